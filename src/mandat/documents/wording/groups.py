"""The record that a wording file is read into: one class per group of phrases.

`Annotated[str, "date"]` is a phrase with the placeholder `{date}`. Words that may stand inside a sentence are written
small; `capital` makes the first letter large where a phrase begins a line or a cell.
"""

from typing import Annotated

from mandat.documents.wording.base import Choice, Party, Plural
from mandat.documents.wording.documents import AgendaWords, CalendarWords, LabelWords, PageWords
from mandat.documents.wording.mandate import MandateWords
from mandat.documents.wording.minutes import MinutesWords
from mandat.documents.wording.people import PeopleWords
from mandat.documents.wording.report import ReportWords
from mandat.frozen import frozen

_N = Annotated[str, "n"]
_YEAR = Annotated[str, "year"]
_TIME = Annotated[str, "time"]


@frozen
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


@frozen
class ItemTypeWords(Choice):
    """Types of agenda items."""

    decision: str
    information: str
    discussion: str


@frozen
class FormWords(Choice):
    """Forms of a meeting, as they stand where a place would; `hybrid_among` where it is one of several."""

    physical: str
    digital: str
    hybrid: str
    hybrid_among: str


@frozen
class DeadlineWords(Choice):
    """The things that are due around a meeting."""

    items: str
    agenda: str
    notice: str
    papers: str
    minutes: str
    comments: str
    protocol: str
    protocol_comments: str
    absence: str


@frozen
class StateWords(Choice):
    """States of meetings, documents, items and actions."""

    proposed: str
    planned: str
    announced: str
    held: str
    moved: str
    cancelled: str
    draft: str
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


@frozen
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


@frozen
class ReasonWords:
    """Why a date was moved."""

    weekend: Annotated[str, "date", "weekday"]
    holiday: Annotated[str, "date", "holiday"]


@frozen
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


@frozen
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


@frozen
class RuleWords:
    """The short phrases of a mandate, in words."""

    before: Annotated[str, "span"]
    after: Annotated[str, "span"]
    after_sending: Annotated[str, "span"]
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
    other_year: str
    other_half_year: str
    other_term: str
    other_quarter: str
    other_month: str
    other_week: str
    other_meeting: str
    each_meeting: str
    each_half_year: str
    each_quarter: str
    each_month: str
    each_year: str
    each_election_period: str


@frozen
class TimeWords:
    """Stretches of time that are named, and days and stretches as they stand inside a sentence."""

    first_half_year: _YEAR
    second_half_year: _YEAR
    quarter: Annotated[str, "n", "year"]
    week: _N
    week_of: Annotated[str, "n", "year"]
    at: Annotated[str, "clock"]
    day: Annotated[str, "date"]
    weekday_day: Annotated[str, "weekday", "date"]
    in_month: _TIME
    in_year: _TIME
    between: Annotated[str, "start", "end"]


@frozen
class Wording:
    """Every phrase of one language. `language` and `territory` together choose how dates are written: `nb`, `NO`."""

    language: str
    territory: str
    page: PageWords
    labels: LabelWords
    agenda: AgendaWords
    minutes: MinutesWords
    calendar: CalendarWords
    mandate: MandateWords
    report: ReportWords
    people: PeopleWords
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
