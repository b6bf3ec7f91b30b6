"""Who is called to a meeting: by part where it has parts, else party by party. Titles of seats are the file's words."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from mandat.calendar.model import DatedPart
from mandat.documents.deputies import own_deputies
from mandat.documents.names import listed, organisation_name
from mandat.documents.numbering import item_label
from mandat.documents.occasion import Occasion, is_kind
from mandat.documents.phrasing import count_in_words
from mandat.documents.wording.base import capital
from mandat.frozen import frozen
from mandat.schema.meeting import Guest, Item
from mandat.schema.meetings import Seat
from mandat.schema.phrases import Count
from mandat.workspace.members import chosen

_ONE = Count(1, 1)
MANY = 12
"""More organisations than this in a row are counted instead of named."""


@frozen
class Called:
    """A part of the meeting or a party, and who is called."""

    label: str
    time: str
    who: str


@frozen
class _Side:
    """A party with the seats it fills. `key` is an organisation, a kind, `party` (each of them), or empty for nobody's seats."""

    key: str
    among: tuple[str, ...]
    seats: tuple[Seat, ...]

    @property
    def mark(self) -> tuple[str, ...]:
        """The party and its seats by their ids: what has been told once is not told again."""
        return (self.key, *(seat.id for seat in self.seats))


def called_by_party(occasion: Occasion) -> Iterator[Called]:
    """One row for each party; without seats, one for each kind of member."""
    sides = _sides(_seats(occasion, occasion.series.kind.with_))
    for side in sides or _memberships(occasion):
        names = _names(occasion, side)
        told = (f"{occasion.all_of(names)}.",) if names != (_label(occasion, side),) else ()
        texts = (*told, *_sentences(occasion, side, named=False))
        yield Called(capital(_label(occasion, side)), "", _short(" ".join(texts)) or occasion.all_of(names))
    yield from _guests(occasion)


def called_by_part(occasion: Occasion, times: tuple[str, ...]) -> Iterator[Called]:
    """One row for each part; a party that was spelled out in one part is only named in the next."""
    told: frozenset[tuple[str, ...]] = frozenset()
    for part, time in zip(occasion.meeting.parts, times, strict=True):
        sides = _sides(_seats(occasion, part.part.with_ or occasion.series.kind.with_))
        yield Called(part.part.title or part.part.id, time, _part(occasion, part, sides, told))
        told |= {side.mark for side in sides}
    yield from _guests(occasion)


def seats_called(occasion: Occasion) -> tuple[Seat, ...]:
    """Every seat that is called to some part of the meeting."""
    names = tuple(part.part.with_ or occasion.series.kind.with_ for part in occasion.meeting.parts) or (
        occasion.series.kind.with_,
    )
    found = {seat.id: seat for one in names for seat in _seats(occasion, one)}
    return tuple(found.values())


def _part(occasion: Occasion, part: DatedPart, sides: tuple[_Side, ...], told: frozenset[tuple[str, ...]]) -> str:
    if not sides:
        return occasion.all_of(_named(occasion, part.members))
    named = [name for side in sides for name in (_names(occasion, side) if side.mark not in told else (_label(occasion, side),))]
    sentences = [text for side in sides if side.mark not in told for text in _sentences(occasion, side, named=True)]
    return _short(" ".join((f"{capital(occasion.all_of(tuple(named)))}.", *sentences)))


def _seats(occasion: Occasion, names: tuple[str, ...]) -> tuple[Seat, ...]:
    """The seats that are called by these names of seats and parties; no names are all of them."""
    day = occasion.day
    seats = (
        seat
        for seat in occasion.rules.composition.seats
        if (seat.from_ is None or seat.from_.first <= day) and (seat.until is None or day <= seat.until.last)
    )
    filled = tuple(_with_holder(occasion, seat) for seat in seats)
    return tuple(seat for seat in filled if not names or "all" in names or _is_named(occasion, seat, names))


