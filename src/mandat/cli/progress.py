"""A sign of life on a terminal while the planner works; nothing where nobody watches, and nothing for short work."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

PATIENCE = 1.0
"""Seconds before anything is shown."""


@contextmanager
def progress(text: str) -> Iterator[None]:
    """Show a text with a turning sign on stderr while the work goes on, from the second second."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console  # noqa: PLC0415

    status = Console(stderr=True).status(text)
    timer = Timer(PATIENCE, status.start)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        status.stop()
