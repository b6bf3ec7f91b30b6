"""Workspace x Workspace -> Comparison: everything that a change means, for those communities that it touches."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from mandat.checks.check import Earlier
from mandat.checks.earlier import find_since
from mandat.checks.run import Judged
from mandat.compare.dates import Question, Renames, Year, dates_of, years_of
from mandat.compare.findings import differs, only
from mandat.compare.members import member_changes, splits
from mandat.compare.model import CommunityChange, Comparison, Dates, MandateChange, Pair, PlanChange
from mandat.compare.pairs import community_pairs, mandate_pairs, network_pairs, pairs
from mandat.compare.relevance import Weight, weight
from mandat.compare.scope import series_in_scope
from mandat.compare.turns import turn_changes
from mandat.frozen import frozen
from mandat.schema.differences import Difference, differences
from mandat.schema.mandate import MandateFile
from mandat.workspace import Community, Mandate, Meeting, Network, Plan, Process, Workspace

Judgements = tuple[tuple[Judged, ...], tuple[Judged, ...]]


@frozen
class _Names:
    """The new ids of networks and mandates in one community, by the old ones."""

    new: Mapping[str, str]

    def path(self, path: str) -> str:
        """A rule path with the new names in it."""
        return ".".join(self.new.get(step, step) for step in path.split("."))

    def value(self, value: object) -> object:
        """A name, or several, as they are called now."""
        if isinstance(value, tuple):
            return tuple(self.value(one) for one in value)
        if isinstance(value, str):
            return "/".join(self.new.get(step, step) for step in value.split("/"))
        return value


def compare(before: Workspace, after: Workspace, on: date, judged: Judgements) -> Comparison:
    """What is different between two workspaces, judged on a day.

    Args:
        before: the workspace that one comes from.
        after: the workspace that one goes to.
        on: the day it is: turns and dates are those from here on.
        judged: the findings of both sides, on that day.
    """
    touched = tuple(pair for pair in community_pairs(before.communities, after.communities) if differs(pair))
    found = tuple(change for pair in touched if (change := _community(pair, on)) is not None)
    years = _years(before, after, found, on) if found else ()
    renames = _renames(found)
    dated = (replace(one, dates=dates_of(years, one.community, renames, on) if years else Dates()) for one in found)
    after_all = (*judged[1], *find_since(_earlier(before, found), after))
    return Comparison(on, before, after, tuple(dated), only(after_all, judged[0]), only(judged[0], judged[1]))


def _earlier(before: Workspace, found: tuple[CommunityChange, ...]) -> Earlier:
    """The earlier side for checks: what has another id now is the same."""
    communities = {one.community.either.id: one.community.renamed for one in found if one.community.renamed is not None}
    mandates = {
        (one.community.either.id, change.mandate.either.id): change.mandate.renamed
        for one in found
        for change in one.mandates
        if change.mandate.renamed is not None
    }
    return Earlier(before, communities, mandates)


def _community(pair: Pair[Community], on: date) -> CommunityChange | None:
    """What the files of a community say differently; None where they mean the same."""
    mandates = mandate_pairs(pair)
    names = _names(mandates)
    change = CommunityChange(
        pair,
        tuple(_said(pair.before.data, pair.after.data, names)) if pair.before is not None and pair.after is not None else (),
        tuple(one for mandate in mandates if not (one := _mandate(pair, mandate, names, on)).is_empty),
        tuple((one, rules) for one, rules in _processes(pair, names) if rules or one.before is None or one.after is None),
        tuple(one for one in _plans(pair, names) if one.rules or one.plan.before is None or one.plan.after is None),
        tuple(_others(pair)),
    )
    parts = (change.rules, change.mandates, change.processes, change.plans, change.other)
    return change if any(parts) or pair.renamed or pair.before is None or pair.after is None else None


def _names(mandates: tuple[Pair[Mandate], ...]) -> _Names:
    found = {one.renamed: one.after.id for one in mandates if one.renamed is not None and one.after is not None}
    networks = (network for one in mandates for network in network_pairs(one))
    return _Names(found | {one.renamed: one.after.id for one in networks if one.renamed is not None and one.after is not None})


def _said(before: object, after: object, names: _Names) -> Iterator[Difference]:
    """Differences without those that only follow another name."""
    for one in differences(before, after):
        if one.path not in ("mandate", "community", "process") and names.value(one.before) != one.after:
            yield one


def _mandate(community: Pair[Community], mandate: Pair[Mandate], names: _Names, on: date) -> MandateChange:
    networks = network_pairs(mandate)
    members = member_changes(community, networks)
    return MandateChange(
        mandate,
        tuple(_rules(mandate, names)),
        networks,
        tuple(_own(networks, names)),
        members,
        tuple(splits(networks, members)),
        turn_changes(community, mandate, networks, on),
    )


def _rules(mandate: Pair[Mandate], names: _Names) -> Iterator[Difference]:
    """The mandate's text and rules; networks and members are told by themselves."""
    if mandate.before is None or mandate.after is None:
        return
    before = _renamed(mandate.before.data, names)
    after = mandate.after.data.model_copy(update={"networks": ()})
    for one in _said(before, after, names):
        if not one.path.startswith("members."):
            yield one


