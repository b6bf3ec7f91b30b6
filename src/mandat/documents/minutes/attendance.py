"""Who was at a meeting: party by party, seat by seat, with deputies for whom, and those who have no seat."""

from collections.abc import Iterator

from mandat.checks.attendance import IS_THERE, seat_of
from mandat.documents.minutes.record import Record
from mandat.documents.names import organisation_name
from mandat.documents.people import deputy_of, name_of
from mandat.documents.wording.base import capital
from mandat.frozen import frozen
from mandat.schema.meeting import Guest
from mandat.schema.meetings import Seat
from mandat.schema.phrases import Count
from mandat.schema.values import Attendance
from mandat.workspace.members import seat_organisations, takes_part


@frozen
class Presence:
    """How a seat was represented, and the seat."""

    state: str
    seat: str


@frozen
class PartyPresence:
    """A party with its seats; `label` counts them: `Helse Fonna: 3 av 4`."""

    label: str
    rows: tuple[Presence, ...]


@frozen
class _Place:
    """A seat of an organisation; `said` is missing where nobody wrote down who came, `seat` where the mandate has none.

    `stands_for`: how many unnamed organisations the entry of the organisation stands for.
    """

    organisation: str
    seat_id: str
    seat: Seat | None
    said: Attendance | None
    is_called: bool
    stands_for: Count | None = None

    @property
    def there(self) -> int:
        """How many were there."""
        return self.said.number if self.said is not None and self.said.word in IS_THERE else 0

    @property
    def expected(self) -> int | None:
        """How many should come; None where the mandate leaves it open."""
        if self.seat is None or not self.is_called or self.seat.per == "area":
            return None
        count = _exactly(self.seat.except_.get(self.organisation, self.seat.count))
        if self.stands_for is None or count is None:
            return count
        several = _exactly(self.stands_for)
        return count * several if several is not None else None


def _exactly(count: Count) -> int | None:
    return count.least if count.least == count.most else None


def attendance_of(record: Record) -> tuple[PartyPresence, ...]:
    """Everybody who was there or should have been; nothing where no attendance is written down."""
    if not record.data.attendance:
        return ()
    places = tuple(_places(record))
    groups = dict.fromkeys(_group(record, place) for place in places)
    parties = (_party(record, key, tuple(one for one in places if _group(record, one) == key)) for key in groups)
    return (*parties, *_guests(record))


def _places(record: Record) -> Iterator[_Place]:
    """The seats in the order of members and mandate; then what else the file says, in its order."""
    occasion = record.occasion
    said = {seat_of(occasion.series, reference): how for reference, how in record.data.attendance.items()}
    seats = {seat.id: seat for seat in occasion.rules.composition.seats}
    called = {(organisation, seat.id) for seat in seats.values() for organisation in _called(record, seat)}
    members = tuple(member.id for member in occasion.members)
    listed = (*members, *(organisation for organisation, _ in said if organisation not in members))
    for organisation in dict.fromkeys(listed):
        for seat_id in (*seats, ""):
            key = (organisation, seat_id)
            if key in said or (organisation is not None and key in called):
                found = occasion.community.organisation(organisation or "")
                stands_for = found.count if found is not None else None
                yield _Place(organisation or "", seat_id, seats.get(seat_id), said.get(key), key in called, stands_for)


def _called(record: Record, seat: Seat) -> Iterator[str]:
    """The organisations whose holder of a seat is called to the meeting for certain."""
    occasion, day = record.occasion, record.occasion.day
    begun = seat.from_ is None or seat.from_.first <= day
    if seat.attends != "always" or not begun or (seat.until is not None and seat.until.last < day):
        return
    for organisation in seat_organisations(occasion.community, seat, occasion.members):
        if takes_part(occasion.community, occasion.series.kind, seat, organisation):
            yield organisation.id


def _group(record: Record, place: _Place) -> str:
    """The party of a seat: the kind where several members are of it, else the organisation; empty for nobody's seats."""
    organisation = record.occasion.community.organisation(place.organisation)
    if organisation is None:
        return ""
    same = sum(1 for member in record.occasion.members if member.kind == organisation.kind)
    return organisation.kind if same > 1 else organisation.id


def _party(record: Record, key: str, places: tuple[_Place, ...]) -> PartyPresence:
    is_side = key != "" and record.occasion.community.organisation(key) is None
    return PartyPresence(_label(record, key, places), tuple(_row(record, one, named=is_side) for one in places))


def _label(record: Record, key: str, places: tuple[_Place, ...]) -> str:
    occasion, words = record.occasion, record.words
    if not key:
        return occasion.words.agenda.others
    is_side = occasion.community.organisation(key) is None
    name = capital(occasion.who(key)) if is_side else organisation_name(occasion.community, key)
    expected = [place.expected for place in places]
    there = sum(place.there for place in places)
    if None not in expected:
        return words.of_all.format(party=name, n=there, total=sum(n for n in expected if n is not None))
    if not is_side:
        return words.there.format(party=name, n=there)
    came = {place.organisation for place in places if place.there}
    every = {member.id for member in occasion.members if member.kind == key} | {place.organisation for place in places}
    return words.represented.format(party=name, n=len(came), total=len(every))


def _row(record: Record, place: _Place, *, named: bool) -> Presence:
    """A seat with its party where the group has several, and the person where the document may name one."""
    occasion, words = record.occasion, record.words
    is_deputy = place.said is not None and place.said.word == "deputy"
    title = (place.seat.title if place.seat is not None else None) or place.seat_id.replace("-", " ")
    party = organisation_name(occasion.community, place.organisation) if place.organisation else ""
    seat = occasion.inside(title) if is_deputy else capital(title)
    seat = words.seat_of.format(seat=seat, party=party) if named and party and seat else seat or party
    reference = "/".join(one for one in (place.organisation, place.seat_id) if one)
    if is_deputy:
        name = deputy_of(occasion, reference)
        seat = words.deputy_named.format(name=name, seat=seat) if name else words.deputy_for.format(seat=seat)
    else:
        name = name_of(occasion, reference)
        seat = f"{seat} ({name})" if name else seat
    return Presence(_state(record, place.said), seat)


def _state(record: Record, said: Attendance | None) -> str:
    words = record.words
    if said is None:
        return words.states.not_recorded
    state = words.states[said.word]
    counted = words.several.format(state=state, n=said.number) if said.number > 1 else state
    return f"{'●' if said.word in IS_THERE else '○'} {counted}"


def _guests(record: Record) -> Iterator[PartyPresence]:
    """Those without a seat; in a public version not those who only came for an exempt item."""
    rows = tuple(_guest(record, guest) for guest in record.data.guests if not _is_secret(record, guest))
    if rows:
        yield PartyPresence(record.occasion.words.agenda.guests, rows)


def _guest(record: Record, guest: Guest) -> Presence:
    words, title = record.words, guest.title
    if guest.party is not None:
        title = words.guest_of.format(guest=title, party=record.occasion.short(guest.party))
    items = tuple(item for item in guest.items if not _hidden(record, item))
    if items:
        phrase = words.guest_items if len(items) == 1 else words.guest_several_items
        title = phrase.format(guest=title, items=record.occasion.all_of(items))
    return Presence(f"● {words.states.present}", title)


def _is_secret(record: Record, guest: Guest) -> bool:
    return bool(guest.items) and all(_hidden(record, item) for item in guest.items)


def _hidden(record: Record, name: str) -> bool:
    """Whether an item, named by its number or its title, is one of which only the number is told."""
    return any(record.is_hidden(item) for item in record.data.items if name in (item.number, item.title))
