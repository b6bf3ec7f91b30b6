"""Who must come, and who sits in the body."""

from collections.abc import Iterator

from mandat.documents.deputies import deputies_in_words
from mandat.documents.mandate.parts import Block, Column, about, bullets, rows_of, said
from mandat.documents.mandate.phrases import term_in_words
from mandat.documents.mandate.writer import Writer
from mandat.documents.names import listed
from mandat.documents.phrasing import count_in_words
from mandat.documents.runs import sentence
from mandat.documents.wording.base import capital
from mandat.schema.meetings import Seat
from mandat.schema.phrases.types import Count
from mandat.schema.values import Deputies

_ALL_RIGHTS = ("attend", "speak", "propose", "vote")


def attendance(writer: Writer) -> Iterator[Block]:
    """Whether one must come, whether another may come instead, and whom members inform."""
    composition, seats = writer.rules.composition, writer.words.mandate.seats
    yield from said(
        writer.marked("composition.attendance", _attendance(writer)),
        writer.marked("composition.deputies", _deputies(writer, composition.deputies)),
        writer.marked("composition.informs", about(seats.informs, writer.naming.all_of(composition.informs))),
    )


def composition(writer: Writer) -> Iterator[Block]:
    """The size, a table of the seats, what else holds for each seat, and the remarks."""
    rules, words = writer.rules.composition, writer.words
    if rules.size is not None:
        size = words.mandate.seats.size.format(count=count_in_words(rules.size, words))
        yield from said(writer.marked("composition.size", size))
    head = (
        Column(words.agenda.party),
        Column(words.mandate.seats.seat),
        Column(words.mandate.seats.count),
    )
    yield from rows_of(head, (_row(writer, seat) for seat in rules.seats))
    for seat in rules.seats:
        yield from _more(writer, seat)
    yield from (Block(sentence(text)) for text in rules.notes)


def _attendance(writer: Writer) -> str:
    rule, words = writer.rules.composition.attendance, writer.words
    if rule is None:
        return ""
    if rule.word == "voluntary":
        return words.mandate.seats.voluntary_should if rule.hedged else words.agenda.voluntary
    return words.agenda.mandatory_should if rule.hedged else words.agenda.mandatory


def _deputies(writer: Writer, rule: Deputies | None) -> str:
    return deputies_in_words(rule, writer.words, writer.naming.who)


def _row(writer: Writer, seat: Seat) -> tuple[str, ...]:
    path = f"composition.seats.{seat.id}"
    return (
        writer.marked_exactly(f"{path}.party", _party(writer, seat)) if seat.party != () or seat.per is not None else "",
        _title(seat),
        writer.marked(f"{path}.count", _count(writer, seat.count)),
    )


def _title(seat: Seat) -> str:
    return seat.title or seat.id


def _party(writer: Writer, seat: Seat) -> str:
    """`Hver kommune`, `Ahus`, `Helse Fonna, hvert område`."""
    party = writer.naming.one_of(seat.party)
    if seat.per is None:
        return capital(party)
    each = _each(writer, seat.per)
    return capital(each) if seat.party in ((), (seat.per,)) else f"{capital(party)}, {each}"


def _each(writer: Writer, per: str) -> str:
    who = writer.words.who
    return who.kind(per).each if hasattr(who, per) and per not in ("members", "itself", "all") else writer.naming.who(per)


def _count(writer: Writer, count: Count) -> str:
    if count.least is None and count.most is None:
        return writer.words.mandate.seats.open
    return capital(count_in_words(count, writer.words))


def _more(writer: Writer, seat: Seat) -> Iterator[Block]:
    """What a table has no room for, after the seat's title: `Overlege: Har møterett. Periode: 2 år`."""
    path = f"composition.seats.{seat.id}"
    sentences = [writer.marked_exactly(f"{path}.{field}", text) for field, text in _sentences(writer, seat)]
    sentences = [text for text in sentences if text]
    sentences.extend(sentence(text) for text in seat.notes)
    if seat.tasks:
        sentences.append(writer.words.mandate.seats.tasks)
    if sentences:
        yield from said(f"{_title(seat)}:", *sentences)
        yield from bullets(seat.tasks)


def _sentences(writer: Writer, seat: Seat) -> Iterator[tuple[str, str]]:
    words, naming = writer.words.mandate.seats, writer.naming
    yield "rights", _rights(writer, seat.rights)
    yield "attends", {"as needed": words.as_needed, "own items": words.own_items}.get(seat.attends, "")
    yield "same_as", about(words.same_as, naming.one_of(seat.same_as))
    for who, count in seat.except_.items():
        yield "except", words.exception.format(who=naming.who(who), count=count_in_words(count, writer.words))
    for who, count in seat.also_in.items():
        yield "also_in", words.also_in.format(count=count_in_words(count, writer.words), who=naming.who(who))
    yield "term", words.term.format(term=term_in_words(seat.term, writer.words)) if seat.term is not None else ""
    yield "appointed_by", about(words.appointed_by, naming.all_of(seat.appointed_by))
    yield "proposed_by", about(words.proposed_by, naming.all_of(seat.proposed_by))
    yield "deputies", _deputies(writer, seat.deputies)
    yield "requires", sentence(words.requires.format(text=seat.requires)) if seat.requires is not None else ""
    yield "from", words.valid_from.format(date=writer.since(seat.from_)) if seat.from_ is not None else ""
    yield "until", words.valid_until.format(date=writer.since(seat.until)) if seat.until is not None else ""


def _rights(writer: Writer, rights: tuple[str, ...]) -> str:
    if rights == _ALL_RIGHTS:
        return ""
    words = writer.words.mandate.seats
    names = {"attend": words.attend, "speak": words.speak, "propose": words.propose, "vote": words.vote}
    found = tuple(name for right, name in names.items() if right in rights)
    return words.rights.format(rights=listed(found, writer.words.who.conjunction))
