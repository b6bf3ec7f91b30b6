"""Who can be given a task by a body: its members, seats and roles; and who may have been meant."""

from datetime import date

from mandat.calendar.dates import members_of
from mandat.checks.lines import Line
from mandat.schema.community import Organisation
from mandat.workspace.members import chosen
from mandat.workspace.references import Scope, Target
from mandat.workspace.series import Series


def is_member(line: Line, series: Series, owner: str) -> bool:
    """Whether an owner belongs to the body on the day of the meeting; of what names nothing, others tell."""
    target = Scope(line.community, series.mandate).resolve(owner)
    if target is None:
        return True
    if target.kind in ("seat", "role"):
        return target.owner == series.mandate.id
    members = _members(line, series)
    if target.kind == "holder":
        return any(member.id == target.owner for member in members)
    return _is_body(series, target) or bool(chosen(line.community, (target.id,), members))


def _is_body(series: Series, target: Target) -> bool:
    """Whether the body itself is named, as a whole or as one of its networks."""
    if target.kind == "party":
        return target.id in ("itself", "all", "members")
    return target.id == series.mandate.id or any(network.id == target.id for network in series.networks)


def _members(line: Line, series: Series) -> tuple[Organisation, ...]:
    return members_of(series, first_day(line))


def near_member(line: Line, series: Series, owner: str | None) -> str:
    """The id of the member that an owner's words come nearest to; without any likeness, the first."""
    from difflib import get_close_matches  # noqa: PLC0415  only needed once something is wrong

    members = _members(line, series)
    names = {name.lower(): member.id for member in members for name in (member.id, member.name, member.short_name or member.id)}
    near = get_close_matches((owner or "").lower(), names, 1, 0.5)
    roles = tuple(series.rules.roles)
    return names[near[0]] if near else next((member.id for member in members), next(iter(roles), "chair"))


def first_day(line: Line) -> date:
    """The day of a meeting, or the first on which it can be."""
    return line.day or line.meeting.on.first
