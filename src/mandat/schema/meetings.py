"""The parts of a mandate that dates are computed from: meeting kinds, roles, deadlines, seats, duties."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from mandat.schema import phrases
from mandat.schema.common import Identified, Noted
from mandat.schema.community import Roll
from mandat.schema.cycles import Covers, Cycle, parse_covers, parse_cycle
from mandat.schema.fields import (
    Count,
    Duration,
    Entries,
    Frequency,
    Id,
    Many,
    Model,
    Offset,
    Partial,
    Pattern,
    Period,
    Placement,
    Reader,
    Reference,
    Term,
    Text,
    Who,
    YearlyRange,
    parsed,
)
from mandat.schema.phrases.kinds import BY
from mandat.schema.values import Deputies, Hedged, Misfit, choose, did_you_mean, one_of, parse_deputies, parse_id, words

ItemType = Literal["decision", "information", "discussion"]
Form = Literal["physical", "digital", "hybrid"]
DeputyRule = Annotated[Deputies, parsed(parse_deputies), WithJsonSchema({"type": ["string", "integer"]})]
By = Annotated[
    phrases.YearlyDay | phrases.Partial, parsed(phrases.parse_by), WithJsonSchema({"type": "string", "pattern": BY.pattern})
]
_SERIES = ("each network", "all networks", "each area")
Rights = Many[Literal["attend", "speak", "propose", "vote"]]


def _order(value: object) -> str | tuple[str, ...]:
    if isinstance(value, list):
        return tuple(parse_id(entry) if isinstance(entry, str) else choose("", ()) for entry in value)
    return choose(value if isinstance(value, str) else "", ("listed", "alphabetical"))


Order = Annotated[
    str | tuple[str, ...],
    Reader(_order),
    WithJsonSchema({"anyOf": [{"enum": ["listed", "alphabetical"]}, {"type": "array", "items": {"type": "string"}}]}),
]


def _held_by(text: str) -> str:
    """Whom a kind of meeting is of: one series each, a joint one, or the id of one network, area or mandate."""
    if text in _SERIES:
        return text
    remedy = did_you_mean(text.lower(), _SERIES)
    if remedy.startswith("did you mean") or " " in text:
        raise Misfit(f"{words(text)} does not say whose meetings these are.", remedy)
    return parse_id(text)


HeldBy = Annotated[
    str,
    parsed(_held_by),
    WithJsonSchema({"type": "string", "pattern": f"^({'|'.join(_SERIES)}|[a-z0-9]+(-[a-z0-9]+)*)$"}),
]


def _in_words(*allowed: str) -> WithJsonSchema:
    """One of these words, with or without "should be", as an editor checks it."""
    return WithJsonSchema({"type": "string", "pattern": f"^(should be )?({'|'.join(allowed)})$"})


_ATTENDANCE = ("mandatory", "voluntary")
_DECISIONS = ("consensus", "unanimity", "majority", "2/3 majority", "advisory")
AttendanceRule = Annotated[Hedged, parsed(one_of(*_ATTENDANCE)), _in_words(*_ATTENDANCE)]
DecisionRule = Annotated[Hedged, parsed(one_of(*_DECISIONS)), _in_words(*_DECISIONS)]


class Seat(Identified):
    """A place in the body, filled by somebody whom the party sends."""

    title: Text | None = None
    """What the seat is called. Example: `Representant fra saksbehandlertjenesten`"""
    party: Many[Who] = ()
    """Who fills it; several: one of these. Example: `ahus`"""
    per: Who | None = None
    """So many for each municipality (or other kind), area, party or network; default: in all."""
    count: Count = phrases.Count(1, 1)
    """How many. Example: `1-2`"""
    rights: Rights = ("attend", "speak", "propose", "vote")
    """What the seat may do; without `vote` it is an observer."""
    attends: Literal["always", "as needed", "own items"] = "always"
    """When the seat is called in."""
    same_as: Many[Reference] = ()
    """The same person as in that role or seat. Example: `ssu/chair`"""
    except_: dict[Who, Count] = Field({}, alias="except")
    """Another number for somebody. Example: `{lillestrom: up to 6}`"""
    also_in: dict[Who, Count] = {}
    """So many of these must also sit in that body."""
    term: Term | None = None
    """How long it is held. Example: `2 years`"""
    appointed_by: Many[Who] = ()
    """Who appoints; `itself`: the body chooses."""
    proposed_by: Many[Who] = ()
    """Who proposes."""
    deputies: DeputyRule | None = None
    """Stand-ins for this seat, instead of the composition's rule."""
    requires: Text | None = None
    """Qualifications."""
    tasks: Many[Text] = ()
    """What the seat does."""
    from_: Partial | None = Field(None, alias="from")
    """First day."""
    until: Partial | None = None
    """Last day."""


class Deadline(Noted):
    """When a thing is due, counted from the meeting."""

    when: Offset | None = None
    """Missing: no limit said. Example: `10 days before`"""
    to: Many[Who] = ()
    """Who receives it. Example: `chair`"""
    how: Text | None = None
    """In what way. Example: `Publiceras med aktuella bilagor.`"""
    roll: Roll | None = None
    """Where it goes on a non-working day, instead of the community's rule."""


def _bare(value: object) -> object:
    return {"when": value} if isinstance(value, str) else value


DeadlineRule = Annotated[Deadline, BeforeValidator(_bare)]


