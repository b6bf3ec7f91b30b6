"""What is left of a file when everything that does not fit the format is taken out of it."""

import copy

from mandat.schema.read import FileData, Misread, read_values

ROUNDS = 3
"""Taking something out can show the next misfit; after a few rounds there is nothing worth asking."""


def rest_of(value: object, misreads: tuple[Misread, ...]) -> FileData | None:
    """The model of the part that fits; None if what is left says too little to be one.

    So that one slip in a file does not hide every other fault in it: nothing is computed from such a rest, only the names
    in it are looked up.
    """
    rest = copy.deepcopy(value)
    for _ in range(ROUNDS):
        for misread in sorted(misreads, key=_backwards, reverse=True):
            if not misread.steps:
                return None
            _take_out(rest, misread.steps)
        data = read_values(rest)
        if not isinstance(data, tuple):
            return data
        misreads = data
    return None


def _backwards(misread: Misread) -> tuple[tuple[bool, int, str], ...]:
    """Later entries of a list go first, so that the positions of the others stay right."""
    return tuple((isinstance(step, int), step if isinstance(step, int) else 0, str(step)) for step in misread.steps)


def _take_out(value: object, steps: tuple[str | int, ...]) -> None:
    """Delete what stands at these steps; what is already gone is gone."""
    step, rest = steps[0], steps[1:]
    match value, step:
        case dict(), str() if step in value and rest:
            _take_out(value[step], rest)
        case dict(), str() if step in value:
            del value[step]
        case list(), int() if step < len(value) and rest:
            _take_out(value[step], rest)
        case list(), int() if step < len(value):
            del value[step]
        case _:
            pass
