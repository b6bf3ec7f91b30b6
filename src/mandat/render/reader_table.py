"""Tables from the Markdown tree: facts, and data with groups."""

from markdown_it.tree import SyntaxTreeNode

from mandat.render.blocks import LATE, Align, Cell, Facts, Group, Table, Words
from mandat.render.reader_inline import line_of, pieces_of, plain_text


def read_table(node: SyntaxTreeNode) -> Facts | Table:
    """The table that a node holds; one with an empty head over a label and a value is a list of facts."""
    head, *rows = [tuple(row.children) for part in node.children for row in part.children]
    if len(head) == 2 and not any(plain_text(cell).strip() for cell in head):  # noqa: PLR2004
        return Facts(tuple((_cell(label), _cell(value)) for label, value in rows))
    return Table(tuple(_cell(cell) for cell in head), tuple(_alignment(cell) for cell in head), tuple(_row(row) for row in rows))


def _row(cells: tuple[SyntaxTreeNode, ...]) -> tuple[Cell, ...] | Group:
    if _is_group(cells):
        return Group(plain_text(cells[0]).strip())
    return tuple(_cell(cell) for cell in cells)


def _is_group(cells: tuple[SyntaxTreeNode, ...]) -> bool:
    first, *rest = cells
    pieces = [piece for piece in pieces_of(first) if piece.type == "strong" or piece.content]
    all_bold = len(pieces) == 1 and pieces[0].type == "strong"
    return bool(rest) and all_bold and not any(plain_text(cell).strip() for cell in rest)


def _cell(node: SyntaxTreeNode) -> Cell:
    words = plain_text(node)
    return Cell((Words(words.removeprefix(LATE)),), late=True) if words.startswith(LATE) else Cell(line_of(node))


def _alignment(cell: SyntaxTreeNode) -> Align:
    style = str(cell.attrs.get("style", ""))
    return "right" if "right" in style else "center" if "center" in style else "left"
