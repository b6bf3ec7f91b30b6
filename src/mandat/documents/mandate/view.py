"""A mandate as a document: every rule phrased from the data, so that text and rules cannot drift apart.

`mandate_view` makes it; the template `mandate.md.j2` only sets it on the page. What the source says in prose stands in its
own words.
"""

from collections.abc import Iterator
from datetime import date

from mandat.documents.assumptions import Assumed
from mandat.documents.cover import Cover
from mandat.documents.mandate.cover import cover_of, facts_of, front_sections, lead_of
from mandat.documents.mandate.notes import assumptions_of, doubts_of
from mandat.documents.mandate.own import own_sections
from mandat.documents.mandate.parts import Section, numbered, paragraphs, said, section
from mandat.documents.mandate.sections import common_sections
from mandat.documents.mandate.writer import Writer
from mandat.documents.runs import Fact, sentence
from mandat.documents.wording.groups import Wording
from mandat.frozen import frozen
from mandat.workspace import Community
from mandat.workspace.model import Mandate


@frozen
class MandateView:
    """A mandate or a process plan, ready for the page.

    Attributes:
        cover: what stands on every page.
        title: its title.
        lead: version and day it came into force, in one line; empty where neither is said.
        facts: what the document says about itself.
        front: sections without numbers, before the contents.
        sections: the numbered text.
        doubts: where the source is in doubt or has a typing error.
        assumptions: what is assumed because the source is silent.
    """

    cover: Cover
    title: str
    lead: str
    facts: tuple[Fact, ...]
    front: tuple[Section, ...]
    sections: tuple[Section, ...]
    doubts: tuple[Assumed, ...]
    assumptions: tuple[Assumed, ...]


def mandate_view(community: Community, mandate: Mandate, words: Wording, on: date) -> MandateView:
    """The mandate as a document. `on` dates the file of a mandate that names no day itself; no text depends on it."""
    writer = Writer(community, mandate.data, words, mandate)
    return MandateView(
        cover=cover_of(writer, on),
        title=mandate.data.title,
        lead=lead_of(writer),
        facts=tuple(facts_of(writer)),
        front=tuple(front_sections(writer)),
        sections=numbered(_sections(writer)),
        doubts=doubts_of(writer),
        assumptions=assumptions_of(writer),
    )


def _sections(writer: Writer) -> Iterator[Section]:
    """The common text, each network's own, the file's other headings, its remarks."""
    yield from common_sections(writer)
    yield from own_sections(writer)
    for one in writer.rules.sections:
        yield Section(one.title, (*paragraphs(one.text), *said(*(sentence(note) for note in one.notes))))
    remarks = (block for note in writer.rules.notes for block in said(sentence(note)))
    yield from section(writer.words.mandate.headings.remarks, remarks)
