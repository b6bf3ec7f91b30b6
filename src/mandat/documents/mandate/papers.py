"""What is due around a meeting, how the agenda comes about, and what is written down."""

from collections.abc import Iterator, Mapping

from mandat.documents.mandate.parts import Block, about, bullets, said
from mandat.documents.mandate.phrases import offset_of_meeting
from mandat.documents.mandate.writer import Writer
from mandat.documents.names import listed
from mandat.documents.numbering import shown, spelled
from mandat.documents.phrasing import thing_due
from mandat.documents.runs import sentence
from mandat.documents.wording.base import capital
from mandat.schema.mandate import StandingItem
from mandat.schema.meetings import Deadline

_ANY_YEAR = 2025
"""Numbers are shown by an example."""
_SENT = ("agenda", "notice", "papers", "minutes")
_DUE = (*_SENT, "items", "comments", "absence")


def agenda(writer: Writer) -> Iterator[Block]:
    """Deadlines, who sets the agenda, its numbers and its standing items."""
    rules, words = writer.rules.agenda, writer.words.mandate.papers
    for one in deadline_sentences(writer, writer.rules.deadlines, "deadlines"):
        yield from said(one)
    set_by = capital(about(words.set_by, writer.naming.all_of(rules.set_by)))
    numbering = (
        words.numbering.format(numbering=shown(spelled(1, _ANY_YEAR, rules.numbering))) if rules.numbering is not None else ""
    )
    yield from said(writer.marked("agenda.set_by", set_by), writer.marked("agenda.numbering", numbering))
    items = (writer.marked(f"agenda.standing.{n}", _standing(writer, one)) for n, one in enumerate(rules.standing, start=1))
    yield from bullets(items, label=words.standing)
    for text in rules.notes:
        yield from said(sentence(text))


def minutes(writer: Writer) -> Iterator[Block]:
    """What is written down, who gets it, and how it is approved; only what the mandate says itself."""
    rules, words = writer.rules.minutes, writer.words.mandate.papers
    kinds = {"notes": words.kind_notes, "minutes": words.kind_minutes, "protocol": words.kind_protocol}
    approvals = {
        "next meeting": words.approved_next_meeting,
        "circulation": words.approved_circulation,
        "same meeting": words.approved_same_meeting,
        "signed": words.approved_signed,
    }
    to = writer.naming.all_of(rules.to) if "to" in rules.model_fields_set else ""
    yield from said(
        writer.marked("minutes.kind", kinds.get(rules.kind or "", "")),
        writer.marked("minutes.to", about(words.sent_to, to)),
        writer.marked("minutes.approved", approvals.get(rules.approved or "", "")),
        *(sentence(text) for text in rules.notes),
    )


def deadline_sentences(writer: Writer, deadlines: Mapping[str, Deadline], path: str) -> tuple[str, ...]:
    """One sentence or two for each thing that is due: `Sakslisten sendes ut senest 1 uke før møtet`."""
    return tuple(
        writer.marked(f"{path}.{thing}", text)
        for thing, rule in deadlines.items()
        if (text := " ".join(filter(None, _deadline(writer, thing, rule))))
    )


def _deadline(writer: Writer, thing: str, rule: Deadline) -> Iterator[str]:
    words = writer.words.mandate.papers
    hedged = rule.when is not None and rule.when.span is not None and rule.when.span.hedged
    to = about(words.to, writer.naming.all_of(rule.to))
    protocol = writer.rules.minutes.kind == "protocol"
    sending = (words.after_sending_protocol if protocol else words.after_sending) if thing == "comments" else None
    when = offset_of_meeting(rule.when, writer.words, sending) if rule.when is not None else ""
    told = " ".join(filter(None, (to, when)))
    if told:
        yield f"{_what_is_due(writer, thing, rule, hedged=hedged)} {told}."
    if rule.how is not None:
        yield sentence(rule.how)
    if rule.roll is not None:
        yield {"earlier": words.roll_earlier, "later": words.roll_later, "none": words.roll_none}[rule.roll]
    yield from (sentence(text) for text in rule.notes)


def _what_is_due(writer: Writer, thing: str, rule: Deadline, *, hedged: bool) -> str:
    """How a sentence about a deadline begins: `Sakslisten sendes ut`, `Sakslisten bør sendes ut`."""
    due = thing_due(thing, writer.rules)
    if thing not in _DUE:
        return f"{capital(thing)}:"
    if hedged:
        return str(getattr(writer.words.mandate.papers, f"{due.replace('-', '_')}_should"))
    if rule.how is not None and thing in _SENT:  # `how` says how it goes out, in its own verb
        return f"{capital(writer.words.deadlines[due])}:"
    return str(getattr(writer.words.mandate.papers, due.replace("-", "_")))


def _standing(writer: Writer, item: StandingItem) -> str:
    """`Beslutspunkter från SVOM och Fredagsgruppen (beslut)`."""
    words, naming = writer.words, writer.naming
    remarks = [words.item_types[item.type]] if item.type is not None else []
    bodies = listed(tuple(naming.short(one) for one in item.from_), words.who.conjunction)
    if bodies:
        remarks.append(about(words.agenda.from_bodies, bodies))
    if item.each is not None:
        remarks.append(words.mandate.papers.each_party)
    if item.part is not None:
        remarks.append(naming.who(item.part))
    if item.at:
        remarks.append(naming.all_of(item.at))
    remarks.extend(text.removesuffix(".") for text in item.notes)
    return f"{item.title} ({'; '.join(remarks)})" if remarks else item.title
