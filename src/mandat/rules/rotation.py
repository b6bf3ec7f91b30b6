"""Whose turn it is: a role that goes round among members, as a fold over periods from a stated start.

Order and start are always given, never inferred. Without events the holder of a period is `order[index mod N]`. An event
at a period changes nothing before it.

- A round ends when everybody in line has served. Who joins is last in the present round; who leaves is struck from the
  rest of it; mergers and splits take over places (`succession`).
- Exempt in a period: skipped now, first in what is left of the round. If all who are left are exempt, the first of the
  next round is borrowed, and has then served in that one.
- Swap of A, who has the turn, with B: they trade places. If B had already served in this round, B is prepaid for the
  next one, and A stays first.
- Nobody serves two periods in a row at the turn of a round if another who is still to serve in the new one can. (Who is
  prepaid for it is not: so turns that were traded or lent are paid back, and numbers of turns stay close.)
- A role `other_than` another: whoever holds that one is passed over like somebody exempt.
- Who has the turn and leaves before it is over: the heir of its place has the rest of it, else the next in line, who has
  then had its turn. What was before is untouched, also beside: who is called on so and has the other role gives that up.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from mandat.frozen import frozen
from mandat.rules.succession import RotationMember, Standing, begun, one_step_on, present_on, with_members_of

__all__ = [
    "Event",
    "Exemption",
    "Rotation",
    "RotationMember",
    "Swap",
    "Turn",
    "TurnReason",
    "beside",
    "holders_during",
    "turn_at",
    "turns",
]

ReasonKind = Literal["in turn", "exempt", "other role", "not twice in a row", "borrowed", "swapped", "prepaid", "nobody eligible"]


@frozen
class Swap:
    """In a turn (counted from 0), `first`, whose turn it is, trades places with `second`."""

    turn: int
    first: str
    second: str


@frozen
class Exemption:
    """In a turn (counted from 0), these members do not serve."""

    turn: int
    members: tuple[str, ...]


Event = Swap | Exemption


@frozen
class Rotation:
    """Everything that decides a role's turns: the members in the order of turns, with their times, and the events."""

    members: tuple[RotationMember, ...]
    events: tuple[Event, ...] = ()


@frozen
class TurnReason:
    """One reason why a turn fell as it did, and the member it is about.

    `in turn`: the holder was next. `exempt`, `other role`, `not twice in a row`: this member came before the holder and
    was passed over. `borrowed`: the holder serves ahead of the next round. `swapped`: the turn was this member's.
    `prepaid`: the holder had served in this round and has now served in the next. `nobody eligible`: no holder.
    """

    kind: ReasonKind
    member: str | None = None


@frozen
class Turn:
    """One turn: its number from 0, its first day, who has it (None when nobody can), and why.

    `ignored` holds the swaps written for this turn that cannot be made: the first named does not have the turn, or the
    second is no member, exempt, or holds the other role. `after` is who had the turn before, of the rest of a turn that
    was taken over: the days until then are a `Turn` of the same number.
    """

    index: int
    first: date
    holder: str | None
    why: tuple[TurnReason, ...]
    ignored: tuple[Swap, ...] = ()
    after: str | None = None


@frozen
class _Passed:
    """Who cannot serve in a period, and why."""

    exempt: tuple[str, ...]
    other_role: tuple[str, ...]

    def __contains__(self, member: str) -> bool:
        return member in self.exempt or member in self.other_role

    def reason(self, member: str) -> TurnReason:
        """Why a member was passed over; who could serve was passed over because it had served in the turn before."""
        if member in self.exempt:
            return TurnReason("exempt", member)
        return TurnReason("other role" if member in self.other_role else "not twice in a row", member)


