"""How often a duty comes back, which time it covers, and when a mandate is to be reviewed."""

import re
from typing import Literal, get_args

from mandat.frozen import frozen
from mandat.schema.nordic_names import english_name
from mandat.schema.phrases import Partial, parse_partial
from mandat.schema.values import Misfit

CycleUnit = Literal["year", "half-year", "quarter", "month", "meeting"]


@frozen
class Cycle:
    """Every so many units: `year`, `half-year`, `2 years`, `meeting`."""

    unit: CycleUnit
    count: int = 1

    def __str__(self) -> str:
        """As in the file."""
        return self.unit if self.count == 1 else f"{self.count} {self.unit}s"


@frozen
class Covers:
    """The time that a plan or report is about: relative to the year it is due in, or a time by itself."""

    years: int | None = None
    time: Partial | None = None

    def __str__(self) -> str:
        """As in the file."""
        return str(self.time) if self.time is not None else _RELATIVE[(self.years or 0) + 1]


@frozen
class Review:
    """When a mandate is to be reviewed: by the end of a partial date; none is `as needed`."""

    by: Partial | None = None

    def __str__(self) -> str:
        """As in the file."""
        return "as needed" if self.by is None else str(self.by)


_RELATIVE = ("previous year", "this year", "next year")
_CYCLE = re.compile(r"(?:(\d{1,2}) )?(year|half-year|quarter|month|meeting)(s?)")


def parse_cycle(text: str) -> Cycle:
    """`year`, `half-year`, `quarter`, `month`, `meeting` or `2 years`."""
    found = _CYCLE.fullmatch(text.removeprefix("every "))
    if found is None or text.startswith("every ") or bool(found[1]) != bool(found[3]) or found[1] in ("0", "1"):
        meant = english_name(text.rsplit(maxsplit=1)[-1] if text.split() else "", get_args(CycleUnit))
        near = (
            f"write `{found[2] if found else meant}`"
            if meant or (found and found[1] in (None, "1"))
            else "write `year`, `half-year`, `quarter`, `month`, `meeting` or `2 years`"
        )
        raise Misfit(f'"{text}" does not say how often a duty comes back.', near)
    return Cycle(next(unit for unit in get_args(CycleUnit) if unit == found[2]), int(found[1] or 1))


def parse_covers(text: str) -> Covers:
    """`previous year`, `this year`, `next year` or a partial date."""
    if text in _RELATIVE:
        return Covers(years=_RELATIVE.index(text) - 1)
    if not text[:1].isdigit():
        raise Misfit(
            f'"{text}" does not say which time is covered.',
            "write `previous year`, `this year`, `next year` or `2022-H1`",
        )
    return Covers(time=parse_partial(text))


def parse_review(text: str) -> Review:
    """A partial date or `as needed`."""
    return Review() if text == "as needed" else Review(parse_partial(text))
