"""The numbers of agenda items: one counter for each series and calendar year, two digits at least."""

import re
from collections.abc import Iterator

from mandat.documents.occasion import Occasion
from mandat.documents.wording.groups import Wording
from mandat.schema.community import Numbering
from mandat.schema.meeting import Item

_NO_BREAK = "\u00a0"
_PATTERNS: dict[Numbering, str] = {
    "NN/YY": r"(\d+)/(\d\d)",
    "NN-YY": r"(\d+)-(\d\d)",
    "§ N": r"§\s*(\d+)",
    "YYYY/NN": r"(?P<year>\d{4})/(\d+)",
}


def numbering_of(occasion: Occasion) -> Numbering:
    """How items are numbered: as the mandate says, else the community, else as is usual in the language."""
    chosen = occasion.rules.agenda.numbering or occasion.community.data.numbering
    return chosen or ("§ N" if occasion.spoken == "sv" else "NN/YY")


def numbers(occasion: Occasion, items: tuple[Item | None, ...]) -> tuple[str, ...]:
    """The number of every item, in the order of the agenda; a number that stands in the file is kept."""
    taken = {item.number for item in items if item is not None and item.number is not None} | _given_elsewhere(occasion)
    provisional = (number for number in _counted(occasion) if number not in taken)
    return tuple(item.number if item is not None and item.number is not None else next(provisional) for item in items)


def shown(number: str) -> str:
    """A number that does not break: `§ 5`."""
    return number.replace(" ", _NO_BREAK)


def shown_from(number: str, year: int, here: int | None = None) -> str:
    """A number of a year as it is told in another one (`here`): `§ 5/2025`; a number that carries its year stands as it is."""
    return shown(f"{number}/{year}" if number.startswith("§") and year != here else number)


def next_number(occasion: Occasion) -> str:
    """The number of an item that is added once the agenda has gone out: behind all that were given in the year."""
    own = tuple(item.number for item in (occasion.file.items if occasion.file is not None else ()) if item.number is not None)
    given = (_read(number, occasion) for number in {*own, *_given_elsewhere(occasion)})
    return spelled(max((n for n in given if n is not None), default=0) + 1, occasion.calendar.year, numbering_of(occasion))


def _given_elsewhere(occasion: Occasion) -> set[str]:
    """The numbers that stand in the files of the other meetings of the series in this year."""
    others = (one.id for one in occasion.calendar.of_series(occasion.series.key))
    files = (occasion.community.meeting(one) for one in others if one != occasion.meeting.id)
    return {item.number for file in files if file is not None for item in file.data.items if item.number is not None}


def item_label(number: str, words: Wording) -> str:
    """An item by its number inside a sentence: `sak 03/25`; a number that says what it is stands alone: `§ 5`."""
    return shown(number) if number.startswith("§") else words.agenda.carried.item.format(number=shown(number))


def _counted(occasion: Occasion) -> Iterator[str]:
    n = _used_before(occasion)
    while True:
        n += 1
        yield spelled(n, occasion.calendar.year, numbering_of(occasion))


def spelled(n: int, year: int, numbering: Numbering) -> str:
    """The number of an item: the first of 2025 is `01/25`, or `§ 1`."""
    match numbering:
        case "NN/YY":
            return f"{n:02}/{year % 100:02}"
        case "NN-YY":
            return f"{n:02}-{year % 100:02}"
        case "§ N":
            return f"§ {n}"
        case "YYYY/NN":
            return f"{year}/{n:02}"


def _used_before(occasion: Occasion) -> int:
    """How far the counter has come: the items of the earlier meetings of the series in this year that have a file.

    The frame of an earlier meeting without a file cannot be counted.
    """
    own = occasion.calendar.of_series(occasion.series.key)
    before = (meeting for meeting in own if meeting.sort_key < occasion.meeting.sort_key)
    files = (occasion.community.meeting(meeting.id) for meeting in before)
    items = tuple(item for file in files if file is not None for item in file.data.items)
    given = (_read(item.number, occasion) for item in items if item.number is not None)
    unnumbered = sum(1 for item in items if item.number is None)
    return max((number for number in given if number is not None), default=0) + unnumbered


def _read(number: str, occasion: Occasion) -> int | None:
    """The counter in a number of this year; a postponed item may carry the number of another year."""
    numbering = numbering_of(occasion)
    found = re.fullmatch(_PATTERNS[numbering], number)
    if found is None:
        return None
    if numbering == "§ N":
        return int(found[1])
    year, n = (found[1], found[2]) if numbering == "YYYY/NN" else (found[2], found[1])
    return int(n) if int(year) % 100 == occasion.calendar.year % 100 else None
