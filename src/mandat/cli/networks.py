"""Which series a NETWORK on the command line names."""

from typing import TYPE_CHECKING

from mandat.cli.common import WrongUse, stop_where_unread, unknown

if TYPE_CHECKING:
    from mandat.workspace import Workspace
    from mandat.workspace.series import Series


def find_series(workspace: "Workspace", name: str, community: str | None = None) -> "tuple[Series, ...]":
    """The series of a network, an area with meetings, a mandate without networks, or a mandate's joint meetings.

    `ahus/follo` says the community as well; an id that stands in two communities needs it. Where the file of the network
    cannot be read, its faults are shown instead.
    """
    from mandat.workspace.series import ALL_NETWORKS, all_series  # noqa: PLC0415

    where, slash, wanted = name.rpartition("/")
    every = [series for one in workspace.communities for series in all_series(one)]
    here = [series for series in every if (where if slash else community) in (None, "", series.community.id)]
    found = [s for s in here if s.of == wanted] or [s for s in here if s.mandate.id == wanted and s.of == ALL_NETWORKS]
    found = found or [s for s in here if s.mandate.id == wanted]
    owners = sorted({series.community.id for series in found})
    if len(owners) > 1:
        choices = " or ".join(f"`{owner}/{wanted}`" for owner in owners)
        raise WrongUse(f'"{wanted}" stands in several communities. Write {choices}.')
    if not found:
        stop_where_unread(workspace, wanted)
        _tell_without_meetings(workspace, wanted)
        raise unknown("network", wanted, _names(every))
    return tuple(found)


def _names(every: "list[Series]") -> tuple[str, ...]:
    from mandat.workspace.series import ALL_NETWORKS  # noqa: PLC0415

    return tuple(dict.fromkeys(series.of if series.of != ALL_NETWORKS else series.mandate.id for series in every))


def _tell_without_meetings(workspace: "Workspace", wanted: str) -> None:
    """Something that is here and has no meetings is not unknown."""
    for community in workspace.communities:
        thing = community.things.get(wanted)
        if thing is not None:
            remedy = (
                "add a kind under `meetings` in its mandate" if thing.noun in ("network", "mandate") else "only networks have any"
            )
            raise WrongUse(f"{thing.name} ({thing.noun} of {community.id}) has no meetings: {remedy}.")
