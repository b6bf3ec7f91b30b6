"""MTG: numbers of items, each given once."""

from collections.abc import Iterator

from mandat.calendar.history import Sitting, left_over, sittings
from mandat.checks.check import Moment, check
from mandat.diagnostics import Finding, Note, Place, Severity
from mandat.schema.meeting import Item
from mandat.workspace import Workspace
from mandat.workspace.series import Series, all_series


@check("MTG10", Severity.ERROR)
def number_used_twice(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """Two items have the same number.

    What: a `number` stands twice in the file of a meeting; or in the files of two meetings of a series in a year, at items
    with different titles. An item that was postponed keeps its number, whatever its title becomes.

    Why: minutes are approved, and decisions are quoted, by the number of the item. With two of the same, nobody knows which
    is meant.

    Example:
        items:
          - {number: 03/25, title: Kvalitet i PLO-meldinger}
          - {number: 03/25, title: Ny rutine for varsling}

    Remedy: take the number away from the item that got it by mistake; the agenda gives it a new one.
    """
    del moment
    for community in workspace.communities:
        if any(meeting.data.items for meeting in community.meetings):
            for series in all_series(community):
                yield from _of_series(series)


def _of_series(series: Series) -> Iterator[Finding]:
    known: dict[tuple[int, str], tuple[Sitting, Item, Place]] = {}
    for sitting in sittings(series):
        for position, item in enumerate(sitting.items, 1):
            if item.number is None or sitting.file is None:
                continue
            place, key = sitting.file.place("items", position, "number"), (sitting.plan.data.plan, item.number)
            first = known.setdefault(key, (sitting, item, place))
            if first[2] != place and not _is_same(first[0], first[1], sitting, item):
                yield Finding(
                    place,
                    f'The number {item.number} is also that of "{first[1].title}".',
                    "delete the number that was given by mistake: the agenda gives a new one",
                    (Note(first[2], "the first item with it"),),
                )


def _is_same(first: Sitting, one: Item, sitting: Sitting, other: Item) -> bool:
    """Whether an item stands in a later file again: under its title, or after it was not come to."""
    if first.id == sitting.id:
        return False
    return one.title.casefold() == other.title.casefold() or one in left_over(first)
