"""Dates that should not stand and do all the same, because the tool may not move them or has no other day for them."""

from collections.abc import Iterator
from typing import Literal

from mandat.frozen import frozen
from mandat.planning.keeping import Broken, Keeping, broken_by, is_over
from mandat.planning.requests import Wanted
from mandat.planning.year import YearPlan
from mandat.schema.plan import PlannedMeeting
from mandat.workspace.series import Series

Hold = Literal["announced", "because", "nowhere", "over"]
"""What keeps a date: its members know it, people gave a reason, no other day is free, or its body has ended before."""


@frozen
class Staying:
    """A line of a plan whose day breaks a hard rule by itself."""

    line: PlannedMeeting
    series: Series
    broken: Broken
    hold: Hold


def staying(plan: YearPlan) -> Iterator[Staying]:
    """The lines that stay on such a day, of all communities; what is over or held is a fact."""
    asked = plan.question
    if asked is None:
        return
    moved = {(move.series.community.id, move.id) for move in plan.moves}
    keeping = Keeping(asked.today.on, asked.today.move_announced)
    for need in asked.needs:
        for line in _coming(need, asked.year, keeping):
            broken = broken_by(need.series, line.on.first)
            if broken is not None and (need.series.community.id, line.id) not in moved:
                yield Staying(line, need.series, broken, _hold(need.series, line, keeping))


def _coming(need: Wanted, year: int, keeping: Keeping) -> Iterator[PlannedMeeting]:
    plan = need.series.community.plan(year)
    for line in plan.data.meetings if plan is not None else ():
        is_coming = line.on.unit == "day" and line.on.first > keeping.on and line.state not in ("held", "cancelled")
        if is_coming and need.series.owns(line):
            yield line


def _hold(series: Series, line: PlannedMeeting, keeping: Keeping) -> Hold:
    if is_over(series, line.on.first):
        return "over"
    if line.because is not None:
        return "because"
    return "nowhere" if keeping.may_move(line) else "announced"
