"""PLN04 to PLN07: the dates of a plan, against holidays, other meetings and the rules of the mandate."""

from collections.abc import Iterator
from itertools import combinations

from mandat.calendar.closures import closure_on, covers, quiet_on
from mandat.calendar.dates import countries_of, members_of
from mandat.checks.check import Moment, check
from mandat.checks.lines import Line, community_lines, joined, party_name, rule_place, workspace_lines
from mandat.checks.placement import Misplaced, against_pattern, misplaced, nearest_fitting
from mandat.diagnostics import Finding, Note, Severity
from mandat.rules.workdays import holiday_on, quiet_day_on
from mandat.schema.community import ClosedTime
from mandat.workspace import Workspace
from mandat.workspace.members import Holder, holders
from mandat.workspace.series import Series

_APOSTROPHES = {"New Years": "New Year's", "All Saints": "All Saints'", " And ": " and "}


@check("PLN04", Severity.ERROR)
def on_closed_day(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """A meeting falls on a day without meetings.

    What: the meeting is on a public holiday. On a closed day of the community it is a warning, on a quiet day
    information, and both are silent for a held meeting or where the line has `because`.

    Why: nobody is at work on Maundy Thursday, and in the winter break half of the members are not.

    Example:
        meetings:
          - {id: follo-2025-2, kind: nettverk/regional, of: follo, on: 2025-04-17}

    Remedy: move it to another day; or, in a closed week, say with `because` why it stands there.
    """
    del moment
    for line in workspace_lines(workspace):
        if line.takes_place and line.series is not None:
            yield from _closed(line, line.series)


def _closed(line: Line, series: Series) -> Iterator[Finding]:
    day, community = line.day, line.community
    if day is None:
        return
    countries, place = countries_of(series), line.place("on")
    if holiday := holiday_on(day, countries):
        yield Finding(place, f"`{line.meeting.id}` falls on {_holiday_name(holiday.id)}, {day}.", "move it to a working day")
        return
    if line.meeting.because is not None or line.meeting.state == "held":
        return
    members = frozenset(organisation.id for organisation in members_of(series, day))
    if closed := closure_on(community, day, members):
        note = Note(community.place("closed", community.data.closed.index(closed) + 1), "closed here")
        message = f"`{line.meeting.id}` falls in {_closed_name(closed)}, which is closed."
        yield Finding(place, message, "move it, or add `because: …`", (note,), Severity.WARNING)
    elif quiet := quiet_on(community, day, members):
        note = Note(community.place("quiet", community.data.quiet.index(quiet) + 1), "quiet here")
        message = f"`{line.meeting.id}` falls in {_closed_name(quiet)}, a quiet time."
        yield Finding(place, message, "move it, or add `because: …`", (note,), Severity.INFO)
    elif custom := quiet_day_on(day, countries):
        message = f"`{line.meeting.id}` falls on a quiet day, {day}: {_holiday_name(custom.id)}."
        yield Finding(place, message, "move it, or add `because: …`", at_most=Severity.INFO)


def _closed_name(closed: ClosedTime) -> str:
    return f"{closed.name} ({closed.when})"


def _holiday_name(holiday: str) -> str:
    name = holiday.replace("-", " ").title()
    for plain, written in _APOSTROPHES.items():
        name = name.replace(plain, written)
    return name


@check("PLN05", Severity.ERROR)
def holder_in_two_meetings(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """Somebody has to be in two meetings at the same time.

    What: two meetings on one day, in any of the communities, overlap, and an organisation's seat sits in both. Where a
    meeting has no time yet, or an organisation stands for several (`count`), nothing is computed. Two held meetings are
    facts.

    Why: a municipality in two networks has one case officer. That the two calendars never met is the most common reason
    for moving a meeting that has been announced.

    Example:
        meetings:
          - {id: follo-2025-1, kind: nettverk/regional, of: follo, on: 2025-03-12, time: 09:00-11:00}
          - {id: romerike-2025-1, kind: nettverk/regional, of: romerike, on: 2025-03-12, time: 09:00-11:00}

    Remedy: move one of the two.
    """
    del moment
    days: dict[object, list[Line]] = {}
    for line in workspace_lines(workspace):
        if line.takes_place and line.day is not None and line.meeting.time is not None:
            days.setdefault(line.day, []).append(line)
    for lines in days.values():
        yield from _clashes(lines)


def _clashes(lines: list[Line]) -> Iterator[Finding]:
    """The clashes of one day; who sits in a meeting is asked once, and only where two overlap."""
    needed: dict[int, dict[str, Holder]] = {}
    for (at, one), (other_at, other) in combinations(enumerate(lines), 2):
        if not _overlap(one, other) or one.meeting.state == other.meeting.state == "held":
            continue
        here = needed.setdefault(at, {}) or needed.setdefault(at, {}) | _needed(one)
        there = needed.setdefault(other_at, {}) or needed.setdefault(other_at, {}) | _needed(other)
        needed[at], needed[other_at] = here, there
        if both := sorted(here.keys() & there.keys()):
            yield _clash(one, other, tuple(here[key] for key in both))


def _overlap(one: Line, other: Line) -> bool:
    here, there = one.meeting.time, other.meeting.time
    return here is not None and there is not None and here.start < there.end and there.start < here.end


def _needed(line: Line) -> dict[str, Holder]:
    """Everybody who has to be in a meeting, by key."""
    if line.series is None or line.day is None:
        return {}
    called = {organisation.id for organisation in members_of(line.series, line.day)}
    found = holders(line.community, line.series.networks, line.series.kind, line.day)
    return {holder.key: holder for holder in found if holder.organisation in called}


def _clash(one: Line, other: Line, both: tuple[Holder, ...]) -> Finding:
    """Points at the one that can still be moved, else at the later one."""
    stays, moves = (other, one) if other.meeting.state == "held" else (one, other)
    starts = [line.meeting.time.start for line in (one, other) if line.meeting.time is not None]
    verb = "sits" if len(both) == 1 else "sit"
    when = f"{one.day} at {max(starts):%H:%M}"
    return Finding(
        moves.place("time"),
        f"{_who(one, both)} {verb} in both `{one.meeting.id}` and `{other.meeting.id}` on {when}.",
        f"move `{moves.meeting.id}` to another day or hour",
        (Note(stays.place("time"), "at the same time"),),
    )


def _who(line: Line, both: tuple[Holder, ...]) -> str:
    """Organisations with their seats: `Enebakk (Saksbehandler, Koordinator) and Ahus (Klinikk)`."""
    seats: dict[str, list[str]] = {}
    for holder in both:
        seats.setdefault(holder.organisation, []).append(_seat_title(line, holder.seat))
    return joined(tuple(f"{party_name(line.community, name)} ({', '.join(titles)})" for name, titles in seats.items()))


def _seat_title(line: Line, seat_id: str) -> str:
    networks = line.series.networks if line.series is not None else ()
    seats = (seat for network in networks for seat in network.rules.composition.seats)
    return next((seat.title for seat in seats if seat.id == seat_id and seat.title), seat_id)


@check("PLN06", Severity.WARNING)
def against_the_pattern(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """placeholder."""
    del moment
    yield from ()
