"""The parts of a canonical phrase that several values share."""

from datetime import time

END_OF_DAY = time(23, 59, 59)
"""The clock `24:00` of a deadline, which Python's `time` lacks: the last second of that day; 23:59 is another clock."""


def hedge(*, hedged: bool, about: bool = False) -> str:
    """Write `should be ` and `about ` where they hold."""
    return ("should be " if hedged else "") + ("about " if about else "")


def amount(least: int | None, most: int | None) -> str:
    """Write the bounds of a number; nothing without any."""
    if least is None:
        return "" if most is None else f"up to {most}"
    if most is None:
        return f"at least {least}"
    return f"{least}" if least == most else f"{least}-{most}"


def spelled_clock(clock: time) -> str:
    """Write a clock time, `24:00` for the end of the day."""
    return "24:00" if clock == END_OF_DAY else f"{clock:%H:%M}"
