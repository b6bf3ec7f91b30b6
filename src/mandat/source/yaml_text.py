"""YAML text to values, every scalar as text, with the position of every key and value.

Stock loading turns `10:00` into 600, `no` into False and `0301` into 193, and keeps the last of two equal keys without a
word. Here every scalar stays the text that was typed, and what the format does not use (anchors, tags, several documents)
is a fault with a place. One pass over the parser's events gives values and positions; libyaml's parser is used where
it is there, the parser in pure Python gives the same result.
"""

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from sys import intern
from typing import Any, Protocol

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from mandat.source.yaml_faults import Fault, Span, fault_in_text, fault_of_parser

Value = str | list["Value"] | dict[str, "Value"]

MAX_DEPTH = 30
"""Levels of nesting; the deepest field of the format stands on level 8."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_SHIFT = 20
_MASK = (1 << _SHIFT) - 1


class _Mark(Protocol):
    """A position in the text; line and column count from 0."""

    line: int
    column: int


class _Event(Protocol):
    """What the two parsers' events have in common; a scalar's fields are there when the event is one."""

    start_mark: _Mark
    end_mark: _Mark
    anchor: str | None
    tag: str | None
    value: str
    implicit: tuple[bool, bool]
    flow_style: bool | None


class _Parser(Protocol):
    """libyaml's parser or the one in pure Python."""

    def get_event(self) -> Any:  # noqa: ANN401  the events of the two parsers share no base class in the type stubs
        """Return the next event."""

    def dispose(self) -> None:
        """Free what the parser holds."""


@dataclass(frozen=True, slots=True)
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
            found = _step(node, index, part)
            if found is None:
                at_key = False
                break
            key_index, index, node = found
        return _span(self.marks, key_index if at_key else index)


def _step(node: Value, index: int, part: str | int) -> tuple[int, int, Value] | None:
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


def _span(marks: "array[int]", index: int) -> Span:
    if not marks:
        return Span(1, 1, 1, 1)
    start, end = marks[2 * index], marks[2 * index + 1]
    return Span((start >> _SHIFT) + 1, (start & _MASK) + 1, (end >> _SHIFT) + 1, (end & _MASK) + 1)


def parse_yaml(text: str, *, pure: bool = False) -> Parsed:
    """The values of one YAML document. Faults are collected; only text that is no YAML at all ends the reading early.

    `pure` takes the parser in pure Python although libyaml is there: for comparing the two.
    """
    early = fault_in_text(text)
    if early is not None:
        return Parsed({}, array("Q"), (early,), broken=True)
    builder = _Builder()
    parser = _parser(text, pure=pure)
    try:
        builder.run(parser.get_event)
    except (yaml.YAMLError, RecursionError) as error:
        builder.faults.append(fault_of_parser(text, error))
        builder.broken = True
    finally:
        parser.dispose()
    return Parsed(builder.root, builder.marks, tuple(builder.faults), builder.broken)


def _parser(text: str, *, pure: bool) -> _Parser:
    if pure or not yaml.__with_libyaml__:
        return yaml.SafeLoader(text)
    from yaml._yaml import CParser  # noqa: PLC0415  is not there without libyaml

    return CParser(text)


