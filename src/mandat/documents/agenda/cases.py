"""The case papers of an agenda: background, assessment and proposal of the items that have them, and the attachments."""

from collections.abc import Iterator

from mandat.calendar.history import Task
from mandat.documents.agenda.entry import Entry, Group
from mandat.documents.dates import table_date
from mandat.documents.numbering import shown, shown_from
from mandat.documents.occasion import Occasion
from mandat.documents.phrasing import partial_in_words
from mandat.documents.wording.base import capital
from mandat.frozen import frozen
from mandat.schema.common import Action
from mandat.schema.meeting import Item


@frozen
class OpenTask:
    """Something that was agreed earlier and is still to be done. What is not known is empty."""

    number: str
    what: str
    owner: str
    due: str
    state: str


@frozen
class Case:
    """An item with its texts, each as paragraphs, and with what is still open; a missing text has none."""

    number: str
    title: str
    background: tuple[str, ...]
    assessment: tuple[str, ...]
    proposal: tuple[str, ...]
    tasks: tuple[OpenTask, ...] = ()


def cases_of(occasion: Occasion, groups: tuple[Group, ...], numbers: tuple[str, ...]) -> Iterator[Case]:
    """The items that have more to say than a line; of a hidden one nothing is shown."""
    entries = tuple(entry for group in groups for entry in group.entries)
    for entry, number in zip(entries, numbers, strict=True):
        item = entry.item
        told = (
            (item.background, item.assessment, item.proposal)
            if item is not None and _is_open(occasion, item)
            else (None, None, None)
        )
        open_tasks = entry.tasks if item is None or _is_open(occasion, item) else ()
        tasks = tuple(_task(occasion, task) for task in open_tasks if not occasion.hides(task.item))
        if any(told) or tasks:
            background, assessment, proposal = (paragraphs(text) for text in told)
            yield Case(shown(number), entry.title, background, assessment, proposal, tasks)


def _task(occasion: Occasion, task: Task) -> OpenTask:
    words, action = occasion.words, task.action
    late = task.is_late(occasion.sent or occasion.on)
    return OpenTask(
        number=shown_from(task.item.number or "", task.sitting.plan.data.plan, occasion.calendar.year),
        what=f"{action.what} ({_ground(occasion, task.item)})" if task.item.exempt is not None else action.what,
        owner=capital(occasion.who(action.owner)) if action.owner is not None else "",
        due=_due(occasion, action),
        state=f"▲ {capital(words.states.late)}" if late else f"○ {capital(words.states.open)}",
    )


def _ground(occasion: Occasion, item: Item) -> str:
    """Why it is exempt, inside a sentence."""
    return occasion.inside(occasion.words.agenda.exempt.format(ground=item.exempt))


def _due(occasion: Occasion, action: Action) -> str:
    if action.by is None:
        return ""
    day, words = action.by.date, occasion.words
    if day is None:
        return words.report.register.as_soon_as_possible
    return table_date(day.first, words.locale) if day.unit == "day" else capital(partial_in_words(day, words))


def attachments_of(occasion: Occasion, entries: tuple[Entry, ...]) -> tuple[str, ...]:
    """Every attachment once, in the order of the agenda; those of a hidden item are not shown."""
    items = (entry.item for entry in entries if entry.item is not None and not occasion.hides(entry.item))
    return tuple(dict.fromkeys(path for item in items for path in item.attachments))


def paragraphs(text: str | None) -> tuple[str, ...]:
    """The paragraphs of a text of a file."""
    blocks = (" ".join(block.split()) for block in (text or "").replace("\r\n", "\n").split("\n\n"))
    return tuple(block for block in blocks if block)


def _is_open(occasion: Occasion, item: Item) -> bool:
    return not occasion.hides(item) and item.outcome is None
