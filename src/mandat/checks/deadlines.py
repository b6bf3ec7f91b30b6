"""DUE: deadlines that contradict each other, or always fall on days nobody works."""

from collections.abc import Iterator

from mandat.checks.check import Moment, check
from mandat.checks.papers import Papers, Rule, fewest_days, most_days, papers
from mandat.diagnostics import Finding, Note, Place, Severity
from mandat.schema.phrases.names import WEEKDAYS
from mandat.workspace import Community, Workspace

_MONDAY_TO_THURSDAY = (1, 2, 3, 4)
_SATURDAY = 6


@check("DUE01", Severity.ERROR)
def agenda_before_items(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """The agenda goes out before items may be sent in.

    What: the deadline of `agenda` is further from the meeting than the deadline of `items`.

    Why: an item that comes in time would come too late for the agenda.

    Example:
        deadlines:
          items: 10 days before
          agenda: 2 weeks before

    Remedy: exchange the two, or correct one of them.
    """
    del moment
    for community in workspace.communities:
        for mandate in community.mandates:
            for one in papers(mandate):
                agenda, items = one.rules.get("agenda"), one.rules.get("items")
                if agenda and items and one.own & {"agenda", "items"} and _speaks(one, agenda, items):
                    yield from _too_late(one, agenda, items)


def _speaks(one: Papers, *rules: Rule) -> bool:
    """Whether it is the kind that brings the two together; the mandate's own pair is told once, of the mandate."""
    return one.kind is None or any(rule.thing in one.kind.deadlines for rule in rules)


def _too_late(one: Papers, agenda: Rule, items: Rule) -> Iterator[Finding]:
    if not (agenda.when.before and items.when.before) or fewest_days(agenda.span) <= most_days(items.span):
        return
    soft = any(rule.span.hedged or rule.span.about for rule in (agenda, items))
    message = f"The agenda goes out {agenda.firmly}, items close {items.firmly}: they come too late."
    remedy = f"exchange them: `items: {agenda.when}`, `agenda: {items.when}`"
    here, there = (items, agenda) if one.kind is not None and "agenda" not in one.kind.deadlines else (agenda, items)
    note = Note(there.place, f"the deadline for `{there.thing}`")
    at_most = Severity.WARNING if soft else None
    yield Finding(here.place, message, remedy, (note,), at_most, (agenda.place, items.place))


@check("DUE02", Severity.WARNING)
def always_on_weekend(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """A deadline that falls on a weekend whenever the body meets.

    What: every weekday that the `pattern` of a meeting kind allows, or `wishes` where it has none, puts the deadline on
    a Saturday or Sunday. Only deadlines in days and weeks are looked at.

    Why: each single one would have to be rolled to the working day before, which gives people fewer days than the
    mandate says.

    Example:
        meetings:
          - {id: ordinart, frequency: 4 per year, pattern: second Tuesday}
        deadlines: {items: 10 days before}

    Remedy: meet on another weekday, or choose another number of days.
    """
    del moment
    for community in workspace.communities:
        for mandate in community.mandates:
            for one in papers(mandate):
                yield from _on_weekends(community, one)


def _on_weekends(community: Community, one: Papers) -> Iterator[Finding]:
    if one.kind is None:
        return
    weekdays, place = _weekdays(community, one)
    says_days = one.version.says(f"meetings.{one.kind.id}.pattern")
    for rule in one.rules.values():
        # What is counted from the sending of the minutes has no weekday.
        if rule.thing == "comments" or rule.span.unit not in ("day", "week") or not (rule.thing in one.own or says_days):
            continue
        due = tuple(_due(weekday, rule) for weekday in weekdays)
        if min(due, default=0) >= _SATURDAY:
            yield _finding(one, rule, weekdays, place)


def _weekdays(community: Community, one: Papers) -> tuple[tuple[int, ...], Place]:
    """The weekdays on which a kind can meet, and where that stands."""
    if one.kind is not None and one.kind.pattern is not None:
        return one.kind.pattern.weekdays, one.version.place("meetings", one.kind.id, "pattern")
    weekdays = community.data.wishes.weekdays
    return weekdays or _MONDAY_TO_THURSDAY, community.place("wishes", "weekdays")


def _due(weekday: int, rule: Rule) -> int:
    """The weekday, Monday 1, on which the thing is due."""
    days = rule.span.least * (7 if rule.span.unit == "week" else 1)
    return (weekday - 1 + (-days if rule.when.before else days)) % 7 + 1


def _either(names: tuple[str, ...]) -> str:
    """`Monday, Thursday or Friday`."""
    return " or ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)


def _finding(one: Papers, rule: Rule, weekdays: tuple[int, ...], days: Place) -> Finding:
    meet = " and ".join(WEEKDAYS[day - 1] for day in weekdays)
    due = " or ".join(WEEKDAYS[day - 1] for day in sorted({_due(day, rule) for day in weekdays}))
    better = _either(tuple(WEEKDAYS[day - 1] for day in range(1, _SATURDAY) if _due(day, rule) < _SATURDAY))
    message = f"{meet} meetings with `{rule.when}` put every deadline for `{rule.thing}` on a {due}."
    remedy = f"meet on {better}" if better else "choose another number of days"
    if one.kind is not None and one.kind.pattern is not None:
        return Finding(days, message, remedy, (Note(rule.place, "the deadline"),), None, (days, rule.place))
    return Finding(rule.place, message, remedy, (Note(days, "the weekdays"),), None, (rule.place, days))
