"""What a mandate as a document is made of: numbered sections with paragraphs, lists and tables."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mandat.frozen import frozen


@frozen
class Column:
    """The head of a column; numbers stand at its right edge."""

    title: str
    right: bool = False


@frozen
class Table:
    """A table; an empty cell says nothing."""

    head: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@frozen
class Block:
    """A paragraph, a list, or a table; `label` stands beside it in the label column.

    `sentences` are those of the text that are made from rules.
    """

    text: str = ""
    items: tuple[str, ...] = ()
    table: Table | None = None
    label: str = ""
    sentences: tuple[str, ...] = ()


@frozen
class Section:
    """A heading, what stands under it, and the headings below; `number` is `4` or `4.1`."""

    title: str
    blocks: tuple[Block, ...]
    parts: tuple["Section", ...] = ()
    number: str = ""
    anchor: str = ""


def said(*sentences: str, label: str = "") -> Iterator[Block]:
    """A paragraph of sentences; nothing where all of them are empty."""
    found = tuple(sentence for sentence in sentences if sentence)
    if found:
        yield Block(" ".join(found), label=label, sentences=found)


def about(phrase: str, who: str) -> str:
    """A phrase about somebody, `{who}`; nothing where nobody is named."""
    return phrase.format(who=who) if who else ""


def bullets(items: Iterable[str], label: str = "") -> Iterator[Block]:
    """A list; nothing where it is empty."""
    found = tuple(item for item in items if item)
    if found:
        yield Block(items=found, label=label)


def paragraphs(text: str | None) -> Iterator[Block]:
    """A text of a file, paragraph by paragraph. A folded text has one line break where a paragraph ends."""
    breaks = "\n\n" if text is not None and "\n\n" in text else "\n"
    for paragraph in (text or "").split(breaks):
        if paragraph.strip():
            yield Block(" ".join(paragraph.split()))


def rows_of(head: tuple[Column, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[Block]:
    """A table without the columns that are empty in every row; nothing where it has no rows."""
    found = tuple(rows)
    shown = tuple(place for place in range(len(head)) if any(row[place] for row in found))
    if found and shown:
        yield Block(
            table=Table(tuple(head[place] for place in shown), tuple(tuple(row[place] for place in shown) for row in found))
        )


def section(title: str, blocks: Iterable[Block], parts: Iterable[Section] = ()) -> Iterator[Section]:
    """A section, where it has anything to say."""
    own, below = tuple(blocks), tuple(parts)
    if own or below:
        yield Section(title, own, below)


def numbered(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections with their numbers: 1, 1.1, 1.2, 2."""
    return tuple(_numbered(one, str(number)) for number, one in enumerate(sections, start=1))


def _numbered(one: Section, number: str) -> Section:
    below = tuple(_numbered(part, f"{number}.{place}") for place, part in enumerate(one.parts, start=1))
    return replace(one, parts=below, number=number, anchor=number.replace(".", "-"))
