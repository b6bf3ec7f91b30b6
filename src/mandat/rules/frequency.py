"""How many meetings a frequency asks for in a year: what is planned, where in the year, and between which bounds.

`calendar` plans the smallest number that keeps the rule: `at least 4 per year` 4, `4-6` 4, `about 6-8` 6, `up to 2` none,
`every 3-4 weeks` every 4 weeks, `every 7 months` 2, `as needed` and `regularly` none. Where the rule holds for a part of
the year only, the number is that part of it, rounded down, at least 1.
"""

from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from math import ceil, floor

from mandat.frozen import frozen
from mandat.rules.periods import ALL_DAYS, CommunityTerm, Days, OpenDays, months_between, months_later, term_days
from mandat.schema.phrases.types import Frequency

ABOUT = 1
"""How far `about 6` stretches either way; `about 6-8` names its own stretch, and nine meetings are too many."""


WEEKS = 52
"""Weeks of a year, when meetings every few weeks are counted."""


@frozen
class Window:
    """A stretch of days, both ends included, and how many meetings it should have."""

    first: date
    last: date
    number: int


@frozen
class Bounds:
    """The fewest and the most meetings of a year that keep a rule; None is no bound."""

    least: int | None = None
    most: int | None = None


@frozen
class Applies:
    """When a frequency holds.

    Attributes:
        days: from the kind's `from` and `until`, else those of the mandate; open where neither says.
        cycle: the year from which `every 2 years` counts: that of the kind's `from`, else of `valid_from`, else None.
        terms: the community's terms, for `per term`; half-years where it names none.
    """

    days: OpenDays = ALL_DAYS
    cycle: int | None = None
    terms: tuple[CommunityTerm, ...] = ()


ALWAYS = Applies()


@frozen
class _Share:
    """The days of a unit on which the rule holds, and which part of the unit they are."""

    days: Days
    part: Fraction


@lru_cache(maxsize=10_000)
def planned_windows(frequency: Frequency, year: int, applies: Applies = ALWAYS) -> tuple[Window, ...] | None:
    """The stretches of a year and how many meetings to plan in each: `1 per month` is one in each month.

    A stretch in which the rule holds throughout gets its full number. What the parts at the ends add up to, rounded
    down, goes to the larger part first; with at least 1 in the year. None where it cannot be said,
    because a cycle of years has no first year.
    """
    wanted = _smallest(frequency)
    shares = _shares(frequency, year, applies)
    if shares is None:
        return None
    if wanted == 0 or not shares:
        return ()
    exact = sum((share.part * wanted for share in shares), Fraction(0))
    numbers = [floor(share.part * wanted) for share in shares]
    fullest = sorted(range(len(shares)), key=lambda place: numbers[place] - shares[place].part * wanted)
    for place in fullest[: max(1, floor(exact)) - sum(numbers)]:
        numbers[place] += 1
    return tuple(
        Window(share.days.first, share.days.last, number) for share, number in zip(shares, numbers, strict=True) if number > 0
    )


def bounds(frequency: Frequency, year: int, applies: Applies = ALWAYS) -> Bounds:
    """The fewest and the most meetings of a year that keep the rule.

    The least is rounded down and the most rounded up where the rule holds for a part of the year. `every 2 years` asks
    for one in its year and allows one in the others, so that a meeting moved over new year is no fault. `should be`
    changes no number: the check that reads the bounds is milder.
    """
    shares = _shares(frequency, year, applies)
    if shares is None or frequency.form in {"as needed", "regularly"}:
        return Bounds()
    held = sum((share.part for share in shares), Fraction(0))
    if frequency.form == "every":
        return Bounds(_least_every(frequency, year, applies) if held else 0, _most_every(frequency, year, applies))
    least, most = _stretched(frequency)
    return Bounds(
        None if least is None else _at_least_one(held * least),
        None if most is None else ceil(held * most),
    )


def _smallest(frequency: Frequency) -> int:
    match frequency.form:
        case "per":
            return frequency.least or 0
        case "every":
            return 1
        case "as needed" | "regularly":
            return 0


def _stretched(frequency: Frequency) -> tuple[int | None, int | None]:
    if frequency.about and frequency.least is not None and frequency.least == frequency.most:
        return max(0, frequency.least - ABOUT), frequency.least + ABOUT
    return frequency.least, frequency.most


def _least_every(frequency: Frequency, year: int, applies: Applies) -> int:
    """Where the steps do not fill a year, some years have a meeting less than is planned."""
    return _at_least_one(_held_units(frequency, year, applies) / _step(frequency))


