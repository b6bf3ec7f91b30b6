"""Who belonged to a body in a year, party by party, and what changed in the year."""

from collections.abc import Iterator
from datetime import date

from mandat.documents.dates import plain_date
from mandat.documents.mandate.parts import Block, Column, bullets, rows_of, said
from mandat.documents.names import organisation_name
from mandat.documents.report.record import Record
from mandat.documents.wording.base import capital
from mandat.schema.community import Organisation
from mandat.workspace.members import Membership, memberships


def member_blocks(record: Record) -> Iterator[Block]:
    """A row for each kind of party with its members as they were at the end of the year, then who came and who went."""
    texts, there = record.texts, tuple(_memberships(record))
    last = _at_end(record, there)
    comings = tuple(_comings(record, there))
    head = (Column(texts.party), Column(texts.number, right=True), Column(texts.members_at_end if comings else texts.members))
    kinds = dict.fromkeys(one.organisation.kind for one in last)
    yield from rows_of(head, (_row(record, kind, last) for kind in kinds))
    changes = (*comings, *_seat_changes(record))
    yield from bullets(changes)
    if not changes:
        yield from said(texts.no_member_changes.format(year=record.year))


def _memberships(record: Record) -> Iterator[Membership]:
    """The memberships that cover a day of the year, each once."""
    first, seen = date(record.year, 1, 1), set[tuple[str, date | None, date | None]]()
    for network in record.body.networks:
        for one in memberships(record.community, network):
            key = (one.organisation.id, one.start, one.until)
            begun, ended = one.start is not None and one.start > record.last_day, one.until is not None and one.until < first
            if key not in seen and not begun and not ended:
                seen.add(key)
                yield one


def _at_end(record: Record, there: tuple[Membership, ...]) -> tuple[Membership, ...]:
    """Those of the last day of the year; of a body that ended in it, of the last day on which it had members."""
    days = tuple(one.until for one in there if one.until is not None)
    day = record.last_day if len(days) < len(there) else min(record.last_day, max(days, default=record.last_day))
    return tuple(one for one in there if one.covers(day))


def _row(record: Record, kind: str, there: tuple[Membership, ...]) -> tuple[str, str, str]:
    own = tuple({one.organisation.id: one.organisation for one in there if one.organisation.kind == kind}.values())
    number = _number(own)
    names = ", ".join(organisation_name(record.community, one.id) for one in own)
    return _kind(record, kind, number), str(number) if number is not None else "", names


def _kind(record: Record, kind: str, number: int | None) -> str:
    """A kind of party; those who stand for many people are told as these, whatever organisation sends them."""
    people = {"users": record.texts.party_users, "doctors": record.texts.party_doctors}
    label = record.words.who.kind(kind)
    return people.get(kind) or capital(label.one if number == 1 else label.many)


def _number(organisations: tuple[Organisation, ...]) -> int | None:
    """How many they are; None where one stands for a number that nobody has said."""
    numbers = [_stands_for(one) for one in organisations]
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


def _stands_for(organisation: Organisation) -> int | None:
    if organisation.count is None:
        return 1
    return organisation.count.least if organisation.count.least == organisation.count.most else None


def _comings(record: Record, there: tuple[Membership, ...]) -> Iterator[str]:
    """Who joined and who left on a day of the year, by day."""
    texts = record.texts
    found = [(one.start, texts.joined, one) for one in there if one.start is not None and one.start.year == record.year]
    found += [(one.until, texts.left, one) for one in there if one.until is not None and one.until.year == record.year]
    for day, phrase, one in sorted(found, key=lambda change: (change[0], change[2].organisation.id)):
        name = organisation_name(record.community, one.organisation.id)
        yield phrase.format(name=name, date=plain_date(day, record.words.locale))


def _seat_changes(record: Record) -> Iterator[str]:
    texts = record.texts
    for seat in record.body.rules.composition.seats:
        first, last = (seat.from_.first if seat.from_ else None), (seat.until.last if seat.until else None)
        for day, phrase in ((first, texts.seat_from), (last, texts.seat_until)):
            if day is not None and day.year == record.year:
                yield phrase.format(name=seat.title or seat.id, date=plain_date(day, record.words.locale))
