"""REF07: entries of `accept` that silence nothing."""

from mandat.checks.check import read_check
from mandat.diagnostics import Severity


@read_check("REF07", Severity.WARNING)
def accepts_nothing() -> None:
    """An entry of `accept` silences no finding.

    What: the finding that the entry names is not there, or the entry's last day is over.

    Why: an acceptance that has lost its reason would silence the next fault at the same place, and one that has run out
    is a promise that somebody made and did not keep.

    Example:
        accept:
          - {code: VER03, path: document.review, because: SSU behandler det i mars, until: 2026-03-31}

    Remedy: remove the entry; or, if the matter is still open, set a later `until`.
    """


ACCEPTANCE = accepts_nothing
"""The check itself: it is made where acceptances are applied, after every other check."""
