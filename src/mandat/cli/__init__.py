"""The command line: the clock, the exit codes, the colours. Start here, then read `app`."""

import gc
import io
import os
import sys

from mandat import __version__


def main() -> None:
    """Run `mandat`. The version is told before anything is loaded."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        print(f"mandat {__version__}")
        return
    # A command is short and keeps nearly everything it makes: looking for garbage only costs time.
    gc.disable()
    # No plugin of the validation library has to do with these files, and looking for one reads every installed package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    _never_without_streams()
    _print_every_letter()
    interrupts = _heard()
    try:
        from mandat.cli.app import run  # noqa: PLC0415  loading the command line takes longer than telling the version

        code = run(sys.argv[1:], interrupts=interrupts)
    except BaseException:
        if not interrupts:
            raise
        code = 130
    _end(code)


def _heard() -> list[int]:
    """Interrupts, noted as they come: what is being loaded at that moment may fail in its own way, or swallow them."""
    import signal  # noqa: PLC0415  it takes half as long as telling the version

    interrupts: list[int] = []

    def hear(number: int, _: object) -> None:
        interrupts.append(number)
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, hear)
    return interrupts


def _never_without_streams() -> None:
    """Python has no stream where the caller closed it; what is said there then goes nowhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115  it stays open to the end


def _print_every_letter() -> None:
    """What a terminal has no letter for is shown as its number: a strange file name is no reason to stop."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _end(code: int) -> None:
    """End at once: to take everything apart that was read, object by object, would take time and serve nobody."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (BrokenPipeError, ValueError):  # nobody reads any more; Python says what there is to say
        sys.exit(code)
    except OSError as problem:
        os.write(2, f"The result could not be written: {problem.strerror}.\n".encode())
        code = code or 1
    os._exit(code)
