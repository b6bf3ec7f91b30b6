"""What a change means: the view that the comment, the terminal and the PDF are made from."""

from collections.abc import Iterator
from datetime import date

from mandat.checks.run import Judged
from mandat.compare.model import CommunityChange, Comparison
from mandat.documents.cover import Cover
from mandat.documents.dates import plain_date
from mandat.documents.diff.community import closed_lines, community_fold, community_lines, other_lines
from mandat.documents.diff.dates import (
    deadline_fold,
    deadline_lines,
    duty_fold,
    duty_lines,
    meeting_fold,
    meeting_lines,
)
from mandat.documents.diff.people import meeting_turn_lines, member_fold, people_lines, turn_fold, turn_lines
from mandat.documents.diff.rules import rule_folds, value_text
from mandat.documents.diff.summary import document_lines, role_lines, rule_lines
from mandat.documents.diff.view import MOST_LINES, DiffView, Fold, Line, counted, fold, glued, line, shortened, strong
from mandat.documents.wording.groups import Wording
from mandat.frozen import frozen
from mandat.schema.differences import Difference

_DATE_FIELDS = ("on", "time", "state", "because", "place", "form", "was", "revision", "revised")
TITLE = "What this change means"
NOTHING = "No change in meaning."


@frozen
class Sides:
    """What the two sides are called, as they were asked for: `main`, `HEAD~1`, `the files as they are`."""

    before: str
    after: str


def diff_view(comparison: Comparison, sides: Sides, words: Wording, *, folded: bool = True) -> DiffView:
    """What a change means; `folded` for a comment on a web page: details can be unfolded, and very long ones are cut."""
    details = (one for change in comparison.communities for one in _folds(change, comparison, words))
    folds = (*details, *_finding_fold(comparison))
    day = plain_date(comparison.on, words.locale)
    names = tuple(change.community.either.data.name for change in comparison.communities)
    return DiffView(
        Cover(TITLE, ", ".join(names) or "mandat", comparison.on, None, f"{sides.before} → {sides.after}"),
        TITLE,
        _summary(comparison, words),
        tuple(map(shortened, folds)) if folded else folds,
        f"From {sides.before} to {sides.after}, judged on {day}.{_proposals(comparison)}",
        folded,
    )


