"""From the rules and the plans of a workspace to the planner's question: which meetings still need a date."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from mandat.calendar.dates import members_of
from mandat.calendar.windows import windows_of
from mandat.frozen import frozen
from mandat.planning.candidates import Work, candidates, line_minutes, middle, reach
from mandat.planning.costs import Target
from mandat.planning.day_costs import weights_of
from mandat.planning.days import Usable, duration_minutes, minutes_of, usable_days
from mandat.planning.keeping import Keeping, broken_by, is_over, slot_of
from mandat.planning.problem import Candidate, Request, Slot
from mandat.planning.spreading import missing, spread
from mandat.rules.frequency import Window
from mandat.schema.plan import PlannedMeeting
from mandat.workspace import Community
from mandat.workspace.members import groups, holders
from mandat.workspace.series import Series, all_series, highest_number, lines_of

A_MONTH = 20
"""Working days. How far an adopted meeting goes is measured in months at most: who meets twice a year moves no farther."""


@frozen
class Unplaced:
    """Meetings of a series that the rules ask for and that no day is left for."""

    series: Series
    first: date
    last: date
    number: int


@frozen
class Squeezed:
    """So many missing meetings belong before `first`, the first day on which they may be: they come closer together."""

    series: Series
    first: date
    last: date
    number: int


@frozen
class Wanted:
    """What a series needs in a year: requests with the lines they belong to, what cannot be placed, what comes too close."""

    series: Series
    requests: tuple[Request, ...]
    unplaced: tuple[Unplaced, ...] = ()
    squeezed: tuple[Squeezed, ...] = ()
    cycle_unknown: bool = False
    new: tuple[str, ...] = ()


@frozen
class Asked:
    """What is asked for in a year of a series.

    Attributes:
        year: the year.
        not_before: no new date before this day.
        lines: the lines of the year's plan for this series.
        others: the days of meetings of other kinds that count towards this one, as they are or as they are expected.
        inside: the stretches of the year in which its meetings count for another kind, if they do.
        beside: meetings that this kind is placed beside, where it says no frequency: it comes as often as they.
        complete: whether no new meetings are to be added (a year that is over and has a plan).
        starts: the starts its meetings may have, the preferred first.
        anywhere: whether a meeting may lie far from its even place, because it must lie beside another body's.
        keeping: which adopted dates can never move.
    """

    year: int
    not_before: date
    lines: tuple[PlannedMeeting, ...]
    others: tuple[date, ...]
    inside: tuple[Window, ...]
    beside: int
    complete: bool
    starts: tuple[int, ...]
    anywhere: bool
    keeping: Keeping


def wanted(series: Series, asked: Asked) -> Wanted:
    """What a series needs in a year."""
    work = _work(series, asked)
    alive = tuple(line for line in asked.lines if line.state != "cancelled")
    windows = windows_of(series, asked.year)
    if asked.beside:
        windows = (Window(date(asked.year, 1, 1), date(asked.year, 12, 31), asked.beside),)
    settled = tuple(_settled(work, line, asked.keeping, windows or ()) for line in alive if line.on.unit == "day")
    open_lines, unplaced = _open_lines(work, tuple(line for line in alive if line.on.unit != "day"))
    if windows is None:
        return Wanted(series, (*settled, *open_lines), unplaced, cycle_unknown=not asked.complete)
    taken = tuple(_counted_on(line, asked.year) for line in (*_of_days(alive), *_of_spans(alive)))
    open_windows = () if asked.complete else windows
    new, left, squeezed = _new(work, asked, open_windows, taken)
    return Wanted(series, (*settled, *open_lines, *new), (*unplaced, *left), squeezed, new=tuple(one.id for one in new))


def booked_elsewhere(community: Community, year: int) -> Iterator[Wanted]:
    """The meetings of other years' plans that fall in a year, series by series: their members are busy, and they stay."""
    for series in all_series(community):
        lines = tuple(line for plan, line in lines_of(series) if plan.data.plan != year and _takes_a_day_of(line, year))
        if lines:
            work = Work(series, year, Usable((), {}), weights_of(series), date.min)
            yield Wanted(series, tuple(_fixed(work, line) for line in lines))


