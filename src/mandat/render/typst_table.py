"""Tables as Typst code: facts, data with groups, and what the theme must know to set column widths."""

from collections.abc import Iterable

from mandat.render.blocks import Cell, Facts, Group, Table, text_of
from mandat.render.typst_inline import inline, literal

SHORT = 30  # characters; a column with nothing longer takes what it needs, the long ones share the rest
_MEASURED = 8  # of a column's cells the longest few are enough to know its width
_WIDEST = 400  # characters; wider than any page, and the measuring of a word takes the square of its length


def facts(table: Facts) -> str:
    """Typst code of labels and values without rules."""
    pairs = (f"({_words(label)}, {_words(value)})" for label, value in table.rows)
    return f"theme.facts({', '.join(pairs)})"


def data(table: Table, columns: str) -> str:
    """Typst code of a table with a head; `columns` names the code of `columns_of` for this head."""
    parts = [
        f"columns: {columns}",
        f"align: {_array(table.align)}",
        f"header: {_array(_words(cell) for cell in table.head)}",
        *(_row(row, len(table.head)) for row in table.rows),
    ]
    return f"theme.data({', '.join(parts)})"


def columns_of(tables: tuple[Table, ...]) -> str:
    """Typst code that tells the theme about each column of tables with the same head: whether it is long, and its cells."""
    rows = [row for table in tables for row in table.cells]
    return _array(_column(head, [row[place] for row in rows]) for place, head in enumerate(tables[0].head))


def _column(head: Cell, cells: list[Cell]) -> str:
    by_words = {cell.text: cell for cell in cells}
    longest = sorted(by_words, key=lambda words: (-len(words), words))[:_MEASURED]
    long = "true" if longest and len(longest[0]) > SHORT else "false"
    return f"(long: {long}, head: {_words(head)}, cells: {_array(_measured(by_words[words]) for words in longest)})"


def _measured(cell: Cell) -> str:
    return _words(cell) if len(cell.text) <= _WIDEST else literal(cell.text[:_WIDEST])


def _row(row: tuple[Cell, ...] | Group, columns: int) -> str:
    if isinstance(row, Group):
        return f"theme.group({columns}, {literal(row.title)})"
    return ", ".join(_words(cell) for cell in row)


def _words(cell: Cell) -> str:
    return f"theme.late({literal(text_of(cell.line))})" if cell.late else inline(cell.line)


def _array(values: Iterable[str]) -> str:
    return "(" + "".join(f"{value}, " for value in values) + ")"
