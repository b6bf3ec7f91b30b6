"""`python -m benchmarks`: measure the figures that mandat should hold, and print them as a table.

A miss is marked and fails nothing: how fast a machine is on some day is no fault of a change. Run it from the repository's
folder with the interpreter of its environment, on a machine that does nothing else.
"""

import compileall
import tempfile
from itertools import chain
from pathlib import Path

from benchmarks.elsewhere import elsewhere
from benchmarks.figures import REPOSITORY, Figure, figures

LINE = "{:<72}  {:>6}  {:>8}  {:<18}  {}"


def main() -> None:
    """Print a line per figure as soon as it is known."""
    # An installation compiles what it installs; a folder that was just edited is not compiled yet.
    compileall.compile_dir(REPOSITORY / "src", quiet=1)
    print(LINE.format("figure", "goal", "measured", "unit", ""))
    with tempfile.TemporaryDirectory(prefix="mandat-bench-") as folder:
        for figure in chain(figures(), elsewhere(Path(folder))):
            print(_line(figure), flush=True)


def _line(figure: Figure) -> str:
    value = "-" if figure.value is None else f"{figure.value:.2f}"
    verdict = "held" if figure.is_held else "could not be run" if figure.value is None else "MISSED"
    return LINE.format(figure.what, f"{figure.goal:g}", value, figure.unit, verdict)


main()
