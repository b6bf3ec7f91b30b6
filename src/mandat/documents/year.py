"""A year of one community as a document: tables of meetings, deadlines, duties and phases, ready to be set."""

from collections.abc import Iterator

from mandat.calendar.assumptions import assumptions
from mandat.calendar.model import Calendar, DatedDeadline, DatedDuty, DatedMeeting, DatedPhase
from mandat.documents import dates
from mandat.documents.assumptions import Assumed, assumed, once
from mandat.documents.names import holding_in_words, listed, party_in_words
from mandat.documents.naming import Naming
from mandat.documents.phrasing import due_in_words, duration_in_words, partial_in_words, thing_due
from mandat.documents.remarks import Gaps, remarks
from mandat.documents.wording.base import capital
from mandat.documents.wording.groups import Wording
from mandat.frozen import frozen
from mandat.rules.deadlines import Deadline
from mandat.rules.workdays import Weekend
from mandat.workspace import Community, Workspace
from mandat.workspace.basis import assumption_for
from mandat.workspace.series import ALL_NETWORKS


@frozen
class MeetingRow:
    """A meeting in a line; a role whose turn rests on an assumption carries the mark for it."""

    id: str
    date: str
    weekday: str
    week: str
    time: str
    meeting: str
    place: str
    chair: str
    secretary: str
    status: str


@frozen
class DeadlineRow:
    """Something due, by day, with the rule and, where it was moved, why."""

    date: str
    weekday: str
    what: str
    meeting: str
    rule: str
    reason: str


@frozen
class PartRow:
    """A part of a kind of meeting and who takes part in it."""

    meeting: str
    part: str
    participants: str
    length: str


@frozen
class DutyRow:
    """A plan or report that is due."""

    date: str
    what: str
    owner: str
    to: str
    covers: str
    reason: str


@frozen
class PhaseRow:
    """A phase of a process."""

    first: str
    last: str
    phase: str
    owner: str
    dispatch: str


@frozen
class YearView:
    """The year of one community."""

    title: str
    community: str
    meetings: tuple[MeetingRow, ...]
    has_places: bool
    has_roles: bool
    has_proposals: bool
    no_meetings: str
    deadlines: tuple[DeadlineRow, ...]
    parts: tuple[PartRow, ...]
    duties: tuple[DutyRow, ...]
    undated: tuple[DutyRow, ...]
    phases: tuple[PhaseRow, ...]
    assumptions: tuple[Assumed, ...]
    remarks: tuple[str, ...]


def year_view(workspace: Workspace, community: Community, calendar: Calendar, words: Wording, gaps: Gaps) -> YearView:
    """The year of one community in the words of a language.

    Args:
        workspace: for the assumptions that the year rests on.
        community: whose year it is.
        calendar: the year; of other communities it shows nothing.
        words: the wording of the language.
        gaps: what the planner could not place.
    """
    own = calendar.of_communities((community.id,))
    due = tuple(duty for duty in own.duties if duty.due is not None)
    rows = tuple(_meeting_row(meeting, words, workspace) for meeting in own.meetings)
    return YearView(
        title=words.calendar.title.format(year=calendar.year),
        community=community.data.name,
        meetings=rows,
        has_places=any(row.place for row in rows),
        has_roles=any(row.chair or row.secretary for row in rows),
        has_proposals=any(meeting.state == "proposed" for meeting in own.meetings),
        no_meetings=words.calendar.no_meetings.format(year=calendar.year),
        deadlines=_deadline_rows(own, words),
        parts=tuple(dict.fromkeys(row for meeting in own.meetings for row in _part_rows(meeting, words))),
        duties=tuple(_duty_row(duty, words) for duty in due),
        undated=tuple(_duty_row(duty, words) for duty in own.duties if duty.due is None),
        phases=tuple(_phase_row(phase, words) for phase in own.phases),
        assumptions=_assumptions(workspace, community, own, words),
        remarks=tuple(remarks(community, own, words, gaps)),
    )


def _assumptions(workspace: Workspace, community: Community, calendar: Calendar, words: Wording) -> tuple[Assumed, ...]:
    """What the year rests on, each with what it is about."""
    places = (one.place for one in assumptions(workspace, calendar))
    return once(assumed(workspace, Naming(community, None, words), places), words)


def meeting_name(meeting: DatedMeeting) -> str:
    """What a meeting is called in a table: its network, and the kind where a network has several."""
    series = meeting.series
    if meeting.line is not None and meeting.line.title is not None:
        return meeting.line.title
    if series.of == ALL_NETWORKS:
        return series.title
    kinds = sum(1 for kind in series.rules.meetings if kind.of == series.kind.of)
    return f"{series.name}: {series.title}" if kinds > 1 or series.area is not None else series.name


