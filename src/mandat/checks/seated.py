"""Who has to be in a meeting of a plan, and what they are called."""

from mandat.calendar.dates import members_of
from mandat.checks.lines import Line, joined, party_name
from mandat.workspace.members import Holder, holders


def needed_in(line: Line) -> dict[str, Holder]:
    """Everybody who has to be in a meeting, by key."""
    if line.series is None or line.day is None:
        return {}
    found = holders(line.community, line.series.networks, line.series.kind, line.day)
    if line.series.area is not None:
        called = {organisation.id for organisation in members_of(line.series, line.day)}
        found = tuple(holder for holder in found if holder.organisation in called)
    return {holder.key: holder for holder in found}


def names_of(line: Line, both: tuple[Holder, ...]) -> str:
    """Organisations with their seats: `Enebakk (Saksbehandler, Koordinator) and Ahus (Klinikk)`."""
    seats: dict[str, list[str]] = {}
    for holder in both:
        titles = seats.setdefault(holder.organisation, [])
        if holder.seat:
            titles.append(_seat_title(line, holder.seat))
    return joined(tuple(_with_seats(party_name(line.community, name), titles) for name, titles in seats.items()))


def _with_seats(name: str, titles: list[str]) -> str:
    return f"{name} ({', '.join(titles)})" if titles else name


def _seat_title(line: Line, seat_id: str) -> str:
    networks = line.series.networks if line.series is not None else ()
    seats = (seat for network in networks for seat in network.rules.composition.seats)
    return next((seat.title for seat in seats if seat.id == seat_id and seat.title), seat_id)
