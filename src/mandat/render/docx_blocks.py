"""Blocks as WordprocessingML paragraphs and tables; the styles of the base document decide how anything looks."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from mandat.frozen import frozen
from mandat.render.blocks import (
    Block,
    Blocks,
    Contents,
    Facts,
    Heading,
    Items,
    Labelled,
    Lead,
    Paragraph,
    Quoted,
    Rule,
    Side,
    Table,
    Verbatim,
)
from mandat.render.docx_table import LABEL, data, facts
from mandat.render.docx_text import DocxText, bookmark, paragraph, run

_DEEPER = 4  # from here on all headings are side labels
_DEEPEST = 6  # the styles know no deeper headings
_DEEPEST_ITEM = 8  # a list has nine levels, counted from 0
_STEP = 340  # twentieths of a point: how far each level of a list goes in
_INSIDE = 200  # how far the text of a decision, proposal, note or quotation goes in
_BULLETS = 1  # the count of lists without numbers
_BESIDE = '<w:framePr w:w="1758" w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:x="1" w:y="1"/>'  # in the label column
_GAP = paragraph("Gap", "")  # between a table and what follows; two tables without it would become one


@frozen
class _Where:
    """Where a block stands: the style of its paragraphs, how far they go in, the level of the list, the count of an item."""

    style: str
    indent: int
    level: int = -1
    count: int = 0

    @property
    def indentation(self) -> str:
        """Where paragraphs in a list begin; elsewhere the style says it."""
        return f'<w:ind w:left="{self.indent}" w:firstLine="0"/>' if self.level >= 0 else ""


_PAGE = _Where("BodyText", LABEL)


@frozen
class DocxPrinter:
    """Prints the blocks of a document.

    Attributes:
        text: prints what stands within a paragraph.
        widths: column widths by the head of a table.
        count_from: begins a count for a numbered list at a number and gives the id of the count.
    """

    text: DocxText
    widths: Mapping[tuple[str, ...], tuple[int, ...]]
    count_from: Callable[[int], int]

    def print(self, blocks: Blocks) -> Iterator[str]:
        """The paragraphs and tables of the blocks."""
        return (piece for block in blocks for piece in self._block(block, _PAGE))

    def _block(self, block: Block, where: _Where) -> Iterator[str]:  # noqa: C901, PLR0912  one case for each kind of block
        match block:
            case Heading():
                yield self._heading(block)
            case Side(level, line, beside):
                yield paragraph(_side_style(level), self.text.line(line), _BESIDE if beside is not None else "")
                if beside is not None:
                    yield from self._block(beside, where)
            case Lead(line):
                yield paragraph("Lead", self.text.line(line))
            case Paragraph(line):
                yield paragraph(where.style, self.text.line(line), where.indentation)
            case Items():
                yield from self._list(block, where)
            case Contents(entries):
                yield from self._contents(entries, LABEL)
            case Labelled():
                yield from self._labelled(block)
            case Quoted(inside):
                yield from self._inside(inside, replace(where, style="Quote", indent=where.indent + _INSIDE))
            case Facts():
                yield from (facts(block, self.text), _GAP) if block.rows else ()
            case Table():
                yield from (data(block, self.widths[block.words], self.text), _GAP)
            case Verbatim(text):
                yield paragraph("Verbatim", run(text))
            case Rule():
                yield paragraph("Pause", "")

    def _heading(self, heading: Heading) -> str:
        style = f"Heading{min(heading.level, _DEEPEST)}"
        words = self.text.line(heading.line)
        if not heading.number:
            return paragraph(style, words)
        words = f"{run(heading.number)}<w:r><w:tab/></w:r>{words}"
        if heading.place:
            number = sorted(self.text.places).index(heading.place) + 1
            start = f'<w:bookmarkStart w:id="{number}" w:name="{bookmark(heading.place)}"/>'
            words = f'{start}{words}<w:bookmarkEnd w:id="{number}"/>'
        return paragraph(style, words, f'<w:ind w:left="{LABEL}" w:hanging="{LABEL}"/>')

    def _inside(self, blocks: Blocks, where: _Where) -> Iterator[str]:
        return (piece for block in blocks for piece in self._block(block, where))

    def _labelled(self, block: Labelled) -> Iterator[str]:
        style = block.kind.capitalize()
        yield paragraph(f"{style}Label", run(block.label), _BESIDE)
        yield from self._inside(block.inside or (Paragraph(()),), _Where(style, LABEL + _INSIDE))
        yield _GAP

    def _list(self, block: Items, where: _Where) -> Iterator[str]:
        count = _BULLETS if block.start is None else self.count_from(block.start)
        style = where.style
        if style in {"BodyText", "ListBullet", "ListNumber"}:
            style = "ListBullet" if block.start is None else "ListNumber"
        level = min(where.level + 1, _DEEPEST_ITEM)
        inner = _Where(style, where.indent + _STEP, level, count)
        for item in block.items:
            first, rest = (item[0], item[1:]) if item and isinstance(item[0], Paragraph) else (Paragraph(()), item)
            yield paragraph(style, self.text.line(first.line), _numbered(inner))
            yield from self._inside(rest, inner)

    def _contents(self, entries: Items, indent: int) -> Iterator[str]:
        for block in (block for item in entries.items for block in item):
            if isinstance(block, Paragraph):
                yield paragraph("Contents", self.text.line(block.line), f'<w:ind w:left="{indent}"/>')
            elif isinstance(block, Items):
                yield from self._contents(block, indent + _STEP)


def _side_style(level: int) -> str:
    """The style of a side label; the deeper headings are all side labels, the others look otherwise."""
    return f"Side{level}" if level < _DEEPER else f"Heading{min(level, _DEEPEST)}"


def _numbered(where: _Where) -> str:
    count = f'<w:numPr><w:ilvl w:val="{where.level}"/><w:numId w:val="{where.count}"/></w:numPr>'
    return f'{count}<w:ind w:left="{where.indent}" w:hanging="{_STEP}"/>'
