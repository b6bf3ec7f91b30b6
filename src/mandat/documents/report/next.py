"""What comes after a year: the plan of the next one, where it is adopted; and where the report itself was adopted."""

from collections.abc import Iterator

from mandat.calendar.bodies import Body, sittings_in
from mandat.calendar.history import Sitting
from mandat.calendar.register import Case
from mandat.calendar.treated import reports_on, treatment
from mandat.documents.dates import hours, long_date, plain_date
from mandat.documents.mandate.parts import Block, bullets, said
from mandat.documents.numbering import shown
from mandat.documents.phrasing import on_partial, partial_in_words
from mandat.documents.report.meetings import meeting_name
from mandat.documents.report.parts import facts, prose
from mandat.documents.report.record import Record
from mandat.documents.wording.base import capital

_PLACE = "…" * 12
"""Where somebody writes by hand."""


def next_year_blocks(record: Record) -> Iterator[Block]:
    """The adopted dates of the next year, or that there are none."""
    texts, year = record.texts, record.year + 1
    plan = record.community.plan(year)
    if plan is None or plan.data.adopted is None:
        yield from said(texts.plan_not_adopted.format(year=year))
        return
    who, day = record.naming.who(plan.data.adopted.body), on_partial(plan.data.adopted.on, record.words)
    yield from said(texts.plan_adopted.format(year=year, who=who, date=day))
    coming = (one for one in sittings_in(record.body, year) if not one.is_cancelled)
    yield from bullets(_day(record, one) for one in coming)


def adoption(body: Body, record: Record) -> Case | None:
    """The item that decided on the body's report on the year, in a meeting that has been."""
    for year, duty in reports_on(body, record.year):
        case = treatment(duty, year, record.own_cases).case
        if case is not None and case.item.decision is not None and case.day is not None and case.day <= record.on:
            return case
    return None


def adopted_blocks(record: Record) -> Iterator[Block]:
    """Body, day and item, as they are recorded; else places to fill in."""
    texts, case = record.texts, adoption(record.body, record)
    written = record.written.of("adopted")
    if written and case is None:
        yield from prose(written)
        return
    if case is None or case.day is None:
        yield from facts((texts.body, _PLACE), (texts.date, _PLACE), (texts.item, _PLACE))
    else:
        day, item = plain_date(case.day, record.words.locale), shown(case.item.number or "") or _PLACE
        yield from facts((texts.body, record.body.name), (texts.date, day), (texts.item, item))
    yield from prose(written)


def is_adopted(record: Record) -> bool:
    """Whether somebody recorded where the report was adopted."""
    return bool(record.written.of("adopted")) or adoption(record.body, record) is not None


def _day(record: Record, sitting: Sitting) -> str:
    locale, line = record.words.locale, sitting.line
    day = long_date(sitting.day, locale) if sitting.day is not None else partial_in_words(line.on, record.words)
    clock = f", {hours(line.time.start, line.time.end, locale)}" if line.time is not None else ""
    name = f" ({meeting_name(sitting.series)})" if len(record.body.series) > 1 else ""
    return f"{capital(day)}{clock}{name}"
