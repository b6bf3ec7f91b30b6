"""Plans, reports and evaluations that were due in a year: treated in time, late, not due yet, or not recorded.

What comes with every meeting is one row: in how many of the meetings that were held it was treated.
"""

from collections.abc import Iterator
from datetime import date

from mandat.calendar.bodies import is_own
from mandat.calendar.build import is_owed
from mandat.calendar.history import Sitting
from mandat.calendar.model import DatedDuty
from mandat.calendar.treated import Treated, duties_in, names_duty, treatment
from mandat.documents.dates import table_date
from mandat.documents.mandate.parts import Block, Column, rows_of, said
from mandat.documents.mandate.phrases import cycle_in_words
from mandat.documents.names import listed
from mandat.documents.numbering import shown
from mandat.documents.report.record import Record
from mandat.documents.wording.base import capital
from mandat.schema.meetings import Duty


def duty_blocks(record: Record) -> Iterator[Block]:
    """A row for each duty of the body that was due in the year."""
    texts, found = record.texts, tuple(_rows(record))
    head = (Column(texts.due), Column(texts.duty), Column(texts.to), Column(texts.status))
    if not found:
        yield from said(texts.no_duties.format(year=record.year))
    yield from rows_of(head, found)


def _rows(record: Record) -> Iterator[tuple[str, ...]]:
    for same in _occurrences(record):
        yield from (_row(record, treatment(one, record.year, record.own_cases)) for one in same if one.due is not None)
        undated = tuple(one for one in same if one.due is None)
        if undated:
            yield _row_without_day(record, undated)
    if not record.body.is_joint:
        every = (one for one in record.body.mandate.data.duties if one.every is not None and one.every.unit == "meeting")
        yield from (
            _row_of_each(record, one, called) for one in every if is_own(record.body, one) and (called := _called(record, one))
        )


def _called(record: Record, duty: Duty) -> tuple[Sitting, ...]:
    """The meetings held at which a duty that comes with every meeting was to be treated."""
    kind = duty.at.rpartition("/")[2] if duty.at is not None else None
    return tuple(one for one in record.held if kind in (None, one.series.kind.id))


def _row_of_each(record: Record, duty: Duty, called: tuple[Sitting, ...]) -> tuple[str, ...]:
    texts, held = record.texts, {one.id for one in called}
    there = {case.meeting.data.meeting for case in record.cases if names_duty(case, record.body.mandate, duty)} & held
    told = texts.treated_often.format(n=len(there), all=len(held)) if there else texts.not_recorded
    each = cycle_in_words(duty.every, record.words) if duty.every is not None else ""
    return (capital(each), duty.title or duty.id, _receivers(record, duty), told)


def _own_duties(record: Record) -> Iterator[DatedDuty]:
    if not record.body.is_joint:
        every = duties_in(record.community, record.body.mandate, record.year)
        yield from (one for one in every if is_own(record.body, one.duty) and is_owed(one, record.body.networks))


def _occurrences(record: Record) -> tuple[tuple[DatedDuty, ...], ...]:
    """The duties of the year, in their order; what comes several times without a day stands together."""
    found: dict[tuple[str, date | None], list[DatedDuty]] = {}
    for one in _own_duties(record):
        found.setdefault((one.duty.id, one.due.day if one.due is not None else None), []).append(one)
    return tuple(map(tuple, found.values()))


def _row_without_day(record: Record, same: tuple[DatedDuty, ...]) -> tuple[str, ...]:
    """One row for a duty without a day: once, or so often as it says, with every time it was treated."""
    first, every = same[0], same[0].duty.every
    due, title, to, status = _row(record, treatment(first, record.year, record.own_cases))
    if len(same) == 1 or every is None:
        return (due, title, to, status)
    cases = (case for case in record.cases if names_duty(case, first.mandate, first.duty))
    told = tuple(dict.fromkeys(duty_status(record, Treated(first, case)) for case in cases))
    return (capital(cycle_in_words(every, record.words)), title, to, "; ".join(told) or status)


def _row(record: Record, one: Treated) -> tuple[str, ...]:
    duty, words = one.duty.duty, record.words
    due = table_date(one.duty.due.day, words.locale) if one.duty.due is not None else capital(words.calendar.undated)
    return (due, duty.title or duty.id, _receivers(record, duty), duty_status(record, one))


def _receivers(record: Record, duty: Duty) -> str:
    """To whom it goes; somebody through whom it goes is no receiver."""
    to = listed(tuple(record.naming.short(who) for who in duty.to), record.words.who.conjunction)
    via = record.naming.short(duty.via) if duty.via is not None else ""
    return capital(record.texts.to_via.format(to=to, via=via) if to and via else to or via)


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
    return texts.not_recorded


def _happened(record: Record, one: Treated) -> date | None:
    """The day of the meeting at which an event took place: a held one of the kind that the duty names."""
    duty = one.duty.duty
    if duty.kind != "event" or duty.at is None:
        return None
    kind = duty.at.rpartition("/")[2]
    return next((sitting.day for sitting in record.held if sitting.series.kind.id == kind), None)
