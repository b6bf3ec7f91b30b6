"""Every name by which a file refers to something else: who, which body, role, seat, meeting kind or duty.

One list for all kinds of file. It says what each field wants there; whether the name leads to such a thing is for the
checks.
"""

from collections.abc import Iterable, Iterator
from typing import Literal

from mandat.frozen import frozen
from mandat.schema.common import Action
from mandat.schema.community import CommunityFile
from mandat.schema.mandate import MandateFile
from mandat.schema.meeting import Item, MeetingFile
from mandat.schema.meetings import Deadline, Duty, MeetingKind, Role, Seat
from mandat.schema.people import PeopleFile
from mandat.schema.plan import PlanFile
from mandat.schema.process import ProcessFile

Wanted = Literal[
    "somebody", "somebody told", "members", "an organisation", "organisations or areas", "parties", "a body", "a series",
    "a network", "a role", "a seat", "a role or a seat", "a meeting kind", "a meeting", "a part of a meeting", "a duty",
]  # fmt: skip
"""What a field wants. `parties` take turns or hold a role, `somebody told` may be the level of a body, `a series` is
what a kind of meeting is of, `a meeting` is what another is placed before or after."""

STANDARD_ROLES = ("chair", "vice-chair", "secretary", "secretariat", "host", "contact", "convener", "spokesperson")
"""Roles that every body can have, also one whose mandate is not written here."""

_NUMBERS_OF_SEATS = ("area", "party", "network")
"""Words of `per` that name nobody."""


@frozen
class Named:
    """A name in a file: its rule path there, the field it is given for, and what that field wants."""

    path: str
    name: str
    field: str
    wanted: Wanted = "somebody"
    at_key: bool = False


def _one(path: str, field: str, name: str | None, wanted: Wanted = "somebody") -> Iterator[Named]:
    if name is not None:
        yield Named(_below(path, field), name, field, wanted)


def _each(path: str, field: str, names: Iterable[str], wanted: Wanted = "somebody") -> Iterator[Named]:
    if names:
        here = _below(path, field)
        for position, name in enumerate(names, 1):
            yield Named(f"{here}.{position}", name, field, wanted)


def _keys(path: str, field: str, names: Iterable[str], wanted: Wanted = "somebody") -> Iterator[Named]:
    for name in names:
        yield Named(f"{_below(path, field)}.{name}", name, field, wanted, at_key=True)


def _below(path: str, field: str) -> str:
    return f"{path}.{field}" if path else field


def of_community(data: CommunityFile) -> Iterator[Named]:
    """The names in `community.yaml`."""
    for organisation in data.organisations:
        yield from _each(f"organisations.{organisation.id}", "successor", organisation.successor, "an organisation")
    for area in data.areas:
        yield from _each(f"areas.{area.id}", "members", (member.id for member in area.members), "members")
    for body in data.bodies:
        yield from _one(f"bodies.{body.id}", "parent", body.parent, "a body")
        yield from _each(f"bodies.{body.id}", "successor", body.successor, "a body")
    for field, entries in (("closed", data.closed), ("quiet", data.quiet)):
        for position, entry in enumerate(entries, 1):
            yield from _each(f"{field}.{position}", "only", entry.only, "organisations or areas")


def of_mandate(data: MandateFile) -> Iterator[Named]:
    """The names in a mandate, or in a mandate as it holds in one network."""
    yield from _document(data)
    yield from _place_in_the_whole(data)
    yield from _each("", "members", (member.id for member in data.members), "members")
    for network in data.networks:
        yield from _each(f"networks.{network.id}", "members", (member.id for member in network.members), "members")
    yield from _composition(data)
    for kind in data.meetings:
        yield from _kind(f"meetings.{kind.id}", kind)
    for name, role in data.roles.items():
        yield from _role(f"roles.{name}", role)
    yield from _deadlines("deadlines", data.deadlines)
    yield from _agenda_and_minutes(data)
    yield from _decisions(data)
    for duty in data.duties:
        yield from _duty(f"duties.{duty.id}", duty)


