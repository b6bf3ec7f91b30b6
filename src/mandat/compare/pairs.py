"""Which thing of one side is which of the other: by its id, else by what it says."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from mandat.compare.model import Pair
from mandat.schema.differences import likeness
from mandat.workspace import Community, Mandate, Network

T = TypeVar("T")

ALIKE = 0.6
"""So much of what two things with unlike ids say must be the same for them to be one thing under a new id."""


def pairs(before: Iterable[T], after: Iterable[T], name: Callable[[T], str], says: Callable[[T], object]) -> tuple[Pair[T], ...]:
    """The things of both sides in the order of the later one; those that are gone come last."""
    old, new = {name(one): one for one in before}, {name(one): one for one in after}
    gone = {key: one for key, one in old.items() if key not in new}
    came = {key: one for key, one in new.items() if key not in old}
    renamed = dict(_renamed(gone, came, says))
    paired = tuple(Pair(old.get(renamed.get(key, key)), one, renamed.get(key)) for key, one in new.items())
    return (*paired, *(Pair(one, None) for key, one in gone.items() if key not in renamed.values()))


def _renamed(gone: dict[str, T], came: dict[str, T], says: Callable[[T], object]) -> Iterator[tuple[str, str]]:
    """New ids with the old ids of the same things, the likest first; each only once."""
    likely = sorted(
        ((likeness(says(one), says(other)), old, new) for old, one in gone.items() for new, other in came.items()),
        key=lambda found: (-found[0], found[1], found[2]),
    )
    used: set[str] = set()
    for degree, old, new in likely:
        if degree >= ALIKE and not used & {f"- {old}", f"+ {new}"}:
            used |= {f"- {old}", f"+ {new}"}
            yield new, old


def community_pairs(before: Iterable[Community], after: Iterable[Community]) -> tuple[Pair[Community], ...]:
    """The communities of two workspaces."""
    return pairs(before, after, lambda one: one.id, lambda one: one.data)


def mandate_pairs(communities: Pair[Community]) -> tuple[Pair[Mandate], ...]:
    """The mandates of a community."""
    before = communities.before.mandates if communities.before is not None else ()
    after = communities.after.mandates if communities.after is not None else ()
    return pairs(before, after, lambda one: one.id, lambda one: one.data)


def network_pairs(mandates: Pair[Mandate]) -> tuple[Pair[Network], ...]:
    """The networks of a mandate. One that only changed its name, or only its id, is the same."""
    before = mandates.before.networks if mandates.before is not None else ()
    after = mandates.after.networks if mandates.after is not None else ()
    return pairs(before, after, lambda one: one.id, _network_says)


def _network_says(network: Network) -> object:
    """A body without networks says what its mandate says; a network its name, its members and its own rules."""
    if network.own is None:
        return network.rules
    said = network.own.model_dump(exclude={"id", "members"}, exclude_defaults=True)
    return {**said, "members": network.members}
