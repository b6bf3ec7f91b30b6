"""Whole commands, measured from outside: started one by one, in turns with what they are compared with."""

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

Command = tuple[str | Path, ...]

PYTHON = Path(sys.executable)
MANDAT = PYTHON.with_name("mandat")
BARE: Command = (PYTHON, "-c", "pass")


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command: seconds from start to end, and the most memory that any process of it held, in MiB."""

    seconds: float
    memory: float


def run(command: Command, folder: Path) -> Run:
    """Run a command in a folder and wait for it; what it prints is thrown away.

    Raises:
        subprocess.CalledProcessError: it failed, and its time means nothing.
    """
    begun = time.perf_counter()
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(seconds, used.ru_maxrss / 1024)


def in_turns(commands: tuple[Command, ...], times: int, folder: Path) -> tuple[tuple[Run, ...], ...]:
    """The runs of every command, started in turns so that a busy machine is busy for all; the first round does not count."""
    rounds = [tuple(run(command, folder) for command in commands) for _ in range(times + 1)]
    return tuple(zip(*rounds[1:], strict=True))


def seconds(runs: tuple[Run, ...]) -> float:
    """The median."""
    return statistics.median(one.seconds for one in runs)


def ratio(runs: tuple[Run, ...], base: tuple[Run, ...]) -> float:
    """How many times as long as the base: the medians of runs that were started in turns."""
    return seconds(runs) / seconds(base)


def memory(runs: tuple[Run, ...], command: Command, folder: Path) -> float:
    """The most memory that a command held with all processes it starts, in MiB.

    It is run once more and looked at every few milliseconds, which would slow down a run that is timed. What is shared
    by several processes counts once. A peak between two looks is missed, but no peak of one process: those were counted.
    """
    found = [one.memory for one in runs]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            found.append(sum(_held(one) for one in _family(process.pid)))
            time.sleep(0.005)
    return max(found)


def _family(process: int) -> list[int]:
    """A process with all that it has started."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    except OSError:
        return []
    return [process, *(one for child in children for one in _family(int(child)))]


def _held(process: int) -> float:
    """The memory of a process in MiB, of shared pages its part; 0 if it has ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
