"""plan-<year>.yaml: the only place for dates."""

from typing import Annotated, Literal

from pydantic import WithJsonSchema

from mandat.schema.common import Noted, SourcedFile
from mandat.schema.fields import Entries, Hours, Id, Model, Partial, Text, Who, WholeNumber, Year, parsed
from mandat.schema.meetings import Form
from mandat.schema.values import parse_kind_reference, parse_series

State = Literal["planned", "announced", "held", "moved", "cancelled"]
Of = Annotated[str, parsed(parse_series), WithJsonSchema({"type": "string", "pattern": "^([a-z0-9-]+|all networks)$"})]
KindReference = Annotated[
    str, parsed(parse_kind_reference), WithJsonSchema({"type": "string", "pattern": "^[a-z0-9-]+/[a-z0-9-]+$"})
]


class Adopted(Model):
    """Who decided the plan."""

    body: Who
    """The body. Example: `au`"""
    on: Partial
    """The day. Example: `2024-11-20`"""


class PlanCertificate(Model):
    """How good the plan was when dates were last chosen, in all communities at once; written by the tool."""

    cost: WholeNumber
    """Sum of the costs of the dates that were chosen then; dates that stood already are decided, and cost nothing."""
    bound: WholeNumber
    """No choice of these dates can cost less than this."""
    chosen: WholeNumber | None = None
    """Meetings that got or changed their date then: `cost` and `bound` count these."""
    meetings: WholeNumber | None = None
    """Meetings of the year in all communities: `digest` is of these."""
    proven: Literal["yes", "no"]
    """Whether the cost is known to be the lowest."""
    unique: Literal["yes", "no"]
    """Whether the rules give exactly these dates."""
    digest: Text
    """Of the dates of all meetings of the year, in all communities."""
    weights: Text
    """Version of the cost table."""


class PlannedMeeting(Noted):
    """One meeting, one line."""

    id: Id
    """For ever; unique in the community. Example: `follo-2025-1`"""
    kind: KindReference
    """`mandate/kind`. Example: `forvaltningsnettverk/regional`"""
    of: Of
    """The network, area or mandate, or `all networks`. Example: `follo`"""
    on: Partial
    """A day, or a partial date not yet settled. Example: `2025-W41`"""
    time: Hours | None = None
    """Local time. Example: `09:00-11:00`"""
    place: Text | None = None
    """Where one meets. Example: `Ås rådhus`"""
    form: Form | None = None
    """How one meets."""
    host: Who | None = None
    """Who receives the others."""
    title: Text | None = None
    """Instead of the kind's title."""
    state: State = "planned"
    """Where the meeting is in its life."""
    was: Partial | None = None
    """The earlier date of a moved meeting."""
    because: Text | None = None
    """Why it was moved or cancelled, or stands where the rules would not put it."""
    revision: WholeNumber = 0
    """Counts every change after adoption."""
    revised: Partial | None = None
    """The day of the last change."""


class PlanFile(SourcedFile):
    """The dates of a year."""

    plan: Year
    """The year. Example: `2025`"""
    adopted: Adopted | None = None
    """Who decided it, and when."""
    certificate: PlanCertificate | None = None
    """How good the plan is."""
    meetings: Entries[PlannedMeeting]
    """One line per meeting, sorted by date."""
