"""Lines of the summary about the mandate itself: its version, its text, its rules, and what the community says."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from mandat.compare.model import CommunityChange, MandateChange
from mandat.documents.diff.rules import value_text
from mandat.documents.diff.text import before_and_after
from mandat.documents.diff.values import UNSAID, name_of, value_in_words
from mandat.documents.diff.view import Line, counted, glued, line, strong
from mandat.documents.mandate.rules import rule_name
from mandat.documents.mandate.writer import Writer
from mandat.documents.phrasing import partial_in_words
from mandat.documents.wording.groups import Wording
from mandat.schema.cycles import Review
from mandat.schema.differences import Difference

_PROSE = (
    "purpose", "background", "publication", "confidentiality", "expenses", "text", "scope", "limits", "settles", "follow_up",
    "dissent",
)  # fmt: skip
_LISTS = ("tasks", "powers", "notes")
_TOLD_ELSEWHERE = ("basis", "accept", "document", "source", "deadlines")
_NOUNS = {
    "seats": "seat",
    "roles": "role",
    "meetings": "kind of meeting",
    "parts": "part of a meeting",
    "duties": "plan or report",
    "deadlines": "deadline",
    "organisations": "organisation",
    "bodies": "body",
    "areas": "area",
    "standing": "standing item",
    "networks": "network",
    "sections": "section",
}
_LONGEST_PROSE = 240
"""A text with more letters is only shown among the details."""
_LONGEST = 80
"""A value with more letters is not quoted in a line of the summary."""


def document_lines(change: CommunityChange, words: Wording) -> Iterator[Line]:
    """Version, approval, validity and review of each mandate, in one line."""
    for one in change.mandates:
        rules = {rule.path: rule for rule in one.rules if rule.path.startswith("document.")}
        if rules and one.mandate.after is not None:
            writer = Writer(change.community.either, one.mandate.after.data, words, one.mandate.after)
            yield from _document_line(writer, rules)


def _document_line(writer: Writer, rules: dict[str, Difference]) -> Iterator[Line]:
    told = tuple(_document_parts(writer, rules))
    version = rules.get("document.version")
    if version is not None:
        was = f"(it was {version.before})" if version.before is not None else ""
        yield line(strong(f"Version {version.after or UNSAID}"), was, glued(f": {'; '.join(told)}." if told else "."))
    elif told:
        yield line(strong("Document:"), f"{'; '.join(told)}.")
    else:
        names = dict.fromkeys(path.split(".")[1].replace("_", " ") for path in rules)
        yield line(strong("Document:"), f"{', '.join(names)}.")


def _document_parts(writer: Writer, rules: dict[str, Difference]) -> Iterator[str]:
    words, document = writer.words, writer.rules.document
    for path in (path for path in rules if path.startswith("document.approved.") and rules[path].before is None):
        approval = document.approved[int(path.rsplit(".", 1)[1]) - 1]
        yield f"approved by {writer.naming.who(approval.body)}, {partial_in_words(approval.on, words)}"
    for path in (path for path in rules if path.startswith("document.ratified.")):
        number = path.split(".")[2]
        one = document.ratified[int(number) - 1] if int(number) <= len(document.ratified) else None
        if one is not None and one.on is not None:
            yield f"ratified by {writer.naming.who(one.party)}, {partial_in_words(one.on, words)}"
    if "document.status" in rules:
        yield f"status {document.status or UNSAID}"
    if "document.valid_from" in rules and document.valid_from is not None:
        yield f"valid from {partial_in_words(document.valid_from, words)}"
    if "document.valid_until" in rules:
        until = document.valid_until
        yield f"valid until {partial_in_words(until, words)}" if until is not None else "valid without an end"
    if any(path.startswith("document.review") for path in rules):
        yield f"next review {_review(document.review, words)}"
    if "document.owner" in rules and document.owner is not None:
        yield f"owner {writer.naming.who(document.owner)}"


def _review(review: Review | None, words: Wording) -> str:
    if review is None:
        return UNSAID
    return partial_in_words(review.by, words) if review.by is not None else "as needed"


def role_lines(change: CommunityChange, words: Wording) -> Iterator[Line]:
    """The rules of the roles, which the turns follow."""
    yield from _of_mandates(change, words, are_roles=True)


def rule_lines(change: CommunityChange, words: Wording) -> Iterator[Line]:
    """Every other rule of the mandates; those that change alike in one line."""
    yield from _of_mandates(change, words, are_roles=False)
    for pair, rules in change.processes:
        if rules:
            yield line(strong(pair.either.data.title), f"changes in {counted(len(rules), 'place')}.")


def _of_mandates(change: CommunityChange, words: Wording, *, are_roles: bool) -> Iterator[Line]:
    for one in change.mandates:
        if one.mandate.after is None or one.mandate.before is None:
            continue
        writer = Writer(change.community.either, one.mandate.after.data, words, one.mandate.after)
        before = Writer(change.community.before or change.community.either, one.mandate.before.data, words, one.mandate.before)
        rules = (rule for rule in _worth_a_line(change, one) if rule.path.startswith("roles.") == are_roles)
        yield from lines_of_rules(writer, before, rules)


def _worth_a_line(change: CommunityChange, one: MandateChange) -> tuple[Difference, ...]:
    """The rules that no other line tells: not those of which the days or the names are told."""
    own = (rule for _, rule in one.own if rule.path.rpartition(".")[2] not in ("name", "from", "until"))
    rules = (rule for rule in one.rules if rule.path.split(".")[0] not in _TOLD_ELSEWHERE)
    dated = bool(change.dates.deadlines)
    deadlines = (rule for rule in one.rules if rule.path.startswith("deadlines.") and not (dated and _is_of_days(rule)))
    due = bool(change.dates.duties)
    kept = (rule for rule in rules if not (due and rule.path.startswith("duties.") and _is_of_days(rule)))
    return (*kept, *own, *deadlines)


def _is_of_days(rule: Difference) -> bool:
    """Whether a rule only says when something is due, or is there at all."""
    steps = rule.path.split(".")
    return len(steps) == 2 or steps[-1] in ("when", "by", "every", "start")  # noqa: PLR2004  the entry itself


def lines_of_rules(writer: Writer, before: Writer, rules: Iterable[Difference]) -> Iterator[Line]:
    """A line for each rule; those that change alike have one together. `before` writes what is no longer there."""
    alike: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for rule in rules:
        step = rule.path.rpartition(".")[2]
        if ".local." in rule.path:
            yield _local_line(writer, rule)
        elif _is_order(rule):
            yield line(strong(f"{name_of(writer, rule.path)}:"), "in another order, which turns may follow.")
        elif step in _PROSE:
            yield _prose_line(name_of(writer, rule.path), rule)
        elif step in _LISTS:
            yield _list_line(writer, rule)
        elif rule.before is None or rule.after is None:
            yield from _entry_line(writer if rule.after is not None else before, rule)
        else:
            alike[step, value_in_words(rule.before, before), value_in_words(rule.after, writer)].append(rule.path)
    for (step, was, now), paths in alike.items():
        if step in ("rotates", "alternates"):
            found = [name_of(writer, path.rpartition(".")[0]) for path in paths]
            names = _and([found[0], *(name[:1].lower() + name[1:] for name in found[1:])])
            yield line(strong(f"{names}: turns {now}"), f"(it was {was}).")
        else:
            yield _value_line([name_of(writer, path) for path in paths], was, now)


def _local_line(writer: Writer, rule: Difference) -> Line:
    """A rule that one network has for itself."""
    place, _, path = rule.path.partition(".local.")
    name = f"{rule_name(writer, place)}, {name_of(writer, path)}:"
    now = value_text(rule.after) if rule.after is not None else ""
    return line(strong(name), f"{now} (only here)." if now else "as in all networks again.")


def _is_order(rule: Difference) -> bool:
    before, after = rule.before, rule.after
    return isinstance(before, tuple) and isinstance(after, tuple) and sorted(map(str, before)) == sorted(map(str, after))


def _prose_line(name: str, rule: Difference) -> Line:
    """A text: where it is short, as it reads now, with what is new in it."""
    if not rule.after or not rule.before:
        return line(strong(name), "is new." if rule.after else "is gone.")
    now = before_and_after(str(rule.before), str(rule.after))[1]
    if len(now.text) > _LONGEST_PROSE:
        return line(strong(name), "has new words.")
    return line(f"{name}, in new words:", *now.runs)


def _value_line(names: list[str], was: str, now: str) -> Line:
    name = _and(names)
    if max(len(was), len(now)) > _LONGEST:
        return line(strong(name), "is another one.")
    told = "no longer said" if now == UNSAID else now
    return line(strong(f"{name}:"), f"{told} ({'nothing was said' if was == UNSAID else f'it was {was}'}).")


def _and(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _list_line(writer: Writer, rule: Difference) -> Line:
    """New and dropped entries of a list of words; the entry itself where there is one."""
    old = rule.before if isinstance(rule.before, tuple) else ()
    new = rule.after if isinstance(rule.after, tuple) else ()
    came, went = [one for one in new if one not in old], [one for one in old if one not in new]
    told = [f"{len(found)} {word}" for found, word in ((came, "new"), (went, "dropped")) if found] or ["in another order"]
    only = f" ({came[0]})" if len(came) == 1 and not went and len(str(came[0])) <= _LONGEST else ""
    return line(strong(f"{name_of(writer, rule.path)}:"), f"{', '.join(told)}{only}.")


def _entry_line(writer: Writer, rule: Difference) -> Iterator[Line]:
    name = name_of(writer, rule.path)
    value = rule.after if rule.after is not None else rule.before
    parent = rule.path.rpartition(".")[0].rpartition(".")[2]
    noun = _NOUNS.get(parent, "")
    word = f"New {noun}".rstrip() if rule.after is not None else f"{noun} gone".strip().capitalize()
    if hasattr(value, "model_fields_set") or isinstance(value, bool):
        yield line(strong(f"{word}:"), f"{name}.")
    else:
        was, now = value_in_words(rule.before, writer), value_in_words(rule.after, writer)
        yield _value_line([name], was, now)
