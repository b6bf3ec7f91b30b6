"""A written order of turns against the members among whom the role goes round."""

from collections.abc import Iterator

from mandat.checks.lines import joined
from mandat.checks.turns import RoleHere, candidates_of, networks_sharing
from mandat.diagnostics import Finding
from mandat.schema.community import Organisation
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
    """Members without a place in the order, network by network; who is missing in two is told once."""
    told = set(order)
    for network in networks:
        missing = tuple(one for one in _waiting(here.within(network), network) if one.id not in told)
        told.update(one.id for one in missing)
        if missing:
            names = joined(tuple(one.name for one in missing))
            said = f"The order leaves out {names}, {'a member' if len(missing) == 1 else 'members'} of {network.name}."
            yield Finding(here.place("order"), said, f"add {joined(tuple(f'`{one.id}`' for one in missing))}")


def _waiting(here: RoleHere, network: Network) -> tuple[Organisation, ...]:
    """Who needs a place in the order, each once; who had left before the first turn needs none, nor has a group one."""
    start = here.role.start
    stays = (one for one in here.candidates(network) if start is None or one.until is None or one.until >= start.first)
    return tuple({one.organisation.id: one.organisation for one in stays if one.organisation.count is None}.values())
