"""Findings for people: sentence, place, the line of text with a mark under the words, remedy."""

from collections.abc import Iterable, Iterator

from mandat.diagnostics import Diagnostic, Location, Severity

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}

WIDTH = 120
"""Characters of a line of text that are shown; of a longer one the part around the fault."""
_ELLIPSIS = "…"


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
    line = excerpt.rstrip()
    start = location.column - 1
    end = location.end_column - 1 if location.end_line == location.line else len(line)
    shown, start, end = _clipped(line, start, max(start + 1, min(end, len(line))))
    yield f"  {location.line:>5} | {shown}"
    yield f"        | {' ' * start}{_painted('^' * (end - start), '1', colour=colour)} {text}".rstrip()


def _clipped(line: str, start: int, end: int) -> tuple[str, int, int]:
    """The part of a long line around the words that are meant, and where these begin and end in it."""
    if len(line) <= WIDTH:
        return line, start, end
    first = min(max(0, start - max(1, (WIDTH - min(end - start, WIDTH)) // 2)), len(line) - WIDTH)
    last = first + WIDTH
    before, behind = _ELLIPSIS if first else "", _ELLIPSIS if last < len(line) else ""
    shown = f"{before}{line[first + len(before) : last - len(behind)]}{behind}"
    start = max(start - first, len(before))
    return shown, start, max(start + 1, min(end - first, WIDTH - len(behind)))


def _painted(text: str, code: str, *, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
