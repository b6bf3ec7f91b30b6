"""The agenda of one meeting as a document: everything chosen, ordered, numbered and phrased.

`agenda_view` makes it from the mandate, the calendar and the meeting's file, if there is one. The template `agenda.md.j2`
only sets it on the page.
"""

from collections.abc import Iterator
from datetime import date

from mandat.calendar.model import Calendar, DatedMeeting
from mandat.documents.agenda.assumptions import assumptions_of
from mandat.documents.agenda.cases import Case, attachments_of, cases_of
from mandat.documents.agenda.entry import Entry
from mandat.documents.agenda.facts import facts, status_line, tag
from mandat.documents.agenda.heading import issuer_of, title_of, when_of
from mandat.documents.agenda.items import groups_of
from mandat.documents.agenda.notes import notes_of
from mandat.documents.agenda.tables import PartTable, number_head, tables_of
from mandat.documents.agenda.times import Window, windows
from mandat.documents.assumptions import Assumed
from mandat.documents.cover import Cover
from mandat.documents.dates import hours
from mandat.documents.numbering import numbers
from mandat.documents.occasion import Occasion
from mandat.documents.participants import Called, called_by_part, called_by_party, seats_called
from mandat.documents.people import Recipient, recipients
from mandat.documents.runs import Fact
from mandat.documents.wording.groups import Wording
from mandat.frozen import frozen
from mandat.schema.meeting import Item
from mandat.workspace import Workspace


@frozen
class Columns:
    """Which columns the tables have: one in which nothing would stand is left out of all of them, so that they look alike."""

    number: str
    clock: bool
    type: bool
    responsible: bool
    minutes: bool


@frozen
class AgendaView:
    """An agenda, ready to be set.

    Attributes:
        cover: what stands on every page.
        title: the heading.
        when: day, hours and week.
        cancelled: the word beside a cancelled date; empty otherwise.
        facts: label and value, in reading order.
        participants_by: head of the first column of the participants: part or party.
        participants: who is called.
        recipients: the people who are called, where the document may name them.
        has_times: whether it is known when the parts begin.
        columns: the columns of the agenda's tables.
        has_agenda: whether there is anything to show as an agenda; a cancelled meeting without items has none.
        parts: the agenda, part by part; one without a title where the meeting has no parts.
        no_items: whether nobody has reported an item and nothing else is there to be treated.
        cases: background and proposals.
        attachments: in the order in which the items name them.
        notes: sentences that help those who take part.
        assumptions: what the agenda rests on because the mandate is silent.
    """

    cover: Cover
    title: str
    when: str
    cancelled: str
    facts: tuple[Fact, ...]
    participants_by: str
    participants: tuple[Called, ...]
    recipients: tuple[Recipient, ...]
    has_times: bool
    columns: Columns
    has_agenda: bool
    parts: tuple[PartTable, ...]
    no_items: bool
    cases: tuple[Case, ...]
    attachments: tuple[str, ...]
    notes: tuple[str, ...]
    assumptions: tuple[Assumed, ...]


def agenda_view(
    workspace: Workspace, calendar: Calendar, meeting: DatedMeeting, words: Wording, on: date, *, named: bool = False
) -> AgendaView:
    """The agenda of a meeting.

    Args:
        workspace: for the meeting's file, and the assumptions behind the rules.
        calendar: the year that the meeting belongs to, for its number in the series.
        meeting: one of the calendar's meetings.
        words: the wording of the document's language.
        on: the day on which the agenda is made; it only says whether it should have gone out already.
        named: whether it is for those who are called, and may name people and show what exempt items are about; else it holds
            seats and organisations only, and of exempt items number and legal ground.
    """
    occasion = Occasion(workspace, calendar, meeting, words, on, named)
    groups = groups_of(occasion)
    entries = tuple(entry for group in groups for entry in group.entries)
    numbered = numbers(occasion, tuple(entry.item for entry in entries))
    times = windows(meeting.hours, groups)
    tables = tuple(tables_of(occasion, groups, numbered, times))
    return AgendaView(
        cover=Cover(title_of(occasion), issuer_of(occasion), occasion.day, tag(occasion), status_line(occasion, entries)),
        title=title_of(occasion),
        when=when_of(occasion),
        cancelled=words.states.cancelled if meeting.state == "cancelled" else "",
        facts=tuple(facts(occasion, entries, provisional=_provisional(occasion, tuple(entry.item for entry in entries)))),
        participants_by=words.agenda.part if meeting.parts else words.agenda.party,
        participants=tuple(_called(occasion, times)),
        recipients=tuple(recipients(occasion, seats_called(occasion))),
        has_times=bool(meeting.parts) and None not in times,
        columns=_columns(occasion, tables),
        has_agenda=bool(entries) or meeting.state != "cancelled",
        parts=tuple(table for table in tables if table.rows or table.themes),
        no_items=_is_empty(occasion, entries, tables),
        cases=tuple(cases_of(occasion, groups, numbered)),
        attachments=attachments_of(occasion, entries),
        notes=tuple(notes_of(occasion, groups)),
        assumptions=assumptions_of(occasion, entries),
    )


def _is_empty(occasion: Occasion, entries: tuple[Entry, ...], tables: tuple[PartTable, ...]) -> bool:
    if occasion.meeting.state == "cancelled":
        return False
    return all(entry.frame is not None and not entry.tasks for entry in entries) and not any(table.themes for table in tables)


def _provisional(occasion: Occasion, items: tuple[Item | None, ...]) -> bool:
    return occasion.sent is None and any(item is None or item.number is None for item in items)


def _called(occasion: Occasion, times: tuple[Window | None, ...]) -> Iterator[Called]:
    if not occasion.meeting.parts:
        return called_by_party(occasion)
    locale = occasion.words.locale
    shown = tuple(hours(window.start, window.end, locale) if window is not None else "" for window in times)
    return called_by_part(occasion, shown)


def _columns(occasion: Occasion, tables: tuple[PartTable, ...]) -> Columns:
    rows = tuple(row for table in tables for row in table.rows)
    return Columns(
        number=number_head(occasion),
        clock=any(row.clock for table in tables for row in table.rows[1:]),
        type=any(row.type for row in rows),
        responsible=any(row.responsible for row in rows),
        minutes=any(row.minutes for row in rows),
    )
