"""The items of minutes: what was said, what was decided, who did not agree, where the matter goes."""

from collections.abc import Iterator

from mandat.documents.agenda.cases import paragraphs
from mandat.documents.minutes.record import Record
from mandat.documents.wording.base import capital
from mandat.frozen import frozen
from mandat.schema.meeting import Item


@frozen
class Treated:
    """An item and what became of it. What there is not is empty; texts are in paragraphs.

    Attributes:
        number: as it is shown; empty while it has none.
        title: with what it was for; of a hidden item only the legal ground.
        ground: the ground on which it is exempt, where it is shown all the same.
        background: what the matter is; not in short notes.
        said: what was said.
        outcome: a sentence, if it was postponed or withdrawn.
        decision: what was decided.
        dissent: one line for each party that did not agree.
        further: where the matter goes from here.
    """

    number: str
    title: str
    ground: str = ""
    background: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    outcome: str = ""
    decision: tuple[str, ...] = ()
    dissent: tuple[str, ...] = ()
    further: str = ""


@frozen
class Section:
    """Items one after another under a heading: those of a part of the meeting, or all of them."""

    title: str
    items: tuple[Treated, ...]


def sections_of(record: Record) -> tuple[Section, ...]:
    """The items in the order of the file, under the parts they belong to."""
    found: list[tuple[str, list[Treated]]] = []
    for item in record.data.items:
        title = _part(record, item)
        if not found or found[-1][0] != title:
            found.append((title, []))
        found[-1][1].append(treated(record, item))
    return tuple(Section(title, tuple(items)) for title, items in found)


def _part(record: Record, item: Item) -> str:
    parts = (part.part for part in record.occasion.meeting.parts)
    return next((part.title or part.id for part in parts if part.id == item.part), record.words.items)


def treated(record: Record, item: Item) -> Treated:
    """One item; what nobody wrote anything about says so, as long as the minutes are a draft."""
    words, number = record.words, record.number(item)
    if record.is_hidden(item):
        return Treated(number, record.occasion.words.agenda.exempt.format(ground=item.exempt))
    said = tuple(one for text in item.notes for one in paragraphs(text))
    blank = (words.not_mentioned,) if record.status == "draft" and is_untouched(item) else ()
    return Treated(
        number=number,
        title=_title(record, item),
        ground=words.exempt.format(ground=item.exempt) if item.exempt is not None else "",
        background=paragraphs(item.background) if record.kind != "notes" else (),
        said=said or blank,
        outcome={"postponed": words.postponed, "withdrawn": words.withdrawn}.get(item.outcome or "", ""),
        decision=paragraphs(item.decision),
        dissent=tuple(_dissent(record, item)),
        further=_further(record, item),
    )


def is_untouched(item: Item) -> bool:
    """Whether the minutes say nothing about an item. What an opening item carries on was agreed at other meetings."""
    agreed = item.actions if item.frame != "opening" else ()
    return not (item.notes or item.decision or item.outcome or agreed or item.dissent or item.raise_to)


def _title(record: Record, item: Item) -> str:
    if item.type is None:
        return item.title
    return record.words.item_type.format(title=item.title, type=record.occasion.words.item_types[item.type])


def _dissent(record: Record, item: Item) -> Iterator[str]:
    for one in item.dissent:
        yield f"{capital(record.occasion.who(one.party))}: {' '.join(one.text.split())}"


def _further(record: Record, item: Item) -> str:
    """Where the file lifts the matter; else, where nobody decided because they did not agree, where the mandate sends it."""
    occasion, above = record.occasion, record.occasion.rules.decisions.on_disagreement
    if item.raise_to is not None:
        return record.words.raised.format(who=occasion.who(item.raise_to))
    if item.dissent and not item.decision and item.outcome is None and above is not None:
        return record.words.unsolved.format(who=occasion.who(above))
    return ""


def attachments_of(record: Record) -> tuple[str, ...]:
    """The attachments with the items they belong to, each once, in the order of the minutes."""
    found: dict[str, str] = {}
    for item in record.data.items:
        if not record.is_hidden(item):
            for path in item.attachments:
                found.setdefault(path, record.number(item))
    return tuple(record.words.attachment_of.format(path=path, item=item) if item else path for path, item in found.items())
