"""From when until when a mandate holds."""

from datetime import date

from mandat.schema.mandate import Document


def in_force(document: Document, established: date | None) -> tuple[date | None, date | None]:
    """First and last day of a mandate: `valid_from`, else the day it was established, else always; until `valid_until`."""
    first = document.valid_from.first if document.valid_from else established
    return first, document.valid_until.last if document.valid_until else None
