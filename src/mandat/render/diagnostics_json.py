"""Findings for programs: a list of objects. Fields are only ever added."""

import json
from collections.abc import Iterable

from mandat.diagnostics import Diagnostic, Location


def render_json(diagnostics: Iterable[Diagnostic]) -> str:
    """A JSON list, one object a finding, in the order of files and lines."""
    return json.dumps([as_object(one) for one in diagnostics], ensure_ascii=False, indent=2) + "\n"


def as_object(one: Diagnostic) -> dict[str, object]:
    """One finding as a JSON object."""
    return {
        "code": one.code,
        "name": one.name,
        "severity": one.severity.value,
        "message": one.message,
        **_place(one.location),
        "path": one.path,
        "help": one.help,
        "related": [{**_place(related.location), "message": related.text} for related in one.related],
    }


def _place(location: Location) -> dict[str, object]:
    return {
        "file": location.file,
        "line": location.line,
        "column": location.column,
        "end_line": location.end_line,
        "end_column": location.end_column,
    }
