"""Tables from Markdown to Typst code: facts, data with groups, and what the theme must know to set column widths."""

from collections.abc import Iterable
from dataclasses import dataclass

from markdown_it.tree import SyntaxTreeNode

from mandat.render.typst_inline import inline, literal, plain_text

SHORT = 30  # characters; a column with nothing longer takes what it needs, the long ones share the rest
_MEASURED = 8  # of a column's cells the longest few are enough to know its width

_LATE = "▲ "


@dataclass(frozen=True, slots=True)
class Table:
    """A Markdown table: head and rows as nodes of the cells, and the alignment of every column."""

    head: tuple[SyntaxTreeNode, ...]
    align: tuple[str, ...]
    rows: tuple[tuple[SyntaxTreeNode, ...], ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the head, which tell tables of the same kind."""
        return tuple(plain_text(cell).strip() for cell in self.head)

    @property
    def facts(self) -> bool:
        """Whether it has an empty head over a label and a value."""
        return len(self.head) == 2 and not any(self.words)  # noqa: PLR2004


def read_table(node: SyntaxTreeNode) -> Table:
    """The table that a node of the Markdown tree holds."""
    rows = tuple(tuple(row.children) for part in node.children for row in part.children)
    return Table(rows[0], tuple(_alignment(cell) for cell in rows[0]), rows[1:])


def facts(table: Table) -> str:
    """Typst code of a table with an empty head: labels and values without rules."""
    pairs = (f"({_words(label)}, {_words(value)})" for label, value in table.rows)
    return f"theme.facts({', '.join(pairs)})"


def data(table: Table, columns: str) -> str:
    """Typst code of a table with a head; `columns` names the code of `columns_of` for this head."""
    parts = [
        f"columns: {columns}",
        f"align: {_array(table.align)}",
        f"header: {_array(_words(cell) for cell in table.head)}",
        *(_row(row) for row in table.rows),
    ]
    return f"theme.data({', '.join(parts)})"


def columns_of(tables: tuple[Table, ...]) -> str:
    """Typst code that tells the theme about each column of tables with the same head: whether it is long, and its cells."""
    rows = [row for table in tables for row in table.rows if not _is_group(row)]
    columns = (_column(head, [row[place] for row in rows]) for place, head in enumerate(tables[0].head))
    return _array(columns)


def _column(head: SyntaxTreeNode, cells: list[SyntaxTreeNode]) -> str:
    by_words = {plain_text(cell): cell for cell in cells}
    longest = sorted(by_words, key=lambda words: (-len(words), words))[:_MEASURED]
    long = "true" if longest and len(longest[0]) > SHORT else "false"
    return f"(long: {long}, head: {_words(head)}, cells: {_array(_words(by_words[words]) for words in longest)})"


def _row(cells: tuple[SyntaxTreeNode, ...]) -> str:
    if _is_group(cells):
        return f"theme.group({len(cells)}, {literal(plain_text(cells[0]).strip())})"
    return ", ".join(_words(cell) for cell in cells)


def _is_group(cells: tuple[SyntaxTreeNode, ...]) -> bool:
    first, *rest = cells
    pieces = [piece for line in first.children for piece in line.children if piece.type == "strong" or piece.content]
    all_bold = len(pieces) == 1 and pieces[0].type == "strong"
    return bool(rest) and all_bold and not any(plain_text(cell).strip() for cell in rest)


def _words(cell: SyntaxTreeNode) -> str:
    code = inline(piece for line in cell.children for piece in line.children)
    words = plain_text(cell)
    return f"theme.late({literal(words.removeprefix(_LATE))})" if words.startswith(_LATE) else code


def _alignment(cell: SyntaxTreeNode) -> str:
    style = str(cell.attrs.get("style", ""))
    return next((side for side in ("right", "center") if side in style), "left")


def _array(values: Iterable[str]) -> str:
    return "(" + "".join(f"{value}, " for value in values) + ")"
