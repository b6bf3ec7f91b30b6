"""Phrases of the file format as parts of the sentences of a mandate: `minst 4 møter per år`, `senest 10 dager før møtet`."""

from datetime import date

from mandat.documents.dates import clock_time, day_and_month, hours, month_name, weekday_name
from mandat.documents.names import listed
from mandat.documents.naming import Naming
from mandat.documents.phrasing import (
    every_in_words,
    frequency_in_words,
    partial_in_sentence,
    partial_in_words,
    span_in_words,
)
from mandat.documents.wording.groups import Wording
from mandat.schema.cycles import Covers, Cycle
from mandat.schema.phrases import EndOfMonth, MonthDay, Partial, YearlyDay
from mandat.schema.phrases.types import Frequency, Offset, Pattern, Placement, Range, Term

_ANY_YEAR = 2001
_MONDAY = date(2001, 1, 1)


def meetings_in_words(frequency: Frequency, words: Wording) -> str:
    """How many meetings: `minst 4 møter per år`, `møter ved behov`; without its hedge, which belongs to the verb."""
    if frequency.form != "per" or frequency.unit is None:
        bare = Frequency(frequency.form, frequency.least, frequency.most, frequency.unit, about=frequency.about)
        return f"{words.mandate.meetings.meetings} {frequency_in_words(bare, words)}"
    amount = _meetings(frequency, words)
    about = words.rules.about.format(amount=amount) if frequency.about else amount
    return str(getattr(words.rules, f"per_{frequency.unit.replace('-', '_')}")).format(amount=about)


def _meetings(frequency: Frequency, words: Wording) -> str:
    least, most = frequency.least, frequency.most
    if most is None:
        return words.rules.at_least.format(amount=_counted(least or 0, least, words))
    if least is None:
        return words.rules.up_to.format(amount=_counted(most, most, words))
    return _counted(least, most, words)


def _counted(least: int, most: int | None, words: Wording) -> str:
    """A number of meetings, one in letters: `ett møte`, `1–2 møter`."""
    return words.mandate.meetings.one_meeting if least == most == 1 else words.units.meeting.of(least, most)


def offset_of_meeting(offset: Offset, words: Wording, after_sending: str | None = None) -> str:
    """When something is due: `senest 10 dager før møtet`; a range of days is a window. Without its hedge.

    `after_sending` is the phrase for what is counted from the sending of the minutes, not from the meeting.
    """
    if offset.span is None:
        return words.rules.any_time
    papers, span = words.mandate.papers, span_in_words(offset.span, words)
    exact = offset.span.least == offset.span.most and not offset.span.about
    if offset.before:
        rule = (papers.before if exact else papers.before_window).format(span=span)
    elif after_sending is not None:
        rule = after_sending.format(span=span)
    else:
        rule = (papers.after if exact else papers.after_window).format(span=span)
    return words.rules.clock.format(rule=rule, clock=clock_time(offset.clock, words.locale)) if offset.clock else rule


def yearly_day_in_words(day: YearlyDay, words: Wording) -> str:
    """A day of every year, after a preposition: `30. november`, Swedish `den 30 november`, `utgangen av februar`, `uke 28`."""
    if isinstance(day, MonthDay):
        return words.times.day.format(date=day_and_month(date(_ANY_YEAR, day.month, day.day), words.locale))
    if isinstance(day, EndOfMonth):
        return words.mandate.meetings.end_of.format(month=month_name(day.month, words.locale))
    return words.times.week.format(n=day.week)


def by_in_words(by: YearlyDay | Partial, words: Wording) -> str:
    """The last day for something, every year or once."""
    return partial_in_sentence(by, words) if isinstance(by, Partial) else yearly_day_in_words(by, words)


