"""Who comes into a network, goes out of it, or has other days in it; which networks were split or joined together."""

from collections.abc import Iterator
from datetime import date, timedelta

from mandat.compare.model import MemberChange, Pair, Split
from mandat.workspace import Community, Network
from mandat.workspace.members import Membership, memberships
from mandat.workspace.validity import network_spell

MANY = 2
"""A network that goes to fewer others than this was not split."""


def member_changes(community: Pair[Community], networks: tuple[Pair[Network], ...]) -> tuple[MemberChange, ...]:
    """Every change of members, network by network; the members of a network that comes or goes as a whole are among them."""
    found = tuple(change for pair in networks for change in _changes(community, pair))
    return tuple(_with_other(change, found) for change in found)


def _changes(community: Pair[Community], network: Pair[Network]) -> Iterator[MemberChange]:
    old, new = _members(community.before, network.before), _members(community.after, network.after)
    for name in dict.fromkeys((*new, *old)):
        before, after = old.get(name), new.get(name)
        if _days(before) != _days(after):
            yield MemberChange(network, before, after)


def _members(community: Community | None, network: Network | None) -> dict[str, Membership]:
    """Memberships by organisation; of one with several spells the last."""
    if community is None or network is None:
        return {}
    return {one.organisation.id: _within(one, network) for one in memberships(community, network)}


def _within(one: Membership, network: Network) -> Membership:
    """No member is longer in a network than the network is there."""
    first, last = network_spell(network)
    start = max((day for day in (one.start, first) if day is not None), default=None)
    until = min((day for day in (one.until, last) if day is not None), default=None)
    return Membership(one.organisation, start, until)


def _days(membership: Membership | None) -> tuple[date | None, date | None] | None:
    return (membership.start, membership.until) if membership is not None else None


def comes(change: MemberChange) -> bool:
    """Whether an organisation comes into the network that was not in it."""
    return change.before is None and change.after is not None


def goes(change: MemberChange) -> date | None:
    """The last day of an organisation that goes out, `date.min` where it is simply out; None if it stays."""
    if change.after is None:
        return date.min if change.before is not None else None
    old = change.before.until if change.before is not None else None
    new = change.after.until
    return new if new is not None and change.before is not None and (old is None or new < old) else None


def _with_other(change: MemberChange, every: tuple[MemberChange, ...]) -> MemberChange:
    """With the network that it comes from or goes to, where there is exactly one."""
    here = organisation_of(change)
    others = [one for one in every if one is not change and organisation_of(one) == here]
    wanted = [one for one in others if (goes(one) is not None if comes(change) else goes(change) is not None and comes(one))]
    if len(wanted) != 1:
        return change
    return MemberChange(change.network, change.before, change.after, wanted[0].network.either)


def organisation_of(change: MemberChange) -> str:
    """The id of the organisation that comes, goes or stays."""
    found = change.after or change.before
    return found.organisation.id if found is not None else ""


def splits(networks: tuple[Pair[Network], ...], members: tuple[MemberChange, ...]) -> Iterator[Split]:
    """Networks whose members went to several networks that are new, and new ones that took over several."""
    came = [pair.after for pair in networks if pair.before is None and pair.after is not None]
    ended = [pair for pair in networks if _has_ended(pair)]
    for pair in ended:
        targets = tuple(one for one in came if _moves(members, pair.either, one))
        if len(targets) >= MANY:
            yield Split(pair.either, targets)
    for pair in networks:
        targets = tuple(
            one for one in came if pair not in ended and pair.before is not None and _moves(members, pair.either, one)
        )
        if targets and pair.after is not None and _comes_from_one(members, targets, pair.after):
            yield Split(pair.after, (pair.after, *targets))
    for one in came:
        sources = tuple(pair.either for pair in ended if _moves(members, pair.either, one))
        if len(sources) >= MANY:
            yield Split(one, sources, is_merger=True)


def _has_ended(pair: Pair[Network]) -> bool:
    """Whether a network is gone, or now has a last day."""
    if pair.before is None or pair.after is None:
        return pair.after is None
    return network_spell(pair.before)[1] is None and network_spell(pair.after)[1] is not None


def _moves(members: tuple[MemberChange, ...], source: Network, target: Network) -> bool:
    """Whether somebody who leaves the one comes into the other, without a pause."""
    left = {organisation_of(one): goes(one) for one in members if one.network.either.id == source.id}
    return any(
        _follows(left.get(organisation_of(one)), one.after.start)
        for one in members
        if one.network.either.id == target.id and comes(one) and one.after is not None
    )


def _follows(left: date | None, start: date | None) -> bool:
    if left is None:
        return False
    return left == date.min or start is None or start == left + timedelta(days=1)


def _comes_from_one(members: tuple[MemberChange, ...], targets: tuple[Network, ...], source: Network) -> bool:
    """Whether everybody in new networks was in this one before."""
    left = {organisation_of(one) for one in members if one.network.either.id == source.id and goes(one) is not None}
    stays = {member.id for member in source.members}
    return all(member.id in left | stays for target in targets for member in target.members)
