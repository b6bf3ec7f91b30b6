"""The facts at the head of minutes: where, who really led and wrote, when the next meeting is, how far they have come."""

from collections.abc import Iterator

from mandat.calendar.build import counted_days
from mandat.calendar.history import Sitting, sittings
from mandat.calendar.roles import Holding, role_at
from mandat.checks.kept import has_turn
from mandat.diagnostics import Place
from mandat.documents.agenda.facts import body_fact, place_fact
from mandat.documents.agenda.roles import role_in_words
from mandat.documents.dates import clock_time, long_date, week_number
from mandat.documents.minutes.record import Record
from mandat.documents.minutes.state import state_facts
from mandat.documents.occasion import is_kind
from mandat.documents.people import name_of, representative_of
from mandat.documents.phrasing import partial_in_words, weekday_in_sentence
from mandat.documents.runs import Fact, Run, fact, moved
from mandat.documents.wording.base import capital
from mandat.schema.approval import is_signer

_ALWAYS = ("chair", "secretary")


def facts(record: Record) -> Iterator[Fact]:
    """Every fact, in the order in which one reads them."""
    yield from body_fact(record.occasion)
    yield _place(record)
    yield from role_facts(record)
    yield from _next_meeting(record)
    to = record.occasion.rules.minutes.to
    if to:
        yield fact(record.words.recipients, capital(record.occasion.all_of(tuple(record.occasion.short(who) for who in to))))
    yield from state_facts(record)


def _place(record: Record) -> Fact:
    """Where they met; that it is not settled yet is no news about a meeting that was."""
    meeting = record.occasion.meeting
    if meeting.form is None and meeting.where is None:
        return fact(record.occasion.words.agenda.place, record.words.no_place)
    return place_fact(record.occasion)


def role_facts(record: Record) -> Iterator[Fact]:
    """Who really had the roles; where it was another's turn, whose."""
    others = tuple(role for role in record.data.roles if role not in _ALWAYS and not is_signer(role))
    for role in (*_ALWAYS, *others):
        text = who_had(record, role)
        if text:
            yield fact(record.occasion.role_label(role), text)
    if record.signers:
        yield fact(record.words.signer, capital(_named(record, record.signers)))


def who_had(record: Record, role: str) -> str:
    """`Nesodden (turen var hos Frogn)`; where the file does not say, whose turn it was; empty if nobody knows."""
    actual, planned = record.data.roles.get(role), _planned(record, role)
    if actual is None:
        if planned is None or planned.how == "unknown":
            return record.occasion.words.agenda.not_settled if planned is not None else ""
        return capital(record.words.by_plan.format(who=role_in_words(record.occasion, planned)))
    who = capital(_named(record, (actual,)))
    if planned is None or not _is_another(record, planned, actual):
        return who
    return record.words.turn_was.format(who=who, planned=_named(record, planned.who))


def _is_another(record: Record, planned: Holding, actual: str) -> bool:
    """Whether a role goes round, and another had it than the one whose turn it was."""
    if planned.one is None or planned.how not in ("turn", "joint turn"):
        return False
    return not has_turn(record.occasion.community, planned.one, actual)


def _named(record: Record, who: tuple[str, ...]) -> str:
    return record.occasion.all_of(tuple(_with_person(record, one) for one in who))


def _with_person(record: Record, who: str) -> str:
    """A seat, or an organisation, with the person who holds it where the document may name one."""
    occasion = record.occasion
    if is_kind(who):
        return occasion.side(who)
    is_member = occasion.community.organisation(who) is not None
    person = representative_of(occasion, who) if is_member else name_of(occasion, who)
    return f"{occasion.who(who)} ({person})" if person else occasion.who(who)


def turn_places(record: Record) -> Iterator[Place]:
    """The rules behind the turns that are told: where the file does not say who had a role, or where it was another's turn."""
    for role in _ALWAYS:
        planned, actual = _planned(record, role), record.data.roles.get(role)
        if planned is not None and (actual is None or _is_another(record, planned, actual)):
            yield from planned.uses


def _planned(record: Record, role: str) -> Holding | None:
    """Who has the role by the rules of the mandate, whatever the file says."""
    series, rule = record.occasion.series, record.occasion.rules.roles.get(role)
    if rule is None or (rule.at and series.kind.id not in rule.at):
        return None
    return role_at(series, role, record.occasion.day, counted_days(series))


def _next_meeting(record: Record) -> Iterator[Fact]:
    day = record.occasion.day
    after = (one for one in sittings(record.occasion.series) if not one.is_cancelled and one.line.on.first > day)
    coming = next(after, None)
    if coming is not None:
        yield Fact(record.occasion.words.agenda.next_meeting, tuple(_when(record, coming)))


def _when(record: Record, sitting: Sitting) -> Iterator[Run]:
    words, line = record.occasion.words, sitting.line
    if sitting.day is None:
        yield Run(capital(partial_in_words(line.on, words)))
        return
    if line.was is not None:
        was = long_date(line.was.first, words.locale) if line.was.unit == "day" else partial_in_words(line.was, words)
        yield from moved(capital(was), weekday_in_sentence(sitting.day, words), line.because or "", words)
        return
    day, week = long_date(sitting.day, words.locale, capital=True), week_number(sitting.day)
    if line.time is None:
        yield Run(words.agenda.when_day.format(date=day, week=week))
        return
    start, end = (clock_time(clock, words.locale) for clock in (line.time.start, line.time.end))
    yield Run(words.agenda.when.format(date=day, start=start, end=end, week=week))
