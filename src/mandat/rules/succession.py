"""Who stands in line for a turn, and how the line changes when members join, leave, merge and split.

The line is the listed order. A round is over when everybody in line has served; `rest` is who has not yet.
"""

from dataclasses import replace
from datetime import date

from mandat.frozen import frozen


@frozen
class RotationMember:
    """A member among whom a role goes round, in the order of turns.

    Attributes:
        id: the organisation; it may stand in the list twice if it left and came back.
        start: first day of membership; None is from the beginning.
        until: last day of membership; None is without end.
        successors: who takes over its place when it ends: one for a merger, several for a split.
    """

    id: str
    start: date | None = None
    until: date | None = None
    successors: tuple[str, ...] = ()


@frozen
class Place:
    """A place in line. Ranks sort it: the listed position, and below it the position of each who took the place over."""

    rank: tuple[int, ...]
    id: str


@frozen
class Standing:
    """How far a rotation has come before a period.

    Attributes:
        line: the places of the present members, in order.
        rest: who has not yet served in this round, in order.
        prepaid: who has already served in rounds to come, once for each such round.
        last: who had the turn in the period before, or took over from them.
    """

    line: tuple[Place, ...] = ()
    rest: tuple[str, ...] = ()
    prepaid: tuple[str, ...] = ()
    last: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The members in line, in order."""
        return tuple(place.id for place in self.line)


def present_on(members: tuple[RotationMember, ...], day: date) -> tuple[str, ...]:
    """The members of a day in listed order: a member belongs to a period if it is one on the period's first day."""
    return tuple(
        dict.fromkeys(
            member.id
            for member in members
            if (member.start is None or member.start <= day) and (member.until is None or day <= member.until)
        )
    )


def with_members_of(standing: Standing, members: tuple[RotationMember, ...], day: date) -> Standing:
    """The line with those who left struck from it and those who joined put last in the present round.

    Who leaves with a successor hands over place and status. A merger has one place, the earliest, and has served if any
    part had; all parts of a split inherit the place and the status.
    """
    present = present_on(members, day)
    if set(present) == set(standing.ids):
        return standing
    for gone in standing.ids:
        if gone not in present:
            standing = _handed_over(standing, gone, heirs_of(gone, members, present), members)
    joined = tuple(member for member in present if member not in standing.ids)
    places = tuple(Place((_listed(member, members),), member) for member in joined)
    return replace(standing, line=_sorted((*standing.line, *places)), rest=(*standing.rest, *joined))


def heirs_of(gone: str, members: tuple[RotationMember, ...], present: tuple[str, ...]) -> tuple[str, ...]:
    """The present members that take over from one who left, also through successors that have left themselves."""
    heirs: list[str] = []
    asked = [gone]
    for name in asked:
        successors = (heir for member in members if member.id == name for heir in member.successors)
        for heir in successors:
            if heir in present:
                heirs.append(heir)
            elif heir not in asked:
                asked.append(heir)
    return tuple(dict.fromkeys(heirs))


def begun(standing: Standing) -> tuple[Standing, bool]:
    """The standing with a new round begun if the old one is over, and whether it was. Who is prepaid is left out of it."""
    if standing.rest or not standing.line:
        return standing, False
    while not standing.rest:
        rest = tuple(member for member in standing.ids if member not in standing.prepaid)
        standing = replace(standing, rest=rest, prepaid=_one_less(standing.prepaid))
    return standing, True


def one_step_on(members: tuple[RotationMember, ...], day: date) -> tuple[RotationMember, ...]:
    """The same list begun one step on: the first member of the day goes last, so that the second has the first turn."""
    first = next(iter(present_on(members, day)), None)
    ahead = tuple(member for member in members if member.id != first)
    return (*ahead, *(member for member in members if member.id == first))


def _handed_over(standing: Standing, gone: str, heirs: tuple[str, ...], members: tuple[RotationMember, ...]) -> Standing:
    ranks = {place.id: place.rank for place in standing.line}
    rank = ranks.pop(gone)
    unserved = tuple(heir for heir in heirs if heir not in ranks or heir in standing.rest)
    for heir in heirs:
        inherited = (*rank, _listed(heir, members))
        ranks[heir] = min(inherited, ranks.get(heir, inherited))
    return Standing(
        line=_sorted(tuple(Place(rank, member) for member, rank in ranks.items())),
        rest=_rest_after(standing.rest, gone, heirs, unserved),
        prepaid=_prepaid_after(standing.prepaid, gone, heirs),
        last=_replaced(standing.last, gone, heirs),
    )


def _rest_after(rest: tuple[str, ...], gone: str, heirs: tuple[str, ...], unserved: tuple[str, ...]) -> tuple[str, ...]:
    if gone not in rest:
        return tuple(member for member in rest if member not in heirs)
    return _replaced(rest, gone, unserved)


def _prepaid_after(prepaid: tuple[str, ...], gone: str, heirs: tuple[str, ...]) -> tuple[str, ...]:
    kept = tuple(member for member in prepaid if member != gone)
    inherited = (heir for heir in heirs for _ in range(prepaid.count(gone) - kept.count(heir)))
    return (*kept, *inherited)


def _replaced(names: tuple[str, ...], gone: str, heirs: tuple[str, ...]) -> tuple[str, ...]:
    """The names with one replaced by its heirs, each name only at its first place."""
    return tuple(dict.fromkeys(heir for name in names for heir in (heirs if name == gone else (name,))))


def _one_less(prepaid: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(member for member in dict.fromkeys(prepaid) for _ in range(prepaid.count(member) - 1))


def _listed(name: str, members: tuple[RotationMember, ...]) -> int:
    return next(index for index, member in enumerate(members) if member.id == name)


def _sorted(line: tuple[Place, ...]) -> tuple[Place, ...]:
    return tuple(sorted(line, key=lambda place: place.rank))