def turns(
    rotation: Rotation, first_days: tuple[date, ...], last: date | None = None, other: tuple[Turn, ...] = ()
) -> tuple[Turn, ...]:
    """The turns of a role, one for each first day, and one more for the rest of each that was taken over.

    Args:
        rotation: members and events.
        first_days: the first day of each turn from the start on; for turns by meetings, the meetings that open one.
        last: the last day of the last turn; None where it is not asked who leaves during it.
        other: the turns of the role that this one must differ from, to the same day.
    """
    is_steady = all(member.start is None and member.until is None for member in rotation.members)
    if is_steady and not rotation.events and not other:
        return _in_order(tuple(dict.fromkeys(member.id for member in rotation.members)), first_days)
    return tuple(_fold(rotation, first_days, last, other))


def _in_order(order: tuple[str, ...], first_days: tuple[date, ...]) -> tuple[Turn, ...]:
    """The turns where nothing ever happens: the fold would come to the same, and take ten times as long."""
    if not order:
        return tuple(Turn(index, first, None, (TurnReason("nobody eligible"),)) for index, first in enumerate(first_days))
    whys = tuple((TurnReason("in turn", member),) for member in order)
    places = ((index, index % len(order), first) for index, first in enumerate(first_days))
    return tuple(Turn(index, first, order[place], whys[place]) for index, place, first in places)


def beside(
    rotation: Rotation, other: tuple[Turn, ...], first_days: tuple[date, ...], last: date | None = None, *, same_list: bool
) -> tuple[Turn, ...]:
    """The turns of a role that is `other_than` another that rotates too.

    With the `same_list` (among, order and start alike) this one begins one step on: A B C gives the chair A B C and the
    secretary B C A. Otherwise its own list is taken as written. Either way who holds the other role is passed over.
    """
    members = one_step_on(rotation.members, first_days[0]) if same_list and first_days else rotation.members
    return turns(Rotation(members, rotation.events), first_days, last, other)


def turn_at(computed: tuple[Turn, ...], day: date) -> Turn | None:
    """The turn a day lies in: the last that has begun; None before the first. The last turn computed never ends."""
    return next((turn for turn in reversed(computed) if turn.first <= day), None)


def holders_during(computed: tuple[Turn, ...], first: date, end: date | None) -> tuple[str, ...]:
    """Everybody who has a turn between a first day and the day before `end`."""
    at_first = turn_at(computed, first)
    later = (turn for turn in computed if first < turn.first and (end is None or turn.first < end))
    names = (turn.holder for turn in ((at_first, *later) if at_first else later) if turn.holder is not None)
    return tuple(dict.fromkeys(names))


def _fold(rotation: Rotation, first_days: tuple[date, ...], last: date | None, other: tuple[Turn, ...]) -> Iterator[Turn]:
    standing = Standing()
    ends = (*(first - timedelta(days=1) for first in first_days[1:]), last)
    for index, (first, end) in enumerate(zip(first_days, ends, strict=False)):
        events = tuple(event for event in rotation.events if event.turn == index)
        standing, fresh = begun(standing)
        standing, again = begun(with_members_of(standing, rotation.members, first))
        passed = _Passed(_exempt(events), _barred(other, first, end))
        holder, why = _chosen(standing, passed, fresh=fresh or again)
        turn = Turn(index, first, holder, why)
        for event in events:
            if isinstance(event, Swap):
                standing, turn = _swapped(standing, turn, event, passed)
        yield turn
        standing = _served(standing, turn.holder)
        while (day := _given_up(rotation.members, other, turn, end)) is not None:
            standing = with_members_of(standing, rotation.members, day)
            standing, turn = _taken_over(standing, turn, day, _Passed(passed.exempt, _barred(other, day, end)))
            yield turn


def _barred(other: tuple[Turn, ...], first: date, end: date | None) -> tuple[str, ...]:
    """Who holds the other role between two days, as it is known on the first of them: who leaves later is still there."""
    known = tuple(turn for turn in other if turn.after is None or turn.first <= first)
    return holders_during(known, first, end + timedelta(days=1) if end is not None else None)


