"""community.yaml: who there is, which weeks are closed, and what the planner should wish for."""

from datetime import time
from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from mandat.schema import phrases
from mandat.schema.common import Identified, Noted, SourcedFile
from mandat.schema.fields import (
    Count,
    Duration,
    Entries,
    Hours,
    Id,
    Many,
    Member,
    Partial,
    PositiveNumber,
    Text,
    WholeNumber,
    YearlyRange,
    parsed,
)
from mandat.schema.phrases.kinds import CLOSING
from mandat.schema.phrases.names import WEEKDAYS
from mandat.schema.registers import Code, TimeZone

Country = Literal["NO", "SE", "DK", "FI"]
Language = Literal["nb", "nn", "sv", "da", "en"]
Roll = Literal["earlier", "later", "none"]
Numbering = Literal["NN/YY", "NN-YY", "§ N", "YYYY/NN"]
OrganisationKind = Literal[
    "municipality",
    "region",
    "county",
    "hospital",
    "state",
    "education",
    "users",
    "union",
    "doctors",
    "association",
    "other",
]
Closing = Annotated[
    phrases.Partial | phrases.Range | phrases.YearlyDay | phrases.YearlyRange,
    parsed(phrases.parse_closing),
    WithJsonSchema({"type": "string", "pattern": CLOSING.pattern, "examples": list(CLOSING.examples)}),
]
Weekday = Annotated[int, parsed(phrases.parse_weekday), WithJsonSchema({"enum": list(WEEKDAYS)})]
Clock = Annotated[time, parsed(phrases.parse_clock), WithJsonSchema({"type": "string", "pattern": r"^\d\d:\d\d$"})]


class Organisation(Identified):
    """A municipality, a hospital, a users' association: whoever can be a member."""

    name: Text
    """Full name. Example: `Akershus universitetssykehus`"""
    short_name: Text | None = None
    """As it is mostly called. Example: `Ahus`"""
    kind: OrganisationKind
    """What it is; a kind is also a party word: `municipality` means every member of that kind."""
    code: Code | None = None
    """Municipality code, four digits. Example: `3220`"""
    number: Text | None = None
    """Number in the national register of organisations."""
    count: Count | None = None
    """Makes the entry stand for several that the source does not name. Example: `16`"""
    from_: Partial | None = Field(None, alias="from")
    """First day. Example: `2024-01-01`"""
    until: Partial | None = None
    """Last day. Example: `2023-12-31`"""
    successor: Many[Id] = ()
    """Who takes its place in a rotation after a merger or a split. Example: `[alesund, haram]`"""


class Area(Identified):
    """A group of municipalities."""

    name: Text
    """What people call it. Example: `Hamarregionen`"""
    members: Entries[Member] = ()
    """Its municipalities, with time if it changes; may be empty where the source names none."""
    from_: Partial | None = Field(None, alias="from")
    """First day."""
    until: Partial | None = None
    """Last day."""


class Body(Identified):
    """A body that has no mandate file here."""

    name: Text
    """The full name. Example: `Strategisk samarbeidsutvalg`"""
    short_name: Text | None = None
    """What people call it. Example: `SSU`"""
    parent: Id | None = None
    """The body above."""
    from_: Partial | None = Field(None, alias="from")
    """First day."""
    until: Partial | None = None
    """Last day."""
    successor: Many[Id] = ()
    """Which body follows it."""


class ClosedTime(Noted):
    """Days without meetings (closed) or with a warning (quiet)."""

    when: Closing
    """A partial date, a range, or a time of every year. Example: `W28..W30`"""
    name: Text
    """Why nobody meets then. Example: `Vinterferie`"""
    source: Text | None = None
    """Where that stands. Example: `kommunenes skoleruter 2024-2025`"""
    only: Many[Id] = ()
    """Only for these organisations or areas."""


class Wishes(Noted):
    """What the planner should aim at. A wish that is missing has a default, which is shown as an assumption."""

    weekdays: Many[Weekday] | None = None
    """Days of the week for meetings; default Monday to Thursday. Example: `[Monday, Tuesday, Thursday]`"""
    starts: Many[Clock] | None = None
    """Hours at which meetings begin; default 09:00 and 12:30. Example: `[09:00, 12:30]`"""
    hours: Hours | None = None
    """First start and last end of a day; without `starts` every full hour between. Example: `08:00-16:00`"""
    duration: Duration | None = None
    """How long a meeting lasts where its mandate does not say; default 2 hours. Example: `2 h`"""
    travel: Duration | None = None
    """Time between two physical meetings in different places; default none. Example: `60 min`"""
    per_day: PositiveNumber | None = None
    """Meetings a day for one holder; default 2."""
    per_week: PositiveNumber | None = None
    """Meetings a week for one holder; default 4."""
    weights: dict[Text, WholeNumber] = {}
    """Costs of the planner by name, instead of the tool's table."""


class CommunityFile(SourcedFile):
    """A community: one folder, one country, one default language."""

    community: Id
    """The id, which is also the folder's name. Example: `ahus`"""
    name: Text
    """The full name. Example: `Helsefellesskapet Ahus og kommunene`"""
    country: Country
    """Gives public holidays and the register of municipalities. Example: `NO`"""
    language: Language
    """Of every file below that does not say another. Example: `nb`"""
    time_zone: TimeZone | None = None
    """IANA name; default: the country's. Kept for calendar files: no command reads it yet. Example: `Europe/Oslo`"""
    calendar_domain: Text | None = None
    """Right side of the identifiers in calendar files, never changed. No command reads it yet. Example: `ahus.example`"""
    roll: Roll = "earlier"
    """Where a deadline on a non-working day goes."""
    numbering: Numbering | None = None
    """How items are numbered; default by language (`NN/YY`, in Swedish `§ N`)."""
    terms: dict[Text, YearlyRange] = {}
    """What `per term` means; default half-years. Example: `{spring: 01-10..06-15, autumn: 08-15..12-20}`"""
    organisations: Entries[Organisation] = ()
    """Everybody who can be a member."""
    areas: Entries[Area] = ()
    """Groups of municipalities."""
    bodies: Entries[Body] = ()
    """Bodies without a mandate file."""
    closed: Entries[ClosedTime] = ()
    """No meeting is put here."""
    quiet: Entries[ClosedTime] = ()
    """A meeting here gets a note."""
    wishes: Wishes = Wishes.model_construct()
    """For the planner."""