def _renamed(data: MandateFile, names: _Names) -> MandateFile:
    """A mandate without its networks, its paths spelled with the new names."""
    basis = {names.path(path): one for path, one in data.basis.items()}
    accept = tuple(one.model_copy(update={"path": names.path(one.path)}) for one in data.accept)
    return data.model_copy(update={"networks": (), "basis": basis, "accept": accept})


def _own(networks: tuple[Pair[Network], ...], names: _Names) -> Iterator[tuple[Network, Difference]]:
    """What a network says of itself, its members left out."""
    for pair in networks:
        if pair.before is None or pair.after is None or pair.before.own is None or pair.after.own is None:
            continue
        root = f"networks.{pair.after.id}"
        for one in differences(pair.before.own, pair.after.own, root):
            is_member = one.path.startswith(f"{root}.members.")
            if one.path != f"{root}.id" and not is_member and names.value(one.before) != one.after:
                yield pair.after, one


def _processes(pair: Pair[Community], names: _Names) -> Iterator[tuple[Pair[Process], tuple[Difference, ...]]]:
    old = pair.before.processes if pair.before is not None else ()
    new = pair.after.processes if pair.after is not None else ()
    for one in pairs(old, new, lambda process: process.data.process, lambda process: process.data):
        both = one.before is not None and one.after is not None
        yield one, tuple(_said(one.before.data, one.after.data, names)) if both and one.before and one.after else ()


def _plans(pair: Pair[Community], names: _Names) -> Iterator[PlanChange]:
    """The plans of each year. Their meetings are told with the dates; that one is told at all is seen here."""
    old = pair.before.plans if pair.before is not None else ()
    new = pair.after.plans if pair.after is not None else ()
    for one in pairs(old, new, lambda plan: str(plan.data.plan), lambda _: None):
        yield PlanChange(one, tuple(_of_plan(one, names)))


def _of_plan(plan: Pair[Plan], names: _Names) -> Iterator[Difference]:
    if plan.before is not None and plan.after is not None:
        yield from (one for one in _said(plan.before.data, plan.after.data, names) if not one.path.startswith("certificate"))


def _others(pair: Pair[Community]) -> Iterator[str]:
    """Meeting files that say something else, and the private file."""
    old = pair.before.meetings if pair.before is not None else ()
    new = pair.after.meetings if pair.after is not None else ()
    for one in pairs(old, new, lambda meeting: meeting.data.meeting, lambda _: None):
        if one.before is None or one.after is None or _has_changed(one.before, one.after):
            yield one.either.file
    people = (pair.before.people if pair.before is not None else None, pair.after.people if pair.after is not None else None)
    if people[0] != people[1]:
        yield next(one.file for one in people if one is not None)


def _has_changed(before: Meeting, after: Meeting) -> bool:
    return next(differences(before.data, after.data), None) is not None


def _years(before: Workspace, after: Workspace, found: tuple[CommunityChange, ...], on: date) -> tuple[Year, ...]:
    """Both years of the touched communities; nothing where no date and no duty can have changed."""
    heaviest = max(_weight(one) for one in found)
    if heaviest is Weight.NOTHING and not any(_has_duties(one) for one in found):
        return ()
    old = tuple(one.community.before for one in found if one.community.before is not None)
    new = tuple(one.community.after for one in found if one.community.after is not None)
    sides = replace(before, communities=old), replace(after, communities=new)
    only = series_in_scope(*sides, found)
    return years_of(Question(*sides, on, _renames(found), heaviest, only))


def _weight(change: CommunityChange) -> Weight:
    """What a community's differences can do to its dates."""
    whole = change.community.before is None or change.community.after is None
    mandates = (one.mandate for one in change.mandates)
    if whole or change.plans or any(pair.before is None or pair.after is None for pair in mandates):
        return Weight.DATES
    if any(one.members or _comes_or_goes(one) for one in change.mandates):
        return Weight.DATES
    every = (*change.rules, *(rule for one in change.mandates for rule in (*one.rules, *(own for _, own in one.own))))
    return max(weight(every), Weight.DATES if any(name.endswith("people.yaml") for name in change.other) else Weight.NOTHING)


def _comes_or_goes(change: MandateChange) -> bool:
    return any(pair.before is None or pair.after is None or pair.renamed for pair in change.networks)


def _has_duties(change: CommunityChange) -> bool:
    """Whether plans and reports, or working days for them, are said differently."""
    rules = (*change.rules, *(rule for one in change.mandates for rule in one.rules))
    return any(rule.path.split(".")[0] in ("duties", "roll", "country", "document") for rule in rules)


def _renames(found: tuple[CommunityChange, ...]) -> Renames:
    communities = {one.community.renamed: one.community.either.id for one in found if one.community.renamed is not None}
    mandates, networks = dict[tuple[str, str], str](), dict[tuple[str, str], str]()
    for one in found:
        old = one.community.before.id if one.community.before is not None else ""
        for change in one.mandates:
            if change.mandate.renamed is not None:
                mandates[old, change.mandate.renamed] = change.mandate.either.id
            networks.update({(old, pair.renamed): pair.either.id for pair in change.networks if pair.renamed is not None})
    return Renames(communities, mandates, networks)
