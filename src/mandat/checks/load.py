"""More meetings in a day or a week than a community allows anybody: people may decide so, and should know it."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from mandat.checks.check import Moment
from mandat.checks.lines import Line, joined, workspace_lines
from mandat.checks.seated import names_of, needed_in
from mandat.diagnostics import Finding, Note, Severity
from mandat.planning.problem import Load
from mandat.workspace import Workspace
from mandat.workspace.members import Holder

_SILENT = Load()
"""What holds where a community says nothing."""


def too_many_at_once(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """A warning for each day and week that is to come in which somebody has more meetings than `wishes` allow."""
    days: defaultdict[str, list[Line]] = defaultdict(list)
    weeks: defaultdict[str, list[Line]] = defaultdict(list)
    for line in workspace_lines(workspace):
        if line.takes_place and line.day is not None and line.series is not None and line.day >= moment.on:
            days[f"on {line.day}"].append(line)
            weeks[f"in {_week(line.day)}"].append(line)
    for when, lines in days.items():
        yield from _overloads(when, lines, "per_day")
    for when, lines in weeks.items():
        yield from _overloads(when, lines, "per_week")


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _overloads(when: str, lines: list[Line], wish: str) -> Iterator[Finding]:
    """One finding for all who sit in the same meetings; silent where people gave a reason for one of them."""
    if len(lines) <= min(_most(line, wish) for line in lines):
        return
    sitting: defaultdict[str, list[tuple[int, Holder]]] = defaultdict(list)
    for number, line in enumerate(lines):
        for key, holder in needed_in(line).items():
            sitting[key].append((number, holder))
    together: defaultdict[tuple[int, ...], list[Holder]] = defaultdict(list)
    for _, found in sorted(sitting.items()):
        together[tuple(number for number, _ in found)].append(found[0][1])
    for numbers, busy in together.items():
        found_lines = [lines[number] for number in numbers]
        most = min(_most(line, wish) for line in found_lines)
        if len(found_lines) > most and all(line.meeting.because is None for line in found_lines):
            yield _overload(when, found_lines, tuple(busy), f"`{wish}` is {most}")


def _most(line: Line, wish: str) -> int:
    wishes = line.community.data.wishes
    return (wishes.per_day or _SILENT.per_day) if wish == "per_day" else (wishes.per_week or _SILENT.per_week)


def _overload(when: str, lines: list[Line], busy: tuple[Holder, ...], limit: str) -> Finding:
    verb = "sits" if len(busy) == 1 else "sit"
    names = joined(tuple(f"`{line.meeting.id}`" for line in lines))
    message = f"{names_of(lines[0], busy)} {verb} in {len(lines)} meetings {when}: {names}; {limit}."
    notes = tuple(Note(line.place("on"), "as well") for line in lines[:-1])
    remedy = "move one of them, or add `because: …`"
    return Finding(lines[-1].place("on"), message, remedy, notes, Severity.WARNING)
