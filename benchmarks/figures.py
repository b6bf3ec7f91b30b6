"""The figures: what is measured, and what it should be."""

import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.changes import changed_copy, changed_networks
from benchmarks.files import write_world as write_community
from benchmarks.held import write_held_world
from benchmarks.processes import BARE, MANDAT, PYTHON, Command, in_turns, memory, ratio, seconds
from benchmarks.world import write_world

REPOSITORY = Path(__file__).parents[1]
MANDATES = 1000
PAIRS = 15
ROUNDS = 5
STOCK_READING = """\
import sys
from pathlib import Path

import yaml

paths = sorted(Path(sys.argv[1]).rglob("*.yaml"))
values = [yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader) for path in paths]
"""


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, its goal (the most it should be) and its value; a value that is missing could not be measured."""

    what: str
    unit: str
    goal: float
    value: float | None

    @property
    def is_held(self) -> bool:
        """Whether the value is there and not above the goal."""
        return self.value is not None and self.value <= self.goal


def figures() -> Iterator[Figure]:
    """Every figure, measured one after the other."""
    with tempfile.TemporaryDirectory(prefix="mandat-bench-") as name:
        yield from _start_up()
        yield from _many_files(Path(name) / "world")
        yield from _documents(Path(name))
        yield from _comparisons(Path(name))
        yield from _held_year(Path(name) / "held")


def _start_up() -> Iterator[Figure]:
    version, told, checked = (MANDAT, "--version"), (MANDAT, "--help"), (MANDAT, "validate")
    bare, *runs = in_turns((BARE, version, told, checked), PAIRS, REPOSITORY)
    goals = (("mandat --version", 1.3), ("mandat --help", 8), ("mandat validate, this repository", 22))
    for (what, goal), one in zip(goals, runs, strict=True):
        yield Figure(what, "x bare interpreter", goal, ratio(one, bare))


def _many_files(folder: Path) -> Iterator[Figure]:
    files = write_world(folder, MANDATES)
    raw: Command = (PYTHON, "-c", STOCK_READING, folder)
    checked: Command = (MANDAT, "-C", folder, "validate")
    base, runs = in_turns((raw, checked), ROUNDS, folder)
    what = f"mandat validate, {MANDATES} mandates in {len(files)} files"
    yield Figure(what, "x CSafeLoader", 0.9, ratio(runs, base))
    yield Figure(f"{what}: memory of all processes", "MiB", 150, memory(runs, checked, folder))
    everything: Command = (MANDAT, "-C", folder, "validate", "--all")  # what mandates do not say gives findings in every file
    text, sarif = in_turns((everything, (*everything, "--format", "sarif")), ROUNDS, folder)
    yield Figure("the same with --all, as SARIF", "x the same as text", 1.1, ratio(sarif, text))


def _documents(folder: Path) -> Iterator[Figure]:
    calendar: Command = (MANDAT, "calendar", "2025", "-o", folder / "2025.json")
    yield Figure("mandat calendar 2025, this repository", "s", 1.5, _seconds(calendar))
    write_community(folder / "S")
    planned: Command = (MANDAT, "-C", folder / "S", "calendar", "2026", "-o", folder / "2026.json")
    yield Figure("mandat calendar 2026, an invented community of 77 meetings", "s", 1.5, _seconds(planned))
    agenda: Command = (MANDAT, "agenda", "partnerskapsmote", "--on", "2023-06-01", "-o", folder / "agenda.pdf")
    yield Figure("mandat agenda, a planned meeting as PDF", "s", 0.5, _seconds(agenda))


def _comparisons(folder: Path) -> Iterator[Figure]:
    here, many = changed_copy(REPOSITORY, folder / "changed"), changed_networks(folder / "networks")
    day = ("--on", "2025-11-03")
    one_file: Command = (MANDAT, "-C", here, "diff", "HEAD", *day, "-o", folder / "diff.md")
    yield Figure("mandat diff, one file changed in this repository", "s", 1.5, _seconds(one_file))
    networks: Command = (MANDAT, "-C", many, "diff", "HEAD", *day, "-o", folder / "diff.md")
    yield Figure("mandat diff, one of 300 networks changed", "s", 10, _seconds(networks))


def _held_year(folder: Path) -> Iterator[Figure]:
    """A year of 300 networks with 1,540 meeting files, and 100 meetings of 60 networks."""
    large, small = folder / "L", folder / "M"
    write_held_world(large)
    write_held_world(small, "M")
    report: Command = (MANDAT, "-C", large, "report", "2025", "world", "--on", "2026-01-20", "-o", folder / "report.md")
    yield Figure("mandat report 2025, 300 networks in one", "s", 10, _seconds(report))
    agendas: Command = (PYTHON, "-m", "benchmarks.held", small, "100")
    yield Figure("100 agendas as PDF in one process", "s", 3, _seconds(agendas))


def _seconds(command: Command) -> float | None:
    try:
        (runs,) = in_turns((command,), ROUNDS, REPOSITORY)
    except subprocess.CalledProcessError:
        return None
    return seconds(runs)