def _with_holder(occasion: Occasion, seat: Seat) -> Seat:
    """A seat of nobody in particular that goes with a role: it is filled by whoever has the role on the day."""
    if seat.party or seat.per is not None or len(seat.same_as) != 1:
        return seat
    own = seat.same_as[0].removeprefix(f"{occasion.series.mandate.id}/")
    holder = next((role.one for role in occasion.meeting.roles if role.role == own), None)
    return seat.model_copy(update={"party": (holder.split("/", 1)[0],)}) if holder is not None else seat


def _is_named(occasion: Occasion, seat: Seat, names: tuple[str, ...]) -> bool:
    own = seat.party or ((seat.per,) if seat.per is not None else ())
    organisations = chosen(occasion.community, own, occasion.members)
    return seat.id in names or any(name in names for name in own) or bool(chosen(occasion.community, names, organisations))


def _sides(seats: tuple[Seat, ...]) -> tuple[_Side, ...]:
    """The seats by party, in the order of the mandate; seats of nobody in particular last."""
    found: dict[str, _Side] = {}
    for seat in seats:
        among = seat.party or ((seat.per,) if seat.per is not None and (is_kind(seat.per) or seat.per == "party") else ())
        key = "/".join(among)
        side = found.get(key, _Side(key, among, ()))
        found[key] = replace(side, seats=(*side.seats, seat))
    return tuple(sorted(found.values(), key=lambda side: side.key == ""))


def _memberships(occasion: Occasion) -> tuple[_Side, ...]:
    kinds = dict.fromkeys(member.kind for member in occasion.members)
    return tuple(_Side(kind, (kind,), ()) for kind in kinds)


def _organisations(occasion: Occasion, side: _Side) -> tuple[str, ...]:
    """The organisations that a group of parties consists of: a whole side, an area, all members, each party."""
    if side.key == "party":
        return tuple(member.id for member in occasion.members)
    is_group = len(side.among) == 1 and occasion.community.organisation(side.key) is None
    return tuple(member.id for member in chosen(occasion.community, side.among, occasion.members)) if is_group else ()


def _names(occasion: Occasion, side: _Side) -> tuple[str, ...]:
    organisations = _organisations(occasion, side)
    if len(organisations) > 1 or (organisations and not is_kind(side.key)):
        return _named(occasion, organisations)
    return (_label(occasion, side),)


def _named(occasion: Occasion, organisations: tuple[str, ...]) -> tuple[str, ...]:
    """Organisations by name; very many of them by number and kind: `48 kommuner`, `2 helseforetak`."""
    if len(organisations) <= MANY:
        return tuple(organisation_name(occasion.community, one) for one in organisations)
    found = (occasion.community.organisation(one) for one in organisations)
    kinds = Counter(one.kind for one in found if one is not None)
    words = occasion.words.who
    return tuple(f"{n} {words.kind(kind).one if n == 1 else words.kind(kind).many}" for kind, n in kinds.items())


def _label(occasion: Occasion, side: _Side) -> str:
    if not side.among:
        return occasion.words.agenda.others
    if side.key == "party":
        return occasion.words.who.party.all
    return occasion.one_of(tuple(occasion.side(who) if is_kind(who) else occasion.who(who) for who in side.among))


def _sentences(occasion: Occasion, side: _Side, *, named: bool) -> Iterator[str]:
    """Who fills the seats: always, when it is needed, and for matters of one's own. `named`: the party is said as well."""
    always = tuple(seat for seat in side.seats if seat.attends == "always")
    each = tuple(seat for seat in always if seat.per is not None and (is_kind(seat.per) or seat.per == "party"))
    rest = tuple(seat for seat in always if seat not in each)
    words = occasion.words.agenda
    for per in dict.fromkeys(seat.per for seat in each):
        seats = _listed(occasion, tuple(seat for seat in each if seat.per == per))
        yield words.from_each.format(who=occasion.words.who.kind(per or "").each, seats=seats)
    if rest and named and side.among:
        yield words.from_each.format(who=_label(occasion, side), seats=_listed(occasion, rest))
    elif rest:
        yield f"{capital(_listed(occasion, rest))}."
    for attends, phrase in (("as needed", words.when_needed), ("own items", words.own_items)):
        seats = _listed(occasion, tuple(seat for seat in side.seats if seat.attends == attends))
        if seats:
            yield phrase.format(seats=seats)


