"""Who leads the joint meeting of several networks, where the mandate only says that the rotation also applies to it.

No mandate says how: that the networks take turns by year is an assumption, and must be shown as one.
"""

from datetime import date

from mandat.frozen import frozen
from mandat.rules.rotation import Rotation, RotationMember, turn_at, turns
from mandat.rules.succession import present_on


@frozen
class SittingChair:
    """A network, from its first to its last day, and who chairs it on the day of the joint meeting.

    The holder is None when nobody can be named, a day when it is open.
    """

    network: str
    holder: str | None
    start: date | None = None
    until: date | None = None


@frozen
class JointTurn:
    """Whose chairs lead a joint meeting and keep its minutes."""

    leads: SittingChair
    minutes: SittingChair | None


def joint_turn(sitting: tuple[SittingChair, ...], first_year: int, day: date) -> JointTurn | None:
    """The networks take turns by year, in listed order from the rotation's first year.

    That network's sitting chair leads; the next network's sitting chair keeps the minutes. If the same member chairs
    both, the next after it with another chair keeps them, because nobody holds both roles. A network that has ended or
    not begun calls nobody: like a member it is struck from the rest of the round, or comes last in it.

    Args:
        sitting: the networks in listed order, with their sitting chairs.
        first_year: the year in which the rotation starts.
        day: the day of the joint meeting; in a year before `first_year` there is no answer.
    """
    members = tuple(RotationMember(one.network, one.start, one.until) for one in sitting)
    present = present_on(members, day)
    there = tuple(one for one in sitting if one.network in present)
    network = _leading(members, first_year, day)
    place = next((number for number, one in enumerate(there) if one.network == network), None)
    if place is None:
        return None
    leads = there[place]
    following = (*there[place + 1 :], *there[:place])
    others = (chair for chair in following if chair.holder is None or chair.holder != leads.holder)
    return JointTurn(leads, next(others, None))


def _leading(members: tuple[RotationMember, ...], first_year: int, day: date) -> str | None:
    """The network whose turn a year is. Where none is there as a year begins, the turn goes with the first that comes in it."""
    first_days = tuple(_first_day(members, year) for year in range(first_year, day.year + 1))
    turn = turn_at(turns(Rotation(members), first_days, date(day.year, 12, 31)), day)
    return turn.holder if turn is not None else None


def _first_day(members: tuple[RotationMember, ...], year: int) -> date:
    first = date(year, 1, 1)
    if present_on(members, first):
        return first
    return min((one.start for one in members if one.start is not None and one.start.year == year), default=first)