def _takes_a_day_of(line: PlannedMeeting, year: int) -> bool:
    return line.on.unit == "day" and line.on.first.year == year and line.state != "cancelled"


def expected_days(series: Series, year: int, lines: tuple[PlannedMeeting, ...], number: int) -> Iterator[date]:
    """The days of so many meetings of a series: those of its lines, and even places for those that are missing."""
    alive = tuple(line for line in lines if line.state != "cancelled")
    taken = tuple(_counted_on(line, year) for line in alive)
    yield from taken
    usable = usable_days(series, year)
    for window in windows_of(series, year) or (Window(date(year, 1, 1), date(year, 12, 31), number),):
        inside = tuple(day for day in taken if window.first <= day <= window.last)
        for place in missing(usable, usable.between(window.first, window.last), window.number, inside):
            yield usable.days[int(place.position)]


def extra(series: Series, asked: Asked) -> tuple[Request, ...]:
    """One more meeting than the rules ask for, on any open day of the year."""
    work = _work(series, asked)
    days = work.open_days(date(asked.year, 1, 1), date(asked.year, 12, 31))
    found = candidates(work, days, None)
    return (_request(work, "extra", minutes_of(series), found),) if found else ()


def _work(series: Series, asked: Asked) -> Work:
    usable = usable_days(series, asked.year)
    cancelled = tuple(line.on.first for line in asked.lines if line.state == "cancelled" and line.on.unit == "day")
    return Work(series, asked.year, usable, weights_of(series), asked.not_before, asked.starts, asked.anywhere, cancelled)


def _of_days(lines: tuple[PlannedMeeting, ...]) -> Iterator[PlannedMeeting]:
    return (line for line in lines if line.on.unit == "day")


def _of_spans(lines: tuple[PlannedMeeting, ...]) -> Iterator[PlannedMeeting]:
    return (line for line in lines if line.on.unit != "day")


def _counted_on(line: PlannedMeeting, year: int) -> date:
    """The day as which a line counts: its own, that which it left for another year, else the end of the year beside it."""
    known = (line.on.first, *((line.was.first,) if line.was is not None else ()))
    nearest = min(max(line.on.first, date(year, 1, 1)), date(year, 12, 31))
    return next((day for day in known if day.year == year), nearest)


def _settled(work: Work, line: PlannedMeeting, keeping: Keeping, windows: tuple[Window, ...]) -> Request:
    """A date that people decided or adopted: it stays, or it may move if it must.

    One after the end of its body stays too: squeezed into the last days before, it would help nobody.
    """
    slot, _ = slot_of(line)
    broken = broken_by(work.series, slot.day)
    stays = not keeping.may_move(line) or is_over(work.series, slot.day)
    if stays or (line.time is None and broken is None):
        return _fixed(work, line)
    stay = () if broken is not None else (Candidate(slot, 0),)
    every = tuple(one for one in _alternatives(work, line, windows) if one.slot != slot)
    elsewhere = _of_the_same_people(work.series, slot.day, every)
    return _request(work, line.id, line_minutes(work, line), (*stay, *(elsewhere or (every if broken else ()))), line=line)


