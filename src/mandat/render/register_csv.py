"""A register as a table for a spreadsheet.

Excel in the Nordic countries opens a file whose cells are parted by semicolons, and reads it as UTF-8 if it begins with a
byte-order mark. A cell that begins like a formula gets an apostrophe before it, so that no text is ever computed
(OWASP, CSV injection).
"""

import csv
import io
from collections.abc import Iterator

from mandat.documents.register import Decision, Entry, RegisterView
from mandat.documents.wording.groups import Wording
from mandat.source.text import BOM

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")

Row = tuple[str, ...]


def render_register_csv(views: tuple[RegisterView, ...], words: Wording) -> bytes:
    """Decisions and actions of every view, one in a line, with heads in the words of a language."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(_heads(words))
    writer.writerows(tuple(safe(cell) for cell in row) for view in views for row in _rows(view, words))
    return BOM + text.getvalue().encode()


def safe(cell: str) -> str:
    """A cell that no spreadsheet computes: its text, with an apostrophe before what could be a formula."""
    return f"'{cell}" if cell.lstrip(" \u00a0").startswith(_FORMULA) else cell


def _heads(words: Wording) -> Row:
    t = words.report.register
    places = (t.kind, t.community, t.network, t.meeting, t.date, t.number, t.item)
    return (*places, t.text, t.dissent_head, t.owner, t.due, t.status, t.done, t.minutes, t.exempt)


def _rows(view: RegisterView, words: Wording) -> Iterator[Row]:
    name = view.community.data.name
    for one in view.decisions:
        yield _decision(one, name, words)
    for entry in view.entries:
        yield _action(entry, name, words)


def _decision(one: Decision, community: str, words: Wording) -> Row:
    case, minutes = one.case, one.case.meeting.data.minutes
    day = case.day.isoformat() if case.day is not None else ""
    head = (words.report.register.kind_decision, community, one.network, case.meeting.data.meeting, day)
    text = "" if one.closed else one.text
    state = _state(minutes.status, words) if minutes is not None else ""
    return (*head, case.item.number or "", one.title, text, one.dissent, "", "", "", "", state, case.item.exempt or "")


def _state(status: str, words: Wording) -> str:
    """How far minutes have come, in the form that agrees with the word for minutes."""
    return words.report.register.minutes_approved if status == "approved" else words.states[status]


def _action(entry: Entry, community: str, words: Wording) -> Row:
    one, case = entry.commitment, entry.commitment.case
    day = case.day.isoformat() if case is not None and case.day is not None else ""
    meeting = case.meeting.data.meeting if case is not None else one.process.data.process if one.process else ""
    head = (words.report.register.kind_action, community, entry.network, meeting, day)
    title = case.item.title if case is not None and not entry.closed else ""
    item = (case.item.number or "" if case is not None else "", title, "" if entry.closed else one.action.what)
    by = str(one.action.by.date) if one.action.by is not None and one.action.by.date is not None and entry.due else entry.due
    done = one.done.isoformat() if one.done is not None and entry.state == "done" and not entry.closed else ""
    status = (entry.owner, by, words.states[entry.state], done)
    return (*head, *item, "", *status, "", case.item.exempt or "" if case is not None else "")
