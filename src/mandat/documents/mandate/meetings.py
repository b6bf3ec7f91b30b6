"""How often the body meets, in which form, and who takes part: one paragraph for each kind of meeting."""

from collections.abc import Iterator

from mandat.documents.mandate.papers import deadline_sentences
from mandat.documents.mandate.parts import Block, Column, about, rows_of, said
from mandat.documents.mandate.phrases import meetings_in_words, pattern_in_words, placement_in_words, yearly_day_in_words
from mandat.documents.mandate.writer import Writer
from mandat.documents.phrasing import duration_in_words, forms_in_words
from mandat.documents.runs import sentence
from mandat.documents.wording.base import capital
from mandat.schema.meetings import MeetingKind, Part
from mandat.schema.phrases.types import Placement

LONGEST_SIDE_LABEL = 36
"""Letters that fit into two lines of the label column."""


def frequency(writer: Writer) -> Iterator[Block]:
    """Every kind of meeting, then its parts."""
    kinds = writer.rules.meetings
    for kind in kinds:
        texts = writer.told(f"meetings.{kind.id}", _sentences(writer, kind))
        deadlines = deadline_sentences(writer, kind.deadlines, f"meetings.{kind.id}.deadlines")
        yield from titled(_title(kind), (*texts, *deadlines, *(sentence(text) for text in kind.notes)))
        yield from _parts(writer, kind)


def titled(title: str, sentences: tuple[str, ...]) -> Iterator[Block]:
    """A paragraph with its title in the label column, or before it where the title is too long for that."""
    if not sentences:
        yield from said(sentence(title))
    elif len(title) > LONGEST_SIDE_LABEL:
        yield from said(f"{title}:", *sentences)
    else:
        yield from said(*sentences, label=title)


def _title(kind: MeetingKind) -> str:
    return kind.title or capital(kind.id)


def _sentences(writer: Writer, kind: MeetingKind) -> Iterator[tuple[str, str]]:
    words, all_of = writer.words.mandate.meetings, writer.naming.all_of
    yield "frequency", _frequency(writer, kind)
    yield "counts_as", words.counts_as.format(kind=writer.naming.who(kind.counts_as)) if kind.counts_as is not None else ""
    yield "pattern", words.pattern.format(pattern=pattern_in_words(kind.pattern, writer.words)) if kind.pattern else ""
    yield "within", _within(writer, kind)
    yield "placed", _placed(writer, kind.placed) if kind.placed is not None else ""
    yield "duration", words.duration.format(duration=duration_in_words(kind.duration, writer.words)) if kind.duration else ""
    yield "form", _form(writer, kind)
    yield "place", words.place.format(place=kind.place) if kind.place is not None else ""
    yield "with", about(words.takes_part, all_of(kind.with_))
    yield "organiser", about(words.organiser, all_of(kind.organiser))
    yield "prepared_by", about(words.prepared_by, all_of(kind.prepared_by))
    yield "invited_by", about(words.invited_by, all_of(kind.invited_by))
    yield "called_by", about(words.called_by, writer.naming.one_of(kind.called_by))
    yield "informs", about(words.informs, all_of(kind.informs))
    seats = writer.words.mandate.seats
    yield "from", seats.valid_from.format(date=writer.since(kind.from_)) if kind.from_ is not None else ""
    yield "until", seats.valid_until.format(date=writer.since(kind.until)) if kind.until is not None else ""


def _frequency(writer: Writer, kind: MeetingKind) -> str:
    """`Det holdes minst 4 møter per år i hvert nettverk.`; where the mandate says it, for which networks."""
    words = writer.words.mandate.meetings
    where = _where(writer, kind.of) if "of" in kind.model_fields_set and not _is_own(writer, kind) else ""
    if kind.frequency is None:
        return words.held.format(where=where) if where else ""
    between = ", " if kind.of == "all networks" else " "
    meetings = between.join(filter(None, (meetings_in_words(kind.frequency, writer.words), where)))
    return (words.meets_should if kind.frequency.hedged else words.meets).format(meetings=meetings)


def _is_own(writer: Writer, kind: MeetingKind) -> bool:
    """Whether a network's own rules are written, where "in each network" would be wrong."""
    return writer.own is not None and kind.of == "each network"


def _where(writer: Writer, of: str) -> str:
    words = writer.words.mandate.meetings
    known = {"each network": words.each_network, "all networks": words.all_networks, "each area": words.each_area}
    return known.get(of) or words.of_one.format(name=writer.naming.who(of))


def _within(writer: Writer, kind: MeetingKind) -> str:
    if kind.within is None:
        return ""
    first, last = (yearly_day_in_words(day, writer.words) for day in (kind.within.first, kind.within.last))
    return writer.words.mandate.meetings.within.format(first=first, last=last)


def _placed(writer: Writer, placed: Placement) -> str:
    """`Møtet holdes 2 timer før SSU`."""
    words = writer.words.mandate.meetings
    phrase = words.placed_should if placed.span is not None and placed.span.hedged else words.placed
    return phrase.format(when=placement_in_words(placed, writer.naming))


def _form(writer: Writer, kind: MeetingKind) -> str:
    forms = forms_in_words(kind.form, writer.words)
    return writer.words.mandate.meetings.form.format(forms=forms) if forms else ""


def _parts(writer: Writer, kind: MeetingKind) -> Iterator[Block]:
    words = writer.words.calendar
    head = (Column(words.part), Column(words.participants), Column(words.length))
    yield from rows_of(head, (_part(writer, part, f"meetings.{kind.id}.parts.{part.id}") for part in kind.parts))
    for part in kind.parts:
        if part.notes:
            yield from said(f"{part.title or part.id}:", *(sentence(text) for text in part.notes))


def _part(writer: Writer, part: Part, path: str) -> tuple[str, ...]:
    """A part that names nobody is for all who take part in the meeting."""
    length = capital(duration_in_words(part.duration, writer.words)) if part.duration is not None else ""
    called = capital(writer.naming.all_of(part.with_)) or writer.words.agenda.everyone
    who = writer.marked_exactly(f"{path}.with", called)
    return (part.title or part.id, who, writer.marked_exactly(f"{path}.duration", length))
