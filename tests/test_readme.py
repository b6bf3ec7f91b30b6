"""README, tutorial and the pages on plans and changes are run as they stand: every command works, and prints what the page shows.

A page is a sequence of fenced blocks. `sh` is run (`sh exit=1` where a command is to find faults), `text` directly after it
is what it prints, `yaml` with a path in its first line is a file that the reader writes (README: an excerpt of a file that is
there), `diff` is a line that the reader changes in the file written last. A line `…` stands for any lines.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^```(\w+)(?: exit=(\d))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A fenced block, and whether it stands directly below the one before."""

    language: str
    code: int
    text: str
    follows: bool


@dataclass
class Reader:
    """Somebody who does what a page says: the folder they are in, and the file they wrote last."""

    folder: Path
    home: Path
    written: Path = field(default=Path())

    def run(self, block: Block) -> str:
        where = self.home / "where"
        environment = {**os.environ, "PATH": f"{self.home}/bin:{sys.prefix}/bin:{os.environ['PATH']}", "PYTHONUNBUFFERED": "1"}
        done = subprocess.run(
            ["sh", "-e", "-c", f"trap 'pwd >\"{where}\"' EXIT\n{block.text}"],
            cwd=self.folder,
            env=environment,
            text=True,
            encoding="utf-8",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        assert done.returncode == block.code, f"{block.text}\n{done.stdout}"
        self.folder = Path(where.read_text().strip())
        return done.stdout.replace("\N{NO-BREAK SPACE}", " ")  # documents keep dates on one line; a page need not

    def write(self, text: str) -> None:
        self.written = self.folder / text.split("\n", 1)[0].removeprefix("# ")
        self.written.parent.mkdir(parents=True, exist_ok=True)
        self.written.write_text(text, encoding="utf-8")

    def change(self, text: str) -> None:
        old, new = (line[1:] for line in text.splitlines())
        before = self.written.read_text(encoding="utf-8")
        assert before.count(old) == 1
        self.written.write_text(before.replace(old, new), encoding="utf-8")


def blocks(page: str) -> Iterator[Block]:
    text = (ROOT / page).read_text(encoding="utf-8")
    end = -2
    for found in BLOCK.finditer(text):
        yield Block(found[1], int(found[2] or 0), found[3], found.start() <= end + 1)
        end = found.end()


def shown(text: str) -> re.Pattern[str]:
    """What a page shows, with any lines in the place of `…`."""
    lines = (r"(?:.*\n)*?" if line == "…" else re.escape(line) + r"\n" for line in text.splitlines())
    return re.compile("".join(lines))


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    """In a copy of the repository, as far as the commands need it, with the environment that runs the tests as `.venv`."""
    repository = tmp_path / "repository"
    for folder in ("mandates", "examples"):
        shutil.copytree(ROOT / folder, repository / folder)
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, repository)
    (repository / ".venv").symlink_to(sys.prefix)
    (tmp_path / "bin").mkdir()
    make = tmp_path / "bin" / "make"
    # Nothing is installed again (`-o`). `make test` cannot run inside itself: `-n` shows that its recipe can be read.
    make.write_text(
        f'#!/bin/sh\ncase "$*" in *test*) set -- -n "$@";; esac\nexec {shutil.which("make")} -o .venv/.ready VENV=.venv "$@"\n'
    )
    make.chmod(0o755)
    return Reader(repository, tmp_path)


@pytest.mark.parametrize("page", ["README.md", "docs/planning.md", "docs/changing.md"])
def test_every_command_of_the_page_works_and_prints_what_stands_below_it(reader: Reader, page: str):
    printed = ""
    for block in blocks(page):
        if block.language == "sh":
            printed = reader.run(block)
        elif block.language in ("text", "markdown") and block.follows:
            assert shown(block.text).fullmatch(printed), f"The page shows\n{block.text}\nand this was printed:\n{printed}"


def test_the_tutorial_can_be_followed_from_the_folder_of_mandat(reader: Reader):
    printed = ""
    for block in blocks("docs/tutorial.md"):
        match block.language:
            case "sh":
                printed = reader.run(block)
            case "yaml":
                reader.write(block.text)
            case "diff":
                reader.change(block.text)
            case _:
                assert shown(block.text).fullmatch(printed), f"The page shows\n{block.text}\nand this was printed:\n{printed}"


def test_what_the_readme_quotes_from_a_file_stands_in_it():
    quoted = [block.text.split("\n", 1) for block in blocks("README.md") if block.language == "yaml"]
    assert quoted
    for path, excerpt in quoted:
        file = (ROOT / path.removeprefix("# ")).read_text(encoding="utf-8")
        assert shown(excerpt).search(file), path


def test_the_first_screen_leads_to_an_agenda_in_two_commands():
    first, second = next(blocks("README.md")).text.splitlines()
    assert first == "make"
    assert second == ".venv/bin/mandat agenda follo --on 2025-01-01 -o out/agenda.pdf"


def test_no_output_is_shown_without_its_command():
    for page in ("README.md", "docs/planning.md", "docs/changing.md", "docs/tutorial.md"):
        listed = list(blocks(page))
        assert all(before.language == "sh" for before, after in pairwise(listed) if after.language == "text")
        assert all(block.follows for block in listed if block.language == "text")
