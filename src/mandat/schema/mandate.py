"""A mandate: the rules of one body or of many alike networks."""

from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from mandat.schema import cycles
from mandat.schema.common import Approval, Identified, Noted, SourcedFile
from mandat.schema.community import Language, Numbering
from mandat.schema.fields import Count, Entries, Id, Many, Member, Model, Partial, Reader, Reference, Text, Who, parsed
from mandat.schema.meetings import AttendanceRule, DeadlineRule, DecisionRule, DeputyRule, Duty, ItemType, MeetingKind, Role, Seat
from mandat.schema.values import Quorum, parse_quorum

Review = Annotated[cycles.Review, parsed(cycles.parse_review), WithJsonSchema({"type": ["string", "integer"]})]
QuorumRule = Annotated[Quorum, Reader(parse_quorum), WithJsonSchema({"type": ["string", "integer", "object"]})]


class Ratification(Model):
    """A party that must say yes by itself."""

    party: Who
    """The party. Example: `nesodden`"""
    on: Partial | None = None
    """The day it did; missing: not yet."""
    note: Text | None = None
    """Remark."""
    fingerprint: Text | None = None
    """Of the meaning that was ratified; written by the tool."""


class Change(Model):
    """One line of the change log."""

    version: Text
    """The version that the change made. Example: `1.1`"""
    on: Partial | None = None
    """The day. Example: `2025-06-01`"""
    body: Who | None = None
    """Who decided."""
    what: Text | None = None
    """What was changed."""


class Document(Noted):
    """Version, status and approval of the mandate."""

    version: Text | None = None
    """Which text this is; raised with every change that is decided. Example: `1.0`"""
    status: Literal["draft", "adopted", "expired", "replaced"] | None = None
    """Missing: not said."""
    owner: Who | None = None
    """Responsible for revision; need not be who approves. Example: `ssu`"""
    approved: Entries[Approval] = ()
    """Which bodies approved it, and when."""
    ratified: Entries[Ratification] = ()
    """Parties that must say yes one by one."""
    valid_from: Partial | None = None
    """In force from this day. Example: `2024-08-30`"""
    valid_until: Partial | None = None
    """In force until this day. Example: `2028-12-31`"""
    review: Review | None = None
    """When it is to be reviewed: a partial date or `as needed`. Example: `2025`"""
    replaces: Many[Text] = ()
    """What it replaces: references or text. Example: `[OSU, GSU]`"""
    replaced_by: Reference | None = None
    """The mandate that took its place."""
    changes: Entries[Change] = ()
    """The change log; an empty one is legal."""


class Established(Model):
    """Who set the body up."""

    body: Who
    """The body that decided it. Example: `su`"""
    on: Partial
    """The day. Example: `2013-01-09`"""


class Raise(Noted):
    """What goes up to another body, and under which item there."""

    what: Text
    """The matters. Example: `Frågor av länsövergripande karaktär`"""
    to: Who
    """The body that gets them. Example: `presidiet`"""
    item: Text | None = None
    """The item of its agenda under which they come. Example: `Rapport från lokala samverkansarenor`"""


class Network(Identified):
    """One of the networks that follow this mandate."""

    name: Text
    """The full name. Example: `Forvaltningsnettverk Folloregionen`"""
    members: Entries[Member]
    """Organisations, areas or a kind, in the order used for turns. Example: `[ahus, as, nesodden from 2025-07-01]`"""
    from_: Partial | None = Field(None, alias="from")
    """First day."""
    until: Partial | None = None
    """Last day."""
    purpose: Text | None = None
    """The network's own purpose, printed after the common one."""
    background: Text | None = None
    """The network's own background."""
    tasks: Many[Text] = ()
    """The network's own tasks."""
    local: dict[Text, object] = {}
    """Rule path to the value that holds here instead. Example: `{meetings.regional.frequency: at least 6 per year}`"""


class Composition(Noted):
    """Who sits in the body."""

    attendance: AttendanceRule | None = None
    """Whether members must come."""
    size: Count | None = None
    """How many members in all. Example: `should be 7-10`"""
    informs: Many[Who] = ()
    """Whom members must inform. Example: `own organisation`"""
    deputies: DeputyRule | None = None
    """Stand-ins for every seat. Example: `allowed`"""
    seats: Entries[Seat] = ()
    """The seats."""


class StandingItem(Noted):
    """An item of every agenda."""

    title: Text
    """What stands on the agenda. Example: `Gemensamma handlingsplaner`"""
    type: ItemType | None = None
    """For decision, information or discussion."""
    from_: Many[Who] = Field((), alias="from")
    """Handed down by these bodies."""
    each: Literal["party"] | None = None
    """Once for each party."""
    part: Id | None = None
    """The part of the meeting it belongs to."""
    at: Many[Id] = ()
    """Only at these meeting kinds."""


