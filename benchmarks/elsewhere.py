"""What others need for the same: WeasyPrint for a page, check-jsonschema for the shape of the files.

WeasyPrint is of the dependency group `bench`, which `make bench` installs and nothing else needs.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import REPOSITORY, Figure
from benchmarks.processes import MANDAT, PYTHON, Command, in_turns, ratio, run

ROUNDS = 7
TYPST = """\
import sys
from datetime import date
from pathlib import Path

from mandat.render.look import Look
from mandat.render.pdf import render_pdf
from mandat.source.shipped import shipped_templates

look = Look("Agenda", "", "nb", "NO", date(2025, 1, 1), None, "", "Side {page} av {pages}", {})
made = render_pdf(Path(sys.argv[1]).read_text(encoding="utf-8"), look, (shipped_templates(),))
Path(sys.argv[2]).write_bytes(made)
"""
WEASYPRINT = """\
import sys
from pathlib import Path

from markdown_it import MarkdownIt
from weasyprint import HTML

markdown = Path(sys.argv[1]).read_text(encoding="utf-8")
HTML(string=MarkdownIt("commonmark").enable("table").render(markdown)).write_pdf(sys.argv[2])
"""


def elsewhere(folder: Path) -> Iterator[Figure]:
    """The figures that compare with another tool; without the other tool there is no value."""
    yield Figure("Markdown to PDF, an agenda", "x WeasyPrint", 0.15, _typesetting(folder))
    yield Figure("mandat validate, this repository", "x check-jsonschema", 0.7, _shape())


def _typesetting(folder: Path) -> float | None:
    markdown = folder / "agenda.md"
    run((MANDAT, "agenda", "follo", "--on", "2025-01-01", "-o", markdown), REPOSITORY)
    ours: Command = (PYTHON, "-c", TYPST, markdown, folder / "ours.pdf")
    theirs: Command = (PYTHON, "-c", WEASYPRINT, markdown, folder / "theirs.pdf")
    return _compared(ours, theirs)


def _shape() -> float | None:
    checker = PYTHON.with_name("check-jsonschema")
    schema = REPOSITORY / "docs" / "schema" / "mandat.schema.json"
    files = sorted((REPOSITORY / "mandates").glob("*/*.yaml"))
    return _compared((MANDAT, "validate"), (checker, "--schemafile", schema, *files))


def _compared(ours: Command, theirs: Command) -> float | None:
    try:
        mine, other = in_turns((ours, theirs), ROUNDS, REPOSITORY)
    except (subprocess.CalledProcessError, FileNotFoundError):
        return None
    return ratio(mine, other)
