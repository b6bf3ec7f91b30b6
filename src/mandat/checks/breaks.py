"""Breaks by year: which of the closed times that people name are given for a year, and which are not."""

from collections.abc import Iterator

from mandat.diagnostics import Place
from mandat.frozen import frozen
from mandat.schema.phrases import Partial, Range
from mandat.workspace import Community

_DAYS_OF_A_BREAK = 5
"""Shorter stretches are single days off, which need not come back."""

_LONGEST = 3
"""Calendar years that one break may touch; what is longer is no break."""


@frozen
class MissingBreak:
    """A break that is given for a known year, at a place, and not for another year."""

    name: str
    year: int
    known: int
    place: Place


def missing_breaks(community: Community, planned: int | None) -> Iterator[MissingBreak]:
    """The breaks that are not given for the year that is planned, or for a year with a plan file."""
    years = sorted({plan.data.plan for plan in community.plans} | ({planned} if planned is not None else set()))
    yearly, given = _given(community)
    for name, places in given.items():
        if name in yearly:
            continue
        for year in years:
            if year not in places:
                known = min(places, key=lambda other: (abs(other - year), other > year))
                yield MissingBreak(name[0], year, known, places[known])


_Name = tuple[str, tuple[str, ...]]


def _given(community: Community) -> tuple[frozenset[_Name], dict[_Name, dict[int, Place]]]:
    """The breaks of every year, and for each of the others its years and where they stand; those of some only by themselves."""
    yearly: set[_Name] = set()
    given: dict[_Name, dict[int, Place]] = {}
    for position, entry in enumerate(community.data.closed, 1):
        name = (entry.name, entry.only)
        if not isinstance(entry.when, Partial | Range):
            yearly.add(name)
            continue
        for year in _years(entry.when):
            given.setdefault(name, {}).setdefault(year, community.place("closed", position, "when"))
    return frozenset(yearly), given


def _years(when: Partial | Range) -> range:
    """The years that a break touches; none if it is open, or no break."""
    start, end = (when, when) if isinstance(when, Partial) else (when.start, when.end)
    if start is None or end is None or (end.last - start.first).days + 1 < _DAYS_OF_A_BREAK:
        return range(0)
    if end.last.year - start.first.year >= _LONGEST:
        return range(0)
    return range(start.first.year, end.last.year + 1)