def range_in_words(stretch: Range, words: Wording) -> str:
    """From one date to another: `27. mai–2. juni 2021`, `uke 25 i 2021`, `til og med 4. november 2022`."""
    process = words.mandate.process
    if stretch.end is None:
        return process.range_from.format(date=partial_in_sentence(stretch.start, words)) if stretch.start is not None else ""
    if stretch.start is None:
        return process.range_until.format(date=partial_in_sentence(stretch.end, words))
    last = partial_in_words(stretch.end, words)
    if stretch.start == stretch.end:
        return last
    if stretch.start.first.year == stretch.end.first.year and stretch.start.unit == stretch.end.unit in ("day", "month"):
        return f"{_in_the_same_year(stretch.start, words)}–{last}"
    return f"{partial_in_words(stretch.start, words)} – {last}"


def _in_the_same_year(partial: Partial, words: Wording) -> str:
    """A day or a month whose year stands behind a later one: `27. mai`, `oktober`."""
    if partial.unit == "month":
        return month_name(partial.first.month, words.locale)
    return day_and_month(partial.first, words.locale)


def pattern_in_words(pattern: Pattern, words: Wording) -> str:
    """Which days: `onsdag i oddetallsuker, kl. 08.30–11.00`, `andre tirsdag i måneden`, `torsdag i april`."""
    texts = words.mandate.meetings
    form = _weekday_form(pattern, words)
    names = tuple(form.format(day=weekday_name(_MONDAY.replace(day=day), words.locale)) for day in pattern.weekdays)
    days = listed(names, words.who.alternative)
    months = listed(tuple(month_name(month, words.locale) for month in pattern.months), words.who.conjunction)
    if pattern.nth is not None:
        nth = (texts.last, "", texts.first, texts.second, texts.third, texts.fourth, texts.fifth)[pattern.nth + 1]
        days = f"{nth} {days}" if months else texts.of_the_month.format(nth=nth, days=days)
    if pattern.weeks is not None:
        days = (texts.odd if pattern.weeks == "odd" else texts.even).format(days=days)
    if months:
        days = texts.of_months.format(days=days, months=months)
    if pattern.hours is None:
        return days
    return words.rules.clock.format(rule=days, clock=hours(pattern.hours.start, pattern.hours.end, words.locale))


def placement_in_words(placed: Placement, naming: Naming) -> str:
    """Beside which other meeting one is held, without the hedge: `2 timer før møtet i SSU`, `etter felles nettverksmøte`."""
    words = naming.words.mandate.meetings
    if any(body.id == placed.reference for body in naming.community.data.bodies):
        beside = words.before_body if placed.before else words.after_body
    else:
        beside = words.before if placed.before else words.after
    when = beside.format(who=naming.who(placed.reference))
    return when if placed.span is None else f"{span_in_words(placed.span, naming.words)} {when}"


def _weekday_form(pattern: Pattern, words: Wording) -> str:
    """How a language writes a weekday that is one of several in the month, or comes again: `första tisdagen`, `onsdagar`."""
    if pattern.nth is not None:
        return words.mandate.meetings.one_day
    return words.mandate.meetings.every_day if pattern.weeks is not None or pattern.months else "{day}"


def term_in_words(term: Term, words: Wording) -> str:
    """How long a seat or role is held: `2 år fra 1. april`, `én valgperiode`, `bør være 2 år`."""
    seats = words.mandate.seats
    length = seats.election_period if term.years is None else words.units.year.of(term.years)
    if term.start is not None:
        length = seats.term_from.format(term=length, date=yearly_day_in_words(term.start, words))
    return words.rules.should.format(rule=length) if term.hedged else length


def cycle_in_words(cycle: Cycle, words: Wording) -> str:
    """How often a duty comes back: `hvert år`, `annethvert år`."""
    unit = cycle.unit.replace("-", "_")
    if cycle.count == 1:
        return str(getattr(words.rules, f"each_{unit}"))
    return every_in_words(unit, cycle.count, cycle.count, words)


def covers_in_words(covers: Covers, words: Wording) -> str:
    """Which time a plan or report is about, as a sentence: `Gjelder året etter`."""
    duties = words.mandate.duties
    if covers.time is not None:
        return duties.covers.format(date=partial_in_words(covers.time, words))
    return (duties.previous_year, duties.this_year, duties.next_year)[(covers.years or 0) + 1]
