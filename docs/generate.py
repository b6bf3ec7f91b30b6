"""Make the generated pages of docs/ from what they describe: `python -m docs.generate`; `--check` only compares.

- `format.md`: the hand-written `parts/`, with tables in the places of their `<!-- … -->` marks.
- `checks.md`: the docstrings of the checks. `commands.md`: the commands themselves. `schema/`: the JSON Schema.
"""

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from docs.command_pages import commands_page
from docs.field_tables import field_table, models
from docs.phrase_tables import near_miss_table, phrase_table
from mandat.checks.registry import CHECKS
from mandat.render.check_pages import render_reference
from mandat.schema.json_schema import schema_files

DOCS = Path(__file__).parent
_MARK = re.compile(r"^<!-- (fields|phrases|near misses)(?:: (\w+))? -->$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """A generated page: its path below docs/, and its text."""

    path: str
    text: str

    def is_stale(self, folder: Path = DOCS) -> bool:
        """Whether the file on disk is missing or says something else."""
        file = folder / self.path
        return not file.is_file() or file.read_text(encoding="utf-8") != self.text


def pages() -> tuple[Page, ...]:
    """Every generated page."""
    return (
        Page("format.md", format_page()),
        Page("checks.md", _ending(_generated("the docstrings in src/mandat/checks/", render_reference(CHECKS)))),
        Page("commands.md", _ending(_generated("the commands in src/mandat/cli/", commands_page()))),
        *(Page(f"schema/{name}", text) for name, text in schema_files()),
    )


def format_page() -> str:
    """The reference of the file format: the parts in the order of their names, with every table in its place."""
    parts = "\n".join(path.read_text(encoding="utf-8") for path in sorted((DOCS / "parts").glob("*.md")))
    used = {found[2] for found in _MARK.finditer(parts)}
    missing = [model.__name__ for model in models() if model.__name__ not in used]
    if missing:
        raise LookupError(f"No page of docs/parts/ has the fields of {', '.join(missing)}: add `<!-- fields: {missing[0]} -->`.")
    return _ending(_generated("docs/parts/ and the models in src/mandat/schema/", _MARK.sub(_table, parts)))


def _table(mark: re.Match[str]) -> str:
    match mark[1]:
        case "phrases":
            return phrase_table()
        case "near misses":
            return near_miss_table()
        case _:
            return field_table(next(model for model in models() if model.__name__ == mark[2]))


def _generated(source: str, text: str) -> str:
    return f"<!-- Made from {source} by `make docs`. Do not edit this page. -->\n\n{text}"


def _ending(text: str) -> str:
    return text.rstrip("\n") + "\n"


def main(arguments: list[str], folder: Path = DOCS) -> int:
    """Write the stale pages; with `--check` name them and give 1 if there are any."""
    stale = [page for page in pages() if page.is_stale(folder)]
    if arguments == ["--check"]:
        for page in stale:
            sys.stderr.write(f"docs/{page.path} is out of date. Run `make docs`.\n")
        return 1 if stale else 0
    for page in stale:
        file = folder / page.path
        file.parent.mkdir(exist_ok=True)
        file.write_text(page.text, encoding="utf-8")
        sys.stderr.write(f"Wrote docs/{page.path}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