class Part(Identified):
    """One part of a meeting, with its own participants."""

    title: Text | None = None
    """What the part is called. Example: `Kommunedelen av møtet`"""
    with_: Many[Who] = Field((), alias="with")
    """Seats or parties that take part; default all."""
    duration: Duration | None = None
    """How long it lasts. Example: `at least 30 min`"""
    tasks: Many[Text] = ()
    """What the part is for."""


class MeetingKind(Identified):
    """A kind of meeting: a level of a body, a planning day, a joint or an extraordinary meeting."""

    title: Text | None = None
    """What the meeting is called. Example: `Nettverksmøte`"""
    of: HeldBy = "each network"
    """One series each (`each network`, `each area`) or a joint one (`all networks`); or the id of one network or area."""
    frequency: Frequency | None = None
    """How often. Example: `at least 4 per year`"""
    counts_as: Id | None = None
    """These meetings also count towards that kind."""
    pattern: Pattern | None = None
    """Which days. Example: `Wednesday in odd weeks 08:30-11:00`"""
    within: YearlyRange | None = None
    """When in the year. Example: `01-01..06-30`"""
    placed: Placement | None = None
    """Where in relation to another body's meetings; without `frequency` one beside each. Example: `14-28 days before ssu`"""
    duration: Duration | None = None
    """How long. Example: `2 h`"""
    form: Many[Form] = ()
    """In which form; several: one of these."""
    place: Text | None = None
    """Where. Example: `Ås rådhus`"""
    with_: Many[Who] = Field((), alias="with")
    """Seats or parties that take part, or `all`; default all."""
    parts: Entries[Part] = ()
    """Parts, in order."""
    organiser: Many[Who] = ()
    """Who runs it."""
    prepared_by: Many[Who] = ()
    """The programme committee."""
    invited_by: Many[Who] = ()
    """Who sends the invitation."""
    called_by: Many[Who] = ()
    """Who may demand it. Example: `[chair, 2 members]`"""
    informs: Many[Who] = ()
    """Whom those who take part inform. Example: `own organisation`"""
    deadlines: dict[Id, DeadlineRule] = {}
    """Instead of the mandate's, thing by thing."""
    from_: Partial | None = Field(None, alias="from")
    """First day."""
    until: Partial | None = None
    """Last day."""


class TurnEvent(Model):
    """Something agreed about one turn."""

    in_: Partial = Field(alias="in")
    """The period. Example: `2026-H1`"""
    of: Id | None = None
    """The network, where the names sit in several. Example: `follo`"""
    swap: Entries[Id] | None = None
    """Two that trade places; the first named has the turn in this period. Example: `[nordre-follo, frogn]`"""
    exempt: Many[Id] = ()
    """Who is skipped in this period."""
    note: Text | None = None
    """Why. Example: `Avtalt i nettverket`"""


class Role(Noted):
    """Who leads, who writes: by turns, fixed to a party, held together, or the same person as elsewhere."""

    title: Text | None = None
    """What the role is called. Example: `Møteleder`"""
    rotates: Period | None = None
    """Takes turns among members. Example: `every half-year`"""
    among: Many[Who] = ()
    """The members that take turns. Example: `municipality`"""
    alternates: Period | None = None
    """Takes turns between parties. Example: `every year`"""
    between: Entries[Who] = ()
    """The parties; the first has the first period. Example: `[rjh, municipality]`"""
    order: Order | None = None
    """The order of turns; never inferred."""
    start: Partial | None = None
    """The first period. Example: `2024-H2`"""
    other_than: Id | None = None
    """Never the holder of that role."""
    party: Many[Who] = ()
    """Fixed to a party; several: one of these."""
    jointly: Entries[Who] = ()
    """These hold it together, one each."""
    office: Text | None = None
    """The post whose holder has it. Example: `Rådmannen i Kongsvinger`"""
    same_as: Reference | None = None
    """The same person as there. Example: `ssu/chair`"""
    term: Term | None = None
    """How long it is held."""
    appointed_by: Many[Who] = ()
    """Who appoints."""
    deputy: Who | None = None
    """Who stands in."""
    tasks: Many[Text] = ()
    """What the role does."""
    at: Many[Id] = ()
    """Only at these meeting kinds; default all."""
    events: Entries[TurnEvent] = ()
    """Swaps and exemptions."""


class Duty(Identified):
    """A plan, report, evaluation, review or event that is due."""

    title: Text | None = None
    """What it is called. Example: `Handlingsplan`"""
    kind: Literal["plan", "report", "evaluation", "review", "event"] | None = None
    """What it is."""
    by: By | None = None
    """At the latest, that day included. Example: `11-30`"""
    every: Annotated[Cycle, parsed(parse_cycle), WithJsonSchema({"type": "string"})] | None = None
    """How often; missing: once. Example: `year`"""
    start: Partial | None = None
    """First year of a longer cycle; nothing is due before it. Example: `2024`"""
    covers: Annotated[Covers, parsed(parse_covers), WithJsonSchema({"type": ["string", "integer"]})] | None = None
    """Which time it is about. Example: `previous year`"""
    owner: Many[Who] = ()
    """Who does it; default: the network."""
    to: Many[Who] = ()
    """Who receives it. Example: `fousam`"""
    via: Who | None = None
    """Through whom."""
    feeds: Reference | None = None
    """The duty that this one must be ready for. Example: `samla-rapport`"""
    part_of: Text | None = None
    """The report that it is a part of: a duty or a text."""
    at: Reference | None = None
    """The meeting kind at which it is handed over."""
    how: Text | None = None
    """In what way."""