def _meeting_row(meeting: DatedMeeting, words: Wording, workspace: Workspace) -> MeetingRow:
    holders = {role.role: _holder(meeting, role.role, words, workspace) for role in meeting.roles}
    return MeetingRow(
        id=meeting.id,
        date=_date(meeting, words),
        weekday=dates.weekday_name(meeting.day, words.locale, capital=True) if meeting.day else "",
        week=str(dates.week_number(meeting.day)) if meeting.day else "",
        time=dates.hours(meeting.hours.start, meeting.hours.end, words.locale) if meeting.hours else "",
        meeting=meeting_name(meeting),
        place=meeting.where or _online(meeting, words),
        chair=holders.get("chair", ""),
        secretary=holders.get("secretary", ""),
        status=capital(words.states[meeting.state]),
    )


def _date(meeting: DatedMeeting, words: Wording) -> str:
    if meeting.day is not None:
        return dates.table_date(meeting.day, words.locale)
    return capital(partial_in_words(meeting.within, words)) if meeting.within is not None else ""


def _online(meeting: DatedMeeting, words: Wording) -> str:
    """`Digitalt`, where the plan says that a meeting has no place."""
    form = meeting.line.form if meeting.line is not None else None
    return capital(words.forms[form]) if form == "digital" else ""


def _holder(meeting: DatedMeeting, role: str, words: Wording, workspace: Workspace) -> str:
    holding = next(one for one in meeting.roles if one.role == role)
    name = holding_in_words(meeting.series.community, holding, meeting.members, words)
    from_assumption = holding.how != "actual" and any(assumption_for(workspace, place) is not None for place in holding.uses)
    return capital(f"{name} ({words.page.assumed})" if name and from_assumption else name)


def _deadline_rows(calendar: Calendar, words: Wording) -> tuple[DeadlineRow, ...]:
    every = [
        (deadline, meeting)
        for meeting in calendar.meetings
        if meeting.day is not None and meeting.state not in ("held", "cancelled")
        for deadline in meeting.deadlines
    ]
    every.sort(key=lambda pair: (pair[0].due.day, pair[1].sort_key, pair[0].thing))
    return tuple(_deadline_row(deadline, meeting, words) for deadline, meeting in every)


def _deadline_row(deadline: DatedDeadline, meeting: DatedMeeting, words: Wording) -> DeadlineRow:
    day = meeting.day
    return DeadlineRow(
        date=dates.table_date(deadline.due.day, words.locale),
        weekday=dates.weekday_name(deadline.due.day, words.locale, capital=True),
        what=capital(words.deadlines.named(thing_due(deadline.thing, meeting.series.rules))),
        meeting=f"{meeting_name(meeting)} {dates.table_date(day, words.locale)}" if day else meeting_name(meeting),
        rule=capital(due_in_words(deadline.thing, deadline.offset, words)),
        reason=capital(reason_in_words(deadline.due, words)),
    )


def reason_in_words(due: Deadline, words: Wording) -> str:
    """Why a deadline was moved: `flyttet fra 1. mars: 1. mars er en lørdag`; empty if it was not."""
    if due.moved_because is None:
        return ""
    raw = dates.day_and_month(due.raw, words.locale)
    if isinstance(due.moved_because, Weekend):
        return words.reasons.weekend.format(date=raw, weekday=dates.weekday_name(due.raw, words.locale))
    return words.reasons.holiday.format(date=raw, holiday=words.holidays[due.moved_because.id])


def _part_rows(meeting: DatedMeeting, words: Wording) -> Iterator[PartRow]:
    """A part that names nobody is for all who take part in the meeting."""
    community = meeting.series.community
    for dated in meeting.parts:
        part = dated.part
        who = tuple(party_in_words(community, name, meeting.members, words) for name in part.with_)
        yield PartRow(
            meeting_name(meeting),
            part.title or part.id,
            capital(listed(who, words.who.conjunction)) or words.agenda.everyone,
            capital(duration_in_words(part.duration, words)) if part.duration else "",
        )


def _duty_row(duty: DatedDuty, words: Wording) -> DutyRow:
    community = duty.community
    naming = Naming(community, duty.mandate, words)
    return DutyRow(
        date=dates.table_date(duty.due.day, words.locale) if duty.due else "",
        what=duty.duty.title or duty.duty.id,
        owner=capital(naming.all_of(duty.duty.owner)) or duty.mandate.name,
        to=capital(naming.all_of(duty.duty.to)),
        covers=capital(partial_in_words(duty.covers, words)) if duty.covers else "",
        reason=capital(reason_in_words(duty.due, words)) if duty.due else "",
    )


def _phase_row(phase: DatedPhase, words: Wording) -> PhaseRow:
    naming = Naming(phase.community, None, words)
    return PhaseRow(
        first=dates.table_date(phase.first, words.locale) if phase.first else words.calendar.open_end,
        last=dates.table_date(phase.last, words.locale) if phase.last else words.calendar.open_end,
        phase=phase.phase.title,
        owner=capital(naming.all_of((*phase.phase.owner, *phase.phase.decided_by))),
        dispatch=dates.table_date(phase.dispatch.day, words.locale) if phase.dispatch else "",
    )
