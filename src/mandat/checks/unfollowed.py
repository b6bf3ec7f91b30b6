"""Kinds of meetings placed beside a body that has no meetings: part of PLN03."""

from collections.abc import Iterator

from mandat.calendar.windows import windows_of
from mandat.checks.lines import rule_place
from mandat.diagnostics import Finding
from mandat.planning.placement import other_series
from mandat.workspace import Community
from mandat.workspace.series import Series, all_series


def beside_nobody(community: Community, years: tuple[int, ...]) -> Iterator[Finding]:
    """A finding for each `placed` beside a body without any meeting in a year: no date can follow it.

    A kind without a frequency comes as often as the meetings that it is placed beside.
    """
    every = all_series(community)
    for series in every:
        placement, others = series.kind.placed, other_series(series, every)
        if placement is not None and placement.reference in (series.kind.id, series.kind_reference):
            continue  # a circle, and told as one
        often = series.kind.frequency is None
        alone = (
            str(year)
            for year in years
            if (often or _meets(series, year)) and not any(_meets(one, year, beside=1) for one in others)
        )
        if placement is not None and (told := ", ".join(alone)):
            name, place = f"`{placement.reference}`", rule_place(series, "placed")
            yield Finding(
                place,
                f"`{placement}` cannot be followed in {told}: {name} has no meetings then.",
                f"give {name} a `frequency`, or dates in a plan; or drop `placed`",
                rests_on=(place,),
            )


def _meets(series: Series, year: int, beside: int = 0) -> bool:
    """Whether there is a meeting in the year, or in the plan of one beside it; or the frequency asks for one."""
    near = (line for plan, line in series.community.planned if abs(plan.data.plan - year) <= beside and line.state != "cancelled")
    return any(series.owns(line) for line in near) or any(window.number for window in windows_of(series, year) or ())
