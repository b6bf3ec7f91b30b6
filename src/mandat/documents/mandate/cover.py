"""The first page of a mandate: facts, approvals, the change log."""

from collections.abc import Iterator
from datetime import date

from mandat.documents.cover import Cover
from mandat.documents.dates import table_date
from mandat.documents.mandate.parts import Block, Column, Section, rows_of, said, section
from mandat.documents.mandate.writer import Writer
from mandat.documents.runs import Fact, fact
from mandat.documents.wording.base import capital
from mandat.schema.mandate import Document
from mandat.schema.phrases import Partial
from mandat.workspace.validity import is_revised


def cover_of(writer: Writer, on: date) -> Cover:
    """The outside; a mandate that is no longer or not yet in force says so on every page."""
    rules, document = writer.rules, writer.rules.document
    tags = {"draft": writer.words.page.draft, "expired": capital(writer.words.states.expired)}
    tags["replaced"] = capital(writer.words.states.replaced)
    return Cover(
        title=rules.title,
        issuer=writer.community.data.name,
        day=_day(writer) or on,
        tag=tags.get(document.status or ""),
        status_line=lead_of(writer) or writer.community.data.name,
    )


def lead_of(writer: Writer) -> str:
    """`Versjon 1.0, gyldig fra 30. august 2024`; the draft of a revision holds from no day yet, whatever its predecessor did."""
    document, words = writer.rules.document, writer.words.mandate.cover
    version = words.version_of.format(version=document.version) if document.version is not None else ""
    begins = None if document.status == "draft" and is_revised(document) else document.valid_from
    valid = words.in_force_from.format(date=writer.since(begins)) if begins is not None else ""
    return capital(", ".join(filter(None, (version, valid))))


def facts_of(writer: Writer) -> Iterator[Fact]:
    """What the document says about itself; what it does not say has no line."""
    for label, path, text in _facts(writer):
        if text:
            yield fact(label, writer.marked(path, capital(text)))


def front_sections(writer: Writer) -> Iterator[Section]:
    """Who approved it, who has joined, and what was changed: without numbers, before the contents."""
    document, words = writer.rules.document, writer.words.mandate.cover
    naming = writer.naming
    by, day, remark = Column(words.by), Column(words.date), Column(words.remark)
    approved = ((capital(naming.who(one.body)), cell(writer, one.on), one.note or "") for one in document.approved)
    yield from section(words.approved, rows_of((by, day, remark), approved))
    ratified = (
        (capital(naming.who(one.party)), cell(writer, one.on) or words.not_yet, one.note or "") for one in document.ratified
    )
    yield from section(words.ratified, rows_of((Column(writer.words.agenda.party), day, remark), ratified))
    if "changes" in document.model_fields_set:
        yield from section(words.changes, _changes(writer, document))


def cell(writer: Writer, day: Partial | None) -> str:
    """A date in a table."""
    if day is None:
        return ""
    return table_date(day.first, writer.words.locale) if day.unit == "day" else capital(writer.date(day))


def _facts(writer: Writer) -> Iterator[tuple[str, str, str]]:
    rules, document, words = writer.rules, writer.rules.document, writer.words.mandate.cover
    naming = writer.naming
    yield words.short_title, "short_title", rules.short_title or ""
    yield words.version, "document.version", document.version or ""
    yield words.status, "document.status", capital(writer.words.states[document.status]) if document.status else ""
    if document.owner is not None:
        yield words.owner, "document.owner", words.owner_and_reviser.format(who=capital(naming.who(document.owner)))
    yield words.valid_from, "document.valid_from", writer.date(document.valid_from) if document.valid_from else ""
    yield words.valid_until, "document.valid_until", writer.date(document.valid_until) if document.valid_until else ""
    if document.review is not None:
        as_needed = capital(writer.words.rules.as_needed)
        yield words.review, "document.review", writer.date(document.review.by) if document.review.by else as_needed
    yield words.replaces, "document.replaces", capital(naming.all_of(document.replaces))
    if document.replaced_by is not None:
        yield words.replaced_by, "document.replaced_by", capital(naming.who(document.replaced_by))
    yield words.source, "source", rules.source or ""
    yield words.remark, "document.notes", " ".join(document.notes)


def _changes(writer: Writer, document: Document) -> Iterator[Block]:
    words, naming = writer.words.mandate.cover, writer.naming
    if not document.changes:
        yield from said(words.no_changes)
        return
    head = (Column(words.version), Column(words.date), Column(words.by), Column(words.change))
    yield from rows_of(
        head,
        (
            (one.version, cell(writer, one.on), capital(naming.who(one.body)) if one.body is not None else "", one.what or "")
            for one in document.changes
        ),
    )


def _day(writer: Writer) -> date | None:
    """The day the document is of: when it came into force, else its last approval, else when the body was set up."""
    document, established = writer.rules.document, writer.rules.established
    if document.valid_from is not None:
        return document.valid_from.first
    approved = max((one.on.first for one in document.approved), default=None)
    return approved or (established.on.first if established is not None else None)
