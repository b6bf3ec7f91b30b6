"""Which series have to be planned in a large workspace: those that are touched, and those that share members with them."""

from collections.abc import Iterable, Iterator

from mandat.compare.model import CommunityChange
from mandat.compare.relevance import Weight, weight
from mandat.compare.wishes import SeriesKey
from mandat.workspace import Community, Workspace
from mandat.workspace.series import ALL_NETWORKS, Series, all_series

MOST_WHOLE = 60
"""Up to so many series everything is planned, as the calendar does."""


def series_in_scope(before: Workspace, after: Workspace, found: Iterable[CommunityChange]) -> frozenset[SeriesKey] | None:
    """The keys, of both sides, of the series that are planned; None means all of them.

    A rule that holds for all networks, closed weeks and plans touch every series.
    """
    every = tuple(one for side in (before, after) for community in side.communities for one in all_series(community))
    changes = tuple(found)
    if len(every) <= 2 * MOST_WHOLE or any(_touches_all(one) for one in changes):
        return None
    touched = frozenset(name for one in changes for name in _touched(one))
    members = {name for series in every if _networks(series) & touched for name in _members(series)}
    near = (one for one in every if one.of != ALL_NETWORKS and members & _members(one))
    return frozenset(one.key for one in near)


def _touches_all(change: CommunityChange) -> bool:
    whole = change.community.before is None or change.community.after is None
    mandates = any(one.mandate.before is None or one.mandate.after is None or weight(one.rules) for one in change.mandates)
    return whole or mandates or bool(change.plans) or weight(change.rules) is not Weight.NOTHING


def _touched(change: CommunityChange) -> Iterator[tuple[str, str]]:
    """Community and id of every network that comes, goes, or has other members or rules of its own."""
    communities = tuple(one.id for one in (change.community.before, change.community.after) if one is not None)
    for one in change.mandates:
        pairs = (pair for pair in one.networks if pair.before is None or pair.after is None or pair.renamed is not None)
        names = {network.id for pair in pairs for network in (pair.before, pair.after) if network is not None}
        names |= {member.network.either.id for member in one.members} | {network.id for network, _ in one.own}
        yield from ((community, name) for community in communities for name in names)


def _networks(series: Series) -> frozenset[tuple[str, str]]:
    return frozenset((series.community.id, network.id) for network in series.networks)


def _members(series: Series) -> frozenset[tuple[str, str]]:
    community: Community = series.community
    return frozenset((community.id, member.id) for network in series.networks for member in network.members)
