"""From a fault in a text, a misread value or a finding to a diagnostic: the place becomes line and column."""

from collections.abc import Iterable, Iterator

from mandat.diagnostics import Diagnostic, Finding, Location, Place, Related, Severity
from mandat.schema.paths import nearest_steps, rule_path
from mandat.schema.read import Misread
from mandat.source.folder import Folder, NotReadable
from mandat.source.text import Text, decode
from mandat.source.yaml_faults import Fault, Span
from mandat.source.yaml_text import Parsed, parse_yaml

FORMAT_NAMES = {
    "FMT01": "not-yaml",
    "FMT02": "unknown-key",
    "FMT03": "duplicate-key",
    "FMT04": "empty-value",
    "FMT05": "bad-phrase",
    "FMT06": "missing-key",
    "FMT07": "not-plain-yaml",
    "FMT08": "file-not-named-by-id",
    "DAT01": "no-such-date",
    "REF05": "basis-path-leads-nowhere",
}
"""Names of the checks that are made while reading; the list of checks takes them from here."""


def fault_diagnostic(file: str, text: str, fault: Fault) -> Diagnostic:
    """What the reader found."""
    location = _location(file, fault.span)
    name, excerpt = FORMAT_NAMES[fault.code], _line(text, location.line)
    return Diagnostic(fault.code, name, Severity.ERROR, fault.message, location, excerpt, fault.remedy)


def misread_diagnostic(file: str, text: str, parsed: Parsed, misread: Misread) -> Diagnostic:
    """A value that does not fit the format."""
    location = _location(file, parsed.span(misread.steps, at_key=misread.at_key))
    excerpt, path = _line(text, location.line), rule_path(parsed.value, misread.steps)
    name = FORMAT_NAMES[misread.code]
    return Diagnostic(misread.code, name, Severity.ERROR, misread.message, location, excerpt, misread.help, path=path)


class Locator:
    """Finds lines for places by reading a file once more; what has been read is kept as long as the locator lives.

    Positions are not kept with the models: only the few places that somebody looks at are ever asked for, and a thousand
    files of positions would cost more memory than their meaning.
    """

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._read: dict[str, tuple[str, Parsed]] = {}

    def location(self, place: Place) -> tuple[Location, str]:
        """Where the place is, and the line of text that stands there; the deepest part that is in the file."""
        text, parsed = self._parsed(place.file)
        steps = nearest_steps(parsed.value, place.path)
        location = _location(place.file, parsed.span(steps, at_key=place.at_key))
        return location, _line(text, location.line)

    def _parsed(self, file: str) -> tuple[str, Parsed]:
        if file not in self._read:
            text = _text(self._folder, file)
            self._read[file] = (text, parse_yaml(text))
        return self._read[file]


def _text(folder: Folder, file: str) -> str:
    try:
        text = decode(folder.read(file))
    except NotReadable:
        return ""
    return text.characters if isinstance(text, Text) else ""


def locate(finding: Finding, code: str, name: str, severity: Severity, locator: Locator) -> Diagnostic:
    """A finding with its lines."""
    location, excerpt = locator.location(finding.place)
    related = tuple(_related(finding, locator))
    path = finding.place.path
    return Diagnostic(code, name, severity, finding.message, location, excerpt, finding.help, related, path)


def _related(finding: Finding, locator: Locator) -> Iterator[Related]:
    for note in finding.related:
        location, excerpt = locator.location(note.place)
        yield Related(location, excerpt, note.text)


def ordered(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """By file, line and code, each once."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda diagnostic: diagnostic.sort_key))


def _location(file: str, span: Span) -> Location:
    return Location(file, span.line, span.column, span.end_line, span.end_column)


def _line(text: str, number: int) -> str:
    lines = text.split("\n")  # as the reader counts them: other line breaks of Unicode are characters
    return lines[number - 1] if 0 < number <= len(lines) else ""
