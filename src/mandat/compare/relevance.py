"""Which rules the dates hang on: nothing is planned where nothing changed that a date could follow."""

from collections.abc import Iterable
from enum import IntEnum

from mandat.schema.differences import Difference

_WORDS = frozenset(
    {
        "title", "name", "short_name", "short_title", "notes", "note", "purpose", "background", "tasks", "source", "language",
        "number", "calendar_domain", "numbering", "requires", "organiser", "prepared_by", "invited_by", "called_by", "informs",
        "rights", "term", "appointed_by", "proposed_by", "attendance", "deputies", "size", "to", "how", "parent",
    }
)  # fmt: skip
"""Fields that are read by people only."""
_DATED = ("networks", "members", "composition", "meetings", "established", "organisations", "areas", "closed", "country", "terms",
          "wishes", "community", "people")  # fmt: skip
_DEADLINES = ("deadlines", "roll", "quiet", "roles")


class Weight(IntEnum):
    """What a difference can do to the dates of meetings."""

    NOTHING = 0
    AROUND = 1
    """Deadlines or roles around them change; every date stands."""
    DATES = 2
    """Dates may have to move, come or go."""


def weight(differences: Iterable[Difference]) -> Weight:
    """The most that these differences can do."""
    return max((_weight(one) for one in differences), default=Weight.NOTHING)


def _weight(one: Difference) -> Weight:
    steps = one.path.split(".")
    if steps[-1] in _WORDS:
        return Weight.NOTHING
    if steps[0] in _DEADLINES or "deadlines" in steps or _is_order(one):
        return Weight.AROUND
    if steps[:2] in (["document", "valid_from"], ["document", "valid_until"]):
        return Weight.DATES
    return Weight.DATES if steps[0] in _DATED else Weight.NOTHING


def _is_order(one: Difference) -> bool:
    """Whether a list only has another order."""
    before, after = one.before, one.after
    return isinstance(before, tuple) and isinstance(after, tuple) and sorted(map(str, before)) == sorted(map(str, after))
