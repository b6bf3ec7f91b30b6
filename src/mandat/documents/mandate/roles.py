"""Who leads, who writes: one paragraph for each role, with the role in the label column."""

from collections.abc import Iterator

from mandat.documents.mandate.parts import Block, about, bullets, said
from mandat.documents.mandate.phrases import term_in_words
from mandat.documents.mandate.writer import Writer
from mandat.documents.names import listed
from mandat.documents.phrasing import period_in_words
from mandat.documents.runs import sentence
from mandat.documents.wording.base import capital
from mandat.schema.meetings import Role, TurnEvent

LEADING = ("chair", "vice-chair", "secretary", "host", "convener")
"""Roles that make the section one about leading meetings."""


def roles(writer: Writer) -> Iterator[Block]:
    """Every role in the order of the file."""
    for name, role in writer.rules.roles.items():
        path, label = f"roles.{name}", writer.naming.role_label(name)
        texts = list(writer.told(path, _sentences(writer, role)))
        texts.extend(sentence(text) for text in role.notes)
        if role.title is not None and role.title != label and writer.naming.own_language:
            texts.insert(0, sentence(role.title))
        yield from said(*texts, label=label)
        yield from bullets((sentence(task) for task in role.tasks), label="" if texts else label)
        if not texts and not role.tasks:
            yield from said(sentence(label))


def _sentences(writer: Writer, role: Role) -> Iterator[tuple[str, str]]:
    words, naming = writer.words.mandate.roles, writer.naming
    yield "rotates", _rotates(writer, role)
    yield "between", _alternates(writer, role)
    yield "jointly", about(words.jointly, capital(naming.all_of(role.jointly)))
    yield "office", words.office.format(office=naming.inside(role.office)) if role.office is not None else ""
    yield "same_as", words.same_as.format(who=naming.who(role.same_as)) if role.same_as is not None else ""
    yield "party", about(words.party, naming.one_of(role.party))
    yield "order", _order(writer, role)
    yield "start", words.start.format(date=writer.date(role.start)) if role.start is not None else ""
    yield "other_than", _other_than(writer, role)
    yield "term", words.term.format(term=term_in_words(role.term, writer.words)) if role.term is not None else ""
    yield "appointed_by", about(words.appointed_by, naming.all_of(role.appointed_by))
    yield "deputy", words.deputy.format(who=naming.who(role.deputy)) if role.deputy is not None else ""
    yield "at", words.at.format(kinds=naming.all_of(role.at)) if role.at else ""
    for event in role.events:
        yield "events", _event(writer, event)


def _rotates(writer: Writer, role: Role) -> str:
    if role.rotates is None:
        return ""
    who = writer.naming.all_of(role.among) or writer.words.who.members
    return writer.words.mandate.roles.rotates.format(period=period_in_words(role.rotates, writer.words), who=who)


def _alternates(writer: Writer, role: Role) -> str:
    if role.alternates is None:
        return ""
    period, who = period_in_words(role.alternates, writer.words), writer.naming.all_of(role.between)
    return writer.words.mandate.roles.alternates.format(period=period, who=who)


def _order(writer: Writer, role: Role) -> str:
    words = writer.words.mandate.roles
    if role.order is None:
        return ""
    if isinstance(role.order, tuple):
        return words.order.format(who=writer.naming.all_of(role.order))
    return words.alphabetical if role.order == "alphabetical" else words.listed


def _other_than(writer: Writer, role: Role) -> str:
    words = writer.words.mandate.roles
    if role.other_than is None:
        return ""
    phrase = words.never_with if role.rotates is not None else words.other_than
    return phrase.format(who=writer.naming.who(role.other_than))


def _event(writer: Writer, event: TurnEvent) -> str:
    """A swap or an exemption, with the network it happened in and what was noted."""
    words, naming = writer.words.mandate.roles, writer.naming
    texts, date = [], writer.date(event.in_)
    if event.swap:
        first, second = (naming.who(one) for one in event.swap[:2])
        texts.append(words.swap.format(date=date, first=first, second=second))
    if event.exempt:
        texts.append(words.exempt.format(date=date, who=naming.all_of(event.exempt)))
    remarks = (naming.who(event.of) if event.of is not None else "", event.note or "")
    remark = listed(tuple(text.removesuffix(".") for text in remarks if text), "–")
    return f"{' '.join(texts).removesuffix('.')} ({remark})." if remark else " ".join(texts)
