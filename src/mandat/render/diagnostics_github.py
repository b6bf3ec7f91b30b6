"""Findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull request.

One line is one command. What a person typed never becomes a command of its own: the characters that end a line, a
property or a value are escaped as the runner of GitHub decodes them.
"""

from collections.abc import Iterable, Iterator

from mandat.diagnostics import Diagnostic, Location, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render_github(diagnostics: Iterable[Diagnostic]) -> str:
    """A command a finding: `::error file=…,line=…::sentence`, and what to do in a second line of the message."""
    return "".join(f"{_command(one)}\n" for one in diagnostics)


def _command(one: Diagnostic) -> str:
    told = (*_place(one.location), ("title", f"{one.code} {one.name}"))
    properties = ",".join(f"{name}={_property(value)}" for name, value in told)
    message = _data(f"{one.message}\nhelp: {one.help}")
    return f"::{_COMMANDS[one.severity]} {properties}::{message}"


def _place(location: Location) -> Iterator[tuple[str, str]]:
    """Columns are only understood where the words stand in one line; the last column is one of the words."""
    yield "file", location.file
    yield "line", str(location.line)
    if location.end_line == location.line:
        yield "endLine", str(location.end_line)
        yield "col", str(location.column)
        yield "endColumn", str(max(location.column, location.end_column - 1))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
