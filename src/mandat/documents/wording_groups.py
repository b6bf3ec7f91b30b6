"""The record that a wording file is read into: one class per group of phrases.

`Annotated[str, "date"]` is a phrase with the placeholder `{date}`. Words that may stand inside a sentence are written
small; `capital` makes the first letter large where a phrase begins a line or a cell.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

_N = Annotated[str, "n"]
_WHO = Annotated[str, "who"]
_DATE = Annotated[str, "date"]
_YEAR = Annotated[str, "year"]

ItemTypeOrNone = Literal["decision", "information", "discussion", "none"]


def capital(phrase: str) -> str:
    """The phrase with a large first letter."""
    return phrase[:1].upper() + phrase[1:]


class Choice:
    """A group whose phrases are chosen by an id of the file format: `words.holidays["maundy-thursday"]`."""

    __slots__ = ()

    def __getitem__(self, key: str) -> str:
        return str(getattr(self, key.replace("-", "_").replace(" ", "_")))

    def __contains__(self, key: str) -> bool:
        return hasattr(self, key.replace("-", "_").replace(" ", "_"))


@dataclass(frozen=True, slots=True)
class Plural:
    """A phrase that depends on a number: `1 dag`, `2 dager`, `10–14 dager`."""

    one: _N
    many: _N

    def of(self, least: int, most: int | None = None) -> str:
        """The phrase for a number, or for a range of numbers."""
        if most is None or most == least:
            return (self.one if least == 1 else self.many).format(n=least)
        return self.many.format(n=f"{least}–{most}")


@dataclass(frozen=True, slots=True)
class Party:
    """What a kind of party is called: one, several, all of them, each of them."""

    one: str
    many: str
    all: str
    each: str


@dataclass(frozen=True, slots=True)
class FrameItem:
    """An item that frames an agenda. `id` is `opening`, `agenda`, `previous`, `other`, `next`, `absence` or `closing`."""

    id: str
    title: str
    type: str


@dataclass(frozen=True, slots=True)
class LabelWords:
    """The bold words that begin a block quote."""

    decision: str
    proposal: str
    assumption: str
    note: str


@dataclass(frozen=True, slots=True)
class PageWords:
    """What stands in the margins of every page, and marks beside a fact."""

    page_of: Annotated[str, "page", "pages"]
    assumed: str
    draft: str
    proposed: str
    cancelled: str


@dataclass(frozen=True, slots=True)
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
    report_to: _WHO
    mandatory: str
    voluntary: str
    deputies: str
    sent: _DATE
    not_sent: str
    provisional: str
    cancelled_on: _DATE
    moved_to: Annotated[str, "date"]
    see_item: Annotated[str, "number"]
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
    opening: tuple[FrameItem, ...]
    opening_protocol: tuple[FrameItem, ...]
    closing: tuple[FrameItem, ...]


@dataclass(frozen=True, slots=True)
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
    network: str
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
    product: str
    reason: str
    rule: str
    no_meetings: _YEAR
    no_duties: _YEAR
    proposal: str
    adopted: Annotated[str, "body", "date"]
    moved_from: Annotated[str, "date"]


@dataclass(frozen=True, slots=True)
class RoleWords(Choice):
    """Roles by their id."""

    chair: str
    vice_chair: str
    secretary: str
    secretariat: str
    host: str
    contact: str
    convener: str
    spokesperson: str


@dataclass(frozen=True, slots=True)
class ItemTypeWords(Choice):
    """Types of agenda items."""

    decision: str
    information: str
    discussion: str


@dataclass(frozen=True, slots=True)
class FormWords(Choice):
    """Forms of a meeting, as they stand where a place would."""

    physical: str
    digital: str
    hybrid: str


@dataclass(frozen=True, slots=True)
class DeadlineWords(Choice):
    """The things that are due around a meeting."""

    items: str
    agenda: str
    notice: str
    papers: str
    minutes: str
    comments: str
    absence: str


@dataclass(frozen=True, slots=True)
class StateWords(Choice):
    """States of meetings, documents, items and actions."""

    proposed: str
    planned: str
    announced: str
    held: str
    moved: str
    cancelled: str
    draft: str
    sent: str
    circulated: str
    approved: str
    signed: str
    adopted: str
    expired: str
    replaced: str
    postponed: str
    withdrawn: str
    open: str
    done: str
    late: str


@dataclass(frozen=True, slots=True)
class HolidayWords(Choice):
    """Public holidays and quiet days by their id."""

    new_years_day: str
    epiphany: str
    holy_monday: str
    holy_tuesday: str
    holy_wednesday: str
    maundy_thursday: str
    good_friday: str
    easter_sunday: str
    easter_monday: str
    great_prayer_day: str
    labour_day: str
    constitution_day: str
    national_day: str
    ascension_day: str
    whit_sunday: str
    whit_monday: str
    midsummer_eve: str
    midsummer_day: str
    all_saints_day: str
    independence_day: str
    christmas_eve: str
    christmas_day: str
    second_christmas_day: str
    between_christmas_and_new_year: str
    new_years_eve: str
    bridge_day: str


@dataclass(frozen=True, slots=True)
class ReasonWords:
    """Why a date was moved."""

    weekend: Annotated[str, "date", "weekday"]
    holiday: Annotated[str, "date", "holiday"]
    moved: Annotated[str, "date", "reason"]


@dataclass(frozen=True, slots=True)
class WhoWords:
    """Kinds of parties, and the words that stand for a party."""

    municipality: Party
    region: Party
    county: Party
    hospital: Party
    state: Party
    education: Party
    users: Party
    union: Party
    doctors: Party
    association: Party
    other: Party
    area: Party
    network: Party
    party: Party
    members: str
    itself: str
    own_organisation: str
    all: str
    conjunction: str
    alternative: str

    def kind(self, key: str) -> Party:
        """The words of an organisation kind, or of `area`, `network`, `party`."""
        found = getattr(self, key)
        if not isinstance(found, Party):
            raise KeyError(key)
        return found


@dataclass(frozen=True, slots=True)
class UnitWords:
    """Numbers with their unit."""

    minute: Plural
    minute_short: Plural
    hour: Plural
    day: Plural
    working_day: Plural
    working_day_saturday: Plural
    week: Plural
    month: Plural
    year: Plural
    meeting: Plural


@dataclass(frozen=True, slots=True)
class RuleWords:
    """The short phrases of a mandate, in words."""

    before: Annotated[str, "span"]
    after: Annotated[str, "span"]
    clock: Annotated[str, "rule", "clock"]
    any_time: str
    at_least: Annotated[str, "amount"]
    up_to: Annotated[str, "amount"]
    about: Annotated[str, "amount"]
    should: Annotated[str, "rule"]
    any_number: str
    as_needed: str
    regularly: str
    full_day: str
    half_day: str
    per_year: Annotated[str, "amount"]
    per_half_year: Annotated[str, "amount"]
    per_term: Annotated[str, "amount"]
    per_quarter: Annotated[str, "amount"]
    per_month: Annotated[str, "amount"]
    per_week: Annotated[str, "amount"]
    every_years: _N
    every_half_years: _N
    every_terms: _N
    every_quarters: _N
    every_months: _N
    every_weeks: _N
    every_meetings: _N
    each_meeting: str
    each_half_year: str
    each_quarter: str
    each_month: str
    each_year: str
    each_election_period: str


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Stretches of time that are named."""

    first_half_year: _YEAR
    second_half_year: _YEAR
    quarter: Annotated[str, "n", "year"]
    week: _N
    week_of: Annotated[str, "n", "year"]
    at: Annotated[str, "clock"]
    between: Annotated[str, "start", "end"]


@dataclass(frozen=True, slots=True)
class Wording:
    """Every phrase of one language. `language` and `territory` together choose how dates are written: `nb`, `NO`."""

    language: str
    territory: str
    page: PageWords
    labels: LabelWords
    agenda: AgendaWords
    calendar: CalendarWords
    roles: RoleWords
    role_holders: RoleWords
    item_types: ItemTypeWords
    forms: FormWords
    deadlines: DeadlineWords
    states: StateWords
    holidays: HolidayWords
    reasons: ReasonWords
    who: WhoWords
    units: UnitWords
    rules: RuleWords
    times: TimeWords

    @property
    def locale(self) -> str:
        """The name under which the dates of this language are known: `nb_NO`. The bare language has other week rules."""
        return f"{self.language}_{self.territory}"
