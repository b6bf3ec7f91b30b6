"""Blocks as HTML: headings, lists, tables with scopes, decisions; every text escaped."""

import re
from collections.abc import Iterator
from html import escape

from mandat.frozen import frozen
from mandat.render.blocks import (
    LATE,
    Block,
    Blocks,
    Break,
    Cell,
    Code,
    Contents,
    Facts,
    Group,
    Heading,
    Inline,
    Items,
    Labelled,
    Lead,
    Line,
    Link,
    Marked,
    Paragraph,
    Quoted,
    Rule,
    Side,
    Table,
    Verbatim,
    Words,
)
from mandat.render.unbroken import unbroken

_DEEPEST = 6  # HTML has no deeper headings
_UNBROKEN = 16  # characters; cells of columns with nothing longer (dates, times, numbers, types) stay on one line
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_TAGS = {"strong": "strong", "em": "em", "s": "del"}


def printable(text: str) -> str:
    """Text without the control characters that a page may not hold."""
    return _UNPRINTABLE.sub("", text)


@frozen
class HtmlPrinter:
    """Prints the blocks of a document; `places` are the names that links in it may lead to."""

    places: frozenset[str]

    def print(self, blocks: Blocks) -> Iterator[str]:
        """One piece of HTML for each block."""
        return (self._block(block) for block in blocks)

    def _block(self, block: Block) -> str:  # noqa: C901, PLR0911  one case for each kind of block
        match block:
            case Heading():
                return self._heading(block)
            case Side(level, line, beside):
                shown = f'\n<div class="beside">\n{self._block(beside)}\n</div>' if beside is not None else ""
                return f'<div class="side">\n<h{min(level, _DEEPEST)}>{self._line(line)}</h{min(level, _DEEPEST)}>{shown}\n</div>'
            case Lead(line):
                return f'<p class="lead">{self._line(line)}</p>'
            case Paragraph(line, tight):
                return self._line(line) if tight else f"<p>{self._line(line)}</p>"
            case Items():
                return self._list(block)
            case Contents(entries):
                return f"<nav>\n{self._list(entries)}\n</nav>"
            case Labelled(kind, label, inside):
                words = f'<p class="label">{escape(printable(label))}</p>'
                return f'<div class="{kind}">\n{words}\n<div class="said">\n{self._inside(inside)}\n</div>\n</div>'
            case Quoted(inside):
                return f"<blockquote>\n{self._inside(inside)}\n</blockquote>"
            case Facts(rows):
                return self._facts(rows)
            case Table():
                return self._table(block)
            case Verbatim(text):
                return f"<pre>{escape(printable(text))}</pre>"
            case Rule():
                return "<hr>"

    def _heading(self, heading: Heading) -> str:
        words, level = self._line(heading.line), min(heading.level, _DEEPEST)
        place = f' id="{escape(heading.place)}"' if heading.place else ""
        if not heading.number:
            return f"<h{level}>{words}</h{level}>"
        number = f'<span class="number">{escape(printable(heading.number))}</span>'
        return f'<h{level}{place}>{number} <span class="titled">{words}</span></h{level}>'

    def _inside(self, blocks: Blocks) -> str:
        return "\n".join(self.print(blocks))

    def _list(self, block: Items) -> str:
        items = "\n".join(f"<li>{self._inside(item)}</li>" for item in block.items)
        if block.start is None:
            return f"<ul>\n{items}\n</ul>"
        start = "" if block.start == 1 else f' start="{block.start}"'
        return f"<ol{start}>\n{items}\n</ol>"

    def _facts(self, rows: tuple[tuple[Cell, Cell], ...]) -> str:
        shown = "\n".join(
            f'<tr><th scope="row">{self._words(label)}</th><td>{self._words(value)}</td></tr>' for label, value in rows
        )
        return f'<table class="facts">\n<tbody>\n{shown}\n</tbody>\n</table>'

    def _table(self, table: Table) -> str:
        kinds = tuple(_kind(table, column) for column in range(len(table.head)))
        head = "".join(self._head(cell, kind) for cell, kind in zip(table.head, kinds, strict=True))
        bodies = [""]
        for row in table.rows:
            if isinstance(row, Group):
                title = f'<th colspan="{len(kinds)}" scope="rowgroup">{escape(printable(row.title))}</th>'
                bodies.append(f'<tr class="group">{title}</tr>\n')
            else:
                cells = (f"<td{kind}>{self._words(cell)}</td>" for cell, kind in zip(row, kinds, strict=True))
                bodies[-1] += f"<tr>{''.join(cells)}</tr>\n"
        shown = "\n".join(f"<tbody>\n{body}</tbody>" for body in bodies if body)
        return f'<table class="data">\n<thead>\n<tr>{head}</tr>\n</thead>\n{shown}\n</table>'

    def _head(self, cell: Cell, kind: str) -> str:
        """A head cell without words would be announced as an empty heading, so it is none."""
        return f'<th{kind} scope="col">{self._words(cell)}</th>' if cell.text.strip() else f"<td{kind}></td>"

    def _words(self, cell: Cell) -> str:
        words = self._line(cell.line)
        return f'<strong class="late">{LATE}{words}</strong>' if cell.late else words

    def _line(self, line: Line) -> str:
        return "".join(self._piece(piece) for piece in line)

    def _piece(self, piece: Inline) -> str:
        match piece:
            case Words(text, language):
                words = escape(printable(unbroken(text)))
                return f'<span lang="{escape(language)}">{words}</span>' if language else words
            case Code(text):
                return f"<code>{escape(printable(text))}</code>"
            case Break():
                return "<br>"
            case Marked(kind, inside):
                return f"<{_TAGS[kind]}>{self._line(inside)}</{_TAGS[kind]}>"
            case Link(target, inside):
                known = not target.startswith("#") or target[1:] in self.places
                words = self._line(inside)
                return f'<a href="{escape(printable(target))}">{words}</a>' if known else words


def _kind(table: Table, column: int) -> str:
    """How the cells of a column stand, as a class."""
    short = all(len(row[column].text) <= _UNBROKEN for row in (table.head, *table.cells))
    names = [*(["short"] if short else []), *([table.align[column]] if table.align[column] != "left" else [])]
    return f' class="{" ".join(names)}"' if names else ""
