"""What a mandate says otherwise, in the sentences of the mandate as a document: before and after, side by side."""

from collections.abc import Iterator
from datetime import date

from mandat.compare.model import CommunityChange, MandateChange, Pair
from mandat.documents.diff.text import before_and_after, paired
from mandat.documents.diff.view import Fold, Line, fold
from mandat.documents.mandate.parts import Block, Section
from mandat.documents.mandate.process import process_view
from mandat.documents.mandate.rules import rule_name
from mandat.documents.mandate.view import MandateView, mandate_view
from mandat.documents.mandate.writer import Writer
from mandat.documents.runs import Fact
from mandat.documents.wording.groups import Wording
from mandat.schema.differences import Difference
from mandat.schema.values import as_in_file
from mandat.workspace import Community, Mandate

Heading = tuple[str, ...]
_HEAD = ("Rule", "Before", "After")
_ORIGIN_FIELDS = ("section", "quote", "source", "assumed", "note")
_ORIGIN = ("basis", "accept", "source", "locked")


def rule_folds(change: CommunityChange, words: Wording, on: date) -> Iterator[Fold]:
    """One table for each mandate and process plan that says something else."""
    for one in change.mandates:
        if one.rules or one.own:
            yield from _mandate_fold(change, one, words, on)
    for pair, rules in change.processes:
        if rules and pair.before is not None and pair.after is not None and change.community.before and change.community.after:
            before = process_view(change.community.before, pair.before, words, on)
            after = process_view(change.community.after, pair.after, words, on)
            yield from fold(f"Text and rules of {after.title}", _HEAD, _rows(before, after, words))


def _mandate_fold(change: CommunityChange, one: MandateChange, words: Wording, on: date) -> Iterator[Fold]:
    views = _views(change.community, one.mandate, words, on)
    if views is None or one.mandate.after is None:
        return
    rows = tuple(_rows(*views, words))
    yield from fold(f"Text and rules of {one.mandate.after.name}", _HEAD, rows)
    hidden = one.rules if not rows else tuple(rule for rule in one.rules if rule.path.split(".")[0] in _ORIGIN)
    writer = Writer(change.community.either, one.mandate.after.data, words, one.mandate.after)
    yield from fold(f"Origins and remarks in {one.mandate.after.name}", _HEAD, (_plain(writer, rule) for rule in hidden))


def _views(
    community: Pair[Community], mandate: Pair[Mandate], words: Wording, on: date
) -> tuple[MandateView, MandateView] | None:
    if community.before is None or community.after is None or mandate.before is None or mandate.after is None:
        return None
    return mandate_view(community.before, mandate.before, words, on), mandate_view(community.after, mandate.after, words, on)


def _plain(writer: Writer, rule: Difference) -> tuple[str | Line, ...]:
    before, after = before_and_after(value_text(rule.before), value_text(rule.after))
    return (_plain_name(writer, rule), before, after)


def _plain_name(writer: Writer, rule: Difference) -> str:
    """`Accepted finding VER03`, `Purpose, quote`."""
    first, _, rest = rule.path.partition(".")
    if first == "accept":
        code = getattr(rule.after or rule.before, "code", "")
        return f"Accepted finding {code}".rstrip()
    if first != "basis":
        return rule_name(writer, rule.path)
    path, _, field = rest.rpartition(".")
    return f"{rule_name(writer, path)}, {field}" if field in _ORIGIN_FIELDS else rule_name(writer, rest)


def value_text(value: object) -> str:
    """A value as the file says it; of an entry its title, name or id."""
    if value is None or value == ():
        return ""
    if isinstance(value, tuple):
        return ", ".join(value_text(one) for one in value)
    for name in ("title", "name", "what", "because", "quote", "assumed", "note", "id", "body", "party"):
        found = getattr(value, name, None)
        if isinstance(found, str):
            return found
    return as_in_file(value)


def _rows(before: MandateView, after: MandateView, words: Wording) -> Iterator[tuple[str | Line, ...]]:
    """Line by line, heading by heading, in the order of the later document."""
    old, new = _lines(before, words), _lines(after, words)
    for heading in dict.fromkeys((*new, *old)):
        for went, came in paired(old.get(heading, ()), new.get(heading, ())):
            yield (" · ".join(heading), *before_and_after(went, came))
    yield from _notes(before, after)


def _lines(view: MandateView, words: Wording) -> dict[Heading, tuple[str, ...]]:
    """Every sentence, list entry and table row of a document, by the headings it stands under."""
    found: dict[Heading, list[str]] = {(): []}
    found["Title",] = [view.title]
    for fact in view.facts:
        found[fact.label,] = [_fact(fact)]
    for section in view.front:
        _add(found, section, ())
    for section in view.sections:
        _add(found, section, (words.mandate.headings.structure,))
    return {heading: tuple(lines) for heading, lines in found.items()}


def _notes(before: MandateView, after: MandateView) -> Iterator[tuple[str | Line, ...]]:
    """Notes and assumptions that are new, gone or in other words; one that only stands under another name is none."""
    for kind, old, new in (("Note", before.doubts, after.doubts), ("Assumption", before.assumptions, after.assumptions)):
        texts = {one.text for one in old} & {one.text for one in new}
        went = {one.subject: one.text for one in old if one.text not in texts}
        came = {one.subject: one.text for one in new if one.text not in texts}
        for subject in dict.fromkeys((*came, *went)):
            yield (f"{kind} · {subject}", *before_and_after(went.get(subject, ""), came.get(subject, "")))


def _fact(fact: Fact) -> str:
    return " ".join(run.text for run in fact.runs)


def _add(found: dict[Heading, list[str]], section: Section, without_tables: tuple[str, ...]) -> None:
    for block in section.blocks:
        if block.table is None or section.title not in without_tables:
            heading = (section.title, block.label) if block.label else (section.title,)
            found.setdefault(heading, []).extend(_block(block))
    for part in section.parts:
        _add(found, part, without_tables)


def _block(block: Block) -> Iterator[str]:
    yield from block.sentences or ((block.text,) if block.text else ())
    yield from block.items
    if block.table is not None:
        for row in block.table.rows:
            yield " · ".join(cell for cell in row if cell)
