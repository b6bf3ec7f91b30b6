"""What the minutes lack of their items: of what is missing of several items for the same reason, one finding tells."""

import re
from collections.abc import Iterator

from mandat.checks.lines import joined
from mandat.diagnostics import Finding, Severity
from mandat.frozen import frozen
from mandat.schema.meeting import Item
from mandat.workspace import Meeting

_TITLES = 3
"""So many items without a number are named by their titles."""
_A_RUN = 3
"""So many numbers in a row at least are told by the first and the last."""


@frozen
class Gap:
    """Something that is missing: its name, how much it matters, and where. An error has to be mended first."""

    name: str
    severity: Severity
    finding: Finding


@frozen
class _Lack:
    """What an item may lack: in a sentence about one item, in one about several, and what to do."""

    name: str
    severity: Severity
    one: str
    several: str
    remedy: str


_NO_NUMBER = _Lack(
    "no-number",
    Severity.WARNING,
    "{items} has no number.",
    "{items} have no number.",
    "send the agenda with `mandat agenda … --send`, which numbers its items; or write `number`",
)
_NO_DECISION = _Lack(
    "decision-missing",
    Severity.ERROR,
    "{items} is for decision and has none.",
    "{items} are for decision and have none.",
    "add `decision: …`; else `outcome: postponed` or `withdrawn`, or `raise_to`",
)
_MENTIONED = ("{items} is on the agenda and is not mentioned.", "{items} are on the agenda and are not mentioned.")
_MENTION = "add `notes` (what was said), or `outcome: postponed` or `withdrawn`"
_NOT_MENTIONED = _Lack("not-mentioned", Severity.ERROR, *_MENTIONED, _MENTION)
_HEADING = _Lack("not-mentioned", Severity.WARNING, *_MENTIONED, _MENTION)
"""Without a type it may be a mere heading."""


def item_gaps(meeting: Meeting) -> Iterator[Gap]:
    """What is missing of the items, then of what was to be done."""
    found: dict[_Lack, list[tuple[int, Item]]] = {}
    for position, item in enumerate(meeting.data.items, 1):
        for lack in _lacks(item):
            found.setdefault(lack, []).append((position, item))
    for lack, numbered in found.items():
        place = meeting.place("items", numbered[0][0])
        sentence = lack.one if len(numbered) == 1 else lack.several
        message = sentence.format(items=_named(tuple(item for _, item in numbered)))
        yield Gap(lack.name, lack.severity, Finding(place, message, lack.remedy))
    yield from _actions(meeting)


def _lacks(item: Item) -> Iterator[_Lack]:
    if item.number is None:
        yield _NO_NUMBER
    if item.type == "decision" and not (item.decision or item.outcome or item.raise_to):
        yield _NO_DECISION
    elif not (item.notes or item.decision or item.outcome or item.actions or item.dissent or item.raise_to):
        yield _HEADING if item.type is None else _NOT_MENTIONED


def _actions(meeting: Meeting) -> Iterator[Gap]:
    for position, item in enumerate(meeting.data.items, 1):
        for number, action in enumerate(item.actions, 1):
            if action.by is None and action.done is None:
                place = meeting.place("items", position, "actions", number)
                finding = Finding(place, f'"{action.what}" has no date.', "add `by: 2025-04-11`, the last day")
                yield Gap("action-without-date", Severity.ERROR, finding)


def _named(items: tuple[Item, ...]) -> str:
    """The items at the beginning of a sentence: `Items 05/26 to 14/26`, by title where they have no number."""
    numbers = tuple(item.number for item in items if item.number is not None)
    titles = tuple(f'"{item.title}"' for item in items if item.number is None)
    if len(items) == 1:
        return f"Item {numbers[0]}" if numbers else f"The item {titles[0]}"
    more = (f"{len(titles) - _TITLES} more",) if len(titles) > _TITLES else ()
    return f"{'Items' if numbers else 'The items'} {joined((*_runs(numbers), *titles[:_TITLES], *more))}"


def _runs(numbers: tuple[str, ...]) -> Iterator[str]:
    """Numbers one after the other are told by the first and the last."""
    run: list[str] = []
    for number in (*numbers, ""):
        if run and not _follows(run[-1], number):
            yield from (f"{run[0]} to {run[-1]}",) if len(run) >= _A_RUN else run
            run = []
        run.append(number)


def _follows(number: str, following: str) -> bool:
    """Whether a number is the next one: `06/26` after `05/26`, `§ 6` after `§ 5`."""
    one, other = (re.split(r"(\d+)", text) for text in (number, following))
    if one[::2] != other[::2]:
        return False
    steps = [int(b) - int(a) for a, b in zip(one[1::2], other[1::2], strict=True) if a != b]
    return steps == [1]
