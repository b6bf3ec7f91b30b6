"""Who can be given a task by a body: its members, seats and roles; and who may have been meant."""

from mandat.calendar.dates import members_of
from mandat.checks.lines import Line
from mandat.schema.community import Organisation
from mandat.workspace.members import chosen, members_on
from mandat.workspace.references import Scope, Target
from mandat.workspace.series import Series


def called(line: Line, series: Series) -> tuple[Organisation, ...]:
    """The organisations that are called to the meeting of a line."""
    return members_of(series, line.day or line.meeting.on.first)


def members_at(line: Line, series: Series) -> tuple[Organisation, ...]:
    """The members on the day of a line, whether or not they are called to this kind of meeting."""
    day = line.day or line.meeting.on.first
    found = (one for network in series.networks_on(day) for one in members_on(series.community, network, day))
    return tuple({one.id: one for one in found}.values())


def is_member(series: Series, members: tuple[Organisation, ...], owner: str) -> bool:
    """Whether an owner is one of these members of the body, its seat or role; of what names nothing, others tell."""
    target = Scope(series.community, series.mandate).resolve(owner)
    if target is None:
        return True
    if target.kind in ("seat", "role"):
        return target.owner == series.mandate.id
    if target.kind == "holder":
        return any(member.id == target.owner for member in members)
    return _is_body(series, target) or bool(chosen(series.community, (target.id,), members))


def _is_body(series: Series, target: Target) -> bool:
    """Whether the body itself is named, as a whole or as one of its networks."""
    if target.kind == "party":
        return target.id in ("itself", "all", "members")
    return target.id == series.mandate.id or any(network.id == target.id for network in series.networks)


def near_member(series: Series, members: tuple[Organisation, ...], owner: str | None) -> str:
    """The id of the member that an owner's words come nearest to; without any likeness, the first."""
    from difflib import get_close_matches  # noqa: PLC0415  only needed once something is wrong

    names = {name.lower(): member.id for member in members for name in (member.id, member.name, member.short_name or member.id)}
    near = get_close_matches((owner or "").lower(), names, 1, 0.5)
    roles = tuple(series.rules.roles)
    return names[near[0]] if near else next((member.id for member in members), next(iter(roles), "chair"))