def _summary(comparison: Comparison, words: Wording) -> tuple[Line, ...]:
    """At most `MOST_LINES`: what each community has most to say, the findings, and what stays as it is."""
    found = tuple((change, _told(change, words, comparison.on)) for change in comparison.communities)
    findings = tuple(_finding_lines(comparison))
    same = tuple(line for change in comparison.communities for line in _unchanged(change)) if len(found) == 1 else ()
    room = MOST_LINES - len(findings) - len(same)
    if len(found) == 1:
        lines = _shortened(found[0][1], room)
    else:
        lines = tuple(one for change, told in found for one in _of_several(change, told, room // max(1, len(found))))
    return (*_shortened(lines, room), *findings, *same) or (line(strong(NOTHING)),)


def _told(change: CommunityChange, words: Wording, on: date) -> tuple[Line, ...]:
    lines = tuple(_of_community(change, words, on))
    return lines or (line(strong("Only origins, remarks or accepted findings change."), "No rule does."),)


def _of_several(change: CommunityChange, told: tuple[Line, ...], room: int) -> Iterator[Line]:
    """One of several communities: its name, and as many lines as it may have."""
    pair = change.community
    named = told[0] if pair.before is None or pair.after is None else line(strong(f"{pair.either.data.name}:"), *told[0].runs)
    more = len(told) - max(1, room)
    if room < 2:  # noqa: PLR2004  there is only room for the first line of each
        yield line(*named.runs, f"… and {counted(more, 'more change')}.") if more > 0 else named
        return
    yield from _shortened((named, *told[1:]), room)


def _of_community(change: CommunityChange, words: Wording, on: date) -> Iterator[Line]:
    """People first, then what they have in their calendars, whose turn it is, and the words of the mandate."""
    for part in (community_lines, people_lines, closed_lines, meeting_lines):
        yield from part(change, words)
    yield from deadline_lines(change, words, on)
    yield from role_lines(change, words)
    yield from turn_lines(change, words, on)
    for part in (meeting_turn_lines, _plan_lines, document_lines, rule_lines, duty_lines, other_lines):
        yield from part(change, words)


def _unchanged(change: CommunityChange) -> Iterator[Line]:
    """What a reader fears and need not: said once it was looked at."""
    dates = change.dates
    whole = change.community.before is None or change.community.after is None
    wholes = any(one.mandate.before is None or one.mandate.after is None for one in change.mandates)
    if whole or wholes or dates.impossible or not dates.years:
        return
    turns = dates.turns or any(one.turns for one in change.mandates)
    same = [name for name, found in (("meeting", dates.meetings), ("deadline", dates.deadlines), ("turn", turns)) if not found]
    if same:
        named = f"{', '.join(same[:-1])} or {same[-1]}" if len(same) > 1 else same[0]
        yield line(f"No {'other ' if dates.meetings and 'meeting' in same else ''}{named} changes.")


def _shortened(lines: tuple[Line, ...], room: int) -> tuple[Line, ...]:
    if len(lines) <= room:
        return lines
    return (*lines[: room - 1], line(f"… and {counted(len(lines) - room + 1, 'more change')}: see below."))


def _folds(change: CommunityChange, comparison: Comparison, words: Wording) -> Iterator[Fold]:
    yield from member_fold(change, words)
    yield from meeting_fold(change, words)
    yield from deadline_fold(change, words)
    yield from turn_fold(change, words)
    yield from duty_fold(change, words)
    yield from rule_folds(change, words, comparison.on)
    yield from community_fold(change, words)
    yield from fold("Plan files", ("What", "Before", "After"), (_plan_row(rule) for rule in _plan_rules(change)))


def _plan_rules(change: CommunityChange) -> Iterator[Difference]:
    """What plans say beside the dates that are told already."""
    for one in change.plans:
        is_told = one.plan.either.data.plan in change.dates.years
        yield from (rule for rule in one.rules if not (is_told and _is_date(rule)))


def _is_date(rule: Difference) -> bool:
    steps = rule.path.split(".")
    return steps[0] == "meetings" and (len(steps) < 3 or steps[-1] in _DATE_FIELDS)  # noqa: PLR2004  a field of a line


def _plan_row(rule: Difference) -> tuple[str, str, str]:
    return (rule.path, value_text(rule.before) or "–", value_text(rule.after) or "–")


def _plan_lines(change: CommunityChange, words: Wording) -> Iterator[Line]:
    """Plans of years that are over, or still far."""
    del words
    for one in change.plans:
        year = one.plan.either.data.plan
        if year in change.dates.years:
            continue
        if one.plan.before is None or one.plan.after is None:
            yield line(strong(f"The plan of {year}"), "is new." if one.plan.before is None else "is gone.")
        elif one.rules:
            yield line(strong(f"The plan of {year}"), f"changes in {counted(len(one.rules), 'place')}.")


def _finding_lines(comparison: Comparison) -> Iterator[Line]:
    found, solved = comparison.found, comparison.solved
    if len(found) == 1:
        yield line(strong(f"New {found[0].severity.value}:"), found[0].finding.message)
    elif found:
        errors = sum(one.severity.value == "error" for one in found)
        parts = [counted(errors, "error")] if errors else []
        parts += [counted(len(found) - errors, "warning")] if len(found) > errors else []
        yield line(strong(f"New: {' and '.join(parts)}"), glued("."), "See below.")
    if solved:
        yield line(strong(f"{counted(len(solved), 'finding')} solved"), glued("."))


def _finding_fold(comparison: Comparison) -> tuple[Fold, ...]:
    rows = (*(_finding_row("new", one) for one in comparison.found), *(_finding_row("solved", one) for one in comparison.solved))
    return fold("Findings", ("", "Finding", "Where", "Remedy"), rows)


def _finding_row(what: str, one: Judged) -> tuple[str, ...]:
    kind = f"{what} {one.severity.value} {one.check.code}"
    place = one.finding.place
    where = f"{place.file}, {place.path}" if place.path else place.file
    return (kind, one.finding.message, where, one.finding.help if what == "new" else "")


def _proposals(comparison: Comparison) -> str:
    """That dates which nobody adopted are proposals."""
    meetings = (pair.either for change in comparison.communities for pair in change.dates.meetings)
    if any(one.state == "proposed" for one in meetings) or any(change.dates.deadlines for change in comparison.communities):
        return " Dates that stand in no plan are proposals; as few as possible were moved."
    return ""
