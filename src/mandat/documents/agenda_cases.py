"""The case papers of an agenda: background, assessment and proposal of the items that have them, and the attachments."""

from collections.abc import Iterator
from dataclasses import dataclass

from mandat.documents.agenda_items import Entry, Group
from mandat.documents.numbering import shown
from mandat.schema.meeting import Item


@dataclass(frozen=True, slots=True)
class Case:
    """An item with its texts, each as paragraphs; a missing text has none."""

    number: str
    title: str
    background: tuple[str, ...]
    assessment: tuple[str, ...]
    proposal: tuple[str, ...]


def cases_of(groups: tuple[Group, ...], numbers: tuple[str, ...]) -> Iterator[Case]:
    """The items that have more to say than a line; of an exempt one nothing is shown."""
    entries = tuple(entry for group in groups for entry in group.entries)
    for entry, number in zip(entries, numbers, strict=True):
        item = entry.item
        if item is not None and _is_open(item) and (item.background or item.assessment or item.proposal):
            texts = (paragraphs(text) for text in (item.background, item.assessment, item.proposal))
            yield Case(shown(number), item.title, *texts)


def attachments_of(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    """Every attachment once, in the order of the agenda; those of an exempt item are not shown."""
    items = (entry.item for entry in entries if entry.item is not None and entry.item.exempt is None)
    return tuple(dict.fromkeys(path for item in items for path in item.attachments))


def paragraphs(text: str | None) -> tuple[str, ...]:
    """The paragraphs of a text of a file."""
    blocks = (" ".join(block.split()) for block in (text or "").replace("\r\n", "\n").split("\n\n"))
    return tuple(block for block in blocks if block)


def _is_open(item: Item) -> bool:
    return item.exempt is None and item.outcome is None
