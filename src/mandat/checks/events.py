"""Events of a rotation: whether each changes the turn that it is about."""

from collections.abc import Iterator

from mandat.calendar.turns import turns_in
from mandat.checks.turns import RoleHere, candidates_of, networks_sharing, turn_name
from mandat.diagnostics import Finding, Place, Severity
from mandat.frozen import frozen
from mandat.rules.periods import turn_days
from mandat.rules.rotation import Swap, Turn
from mandat.schema.meetings import TurnEvent
from mandat.schema.phrases import Partial, Period
from mandat.workspace.model import Network


@frozen
class _Event:
    """An event with its position in the list of its role, and the networks that it may be about."""

    here: RoleHere
    event: TurnEvent
    position: int
    networks: tuple[Network, ...]

    @property
    def noun(self) -> str:
        """What it is called."""
        return "swap" if self.event.swap is not None else "exemption"

    @property
    def names(self) -> tuple[str, ...]:
        """Everybody it names."""
        return (*(self.event.swap or ()), *self.event.exempt)

    def place(self, *names: object) -> Place:
        """A place in the event."""
        return self.here.place("events", self.position, *names)

    def name(self, organisation: str) -> str:
        """The name of an organisation."""
        found = self.here.community.organisation(organisation)
        return found.name if found else organisation


def misplaced_events(here: RoleHere) -> Iterator[Finding]:
    """What is wrong with the events of a role, one fault for each event."""
    networks = networks_sharing(here, lambda role: role.events)
    for position, event in enumerate(here.role.events if networks else (), 1):
        one = _Event(here, event, position, tuple(n for n in networks if event.of in (None, n.id)))
        fault = _form(one) or _period(one) or _network(one)
        if fault is not None:
            yield fault
        else:
            yield from _turn(one)


def _form(one: _Event) -> Finding | None:
    """An event that says nothing, or belongs to no rotation."""
    if one.here.role.rotates is None:
        message = f"The {one.noun} in {one.event.in_} changes nothing: the role `{one.here.name}` does not rotate."
        return Finding(one.place(), message, "remove it, or say `rotates`")
    if not one.names:
        return Finding(one.place(), f"The event in {one.event.in_} names nobody.", "add `swap: [a, b]` or `exempt: a`")
    if one.event.swap is not None and len(set(one.event.swap)) != 2:  # noqa: PLR2004  a swap is between two
        return Finding(one.place("swap"), f"The swap in {one.event.in_} is not between two.", "name two: `swap: [a, b]`")
    return None


def _period(one: _Event) -> Finding | None:
    start = one.here.role.start
    if start is None or one.event.in_.last >= start.first:
        return None
    message = f"The {one.noun} in {one.event.in_} is before the first turn, {start}."
    return Finding(one.place("in"), message, "correct the period")


def _network(one: _Event) -> Finding | None:
    """The names must all take turns in one network, and it must be clear in which."""
    networks = one.networks
    if not networks:
        return Finding(one.place("of"), f'"{one.event.of}" is no network with this rotation.', "correct `of`")
    fitting = tuple(network for network in networks if _strangers(one, network) == ())
    if not fitting:
        network = min(networks, key=lambda network: len(_strangers(one, network)))
        stranger = _strangers(one, network)[0]
        where = network.name if len(networks) == 1 else f"{network.name} with the others"
        message = f"The {one.noun} in {one.event.in_} names {one.name(stranger)}, who takes no turns in {where}."
        return Finding(one.place("swap" if stranger in (one.event.swap or ()) else "exempt"), message, "correct the name or `of`")
    if len(fitting) > 1:
        message = f"The {one.noun} in {one.event.in_} may be meant for {fitting[0].name} or {fitting[1].name}."
        return Finding(one.place(), message, f"add `of: {fitting[0].id}` or `of: {fitting[1].id}`")
    return None