def _document(data: MandateFile) -> Iterator[Named]:
    document = data.document
    yield from _one("document", "owner", document.owner)
    for position, approval in enumerate(document.approved, 1):
        yield from _one(f"document.approved.{position}", "body", approval.body)
    for position, ratification in enumerate(document.ratified, 1):
        yield from _one(f"document.ratified.{position}", "party", ratification.party)
    for position, change in enumerate(document.changes, 1):
        yield from _one(f"document.changes.{position}", "body", change.body)
    yield from _each("document", "replaces", document.replaces, "a body")
    yield from _one("document", "replaced_by", document.replaced_by, "a body")


def _place_in_the_whole(data: MandateFile) -> Iterator[Named]:
    yield from _one("", "parent", data.parent, "a body")
    yield from _one("established", "body", data.established.body if data.established else None)
    yield from _each("", "assignments_from", data.assignments_from)
    yield from _each("", "carries_out", data.carries_out)
    for position, entry in enumerate(data.raises, 1):
        yield from _one(f"raises.{position}", "to", entry.to)


def _composition(data: MandateFile) -> Iterator[Named]:
    composition = data.composition
    yield from _each("composition", "informs", composition.informs)
    yield from _one("composition", "deputies", composition.deputies.role if composition.deputies else None, "a role or a seat")
    for seat in composition.seats:
        yield from _seat(f"composition.seats.{seat.id}", seat)


def _seat(path: str, seat: Seat) -> Iterator[Named]:
    yield from _each(path, "party", seat.party)
    if seat.per not in _NUMBERS_OF_SEATS:
        yield from _one(path, "per", seat.per)
    yield from _each(path, "same_as", seat.same_as, "a role or a seat")
    yield from _keys(path, "except", seat.except_)
    yield from _keys(path, "also_in", seat.also_in, "a body")
    yield from _each(path, "appointed_by", seat.appointed_by)
    yield from _each(path, "proposed_by", seat.proposed_by)
    yield from _one(path, "deputies", seat.deputies.role if seat.deputies else None, "a role or a seat")


def _kind(path: str, kind: MeetingKind) -> Iterator[Named]:
    yield from _one(path, "of", kind.of, "a series")
    yield from _one(path, "counts_as", kind.counts_as, "a meeting kind")
    if kind.placed is not None:
        yield Named(f"{path}.placed", kind.placed.reference, "placed", "a meeting")
    yield from _each(path, "with", kind.with_)
    for part in kind.parts:
        yield from _each(f"{path}.parts.{part.id}", "with", part.with_)
    yield from _each(path, "organiser", kind.organiser)
    yield from _each(path, "prepared_by", kind.prepared_by)
    yield from _each(path, "invited_by", kind.invited_by)
    yield from _each(path, "called_by", kind.called_by)
    yield from _each(path, "informs", kind.informs, "somebody told")
    yield from _deadlines(f"{path}.deadlines", kind.deadlines)


def _deadlines(path: str, deadlines: dict[str, Deadline]) -> Iterator[Named]:
    for thing, deadline in deadlines.items():
        yield from _each(f"{path}.{thing}", "to", deadline.to)


def _role(path: str, role: Role) -> Iterator[Named]:
    yield from _each(path, "among", role.among, "members")
    yield from _each(path, "between", role.between, "parties")
    if isinstance(role.order, tuple):
        yield from _each(path, "order", role.order, "an organisation")
    yield from _one(path, "other_than", role.other_than, "a role")
    yield from _each(path, "party", role.party, "parties")
    yield from _each(path, "jointly", role.jointly, "parties")
    yield from _one(path, "same_as", role.same_as, "a role or a seat")
    yield from _each(path, "appointed_by", role.appointed_by)
    yield from _one(path, "deputy", role.deputy)
    yield from _each(path, "at", role.at, "a meeting kind")
    for position, event in enumerate(role.events, 1):
        here = f"{path}.events.{position}"
        yield from _one(here, "of", event.of, "a network")
        yield from _each(here, "swap", event.swap or (), "an organisation")
        yield from _each(here, "exempt", event.exempt, "an organisation")


