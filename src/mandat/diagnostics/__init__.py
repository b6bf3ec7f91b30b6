"""What is wrong, where, and what to type instead: the values that every layer hands upwards.

This layer knows no file, no format and no colour. A check yields a `Finding`, which names a place by file and rule path;
with the text of the file at hand it becomes a `Diagnostic`, which has a line and a column and is ready to be shown.
"""

from dataclasses import dataclass
from enum import Enum

from mandat.frozen import frozen


class Severity(Enum):
    """How much a fault matters: an error makes the run fail, a warning is shown, information is shown on demand."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def milder(self) -> "Severity":
        """One step down: error to warning, warning to information."""
        return Severity.WARNING if self is Severity.ERROR else Severity.INFO

    @property
    def rank(self) -> int:
        """0 for the worst, so that sorting puts errors first."""
        return (Severity.ERROR, Severity.WARNING, Severity.INFO).index(self)


@frozen
class Place:
    """A place in a file, by name: `mandates/ahus/community.yaml` and the rule path `organisations.enebakk.code`.

    An empty path is the file itself. `at_key` points at the field's name instead of at its value.
    """

    file: str
    path: str = ""
    at_key: bool = False

    def child(self, *names: object) -> "Place":
        """The place further down: `place.child("roles", "chair")`."""
        return Place(self.file, ".".join([str(name) for name in (self.path, *names) if name != ""]), self.at_key)


@frozen
class Note:
    """Another place that has to do with the fault, and what is to be seen there."""

    place: Place
    text: str


@frozen
class Finding:
    """One fault as a check sees it, without line, colour or severity.

    `at_most` lowers the severity of the check, for a fault that matters less here (a rule with "should be", a closed
    week). `rests_on` names the rules that the judgement uses: where one of them is an assumption, the fault is one step
    milder and says so.
    """

    place: Place
    message: str
    help: str
    related: tuple[Note, ...] = ()
    at_most: Severity | None = None
    rests_on: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """Lines and columns count from 1, in characters; the end is the first character behind the words."""

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    def __str__(self) -> str:
        """`file:line:column`, which editors and terminals turn into a link."""
        return f"{self.file}:{self.line}:{self.column}"


@frozen
class Related:
    """A further location, with the line of text that stands there."""

    location: Location
    excerpt: str
    text: str


@frozen
class Diagnostic:
    """A fault ready to be shown: code and name of the check, one sentence, the place with its line of text, a remedy."""

    code: str
    name: str
    severity: Severity
    message: str
    location: Location
    excerpt: str
    help: str
    related: tuple[Related, ...] = ()
    path: str = ""

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """By file, line, column and code: the order in which people work through a list."""
        place = self.location
        return (place.file, place.line, place.column, self.code, self.message)