def _strangers(one: _Event, network: Network) -> tuple[str, ...]:
    """Whom the event names that takes no turns in a network."""
    ids = {organisation.id for organisation in candidates_of(one.here.within(network), network)}
    return tuple(name for name in one.names if name not in ids)


def _turn(one: _Event) -> Iterator[Finding]:
    """What is wrong with the turns that an event touches, network by network."""
    for network in one.networks:
        there = one.here.within(network)
        if _strangers(one, network) or there.role.rotates is None or there.role.start is None:
            continue
        counted = there.role.rotates.unit == "meeting"
        days = there.meeting_days(network) if counted else ()
        if days is None:
            continue
        indexes = turns_in(there.role.rotates, there.role.start, one.event.in_, days)
        turns = there.counted_turns(network, days) if counted else there.turns(network, one.event.in_.last)
        touched = tuple(turn for turn in turns if turn.index in indexes and turn.after is None)
        if counted and not touched:
            yield _no_meeting(one)
        elif one.event.swap is not None:
            yield from _swapped(one, there.role.rotates, there.role.start, touched)
        else:
            yield from _everybody(one, touched)


def _no_meeting(one: _Event) -> Finding:
    """Turns by meetings, and none is known then: it may still come."""
    when = one.event.in_
    message = f"The {one.noun} in {when} changes no turn: no plan has a meeting then."
    remedy = f"write the day of a meeting that is in a plan; `mandat calendar {when.first.year} --save` writes the plan"
    return Finding(one.place("in"), message, remedy, (), Severity.WARNING, one.here.rests_on)


def _everybody(one: _Event, touched: tuple[Turn, ...]) -> Iterator[Finding]:
    """An exemption after which nobody is left."""
    if any(turn.holder is None for turn in touched):
        message = f"Nobody is left for the role `{one.here.name}` in {one.event.in_}: everybody who could have it is exempt."
        yield Finding(one.place("exempt"), message, "exempt one less", (), Severity.WARNING, one.here.rests_on)


def _swapped(one: _Event, period: Period, start: Partial, touched: tuple[Turn, ...]) -> Iterator[Finding]:
    """A swap that is not about one turn, whose first does not have it, or whose second cannot take it."""
    if touched and (fitting := _other_length(one, period, start, touched)):
        message = f"The swap in {one.event.in_} is not about one turn: turns change {period}."
        yield Finding(one.place("in"), message, f"write {fitting}", (), None, one.here.rests_on)
        return
    swap = one.event.swap or ("", "")
    turn = touched[0] if touched else None
    if turn is None or Swap(turn.index, swap[0], swap[1]) not in turn.ignored:
        return
    if turn.holder is not None and turn.holder != swap[0]:
        message = f"{one.name(swap[0])} does not have the turn in {one.event.in_}: it is {one.name(turn.holder)}'s."
        remedy = f"write `swap: [{turn.holder}, {swap[1] if swap[1] != turn.holder else swap[0]}]`, or correct the period"
    else:
        message = f"{one.name(swap[1])} cannot take the turn in {one.event.in_}: it is exempt, holds the other role or has left."
        remedy = "name another"
    yield Finding(one.place("swap"), message, remedy, (), None, one.here.rests_on)


def _other_length(one: _Event, period: Period, start: Partial, touched: tuple[Turn, ...]) -> str | None:
    """What to write for a swap that lies over several turns, or is shorter than a turn that has a name of its own."""
    spells = tuple(turn_days(period, start, turn.index) for turn in touched)
    names = tuple(turn_name(period, days.last) if days else str(turn.first) for turn, days in zip(touched, spells, strict=True))
    covered = spells[0] is None or (one.event.in_.first <= spells[0].first and spells[0].last <= one.event.in_.last)
    if len(touched) == 1 and (covered or names[0] is None):
        return None
    return " or ".join(f"`in: {name}`" for name in names[:2] if name is not None) or "a time that lies in one turn"