def _agenda_and_minutes(data: MandateFile) -> Iterator[Named]:
    yield from _each("agenda", "set_by", data.agenda.set_by)
    for position, item in enumerate(data.agenda.standing, 1):
        here = f"agenda.standing.{position}"
        yield from _each(here, "from", item.from_)
        yield from _one(here, "part", item.part, "a part of a meeting")
        yield from _each(here, "at", item.at, "a meeting kind")
    yield from _each("minutes", "to", data.minutes.to)


def _decisions(data: MandateFile) -> Iterator[Named]:
    decisions = data.decisions
    yield from _each("decisions", "binds", decisions.binds)
    yield from _one("decisions", "on_disagreement", decisions.on_disagreement)
    if decisions.quorum is not None:
        yield from _keys("decisions", "quorum", (who for who, _ in decisions.quorum.each))
    for position, delegation in enumerate(decisions.delegated, 1):
        yield from _one(f"decisions.delegated.{position}", "to", delegation.to)
    yield from _one("decisions", "casting_vote", decisions.casting_vote, "a role")


def _duty(path: str, duty: Duty) -> Iterator[Named]:
    yield from _each(path, "owner", duty.owner)
    yield from _each(path, "to", duty.to)
    yield from _one(path, "via", duty.via)
    yield from _one(path, "feeds", duty.feeds, "a duty")
    yield from _one(path, "part_of", duty.part_of, "a duty")
    yield from _one(path, "at", duty.at, "a meeting kind")


def of_plan(data: PlanFile) -> Iterator[Named]:
    """The names in a plan."""
    yield from _one("adopted", "body", data.adopted.body if data.adopted else None)
    for meeting in data.meetings:
        yield from _one(f"meetings.{meeting.id}", "kind", meeting.kind, "a meeting kind")
        yield from _one(f"meetings.{meeting.id}", "of", meeting.of, "a series")
        yield from _one(f"meetings.{meeting.id}", "host", meeting.host)


def of_meeting(data: MeetingFile) -> Iterator[Named]:
    """The names in a meeting file; other meetings are left out."""
    yield from _keys("", "roles", (role for role in data.roles if role not in STANDARD_ROLES), "a role")
    for role, who in data.roles.items():
        yield Named(f"roles.{role}", who, role)
    yield from _keys("", "attendance", data.attendance, "a seat")
    for position, guest in enumerate(data.guests, 1):
        yield from _one(f"guests.{position}", "party", guest.party)
    for position, item in enumerate(data.items, 1):
        yield from _item(f"items.{position}", item)
    yield from _each("minutes", "signers", data.minutes.signers if data.minutes else ())


def _item(path: str, item: Item) -> Iterator[Named]:
    yield from _one(path, "part", item.part, "a part of a meeting")
    yield from _one(path, "presenter", item.presenter)
    yield from _each(path, "from", item.from_)
    yield from _one(path, "raise_to", item.raise_to)
    yield from _one(path, "duty", item.duty, "a duty")
    for position, dissent in enumerate(item.dissent, 1):
        yield from _one(f"{path}.dissent.{position}", "party", dissent.party)
    yield from _actions(path, item.actions)


def _actions(path: str, actions: tuple[Action, ...]) -> Iterator[Named]:
    for position, action in enumerate(actions, 1):
        yield from _one(f"{_below(path, 'actions')}.{position}", "owner", action.owner)


def of_process(data: ProcessFile) -> Iterator[Named]:
    """The names in a process plan; its own phases are left out."""
    yield from _each("", "owner", data.owner)
    yield from _each("", "assignments_from", data.assignments_from)
    for phase in data.phases:
        yield from _each(f"phases.{phase.id}", "owner", phase.owner)
        yield from _each(f"phases.{phase.id}", "decided_by", phase.decided_by)
    if data.proposal is not None:
        yield from _each("proposal", "to", data.proposal.to)
    yield from _actions("", data.actions)


def of_people(data: PeopleFile) -> Iterator[Named]:
    """The seats and roles in the private file of people."""
    for person in data.people:
        yield from _each(f"people.{person.id}", "holds", person.holds, "a role or a seat")
        yield from _each(f"people.{person.id}", "deputy_for", person.deputy_for, "a role or a seat")
