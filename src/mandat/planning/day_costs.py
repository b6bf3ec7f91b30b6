"""What a day costs a series by itself, part by part, whatever else is planned."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date

from mandat.calendar.dates import countries_of, deadline_rules
from mandat.calendar.open_days import quiet_time_on
from mandat.frozen import frozen
from mandat.planning.costs import Weights, beside_holiday_cost, rolled_deadline_cost, weekday_cost
from mandat.rules.deadlines import Deadline, deadline
from mandat.rules.workdays import is_working_day, quiet_day_on
from mandat.workspace.series import Series


@frozen
class DayCost:
    """Points for the day of the week, moved deadlines, a holiday beside it, and a quiet day."""

    weekday: int
    deadlines: int
    holiday: int
    quiet: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.weekday + self.deadlines + self.holiday + self.quiet


def day_cost(series: Series, day: date, weights: Weights) -> DayCost:
    """What a day costs a series, under its community's weights."""
    countries = countries_of(series)
    is_quiet = quiet_time_on(series, day) is not None or quiet_day_on(day, countries) is not None
    return DayCost(
        weekday=weekday_cost(day, weights),
        deadlines=sum(rolled_deadline_cost(due.raw, due.day, weights) for _, due in deadlines_before(series, day)),
        holiday=beside_holiday_cost(day, lambda other: is_working_day(other, countries), weights),
        quiet=weights.quiet if is_quiet else 0,
    )


def deadlines_before(series: Series, day: date) -> Iterator[tuple[str, Deadline]]:
    """What is due before a meeting on a day: the thing, the day as counted and the day to keep."""
    for thing, rule, _ in deadline_rules(series):
        if rule.when is None or rule.when.span is None or not rule.when.before:
            continue
        due = deadline(day, None, rule.when, rule.roll or series.community.data.roll, countries_of(series))
        if due is not None:
            yield thing, due


def weights_of(series: Series) -> Weights:
    """The cost table with the community's own weights in place."""
    default, own = Weights(), series.community.data.wishes.weights
    names = (field.name for field in fields(Weights) if field.name != "version")
    return Weights(default.version, *(own.get(name, getattr(default, name)) for name in names))