class _Builder:
    """Puts the values together from the parser's events, one call per event and no recursion."""

    def __init__(self) -> None:
        self.root: Value = {}
        self.marks: array[int] = array("Q")
        self.faults: list[Fault] = []
        self.broken = False
        self.stack: list[tuple[dict[str, Value] | list[Value], int, str | None, bool]] = []
        self.container: dict[str, Value] | list[Value] | None = None
        self.start = 0
        self.key: str | None = None
        self.flow = False

    def run(self, next_event: Callable[[], Any]) -> None:
        """Read events until the stream ends."""
        documents = 0
        while True:
            event = next_event()
            kind = type(event)
            if kind is ScalarEvent:
                self.scalar(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self.open(event, {} if kind is MappingStartEvent else [])
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self.close(event)
            elif kind is AliasEvent:
                self.plain_only(event, "An alias (`*name`) is not used in these files.")
                self.add("", event)
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self.fault("FMT07", event, "A second document begins here (`---`).", "keep one document per file")
                    self.broken = True
                    return
            elif kind is StreamEndEvent:
                return
            elif kind is not StreamStartEvent and kind is not DocumentEndEvent:  # pragma: no cover - no further events exist
                raise TypeError(kind)

    def scalar(self, event: _Event) -> None:
        """A key or a value."""
        if event.anchor is not None or event.tag is not None:
            self.plain_only(event, "Anchors (`&name`), aliases (`*name`) and tags (`!name`) are not used in these files.")
        if isinstance(self.container, dict) and self.key is None:
            self.take_key(event)
            return
        if event.value in _NULLS and (event.implicit[0] or event.value == ""):
            self.empty(event)
        self.add(event.value, event)

    def take_key(self, event: _Event) -> None:
        """Remember the key; its value comes with the next event."""
        key = intern(event.value)
        if key == "<<":
            self.plain_only(event, "Merging (`<<`) is not used in these files.")
        if isinstance(self.container, dict) and key in self.container:
            first = self.first_line(key)
            message = f'"{key}" stands twice, in lines {first} and {event.start_mark.line + 1}.'
            self.fault("FMT03", event, message, "remove one of the two")
            key = f"{key} (line {event.start_mark.line + 1})"
        self.key = key
        self.mark(event)

    def first_line(self, key: str) -> int:
        """The line of the key's first place in the mapping that is being read."""
        found = _step(self.container or {}, self.start, key)
        return _span(self.marks, found[0]).line if found else 1

    def empty(self, event: _Event) -> None:
        """A key or a list entry without a value."""
        if self.flow and self.key is not None:
            message = f'"{self.key}" has no value. A comma ends a value inside `{{ }}`.'
            self.fault("FMT04", event, message, "put the text in quotes, or write the entry in lines of its own")
            return
        what = f'"{self.key}"' if self.key is not None else "This list entry"
        self.fault("FMT04", event, f"{what} has no value.", "write one, or delete the line")

    def open(self, event: _Event, new: dict[str, Value] | list[Value]) -> None:
        """A mapping or a list begins."""
        if event.anchor is not None or event.tag is not None:
            self.plain_only(event, "Anchors (`&name`) and tags (`!name`) are not used in these files.")
        if isinstance(self.container, dict) and self.key is None:
            hint = "put the text in quotes: a value that begins with `{` or `[` is read as a mapping or a list"
            self.fault("FMT01", event, "A name must be text here, not a mapping or a list.", hint)
            self.key = f"(line {event.start_mark.line + 1})"
            self.mark(event)
        if len(self.stack) >= MAX_DEPTH:
            raise RecursionError(event.start_mark.line, event.start_mark.column)
        index = len(self.marks) // 2
        outer = self.container
        self.add(new, event)
        if outer is not None:
            self.stack.append((outer, self.start, None, self.flow))
        self.container, self.start, self.key, self.flow = new, index, None, bool(event.flow_style)

    def close(self, event: _Event) -> None:
        """A mapping or a list ends."""
        end = event.start_mark if self.flow else event.end_mark
        self.marks[2 * self.start + 1] = (end.line << _SHIFT) | (end.column + (1 if self.flow else 0))
        if self.stack:
            self.container, self.start, self.key, self.flow = self.stack.pop()

    def add(self, value: Value, event: _Event) -> None:
        """Put a value where it belongs."""
        self.mark(event)
        if isinstance(self.container, dict):
            self.container[self.key or ""] = value
            self.key = None
        elif self.container is not None:
            self.container.append(value)
        else:
            self.root = value

    def mark(self, event: _Event) -> None:
        """Note where a key or a value begins and ends."""
        start, end = event.start_mark, event.end_mark
        self.marks.append((start.line << _SHIFT) | start.column)
        self.marks.append((end.line << _SHIFT) | end.column)

    def plain_only(self, event: _Event, message: str) -> None:
        """The file uses something of YAML that the format leaves out."""
        self.fault("FMT07", event, message, "write the value out; put text that begins with `&`, `*` or `!` in quotes")

    def fault(self, code: str, event: _Event, message: str, remedy: str) -> None:
        """Note what is wrong at this event."""
        start, end = event.start_mark, event.end_mark
        self.faults.append(Fault(code, Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1), message, remedy))
