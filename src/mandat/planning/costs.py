"""What a date costs: one table of integer weights, and the pure functions that read it.

Costs are points without a unit of their own; only their proportions matter. They are separable (the cost of a meeting
depends on its own date alone), which is what lets the planner prove its optimum.
"""

from collections.abc import Callable
from dataclasses import fields
from datetime import date, timedelta
from fractions import Fraction

from mandat.frozen import frozen


@frozen
class Weights:
    """The cost table. `version` changes whenever a default does, since a plan can only be repeated under its table."""

    version: str = "1"
    evenness: int = 100
    """For a meeting a whole spacing off its target; grows with the square, so that two small shifts beat one big."""
    monday: int = 3
    """A little: travel and preparation fall on the weekend."""
    tuesday: int = 0
    wednesday: int = 0
    thursday: int = 0
    friday: int = 6
    """The day most often taken off."""
    weekend: int = 30
    """Saturday and Sunday, where they are allowed at all."""
    rolled_deadline: int = 2
    """For every calendar day by which a deadline must be moved, because members then have an uneven notice."""
    beside_holiday: int = 15
    """For a working day next to a weekday that is off: many take the day between."""
    quiet: int = 20
    """For a quiet day of the community or the country: a meeting is possible there, and unwise."""
    start: int = 1
    """For every start that is preferred to the chosen one."""

    def __str__(self) -> str:
        """The table by name: its version, and every weight that is not the default."""
        default = type(self)()
        own = (f.name for f in fields(self) if f.name != "version")
        changed = (f"{name}={getattr(self, name)}" for name in own if getattr(self, name) != getattr(default, name))
        return " ".join((self.version, *changed))


@frozen
class Target:
    """Where one meeting of an even series belongs, in working days counted from 0 among the usable days of the year.

    `position` is the ideal, `spacing` the distance between two meetings, `reach` how far from the ideal it may lie.
    """

    position: Fraction
    spacing: Fraction
    reach: Fraction

    def holds(self, position: int) -> bool:
        """Whether a usable day lies within reach."""
        return abs(position - self.position) <= self.reach


REACH = Fraction(35, 100)
"""Part of the spacing. Below one half, so that the windows of two meetings in a row never overlap."""
LONE_REACH = Fraction(1, 4)
"""Part of the year, for a meeting that is alone in it: the middle half."""


def targets(number: int, usable_days: int) -> tuple[Target, ...]:
    """Even targets for so many meetings over the usable working days of a year.

    Counting usable days, not calendar days, keeps a closed summer from bending the spacing. A lone meeting belongs in
    the middle, and its deviation is measured in quarters of the year.

    >>> [float(target.position) for target in targets(4, 200)]
    [25.0, 75.0, 125.0, 175.0]
    """
    if number == 1:
        return (Target(Fraction(usable_days, 2), usable_days * LONE_REACH, usable_days * LONE_REACH),)
    return tuple(
        Target(Fraction((2 * k + 1) * usable_days, 2 * number), Fraction(usable_days, number), spaced)
        for k in range(number)
        for spaced in (REACH * usable_days / number,)
    )


def evenness_cost(position: int, target: Fraction, spacing: Fraction, weights: Weights) -> int:
    """Points for lying off the target: the square of the deviation in spacings, times the weight, rounded.

    >>> evenness_cost(60, Fraction(75), Fraction(50), Weights())
    9
    """
    if not spacing:
        return 0
    return round(weights.evenness * ((position - target) / spacing) ** 2)


def weekday_cost(day: date, weights: Weights) -> int:
    """Points for the day of the week."""
    workweek = (weights.monday, weights.tuesday, weights.wednesday, weights.thursday, weights.friday)
    return workweek[day.weekday()] if day.weekday() < len(workweek) else weights.weekend


def rolled_deadline_cost(raw: date, rolled: date, weights: Weights) -> int:
    """Points for a deadline that falls on `raw` and is shown on `rolled`: per calendar day between them."""
    return weights.rolled_deadline * abs((raw - rolled).days)


def beside_holiday_cost(day: date, is_working: Callable[[date], bool], weights: Weights) -> int:
    """Points for a day with a weekday off right before or after it; an ordinary weekend does not count."""
    neighbours = (day - timedelta(days=1), day + timedelta(days=1))
    beside = any(near.weekday() < 5 and not is_working(near) for near in neighbours)  # noqa: PLR2004
    return weights.beside_holiday if beside else 0


def start_cost(start: int, preferred: tuple[int, ...], weights: Weights) -> int:
    """Points for a start: so many of the preferred ones come before it; one that is not among them comes last."""
    return weights.start * (preferred.index(start) if start in preferred else len(preferred))
