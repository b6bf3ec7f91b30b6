"""The command line: the clock, the exit codes, the colours. Start here, then read `app`."""

import gc
import os
import sys

from mandat import __version__


def main() -> None:
    """Run `mandat`. The version is told before anything is loaded."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        print(f"mandat {__version__}")
        return
    # A command is short and keeps nearly everything it makes: looking for garbage, at the end above all, only costs time.
    gc.disable()
    # No plugin of the validation library has to do with these files, and looking for one reads every installed package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from mandat.cli.app import run  # noqa: PLC0415  loading the command line takes longer than telling the version

    code = run(sys.argv[1:])
    gc.freeze()
    sys.exit(code)
