"""What is due before a meeting, in words: by when, to whom, how, and why a day was moved."""

from collections.abc import Iterator
from dataclasses import replace

from mandat.calendar.dates import deadline_rules
from mandat.calendar.model import DatedDeadline
from mandat.diagnostics import Place
from mandat.documents.dates import clock_time, day_and_month, long_date, weekday_name
from mandat.documents.occasion import Occasion
from mandat.documents.phrasing import due_in_words, offset_in_words, weekday_in_sentence
from mandat.documents.runs import Fact, Run, around, moved, sentence
from mandat.documents.wording.base import capital
from mandat.rules.deadlines import Deadline
from mandat.rules.workdays import Weekend
from mandat.schema.meeting import Item
from mandat.schema.meetings import Deadline as DeadlineRule

SHOWN = ("items", "notice", "agenda", "papers")


def deadline_facts(occasion: Occasion, things: tuple[str, ...] = SHOWN, *, kept: bool = True) -> Iterator[Fact]:
    """One fact for each of some things that are due before the meeting, in the order in which a secretary works.

    `kept`: whether it is told what came after its time.
    """
    labels = {
        "items": occasion.words.agenda.items_due,
        "notice": capital(occasion.words.deadlines.notice),
        "agenda": occasion.words.agenda.agenda_out,
        "papers": occasion.words.agenda.papers_out,
    }
    for thing in things:
        runs = tuple(deadline_runs(occasion, thing))
        if runs:
            yield Fact(labels[thing], tuple(followed(runs, tuple(_items_kept(occasion)) if thing == "items" and kept else ())))


def followed(runs: tuple[Run, ...], sentences: tuple[Run, ...]) -> Iterator[Run]:
    """Sentences behind runs, with a full stop between them where the last run has none."""
    yield from runs
    if runs and sentences and not runs[-1].text.endswith("."):
        yield Run(".", glued=True)
    yield from sentences


def dated_of(occasion: Occasion, thing: str) -> DatedDeadline | None:
    """The deadline of a thing; None where there is no rule, or where the day it is counted from is not known yet."""
    if occasion.meeting.day is None:
        return None
    return next((one for one in occasion.meeting.deadlines if one.thing == thing), None)


def is_late(occasion: Occasion, item: Item | None) -> bool:
    """Whether an item came in after the deadline for items."""
    dated = dated_of(occasion, "items")
    due = dated.due.day if dated is not None else None
    received = item.received if item is not None else None
    return due is not None and received is not None and received.first > due


def _items_kept(occasion: Occasion) -> Iterator[Run]:
    """That the time for items is over, while the agenda can still change; and how many came after it."""
    words, dated = occasion.words.agenda.kept, dated_of(occasion, "items")
    due = dated.due if dated is not None else None
    is_open = occasion.sent is None and occasion.meeting.state in ("planned", "announced", "moved")
    if due is not None and is_open and due.day < occasion.on <= occasion.day:
        yield Run(words.passed)
    late = sum(1 for item in (occasion.file.items if occasion.file is not None else ()) if is_late(occasion, item))
    if late:
        yield Run(words.late_items.of(late))


def deadline_places(occasion: Occasion) -> Iterator[Place]:
    """The rules behind the deadlines that are shown."""
    return (dated.place for dated in occasion.meeting.deadlines if dated.thing in SHOWN)


def deadline_runs(occasion: Occasion, thing: str) -> Iterator[Run]:
    """When something is due, to whom and how; nothing where the mandate says nothing about it."""
    dated = dated_of(occasion, thing)
    rule = dated.rule if dated is not None else _rule(occasion, thing)
    if rule is None:
        return
    if dated is None:
        yield from _undated(occasion, rule)
    elif dated.due.moved_because is None:
        yield from _kept(occasion, dated)
    else:
        yield from _moved(occasion, dated)
    if rule.how is not None:
        yield Run(sentence(rule.how))


def _rule(occasion: Occasion, thing: str) -> DeadlineRule | None:
    return next((rule for name, rule, _ in deadline_rules(occasion.series) if name == thing), None)


def _receiver(occasion: Occasion, rule: DeadlineRule) -> str:
    return occasion.all_of(tuple(occasion.who(who) for who in rule.to))


def _undated(occasion: Occasion, rule: DeadlineRule) -> Iterator[Run]:
    """A rule without a day: whom one turns to, and that any time will do if it says so."""
    if rule.when is not None:
        yield Run(sentence(capital(offset_in_words(rule.when, occasion.words))))
    if rule.to:
        yield Run(occasion.words.agenda.to.format(who=_receiver(occasion, rule)))


def _kept(occasion: Occasion, dated: DatedDeadline) -> Iterator[Run]:
    words = occasion.words.agenda
    should = dated.offset.span is not None and dated.offset.span.hedged
    plain, to = (words.should_by, words.should_by_to) if should else (words.at_latest, words.at_latest_to)
    phrase = to if dated.rule.to else plain
    yield from around(phrase.replace("{who}", _receiver(occasion, dated.rule)), due_day(occasion, dated.due))
    yield Run(_offset(occasion, dated) + ("." if dated.rule.how else ""))


def _moved(occasion: Occasion, dated: DatedDeadline) -> Iterator[Run]:
    due = dated.due
    raw = long_date(due.raw, occasion.words.locale, capital=True)
    yield from moved(raw, due_day(occasion, due), sentence(reason(occasion, due)), occasion.words, _offset(occasion, dated))
    if dated.rule.to:
        yield Run(occasion.words.agenda.to.format(who=_receiver(occasion, dated.rule)))


def _offset(occasion: Occasion, dated: DatedDeadline) -> str:
    span = dated.offset.span
    bare = replace(dated.offset, span=replace(span, hedged=False)) if span is not None else dated.offset
    return f"({due_in_words(dated.thing, bare, occasion.words)})"


def due_day(occasion: Occasion, due: Deadline) -> str:
    """The day to keep, with the hour where there is one: `mandag 3. februar 2025 kl. 12.00`."""
    day = weekday_in_sentence(due.day, occasion.words)
    if due.clock is None:
        return day
    return f"{day} {occasion.words.times.at.format(clock=clock_time(due.clock, occasion.words.locale))}"


def reason(occasion: Occasion, due: Deadline) -> str:
    """Why a deadline was moved: `3. mai er en lørdag`."""
    words, locale = occasion.words, occasion.words.locale
    raw = day_and_month(due.raw, locale)
    match due.moved_because:
        case None:
            return ""
        case Weekend():
            return words.reasons.weekend.format(date=raw, weekday=weekday_name(due.raw, locale))
        case holiday:
            return words.reasons.holiday.format(date=raw, holiday=words.holidays[holiday.id])
