"""Plans, reports and evaluations that were due in a year: treated in time, late, not due yet, or not recorded."""

from collections.abc import Iterator
from datetime import date

from mandat.calendar.bodies import is_own
from mandat.calendar.model import DatedDuty
from mandat.calendar.treated import Treated, duties_in, treatment
from mandat.documents.dates import table_date
from mandat.documents.mandate_document_parts import Block, Column, rows_of, said
from mandat.documents.names import listed
from mandat.documents.numbering import shown
from mandat.documents.report_record import Record
from mandat.documents.wording_base import capital


def duty_blocks(record: Record) -> Iterator[Block]:
    """A row for each duty of the body that was due in the year."""
    texts, found = record.texts, tuple(_own_duties(record))
    head = (Column(texts.due), Column(texts.duty), Column(texts.to), Column(texts.status))
    if not found:
        yield from said(texts.no_duties.format(year=record.year))
    yield from rows_of(head, (_row(record, treatment(one, record.year, record.own_cases)) for one in found))


def _own_duties(record: Record) -> Iterator[DatedDuty]:
    if not record.body.is_joint:
        every = duties_in(record.community, record.body.mandate, record.year)
        yield from (one for one in every if is_own(record.body, one.duty))


def _row(record: Record, one: Treated) -> tuple[str, ...]:
    duty, words = one.duty.duty, record.words
    due = table_date(one.duty.due.day, words.locale) if one.duty.due is not None else capital(words.calendar.undated)
    to = tuple(record.naming.short(who) for who in (*duty.to, *((duty.via,) if duty.via is not None else ())))
    return (due, duty.title or duty.id, capital(listed(to, words.who.conjunction)), duty_status(record, one))


def duty_status(record: Record, one: Treated) -> str:
    """What is known of it; of what nobody recorded nothing is said but that."""
    texts, case = record.texts, one.case
    if case is not None and case.day is not None:
        phrase = texts.treated_late if one.is_late else texts.treated
        return phrase.format(date=table_date(case.day, record.words.locale), number=shown(case.item.number or "–"))
    happened = _happened(record, one)
    if happened is not None:
        return texts.happened.format(date=table_date(happened, record.words.locale))
    if one.duty.due is not None and one.duty.due.day > record.on:
        return texts.not_due
    return capital(texts.not_recorded)


def _happened(record: Record, one: Treated) -> date | None:
    """The day of the meeting at which an event took place: a held one of the kind that the duty names."""
    duty = one.duty.duty
    if duty.kind != "event" or duty.at is None:
        return None
    kind = duty.at.rpartition("/")[2]
    return next((sitting.day for sitting in record.held if sitting.series.kind.id == kind), None)
