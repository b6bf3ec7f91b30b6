"""ROT: who leads and who writes, by turns and otherwise."""

from collections.abc import Iterator

from mandat.checks.check import Moment, check
from mandat.diagnostics import Finding, Severity
from mandat.workspace import Workspace

_WAYS = ("rotates", "alternates", "jointly", "same_as")


@check("ROT02", Severity.ERROR)
def two_ways_at_once(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """A role is given in two ways that exclude each other.

    What: a role has more than one of `rotates`, `alternates`, `jointly` and `same_as`.

    Why: a chair that goes round among the municipalities cannot also be held by two together; nobody could say whose
    turn it is.

    Example:
        roles:
          chair: {rotates: every half-year, among: municipality, jointly: [municipality, ahus]}

    Remedy: keep the one that the mandate says, and remove the other.
    """
    del moment
    for community in workspace.communities:
        for mandate in community.mandates:
            for name, role in mandate.data.roles.items():
                ways = [way for way in _WAYS if getattr(role, way)]
                if len(ways) > 1:
                    message = f"The role `{name}` has both `{ways[0]}` and `{ways[1]}`."
                    yield Finding(mandate.place("roles", name, ways[1]), message, "keep one of them")
