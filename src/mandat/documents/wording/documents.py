"""The phrases of the documents themselves: labels, margins, agenda, calendar.

`Annotated[str, "date"]` is a phrase with the placeholder `{date}`.
"""

from typing import Annotated, Literal

from mandat.documents.wording.agenda import CallWords, CarriedWords, KeptWords
from mandat.documents.wording.base import Choice
from mandat.frozen import frozen

_N = Annotated[str, "n"]
_WHO = Annotated[str, "who"]
_DATE = Annotated[str, "date"]
_YEAR = Annotated[str, "year"]

LabelKind = Literal["decision", "proposal", "note"]


@frozen
class FrameWords(Choice):
    """The titles of the items that open and close a meeting; which of them an agenda has is a matter of `frames`.

    The minutes of the last meeting are approved, or only noted.
    """

    opening: str
    signers: str
    absence: str
    agenda: str
    previous: str
    previous_protocol: str
    previous_noted: str
    previous_protocol_noted: str
    follow_up: str
    other: str
    next: str
    closing: str


@frozen
class LabelWords:
    """The bold words that begin a block quote."""

    decision: str
    proposal: str
    assumption: str
    assumptions: str
    note: str

    def kinds(self) -> dict[str, LabelKind]:
        """What each of the words makes of its block quote, for those who set the page."""
        return {
            self.decision: "decision",
            self.proposal: "proposal",
            self.assumption: "note",
            self.assumptions: "note",
            self.note: "note",
        }


@frozen
class PageWords:
    """What stands in the margins of every page, and marks beside a fact."""

    page_of: Annotated[str, "page", "pages"]
    assumed: str
    and_others: str
    draft: str
    proposed: str
    cancelled: str


@frozen
class AgendaWords:
    """Headings, facts, columns and sentences of an agenda."""

    title: Annotated[str, "number", "year"]
    call_title: Annotated[str, "number", "year"]
    when: Annotated[str, "date", "start", "end", "week"]
    when_day: Annotated[str, "date", "week"]
    place: str
    chair: str
    secretary: str
    absence: str
    items_due: str
    agenda_out: str
    papers_out: str
    status: str
    next_meeting: str
    at_latest: _DATE
    at_latest_to: Annotated[str, "date", "who"]
    should_by: _DATE
    should_by_to: Annotated[str, "date", "who"]
    report_to: _WHO
    report_to_assumed: str
    mandatory: str
    voluntary: str
    deputies: str
    sent: _DATE
    not_sent: str
    provisional: str
    cancelled_on: _DATE
    moved_to: Annotated[str, "date"]
    participants: str
    part: str
    party: str
    time: str
    invited: str
    agenda: str
    part_title: Annotated[str, "title", "start", "end", "minutes"]
    part_title_least: Annotated[str, "title", "start", "end", "minutes", "least"]
    clock: str
    number: str
    item: str
    type: str
    responsible: str
    minutes: str
    cases: str
    background: str
    assessment: str
    themes: str
    attachments: str
    attachment: _N
    standing: str
    late_item: str
    carried_over: str
    from_bodies: _WHO
    each_party: Annotated[str, "title", "parties"]
    everyone: str
    exempt: Annotated[str, "ground"]
    call_text: Annotated[str, "who", "date"]
    no_items: str
    body: str
    title_named: Annotated[str, "title"]
    meeting_on: Annotated[str, "date"]
    when_partial: Annotated[str, "when"]
    not_settled: str
    form_open: Annotated[str, "forms"]
    place_and_form: Annotated[str, "form", "place"]
    invited_by: str
    organiser: str
    prepared_by: str
    informs: str
    chosen_from: Annotated[str, "who"]
    jointly: Annotated[str, "who"]
    mandatory_should: str
    deputies_appointed: str
    deputies_personal: str
    deputies_none: str
    deputies_count: Annotated[str, "count"]
    deputies_role: Annotated[str, "who"]
    to: Annotated[str, "who"]
    proposed_date: str
    sending_was_due: Annotated[str, "date"]
    held: str
    from_each: Annotated[str, "who", "seats"]
    when_needed: Annotated[str, "seats"]
    own_items: Annotated[str, "seats"]
    others: str
    guests: str
    seat_per: Annotated[str, "seat", "each"]
    rights_attend: str
    rights_speak: str
    rights_propose: str
    raises: Annotated[str, "what", "who"]
    raises_item: Annotated[str, "what", "who", "item"]
    raised: Annotated[str, "who"]
    part_title_length: Annotated[str, "title", "length"]
    carried: CarriedWords
    kept: KeptWords
    call: CallWords
    frame: FrameWords


@frozen
class CalendarWords:
    """Headings, columns and sentences of a calendar."""

    title: _YEAR
    meetings: str
    deadlines: str
    duties: str
    phases: str
    undated: str
    assumptions: str
    closed: str
    remarks: str
    date: str
    week: str
    weekday: str
    time: str
    meeting: str
    place: str
    chair: str
    secretary: str
    status: str
    duty: str
    due: str
    to: str
    covers: str
    phase: str
    first: str
    last: str
    owner: str
    reason: str
    rule: str
    no_meetings: _YEAR
    proposal: str
    parts: str
    part: str
    participants: str
    length: str
    dispatch: str
    what: str
    quiet_day: Annotated[str, "meeting", "date", "name"]
    unplaced: Annotated[str, "meeting", "n", "first", "last"]
    unplaced_closed: Annotated[str, "meeting", "n", "first", "last"]
    unplaced_within: Annotated[str, "meeting", "n", "first", "last", "opens", "closes"]
    unplaced_weekdays: Annotated[str, "meeting", "n", "first", "last"]
    squeezed: Annotated[str, "meeting", "n", "first", "last"]
    cycle_unknown: Annotated[str, "meeting"]
    placement: Annotated[str, "meeting", "rule", "year"]
    moved: Annotated[str, "meeting", "was", "now", "because"]
    because_closed: Annotated[str, "date", "name"]
    because_outside: Annotated[str, "date"]
    because_clash: Annotated[str, "names", "meeting"]
    because_room: Annotated[str, "meeting"]
    nobody_named: Annotated[str, "name"]
    area_empty: Annotated[str, "name"]
    default_wishes: Annotated[str, "community", "wishes", "values"]
    wish_weekdays: str
    wish_starts: str
    wish_duration: str
    default_weekdays: str
    default_starts: Annotated[str, "clocks"]
    open_end: str
