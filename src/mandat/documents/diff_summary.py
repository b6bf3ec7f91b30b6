"""Lines of the summary about the mandate itself: its version, its text, its rules, and what the community says."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from mandat.compare.model import CommunityChange, MandateChange
from mandat.documents.diff_rules import value_text
from mandat.documents.diff_text import before_and_after
from mandat.documents.diff_values import UNSAID, closed_in_words, name_of, value_in_words
from mandat.documents.diff_view import Fold, Line, counted, fold, glued, line, strong
from mandat.documents.mandate_document_writer import Writer
from mandat.documents.phrasing import partial_in_words
from mandat.documents.wording_groups import Wording
from mandat.schema.community import ClosedTime
from mandat.schema.cycles import Review
from mandat.schema.differences import Difference

_PROSE = ("purpose", "background", "publication", "confidentiality", "expenses", "text")
_LISTS = ("tasks", "powers", "notes")
_TOLD_ELSEWHERE = ("basis", "accept", "document", "source", "deadlines")
_CLOSING = (("closed", "Closed for meetings:", "Open again:"), ("quiet", "Quiet time:", "No quiet time any more:"))
_ENTRIES = {
    "organisations": "Organisation",
    "areas": "Area",
    "bodies": "Body",
    "closed": "Closed for meetings",
    "quiet": "Quiet time",
    "accept": "Accepted finding",
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


def _document_parts(writer: Writer, rules: dict[str, Difference]) -> Iterator[str]:
    words, document = writer.words, writer.rules.document
    for path in (path for path in rules if path.startswith("document.approved.") and rules[path].before is None):
        approval = document.approved[int(path.rsplit(".", 1)[1]) - 1]
        yield f"approved by {writer.naming.who(approval.body)}, {partial_in_words(approval.on, words)}"
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
            yield line(strong(pair.either.data.title), f"says {counted(len(rules), 'thing')} otherwise.")


def _of_mandates(change: CommunityChange, words: Wording, *, are_roles: bool) -> Iterator[Line]:
    for one in change.mandates:
        if one.mandate.after is None or one.mandate.before is None:
            continue
        writer = Writer(change.community.either, one.mandate.after.data, words, one.mandate.after)
        before = Writer(change.community.before or change.community.either, one.mandate.before.data, words, one.mandate.before)
        rules = (rule for rule in _worth_a_line(one) if rule.path.startswith("roles.") == are_roles)
        yield from _rule_lines(writer, before, rules)


def _worth_a_line(one: MandateChange) -> tuple[Difference, ...]:
    own = (rule for _, rule in one.own if rule.path.rpartition(".")[2] not in ("name", "from", "until"))
    rules = (rule for rule in one.rules if rule.path.split(".")[0] not in _TOLD_ELSEWHERE)
    return (*rules, *own, *(rule for rule in one.rules if _is_new_deadline(rule)))


def _is_new_deadline(rule: Difference) -> bool:
    """Whether a deadline says something else than its time: to whom, how."""
    return rule.path.startswith("deadlines.") and rule.path.rpartition(".")[2] in ("to", "how", "roll")


def _rule_lines(writer: Writer, before: Writer, rules: Iterable[Difference]) -> Iterator[Line]:
    alike: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for rule in rules:
        step = rule.path.rpartition(".")[2]
        if step in _PROSE:
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
    return line(strong(f"{name}:"), f"{now} (it was {was}).")


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
    word = "New" if rule.after is not None else "Gone"
    if hasattr(value, "model_fields_set") or isinstance(value, bool):
        yield line(strong(f"{word}:"), f"{name}.")
    else:
        now = value_in_words(rule.after, writer)
        yield line(strong(f"{name}:"), f"{now} (it was {value_in_words(rule.before, writer)}).")


def closed_lines(change: CommunityChange, words: Wording) -> Iterator[Line]:
    """Weeks and days that are closed for meetings, or open again; quiet ones likewise."""
    for kind, closed, opened in _CLOSING:
        for rule in (rule for rule in change.rules if rule.path.split(".")[0] == kind):
            value = rule.after if rule.after is not None else rule.before
            if isinstance(value, ClosedTime):
                yield line(strong(closed if rule.after is not None else opened), f"{closed_in_words(value, words)}.")
            else:
                was, now = (value_text(one) or UNSAID for one in (rule.before, rule.after))
                yield line(strong(closed), f"{now} (it was {was}).")


def community_lines(change: CommunityChange, words: Wording) -> Iterator[Line]:
    """The community itself: its name, its organisations and bodies, the wishes for its meetings."""
    pair = change.community
    if pair.before is None or pair.after is None:
        yield line(strong("New community:" if pair.before is None else "Gone:"), f"{pair.either.data.name}.")
        return
    if pair.renamed is not None:
        yield line(f"The community `{pair.renamed}` has the new id", strong(pair.after.id), glued("."))
    members = {_organisation(member.after or member.before) for one in change.mandates for member in one.members}
    writer = Writer(pair.after, pair.after.data, words)
    before = Writer(pair.before, pair.before.data, words)
    rules = [rule for rule in change.rules if rule.path.split(".")[0] not in ("closed", "quiet", "basis", "accept", "notes")]
    yield from _rule_lines(writer, before, (rule for rule in rules if rule.path.removeprefix("organisations.") not in members))


def _organisation(membership: object) -> str:
    return str(getattr(getattr(membership, "organisation", None), "id", ""))


def community_fold(change: CommunityChange, words: Wording) -> tuple[Fold, ...]:
    """Everything that the community's own file says otherwise."""
    pair = change.community
    if pair.after is None or pair.before is None:
        return ()
    writer, before = Writer(pair.after, pair.after.data, words), Writer(pair.before, pair.before.data, words)
    rows = (
        (
            _what(writer if rule.after is not None else before, rule),
            _value(rule.before, before),
            _value(rule.after, writer),
        )
        for rule in change.rules
    )
    return fold(f"In the file of {pair.after.data.name}", ("What", "Before", "After"), rows)


def _what(writer: Writer, rule: Difference) -> str:
    """What the row is about: an organisation, a closed week, or the rule's name."""
    steps = rule.path.split(".")
    if steps[0] in _ENTRIES and len(steps) == 2:  # noqa: PLR2004  the list and the entry
        return _ENTRIES[steps[0]]
    return name_of(writer, rule.path)


def _value(value: object, writer: Writer) -> str:
    if isinstance(value, ClosedTime):
        return closed_in_words(value, writer.words)
    return "–" if value is None else value_in_words(value, writer)


def other_lines(change: CommunityChange, words: Wording) -> Iterator[Line]:
    """Meeting files: their agendas and minutes are read in the files themselves."""
    files = [name for name in change.other if "/meetings/" in name]
    if files:
        named = ", ".join(name.rsplit("/", 1)[1].removesuffix(".yaml") for name in files[:3])
        more = f" and {len(files) - 3} more" if len(files) > 3 else ""  # noqa: PLR2004  three names are read at a glance
        yield line(strong("Agenda or minutes:"), f"{named}{more}.")
    if any(name.endswith("people.yaml") for name in change.other):
        yield line(strong("The private file of people"), "is another one; who holds a seat may have changed.")
    del words
