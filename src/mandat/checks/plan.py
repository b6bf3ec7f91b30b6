"""PLN04 to PLN07: the dates of a plan, against holidays, other meetings and the rules of the mandate."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations

from mandat.calendar.dates import countries_of
from mandat.calendar.open_days import closed_on, is_within, quiet_time_on
from mandat.checks.check import Moment, check
from mandat.checks.lines import Line, community_lines, joined, rule_place, workspace_lines
from mandat.checks.load import too_many_at_once
from mandat.checks.placement import nearest_fitting, pattern_misfit
from mandat.checks.seated import names_of, needed_in
from mandat.diagnostics import Finding, Note, Severity
from mandat.rules.workdays import holiday_on, quiet_day_on
from mandat.schema.community import ClosedTime
from mandat.schema.phrases.names import WEEKDAYS
from mandat.workspace import Workspace
from mandat.workspace.members import Holder
from mandat.workspace.series import Series

_SATURDAY = 5
_SPELLINGS = {
    "New Years": "New Year's",
    "All Saints": "All Saints'",
    " And ": " and ",
    "Bridge Day": "a bridge day",
    "Between": "the days between",
}


@check("PLN04", Severity.ERROR)
def on_closed_day(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """A meeting falls on a day without meetings.

    What: the meeting is on a public holiday. On a closed day of the community, a Saturday or a Sunday it is a warning,
    on a quiet day information, and these are silent for a held meeting or where the line has `because`. Only of a moved
    meeting in a closed week it is said that its `because` keeps it there.

    Why: nobody is at work on Maundy Thursday, and what the community keeps free, its members have planned otherwise.

    Example:
        meetings:
          - {id: follo-2025-2, kind: nettverk/regional, of: follo, on: 2025-04-17}

    Remedy: move it to another day; or, in a closed week, say with `because` why it stands there.
    """
    del moment
    for line in workspace_lines(workspace):
        if line.takes_place and line.series is not None:
            for found in _closed(line, line.series):
                yield found if found.at_most is Severity.INFO else _with_days(found, line, workspace)


def _closed(line: Line, series: Series) -> Iterator[Finding]:
    day, community = line.day, line.community
    if day is None:
        return
    countries, place = countries_of(series), line.place("on")
    if holiday := holiday_on(day, countries):
        yield Finding(place, f"`{line.meeting.id}` falls on {_holiday_name(holiday.id)}, {day}.", "move it to a working day")
        return
    if line.meeting.state == "held":
        return
    if line.meeting.because is not None:
        yield from _kept_in_closed_time(line, series, day)
        return
    if closed := closed_on(series, day):
        note = Note(community.place("closed", community.data.closed.index(closed) + 1), "closed here")
        message = f"`{line.meeting.id}` falls in {_closed_name(closed)}, which is closed."
        yield Finding(place, message, "move it, or add `because: …`", (note,), Severity.WARNING)
    elif day.weekday() >= _SATURDAY and not _says_so(series, line):
        message = f"`{line.meeting.id}` falls on a {WEEKDAYS[day.weekday()]}, {day}."
        yield Finding(place, message, "move it to a working day, or add `because: …`", at_most=Severity.WARNING)
    elif quiet := quiet_time_on(series, day):
        note = Note(community.place("quiet", community.data.quiet.index(quiet) + 1), "quiet here")
        message = f"`{line.meeting.id}` falls in {_closed_name(quiet)}, a quiet time."
        yield Finding(place, message, "move it, or add `because: …`", (note,), Severity.INFO)
    elif custom := quiet_day_on(day, countries):
        message = f"`{line.meeting.id}` falls on {_holiday_name(custom.id)}, {day}, a quiet day."
        yield Finding(place, message, "move it, or add `because: …`", at_most=Severity.INFO)


def _kept_in_closed_time(line: Line, series: Series, day: date) -> Iterator[Finding]:
    """`--save` writes `because` as well when it moves a line, and a week may be closed after that."""
    community = line.community
    if line.meeting.state != "moved":
        return
    if closed := closed_on(series, day):
        note = Note(community.place("closed", community.data.closed.index(closed) + 1), "closed here")
        message = f"`{line.meeting.id}` falls in {_closed_name(closed)}, which is closed, and its `because` keeps it there."
        remedy = "nothing, if people want it there; delete `because` to let `mandat calendar --save` move it"
        yield Finding(line.place("on"), message, remedy, (note,), Severity.INFO)


def _says_so(series: Series, line: Line) -> bool:
    """Whether the mandate itself names this day of the week."""
    pattern = series.kind.pattern
    return pattern is not None and line.day is not None and pattern_misfit(pattern, line.day, None) is None


def _with_days(found: Finding, line: Line, workspace: Workspace) -> Finding:
    """With the nearest free days in its remedy."""
    if line.series is None:
        return found
    from mandat.planning.nearest import nearest_free  # noqa: PLC0415  only needed once something is wrong

    others = ((other.series, other.meeting) for other in workspace_lines(workspace) if other.series is not None)
    days = joined(tuple(str(day) for day in nearest_free(line.series, line.meeting, others)), "or")
    return replace(found, help=f"{found.help}; free nearby: {days}") if days else found


def _closed_name(closed: ClosedTime) -> str:
    return f"{closed.name} ({closed.when})"


def _holiday_name(holiday: str) -> str:
    name = holiday.replace("-", " ").title()
    for plain, written in _SPELLINGS.items():
        name = name.replace(plain, written)
    return name


@check("PLN05", Severity.ERROR)
def holder_in_two_meetings(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """Somebody has to be in two meetings at the same time.

    What: two meetings on one day, in any of the communities, overlap, and an organisation's seat sits in both. Where a
    mandate has no seats, its members sit in all of its meetings. Where a meeting has no time yet, or an organisation
    stands for several (`count`), nothing is computed. Two held meetings are facts.

    Why: a municipality in two networks has one case officer, and networks that plan one by one cannot see it. Found now
    it costs a line in a file; found after the invitation it costs everybody a day.

    Example:
        meetings:
          - {id: follo-2025-1, kind: nettverk/regional, of: follo, on: 2025-03-12, time: 09:00-11:00}
          - {id: romerike-2025-1, kind: nettverk/regional, of: romerike, on: 2025-03-12, time: 09:00-11:00}

    Remedy: move one of the two.
    """
    yield from too_many_at_once(workspace, moment)
    days: dict[object, list[Line]] = {}
    for line in workspace_lines(workspace):
        if line.takes_place and line.day is not None and line.meeting.time is not None:
            days.setdefault(line.day, []).append(line)
    for lines in days.values():
        yield from _clashes(lines, workspace)


def _clashes(lines: list[Line], workspace: Workspace) -> Iterator[Finding]:
    """The clashes of one day; who sits in a meeting is asked once, and only where two overlap."""
    pairs = tuple(pair for pair in combinations(lines, 2) if _overlap(*pair))
    busy = {line.place(): line for pair in pairs for line in pair}
    needed = {place: needed_in(line) for place, line in busy.items()}
    for one, other in pairs:
        here, there = needed[one.place()], needed[other.place()]
        if both := sorted(here.keys() & there.keys()):
            yield _with_days(_clash(one, other, tuple(here[key] for key in both)), _moving(one, other), workspace)


def _overlap(one: Line, other: Line) -> bool:
    here, there = one.meeting.time, other.meeting.time
    if one.meeting.state == other.meeting.state == "held":
        return False
    return here is not None and there is not None and here.start < there.end and there.start < here.end


def _clash(one: Line, other: Line, both: tuple[Holder, ...]) -> Finding:
    """Points at the one that can still be moved, else at the later one."""
    moves = _moving(one, other)
    stays = one if moves is other else other
    starts = [line.meeting.time.start for line in (one, other) if line.meeting.time is not None]
    verb = "sits" if len(both) == 1 else "sit"
    when = f"{one.day} at {max(starts):%H:%M}"
    return Finding(
        moves.place("time"),
        f"{names_of(one, both)} {verb} in both `{one.meeting.id}` and `{other.meeting.id}` on {when}.",
        f"move `{moves.meeting.id}` to another day or hour",
        (Note(stays.place("time"), "at the same time"),),
    )


def _moving(one: Line, other: Line) -> Line:
    return one if other.meeting.state == "held" else other


@check("PLN06", Severity.WARNING)
def against_pattern(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """A meeting is on another day than its mandate says.

    What: the day does not fit the `pattern` or `within` of the kind of meeting, or lies on the wrong side of the other
    body's meeting (`placed`), or too near, or too far from it. Held meetings, and lines with `because`, are silent.

    Why: people keep the days that the mandate names free. What goes from one body to the next comes too late when the
    two meetings change places.

    Example:
        # mandate: pattern: Wednesday in odd weeks
        meetings:
          - {id: follo-2025-1, kind: nettverk/regional, of: follo, on: 2025-03-13}

    Remedy: move it, or say with `because` why it stands there.
    """
    del moment
    for community in workspace.communities:
        lines = tuple(community_lines(community))
        for line in lines:
            if line.takes_place and line.meeting.state != "held" and line.meeting.because is None:
                yield from _against(line, lines)


def _against(line: Line, lines: tuple[Line, ...]) -> Iterator[Finding]:
    series, day, hours = line.series, line.day, line.meeting.time
    if series is None or day is None:
        return
    kind = series.kind
    reason = pattern_misfit(kind.pattern, day, hours) if kind.pattern is not None else None
    if reason is not None:
        yield _misfit(line, series, reason, "pattern", str(kind.pattern))
    if not is_within(series, day):
        yield _misfit(line, series, f"on {day}", "within", f"within {kind.within}")
    if kind.placed is not None:
        from mandat.checks.placed import on_the_wrong_side  # noqa: PLC0415  loads the planner, and few mandates say so

        yield from on_the_wrong_side(line, series, kind.placed, lines)


def _misfit(line: Line, series: Series, reason: str, field: str, says: str) -> Finding:
    rule, day, message = rule_place(series, field), line.day, f"`{line.meeting.id}` is {reason}, the mandate says `{says}`."
    if reason.startswith("at "):
        return Finding(
            line.place("time"), message, "change `time`, or add `because: …`", (Note(rule, "the rule"),), None, (rule,)
        )
    free = nearest_fitting(series, day) if day is not None else None
    remedy = f"move it, for instance to {free}, or add `because: …`" if free else "move it, or add `because: …`"
    return Finding(line.place("on"), message, remedy, (Note(rule, "the rule"),), None, (rule,))


@check("PLN07", Severity.WARNING)
def moved_without_reason(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """A meeting was moved or cancelled, and the plan does not say why, or from when.

    What: a line has `state: moved` or `state: cancelled` without `because`, or `state: moved` without `was`; or its day is
    in another year than the plan, and no `was` says that it was moved there.

    Why: those who had the old date in their calendars want to know which one it was; and next year nobody remembers the
    reason.

    Example:
        meetings:
          - {id: follo-2025-2, kind: nettverk/regional, of: follo, on: 2025-05-08, state: moved}

    Remedy: add `was` (the earlier date) and `because`.
    """
    del moment
    for line in workspace_lines(workspace):
        meeting = line.meeting
        why = meeting.state in ("moved", "cancelled") and meeting.because is None
        was = meeting.state == "moved" and meeting.was is None
        if why or was:
            said = "nobody says why" if why else "the earlier date is missing"
            missing = (*(("`was: …` (the earlier date)",) if was else ()), *(("`because: …`",) if why else ()))
            yield Finding(line.place("state"), f"`{meeting.id}` was {meeting.state}, and {said}.", f"add {joined(missing)}")
        elif line.takes_place and meeting.was is None and (other := _other_year(line)):
            message = (
                f"`{meeting.id}` is in {other}, in the plan of {line.plan.data.plan}, and nobody says that it was moved there."
            )
            yield Finding(line.place("on"), message, "correct the year, or add `state: moved`, `was: …` and `because: …`")


def _other_year(line: Line) -> int | None:
    """The year of the meeting, if it is not the plan's. A week at the turn of the year belongs to either.

    The year of a plan in a file of another year is the fault of its head (FMT08), and of none of its lines.
    """
    on, year = line.meeting.on, line.plan.data.plan
    if on.first.year <= year <= on.last.year or not line.plan.file.endswith(f"plan-{year}.yaml"):
        return None
    return on.first.year
