"""YAML text to values, every scalar as text, with the position of every key and value.

Stock loading turns `10:00` into 600, `no` into False and `0301` into 193, and keeps the last of two equal keys without a
word. Here every scalar stays the text that was typed, and what the format does not use (anchors, tags, several documents)
is a fault with a place. One pass over the parser's events gives values and positions; libyaml's parser is used where
it is there, the parser in pure Python gives the same result.
"""

import re
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

from mandat.source.yaml_errors import (
    HARD_SPACES,
    PureParser,
    bare_text,
    fault_of_parser,
    no_text_as_name,
    question_mark,
    swallowed_entry,
    too_deep,
)
from mandat.source.yaml_faults import Fault, Span, faults_in_text

Value = str | list["Value"] | dict[str, "Value"]

MAX_DEPTH = 30
"""Levels of nesting; the deepest field of the format stands on level 8."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_NOT_PLAIN = "Anchors, aliases and tags are not used in these files."
_QUESTION = re.compile(r"(?:^|[ \[{,])\?(?:[ \n]|$)", re.MULTILINE)
_READ_DIFFERENTLY = re.compile(r"[|>][-+0-9]*#|[\[{,]\s*\?")
"""Slips about which the two parsers do not agree: the one in pure Python decides."""
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
    style: str | None
    version: tuple[int, int] | None
    tags: dict[str, str] | None


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
    early = faults_in_text(text)
    if early:
        return Parsed({}, array("Q"), early, broken=True)
    if not pure and yaml.__with_libyaml__ and not _READ_DIFFERENTLY.search(text):
        builder = _Builder(text)
        if _read(builder, _c_parser(text)) is None:
            return builder.parsed()
    # A text that is no YAML is read again by the parser in pure Python, so that its fault is the same on every machine.
    builder = _Builder(text)
    error = _read(builder, PureParser(text))
    if error is not None:
        builder.give_up(fault_of_parser(text, error))
    return builder.parsed()


def _read(builder: "_Builder", parser: _Parser) -> yaml.MarkedYAMLError | None:
    """Let the builder read everything; the parser's error, if the text is no YAML."""
    try:
        builder.run(parser.get_event)
    except yaml.MarkedYAMLError as error:
        return error
    except _Unreadable as stop:
        builder.give_up(stop.fault)
    finally:
        parser.dispose()
    return None


def _c_parser(text: str) -> _Parser:
    from yaml._yaml import CParser  # noqa: PLC0415  is not there without libyaml

    return CParser(text)


