"""The meetings of this year and the next on both sides, proposed with least change, and what is due around them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from mandat.calendar.build import build_calendar
from mandat.calendar.model import Calendar, DatedDuty, DatedMeeting
from mandat.compare.model import Dates, DeadlineChange, DutyChange, MeetingTurn, Pair
from mandat.compare.relevance import Weight
from mandat.compare.standing import stands
from mandat.compare.turns import BY_MEETINGS, is_told, who_has
from mandat.compare.wishes import SeriesKey, with_wishes
from mandat.frozen import frozen
from mandat.planning.keeping import broken_by
from mandat.planning.problem import Effort
from mandat.planning.year import Today, YearPlan, planned
from mandat.planning.year import question as ask
from mandat.workspace import Community, Workspace
from mandat.workspace.series import ALL_NETWORKS, Series

_EFFORT = Effort(unique=False)
"""Dates are compared and not adopted: nobody asks whether another plan would be as good."""


@frozen
class Renames:
    """The new ids of a community, its mandates and its networks, by the old ones."""

    community: Mapping[str, str]
    mandates: Mapping[tuple[str, str], str]
    networks: Mapping[tuple[str, str], str]

    def key(self, series: SeriesKey) -> SeriesKey:
        """The key that a series has on the later side."""
        community, kind, of = series
        mandate, _, name = kind.partition("/")
        new_mandate = self.mandates.get((community, mandate), mandate)
        new_of = self.networks.get((community, of)) or self.mandates.get((community, of), of)
        return (self.community.get(community, community), f"{new_mandate}/{name}", new_of)


@frozen
class Question:
    """Two workspaces with the communities that are touched, the day, the new names, and what the differences can do.

    `only`: the keys of the series that are planned; None means all of them.
    """

    before: Workspace
    after: Workspace
    on: date
    renames: Renames
    weight: Weight
    only: frozenset[SeriesKey] | None = None


@frozen
class Year:
    """A year on both sides."""

    before: Calendar
    after: Calendar
    plans: tuple[YearPlan | None, YearPlan | None]


def years_of(question: Question) -> tuple[Year, ...]:
    """This year and the next."""
    return tuple(_year(question, year) for year in (question.on.year, question.on.year + 1))


def _year(question: Question, year: int) -> Year:
    if question.weight is Weight.NOTHING:  # only duties and phases are asked for; the meetings are the same
        return Year(build_calendar(question.before, year), build_calendar(question.after, year), (None, None))
    day = _day(question, year)
    old = planned(ask(question.before, year, Today(day), question.only), _EFFORT)
    before = build_calendar(question.before, year, old.chosen, old.certificate)
    chosen = tuple(replace(one, series=question.renames.key(one.series)) for one in old.chosen)
    if question.weight is Weight.AROUND:
        return Year(before, build_calendar(question.after, year, chosen), (old, old))
    wished, names = with_wishes(question.after, year, chosen, day)
    if stands(wished, year, question.only):
        return Year(before, _as_proposals(build_calendar(wished, year), names), (old, old))
    new = planned(ask(wished, year, Today(day), question.only), _EFFORT)
    after = _as_proposals(build_calendar(wished, year, new.chosen, new.certificate), names)
    if any(_is_on_a_forbidden_day(one) for one in after.meetings):
        new = planned(ask(question.after, year, Today(day), question.only), _EFFORT)
        after = build_calendar(question.after, year, new.chosen, new.certificate)
    return Year(before, after, (old, new))


def _is_on_a_forbidden_day(one: DatedMeeting) -> bool:
    """Whether a proposal stayed where it cannot be, because no move helps: then the planner says so, as in the calendar."""
    return one.state == "proposed" and one.day is not None and broken_by(one.series, one.day) is not None


def _day(question: Question, year: int) -> date:
    """The day from which dates are set: where no plan is saved, the whole year is planned, whatever day it is."""
    communities = (*question.before.communities, *question.after.communities)
    saved = any(one.plan(year) is not None for one in communities)
    return question.on if saved else date(year - 1, 12, 31)


def _as_proposals(calendar: Calendar, names: frozenset[str]) -> Calendar:
    """Wishes were written as lines of a plan; for people they are proposals."""
    return replace(
        calendar,
        meetings=tuple(
            replace(one, state="proposed", line=None, place=None) if f"{one.series.community.id}/{one.id}" in names else one
            for one in calendar.meetings
        ),
    )


def dates_of(years: tuple[Year, ...], community: Pair[Community], renames: Renames, on: date) -> Dates:
    """What changes in one community."""
    old = community.before.id if community.before is not None else ""
    new = community.after.id if community.after is not None else ""
    found = tuple(pair for year in years for pair in _meeting_pairs(year, (old, new), renames))
    told = tuple(pair for pair in found if _is_ahead(pair, on))
    moved = tuple(pair for pair in told if _differs(pair))
    return Dates(
        tuple(year.after.year for year in years),
        moved,
        len(told) - len(moved),
        tuple(change for pair in told for change in _deadlines(pair, on)),
        tuple(change for year in years for change in _duties(year, (old, new), renames) if _is_due_ahead(change, on)),
        tuple(change for pair in told for change in _turns(pair, on)),
        tuple(series for year in years for series in _unplaced(year, new, renames)),
        any(new is not None and new.impossible and not (old is not None and old.impossible) for old, new in _plans(years)),
        tuple(move for old, now in _plans(years) if now is not None and now is not old for move in now.moves),
    )


def _plans(years: Iterable[Year]) -> Iterator[tuple[YearPlan | None, YearPlan | None]]:
    return (year.plans for year in years)


def _meeting_pairs(year: Year, names: tuple[str, str], renames: Renames) -> Iterator[Pair[DatedMeeting]]:
    """Meetings by id; what is left, series by series in the order of days."""
    before = {one.id: one for one in year.before.meetings if one.series.community.id == names[0]}
    after = {one.id: one for one in year.after.meetings if one.series.community.id == names[1]}
    same = [name for name in after if name in before and renames.key(before[name].series.key) == after[name].series.key]
    yield from (Pair(before.pop(name), after.pop(name)) for name in same)
    for one in after.values():
        partner = _partner(one, before.values(), renames)
        yield Pair(before.pop(partner.id) if partner is not None else None, one)
    yield from (Pair(one, None) for one in before.values())


def _partner(meeting: DatedMeeting, rest: Iterable[DatedMeeting], renames: Renames) -> DatedMeeting | None:
    """A meeting of the same series on the same day, or a mere proposal that this one takes the place of."""
    series = [one for one in rest if renames.key(one.series.key) == meeting.series.key]
    same_day = next((one for one in series if one.day == meeting.day), None)
    if same_day is not None or meeting.state == "cancelled":
        return same_day
    proposals = [one for one in series if one.state == "proposed" and meeting.state != "proposed"]
    return min(proposals, key=lambda one: (abs((one.first_day - meeting.first_day).days), one.id), default=None)


def _is_ahead(pair: Pair[DatedMeeting], on: date) -> bool:
    """Whether it matters: what was only proposed for a day that is over never was."""
    return any(one.state != "proposed" or one.first_day > on for one in (pair.before, pair.after) if one is not None)


def _differs(pair: Pair[DatedMeeting]) -> bool:
    if pair.before is None or pair.after is None:
        return True
    return _said(pair.before) != _said(pair.after)


def _said(one: DatedMeeting) -> tuple[object, ...]:
    reason = one.line.because if one.line is not None else None
    return (one.day, one.within, one.hours, one.state, one.where, one.form, reason)


def _deadlines(pair: Pair[DatedMeeting], on: date) -> Iterator[DeadlineChange]:
    """What is due on another day, around meetings that take place on both sides; what is over is left out."""
    before, after = pair.before, pair.after
    if before is None or after is None or "cancelled" in (before.state, after.state) or "held" in (before.state, after.state):
        return
    old = {one.thing: one.due.day for one in before.deadlines}
    new = {one.thing: one.due.day for one in after.deadlines}
    for thing in dict.fromkeys((*new, *old)):
        days = (old.get(thing), new.get(thing))
        if days[0] != days[1] and any(day is not None and day > on for day in days):
            yield DeadlineChange(after, thing, *days)


def _duties(year: Year, names: tuple[str, str], renames: Renames) -> Iterator[DutyChange]:
    """Duties by mandate, id and order in the year."""
    before = {_duty_key(one, number, renames): one for one, number in _counted(year.before.duties, names[0])}
    after = {_duty_key(one, number, None): one for one, number in _counted(year.after.duties, names[1])}
    for key in dict.fromkeys((*after, *before)):
        old, new = before.get(key), after.get(key)
        found = new or old
        if found is not None and _due(old) != _due(new):
            yield DutyChange(found.mandate, old, new)


def _is_due_ahead(change: DutyChange, on: date) -> bool:
    """Whether it matters: not what was, or would have been, due on a day that is over."""
    days = [one.due.day for one in (change.before, change.after) if one is not None and one.due is not None]
    return not days or any(day > on for day in days)


def _counted(duties: Iterable[DatedDuty], community: str) -> Iterator[tuple[DatedDuty, int]]:
    seen: dict[tuple[str, str], int] = {}
    for one in duties:
        if one.community.id == community:
            key = (one.mandate.id, one.duty.id)
            seen[key] = seen.get(key, 0) + 1
            yield one, seen[key]


def _duty_key(one: DatedDuty, number: int, renames: Renames | None) -> tuple[str, str, int]:
    own = one.mandate.id
    mandate = renames.mandates.get((one.community.id, own), own) if renames is not None else own
    return (mandate, one.duty.id, number)


def _due(one: DatedDuty | None) -> tuple[bool, date | None]:
    return (one is not None, one.due.day if one is not None and one.due is not None else None)


def _turns(pair: Pair[DatedMeeting], on: date) -> Iterator[MeetingTurn]:
    """Roles at meetings that take place, where turns go by meetings or the meeting is a joint one."""
    before, after = pair.before, pair.after
    if before is None or after is None or "cancelled" in (before.state, after.state) or after.first_day <= on:
        return
    old = {one.role: one for one in before.roles}
    for now in after.roles:
        was = old.get(now.role)
        if who_has(was) != who_has(now) and is_told(now) and (_by_meetings(after.series, now.role) or _is_joint(after.series)):
            yield MeetingTurn(after, now.role, was, now)


def _by_meetings(series: Series, name: str) -> bool:
    role = series.rules.roles.get(name)
    period = (role.rotates or role.alternates) if role is not None else None
    return period is not None and period.unit == BY_MEETINGS


def _is_joint(series: Series) -> bool:
    return series.of == ALL_NETWORKS


def _unplaced(year: Year, community: str, renames: Renames) -> Iterator[Series]:
    """Series with a meeting that no day is left for, and that had one for all before."""
    old, new = year.plans
    if new is None or old is new:
        return
    known = {renames.key(one.series.key) for one in old.unplaced} if old is not None else set()
    for one in new.unplaced:
        if one.series.community.id == community and one.series.key not in known:
            yield one.series