def _listed(occasion: Occasion, seats: tuple[Seat, ...]) -> str:
    """The seats in a row; where a title has a comma of its own, only commas part them."""
    titles = tuple(_seat(occasion, seat) for seat in seats)
    return (
        ", ".join(titles) if any("," in (seat.title or "") for seat in seats) else listed(titles, occasion.words.who.conjunction)
    )


def _seat(occasion: Occasion, seat: Seat) -> str:
    words = occasion.words
    title = occasion.inside(seat.title or seat.id.replace("-", " "))
    if seat.per == "area" or (seat.per == "network" and len(occasion.series.networks) > 1):
        title = words.agenda.seat_per.format(seat=title, each=words.who.kind(seat.per).each)
    remarks = tuple(_seat_remarks(occasion, seat))
    return f"{title} ({'; '.join(remarks)})" if remarks else title


def _seat_remarks(occasion: Occasion, seat: Seat) -> Iterator[str]:
    words = occasion.words
    open_number = seat.count.least is None and seat.count.most is None
    if seat.count != _ONE and not open_number:
        yield count_in_words(seat.count, words)
    for who, count in seat.except_.items():
        yield f"{occasion.who(who)}: {count_in_words(count, words)}"
    if "vote" not in seat.rights:
        yield _rights(occasion, seat)
    if deputies := own_deputies(occasion, seat):
        yield deputies
    if seat.attends == "own items" and (items := _presented(occasion, seat)):
        yield items


def _rights(occasion: Occasion, seat: Seat) -> str:
    words = occasion.words.agenda
    if "propose" in seat.rights:
        return words.rights_propose
    return words.rights_speak if "speak" in seat.rights else words.rights_attend


def _presented(occasion: Occasion, seat: Seat) -> str:
    """The items that somebody is called in for, as the presenter of them."""
    items = occasion.file.items if occasion.file is not None else ()
    own = (item for item in items if item.presenter is not None and item.presenter.rpartition("/")[2] == seat.id)
    return occasion.all_of(tuple(_item_name(occasion, item) for item in own if not occasion.hides(item)))


def _guests(occasion: Occasion) -> Iterator[Called]:
    """Those without a seat; in a public version not those who only come for exempt items."""
    every = occasion.file.guests if occasion.file is not None else ()
    guests = tuple(guest for guest in every if not guest.items or not all(_hides(occasion, item) for item in guest.items))
    if guests:
        titles = tuple(_guest(occasion, guest) for guest in guests)
        yield Called(occasion.words.agenda.guests, "", capital(occasion.all_of(titles)))


def _guest(occasion: Occasion, guest: Guest) -> str:
    """Who comes, from whom, and for which items: `innleder (Ahus; sak 03/25)`."""
    title = occasion.inside(guest.title)
    party = occasion.who(guest.party) if guest.party is not None else ""
    items = occasion.all_of(tuple(name for item in guest.items if (name := _item_named(occasion, item))))
    remarks = tuple(text for text in (party if party not in title else "", items) if text)
    return occasion.words.agenda.carried.for_items.format(title=title, items="; ".join(remarks)) if remarks else title


def _item_named(occasion: Occasion, name: str) -> str:
    """The item that a guest is there for, by its number or its title; what names none stands as it is."""
    found = _item_of(occasion, name)
    if found is None:
        return name
    return "" if occasion.hides(found) else _item_name(occasion, found)


def _hides(occasion: Occasion, name: str) -> bool:
    """Whether a name is that of an item of which only number and ground are shown."""
    found = _item_of(occasion, name)
    return found is not None and occasion.hides(found)


def _item_of(occasion: Occasion, name: str) -> Item | None:
    items = occasion.file.items if occasion.file is not None else ()
    return next((item for item in items if name in (item.number, item.title)), None)


def _item_name(occasion: Occasion, item: Item) -> str:
    return item_label(item.number, occasion.words) if item.number is not None else item.title


def _short(text: str) -> str:
    """A single sentence in a cell needs no full stop."""
    return text.removesuffix(".") if ". " not in text else text