class AgendaRules(Noted):
    """How the agenda comes about."""

    set_by: Many[Who] = ()
    """Who decides what comes on."""
    numbering: Numbering | None = None
    """How items are numbered, instead of the community's way."""
    standing: Entries[StandingItem] = ()
    """Items of every agenda."""


class MinutesRules(Noted):
    """What is written down, and who gets it."""

    kind: Literal["notes", "minutes", "protocol"] | None = None
    """`protocol` is signed."""
    to: Many[Who] = ("members",)
    """Who gets them."""
    approved: Literal["next meeting", "circulation", "same meeting", "signed"] | None = None
    """How they are approved."""


class Delegation(Noted):
    """A matter that another body decides."""

    what: Text
    """The matter."""
    to: Who
    """The body."""


class SpecialRule(Noted):
    """Another rule for some matters."""

    what: Text
    """The matter."""
    rule: DecisionRule
    """The rule."""


class Decisions(Noted):
    """How the body decides, and what."""

    rule: DecisionRule | None = None
    """How decisions are made. Example: `should be consensus`"""
    binds: Many[Who] = ()
    """Whom the decision binds."""
    scope: Text | None = None
    """What it decides."""
    limits: Text | None = None
    """Within what."""
    excluded: Many[Text] = ()
    """What it keeps out."""
    settles: Text | None = None
    """Which disagreements it settles."""
    follow_up: Text | None = None
    """What happens after a decision."""
    dissent: Text | None = None
    """What one may do who disagrees."""
    on_disagreement: Who | None = None
    """Where an unsolved matter goes."""
    quorum: QuorumRule | None = None
    """How many must be there. Example: `more than half`"""
    stages: Many[ItemType] = ()
    """First one meeting, then the next. Example: `[discussion, decision]`"""
    delegated: Entries[Delegation] = ()
    """Matters that other bodies decide."""
    special: Entries[SpecialRule] = ()
    """Other rules for some matters."""
    casting_vote: Id | None = None
    """The role that decides when votes are equal."""


class Section(Noted):
    """Another heading of the document."""

    title: Text
    """The words of the heading. Example: `Grunnlagsdokument for etableringa`"""
    text: Text | None = None
    """May be missing."""


class MandateFile(SourcedFile):
    """A mandate file; only `format`, `mandate` and `title` are required."""

    mandate: Id
    """The id, which is also the file's name. Example: `forvaltningsnettverk`"""
    title: Text
    """The title of the document. Example: `Mandat for regionale forvaltningsnettverk`"""
    short_title: Text | None = None
    """What people call the body. Example: `Forvaltningsnettverk`"""
    language: Language | None = None
    """Default: the community's."""
    document: Document = Document.model_construct()
    """Version, status, approval, validity."""
    purpose: Text | None = None
    """Why the body is there."""
    background: Text | None = None
    """What led to it."""
    tasks: Many[Text] = ()
    """One line each."""
    powers: Many[Text] = ()
    """What the body may do."""
    legal_basis: Many[Text] = ()
    """The law or agreement that it rests on. Example: `Tenesteavtale 2 punkt 4.1.2`"""
    parent: Id | None = None
    """The body above. Example: `ssu`"""
    established: Established | None = None
    """Who set it up, and when."""
    assignments_from: Many[Who] = ()
    """Who may give it work."""
    carries_out: Many[Who] = ()
    """Bodies whose decisions come down as items."""
    raises: Entries[Raise] = ()
    """What goes up."""
    members: Entries[Member] = ()
    """For a mandate of a single body, instead of `networks`."""
    networks: Entries[Network] = ()
    """The networks that follow this mandate."""
    locked: Many[Text] = ()
    """Rule paths that no network may change."""
    composition: Composition = Composition.model_construct()
    """Who sits in it."""
    meetings: Entries[MeetingKind] = ()
    """Kinds of meeting."""
    roles: dict[Id, Role] = {}
    """Who leads, who writes."""
    deadlines: dict[Id, DeadlineRule] = {}
    """What is due before or after a meeting."""
    agenda: AgendaRules = AgendaRules.model_construct()
    """How the agenda comes about."""
    minutes: MinutesRules = MinutesRules.model_construct()
    """What is written down."""
    decisions: Decisions = Decisions.model_construct()
    """How it decides."""
    duties: Entries[Duty] = ()
    """Plans, reports, evaluations."""
    publication: Text | None = None
    """What is made public."""
    confidentiality: Text | None = None
    """What stays inside."""
    expenses: Text | None = None
    """Who pays."""
    sections: Entries[Section] = ()
    """Other headings of the document."""
