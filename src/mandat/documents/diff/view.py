"""What a change means, ready for the page: a few lines first, then tables to unfold.

The sentences are English, like those of the findings; what the mandates say stays in its own words.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from mandat.documents.cover import Cover
from mandat.documents.runs import Run
from mandat.frozen import frozen

MOST_ROWS = 100
"""Rows of one table in a comment: a web page has room for some 65,000 letters there."""
_UNSAFE = re.compile(r"[^\w .,()/–-]|_")
MOST_LINES = 10
"""Lines of a summary: more cannot be taken in at a glance."""


@frozen
class Line:
    """Words of several weights that stand together: a line of the summary, or a cell of a table."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The words without their weights."""
        return "".join(f"{'' if run.glued or not place else ' '}{run.text}" for place, run in enumerate(self.runs))


@frozen
class Fold:
    """A table to unfold: its title, the heads of its columns, its rows."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


@frozen
class DiffView:
    """What a change means.

    Attributes:
        cover: what stands on every page of a PDF.
        title: the heading.
        summary: what changes for people, the most important first; never more than `MOST_LINES`.
        folds: the details.
        basis: what was compared, and on which day.
        folded: whether the details are folded, as a web page can and paper cannot.
    """

    cover: Cover
    title: str
    summary: tuple[Line, ...]
    folds: tuple[Fold, ...]
    basis: str
    folded: bool = True


def line(*parts: str | Run) -> Line:
    """A line of plain words and runs."""
    return Line(tuple(part if isinstance(part, Run) else Run(part) for part in parts if part not in ("", None)))


def strong(text: str) -> Run:
    """Words that carry the line."""
    return Run(text, strong=True)


def glued(text: str) -> Run:
    """Words that follow without a blank: a comma, a full stop."""
    return Run(text, glued=True)


def fold(title: str, head: tuple[str, ...], rows: Iterable[tuple[str | Line, ...]]) -> tuple[Fold, ...]:
    """A table with the number of its rows in its title; nothing where it has none.

    The title stands between HTML tags, where Markdown is not read: of what people wrote only letters and digits come there.
    """
    every = tuple(tuple(cell if isinstance(cell, Line) else line(cell) for cell in row) for row in rows)
    shown_columns = tuple(place for place in range(len(head)) if any(row[place].runs for row in every))
    head = tuple(head[place] for place in shown_columns)
    found = tuple(tuple(row[place] for place in shown_columns) for row in every)
    return (Fold(_plain(f"{title} ({len(found)})"), head, found),) if found else ()


def shortened(one: Fold) -> Fold:
    """A table as a comment has room for it; paper and a terminal have room for the whole."""
    if len(one.rows) <= MOST_ROWS:
        return one
    rest = line(f"… and {len(one.rows) - MOST_ROWS} more")
    return replace(one, rows=(*one.rows[:MOST_ROWS], (rest, *(line() for _ in one.head[1:]))))


def _plain(title: str) -> str:
    return " ".join(_UNSAFE.sub(" ", title).split())


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 meeting`, `3 meetings`."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"
