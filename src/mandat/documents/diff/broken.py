"""What is told when a side cannot be compared: the findings that stand in the way."""

from collections.abc import Iterator
from datetime import date

from mandat.diagnostics import Diagnostic
from mandat.documents.cover import Cover
from mandat.documents.dates import plain_date
from mandat.documents.diff.build import TITLE, Sides
from mandat.documents.diff.view import DiffView, Fold, Line, counted, fold, line, shortened, strong
from mandat.documents.wording.groups import Wording

Findings = tuple[Diagnostic, ...]


def broken_view(findings: tuple[Findings, Findings], sides: Sides, words: Wording, on: date, *, folded: bool = True) -> DiffView:
    """The errors of each side that make a comparison impossible."""
    told = tuple(zip((sides.before, sides.after), findings, strict=True))
    folds = tuple(one for name, found in told for one in _fold(name, found))
    return DiffView(
        Cover(TITLE, "mandat", on, None, f"{sides.before} → {sides.after}"),
        TITLE,
        tuple(_line(name, found) for name, found in told if found),
        tuple(map(shortened, folds)) if folded else folds,
        f"From {sides.before} to {sides.after}, judged on {plain_date(on, words.locale)}.",
        folded,
    )


def _line(name: str, found: Findings) -> Line:
    stand = "stands" if len(found) == 1 else "stand"
    return line(strong("Nothing can be compared:"), f"{counted(len(found), 'error')} in {name} {stand} in the way.")


def _fold(name: str, found: Findings) -> tuple[Fold, ...]:
    return fold(f"Errors in {name}", ("Where", "What is wrong", "Remedy"), _rows(found))


def _rows(found: Findings) -> Iterator[tuple[str, ...]]:
    for one in found:
        yield f"{one.location.file}:{one.location.line}", f"{one.code}: {one.message}", one.help
