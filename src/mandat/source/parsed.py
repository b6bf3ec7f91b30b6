"""What a YAML file says, every scalar as text, and where each key and value stands."""

from array import array

from mandat.frozen import frozen
from mandat.source.yaml_faults import Fault, Span

Value = str | list["Value"] | dict[str, "Value"]

SHIFT = 20
"""A mark is one number: the line in the upper bits, the column in the lower ones, both from 0."""
MASK = (1 << SHIFT) - 1


@frozen
class Parsed:
    """A file's values, the positions of its keys and values in the order of the text, and what is wrong with it.

    With a fault in `broken` the values are incomplete, and only the faults are worth showing.
    """

    value: Value
    marks: "array[int]"
    faults: tuple[Fault, ...]
    broken: bool

    def span(self, path: tuple[str | int, ...], *, at_key: bool = False) -> Span:
        """Where the value (or, `at_key`, the name) at this path stands; the deepest part that is there, if it is not."""
        index, node, key_index = 0, self.value, 0
        for part in path:
            found = step_into(node, index, part)
            if found is None:
                at_key = False
                break
            key_index, index, node = found
        return span_at(self.marks, key_index if at_key else index)


def step_into(node: Value, index: int, part: str | int) -> tuple[int, int, Value] | None:
    """From a container to one of its values: index of the key's mark, index of the value's mark, the value."""
    index += 1
    if isinstance(node, dict):
        for key, value in node.items():
            if key == part:
                return index, index + 1, value
            index += 1 + _size(value)
    elif isinstance(node, list):
        for position, value in enumerate(node):
            if position == part:
                return index, index, value
            index += _size(value)
    return None


def _size(value: Value) -> int:
    """How many marks a value and everything in it has."""
    if isinstance(value, str):
        return 1
    if isinstance(value, list):
        return 1 + sum(map(_size, value))
    return 1 + sum(1 + _size(entry) for entry in value.values())


def span_at(marks: "array[int]", index: int) -> Span:
    """The place of one mark."""
    if not marks:
        return Span(1, 1, 1, 1)
    start, end = marks[2 * index], marks[2 * index + 1]
    return Span((start >> SHIFT) + 1, (start & MASK) + 1, (end >> SHIFT) + 1, (end & MASK) + 1)
