"""What to put into a plan where a meeting that is asked for stands in none."""

from datetime import date
from typing import TYPE_CHECKING

from mandat.cli.common import is_year

if TYPE_CHECKING:
    from mandat.workspace.series import Series


def line_to_add(series: "Series", wanted: str | None, year: int) -> str:
    """A line for a plan: with the id that was asked for, else with the next one that is free."""
    from mandat.workspace.series import highest_number  # noqa: PLC0415

    name = wanted or f"{series.prefix}-{year}-{highest_number(series, year) + 1}"
    return f"{{id: {name}, kind: {series.kind_reference}, of: {series.of}, on: {year}}}"


def year_in(series: "tuple[Series, ...]", meeting_id: str | None) -> int | None:
    """The year that the id of a meeting says behind the prefix of its series: `follo-2025-1`, `agenda-2030-2025-1`.

    None where there is none for which calendars are made.
    """
    prefixes = sorted((f"{one.prefix}-" for one in series), key=len, reverse=True)
    named = meeting_id or ""
    own = next((prefix for prefix in prefixes if named.startswith(prefix)), "")
    return next((int(part) for part in reversed(named.removeprefix(own).split("-")) if is_year(part)), None)


def year_to_plan(series: "tuple[Series, ...]", day: date) -> int:
    """The first year from a day on in whose plan these series have no meeting: all those of the years before are over."""
    from mandat.workspace.series import lines_of  # noqa: PLC0415

    planned = {plan.data.plan for one in series for plan, _ in lines_of(one)}
    return next(year for year in range(day.year, day.year + len(planned) + 1) if year not in planned)
