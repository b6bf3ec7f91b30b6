"""Who a holder's key stands for, as people say it: the organisation and the title of the seat, never a person."""

from collections.abc import Collection
from datetime import date

from mandat.workspace.members import Holder, groups, holders
from mandat.workspace.series import Series


def seats_of(series: Series, keys: Collection[str], day: date) -> tuple[str, ...]:
    """The organisations with their seats in a meeting on a day: `Enebakk (Saksbehandler, Koordinator)`, `Ahus (Klinikk)`."""
    return seat_names(series, holding(series, keys, (day,)))


def _organisation(series: Series, holder: Holder) -> str:
    organisation = series.community.organisation(holder.organisation)
    return holder.organisation if organisation is None else organisation.short_name or organisation.name


def _title(series: Series, holder: Holder) -> str:
    every = (seat for network in series.networks for seat in network.rules.composition.seats)
    return next((seat.title for seat in every if seat.id == holder.seat and seat.title), holder.seat)


def holding(series: Series, keys: Collection[str], days: Collection[date]) -> tuple[Holder, ...]:
    """The holders behind keys in meetings of a series on any of the days, each once."""
    every = sorted(set(days))
    found = [one for day in every for one in holders(series.community, series.networks, series.kind, day)]
    found += [one for day in every for one in groups(series.community, series.networks, day)]
    return tuple(dict.fromkeys(one for one in found if one.key in keys))


def seat_names(series: Series, found: Collection[Holder]) -> tuple[str, ...]:
    """Organisations with their seats: `Enebakk (Saksbehandler, Koordinator)`."""
    seats: dict[str, dict[str, None]] = {}
    for holder in found:
        titles = seats.setdefault(_organisation(series, holder), {})
        if holder.seat:
            titles[_title(series, holder)] = None
    return tuple(f"{name} ({', '.join(titles)})" if titles else name for name, titles in seats.items())
