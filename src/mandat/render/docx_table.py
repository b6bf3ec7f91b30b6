"""Tables as WordprocessingML: a head row that repeats, group rows, and widths that a word processor does not find itself."""

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet

from mandat.frozen import frozen
from mandat.render.blocks import Cell, Facts, Group, Table
from mandat.render.docx_text import DocxText, paragraph, run
from mandat.render.unbroken import unbroken

PAGE = 9411  # twentieths of a point: the width between the margins
LABEL = 1928  # the label column with its gutter

_TEXT = 190  # the height of table text; the letters of a head are smaller and bold
_HEAD = 1.0
_AIR = 190  # between two columns
_SMALLEST = 2  # heights of letters; a narrower column looks like a slip
_NARROW, _USUAL, _WIDE = 0.36, 0.63, 0.95  # widths of signs in heights, as in DejaVu and Verdana, wider than Calibri and Arial
_NARROW_SIGNS, _WIDE_SIGNS = frozenset("iljtfrI.,:;|!'()[]/- "), frozenset("mw—%●○▲◆→")
_GUTTER = 170  # between a label and its value
_TOGETHER = 8  # a table with at most so many rows stays on one page


@frozen
class _Place:
    """Where a cell stands: how wide its column is, how it is aligned, whether the page's edge follows."""

    width: int
    align: str
    last: bool


def facts(table: Facts, text: DocxText) -> str:
    """Labels and values without rules; the first column is marked as the one that names the rows."""
    rows = "".join(
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_fact('FactLabel', label, LABEL, text)}"
        f"{_fact('Fact', value, PAGE - LABEL, text)}</w:tr>"
        for label, value in table.rows
    )
    return _table("Facts", (LABEL, PAGE - LABEL), 'w:firstRow="0" w:firstColumn="1"', rows)


