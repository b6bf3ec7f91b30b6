"""What a change means, for a terminal: the summary, then each table line by line, old words red and new ones green."""

import re
from collections.abc import Iterator

from mandat.documents.diff.view import DiffView, Fold, Line

WIDTH = 100
"""Letters that a row may have to stand in one line."""
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_STRONG, _OLD, _NEW, _DIM = "1", "31", "32", "2"


def render_diff_text(view: DiffView, *, colour: bool) -> str:
    """The whole view; nothing that a person typed can steer the terminal."""
    return "\n".join(_lines(view, colour=colour)) + "\n"


def _lines(view: DiffView, *, colour: bool) -> Iterator[str]:
    yield _painted(view.title, _STRONG, colour=colour)
    yield ""
    yield from (f"- {_weighted(one, colour=colour)}" for one in view.summary)
    for fold in view.folds:
        yield ""
        yield _painted(_safe(fold.title), _STRONG, colour=colour)
        yield from (text for row in fold.rows for text in _row(fold, row, colour=colour))
    yield ""
    yield _painted(_safe(view.basis), _DIM, colour=colour)


def _row(fold: Fold, row: tuple[Line, ...], *, colour: bool) -> Iterator[str]:
    """What it is about, and the two sides: in one line where there is room."""
    if "After" not in fold.head:
        yield f"  {' · '.join(_safe(cell.text) for cell in row if cell.runs)}"
        return
    sides = {head: _safe(cell.text) for head, cell in zip(fold.head, row, strict=True) if head in ("Before", "After")}
    about = " · ".join(_safe(cell.text) for head, cell in zip(fold.head, row, strict=True) if head not in sides and cell.runs)
    old, new = sides.get("Before", "–"), sides["After"]
    if len(about) + len(old) + len(new) <= WIDTH:
        yield f"  {about}: {_painted(old, _OLD, colour=colour)} → {_painted(new, _NEW, colour=colour)}"
        return
    yield f"  {about}"
    yield _painted(f"    - {old}", _OLD, colour=colour)
    yield _painted(f"    + {new}", _NEW, colour=colour)


def _weighted(one: Line, *, colour: bool) -> str:
    parts = (
        f"{'' if run.glued or not place else ' '}{_painted(_safe(run.text), _STRONG, colour=colour and run.strong)}"
        for place, run in enumerate(one.runs)
    )
    return "".join(parts)


def _safe(text: str) -> str:
    return _CONTROLS.sub("", " ".join(text.split()))


def _painted(text: str, code: str, *, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
