"""meetings/<id>.yaml: one meeting through its life, from items to approved minutes. No names of people."""

from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from mandat.schema import values
from mandat.schema.common import Action, FileModel, Noted
from mandat.schema.fields import Duration, Entries, Id, Many, Model, Partial, Reference, Text, Who, parsed
from mandat.schema.meetings import ItemType
from mandat.schema.values import parse_attendance

AttendanceWord = Annotated[
    values.Attendance,
    parsed(parse_attendance),
    WithJsonSchema({"type": "string", "pattern": "^([1-9][0-9]* )?(present|remote|deputy|excused|absent)$"}),
]


class Guest(Noted):
    """Somebody who is no member."""

    title: Text
    """Role or organisation, never a name. Example: `Innleder fra PLO-gruppen`"""
    party: Who | None = None
    """Whom the guest comes from."""
    items: Many[Text] = ()
    """The items the guest is there for. Example: `[03/25]`"""


class Dissent(Model):
    """A party that did not agree."""

    party: Who
    """The party. Example: `frogn`"""
    text: Text
    """What it wants to be written down. Example: `Frogn mener sjekklisten bør være nasjonal.`"""


class Item(Noted):
    """One item of the agenda, and what became of it."""

    number: Text | None = None
    """Given once by the tool, then fixed. Example: `03/25`"""
    title: Text
    """What the item is called. Example: `Kvalitet i PLO-meldinger`"""
    type: ItemType | None = None
    """For decision, information or discussion."""
    part: Id | None = None
    """The part of the meeting."""
    duration: Duration | None = None
    """How long it takes. Example: `30 min`"""
    presenter: Who | None = None
    """Who presents it. Example: `ahus/ahus-klinikk`"""
    attachments: Many[Text] = ()
    """Paths from the community's folder. Example: `vedlegg/plo-tall-2024.pdf`"""
    background: Text | None = None
    """What the matter is."""
    assessment: Text | None = None
    """What is to be considered."""
    proposal: Text | None = None
    """The decision that is proposed."""
    received: Partial | None = None
    """The day it came in; after the deadline it is marked late."""
    from_: Many[Who] = Field((), alias="from")
    """Handed down by these bodies."""
    raise_to: Who | None = None
    """The body it is lifted up to."""
    frame: Literal["opening", "closing"] | None = None
    """It only opens or closes the meeting; written by the tool when the agenda is sent."""
    duty: Reference | None = None
    """The plan or report it treats."""
    decision: Text | None = None
    """What was decided."""
    dissent: Entries[Dissent] = ()
    """Who did not agree."""
    actions: Entries[Action] = ()
    """Who does what until when."""
    outcome: Literal["postponed", "withdrawn"] | None = None
    """What became of it, if it was not treated."""
    exempt: Text | None = None
    """The legal ground; of such an item only number and ground are public. Example: `offl. § 13`"""


class SentAgenda(Model):
    """The agenda that went out."""

    sent: Partial
    """The day. Example: `2025-02-06`"""


class MinutesApproval(Model):
    """Where or when the minutes were approved."""

    at: Id | None = None
    """The meeting. Example: `follo-2025-2`"""
    item: Text | None = None
    """The item there. Example: `06/25`"""
    on: Partial | None = None
    """The day."""


class MeetingMinutes(Noted):
    """How far the minutes have come."""

    status: Literal["draft", "circulated", "approved", "signed"]
    """Where they are on their way. Example: `approved`"""
    sent: Partial | None = None
    """The day they went out."""
    signers: Many[Who] = ()
    """Who signs a protocol beside chair and secretary, as chosen at the meeting. Example: `[enebakk]`"""
    approved: MinutesApproval | None = None
    """Where or when."""
    fingerprint: Text | None = None
    """Of what was approved (items, attendance, roles, guests, signers), written by the tool; `done` of an action is not in it."""


class MeetingFile(FileModel):
    """Agenda first, minutes later. Date, time and place stand in the plan under the same id."""

    meeting: Id
    """The id in the plan, which is also the file's name. Example: `follo-2025-1`"""
    roles: dict[Id, Who] = {}
    """Who really had them. Example: `{chair: nesodden, secretary: enebakk}`"""
    agenda: SentAgenda | None = None
    """Once it is there, the file alone is the agenda."""
    attendance: dict[Reference, AttendanceWord] = {}
    """`organisation/seat` to how it was represented. A seat without party: its id; where the mandate has no seats: the member."""
    guests: Entries[Guest] = ()
    """Others who were there."""
    items: Entries[Item] = ()
    """The items."""
    minutes: MeetingMinutes | None = None
    """How far they have come."""
