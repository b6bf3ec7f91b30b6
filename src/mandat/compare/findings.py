"""Findings of two sides: what makes a comparison impossible, what is new, what is solved."""

from collections.abc import Iterable

from mandat.checks.run import Judged
from mandat.compare.model import Pair
from mandat.compare.pairs import community_pairs
from mandat.diagnostics import Severity
from mandat.workspace import Community, Workspace

Key = tuple[str, str]


def only(these: Iterable[Judged], others: Iterable[Judged]) -> tuple[Judged, ...]:
    """Errors and warnings of one side that the other has not, the worst first. A finding is known by code and sentence."""
    known = {_key(one) for one in others}
    found = {_key(one): one for one in these if _key(one) not in known and one.severity is not Severity.INFO}
    return tuple(sorted(found.values(), key=lambda one: (one.severity.rank, one.check.code, one.finding.message)))


def _key(one: Judged) -> Key:
    return (one.check.code, one.finding.message)


def touched_folders(before: Workspace, after: Workspace) -> tuple[str, ...]:
    """The folders of communities that are not the same on both sides, be it only in what could not be read."""
    names = {pair.either.folder for pair in community_pairs(before.communities, after.communities) if differs(pair)}
    faults = set(before.faults) ^ set(after.faults)
    names.update("/".join(one.location.file.split("/")[:2]) for one in faults)
    return tuple(sorted(f"{name}/" for name in names))


def differs(pair: Pair[Community]) -> bool:
    """Whether a community is said in other words on the two sides."""
    return pair.before is None or pair.after is None or pair.before != pair.after
