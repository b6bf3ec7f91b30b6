"""A written order of turns against the members among whom the role goes round."""

from collections.abc import Iterator

from mandat.checks.turns import RoleHere, candidates_of, networks_sharing
from mandat.diagnostics import Finding
from mandat.workspace.members import memberships
from mandat.workspace.model import Network


def order_faults(here: RoleHere) -> Iterator[Finding]:
    """Whom the order names wrongly or twice, and whom it leaves out."""
    order = here.role.order
    if not isinstance(order, tuple) or here.role.rotates is None:
        return
    networks = networks_sharing(here, lambda role: role.order)
    if not networks:
        return
    candidates = {one.id for network in networks for one in candidates_of(here.within(network), network)}
    for position, name in enumerate(order, 1):
        organisation = here.community.organisation(name)
        if name in order[: position - 1]:
            said = f"The order names {organisation.name if organisation else name} twice."
            yield Finding(here.place("order", position), said, "remove one of the two")
        elif organisation is not None and name not in candidates:
            said = f"The order names {organisation.name}, who is {_stranger(here, networks, name)}."
            yield Finding(here.place("order", position), said, "list exactly the members that take turns")
    yield from _left_out(here, networks, order)


def _stranger(here: RoleHere, networks: tuple[Network, ...], name: str) -> str:
    """Why a name does not belong in the order."""
    if any(one.organisation.id == name for network in networks for one in memberships(here.community, network)):
        return "not named by `among`"
    return f"no member of {networks[0].name}" if len(networks) == 1 else f"a member of no network of {here.mandate.name}"


def _left_out(here: RoleHere, networks: tuple[Network, ...], order: tuple[str, ...]) -> Iterator[Finding]:
    """Members without a place in the order; those who had left before the first turn need none."""
    left_out: dict[str, str] = {}
    for network in networks:
        start = here.within(network).role.start
        for one in here.within(network).candidates(network):
            gone = start is not None and one.until is not None and one.until < start.first
            if one.organisation.id not in order and not gone and one.organisation.count is None:
                left_out.setdefault(
                    one.organisation.id, f"The order leaves out {one.organisation.name}, a member of {network.name}."
                )
    for name, said in left_out.items():
        yield Finding(here.place("order"), said, f"add `{name}`")
