"""The minutes of one meeting as a document: short notes, minutes, or a protocol with signatures, as the mandate wants them.

`minutes_view` makes it from the meeting's file, the plan and the mandate. The template `minutes.md.j2` only sets it on the
page.
"""

from mandat.documents.agenda.heading import issuer_of, titled, when_of
from mandat.documents.assumptions import Assumed, assumed, once
from mandat.documents.cover import Cover
from mandat.documents.minutes.attendance import PartyPresence, attendance_of
from mandat.documents.minutes.facts import facts, turn_places
from mandat.documents.minutes.items import Section, attachments_of, sections_of
from mandat.documents.minutes.record import Record
from mandat.documents.minutes.signing import Signature, signatures
from mandat.documents.minutes.state import status_line, tag_of
from mandat.documents.minutes.tasks import FollowUp, follow_ups
from mandat.documents.runs import Fact, sentence
from mandat.frozen import frozen


@frozen
class MinutesView:
    """Minutes, ready to be set.

    Attributes:
        cover: what stands on every page; a draft has its tag there.
        title: the heading.
        when: day, hours and week.
        facts: label and value, in reading order.
        attendance: who was there, party by party; empty where nobody wrote it down.
        sections: the items, part by part.
        follow_up: tasks, late ones first.
        signatures: who signs a protocol; empty for notes and minutes.
        attachments: in the order in which the items name them.
        notes: remarks on the minutes.
        assumptions: what the turns that are told rest on, because the mandate is silent.
    """

    cover: Cover
    title: str
    when: str
    facts: tuple[Fact, ...]
    attendance: tuple[PartyPresence, ...]
    sections: tuple[Section, ...]
    follow_up: tuple[FollowUp, ...]
    signatures: tuple[Signature, ...]
    attachments: tuple[str, ...]
    notes: tuple[str, ...]
    assumptions: tuple[Assumed, ...]


def minutes_view(record: Record) -> MinutesView:
    """The minutes of a meeting."""
    occasion, titles = record.occasion, record.words.titles
    title = titled(occasion, titles[record.kind], titles[f"{record.kind}-named"])
    written = record.data.minutes
    return MinutesView(
        cover=Cover(title, issuer_of(occasion), occasion.day, tag_of(record), status_line(record)),
        title=title,
        when=when_of(occasion),
        facts=tuple(facts(record)),
        attendance=attendance_of(record),
        sections=sections_of(record),
        follow_up=follow_ups(record),
        signatures=tuple(signatures(record)),
        attachments=attachments_of(record),
        notes=tuple(sentence(text) for text in (written.notes if written is not None else ())),
        assumptions=once(assumed(occasion.workspace, occasion.naming, turn_places(record)), occasion.words),
    )
