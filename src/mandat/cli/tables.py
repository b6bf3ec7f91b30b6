"""A year on a terminal: the same rows as in the document, as tables that fit the window."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from mandat.documents.wording_groups import Wording
    from mandat.documents.year import YearView

Rows = Sequence[tuple[str, ...]]

SHORT = 16
"""Characters of a column that is never broken: dates, weekdays, times, states."""


def print_year(view: "YearView", words: "Wording", *, colour: bool) -> None:
    """Print the tables of one community's year, each under its heading."""
    console = Console(no_color=not colour, highlight=False)
    texts = words.calendar
    console.print(Text(f"{view.title} · {view.community}", style="bold"))
    meetings = [(m.id, m.date, m.weekday, m.time, m.meeting, m.place, m.chair, m.secretary, m.status) for m in view.meetings]
    heads = ("id", texts.date, texts.weekday, texts.time, texts.meeting, texts.place, texts.chair, texts.secretary, texts.status)
    if meetings:
        _print(console, texts.meetings, heads, meetings)
    else:
        console.print(Text(view.no_meetings))
    deadlines = [(d.date, d.weekday, d.what, d.meeting, d.rule, d.reason) for d in view.deadlines]
    _print(console, texts.deadlines, (texts.due, texts.weekday, texts.what, texts.meeting, texts.rule, texts.reason), deadlines)
    duties = [(d.date, d.what, d.owner, d.to, d.covers, d.reason) for d in (*view.duties, *view.undated)]
    _print(console, texts.duties, (texts.due, texts.duty, texts.owner, texts.to, texts.covers, texts.reason), duties)
    phases = [(p.first, p.last, p.phase, p.owner, p.dispatch) for p in view.phases]
    _print(console, texts.phases, (texts.first, texts.last, texts.phase, texts.owner, texts.dispatch), phases)
    for title, lines in ((texts.assumptions, view.assumptions), (texts.remarks, view.remarks)):
        if lines:
            console.print(Text(title, style="bold"))
            console.print(*(Text(f"- {line}") for line in lines), "", sep="\n")


def _print(console: Console, title: str, heads: tuple[str, ...], rows: Rows) -> None:
    """A table without the columns that are empty in every row; short columns never break, long ones do."""
    if not rows:
        return
    console.print(Text(title, style="bold"))
    table = Table(box=None, pad_edge=False, header_style="dim")
    used = [column for column in range(len(heads)) if any(row[column] for row in rows)]
    for column in used:
        longest = max(len(row[column]) for row in rows)
        table.add_column(heads[column], no_wrap=column == 0 or longest <= SHORT, overflow="fold")
    for row in rows:
        table.add_row(*(Text(row[column]) for column in used))
    console.print(table)
    console.print()
