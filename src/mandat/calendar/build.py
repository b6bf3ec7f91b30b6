"""Workspace, year and chosen dates to a calendar. Nothing here chooses a date."""

from collections.abc import Iterator
from datetime import date, timedelta

from mandat.calendar.dates import dated_meeting
from mandat.calendar.model import Calendar, Certificate, Chosen, DatedDuty, DatedMeeting, DatedPhase
from mandat.calendar.windows import windows_of
from mandat.rules import duties, phases
from mandat.rules.periods import Days
from mandat.schema.cycles import Covers, Cycle
from mandat.schema.meetings import Duty as DutyRule
from mandat.schema.meetings import Role
from mandat.schema.phrases import Period
from mandat.workspace import Community, Mandate, Network, Workspace
from mandat.workspace.series import ALL_NETWORKS, Series, all_series, lines_of
from mandat.workspace.validity import began, in_force


def build_calendar(
    workspace: Workspace, year: int, chosen: tuple[Chosen, ...] = (), certificate: Certificate | None = None
) -> Calendar:
    """The year of every community: planned and proposed meetings, duties and phases, by date."""
    meetings = [meeting for community in workspace.communities for meeting in _meetings(community, year, chosen)]
    return Calendar(
        year,
        tuple(sorted(meetings, key=lambda meeting: meeting.sort_key)),
        tuple(sorted(_all_duties(workspace, year, tuple(meetings)), key=_duty_key)),
        tuple(sorted(_all_phases(workspace, year), key=_phase_key)),
        certificate,
    )


def _meetings(community: Community, year: int, chosen: tuple[Chosen, ...]) -> Iterator[DatedMeeting]:
    """A meeting belongs to the year of its file; moved over new year it keeps its line."""
    plan = community.plan(year)
    for series in all_series(community):
        mine = tuple(line for own, line in lines_of(series) if own is plan)
        days = counted_days(series, chosen)
        proposals = {one.id: one for one in chosen if one.series == series.key}
        for line in mine:
            if plan is not None:
                yield dated_meeting(series, proposals.pop(line.id, None), (plan, line), days)
        for proposal in proposals.values():
            yield dated_meeting(series, proposal, None, days)


def meeting_days(series: Series, chosen: tuple[Chosen, ...] = ()) -> tuple[date, ...]:
    """The days of all meetings of a series that are not cancelled, of every year's plan and of the chosen dates."""
    anew = {one.id for one in chosen if one.series == series.key}
    own = (line for _, line in lines_of(series) if line.id not in anew)
    planned = (line for line in own if line.state != "cancelled")
    days = [line.on.first for line in planned if line.on.unit == "day"]
    days.extend(one.day for one in chosen if one.series == series.key)
    return tuple(sorted(days))


def counted_days(series: Series, chosen: tuple[Chosen, ...] = ()) -> tuple[date, ...]:
    """The days of the meetings by which the series' turns are counted: all since the first turn.

    A year without plan and without chosen dates counts with as many meetings as the rules ask for, spread over it: else
    the turns would begin anew each year.
    """
    days = meeting_days(series, chosen)
    counting = tuple(role for role in series.rules.roles.values() if _is_counted(role))
    starts = tuple(role.start.first.year for role in counting if role.start is not None)
    if not starts or not days:
        return days
    known = {plan.data.plan for plan in series.community.plans} | {day.year for day in days}
    agreed = {event.in_.first for role in counting for event in role.events if event.in_.unit == "day"}
    silent = (year for year in range(min(starts), days[-1].year) if year not in known)
    return tuple(sorted((*days, *(day for year in silent for day in _spread(series, year, agreed)))))


def _is_counted(role: Role) -> bool:
    return any(period is not None and period.unit == "meeting" for period in (role.rotates, role.alternates))