class _Unreadable(Exception):
    """YAML that goes on, but nothing of what follows would mean what was meant."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class _Builder:
    """Puts the values together from the parser's events, one call per event and no recursion."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.asks = _QUESTION.search(text) is not None
        self.root: Value = {}
        self.marks: array[int] = array("Q")
        self.faults: list[Fault] = []
        self.broken = False
        self.stack: list[tuple[dict[str, Value] | list[Value], int, str | None, bool]] = []
        self.container: dict[str, Value] | list[Value] | None = None
        self.start = 0
        self.key: str | None = None
        self.flow = False

    def parsed(self) -> Parsed:
        """What has been read."""
        return Parsed(self.root, self.marks, tuple(self.faults), self.broken)

    def give_up(self, fault: Fault) -> None:
        """A fault after which nothing means what was meant; what was found behind its place came of it."""
        place = (fault.span.line, fault.span.column)
        self.faults = [one for one in self.faults if (one.span.line, one.span.column) < place]
        self.faults.append(fault)
        self.broken = True

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
                self.alias(event)
            elif kind is DocumentStartEvent:
                documents += 1
                if not self.begins(event, documents):
                    return
            elif kind is StreamEndEvent:
                return
            elif kind is not StreamStartEvent and kind is not DocumentEndEvent:  # pragma: no cover - no further events exist
                raise TypeError(kind)

    def begins(self, event: _Event, documents: int) -> bool:
        """A document begins; False if it is one too many."""
        if documents > 1:
            self.fault("FMT07", event, "A second document begins here (`---`).", "keep one document per file")
            self.broken = True
            return False
        if event.version is not None or event.tags:
            self.fault("FMT07", event, "Lines that begin with `%` are not used in these files.", "delete the line")
        return True

    def alias(self, event: _Event) -> None:
        """`*name`, as a name or as a value."""
        self.plain_only(event, _NOT_PLAIN)
        if isinstance(self.container, dict) and self.key is None:
            self.name(f"*{event.anchor}", event)
        else:
            self.add("", event)

    def scalar(self, event: _Event) -> None:
        """A key or a value."""
        special = event.anchor is not None or event.tag is not None
        if special:
            self.plain_only(event, _NOT_PLAIN)
        value = event.value
        if self.container is None:
            raise _Unreadable(bare_text(self.text, event.start_mark.line if value else None))
        if self.key is None and isinstance(self.container, dict):
            self.take_key(event)
            return
        if value in _NULLS and not special and (event.implicit[0] or value == ""):
            self.empty(event)
        elif " - " in value and not event.style and event.start_mark.line != event.end_mark.line:
            self.swallowed(event)
        self.add(value, event)
        if value == "" and not event.style and isinstance(self.container, dict) and not special:
            # Nothing is there: it stands behind its name, wherever the parser noticed.
            self.marks[-1] = self.marks[-2] = self.marks[-3]

    def swallowed(self, event: _Event) -> None:
        """Lines that look like list entries, and are read as the rest of the text above them."""
        first, last = event.start_mark.line, event.end_mark.line
        for number, line in enumerate(self.text.split("\n")[first + 1 : last + 1], first + 1):
            if line.lstrip().startswith("- "):
                raise _Unreadable(swallowed_entry(number, line, list_above=isinstance(self.container, list)))

    def take_key(self, event: _Event) -> None:
        """Remember the key; its value comes with the next event."""
        key = event.value
        if key == "<<":
            self.plain_only(event, "Merging (`<<`) is not used in these files.")
        if self.asks and self.asked(event):
            raise _Unreadable(question_mark(event.start_mark.line, event.start_mark.column))
        if key == "":
            self.fault("FMT01", event, "There is no name before the colon.", "write `name: value`")
        elif not key.isascii() and (blank := next((c for c in key if c in HARD_SPACES), None)):
            message = f"There is a special blank in this name (U+{ord(blank):04X})."
            self.fault("FMT01", event, message, "delete it and type a plain blank")
        self.name(key, event)

    def asked(self, event: _Event) -> bool:
        """Whether `? ` stands in front of a name."""
        start = event.start_mark
        before = self.text.split("\n")[: start.line + 1]
        return "\n".join((*before[:-1], before[-1][: start.column])).rstrip().endswith("?")

    def name(self, key: str, event: _Event) -> None:
        """Take a name, which may stand only once in its mapping."""
        key = intern(key)
        if isinstance(self.container, dict) and key in self.container:
            line = event.start_mark.line + 1
            message = f'"{key}" stands twice, in lines {self.first_line(key)} and {line}.'
            self.fault("FMT03", event, message, "remove one of the two")
            while key in self.container:
                key = f"{key} (line {line})"
        self.key = key
        self.mark(event)

    def first_line(self, key: str) -> int:
        """The line of the key's first place in the mapping that is being read."""
        found = _step(self.container or {}, self.start, key)
        return _span(self.marks, found[0]).line if found else 1

    def empty(self, event: _Event) -> None:
        """A key or a list entry without a value."""
        if self.key is None:
            self.fault("FMT04", event, "This list entry has no value.", "write one, or delete the line")
            return
        span, message = _span(self.marks, len(self.marks) // 2 - 1), f'"{self.key}" has no value.'
        behind = self.text.split("\n")[span.end_line - 1][span.end_column - 1 :].lstrip()
        if not self.flow or behind.startswith(":"):
            remedy = "write one, or delete the name" if self.flow else "write one, or delete the line"
            self.faults.append(Fault("FMT04", span, message, remedy))
            return
        name, colon, rest = self.key.partition(":")
        if colon and rest:
            self.faults.append(Fault("FMT04", span, f"{message} No space stands behind the colon.", f"write `{name}: {rest}`"))
            return
        remedy = "put the text in quotes, or write the entry in lines of its own"
        self.faults.append(Fault("FMT04", span, f"{message} A comma ends a value inside `{{ }}`.", remedy))

    def open(self, event: _Event, new: dict[str, Value] | list[Value]) -> None:
        """A mapping or a list begins."""
        if event.anchor is not None or event.tag is not None:
            self.plain_only(event, _NOT_PLAIN)
        mark = event.start_mark
        if self.key is None and isinstance(self.container, dict):
            raise _Unreadable(no_text_as_name(self.text, mark.line, mark.column))
        if len(self.stack) >= MAX_DEPTH:
            raise _Unreadable(too_deep(mark.line, mark.column))
        index = len(self.marks) // 2
        outer = self.container
        self.add(new, event)
        if outer is not None:
            self.stack.append((outer, self.start, None, self.flow))
        self.container, self.start, self.key, self.flow = new, index, None, bool(event.flow_style)

    def close(self, event: _Event) -> None:
        """A mapping or a list ends: in brackets at the closing one, else behind the last thing in it."""
        if self.flow:
            end = event.end_mark
            self.marks[2 * self.start + 1] = (end.line << _SHIFT) | end.column
        else:
            self.marks[2 * self.start + 1] = max(self.marks[-1], self.marks[2 * self.start])
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
