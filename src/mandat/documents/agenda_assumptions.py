"""Which assumptions one agenda rests on, each with what in it rests on them."""

from collections.abc import Iterator

from mandat.documents.agenda_deadlines import deadline_assumptions
from mandat.documents.agenda_facts import shows_form
from mandat.documents.agenda_items import Entry
from mandat.documents.agenda_roles import role_assumptions
from mandat.documents.assumptions import Assumed, assumed, once
from mandat.documents.occasion import Occasion
from mandat.documents.participants import seats_called


def assumptions_of(occasion: Occasion, entries: tuple[Entry, ...]) -> tuple[Assumed, ...]:
    """Every assumption once, in the order of the document."""
    return once(_all(occasion, entries))


def _all(occasion: Occasion, entries: tuple[Entry, ...]) -> Iterator[Assumed]:
    workspace, words, series, meeting = occasion.workspace, occasion.words.agenda, occasion.series, occasion.meeting
    if meeting.state == "proposed":
        yield from assumed(workspace, words.time, (series.place("frequency"), series.place("duration")))
        yield from assumed(workspace, words.time, (occasion.community.place("wishes"),))
    if shows_form(occasion) and (meeting.line is None or meeting.line.form is None):
        yield from assumed(workspace, words.place, (series.place("form"),))
    yield from role_assumptions(occasion)
    yield from deadline_assumptions(occasion)
    if series.kind.with_:
        yield from assumed(workspace, words.participants, (series.place("with"),))
    seats = (series.mandate.place("composition", "seats", seat.id) for seat in seats_called(occasion))
    yield from assumed(workspace, words.participants, seats)
    standing = (entry.place for entry in entries if entry.place is not None)
    yield from assumed(workspace, words.agenda, standing)
