"""The command line: the clock, the exit codes, the colours. Start here, then read `app`."""

import sys

from mandat import __version__


def main() -> None:
    """Run `mandat`. The version is told before anything is loaded."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        print(f"mandat {__version__}")
        return
    from mandat.cli.app import run  # noqa: PLC0415  loading the command line takes longer than telling the version

    sys.exit(run(sys.argv[1:]))
