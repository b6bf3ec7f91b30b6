"""Under which mandate a year went: versions in force, approvals, changes."""

from collections.abc import Iterator
from datetime import date

from mandat.documents.dates import plain_date
from mandat.documents.mandate.parts import Block, bullets, said
from mandat.documents.phrasing import partial_in_words
from mandat.documents.report.parts import facts
from mandat.documents.report.record import Record
from mandat.documents.wording.base import capital
from mandat.schema.mandate import Change
from mandat.workspace.validity import began_after, in_force, is_revised


def mandate_blocks(record: Record) -> Iterator[Block]:
    """The mandate of the year as facts, then what was changed in it."""
    rules, texts = record.body.rules, record.texts
    yield from facts(
        (texts.mandate, rules.title),
        (texts.versions, capital("; ".join(versions(record)))),
        (capital(record.words.states.draft), _draft(record)),
        *_valid(record),
        (texts.approved, "; ".join(_approvals(record))),
    )
    if _out_of_force(record):
        yield from said(texts.not_in_force.format(year=record.year))
    changes = tuple(_changes(record))
    yield from bullets(changes, label=texts.changes)
    if not changes:
        yield from said(texts.no_changes.format(year=record.year))


def versions(record: Record) -> Iterator[str]:
    """The versions that were in force on some day of the year, with the day each began; never one that is not known."""
    texts, document = record.texts, record.body.rules.document
    dated = _dated_versions(record)
    if not dated and document.status == "draft":
        yield texts.version_unknown if is_revised(document) else ""
        return
    if not dated:
        known = document.version is not None
        yield record.words.mandate.cover.version_of.format(version=document.version) if known else texts.no_version
        return
    begun = [(day, version) for day, version in dated if day <= date(record.year, 1, 1)]
    during = [(day, version) for day, version in dated if date(record.year, 1, 1) < day <= record.last_day]
    for day, version in (*begun[-1:], *during):
        yield texts.version_from.format(version=version, date=plain_date(day, record.words.locale))
    if not begun and not during:
        yield texts.version_unknown


def _dated_versions(record: Record) -> list[tuple[date, str]]:
    """Each version with the day it came into force: its own for the newest, for earlier ones the day of the decision."""
    document = record.body.rules.document
    found = {one.version: one.on.first for one in document.changes if one.on is not None}
    if document.version is not None and document.valid_from is not None:
        found[document.version] = document.valid_from.first
    if document.status == "draft":
        found.pop(document.version or "", None)
    return sorted((day, version) for version, day in found.items())


def _draft(record: Record) -> str:
    """The version that is being written, which no body has adopted yet."""
    document = record.body.rules.document
    if document.status != "draft" or document.version is None:
        return ""
    return capital(record.words.mandate.cover.version_of.format(version=document.version))


def _valid(record: Record) -> tuple[tuple[str, str], ...]:
    """From when and until when the mandate holds, each under its label; of a version that did not hold in the year nothing."""
    document, cover = record.body.rules.document, record.words.mandate.cover
    begins = None if document.status == "draft" or began_after(document, record.last_day) else document.valid_from
    limits = ((cover.valid_from, begins), (cover.valid_until, document.valid_until))
    return tuple((label, partial_in_words(day, record.words)) for label, day in limits if day is not None)


def _approvals(record: Record) -> Iterator[str]:
    """Who approved what held in the year; an approval of a later version is told in the report of its year."""
    document = record.body.rules.document
    approved = document.approved
    newest = {one.body: one for one in approved} if began_after(document, record.last_day) else {}
    for one in (one for one in approved if newest.get(one.body) is not one):
        who, day = capital(record.naming.who(one.body)), partial_in_words(one.on, record.words)
        yield record.texts.approved_by.format(who=who, date=day)


def _out_of_force(record: Record) -> bool:
    rules = record.body.rules
    first, last = in_force(rules.document, rules.established.on.first if rules.established else None)
    return (first is not None and first > record.last_day) or (last is not None and last.year < record.year)


def _changes(record: Record) -> Iterator[str]:
    for one in record.body.rules.document.changes:
        if one.on is not None and one.on.first.year == record.year:
            yield _change(record, one)


def _change(record: Record, change: Change) -> str:
    day = partial_in_words(change.on, record.words) if change.on is not None else ""
    head = ", ".join(filter(None, (record.words.mandate.cover.version_of.format(version=change.version), day)))
    return f"{head}: {change.what}" if change.what is not None else head
