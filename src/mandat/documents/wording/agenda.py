"""The phrases of what an agenda takes over, of deadlines that were met or missed, and of the call for items."""

from typing import Annotated

from mandat.documents.wording.base import Plural
from mandat.frozen import frozen

_WHO = Annotated[str, "who"]
_DATE = Annotated[str, "date"]


@frozen
class CarriedWords:
    """Where an item comes from, and what its plan or report is about."""

    item: Annotated[str, "number"]
    for_items: Annotated[str, "title", "items"]
    lifted: Annotated[str, "who", "date"]
    lifted_item: Annotated[str, "who", "item", "date"]
    decided_there: Annotated[str, "text"]
    duty_due: _DATE
    duty_covers: Annotated[str, "period"]


@frozen
class KeptWords:
    """Whether deadlines were met, and whether the times of an agenda add up."""

    in_time: str
    missed: _DATE
    passed: str
    late_items: Plural
    after_sending: str
    too_long: Annotated[str, "minutes", "length"]
    too_long_parts: Annotated[str, "minutes", "length"]
    time_left: Annotated[str, "minutes", "length"]
    too_short: Annotated[str, "part", "minutes", "least"]
    not_as_said: Annotated[str, "part", "minutes", "length"]


@frozen
class CallWords:
    """The call for items."""

    named: Annotated[str, "title"]
    by: _DATE
    to: _WHO
    plain: str
    late: str
    what: str
    known: str
    kinds: Annotated[str, "parts"]
