"""Deadlines as they hold for each kind of meeting, measured in calendar days."""

from collections.abc import Iterator
from dataclasses import replace

from mandat.diagnostics import Place
from mandat.frozen import frozen
from mandat.schema.meetings import MeetingKind
from mandat.schema.phrases import Offset, Span
from mandat.workspace.local import Version, versions
from mandat.workspace.model import Mandate

_WORKING_DAYS = {False: 5, True: 6}
"""Working days of a week, without and with Saturday."""


@frozen
class Rule:
    """When a thing is due before or after a meeting, and where that stands."""

    thing: str
    when: Offset
    span: Span
    place: Place

    @property
    def firmly(self) -> str:
        """The phrase without its "should be", for a sentence that has a verb."""
        return str(replace(self.when, span=replace(self.span, hedged=False)))


@frozen
class Papers:
    """The deadlines that hold for one kind of meeting; without a kind, those of the mandate alone.

    `is_own` says whether this kind, or a network, gives one of them itself.
    """

    version: Version
    kind: MeetingKind | None
    rules: dict[str, Rule]
    own: frozenset[str]


def papers(mandate: Mandate) -> Iterator[Papers]:
    """The deadlines of a mandate, and of every kind of meeting, as each version of the rules has them."""
    for version in versions(mandate):
        common = {rule.thing: rule for rule in _rules(version, "")}
        own = frozenset(thing for thing in common if version.says(f"deadlines.{thing}"))
        yield Papers(version, None, common, own)
        for kind in version.rules.meetings:
            here = {rule.thing: rule for rule in _rules(version, f"meetings.{kind.id}", kind)}
            said = frozenset(thing for thing in kind.deadlines if version.says(f"meetings.{kind.id}.deadlines.{thing}"))
            kept = {thing: rule for thing, rule in common.items() if thing not in kind.deadlines}
            yield Papers(version, kind, {**kept, **here}, own & frozenset(kept) | said)


def _rules(version: Version, path: str, kind: MeetingKind | None = None) -> Iterator[Rule]:
    deadlines = version.rules.deadlines if kind is None else kind.deadlines
    for thing, deadline in deadlines.items():
        if deadline.when is not None and deadline.when.span is not None:
            names = ((path,) if path else ()) + ("deadlines", thing)
            yield Rule(thing, deadline.when, deadline.when.span, version.place(*names))


def fewest_days(span: Span) -> float:
    """The fewest calendar days that the deadline of a span can be from the meeting."""
    return _days(span, full_weeks_only=True)


def most_days(span: Span) -> float:
    """The most calendar days, public holidays left aside."""
    return _days(span, full_weeks_only=False)


def _days(span: Span, *, full_weeks_only: bool) -> float:
    number = span.least
    match span.unit:
        case "hour":
            return number / 24
        case "day":
            return number
        case "week":
            return number * 7
        case "month":
            return number * (28 if full_weeks_only else 31)
        case "working day":
            week = _WORKING_DAYS[span.saturday]
            weekends = number // week if full_weeks_only else -(-number // week)
            return number + weekends * (7 - week)
