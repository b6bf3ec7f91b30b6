"""What a document is made of: the blocks and words that every format prints, each in its own way."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from mandat.frozen import frozen

LabelKind = Literal["decision", "proposal", "note"]
Emphasis = Literal["strong", "em", "s"]
Align = Literal["left", "center", "right"]

Inline: TypeAlias = "Words | Code | Break | Marked | Link"
Line: TypeAlias = tuple[Inline, ...]
Block: TypeAlias = "Heading | Side | Lead | Paragraph | Items | Contents | Labelled | Quoted | Facts | Table | Verbatim | Rule"
Blocks: TypeAlias = tuple[Block, ...]


@frozen
class Words:
    """Plain text; `language`, such as `nb-NO`, where it is another one than the document's."""

    text: str
    language: str = ""


@frozen
class Code:
    """Text to be typed exactly so."""

    text: str


@frozen
class Break:
    """A new line in the same paragraph."""


@frozen
class Marked:
    """Words that are strong, emphasised or struck through."""

    kind: Emphasis
    inside: Line


@frozen
class Link:
    """Words that lead to an address on the web or of e-mail, or, with `#` before it, to the place of a heading."""

    target: str
    inside: Line


@frozen
class Heading:
    """A heading.

    Attributes:
        level: from 1; the levels of a document leave no gap.
        number: what stands in front in the label column, such as `06/25`; empty if there is none.
        line: its words.
        place: a name for links to it, made from the number, never given twice; empty without a number.
    """

    level: int
    number: str
    line: Line
    place: str


@frozen
class Side:
    """A heading that stands beside the paragraph or list that it introduces."""

    level: int
    line: Line
    beside: "Paragraph | Items | Contents | None"


@frozen
class Lead:
    """The line under the title: when and where."""

    line: Line


@frozen
class Paragraph:
    """A paragraph; a `tight` one is the only line of an item in a list without air."""

    line: Line
    tight: bool = False


@frozen
class Items:
    """A list; `start` is the number of the first item, None where items have no numbers."""

    start: int | None
    items: tuple[Blocks, ...]


@frozen
class Contents:
    """A table of contents, as a list of links to headings."""

    entries: Items


@frozen
class Labelled:
    """A decision, a proposal or a note, with the word that names it."""

    kind: LabelKind
    label: str
    inside: Blocks


@frozen
class Quoted:
    """Words of others."""

    inside: Blocks


@frozen
class Cell:
    """A cell of a table. A `late` one is shown with a triangle, which its line does not hold."""

    line: Line
    late: bool = False

    @property
    def text(self) -> str:
        """What is read in the cell."""
        return (LATE if self.late else "") + text_of(self.line)


@frozen
class Facts:
    """Labels with their values."""

    rows: tuple[tuple[Cell, Cell], ...]


@frozen
class Group:
    """A row that names the rows below it."""

    title: str


@frozen
class Table:
    """A table with a head; every row has as many cells as the head."""

    head: tuple[Cell, ...]
    align: tuple[Align, ...]
    rows: tuple[tuple[Cell, ...] | Group, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the head, which tell tables of the same kind."""
        return tuple(cell.text.strip() for cell in self.head)

    @property
    def cells(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows that are not groups."""
        return tuple(row for row in self.rows if not isinstance(row, Group))


@frozen
class Verbatim:
    """Lines to be shown exactly so."""

    text: str


@frozen
class Rule:
    """A pause between two thoughts."""


LATE = "▲ "
"""Begins a cell that says that something is late."""


def text_of(line: Line) -> str:
    """The words of a line without any markup."""
    return "".join(_text(piece) for piece in line)


def _text(piece: Inline) -> str:
    match piece:
        case Words(text) | Code(text):
            return text
        case Break():
            return " "
        case Marked(_, inside) | Link(_, inside):
            return text_of(inside)


def tables_by_head(blocks: Blocks) -> dict[tuple[str, ...], tuple[Table, ...]]:
    """The tables of a document by the words of their head: those with the same head get the same widths."""
    found: dict[tuple[str, ...], tuple[Table, ...]] = {}
    for block in _walk(blocks):
        if isinstance(block, Table):
            found[block.words] = (*found.get(block.words, ()), block)
    return found


def _walk(blocks: Blocks) -> Iterator[Block]:
    for block in blocks:
        yield block
        match block:
            case Labelled(_, _, inside) | Quoted(inside):
                yield from _walk(inside)
            case Items(_, items):
                for item in items:
                    yield from _walk(item)
            case Side(_, _, beside) if beside is not None:
                yield from _walk((beside,))
            case _:
                pass
