"""From when until when a mandate holds."""

from collections.abc import Iterable
from datetime import date

from mandat.schema.mandate import Document, MandateFile
from mandat.workspace.model import Mandate, Network

_FIRST_VERSIONS = (None, "1", "1.0")


def in_force(document: Document, established: date | None) -> tuple[date | None, date | None]:
    """First and last day of a mandate: `valid_from`, else the day it was established, else always; until `valid_until`."""
    first = document.valid_from.first if document.valid_from else established
    return first, document.valid_until.last if document.valid_until else None


def began(mandate: Mandate, networks: Iterable[Network]) -> date | None:
    """The day from which there was any of these networks of a mandate: its own `from`, else when the mandate began.

    That is the day it was established, or from which its first version is valid. None where the body may be older than
    the files say: the mandate is a later version, takes the place of another, or says no day.
    """
    first = _began(mandate.data)
    days = tuple(one.own.from_.first if one.own is not None and one.own.from_ is not None else first for one in networks)
    return min((day for day in days if day is not None), default=None) if None not in days else None


def _began(data: MandateFile) -> date | None:
    document = data.document
    is_first = document.version in _FIRST_VERSIONS and all(one.version == document.version for one in document.changes)
    if document.replaces or not (is_first or data.established):
        return None
    known = (data.established.on if data.established else None, document.valid_from)
    return min((day.first for day in known if day is not None), default=None)
