"""The dates of a year for all communities at once: adopted ones kept, missing ones chosen, what is impossible told."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import chain

from mandat.calendar.model import Certificate, Chosen
from mandat.frozen import frozen
from mandat.planning.day_costs import weights_of
from mandat.planning.days import hours_from, starts_of
from mandat.planning.expected import counted_beside, number_beside, number_of, windows_counted_in
from mandat.planning.keeping import Broken, Keeping, broken_by
from mandat.planning.placement import Placed, besides, elsewhere, other_series, placed_starts
from mandat.planning.problem import Beside, Conflict, Effort, Impossible, Plan, Problem, Request, Sequence, Slot
from mandat.planning.regions import solve_by_regions
from mandat.planning.replan import HolderClash, MakesRoom, Moved, Replanned, replan
from mandat.planning.requests import Asked, Squeezed, Unplaced, Wanted, booked_elsewhere, expected_days, extra, wanted
from mandat.planning.solve import solve
from mandat.schema.plan import PlannedMeeting
from mandat.workspace import Community, Workspace
from mandat.workspace.series import Series, all_series

LARGE = 2000
"""Meetings. Beyond, the year is planned one community at a time: proven in each, and with a bound for the whole."""

Because = Broken | HolderClash | MakesRoom
"""Why a meeting moves: its day, a holder in two meetings, or another meeting that needed the room."""


@frozen
class Today:
    """The day it is, the day before which no new date lies, and whether announced meetings may move."""

    on: date
    start: date | None = None
    move_announced: bool = False


@frozen
class Question:
    """What the planner is asked for a year: what every series needs, and all of it as one problem.

    `unfollowed` are series placed beside a body that has no meetings in the year; `booked` are meetings of other years' plans
    that fall in this one.
    """

    year: int
    today: Today
    needs: tuple[Wanted, ...]
    problem: Problem
    unfollowed: tuple[Series, ...] = ()
    booked: tuple[Wanted, ...] = ()

    def series_of(self, request: str) -> Series:
        """The series of a request; `request` is community and meeting id.

        Raises:
            KeyError: no series has it.
        """
        return {one.id: need.series for need in (*self.needs, *self.booked) for one in need.requests}[request]


@frozen
class Move:
    """An adopted meeting that goes to another slot.

    `because` names other meetings as `community/id`, and holders by their keys; `others` are the series of those meetings.
    """

    id: str
    series: Series
    was: Slot
    now: Slot
    because: Because
    others: tuple[Series, ...] = ()


@frozen
class YearPlan:
    """What the planner found.

    Attributes:
        chosen: the new dates by id, those of moved meetings included.
        certificate: how good they are.
        unplaced: meetings that the rules ask for and that no day is left for.
        squeezed: meetings that come closer together, because their even place is over.
        cycle_unknown: series that meet every few years, and nothing says in which.
        impossible: why there is no plan; then nothing is chosen.
        moves: adopted meetings that go to another date.
        unfollowed: series whose placement is not followed, because the other body has no meetings.
        question: what was asked, for explanations.
        slots: where every meeting lies, by `community/id`.
    """

    chosen: tuple[Chosen, ...] = ()
    certificate: Certificate | None = None
    unplaced: tuple[Unplaced, ...] = ()
    squeezed: tuple[Squeezed, ...] = ()
    cycle_unknown: tuple[Series, ...] = ()
    impossible: tuple[Conflict, ...] = ()
    moves: tuple[Move, ...] = ()
    unfollowed: tuple[Series, ...] = ()
    question: Question | None = None
    slots: tuple[tuple[str, Slot], ...] = ()


def plan_year(
    workspace: Workspace,
    year: int,
    *,
    on: date,
    start: date | None = None,
    effort: Effort | None = None,
    move_announced: bool = False,
) -> YearPlan:
    """Choose a date for every meeting of a year that has none, and move the adopted dates that cannot stand.

    A community without a plan for the year is planned from January on, whatever day it is. With one, no new date lies on
    or before `on`; and when the year is over, none is added.

    Args:
        workspace: all communities; a holder in two of them is in one place at a time.
        year: the calendar year.
        on: the day it is.
        start: no new date before this day.
        effort: how hard to try.
        move_announced: whether announced meetings may move too.
    """
    return planned(question(workspace, year, Today(on, start, move_announced)), effort)


def planned(asked: Question, effort: Effort | None = None) -> YearPlan:
    """The answer to a question."""
    unplaced = tuple(one for need in asked.needs for one in need.unplaced)
    unknown = tuple(need.series for need in asked.needs if need.cycle_unknown)
    squeezed = tuple(one for need in asked.needs for one in need.squeezed)
    found = YearPlan(unplaced=unplaced, squeezed=squeezed, cycle_unknown=unknown, unfollowed=asked.unfollowed, question=asked)
    answer = answered(asked.problem, effort)
    if isinstance(answer, Impossible):
        return replace(found, impossible=_conflicts(answer))
    return replace(
        found,
        chosen=_chosen(asked.needs, answer),
        certificate=_certificate(asked.needs, answer),
        moves=tuple(_move(asked, one) for one in answer.moved),
        slots=answer.plan.chosen,
    )


def answered(problem: Problem, effort: Effort | None = None) -> Replanned | Impossible:
    """Planned anew, or by least change where there are adopted dates."""
    if any(request.adopted is not None for request in problem.requests):
        return replan(problem, effort)
    answer = solve_by_regions(problem, effort) if len(problem.requests) > LARGE else solve(problem, effort)
    return Replanned(answer) if isinstance(answer, Plan) else answer


def question(workspace: Workspace, year: int, today: Today, only: frozenset[tuple[str, str, str]] | None = None) -> Question:
    """Everything that is needed in a year, as one problem for all communities, or for `only` some series."""
    needs, unfollowed, rules, others = list[Wanted](), list[Series](), list[Beside](), dict[str, Request]()
    booked = tuple(one for community in workspace.communities for one in booked_elsewhere(community, year))
    for community in workspace.communities:
        every = all_series(community)
        own = tuple(_needs(community, year, today, only))
        needs.extend(own)
        for placed in _placed(own, every, year):
            rules.extend(besides(placed))
            if placed.others:
                others.update({one.id: one for one in placed.others})
            elif any(not one.fixed for one in placed.requests):
                unfollowed.append(placed.series)
    requests = {one.id: one for one in chain(others.values(), (r for need in (*booked, *needs) for r in need.requests))}
    problem = Problem(tuple(requests.values()), sequences=tuple(_sequences(needs)), weights=_weights(needs), besides=tuple(rules))
    return Question(year, today, tuple(needs), problem, tuple(unfollowed), booked)


def _placed(needs: tuple[Wanted, ...], every: tuple[Series, ...], year: int) -> Iterator[Placed]:
    requests = {need.series.key: need.requests for need in needs}
    for need in needs:
        if need.series.kind.placed is not None:
            theirs = other_series(need.series, every)
            others = (one for other in theirs for one in requests.get(other.key, ()))
            yield Placed(need.series, need.requests, (*others, *elsewhere(need.series, year, theirs)))


def _needs(
    community: Community, year: int, today: Today, only: frozenset[tuple[str, str, str]] | None = None
) -> Iterator[Wanted]:
    plan = community.plan(year)
    lines = plan.data.meetings if plan is not None else ()
    every = all_series(community)
    for series in every:
        if only is None or series.key in only:
            yield wanted(series, asked_of(series, year, today, every, lines))


def asked_of(series: Series, year: int, today: Today, every: tuple[Series, ...], lines: tuple[PlannedMeeting, ...]) -> Asked:
    """What is asked for of a series, with what others around it say."""
    plan = series.community.plan(year)
    first = max(today.start or date.min, date(year, 1, 1))
    if plan is not None and today.on >= first:
        first = date.fromordinal(today.on.toordinal() + 1)
    theirs = tuple((other, _lines_of(other, lines)) for other in other_series(series, every))
    return Asked(
        year=year,
        not_before=first,
        lines=_lines_of(series, lines),
        others=tuple(
            day
            for other in counted_beside(series, every)
            for day in expected_days(other, year, _lines_of(other, lines), number_of(other, year, every))
        ),
        inside=windows_counted_in(series, year, every),
        beside=number_beside(series, year, every),
        complete=plan is not None and today.on.year > year,
        starts=placed_starts(series, theirs) if theirs else starts_of(series),
        anywhere=bool(theirs),
        keeping=Keeping(today.on, today.move_announced),
    )


def extra_request(question: Question, series: Series) -> Request | None:
    """One more meeting of a series than the rules ask for, on a day to come; None where no day is open."""
    plan = series.community.plan(question.year)
    lines = plan.data.meetings if plan is not None else ()
    asked = asked_of(series, question.year, question.today, all_series(series.community), lines)
    tomorrow = date.fromordinal(question.today.on.toordinal() + 1)
    return next(iter(extra(series, replace(asked, not_before=max(asked.not_before, tomorrow)))), None)


def _lines_of(series: Series, lines: tuple[PlannedMeeting, ...]) -> tuple[PlannedMeeting, ...]:
    return tuple(line for line in lines if series.owns(line))


def _sequences(needs: list[Wanted]) -> Iterator[Sequence]:
    """New meetings of a series keep their numbers in the order of their dates."""
    return (Sequence(need.new) for need in needs if len(need.new) > 1)


def _weights(needs: list[Wanted]) -> str:
    return " | ".join(sorted({str(weights_of(need.series)) for need in needs})) or "1"


def _chosen(needs: tuple[Wanted, ...], answer: Replanned) -> tuple[Chosen, ...]:
    slots, moved = dict(answer.plan.chosen), {one.id for one in answer.moved}
    return tuple(
        _choice(need.series, request, slots[request.id])
        for need in needs
        for request in need.requests
        if request.id in moved or (not request.fixed and request.adopted is None)
    )


def _choice(series: Series, request: Request, slot: Slot) -> Chosen:
    return Chosen(request.id.split("/", 1)[1], series.key, slot.day, hours_from(slot.start, request.minutes))


def _move(asked: Question, moved: Moved) -> Move:
    series, cause = asked.series_of(moved.id), moved.cause
    if not isinstance(cause, HolderClash | MakesRoom):
        broken = broken_by(series, moved.was.day)
        because: Because = broken if broken is not None else MakesRoom(())
    else:
        because = cause
    names = because.others if isinstance(because, MakesRoom) else (because.other,) if isinstance(because, HolderClash) else ()
    others = tuple(asked.series_of(name) for name in names)
    return Move(moved.id.split("/", 1)[1], series, moved.was, moved.now, because, others)


def _certificate(needs: tuple[Wanted, ...], answer: Replanned) -> Certificate:
    made = answer.plan.certificate
    chosen, meetings = len(_chosen(needs, answer)), sum(len(need.requests) for need in needs)
    return Certificate(made.cost, made.bound, chosen, meetings, made.proven, made.unique, made.digest, made.weights)


def _conflicts(answer: Impossible) -> tuple[Conflict, ...]:
    undecided = (Conflict(answer.undecided, ()),) if answer.undecided else ()
    return (*answer.conflicts, *undecided)
