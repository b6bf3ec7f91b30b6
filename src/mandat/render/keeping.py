"""Which blocks of a printed document stay on the page of the next one, so that no short ending stands on a page of its own."""

from collections.abc import Iterator
from itertools import pairwise

from mandat.render.blocks import Block, Blocks, Facts, Heading, Items, Labelled, Paragraph, Side, Table, text_of

_LINE = 80  # characters of running text on a line
_ENDING = 12  # lines; a longer ending can fill the top of a page
_KEPT = 24  # lines; a longer block is better broken than moved
_FEW_ROWS = 2
_LEADING = 8  # lines; a longer paragraph has room for the last of them before what it leads to
_SECTION = 2  # level of the headings of sections


def kept_with_next(blocks: Blocks) -> frozenset[int]:
    """The positions of the blocks that stay with the block behind them.

    These are blocks before a short last section, or before a note that ends the document, themes before a table of one or
    two rows, and the text that a decision or a proposal follows from. Headings stay with what they name anyway.
    """
    pairs = enumerate(pairwise(blocks))
    return frozenset((*_before_endings(blocks), *(place for place, (block, after) in pairs if _leads_to(block, after))))


def _before_endings(blocks: Blocks) -> Iterator[int]:
    lines = 0.0
    for position in range(len(blocks) - 1, 0, -1):
        block = blocks[position]
        lines += _lines(block)
        if lines > _ENDING:
            return
        if (isinstance(block, Heading) and block.level == _SECTION) or isinstance(block, Labelled):
            yield from (position - 1,) if _may_be_kept(blocks[position - 1]) else ()


def _leads_to(block: Block, after: Block) -> bool:
    """Whether themes stand before a table that is too small to begin a page, or a few lines before what they lead to."""
    if isinstance(after, Labelled):
        return after.kind != "note" and isinstance(block, Side | Paragraph | Items) and _lines(block) <= _LEADING
    return isinstance(block, Side) and isinstance(after, Table) and len(after.rows) <= _FEW_ROWS and _may_be_kept(block)


def _may_be_kept(block: Block) -> bool:
    return isinstance(block, Side | Paragraph | Items | Labelled | Table) and _lines(block) <= _KEPT


def _lines(block: Block) -> float:
    """About how many lines a block takes, with the space above it."""
    match block:
        case Heading():
            return 3
        case Paragraph(line):
            return 1 + len(text_of(line)) // _LINE + 0.5
        case Items(_, items):
            return sum(_lines(inside) for item in items for inside in item)
        case Side(_, _, beside):
            return _lines(beside) if beside is not None else 1
        case Labelled(_, _, inside):
            return 1 + sum(map(_lines, inside))
        case Table(_, _, rows):
            return 3 + 2 * len(rows)
        case Facts(rows):
            return 1 + 1.5 * len(rows)
        case _:
            return _KEPT + 1