def _of_the_same_people(series: Series, day: date, found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The dates that need nobody who is not needed on the day: who joins later is no reason to move a meeting before."""
    own = _holders(series, (day,))
    if not found or _holders(series, (day, *_ends(found, None))) == own:
        return found
    days = {one.slot.day for one in found}
    alike = {other for other in days if set(_holders(series, (other,))) <= set(own)}
    return tuple(one for one in found if one.slot.day in alike)


def _fixed(work: Work, line: PlannedMeeting) -> Request:
    slot, minutes = slot_of(line)
    return _request(work, line.id, minutes, (Candidate(slot, 0),), line=line, fixed=True)


def _alternatives(work: Work, line: PlannedMeeting, windows: tuple[Window, ...]) -> tuple[Candidate, ...]:
    """Where an adopted meeting may go: near its day, in the same month or quarter if the frequency counts by those."""
    year = Window(date(work.year, 1, 1), date(work.year, 12, 31), 1)
    window = next((one for one in windows if one.first <= line.on.first <= one.last), year)
    days = work.usable.between(window.first, window.last)
    position = Fraction(sum(1 for day in work.usable.days if day < line.on.first))
    spacing = Fraction(len(days), max(1, window.number))
    target = Target(position, min(spacing, Fraction(A_MONTH)), spacing / 2)
    return candidates(work, reach(work, days, target), target, line) if days else ()


def _open_lines(work: Work, lines: tuple[PlannedMeeting, ...]) -> tuple[tuple[Request, ...], tuple[Unplaced, ...]]:
    """Lines that name no day yet get one inside their partial date."""
    requests, unplaced = [], []
    for line in lines:
        days = work.open_days(line.on.first, line.on.last)
        target = middle(work.usable, days)
        if not days:
            unplaced.append(Unplaced(work.series, line.on.first, line.on.last, 1))
            continue
        requests.append(_request(work, line.id, line_minutes(work, line), candidates(work, days, target, line), line=line))
    return tuple(requests), tuple(unplaced)


def _new(
    work: Work, asked: Asked, windows: tuple[Window, ...], own: tuple[date, ...]
) -> tuple[tuple[Request, ...], tuple[Unplaced, ...], tuple[Squeezed, ...]]:
    """The meetings that are missing, each near its even place among those that are there, of other kinds as well."""
    requests, unplaced, squeezed = [], [], []
    taken, highest = (*own, *asked.others), highest_number(work.series, work.year)
    for window in windows:
        inside = tuple(day for day in taken if window.first <= day <= window.last)
        number = max(0, window.number - len(inside))
        found = spread(work, window, inside, number)
        for target, near in found.places:
            highest += 1
            days = _in_one(asked.inside, work.usable.days[int(target.position)], near)
            name = f"{work.series.prefix}-{work.year}-{highest}"
            requests.append(_request(work, name, minutes_of(work.series), candidates(work, days, target)))
        if found.left:
            unplaced.append(Unplaced(work.series, window.first, window.last, found.left))
        if found.late:
            squeezed.append(Squeezed(work.series, work.not_before, window.last, found.late))
    return tuple(requests), tuple(unplaced), tuple(squeezed)


def _in_one(windows: tuple[Window, ...], place: date, days: tuple[date, ...]) -> tuple[date, ...]:
    """Those of the days that lie in one window with a meeting's even place, for that is where it is counted; else all."""
    window = next((one for one in windows if one.first <= place <= one.last), None)
    return tuple(day for day in days if window is None or window.first <= day <= window.last) or days


def _request(
    work: Work,
    name: str,
    minutes: int,
    candidates: tuple[Candidate, ...],
    *,
    line: PlannedMeeting | None = None,
    fixed: bool = False,
) -> Request:
    series, wishes = work.series, work.series.community.data.wishes
    adopted = slot_of(line)[0] if line is not None and line.on.unit == "day" and not fixed else None
    form = (
        line.form if line is not None and line.form is not None else series.kind.form[0] if len(series.kind.form) == 1 else None
    )
    return Request(
        id=f"{series.community.id}/{name}",
        minutes=minutes,
        travel=(duration_minutes(wishes.travel) or 0) if form != "digital" else 0,
        place=(line.place if line is not None else None) or series.kind.place,
        holders=(*_holders(series, _ends(candidates, adopted)), *(_groups(series, candidates) if adopted is None else ())),
        candidates=candidates,
        fixed=fixed,
        load=work.load,
        adopted=adopted,
    )


def _ends(candidates: tuple[Candidate, ...], adopted: Slot | None) -> tuple[date, ...]:
    days = [candidate.slot.day for candidate in candidates] + ([adopted.day] if adopted is not None else [])
    return (min(days), max(days))


def _holders(series: Series, days: tuple[date, ...]) -> tuple[str, ...]:
    """Everybody who may be needed on one of the days; who joins or leaves in between is kept free as well."""
    found = {
        holder.key
        for day in sorted(set(days))
        for holder in holders(series.community, series.networks, series.kind, day)
        if holder.organisation in {member.id for member in members_of(series, day)}
    }
    return tuple(sorted(found))


def _groups(series: Series, candidates: tuple[Candidate, ...]) -> tuple[str, ...]:
    """Organisations that stand for several: new meetings are kept apart in which the same ones sit; adopted dates stay."""
    day = candidates[0].slot.day
    return tuple(group.key for group in groups(series.community, series.networks, day))
