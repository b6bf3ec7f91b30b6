"""Why the body is there, what it does, where it stands, and which networks follow the mandate."""

from collections.abc import Iterator

from mandat.documents.mandate.parts import (
    Block,
    Column,
    Section,
    about,
    bullets,
    paragraphs,
    rows_of,
    said,
    section,
)
from mandat.documents.mandate.rules import rule_name
from mandat.documents.mandate.writer import Writer
from mandat.documents.names import listed
from mandat.documents.runs import sentence
from mandat.documents.wording.base import capital
from mandat.schema.community import Area
from mandat.schema.phrases import Member, Partial
from mandat.workspace.model import Network


def purpose(writer: Writer) -> Iterator[Block]:
    """Why the body is there; a paragraph that leads on to the tasks stands with them."""
    yield from (block for block in paragraphs(writer.rules.purpose) if not leads_on(block, writer))


def leads_on(block: Block, writer: Writer) -> bool:
    """Whether a paragraph of the purpose ends in a colon and goes on in the tasks."""
    return block.text.endswith(":") and bool(writer.rules.tasks)


def tasks(writer: Writer) -> Iterator[Block]:
    """The common tasks, and how matters come down and go up."""
    rules, words = writer.rules, writer.words.mandate.structure
    yield from (block for block in paragraphs(rules.purpose) if leads_on(block, writer))
    yield from bullets(rules.tasks)
    assignments = about(words.assignments, writer.naming.one_of(rules.assignments_from))
    carries_out = about(words.carries_out, writer.naming.all_of(rules.carries_out))
    yield from said(writer.marked("assignments_from", assignments), writer.marked("carries_out", carries_out))
    for number, one in enumerate(rules.raises, start=1):
        what, who = one.what.removesuffix("."), writer.naming.who(one.to)
        agenda = writer.words.agenda
        text = agenda.raises.format(what=what, who=who)
        if one.item is not None:
            text = agenda.raises_item.format(what=what, who=who, item=one.item)
        yield from said(writer.marked(f"raises.{number}", text), *(sentence(note) for note in one.notes))


def task_parts(writer: Writer) -> Iterator[Section]:
    """What each part of a meeting is for, and what the body may do."""
    for kind in writer.rules.meetings:
        for part in kind.parts:
            yield from section(part.title or part.id, bullets(part.tasks))
    yield from section(writer.words.mandate.headings.powers, bullets(writer.rules.powers))


def background(writer: Writer) -> Iterator[Block]:
    """What led to it, who set it up, and what it builds on."""
    rules, words = writer.rules, writer.words.mandate.structure
    yield from paragraphs(rules.background)
    if rules.established is not None:
        who, date = writer.naming.who(rules.established.body), writer.on(rules.established.on)
        yield from said(writer.marked("established", words.established.format(who=who, date=date)))
    yield from bullets(rules.legal_basis, label=words.legal_basis)


def structure(writer: Writer) -> Iterator[Block]:
    """The body above, the members or the networks with theirs, and which rules no network may change."""
    rules, words = writer.rules, writer.words.mandate.structure
    if rules.parent is not None:
        yield from said(writer.marked("parent", words.parent.format(who=writer.naming.who(rules.parent))))
    if rules.members:
        yield from said(writer.marked("members", words.members_are.format(members=_members(writer, rules.members))))
    yield from _networks(writer)
    if _meets_by_area(writer):
        yield from bullets((_area(writer, area) for area in writer.community.data.areas), label=words.areas)
    if rules.locked:
        names = tuple(dict.fromkeys(writer.naming.inside(rule_name(writer, path)) for path in rules.locked))
        text = words.locked.format(rules=listed(names, writer.words.who.conjunction))
        yield from said(writer.marked("locked", text))


def _meets_by_area(writer: Writer) -> bool:
    """Whether a rule counts areas, so that one must know which they are."""
    rules = writer.rules
    return any(seat.per == "area" for seat in rules.composition.seats) or any(kind.of == "each area" for kind in rules.meetings)


def _area(writer: Writer, area: Area) -> str:
    """`Sunnhordland. Koordinatoren er i Stord.`, with its members where they are known."""
    name = _in_time(writer, area.name, area.from_, area.until)
    told = f"{name}: {_members(writer, area.members)}" if area.members else name
    return " ".join((sentence(told), *(sentence(note) for note in area.notes))) if area.notes else told


def _networks(writer: Writer) -> Iterator[Block]:
    networks = writer.mandate.networks if writer.mandate is not None else ()
    named = tuple(one for one in networks if one.own is not None)
    if len(named) == 1:
        yield from _only_network(writer, named[0])
        return
    words, who = writer.words.mandate, writer.words.who
    head = (
        Column(words.structure.network),
        Column(words.structure.members),
        Column(capital(who.municipality.many), right=True),
        Column(words.cover.remark),
    )
    yield from rows_of(head, (_row(writer, one) for one in named))


def _only_network(writer: Writer, network: Network) -> Iterator[Block]:
    name = _network_name(writer, network)
    text = writer.words.mandate.structure.consists.format(name=name, members=_members(writer, network.members))
    yield from said(
        writer.marked(f"networks.{network.id}.members", text),
        *(sentence(note) for note in (network.own.notes if network.own is not None else ())),
    )


def _row(writer: Writer, network: Network) -> tuple[str, ...]:
    members = writer.marked(f"networks.{network.id}.members", capital(_members(writer, network.members)))
    notes = " ".join(sentence(note) for note in (network.own.notes if network.own is not None else ()))
    return (_network_name(writer, network), members, _municipalities(writer, network), notes)


def _network_name(writer: Writer, network: Network) -> str:
    own = network.own
    return _in_time(writer, network.name, own.from_, own.until) if own is not None else network.name


def _members(writer: Writer, members: tuple[Member, ...]) -> str:
    names = tuple(_in_time(writer, writer.naming.who(one.id), one.start, one.until) for one in members)
    return listed(names, writer.words.who.conjunction)


def _in_time(writer: Writer, name: str, start: Partial | None, until: Partial | None) -> str:
    words = writer.words.mandate.structure
    if start is not None and until is not None:
        return words.from_until.format(name=name, start=writer.since(start), end=writer.since(until))
    if start is not None:
        return words.from_day.format(name=name, date=writer.since(start))
    return words.until_day.format(name=name, date=writer.since(until)) if until is not None else name


def _municipalities(writer: Writer, network: Network) -> str:
    """How many municipalities; empty where one entry stands for several or an area or a kind is named."""
    found = [writer.community.organisation(member.id) for member in network.members]
    if any(one is None or one.count is not None for one in found):
        return ""
    return str(sum(1 for one in found if one is not None and one.kind == "municipality"))
