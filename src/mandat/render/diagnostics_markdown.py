"""Findings as a table in Markdown, for the summary page of a run in GitHub or GitLab."""

import re
from collections.abc import Iterable

from mandat.diagnostics import Diagnostic
from mandat.render.markdown import escape_markdown

MOST = 200
"""Rows of the table: a summary page takes a megabyte, and nobody reads more."""

_CODE = re.compile("`([^`\n]+)`")


def render_findings(diagnostics: Iterable[Diagnostic], summary: str) -> str:
    """The count as a heading, and a table with the worst first.

    Args:
        diagnostics: the findings.
        summary: the sentence that counts them: `15 files: 1 error, 2 warnings.`
    """
    found = sorted(diagnostics, key=lambda one: one.severity.rank)
    heading = f"### mandat validate: {escape_markdown(summary)}\n"
    if not found:
        return heading
    rows = "".join(f"| {' | '.join(_cells(one))} |\n" for one in found[:MOST])
    rest = f"\n{len(found) - MOST} more are not shown here.\n" if len(found) > MOST else ""
    return f"{heading}\n| | Where | What is wrong | What to do |\n|---|---|---|---|\n{rows}{rest}"


def _cells(one: Diagnostic) -> tuple[str, ...]:
    place = f"{one.location.file}:{one.location.line}"
    return f"{one.severity.value} {one.code}", escape_markdown(place), _sentence(one.message), _sentence(one.help)


def _sentence(text: str) -> str:
    """Words between backticks stay code; everything else reads as it was typed."""
    parts = _CODE.split(text)
    told = (_code(part) if odd else _escaped(part) for position, part in enumerate(parts) for odd in (position % 2,))
    return "".join(told).strip()


def _code(text: str) -> str:
    """In a table a bar ends the cell, in code too."""
    return f"`{text.replace('|', chr(92) + '|')}`"


def _escaped(text: str) -> str:
    """Blanks at the ends belong to the sentence."""
    inner = escape_markdown(text)
    return f"{' ' * text[:1].isspace()}{inner}{' ' * text[-1:].isspace()}" if inner else " " * bool(text)