def _spread(series: Series, year: int, agreed: set[date]) -> tuple[date, ...]:
    """So many days of a year as its meetings would have; where something was agreed about a day, a meeting was on it."""
    days: list[date] = []
    for window in windows_of(series, year) or ():
        length = (window.last - window.first).days + 1
        days.extend(
            window.first + timedelta(days=(2 * number + 1) * length // (2 * window.number)) for number in range(window.number)
        )
    for day in sorted(one for one in agreed if days and one.year == year):
        days[min(range(len(days)), key=[abs(one - day) for one in days].__getitem__)] = day
    return tuple(days)


def _all_duties(workspace: Workspace, year: int, meetings: tuple[DatedMeeting, ...]) -> Iterator[DatedDuty]:
    by_community: dict[str, list[DatedMeeting]] = {}
    for meeting in meetings:
        by_community.setdefault(meeting.series.community.id, []).append(meeting)
    for community in workspace.communities:
        for mandate in community.mandates:
            yield from duties_of(community, mandate, year, tuple(by_community.get(community.id, ())))


def duties_of(community: Community, mandate: Mandate, year: int, meetings: tuple[DatedMeeting, ...] = ()) -> Iterator[DatedDuty]:
    """The duties of a mandate that are due in a year; `meetings` are the community's, for duties that go with them."""
    for duty in mandate.data.duties:
        if _concerns(mandate, duty, year):
            yield from _duty(community, mandate, duty, year, _days_with(mandate, duty, meetings))


def _days_with(mandate: Mandate, duty: DutyRule, meetings: tuple[DatedMeeting, ...]) -> tuple[date, ...]:
    """The days of the meetings with which a duty is due.

    Where several series have the kind at which it is handed over, each has a day of its own, and none is the duty's.
    """
    found = tuple(one for one in meetings if one.day is not None and one.state != "cancelled" and _hands_over(mandate, one, duty))
    every_meeting = duty.every is not None and duty.every.unit == "meeting"
    if not every_meeting and (duty.at is None or len({one.series.key for one in found}) > 1):
        return ()
    return tuple(sorted(one.day for one in found if one.day is not None))


def _concerns(mandate: Mandate, duty: DutyRule, year: int) -> bool:
    """Whether the mandate is in force in the year; a duty without a date that is about one time belongs to that time."""
    established = mandate.data.established.on.first if mandate.data.established else None
    first, last = in_force(mandate.data.document, established)
    if (first is not None and first.year > year) or (last is not None and last.year < year):
        return False
    time = duty.covers.time if duty.covers is not None else None
    return duty.by is not None or duty.every is not None or time is None or time.first.year <= year <= time.last.year


def _hands_over(mandate: Mandate, meeting: DatedMeeting, duty: DutyRule) -> bool:
    """Whether a meeting is of the kind at which a duty is handed over; of any kind of the mandate where none is named."""
    if duty.at is None:
        return meeting.series.mandate.id == mandate.id
    return meeting.series.kind_reference == (duty.at if "/" in duty.at else f"{mandate.id}/{duty.at}")


def _duty(community: Community, mandate: Mandate, duty: DutyRule, year: int, days: tuple[date, ...]) -> Iterator[DatedDuty]:
    countries = frozenset({community.data.country})
    for one in duties.occurrences(duty_rule(duty), year, community.data.roll, countries, days):
        dated = DatedDuty(community, mandate, duty, one.due, one.covers)
        if is_owed(dated, mandate.networks):
            yield dated


def is_owed(duty: DatedDuty, networks: tuple[Network, ...]) -> bool:
    """Whether some of a mandate's networks existed in the year that a duty is about: nobody reports on a year before.

    A network existed when it began, and when a plan knows of a meeting that it had.
    """
    if duty.covers is None or duty.duty.covers is None or duty.duty.covers.time is not None:
        return True
    last, first = duty.covers.last, began(duty.mandate, networks)
    if first is None or first <= last:
        return True
    lines = (line for _, line in duty.community.planned if line.kind.partition("/")[0] == duty.mandate.id)
    met = {line.of for line in lines if line.on.first <= last and line.state != "cancelled"}
    return bool(met & {ALL_NETWORKS, *(network.id for network in networks)})


def duty_rule(duty: DutyRule) -> duties.Duty:
    """A duty of the file format as the rules take it."""
    return duties.Duty(duty.id, duty.by, _period(duty.every), duty.start, _covers(duty.covers))


def _period(cycle: Cycle | None) -> Period | None:
    return Period(cycle.unit, cycle.count) if cycle is not None else None


def _covers(covers: Covers | None) -> duties.Covers | None:
    match covers:
        case None:
            return None
        case Covers(years=-1):
            return "previous year"
        case Covers(years=0):
            return "this year"
        case Covers(years=1):
            return "next year"
        case _:
            return covers.time


def _all_phases(workspace: Workspace, year: int) -> Iterator[DatedPhase]:
    days = Days(date(year, 1, 1), date(year, 12, 31))
    for community in workspace.communities:
        countries = frozenset({community.data.country})
        for process in community.processes:
            for phase in process.data.phases:
                if phases.touches(phase.when, days):
                    rule = phases.Phase(phase.id, phase.when, phase.dispatch, phase.after)
                    span = phases.phase_days(phase.when)
                    dispatch = phases.dispatch_date(rule, community.data.roll, countries)
                    yield DatedPhase(community, process, phase, span.first, span.last, dispatch)


def _duty_key(duty: DatedDuty) -> tuple[date, str, str, str]:
    return (duty.due.day if duty.due else date.max, duty.community.id, duty.mandate.id, duty.duty.id)


def _phase_key(phase: DatedPhase) -> tuple[date, date, str, str]:
    return (phase.first or date.min, phase.last or date.max, phase.community.id, phase.phase.id)
