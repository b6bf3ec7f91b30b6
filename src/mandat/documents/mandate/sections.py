"""The sections of the common text, in the order and under the headings that people know."""

from collections.abc import Iterator

from mandat.documents.mandate import seats
from mandat.documents.mandate.decisions import decisions
from mandat.documents.mandate.duties import duty_sections
from mandat.documents.mandate.meetings import frequency
from mandat.documents.mandate.papers import agenda, minutes
from mandat.documents.mandate.parts import Section, paragraphs, section
from mandat.documents.mandate.roles import LEADING, roles
from mandat.documents.mandate.structure import background, purpose, structure, task_parts, tasks
from mandat.documents.mandate.writer import Writer


def common_sections(writer: Writer) -> Iterator[Section]:
    """From the purpose to the expenses."""
    rules, words = writer.rules, writer.words.mandate.headings
    yield from section(words.purpose, purpose(writer))
    yield from section(words.background, background(writer))
    yield from section(words.tasks, tasks(writer), task_parts(writer))
    yield from section(words.structure, structure(writer))
    yield from rule_sections(writer)
    yield from section(words.publication, paragraphs(rules.publication))
    yield from section(words.confidentiality, paragraphs(rules.confidentiality))
    yield from section(words.expenses, paragraphs(rules.expenses))


def rule_sections(writer: Writer) -> Iterator[Section]:
    """The rules that a network may change for itself: meetings, decisions, plans and reports."""
    words = writer.words.mandate.headings
    yield from section(words.meetings, (), _meetings(writer))
    yield from section(words.decisions, decisions(writer))
    yield from duty_sections(writer)


def _meetings(writer: Writer) -> Iterator[Section]:
    words = writer.words.mandate.headings
    leads = any(role in LEADING for role in writer.rules.roles)
    yield from section(words.attendance, seats.attendance(writer))
    yield from section(words.composition, seats.composition(writer))
    yield from section(words.leadership if leads else words.roles, roles(writer))
    yield from section(words.frequency, frequency(writer))
    yield from section(words.agenda, agenda(writer))
    protocol = writer.rules.minutes.kind == "protocol"
    yield from section(words.protocol if protocol else words.minutes, minutes(writer))
