"""A year on a terminal: the same rows as in the document, as tables that fit the window."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from mandat.documents.wording.groups import Wording
    from mandat.documents.year import YearView

Rows = Sequence[tuple[str, ...]]

_PIECES = re.compile(r"[^-]*-|[^-]+")

SHORT = 16
"""Characters of a column that is never broken: dates, weekdays, times, states."""
BETWEEN = 2
"""Blanks between two columns."""


def print_year(view: "YearView", words: "Wording", *, colour: bool) -> None:
    """Print the tables of one community's year, each under its heading."""
    console = Console(no_color=not colour, highlight=False)
    console.print(Text(f"{view.title} · {view.community}", style="bold"))
    if not view.meetings:
        console.print(Text(view.no_meetings))
    for title, heads, rows in _tables(view, words):
        print_table(console, title, heads, rows)
    texts = words.calendar
    assumed = tuple(f"{one.subject}: {one.text}" for one in view.assumptions)
    for title, lines in ((texts.assumptions, assumed), (texts.remarks, view.remarks)):
        if lines:
            console.print(Text(title, style="bold"))
            console.print(*(Text(f"- {line}") for line in lines), "", sep="\n")


def _tables(view: "YearView", words: "Wording") -> Iterator[tuple[str, tuple[str, ...], Rows]]:
    """Title, heads and rows of each table, in the order of the document."""
    t = words.calendar
    heads = ("id", t.date, t.week, t.weekday, t.time, t.meeting, t.place, t.chair, t.secretary, t.status)
    meetings = [
        (m.id, m.date, m.week, m.weekday, m.time, m.meeting, m.place, m.chair, m.secretary, m.status) for m in view.meetings
    ]
    yield t.meetings, heads, meetings
    deadlines = [(d.date, d.weekday, d.what, d.meeting, d.rule, d.reason) for d in view.deadlines]
    yield t.deadlines, (t.due, t.weekday, t.what, t.meeting, t.rule, t.reason), deadlines
    parts = [(p.meeting, p.part, p.participants, p.length) for p in view.parts]
    yield t.parts, (t.meeting, t.part, t.participants, t.length), parts
    duties = [(d.date or t.undated, d.what, d.owner, d.to, d.covers, d.reason) for d in (*view.duties, *view.undated)]
    yield t.duties, (t.due, t.duty, t.owner, t.to, t.covers, t.reason), duties
    phases = [(p.first, p.last, p.phase, p.owner, p.dispatch) for p in view.phases]
    yield t.phases, (t.first, t.last, t.phase, t.owner, t.dispatch), phases


def print_table(console: Console, title: str, heads: tuple[str, ...], rows: Rows) -> None:
    """A table without the columns that are empty in every row; in a window that is too narrow for it, a list."""
    if not rows:
        return
    console.print(Text(title, style="bold"))
    used = [column for column in range(len(heads)) if any(row[column] for row in rows)]
    cells = [(heads[column], *(row[column] for row in rows)) for column in used]
    room = widths(cells, console.width - BETWEEN * (len(cells) - 1))
    if room is None:
        _print_list(console, cells)
        return
    table = Table(box=None, pad_edge=False, padding=(0, BETWEEN, 0, 0), header_style="dim")
    for column, width in zip(cells, room, strict=True):
        table.add_column(Text(column[0]), width=width, overflow="fold")
    for name, *rest in zip(*(column[1:] for column in cells), strict=True):
        table.add_row(Text(folded(name, room[0])), *(Text(cell) for cell in rest))
    console.print(table)
    console.print()


def _print_list(console: Console, cells: Sequence[tuple[str, ...]]) -> None:
    """A row after the other: what it is called, and below it the rest, each with its head."""
    (_, *names), *rest = cells
    for number, name in enumerate(names, start=1):
        console.print(Text(name, style="bold"))
        told = (f"{column[0]}: {column[number]}" for column in rest if column[number])
        console.print(Padding(Text(" · ".join(told)), (0, 0, 0, BETWEEN)))
    console.print()


def widths(columns: Sequence[tuple[str, ...]], room: int) -> list[int] | None:
    """How wide each column is in a window with so much room: lines are broken first, then ids behind their hyphens.

    None where words would have to be broken: such a table nobody can read.
    """
    found = [max(cell_len(cell) for cell in column) for column in columns]
    unbroken = _unbroken(columns)
    ids = max(cell_len(piece) for name in columns[0] for piece in _PIECES.findall(name))
    for least in (unbroken, [min(ids, unbroken[0]), *unbroken[1:]]):
        while sum(found) > room:
            widest = max(range(len(found)), key=lambda column: (found[column] > least[column], found[column]))
            if found[widest] <= least[widest]:
                break
            found[widest] -= 1
    return found if sum(found) <= room else None


def folded(name: str, width: int) -> str:
    """An id, a date or a name with line breaks behind hyphens where it is wider than its column."""
    lines = [""]
    for piece in _PIECES.findall(name):
        if lines[-1] and cell_len(lines[-1] + piece) > width:
            lines.append("")
        lines[-1] += piece
    return "\n".join(lines) if cell_len(name) > width else name


def _unbroken(columns: Sequence[tuple[str, ...]]) -> list[int]:
    """How wide each column must be for its longest word; the first and short ones for their longest cell."""
    longest = [max(cell_len(cell) for cell in column) for column in columns]
    words = [max((cell_len(word) for cell in column for word in cell.split()), default=0) for column in columns]
    return [cell if place == 0 or cell <= SHORT else word for place, (cell, word) in enumerate(zip(longest, words, strict=True))]
