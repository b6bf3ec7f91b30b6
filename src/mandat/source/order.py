"""The entries of a list in another order, each with its lines, the comments above it and the blank lines between."""

from collections.abc import Sequence


def in_order(lines: Sequence[str], start: int, ends: Sequence[int], order: Sequence[int]) -> tuple[str, ...]:
    """The lines of a file with some entries of a list in another order.

    Args:
        lines: every line, with its end.
        start: how many lines stand before the first entry.
        ends: the last line (from 1) of every entry.
        order: the entries by their old positions, in their new order.
    """
    firsts = (start, *ends[:-1])
    chunks = [tuple(map(_ended, lines[first:last])) for first, last in zip(firsts, ends, strict=True)]
    moved = (line for position in order for line in chunks[position])
    return (*lines[:start], *moved, *lines[ends[-1] :])


def _ended(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n"
