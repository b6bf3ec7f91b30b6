"""Workspace, year and chosen dates to a calendar. Nothing here chooses a date."""

from collections.abc import Iterator
from datetime import date

from mandat.calendar.dates import dated_meeting
from mandat.calendar.model import Calendar, Certificate, Chosen, DatedDuty, DatedMeeting, DatedPhase
from mandat.rules import duties, phases
from mandat.rules.periods import Days
from mandat.schema.cycles import Covers, Cycle
from mandat.schema.meetings import Duty as DutyRule
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
        days = meeting_days(series, chosen)
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


def _all_duties(workspace: Workspace, year: int, meetings: tuple[DatedMeeting, ...]) -> Iterator[DatedDuty]:
    by_mandate: dict[str, list[DatedMeeting]] = {}
    for meeting in meetings:
        by_mandate.setdefault(meeting.series.mandate.file, []).append(meeting)
    for community in workspace.communities:
        for mandate in community.mandates:
            yield from duties_of(community, mandate, year, tuple(by_mandate.get(mandate.file, ())))


def duties_of(community: Community, mandate: Mandate, year: int, meetings: tuple[DatedMeeting, ...] = ()) -> Iterator[DatedDuty]:
    """The duties of a mandate that are due in a year; `meetings` are its own, for duties that come with each of them."""
    for duty in mandate.data.duties:
        if _concerns(mandate, duty, year):
            days = tuple(sorted(meeting.day for meeting in meetings if meeting.day and _hands_over(meeting, duty)))
            yield from _duty(community, mandate, duty, year, days)


def _concerns(mandate: Mandate, duty: DutyRule, year: int) -> bool:
    """Whether the mandate is in force in the year; a duty without a date that is about one time belongs to that time."""
    established = mandate.data.established.on.first if mandate.data.established else None
    first, last = in_force(mandate.data.document, established)
    if (first is not None and first.year > year) or (last is not None and last.year < year):
        return False
    time = duty.covers.time if duty.covers is not None else None
    return duty.by is not None or duty.every is not None or time is None or time.first.year <= year <= time.last.year


def _hands_over(meeting: DatedMeeting, duty: DutyRule) -> bool:
    """Whether a meeting is of the kind at which a duty is handed over."""
    return duty.at is None or duty.at.rpartition("/")[2] == meeting.series.kind.id


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
