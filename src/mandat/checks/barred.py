"""Roles that must be with different people: whether there is anybody left for the second."""

from mandat.checks.turns import RoleHere, candidates_of
from mandat.schema.meetings import Role
from mandat.workspace.members import chosen
from mandat.workspace.model import Network


def leaves_nobody(here: RoleHere) -> str | None:
    """The only one who can have either of two roles of which one is `other_than` the other; None if there are more."""
    other = here.version.rules.roles.get(here.role.other_than or "")
    if other is None or here.role.other_than == here.name:
        return None
    for network in here.networks:
        first = _can_have(here, other, network)
        second = first if _follows(here.role, other) else _can_have(here, here.role, network)
        if first is not None and second is not None and len(first | second) == 1:
            (only,) = first
            organisation = here.community.organisation(only)
            return organisation.name if organisation else only
    return None


def _follows(role: Role, other: Role) -> bool:
    """Whether a role says nothing itself and goes to the other of the parties between which another alternates."""
    own = (role.rotates, role.alternates, role.jointly, role.same_as, role.party, role.office)
    return other.alternates is not None and not any(own)


def _can_have(here: RoleHere, role: Role, network: Network) -> frozenset[str] | None:
    """Who can have a role, as organisations or words for a group; None where nothing limits it."""
    if role.rotates is not None:
        as_there = RoleHere(here.community, here.version, here.name, role)
        members = candidates_of(as_there, network)
        known = members and all(organisation.count is None for organisation in members)
        return frozenset(organisation.id for organisation in members) if known else None
    parties = role.between if role.alternates is not None else role.party
    return frozenset(one for name in parties for one in _spelled_out(here, name)) or None


def _spelled_out(here: RoleHere, name: str) -> frozenset[str]:
    """A party as its organisations; a group of unknown size is taken as more than one."""
    organisations = chosen(here.community, (name,), here.community.data.organisations)
    if any(organisation.count is not None for organisation in organisations) or not organisations:
        return frozenset((name, f"another {name}"))
    return frozenset(organisation.id for organisation in organisations)
