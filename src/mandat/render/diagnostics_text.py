"""Findings for people: sentence, place, the line of text with a mark under the words, remedy."""

from collections.abc import Iterable, Iterator

from mandat.diagnostics import Diagnostic, Location, Severity

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


def render_text(diagnostics: Iterable[Diagnostic], *, colour: bool = False) -> str:
    """Each finding in a paragraph of its own."""
    return "".join("\n".join(_paragraph(one, colour=colour)) + "\n\n" for one in diagnostics)


def _paragraph(one: Diagnostic, *, colour: bool) -> Iterator[str]:
    head = f"{one.severity.value}[{one.code}]"
    yield f"{_painted(head, _COLOURS[one.severity], colour=colour)} {one.message}"
    yield f"  {one.location}"
    yield from _excerpt(one.location, one.excerpt, "", colour=colour)
    for related in one.related:
        if related.location.file != one.location.file:
            yield f"  {related.location}"
        yield from _excerpt(related.location, related.excerpt, related.text, colour=colour)
    yield f"  {_painted('help:', '1', colour=colour)} {one.help}"


def _excerpt(location: Location, excerpt: str, text: str, *, colour: bool) -> Iterator[str]:
    if not excerpt.strip():
        return
    end = location.end_column if location.end_line == location.line else len(excerpt) + 1
    marks = "^" * max(1, min(end, len(excerpt.rstrip()) + 1) - location.column)
    yield f"  {location.line:>5} | {excerpt.rstrip()}"
    yield f"        | {' ' * (location.column - 1)}{_painted(marks, '1', colour=colour)} {text}".rstrip()


def _painted(text: str, code: str, *, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
