"""Blocks as Typst code, free of injection: every text is a Typst string literal, so no character can become markup.

The code only calls the building blocks of the theme; how anything looks is decided there.
"""

from collections.abc import Mapping

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
    tables_by_head,
)
from mandat.render.keeping import kept_with_next
from mandat.render.typst_inline import inline, literal, sequence
from mandat.render.typst_table import columns_of, data, facts


def to_typst(blocks: Blocks) -> str:
    """Typst code of a whole document."""
    tables = tables_by_head(blocks)
    names = {head: f"columns-{number}" for number, head in enumerate(tables, start=1)}
    widths = [f"let {names[head]} = {columns_of(same)}" for head, same in tables.items()]
    printer, kept = _Printer(names), kept_with_next(blocks)
    printed = (printer.kept(block) if place in kept else printer.block(block) for place, block in enumerate(blocks))
    return "{\n" + "\n".join([*widths, *printed]) + "\n}"


@frozen
class _Printer:
    columns: Mapping[tuple[str, ...], str]  # head of a table -> name of the code with its columns

    def kept(self, block: Block) -> str:
        """A block that stays on the page of the next one; a paragraph has to be made one first."""
        return f"theme.{'kept-text' if isinstance(block, Paragraph) else 'kept'}({self.block(block)})"

    def block(self, block: Block) -> str:  # noqa: C901, PLR0911  one case for each kind of block
        match block:
            case Heading():
                return _heading(block)
            case Side(level, line, beside):
                return f"theme.side({level}, {inline(line)}, {self.block(beside) if beside else '[]'})"
            case Lead(line):
                return f"theme.lead({inline(line)})"
            case Paragraph(line, tight):
                return inline(line) if tight else f"par({inline(line)})"
            case Items():
                return self._list(block)
            case Contents():
                return "theme.contents"  # the theme makes it from the headings, with page numbers
            case Labelled(kind, label, inside):
                return f"theme.{kind}({literal(label)}, {self._inside(inside)})"
            case Quoted(inside):
                return f"theme.quoted({self._inside(inside)})"
            case Facts():
                return facts(block)
            case Table():
                return data(block, self.columns[block.words])
            case Verbatim(text):
                return f"raw(block: true, {literal(text)})"
            case Rule():
                return "theme.rule"

    def _inside(self, blocks: Blocks) -> str:
        return sequence(self.block(block) for block in blocks)

    def _list(self, block: Items) -> str:
        items = "".join(f"{self._inside(item)}, " for item in block.items)
        return f"list({items})" if block.start is None else f"enum(start: {block.start}, {items})"


def _heading(heading: Heading) -> str:
    words = inline(heading.line)
    if not heading.number:
        return f"heading(level: {heading.level}, outlined: false, bookmarked: true, {words})"
    return f"heading(level: {heading.level}, numbering: (..n) => {literal(heading.number)}, {words})"