def _given_up(members: tuple[RotationMember, ...], other: tuple[Turn, ...], turn: Turn, end: date | None) -> date | None:
    """The day from which the holder of a turn cannot have the rest: it has left, or has taken over the other role."""
    if turn.holder is None or end is None:
        return None
    left = _last_day(members, turn.holder, turn.first)
    taken = (one.first for one in other if one.after is not None and one.holder == turn.holder)
    days = (*((left + timedelta(days=1),) if left is not None and left < end else ()), *taken)
    return min((day for day in days if turn.first < day <= end), default=None)


def _last_day(members: tuple[RotationMember, ...], holder: str, day: date) -> date | None:
    """The last day on which a member of a day is one without a break; None without end."""
    spells = tuple(one.until for one in members if one.id == holder and holder in present_on((one,), day))
    last = max((until for until in spells if until is not None), default=None)
    if last is None or None in spells or last == date.max:
        return None
    following = last + timedelta(days=1)
    return _last_day(members, holder, following) if holder in present_on(members, following) else last


def _taken_over(standing: Standing, turn: Turn, day: date, passed: _Passed) -> tuple[Standing, Turn]:
    """The rest of a turn whose holder has given it up, from a day on: for an heir of its place, else for the next in line."""
    heir = next((member for member in standing.last if member != turn.holder and member not in passed), None)
    if heir is not None:
        return standing, Turn(turn.index, day, heir, (TurnReason("in turn", heir),), (), turn.holder)
    standing, fresh = begun(standing)
    holder, why = _chosen(standing, passed, fresh=fresh)
    return _served(standing, holder), Turn(turn.index, day, holder, why, (), turn.holder)


def _exempt(events: tuple[Event, ...]) -> tuple[str, ...]:
    return tuple(member for event in events if isinstance(event, Exemption) for member in event.members)


def _chosen(standing: Standing, passed: _Passed, *, fresh: bool) -> tuple[str | None, tuple[TurnReason, ...]]:
    eligible = tuple(member for member in standing.rest if member not in passed)
    if eligible:
        holder = next((member for member in eligible if not (fresh and member in standing.last)), eligible[0])
        skipped = standing.rest[: standing.rest.index(holder)]
        return holder, tuple(passed.reason(member) for member in skipped) or (TurnReason("in turn", holder),)
    borrowed = _borrowed(standing, passed)
    reasons = tuple(passed.reason(member) for member in standing.rest)
    return borrowed, (*reasons, TurnReason("borrowed" if borrowed else "nobody eligible", borrowed))


def _borrowed(standing: Standing, passed: _Passed) -> str | None:
    """The first of the next round who can serve and did not just do so; of a later round if all have served ahead."""
    eligible = tuple(member for member in standing.ids if member not in passed)
    return min(eligible, key=lambda member: (standing.prepaid.count(member), member in standing.last), default=None)


def _swapped(standing: Standing, turn: Turn, swap: Swap, passed: _Passed) -> tuple[Standing, Turn]:
    possible = swap.second in standing.ids and swap.second not in passed and swap.second != swap.first
    if turn.holder != swap.first or not possible:
        return standing, replace(turn, ignored=(*turn.ignored, swap))
    why = tuple(reason for reason in turn.why if reason.kind not in {"in turn", "borrowed", "prepaid"})
    why = (*why, TurnReason("swapped", swap.first))
    if swap.second in standing.rest:
        standing = replace(standing, rest=_exchanged(standing.rest, swap.first, swap.second))
    else:
        why = (*why, TurnReason("prepaid", swap.second))
    return standing, replace(turn, holder=swap.second, why=why)


def _exchanged(rest: tuple[str, ...], one: str, other: str) -> tuple[str, ...]:
    return tuple(other if name == one else one if name == other else name for name in rest)


def _served(standing: Standing, holder: str | None) -> Standing:
    if holder is None:
        return replace(standing, last=())
    if holder in standing.rest:
        rest = tuple(name for name in standing.rest if name != holder)
        return Standing(standing.line, rest, standing.prepaid, (holder,))
    return replace(standing, prepaid=(*standing.prepaid, holder), last=(holder,))
