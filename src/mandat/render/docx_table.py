"""Tables as WordprocessingML: a head row that repeats, group rows, and widths that a word processor does not find itself."""

from mandat.frozen import frozen
from mandat.render.blocks import Cell, Facts, Group, Table
from mandat.render.docx_text import DocxText, paragraph, run

PAGE = 9411  # twentieths of a point: the width between the margins
LABEL = 1928  # the label column with its gutter

_LETTER = 98  # a letter of table text, generously
_AIR = 190  # between two columns
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

    Leading columns that fit fill the label column, so that the next one starts where the text starts.
    """
    rows = [tables[0].head, *(row for table in tables for row in table.cells)]
    columns = range(len(tables[0].head))
    need = [_AIR + _LETTER * max(6, *(len(row[column].text) for row in rows)) for column in columns]
    long = [column for column in columns if need[column] > PAGE // 3] or [_widest(tables[0], need)]
    short = sum(need[column] for column in columns if column not in long)
    if PAGE - short < LABEL * len(long):
        capped = [min(width, PAGE // 3) for width in need]
        return tuple(width * PAGE // sum(capped) for width in capped)
    for column, width in _in_label_column(need, min(long)).items():
        short += width - need[column]
        need[column] = width
    shares = [min(width, PAGE) for width in need]  # what goes over several lines anyway leaves room for the words of the others
    total = sum(shares[column] for column in long)
    return tuple((PAGE - short) * shares[column] // total if column in long else need[column] for column in columns)


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
    line = run(cell.text, "Late") if cell.late else text.line(cell.line)
    content = paragraph(style, line, f"{'<w:keepNext/>' if keep else ''}{side}")
    return f'<w:tc><w:tcPr><w:tcW w:w="{place.width}" w:type="dxa"/>{flush}</w:tcPr>{content}</w:tc>'


def _fact(style: str, cell: Cell, width: int, text: DocxText) -> str:
    line = run(cell.text, "Late") if cell.late else text.line(cell.line)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph(style, line)}</w:tc>'
