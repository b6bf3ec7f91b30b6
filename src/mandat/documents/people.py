"""Names of people beside their seats, in documents for sending.

They come from the private `people.yaml` and from nowhere else. A document shows none unless it is made for sending
(`Occasion.named`); a public one holds seats and organisations only. Addresses and telephone numbers never stand in one.
"""

from collections.abc import Iterator

from mandat.documents.names import organisation_name
from mandat.documents.occasion import Occasion
from mandat.documents.wording.base import capital
from mandat.frozen import frozen
from mandat.schema.community import Organisation
from mandat.schema.meetings import Seat
from mandat.schema.people import Person
from mandat.workspace.members import seat_organisations


@frozen
class Recipient:
    """A seat that somebody is known to hold: the party, the seat, who holds it, and who stands in."""

    party: str
    seat: str
    name: str
    deputy: str


def name_of(occasion: Occasion, reference: str) -> str:
    """Who holds a seat or a role on the day of the meeting: `Kari Eksempel`, several in a row; empty if nobody is known.

    Args:
        occasion: the meeting; nobody is known where it is not `named`.
        reference: `organisation/seat`, `network/organisation/seat`, or the id of a role or of a seat without a party.
    """
    forms = _forms(occasion, reference)
    return occasion.all_of(tuple(person.name for person in _in_office(occasion) if forms & set(person.holds)))


def deputy_of(occasion: Occasion, reference: str) -> str:
    """Who stands in for the holder of a seat on the day of the meeting; as `name_of`."""
    forms = _forms(occasion, reference)
    return occasion.all_of(tuple(person.name for person in _in_office(occasion) if forms & set(person.deputy_for)))


def representative_of(occasion: Occasion, organisation: str) -> str:
    """The one person who sits for an organisation; empty where it has several seats, or where nobody is known."""
    seats = tuple(
        seat
        for seat in occasion.rules.composition.seats
        if seat.attends == "always" and any(one.id == organisation for one in _fill(occasion, seat))
    )
    return name_of(occasion, f"{organisation}/{seats[0].id}") if len(seats) == 1 and seats[0].count.most == 1 else ""


def recipients(occasion: Occasion, seats: tuple[Seat, ...]) -> Iterator[Recipient]:
    """The seats of a meeting with the people who hold them, party by party in the listed order.

    A seat that nobody is known to hold is left out: which seats are called stands elsewhere.
    """
    for member in occasion.members:
        party = organisation_name(occasion.community, member.id)
        yield from _recipients(occasion, party, tuple((seat, f"{member.id}/{seat.id}") for seat in seats))
    nobodys = tuple((seat, seat.id) for seat in seats if not seat.party and seat.per is None)
    yield from _recipients(occasion, capital(occasion.words.agenda.others), nobodys)


def _recipients(occasion: Occasion, party: str, seats: tuple[tuple[Seat, str], ...]) -> Iterator[Recipient]:
    for seat, reference in seats:
        name, deputy = name_of(occasion, reference), deputy_of(occasion, reference)
        if name or deputy:
            yield Recipient(party, seat.title or seat.id, name, deputy)


def _in_office(occasion: Occasion) -> tuple[Person, ...]:
    """Everybody who holds something on the day of the meeting, in the order of the file."""
    people, day = occasion.community.people, occasion.day
    if people is None or not occasion.named:
        return ()
    return tuple(
        person
        for person in people.data.people
        if (person.from_ is None or person.from_.first <= day) and (person.until is None or day <= person.until.last)
    )


def _forms(occasion: Occasion, reference: str) -> frozenset[str]:
    """How the file of people may name the same seat or role: with the body before it, and a seat also without."""
    bodies = (*(network.id for network in occasion.series.networks), occasion.series.mandate.id)
    own = next((reference.removeprefix(f"{body}/") for body in bodies if reference.startswith(f"{body}/")), reference)
    return frozenset((own, *(f"{body}/{own}" for body in bodies)))


def _fill(occasion: Occasion, seat: Seat) -> tuple[Organisation, ...]:
    return seat_organisations(occasion.community, seat, occasion.members)
