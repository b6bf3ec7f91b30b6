"""MTG: what the file of a meeting records about it: who had its roles, and when its papers went out."""

from collections.abc import Iterator
from datetime import date

from mandat.checks.check import Moment, check
from mandat.checks.lines import Line, community_lines
from mandat.checks.owners import members_at
from mandat.diagnostics import Finding, Note, Place, Severity
from mandat.schema.community import Organisation
from mandat.schema.meetings import Role
from mandat.workspace import Community, Meeting, Workspace
from mandat.workspace.series import Series


@check("MTG11", Severity.WARNING)
def role_of_no_member(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """Somebody who is no member is said to have led a meeting or to have kept its minutes.

    What: an entry of `roles` names an organisation that was no member on the day of the meeting. Where the mandate itself
    gives the role to it, to a post, or to whoever has a role in another body, nothing is said.

    Why: the rotation and the year's report read who really had a role; with a slip of the pen both are wrong.

    Example:
        meeting: follo-2025-1
        roles: {chair: asker}         # Follo has Ås, not Asker

    Remedy: name the member that had the role.
    """
    del moment
    for community in workspace.communities:
        for line, series, meeting in _recorded(community):
            members = members_at(line, series) if meeting.data.roles else ()
            for role, who in meeting.data.roles.items():
                named = community.organisation(who.partition("/")[0])
                if named is not None and named not in members and not _may(series.rules.roles.get(role), named):
                    place = meeting.place("roles", role)
                    yield Finding(
                        place,
                        f"{named.name} was no member on {_day(line)}, and is said to have had the role `{role}`.",
                        "name the member that had it",
                    )


def _may(role: Role | None, organisation: Organisation) -> bool:
    """Whether a mandate gives a role to somebody outside: by name, as a post, or as a role of another body."""
    if role is None:
        return False
    by_name = organisation.id in (*role.party, *role.jointly, *role.between)
    return by_name or role.same_as is not None or (role.office is not None and not role.party)


def _recorded(community: Community) -> Iterator[tuple[Line, Series, Meeting]]:
    """The files of meetings that stand in a plan with their day, and were not cancelled."""
    lines = {line.meeting.id: line for line in community_lines(community)} if community.meetings else {}
    for meeting in community.meetings:
        line = lines.get(meeting.data.meeting)
        if line is not None and line.series is not None and line.day is not None and line.takes_place:
            yield line, line.series, meeting


def _day(line: Line) -> date:
    return line.day or line.meeting.on.first


@check("MTG12", Severity.ERROR)
def papers_out_of_time(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """An agenda went out after its meeting, or minutes went out or were approved before it.

    What: `agenda.sent` is after the day of the meeting in the plan; `minutes.sent` or `minutes.approved` is before it.

    Why: one of the two days is wrong, and what is counted from it: the deadlines that were kept, and the day from which
    minutes hold.

    Example:
        # plan: on: 2025-02-13
        agenda: {sent: 2025-03-06}
        minutes: {status: circulated, sent: 2025-01-20}

    Remedy: correct the day, here or in the plan.
    """
    del moment
    for community in workspace.communities:
        for line, _, meeting in _recorded(community):
            yield from _out_of_time(community, line, meeting)


def _out_of_time(community: Community, line: Line, meeting: Meeting) -> Iterator[Finding]:
    data, day = meeting.data, _day(line)
    if data.agenda is not None and data.agenda.sent.first > day:
        message = f"The agenda is said to have gone out on {data.agenda.sent}, after the meeting on {day}."
        yield _wrong_day(line, meeting.place("agenda", "sent"), message)
    if data.minutes is None:
        return
    if data.minutes.sent is not None and data.minutes.sent.last < day:
        message = f"The minutes are said to have gone out on {data.minutes.sent}, before the meeting on {day}."
        yield _wrong_day(line, meeting.place("minutes", "sent"), message)
    approved = data.minutes.approved
    if approved is None:
        return
    lines = (one.on for _, one in community.planned if one.id == approved.at and one.state != "cancelled")
    field, when = ("at", next(lines, None)) if approved.at is not None else ("on", approved.on)
    if when is not None and when.last < day:
        message = f"The minutes are said to have been approved on {when}, before the meeting on {day}."
        yield _wrong_day(line, meeting.place("minutes", "approved", field), message)


def _wrong_day(line: Line, place: Place, message: str) -> Finding:
    return Finding(place, message, "correct the day, here or in the plan", (Note(line.place("on"), "the day of the meeting"),))
