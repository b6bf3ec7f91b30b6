"""Meetings planned, held and cancelled in a year, against the rule, and who was there.

A meeting counts as held where the plan says so or its minutes are begun. A day that has passed without either is not
recorded; nothing is taken from the calendar.
"""

from collections.abc import Iterator
from datetime import date

from mandat.calendar.bodies import sittings_in, with_shared
from mandat.calendar.counting import counting_for
from mandat.calendar.history import Sitting
from mandat.calendar.windows import applies
from mandat.documents.dates import table_date, week_number
from mandat.documents.mandate.parts import Block, Column, rows_of, said
from mandat.documents.phrasing import frequency_in_words, partial_in_words
from mandat.documents.report.record import Record
from mandat.documents.wording.base import capital
from mandat.frozen import frozen
from mandat.rules.frequency import bounds
from mandat.workspace.series import Series
from mandat.workspace.validity import began_after


@frozen
class Counts:
    """How many meetings of a year were planned, how many of them were held, cancelled, or neither as far as is known."""

    planned: int
    held: int
    cancelled: int

    @property
    def open(self) -> int:
        """So many are still to come, or nobody recorded what became of them."""
        return self.planned - self.held - self.cancelled


def counts(sittings: tuple[Sitting, ...]) -> Counts:
    """The numbers of some meetings."""
    held, cancelled = (sum(1 for one in sittings if is_so(one)) for is_so in (_is_held, _is_cancelled))
    return Counts(len(sittings), held, cancelled)


def meeting_blocks(record: Record) -> Iterator[Block]:
    """The numbers against the rule, kind by kind, then every meeting by day."""
    texts, planned = record.texts, record.community.plan(record.year)
    if planned is None:
        yield from said(texts.no_plan.format(year=record.year))
    elif not record.sittings:
        yield from said(texts.no_meetings.format(year=record.year))
    numbers = (Column(texts.planned, right=True), Column(texts.held, right=True), Column(texts.cancelled, right=True))
    head = (Column(texts.kind), Column(texts.rule), *numbers, Column(texts.verdict))
    yield from rows_of(head, (_against_rule(record, series) for series in record.body.series))
    roles = (Column(texts.chair), Column(texts.secretary))
    days = (Column(texts.date), Column(texts.week, right=True), Column(texts.meeting), Column(texts.status), *roles)
    yield from rows_of(days, (_meeting(record, one) for one in record.sittings))


def _against_rule(record: Record, series: Series) -> tuple[str, ...]:
    texts, frequency = record.texts, series.kind.frequency
    own = counts(tuple(one for one in record.sittings if one.series.key == series.key))
    rule = capital(frequency_in_words(frequency, record.words)) if frequency is not None else texts.no_rule
    return (meeting_name(series), rule, str(own.planned), str(own.held), str(own.cancelled), verdict(record, series))


def verdict(record: Record, series: Series) -> str:
    """Whether the meetings held keep the rule; undecided while one may still be held or recorded.

    What an earlier version wanted the file does not know: of a year before this version no breach is told.
    """
    texts, frequency = record.texts, series.kind.frequency
    if frequency is None or not _holds_in(series, record.year):
        return ""
    limits = bounds(frequency, record.year, applies(series))
    if limits.least is None and limits.most is None:
        return ""
    number = counts(_counted(record, series))
    held_otherwise = began_after(series.rules.document, record.last_day)
    if limits.most is not None and number.held > limits.most:
        return texts.open_verdict if held_otherwise else texts.too_many
    if limits.least is None or number.held >= limits.least:
        return texts.kept
    may_change = number.open > 0 or record.on <= record.last_day or record.community.plan(record.year) is None
    return texts.open_verdict if may_change or held_otherwise else texts.too_few


def _holds_in(series: Series, year: int) -> bool:
    """Whether the rule holds on some day of a year: before and after it there is nothing to keep."""
    first, last = series.spell
    return (first is None or first.year <= year) and (last is None or last.year >= year)


def _counted(record: Record, series: Series) -> tuple[Sitting, ...]:
    """The meetings that count for the rule of a series: its own, and those of kinds that count as it, also joint ones."""
    counting = counting_for(series)
    return tuple(one for one in sittings_in(with_shared(record.body), record.year) if one.series.key[1:] in counting)


def _meeting(record: Record, sitting: Sitting) -> tuple[str, ...]:
    several = len(record.body.series) > 1
    return (
        table_date(sitting.day, record.words.locale) if sitting.day else capital(partial_in_words(sitting.line.on, record.words)),
        str(week_number(sitting.day)) if sitting.day else "",
        (sitting.line.title or meeting_name(sitting.series)) if several or sitting.line.title else "",
        _status(record, sitting),
        _role(record, sitting, "chair"),
        _role(record, sitting, "secretary"),
    )


def meeting_name(series: Series) -> str:
    """What a meeting is called beside others of the same body: its kind, with the area where it is of one."""
    return f"{series.title}: {series.area.name}" if series.area is not None else series.title


def _status(record: Record, sitting: Sitting) -> str:
    """What became of it, and why it was moved or cancelled."""
    texts, words, line = record.texts, record.words, sitting.line
    if sitting.is_held:
        state = words.states.held
    elif sitting.is_cancelled or sitting.day is None or sitting.day > record.on:
        state = words.states[line.state]
    else:
        state = texts.not_recorded
    was = texts.moved_from.format(date=_day(record, line.was.first)) if line.was is not None and not sitting.is_cancelled else ""
    told = ", ".join(filter(None, (capital(state), was)))
    return f"{told}: {line.because}" if line.because is not None and (was or sitting.is_cancelled) else told


def _role(record: Record, sitting: Sitting, role: str) -> str:
    """Who really had a role at a meeting that was held; what a rule would say is no fact.

    Of a role that the body does not have nothing is missing.
    """
    real = sitting.file.data.roles.get(role) if sitting.file is not None else None
    if not sitting.is_held or (real is None and role not in sitting.series.rules.roles):
        return ""
    return capital(record.naming.who(real)) if real is not None else record.texts.not_recorded


def _day(record: Record, day: date) -> str:
    return table_date(day, record.words.locale)


def _is_held(sitting: Sitting) -> bool:
    return sitting.is_held


def _is_cancelled(sitting: Sitting) -> bool:
    return sitting.is_cancelled
