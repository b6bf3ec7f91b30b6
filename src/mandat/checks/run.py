"""Run the checks over a workspace: assumptions make a fault milder, accepted findings fall silent, lines are looked up."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from mandat.checks.acceptance import ACCEPTANCE
from mandat.checks.check import Check, Moment
from mandat.checks.registry import CHECKS, find_check
from mandat.diagnostics import Diagnostic, Finding, Place, Severity
from mandat.frozen import frozen
from mandat.schema.common import Accepted
from mandat.workspace import Community, Workspace
from mandat.workspace.basis import assumption_for
from mandat.workspace.faults import Locator, locate, ordered

LOOKED_UP = frozenset({"REF01", "REF02", "REF03", "DAT02"})
"""What is still asked of a file of which only a part fits the format; anything else could come of what was left out."""


@frozen
class Judged:
    """A finding with its check and the severity it has here, after hedges and assumptions."""

    check: Check
    finding: Finding
    severity: Severity

    @property
    def stops_computing(self) -> bool:
        """Whether dates and documents cannot be made while it stands."""
        return self.severity is Severity.ERROR and self.check.stops_computing


@frozen
class Entry:
    """An entry of a file's `accept`, and the place where it stands."""

    place: Place
    accepted: Accepted


def judge(workspace: Workspace, moment: Moment, checks: Iterable[Check] = CHECKS) -> tuple[Judged, ...]:
    """Every finding of these checks that is not accepted, and a finding for each acceptance that silences nothing."""
    judged = tuple(one for check in checks for one in _judge(check, workspace, moment))
    entries = tuple(accepted_entries(workspace))
    kept = (one for one in judged if not any(_silences(entry, one, moment.on) for entry in entries))
    whole = (entry for entry in entries if entry.place.file not in _partial(workspace))
    unused = (entry for entry in whole if not any(_silences(entry, one, moment.on) for one in judged))
    idle = (_idle(entry, moment.on) for entry in unused if not _will_silence(workspace, entry, moment))
    return (*kept, *idle)


def _will_silence(workspace: Workspace, entry: Entry, moment: Moment) -> bool:
    """Whether an acceptance is ahead of its finding: a review that is due later, on or before the entry's last day."""
    last = entry.accepted.until.last
    check = find_check(entry.accepted.code)
    if check is None or last <= moment.on:
        return False
    return any(_silences(entry, one, last) for one in _judge(check, workspace, Moment(last, moment.year)))


def _idle(entry: Entry, on: date) -> Judged:
    """An acceptance that has run out, or that accepts nothing that is there."""
    accepted = entry.accepted
    if accepted.until.last < on:
        message = f"The acceptance of {accepted.code} ended on {accepted.until.last}."
        return Judged(ACCEPTANCE, Finding(entry.place, message, "settle the matter, or set a later `until`"), ACCEPTANCE.severity)
    message = f'There is no finding {accepted.code} at "{accepted.path}" that this accepts.'
    return Judged(
        ACCEPTANCE, Finding(entry.place, message, "remove the entry, or correct `code` and `path`"), ACCEPTANCE.severity
    )


def _judge(check: Check, workspace: Workspace, moment: Moment) -> Iterator[Judged]:
    if check.find is None:
        return
    unsure = _unsure(workspace)
    for finding in check.find(workspace, moment):
        if finding.place.file not in unsure or check.code in LOOKED_UP:
            yield _weighed(workspace, check, finding)


def _partial(workspace: Workspace) -> frozenset[str]:
    """The files of which only a part fits the format."""
    return frozenset(file for community in workspace.communities for file in community.partial)


def _unsure(workspace: Workspace) -> frozenset[str]:
    """The files of which only a part fits the format, and those that are judged by what is missing there.

    Plans and meetings are judged by mandates, and everything by `community.yaml`: who is no member of a list that was not
    read may well be one.
    """
    return frozenset(file for community in workspace.communities for file in _unsure_of(community))


def _unsure_of(community: Community) -> Iterator[str]:
    yield from community.partial
    if f"{community.folder}/community.yaml" in community.partial:
        yield from (mandate.file for mandate in community.mandates)
        yield from (process.file for process in community.processes)
    elif not any(mandate.file in community.partial for mandate in community.mandates):
        return
    yield from (plan.file for plan in community.plans)
    yield from (meeting.file for meeting in community.meetings)


def _weighed(workspace: Workspace, check: Check, finding: Finding) -> Judged:
    """A hedged rule is a warning at most; what rests on an assumption is one step milder and says so."""
    severity = check.severity
    if finding.at_most is not None and finding.at_most.rank > severity.rank:
        severity = finding.at_most
    assumption = next((text for place in finding.rests_on if (text := assumption_for(workspace, place))), None)
    if assumption is None:
        return Judged(check, finding, severity)
    message = f"{finding.message} This rests on an assumption: {assumption}"
    told = Finding(finding.place, message, finding.help, finding.related, finding.at_most, finding.rests_on)
    return Judged(check, told, severity.milder)


def accepted_entries(workspace: Workspace) -> Iterator[Entry]:
    """Every `accept` of every file."""
    for file, data in workspace.files.items():
        for position, accepted in enumerate(data.accept, 1):
            yield Entry(Place(file, f"accept.{position}"), accepted)


def _silences(entry: Entry, judged: Judged, on: date) -> bool:
    place = judged.finding.place
    return (
        entry.accepted.code.upper() == judged.check.code
        and entry.place.file == place.file
        and entry.accepted.path == place.path
        and on <= entry.accepted.until.last
        and not judged.stops_computing
    )


def diagnostics(workspace: Workspace, judged: Iterable[Judged]) -> tuple[Diagnostic, ...]:
    """The findings with their lines, and what could not be read, in the order of files and lines."""
    locator = Locator(workspace.folder)
    found = (locate(one.finding, one.check.code, one.check.name, one.severity, locator) for one in judged)
    return ordered((*workspace.faults, *found))


def validate(workspace: Workspace, moment: Moment, *, wanted: Callable[[Judged], bool]) -> tuple[Diagnostic, ...]:
    """All faults of a workspace; `wanted` chooses the findings that are shown."""
    return diagnostics(workspace, (one for one in judge(workspace, moment) if wanted(one)))
