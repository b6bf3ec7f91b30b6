"""Which assumptions one agenda rests on, each with what in it rests on them."""

from collections.abc import Iterator

from mandat.diagnostics import Place
from mandat.documents.agenda.deadlines import deadline_places
from mandat.documents.agenda.entry import Entry
from mandat.documents.agenda.facts import absence_is_assumed, shows_form
from mandat.documents.agenda.roles import role_places
from mandat.documents.assumptions import Assumed, assumed, once
from mandat.documents.occasion import Occasion
from mandat.documents.participants import seats_called


def assumptions_of(occasion: Occasion, entries: tuple[Entry, ...]) -> tuple[Assumed, ...]:
    """Every assumption once, in the order of the document."""
    found = assumed(occasion.workspace, occasion.naming, _places(occasion, entries))
    return once((*found, *_of_absence(occasion)), occasion.words)


def _of_absence(occasion: Occasion) -> Iterator[Assumed]:
    """That absence is reported to the chair is an assumption of the tool, not of the file."""
    words = occasion.words.agenda
    if absence_is_assumed(occasion):
        yield Assumed(words.absence, words.report_to_assumed)


def assumptions_of_call(occasion: Occasion, entries: tuple[Entry, ...]) -> tuple[Assumed, ...]:
    """Those of a call for items, which does not say who is called."""
    return once(assumed(occasion.workspace, occasion.naming, _places_of_call(occasion, entries)), occasion.words)


def _places(occasion: Occasion, entries: tuple[Entry, ...]) -> Iterator[Place]:
    """The rules that the agenda rests on."""
    yield from _places_of_head(occasion)
    if occasion.series.kind.with_:
        yield occasion.series.place("with")
    yield from (occasion.series.mandate.place("composition", "seats", seat.id) for seat in seats_called(occasion))
    yield from _places_of_items(entries)


def _places_of_call(occasion: Occasion, entries: tuple[Entry, ...]) -> Iterator[Place]:
    yield from _places_of_head(occasion)
    yield from _places_of_items(entries)


def _places_of_items(entries: tuple[Entry, ...]) -> Iterator[Place]:
    return (entry.place for entry in entries if entry.place is not None)


def _places_of_head(occasion: Occasion) -> Iterator[Place]:
    """When and where the meeting is, who leads it, and what is due."""
    series, meeting = occasion.series, occasion.meeting
    if meeting.state == "proposed":
        yield series.place("frequency")
        yield series.place("duration")
        yield occasion.community.place("wishes")
    if shows_form(occasion) and (meeting.line is None or meeting.line.form is None):
        yield series.place("form")
    yield from role_places(occasion)
    yield from deadline_places(occasion)
