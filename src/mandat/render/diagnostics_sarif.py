"""Findings as SARIF 2.1.0, the format in which tools that read code tell other tools what they found (OASIS, 2023).

Every check is a rule with its manual page as help. A result is known again by its fingerprint, which is made of the check,
the file and the rule path: a finding stays the same finding when lines above it come and go.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from urllib.parse import quote

from mandat.checks.check import Check
from mandat.diagnostics import Diagnostic, Location, Related, Severity
from mandat.render.check_pages import page_markdown

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "mandat/v1"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render_sarif(diagnostics: Iterable[Diagnostic], checks: Iterable[Check], version: str) -> str:
    """One run of one tool; each rule and each result on a line of its own.

    Args:
        diagnostics: the findings, in the order in which they are to be shown.
        checks: every check that there is.
        version: of mandat.
    """
    rules = tuple(checks)
    positions = {rule.code: position for position, rule in enumerate(rules)}
    driver = f'{{"name":"mandat","version":{_json(version)},"rules":[\n{_lines(map(_rule, rules))}\n]}}'
    results = _lines(_results(diagnostics, positions))
    run = f'{{"tool":{{"driver":{driver}}},"columnKind":"unicodeCodePoints","results":[\n{results}\n]}}'
    return f'{{"$schema":{_json(SCHEMA)},"version":"2.1.0","runs":[{run}]}}\n'


def _lines(objects: Iterable[object]) -> str:
    return ",\n".join(map(_json, objects))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _rule(check: Check) -> dict[str, object]:
    return {
        "id": check.code,
        "name": check.name,
        "shortDescription": {"text": _text(check.summary)},
        "help": {"text": _text(check.page), "markdown": _braces(page_markdown(check))},
        "defaultConfiguration": {"level": _LEVELS[check.severity]},
    }


def _results(diagnostics: Iterable[Diagnostic], positions: dict[str, int]) -> Iterator[dict[str, object]]:
    """Of findings that cannot be told apart the second, third … are numbered."""
    seen: Counter[str] = Counter()
    for one in diagnostics:
        mark = _fingerprint(one)
        seen[mark] += 1
        yield {
            "ruleId": one.code,
            **({"ruleIndex": positions[one.code]} if one.code in positions else {}),
            "level": _LEVELS[one.severity],
            "message": {"text": _text(f"{one.message}\nhelp: {one.help}")},
            "locations": [{"physicalLocation": _place(one.location)}],
            **({"relatedLocations": [*map(_related, one.related)]} if one.related else {}),
            "partialFingerprints": {FINGERPRINT: f"{mark}:{seen[mark]}"},
        }


def _fingerprint(one: Diagnostic) -> str:
    """What could not be read has no rule path: there the words of the line stand for it."""
    told = (one.code, one.location.file, one.path or one.excerpt.strip())
    return sha256("\n".join(told).encode(errors="surrogateescape")).hexdigest()[:32]


def _place(location: Location) -> dict[str, object]:
    region = {
        "startLine": location.line,
        "startColumn": location.column,
        "endLine": location.end_line,
        "endColumn": location.end_column,
    }
    uri = quote(location.file, errors="surrogateescape")
    return {"artifactLocation": {"uri": uri, "uriBaseId": "%SRCROOT%"}, "region": region}


def _related(related: Related) -> dict[str, object]:
    told = {"message": {"text": _text(related.text)}} if related.text else {}
    return {"physicalLocation": _place(related.location), **told}


def _text(text: str) -> str:
    """Plain text that is no link to anywhere and has no place holder (SARIF 2.1.0, 3.11.5 and 3.11.6)."""
    return _braces(text.replace("[", r"\[").replace("]", r"\]") if "](" in text else text)


def _braces(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
