"""A year on a terminal: the same rows as in the document, as tables that fit the window."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from mandat.documents.year import YearView


def print_year(view: "YearView", *, colour: bool) -> None:
    """Print the tables of one community's year."""
    console = Console(no_color=not colour, highlight=False)
    console.print(Text(f"{view.title}: {view.community}", style="bold"))
    rows = [(m.date, m.weekday, m.time, m.id, m.meeting, m.chair, m.secretary, m.status) for m in view.meetings]
    _print(console, rows) if rows else console.print(view.no_meetings)
    tables: tuple[Sequence[tuple[str, ...]], ...] = (
        [(d.date, d.weekday, d.what, d.meeting, d.reason) for d in view.deadlines],
        [(d.date, d.what, d.owner, d.to, d.covers, d.reason) for d in (*view.duties, *view.undated)],
        [(p.first, p.last, p.phase, p.owner, p.dispatch) for p in view.phases],
    )
    for lines in tables:
        if lines:
            _print(console, lines)
    for text in (*view.assumptions, *view.remarks):
        console.print(Text(f"- {text}"))
    console.print()


def _print(console: Console, rows: "Sequence[tuple[str, ...]]") -> None:
    """A table without the columns that are empty in every row."""
    table = Table(show_header=False, box=None, pad_edge=False)
    used = [column for column in range(len(rows[0])) if any(row[column] for row in rows)]
    for column in used:
        table.add_column(no_wrap=column == 0)
    for row in rows:
        table.add_row(*(Text(row[column]) for column in used))
    console.print(table)
    console.print()
