"""A register on a terminal: the same rows as in the document, as tables that fit the window."""

from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from mandat.cli.tables import print_table

if TYPE_CHECKING:
    from mandat.documents.register import RegisterView
    from mandat.documents.wording.groups import Wording


def print_register(view: "RegisterView", words: "Wording", *, colour: bool) -> None:
    """Print the decisions and actions of one community, each under its heading."""
    console, t = Console(no_color=not colour, highlight=False), words.report.register
    console.print(Text(f"{view.title} · {view.lead}", style="bold"))
    if view.has_decisions:
        rows = [(one.date, one.number, one.network, one.title, _text(one.text, one.remarks)) for one in view.decisions]
        print_table(console, t.decisions, (t.date, t.number, t.network, t.item, t.decision), rows)
        if not rows:
            console.print(Text(t.no_decisions))
    tasks = [(one.status, one.due, one.what, one.owner, one.source, one.network) for one in view.entries]
    print_table(console, t.actions, (t.status, t.due, t.what, t.owner, t.source, t.network), tasks)
    if not tasks:
        console.print(Text(view.no_entries))


def _text(text: str, remarks: str) -> str:
    return f"{text} ({remarks})" if remarks else text
