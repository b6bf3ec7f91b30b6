"""What a check is: one function, one code, one page of the manual."""

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from mandat.diagnostics import Finding, Severity
from mandat.frozen import frozen
from mandat.workspace import Community, Mandate, Workspace


@frozen
class Moment:
    """When the question is asked: the day, and the year that is being planned, if one is."""

    on: date
    year: int | None = None


Find = Callable[[Workspace, Moment], Iterator[Finding]]


@frozen
class Check:
    """A named check. `find` is missing for faults that the reader itself sees."""

    code: str
    name: str
    severity: Severity
    page: str
    find: Find | None

    @property
    def summary(self) -> str:
        """The first sentence of its page."""
        return self.page.split("\n\n", 1)[0].replace("\n", " ")

    @property
    def stops_computing(self) -> bool:
        """Whether an error of this check makes dates and documents impossible; such a finding cannot be accepted."""
        return self.severity is Severity.ERROR and self.code[:3] in ("FMT", "REF", "DAT", "ROT")


def check(code: str, severity: Severity) -> Callable[[Find], Check]:
    """Make a check of a function: its name is the check's name, its docstring the check's page."""

    def made(find: Find) -> Check:
        return Check(code, _name(find), severity, inspect.cleandoc(find.__doc__ or ""), find)

    return made


def read_check(code: str, severity: Severity = Severity.ERROR) -> Callable[[Callable[[], None]], Check]:
    """Make a check of a fault that is found while reading: the function only carries name and page."""

    def made(page: Callable[[], None]) -> Check:
        return Check(code, _name(page), severity, inspect.cleandoc(page.__doc__ or ""), None)

    return made


@dataclass(frozen=True, slots=True)
class Earlier:
    """A workspace before a change, and what was called otherwise in it.

    Attributes:
        workspace: as it was.
        communities: ids of communities before, by their new ones.
        mandates: ids of mandates before, by the new ids of their community and of themselves.
    """

    workspace: Workspace
    communities: Mapping[str, str] = field(default_factory=dict)
    mandates: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def community(self, now: Community) -> Community | None:
        """A community as it was."""
        return self.workspace.community(self.communities.get(now.id, now.id))

    def mandate(self, community: Community, now: Mandate) -> Mandate | None:
        """A mandate of the community as it was."""
        before = self.community(community)
        return before.mandate(self.mandates.get((community.id, now.id), now.id)) if before is not None else None


FindSince = Callable[[Earlier, Workspace], Iterator[Finding]]


@frozen
class Comparison:
    """A check that takes two states of a workspace, before and after a change; its findings are places in the later one."""

    check: Check
    find: FindSince


def compared(code: str, severity: Severity) -> Callable[[FindSince], Comparison]:
    """Make a comparison of a function. `mandat validate` sees one state only, and leaves it to `mandat diff`."""

    def made(find: FindSince) -> Comparison:
        return Comparison(Check(code, _name(find), severity, inspect.cleandoc(find.__doc__ or ""), None), find)

    return made


def _name(function: Callable[..., object]) -> str:
    return function.__name__.replace("_", "-")
