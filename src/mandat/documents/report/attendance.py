"""Attendance in a year: for each party, in how many of the meetings it was called to it was there, by deputy, excused, absent.

A meeting of which the file says nothing about a party is not recorded for it: silence is no absence.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from mandat.calendar.dates import members_of
from mandat.calendar.history import Sitting
from mandat.checks.attendance import seat_of
from mandat.documents.mandate.parts import Block, Column, rows_of, said
from mandat.documents.names import organisation_name
from mandat.documents.report.record import Record
from mandat.workspace.members import memberships

Presence = Literal["present", "deputy", "excused", "absent", "unrecorded"]
_ORDER: tuple[Presence, ...] = ("present", "deputy", "excused", "absent", "unrecorded")
_MEANS: dict[str, Presence] = {
    "present": "present", "remote": "present", "deputy": "deputy", "excused": "excused", "absent": "absent",
}  # fmt: skip


def attendance_blocks(record: Record) -> Iterator[Block]:
    """A row for each party, and for each seat that no party fills."""
    texts, held = record.texts, record.held
    if not held:
        yield from said(texts.none_held.format(year=record.year))
        return
    parties = (Column(record.words.agenda.party), Column(record.words.report.sections.meetings, right=True))
    states = (texts.present, texts.deputy, texts.excused, texts.absent, texts.unrecorded)
    rows = (_row(record, party, found) for party, found in presence(record).items())
    yield from rows_of((*parties, *(Column(state, right=True) for state in states)), rows)
    missing = sum(1 for one in held if not _said(one))
    if missing:
        yield from said(texts.attendance_missing.format(n=missing, all=len(held)))


def presence(record: Record) -> dict[str, Counter[Presence]]:
    """For each organisation that was called or came, and each seat without one: in how many meetings it was how there.

    Of meetings that several networks have together only the body's own members are told.
    """
    found: dict[str, Counter[Presence]] = {}
    own = {one.organisation.id for network in record.body.networks for one in memberships(record.community, network)}
    for sitting in record.held:
        said_of = _said(sitting)
        called = [member.id for member in members_of(sitting.series, sitting.day)] if sitting.day is not None else []
        for party in dict.fromkeys((*called, *said_of)):
            if party in own or record.community.organisation(party) is None or sitting.series.networks == record.body.networks:
                found.setdefault(party, Counter())[said_of.get(party, "unrecorded")] += 1
    return found


def _said(sitting: Sitting) -> dict[str, Presence]:
    """How each party was there, as the file says: one of its seats in person is enough."""
    found: dict[str, Presence] = {}
    for reference, how in (sitting.file.data.attendance if sitting.file is not None else {}).items():
        organisation, seat = seat_of(sitting.series, reference)
        party = organisation or _filler(sitting, seat) or seat
        state = _MEANS[how.word]
        found[party] = min(found.get(party, state), state, key=_ORDER.index)
    return found


def _filler(sitting: Sitting, seat_id: str) -> str | None:
    """The only organisation that a seat can be of, where the file names the seat alone."""
    seat = next((one for one in sitting.series.rules.composition.seats if one.id == seat_id), None)
    own = seat.party if seat is not None else ()
    return own[0] if len(own) == 1 and sitting.series.community.organisation(own[0]) is not None else None


def _row(record: Record, party: str, found: Counter[Presence]) -> tuple[str, ...]:
    numbers = (str(found[state]) if found[state] else "" for state in _ORDER)
    return (_name(record, party), str(found.total()), *numbers)


def _name(record: Record, party: str) -> str:
    if record.community.organisation(party) is not None:
        return organisation_name(record.community, party)
    seat = next((one for one in record.body.rules.composition.seats if one.id == party), None)
    return (seat.title if seat is not None else None) or party