def _most_every(frequency: Frequency, year: int, applies: Applies) -> int:
    return ceil(_held_units(frequency, year, applies) / (frequency.least or 1))


def _held_units(frequency: Frequency, year: int, applies: Applies) -> Fraction:
    """How many of the year's units the rule holds in, parts of them included."""
    units = _units(frequency, year, applies.terms)
    return sum((_part(frequency, unit, applies.days) for unit in units), Fraction(0))


def _at_least_one(number: Fraction) -> int:
    return max(1, floor(number)) if number > 0 else 0


def _shares(frequency: Frequency, year: int, applies: Applies) -> tuple[_Share, ...] | None:
    """The windows of a year in which the rule holds at least partly; None for a cycle of years without a first year."""
    units, step = _units(frequency, year, applies.terms), _step(frequency)
    blocks = _blocks(units, step)
    if step > len(units):
        if applies.cycle is None:
            return None
        hit = _begins(frequency, step, year, applies)
        blocks = (_whole(year),) if hit else ()
    shares = (_Share(_within(block, _limits(block, applies.days)), _part(frequency, block, applies.days)) for block in blocks)
    return tuple(share for share in shares if share.part > 0)


def _step(frequency: Frequency) -> int:
    """How many units lie between two meetings at most."""
    return (frequency.most or frequency.least or 1) if frequency.form == "every" else 1


def _blocks(units: tuple[Days, ...], step: int) -> tuple[Days, ...]:
    """The units in even stretches, none longer than the step: `every 7 months` is two halves of a year.

    A 53rd week belongs to none: it is no reason for another meeting.
    """
    counted = units[:WEEKS] if step > 1 else units
    number = ceil(Fraction(len(counted), step))
    starts = [len(counted) * place // number for place in range(number + 1)]
    return tuple(Days(counted[first].first, counted[after - 1].last) for first, after in pairwise(starts))


def _begins(frequency: Frequency, step: int, year: int, applies: Applies) -> bool:
    """Whether one of the cycles of so many units, counted from the beginning of the first year, begins in a year."""
    if applies.cycle is None or year < applies.cycle:
        return False
    before = sum(len(_units(frequency, earlier, applies.terms)) for earlier in range(applies.cycle, year))
    return -(-before // step) * step < before + len(_units(frequency, year, applies.terms))


def _units(frequency: Frequency, year: int, terms: tuple[CommunityTerm, ...]) -> tuple[Days, ...]:
    """The units of a frequency in a calendar year. What lies in another year is cut off: a meeting there counts there."""
    match frequency.unit:
        case "year" | None:
            return (_whole(year),)
        case "half-year":
            return _by_months(year, 6)
        case "quarter":
            return _by_months(year, 3)
        case "month":
            return _by_months(year, 1)
        case "term":
            return tuple(_within(days, _whole(year)) for days in term_days(terms, year))
        case "week":
            weeks = date(year, 12, 28).isocalendar().week
            mondays = (date.fromisocalendar(year, week, 1) for week in range(1, weeks + 1))
            return tuple(_within(Days(monday, monday + timedelta(days=6)), _whole(year)) for monday in mondays)


def _by_months(year: int, months: int) -> tuple[Days, ...]:
    firsts = (date(year, month, 1) for month in range(1, 13, months))
    return tuple(Days(first, months_later(first, months) - timedelta(days=1)) for first in firsts)


def _part(frequency: Frequency, days: Days, held: OpenDays) -> Fraction:
    """The part of a stretch in which a rule holds: months are equal parts, so that half a year is a half."""
    if frequency.unit in {"term", "week"}:
        return _part_by_days(days, held)
    months = months_between(days.first, days.last) + 1
    firsts = (months_later(days.first, number) for number in range(months))
    parts = (_part_by_days(Days(first, months_later(first, 1) - timedelta(days=1)), held) for first in firsts)
    return sum(parts, Fraction(0)) / months


def _part_by_days(days: Days, held: OpenDays) -> Fraction:
    return Fraction(len(_within(days, _limits(days, held))), len(days))


def _limits(days: Days, held: OpenDays) -> Days:
    return Days(held.first or days.first, held.last or days.last)


def _within(days: Days, limits: Days) -> Days:
    return Days(max(days.first, limits.first), min(days.last, limits.last))


def _whole(year: int) -> Days:
    return Days(date(year, 1, 1), date(year, 12, 31))
