"""Values that change nothing: rules that no network can have for itself, and weights that the planner does not have."""

from collections.abc import Iterator
from dataclasses import fields

from mandat.diagnostics import Finding, Place
from mandat.planning.costs import Weights
from mandat.schema.values import nearest
from mandat.workspace import Community, Mandate, Network

_OF_THE_FILE = ("format", "mandate", "networks", "members", "locked", "basis", "accept")
"""What belongs to the file as a whole, and is read from there also where a network has rules of its own."""


def idle_values(community: Community) -> Iterator[Finding]:
    """Every value under `local` and every weight that changes nothing."""
    known = tuple(field.name for field in fields(Weights) if field.name != "version")
    for name in community.data.wishes.weights:
        if name not in known:
            place, guess = community.place("wishes", "weights", name), nearest(name, known)
            remedy = f"did you mean `{guess}`?" if guess else f"write one of {', '.join(f'`{one}`' for one in known)}"
            yield Finding(Place(place.file, place.path, at_key=True), f'"{name}" is no weight of the planner.', remedy)
    for mandate in community.mandates:
        for network in mandate.networks:
            for path in network.own.local if network.own is not None else ():
                told = _told(mandate, network, path)
                if told is not None:
                    place = Place(mandate.file, f"{network.path}.local.{path}", at_key=True)
                    yield Finding(place, f"`{path}` changes nothing for {network.name}: {told[0]}.", told[1])


def _told(mandate: Mandate, network: Network, path: str) -> tuple[str, str] | None:
    """Why a path under `local` changes nothing, and what to write; None where it does."""
    first, *names = path.split(".")
    if first == "members":
        return "its members stand in the network itself", "write them as its `members`"
    if first in _OF_THE_FILE:
        return "it is no rule", "remove it"
    if first != "meetings":
        return None
    if names[1:] == ["of"]:
        return "whose meetings these are is said for all networks", f"add a kind of meeting with `of: {network.id}`"
    if not names and {kind.id for kind in network.rules.meetings} != {kind.id for kind in mandate.data.meetings}:
        reason = "the kinds of meeting are the same for all networks"
        example = f"meetings.{mandate.data.meetings[0].id}.frequency" if mandate.data.meetings else "meetings.ID.frequency"
        return reason, f"change one by its path, such as `{example}`, or add one with `of: {network.id}` to `meetings`"
    return None
