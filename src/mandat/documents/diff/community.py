"""What the community's own file says otherwise: closed weeks, organisations and bodies, wishes; and further files."""

from collections.abc import Iterator

from mandat.compare.model import CommunityChange
from mandat.documents.diff.rules import value_text
from mandat.documents.diff.summary import lines_of_rules
from mandat.documents.diff.values import UNSAID, closed_in_words, name_of, value_in_words
from mandat.documents.diff.view import Fold, Line, fold, glued, line, strong
from mandat.documents.mandate.writer import Writer
from mandat.documents.wording.groups import Wording
from mandat.schema.community import ClosedTime
from mandat.schema.differences import Difference

_CLOSING = (("closed", "Closed for meetings:", "Open again:"), ("quiet", "Quiet time:", "No quiet time any more:"))
_NOT_HERE = ("closed", "quiet", "basis", "accept", "notes", "name")
_ENTRIES = {
    "organisations": "Organisation",
    "areas": "Area",
    "bodies": "Body",
    "closed": "Closed for meetings",
    "quiet": "Quiet time",
    "accept": "Accepted finding",
}


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
    if pair.before.data.name != pair.after.data.name:
        new_id = f"; its id is now {pair.after.id}" if pair.renamed is not None else ""
        named = (strong(pair.before.data.name), "is now called", strong(pair.after.data.name), glued("."))
        yield line(*named, f"It is the same community{new_id}.")
    elif pair.renamed is not None:
        yield line(f"The community `{pair.renamed}` has the new id", strong(pair.after.id), glued("."))
    members = {_organisation(member.after or member.before) for one in change.mandates for member in one.members}
    writer = Writer(pair.after, pair.after.data, words)
    before = Writer(pair.before, pair.before.data, words)
    rules = [rule for rule in change.rules if rule.path.split(".")[0] not in _NOT_HERE]
    yield from lines_of_rules(writer, before, (rule for rule in rules if rule.path.removeprefix("organisations.") not in members))


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
