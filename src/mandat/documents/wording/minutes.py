"""The phrases of minutes.

`Annotated[str, "date"]` is a phrase with the placeholder `{date}`.
"""

from typing import Annotated

from mandat.documents.wording.base import Choice
from mandat.frozen import frozen

_DATE = Annotated[str, "date"]
_NUMBERED = Annotated[str, "number", "year"]
_NAMED = Annotated[str, "title"]
_WHO = Annotated[str, "who"]


@frozen
class MinutesTitleWords(Choice):
    """What minutes are called, by the `kind` that the mandate says."""

    notes: _NUMBERED
    notes_named: _NAMED
    minutes: _NUMBERED
    minutes_named: _NAMED
    protocol: _NUMBERED
    protocol_named: _NAMED


@frozen
class AttendanceWords(Choice):
    """How a seat was represented, by the words of the file format."""

    present: str
    remote: str
    deputy: str
    excused: str
    absent: str
    not_recorded: str


@frozen
class MinutesStateWords:
    """How far minutes have come."""

    draft: str
    circulated: _DATE
    circulated_some_day: str
    comments_by: _DATE
    comments_to: Annotated[str, "date", "who"]
    next_meeting: str
    circulation: str
    same_meeting: str
    by_signature: str
    approved: str
    approved_on: _DATE
    approved_item: Annotated[str, "date", "item"]
    signed: str
    signed_on: _DATE
    signed_item: Annotated[str, "date", "item"]
    changed: str
    not_approved: str
    changed_since: str


@frozen
class MinutesWords:
    """The minutes of a meeting."""

    titles: MinutesTitleWords
    attendance: str
    seat: str
    states: AttendanceWords
    several: Annotated[str, "state", "n"]
    deputy_for: Annotated[str, "seat"]
    deputy_named: Annotated[str, "name", "seat"]
    seat_of: Annotated[str, "seat", "party"]
    of_all: Annotated[str, "party", "n", "total"]
    represented: Annotated[str, "party", "n", "total"]
    there: Annotated[str, "party", "n"]
    none_recorded: str
    guest_of: Annotated[str, "guest", "party"]
    guest_items: Annotated[str, "guest", "items"]
    guest_several_items: Annotated[str, "guest", "items"]
    turn_was: Annotated[str, "who", "planned"]
    by_plan: _WHO
    no_place: str
    items: str
    item_type: Annotated[str, "title", "type"]
    no_items: str
    not_mentioned: str
    treatment: str
    postponed: str
    withdrawn: str
    dissent: str
    further: str
    raised: _WHO
    unsolved: _WHO
    exempt: Annotated[str, "ground"]
    follow_up: str
    item: str
    what: str
    owner: str
    due: str
    status: str
    attachment_of: Annotated[str, "path", "item"]
    recipients: str
    version: str
    internal: str
    public: str
    internal_foot: str
    public_foot: str
    state: MinutesStateWords
    signing: str
    role: str
    signature: str
    signing_party: str
    signer: str
    keeper: str
