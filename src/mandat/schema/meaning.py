"""What a mandate means, apart from its papers: what a body approves, and what its fingerprint is made of."""

from mandat.schema.fingerprint import fingerprint
from mandat.schema.mandate import Document, MandateFile


def meaning_of(mandate: MandateFile) -> MandateFile:
    """The mandate without what is said about it.

    Left out are `document` (version, status, approval, validity, review, change log), `basis` and `source` (where the rules
    come from) and `accept` (findings that are known). Everything else is printed as the mandate's text or computed from,
    and stays: remarks (`notes`) too.
    """
    return mandate.model_copy(update={"document": Document.model_construct(), "basis": {}, "source": None, "accept": ()})


def mandate_fingerprint(mandate: MandateFile) -> str:
    """The fingerprint of what a mandate means, as `mandat adopt` records it."""
    return fingerprint(meaning_of(mandate))
