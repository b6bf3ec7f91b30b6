"""How far minutes have come, in words: on every page, and as a fact with what happens next."""

from collections.abc import Iterator
from datetime import date

from mandat.calendar.dates import countries_of, deadline_rules
from mandat.documents.dates import plain_date
from mandat.documents.minutes.record import Record
from mandat.documents.runs import Fact, Run, sentence
from mandat.rules.deadlines import deadline
from mandat.schema.approval import is_changed


def is_approved(record: Record) -> bool:
    """Whether the text is the one that was approved."""
    return record.status in ("approved", "signed") and not is_changed(record.data)


def tag_of(record: Record) -> str | None:
    """The word on every page of what is not approved."""
    return None if is_approved(record) else record.occasion.words.page.draft


def status_line(record: Record) -> str:
    """The state for the foot of the page, with the version where there are two."""
    state = record.words.state
    if is_approved(record):
        told = approval(record)
    else:
        told = state.changed_since if record.status in ("approved", "signed") else state.not_approved
    version = record.words.public_foot if record.is_public else record.words.internal_foot
    return f"{told} · {version}" if record.has_exempt else told


def state_facts(record: Record) -> Iterator[Fact]:
    """Which version it is, where there are two, and how far it has come."""
    words = record.words
    if record.has_exempt:
        yield Fact(words.version, (Run(words.public if record.is_public else words.internal),))
    yield Fact(words.status, tuple(_status(record)))


def _status(record: Record) -> Iterator[Run]:
    state = record.words.state
    if record.status in ("approved", "signed"):
        yield Run(sentence(approval(record)))
        if not is_approved(record):
            yield Run(state.changed, strong=True)
        return
    if record.status == "draft":
        yield Run(state.draft)
    else:
        yield from _circulated(record)
    how = _approved_how(record)
    if how:
        yield Run(how)


def _circulated(record: Record) -> Iterator[Run]:
    state, occasion = record.words.state, record.occasion
    sent = record.data.minutes.sent if record.data.minutes is not None else None
    if sent is None:
        yield Run(state.circulated_some_day)
        return
    yield Run(state.circulated.format(date=plain_date(sent.first, occasion.words.locale)))
    comments = _comments(record, sent.first)
    if comments:
        yield Run(comments)


def _comments(record: Record, sent: date) -> str:
    """By when comments are wanted, counted from the day the minutes went out."""
    series, words = record.occasion.series, record.words.state
    rule = next((rule for thing, rule, _ in deadline_rules(series) if thing == "comments"), None)
    if rule is None or rule.when is None:
        return ""
    due = deadline(sent, None, rule.when, rule.roll or series.community.data.roll, countries_of(series))
    if due is None:
        return ""
    day = plain_date(due.day, record.occasion.words.locale)
    if not rule.to:
        return words.comments_by.format(date=day)
    who = record.occasion.all_of(tuple(record.occasion.who(one) for one in rule.to))
    return words.comments_to.format(date=day, who=who)


def _approved_how(record: Record) -> str:
    state = record.words.state
    phrases = {
        "next meeting": state.next_meeting,
        "circulation": state.circulation,
        "same meeting": state.same_meeting,
        "signed": state.by_signature,
    }
    return phrases.get(record.occasion.rules.minutes.approved or "", "")


def approval(record: Record) -> str:
    """`Godkjent 13. mai 2025, sak 10/25`; the day is that of the meeting at which it was done, where one is named."""
    state = record.words.state
    plain, with_day, with_item = (
        (state.signed, state.signed_on, state.signed_item)
        if record.status == "signed"
        else (state.approved, state.approved_on, state.approved_item)
    )
    day = approval_day(record)
    if day is None:
        return plain
    approved = record.data.minutes.approved if record.data.minutes is not None else None
    when = plain_date(day, record.occasion.words.locale)
    if approved is None or approved.item is None:
        return with_day.format(date=when)
    return with_item.format(date=when, item=approved.item.replace(" ", "\u00a0"))


def approval_day(record: Record) -> date | None:
    """The day of the approval; None where it is not known."""
    approved = record.data.minutes.approved if record.data.minutes is not None else None
    if approved is None:
        return None
    if approved.on is not None:
        return approved.on.first
    lines = (line for _, line in record.occasion.community.planned if line.id == approved.at)
    return next((line.on.first for line in lines if line.on.unit == "day"), None)


def state_day(record: Record) -> date:
    """The day of which minutes tell how far something has come: once they are approved, or sent, that day for ever.

    Minutes are a record: made again a year later they say what they said. What is open today stands in the register of
    decisions, in agendas and reports.
    """
    minutes = record.data.minutes
    approved = approval_day(record) if record.status in ("approved", "signed") else None
    sent = minutes.sent.first if minutes is not None and minutes.sent is not None else None
    return approved or sent or record.occasion.on
