"""A process plan as a document: the commission, the timetable, the decision that is proposed, and what follows."""

from collections.abc import Iterator
from datetime import date

from mandat.documents.cover import Cover
from mandat.documents.mandate.cover import cell
from mandat.documents.mandate.notes import assumptions_of, doubts_of
from mandat.documents.mandate.parts import (
    Block,
    Column,
    Section,
    about,
    bullets,
    numbered,
    paragraphs,
    rows_of,
    said,
    section,
)
from mandat.documents.mandate.phrases import range_in_words
from mandat.documents.mandate.view import MandateView
from mandat.documents.mandate.writer import Writer
from mandat.documents.names import listed
from mandat.documents.phrasing import offset_in_words
from mandat.documents.runs import Fact, fact, sentence
from mandat.documents.wording.base import capital
from mandat.documents.wording.groups import Wording
from mandat.schema.common import Action
from mandat.schema.process import Phase, ProcessFile
from mandat.workspace import Community
from mandat.workspace.model import Process


def process_view(community: Community, process: Process, words: Wording, on: date) -> MandateView:
    """The process plan as a document. `on` dates the file of a plan without phases; no text depends on it."""
    writer = Writer(community, process.data, words)
    first = min((phase.when.start.first for phase in process.data.phases if phase.when.start is not None), default=on)
    title = process.data.title
    return MandateView(
        cover=Cover(title, community.data.name, first, None, community.data.name),
        title=title,
        lead="",
        facts=tuple(_facts(writer, process.data)),
        front=(),
        sections=numbered(_sections(writer, process.data)),
        doubts=doubts_of(writer),
        assumptions=assumptions_of(writer),
    )


def _facts(writer: Writer, data: ProcessFile) -> Iterator[Fact]:
    words, naming = writer.words.mandate.cover, writer.naming
    owner = capital(naming.all_of(data.owner))
    rows = (
        (words.responsible, "owner", owner),
        (words.assignments_from, "assignments_from", capital(naming.all_of(data.assignments_from))),
        (words.source, "source", data.source or ""),
    )
    for label, path, text in rows:
        if text:
            yield fact(label, writer.marked_exactly(path, text))


def _sections(writer: Writer, data: ProcessFile) -> Iterator[Section]:
    words = writer.words.mandate.headings
    yield from section(words.background, paragraphs(data.background))
    yield from section(words.tasks, bullets(data.tasks))
    yield from section(words.timetable, (), _phases(writer, data))
    yield from section(words.proposal, _proposal(writer, data))
    yield from section(words.follow_up, _actions(writer, data))
    yield from section(words.remarks, (block for note in data.notes for block in said(sentence(note))))


def _phases(writer: Writer, data: ProcessFile) -> Iterator[Section]:
    titles = {phase.id: phase.title for phase in data.phases}
    for phase in data.phases:
        yield Section(phase.title, tuple(_phase(writer, phase, titles)))


def _phase(writer: Writer, phase: Phase, titles: dict[str, str]) -> Iterator[Block]:
    path = f"phases.{phase.id}"
    when = capital(range_in_words(phase.when, writer.words))
    yield from said(writer.marked(f"{path}.when", when), label=writer.words.mandate.process.when)
    if len(phase.activities) == 1:
        yield from said(sentence(phase.activities[0]))
    else:
        yield from bullets(phase.activities)
    sentences = (writer.marked_exactly(f"{path}.{field}", text) for field, text in _sentences(writer, phase, titles))
    yield from said(*sentences, *(sentence(text) for text in phase.notes))


def _sentences(writer: Writer, phase: Phase, titles: dict[str, str]) -> Iterator[tuple[str, str]]:
    words, naming = writer.words.mandate.process, writer.naming
    yield "owner", about(writer.words.mandate.duties.owner, naming.all_of(phase.owner))
    if phase.dispatch is not None:
        yield "dispatch", words.dispatch.format(when=offset_in_words(phase.dispatch, writer.words))
    if phase.product is not None:
        yield "product", words.product.format(product=phase.product)
    yield "decided_by", about(words.decided_by, naming.all_of(phase.decided_by))
    before = tuple(titles.get(one, one) for one in phase.after)
    if before:
        yield "after", words.after.format(phases=listed(before, writer.words.who.conjunction))


def _proposal(writer: Writer, data: ProcessFile) -> Iterator[Block]:
    if data.proposal is not None:
        yield from said(about(writer.words.agenda.to, writer.naming.all_of(data.proposal.to)))
        yield from paragraphs(data.proposal.text)
        yield from said(*(sentence(text) for text in data.proposal.notes))


def _actions(writer: Writer, data: ProcessFile) -> Iterator[Block]:
    words = writer.words.mandate.process
    head = tuple(Column(title) for title in (words.what, words.owner, words.due, writer.words.agenda.status))
    yield from rows_of(head, (_action(writer, one) for one in data.actions))
    for one in data.actions:
        for note in one.notes:
            yield from said(sentence(note))


def _action(writer: Writer, one: Action) -> tuple[str, ...]:
    words = writer.words.mandate.process
    owner = capital(writer.naming.who(one.owner)) if one.owner is not None else ""
    due = "" if one.by is None else capital(writer.date(one.by.date)) if one.by.date is not None else words.as_soon_as_possible
    done = words.done.format(date=cell(writer, one.done)) if one.done is not None else ""
    return (one.what, owner, due, done)