def data(table: Table, widths: tuple[int, ...], text: DocxText) -> str:
    """A table with a head."""
    together = len(table.rows) <= _TOGETHER
    places = tuple(
        _Place(width, align, number == len(widths))
        for number, (width, align) in enumerate(zip(widths, table.align, strict=True), start=1)
    )
    head = "".join(_cell("CellHead", cell, place, text) for cell, place in zip(table.head, places, strict=True))
    rows = [f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"]
    for number, row in enumerate(table.rows, start=1):
        rows.append(_row(row, places, text, keep=together and number < len(table.rows)))
    return _table("Data", widths, 'w:firstRow="1" w:firstColumn="0"', "".join(rows))


def widths_of(tables: tuple[Table, ...]) -> tuple[int, ...]:
    """The column widths of tables with the same head: short columns take what they need, long ones share the rest.

    Where the short ones leave too little, the widest of them become long. No word and no date is broken as long as all find
    room. Leading columns that fit fill the label column, so that the next one starts where the text starts.
    """
    head, *rows = [tables[0].head, *(row for table in tables for row in table.cells)]
    columns = range(len(head))
    need = [_need(head[column], [row[column] for row in rows], _whole) for column in columns]
    least = [_need(head[column], [row[column] for row in rows], _longest_word) for column in columns]
    long = _long(tables[0], need, least)
    if sum(least[column] if column in long else need[column] for column in columns) > PAGE:
        capped = [min(width, PAGE // 3) for width in least]
        return tuple(width * PAGE // sum(capped) for width in capped)
    widened = {**dict(enumerate(need)), **_in_label_column(need, min(long))}
    if _taken(list(widened.values()), least, long) <= PAGE:
        need = [widened[column] for column in columns]
    return _shared(need, least, long)


def _need(head: Cell, cells: list[Cell], length: Callable[[str], float]) -> int:
    """How wide a column must be for its head and its cells."""
    longest = max(_HEAD * length(head.text), *(length(cell.text) for cell in cells), _SMALLEST)
    return _AIR + round(_TEXT * longest)


def _whole(text: str) -> float:
    """The width of a text, in heights of its letters, as in a wide typeface: which one a machine has is not known."""
    return sum(_NARROW if sign in _NARROW_SIGNS else _WIDE if sign in _WIDE_SIGNS or sign.isupper() else _USUAL for sign in text)


def _longest_word(text: str) -> float:
    """The width of the longest word: what a line may end after, a blank or a hyphen, ends one."""
    return max((_whole(word) for word in re.split(r"[ \n]|(?<=-)", unbroken(text))), default=0)


def _long(table: Table, need: list[int], least: list[int]) -> frozenset[int]:
    """The columns that give way: those with running text, then the widest of the others until all find room."""
    columns = range(len(need))
    long = {column for column in columns if need[column] > PAGE // 3} or {_widest(table, need)}
    while len(long) < len(need) and _taken(need, least, long) > PAGE:
        long.add(max((column for column in columns if column not in long), key=lambda column: (need[column], -column)))
    return frozenset(long)


def _taken(need: list[int], least: list[int], long: AbstractSet[int]) -> int:
    """What the columns want at least; a long column narrower than the label column is hard to read."""
    return sum(max(least[c], min(need[c], LABEL)) if c in long else need[c] for c in range(len(need)))


def _shared(need: list[int], least: list[int], long: AbstractSet[int]) -> tuple[int, ...]:
    """Long columns get what they must have, and what is over goes where most is wanted."""
    over = {column: max(min(need[column], PAGE) - least[column], 1) for column in long}
    free = PAGE - sum(least[column] if column in long else need[column] for column in range(len(need)))
    return tuple(
        least[column] + free * over[column] // sum(over.values()) if column in long else need[column]
        for column in range(len(need))
    )


def _widest(table: Table, need: list[int]) -> int:
    """The column that takes the rest where none is long: the widest one with words."""
    words = [column for column, align in enumerate(table.align) if align == "left"] or list(range(len(need)))
    return max(words, key=lambda column: (need[column], -column))


def _in_label_column(need: list[int], first_long: int) -> dict[int, int]:
    """New widths of the leading short columns that fit into the label column."""
    leading = [column for column in range(first_long) if sum(need[: column + 1]) <= LABEL]
    slack = LABEL - sum(need[column] for column in leading)
    return {column: need[column] + slack // len(leading) for column in leading}


def _table(style: str, widths: tuple[int, ...], look: str, rows: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook {look} w:lastRow="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(row: tuple[Cell, ...] | Group, places: tuple[_Place, ...], text: DocxText, *, keep: bool) -> str:
    if not isinstance(row, Group):
        cells = "".join(_cell("Cell", cell, place, text, keep=keep) for cell, place in zip(row, places, strict=True))
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
    width = sum(place.width for place in places)
    span = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:gridSpan w:val="{len(places)}"/></w:tcPr>'
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>{span}{paragraph('CellGroup', run(row.title))}</w:tc></w:tr>"


def _cell(style: str, cell: Cell, place: _Place, text: DocxText, *, keep: bool = False) -> str:
    flush = '<w:tcMar><w:right w:w="0" w:type="dxa"/></w:tcMar>' if place.last else ""
    side = f'<w:jc w:val="{place.align}"/>' if place.align != "left" else ""
    line = run(unbroken(cell.text), "Late") if cell.late else text.line(cell.line)
    content = paragraph(style, line, f"{'<w:keepNext/>' if keep else ''}{side}")
    return f'<w:tc><w:tcPr><w:tcW w:w="{place.width}" w:type="dxa"/>{flush}</w:tcPr>{content}</w:tc>'


def _fact(style: str, cell: Cell, width: int, text: DocxText) -> str:
    margin = f'<w:tcMar><w:right w:w="{_GUTTER}" w:type="dxa"/></w:tcMar>' if style == "FactLabel" else ""
    line = run(unbroken(cell.text), "Late") if cell.late else text.line(cell.line)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{margin}</w:tcPr>{paragraph(style, line)}</w:tc>'
