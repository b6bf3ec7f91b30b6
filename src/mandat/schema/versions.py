"""Numbers of versions as people write them: `1`, `1.0`, `2.1.3`."""

from itertools import zip_longest


def is_raised(before: str | None, after: str | None) -> bool:
    """Whether a version is a later one than another. Words that are no numbers only have to be other words."""
    if after is None:
        return False
    old, new = numbers_of(before or ""), numbers_of(after)
    if old is None or new is None:
        return after != before
    return next((then < now for then, now in zip_longest(old, new, fillvalue=0) if then != now), False)


def next_version(version: str) -> str | None:
    """The next number after a version, its last part raised: `1.0` -> `1.1`, `3` -> `4`; None after words."""
    numbers = numbers_of(version)
    return None if numbers is None else ".".join(map(str, (*numbers[:-1], numbers[-1] + 1)))


def numbers_of(version: str) -> tuple[int, ...] | None:
    """The parts of a version as numbers; None where one of them is none."""
    parts = version.split(".")
    if not all(part.isascii() and part.isdigit() for part in parts):
        return None
    return tuple(map(int, parts))
