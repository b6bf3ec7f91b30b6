"""From a parser's events to values: what the format leaves out is a fault with a place, and nothing is guessed."""

import re
from array import array
from collections.abc import Callable
from sys import intern
from typing import Any, Protocol

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from mandat.source.parsed import SHIFT, Parsed, Value, span_at, step_into
from mandat.source.yaml_blanks import HARD_SPACES
from mandat.source.yaml_faults import CURLY_QUOTES, Fault, Span
from mandat.source.yaml_traps import (
    BULLETS,
    CUT_OFF,
    bare_text,
    cut_off,
    no_entry,
    no_text_as_name,
    not_closed,
    question_mark,
    swallowed_entry,
    too_deep,
)

MAX_DEPTH = 30
"""Levels of nesting; the deepest field of the format stands on level 8."""

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_NOT_PLAIN = "Anchors, aliases and tags are not used in these files."
_IN_QUOTES = "put the text in quotes, or write the entry in lines of its own"
COMMENT = re.compile(r":[ ]+(#[^ #].*)")
"""`purpose: #Formålet`: words behind a `#` without a blank were hardly meant as a comment."""
QUESTION = re.compile(r"\?(?<![^ \[{,\n]\?)(?=[ \n]|\Z)")


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


class EventParser(Protocol):
    """libyaml's parser or the one in pure Python."""

    def get_event(self) -> Any:  # noqa: ANN401  the events of the two parsers share no base class in the type stubs
        """Return the next event."""

    def dispose(self) -> None:
        """Free what the parser holds."""


class Unreadable(Exception):
    """YAML that goes on, but nothing of what follows would mean what was meant."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class Builder:
    """Puts the values together from the parser's events, one call per event and no recursion."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.asks = QUESTION.search(text) is not None
        self.hashes = CUT_OFF.search(text) is not None
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
            raise Unreadable(bare_text(self.text, event.start_mark.line if value else None))
        if self.key is None and isinstance(self.container, dict):
            self.take_key(event)
            return
        if value in NULLS and not special and (event.implicit[0] or value == ""):
            self.empty(event)
        elif not event.style and event.start_mark.line != event.end_mark.line and (" - " in value or value[0] in BULLETS):
            self.swallowed(event)
        if self.hashes and value and not event.style:
            self.faults.extend(cut_off(self.text, event.end_mark.line, event.end_mark.column, "" if self.flow else value))
        self.add(value, event)
        if value == "" and not event.style and isinstance(self.container, dict) and not special:
            # Nothing is there: it stands behind its name, wherever the parser noticed.
            self.marks[-1] = self.marks[-2] = self.marks[-3]

    def swallowed(self, event: _Event) -> None:
        """Lines that look like list entries, and are read as the rest of the text above them."""
        first, last = event.start_mark.line, event.end_mark.line
        lines = self.text.split("\n")
        if lines[first][: event.start_mark.column].isspace() and (fault := no_entry(first, lines[first])):
            raise Unreadable(fault)
        for number, line in enumerate(lines[first + 1 : last + 1], first + 1):
            if line.lstrip().startswith("- ") and self.flow:
                opening = span_at(self.marks, self.start)
                raise Unreadable(not_closed(self.text, opening.line - 1, opening.column - 1))
            if line.lstrip().startswith("- "):
                raise Unreadable(swallowed_entry(number, line, list_above=isinstance(self.container, list)))

    def take_key(self, event: _Event) -> None:
        """Remember the key; its value comes with the next event."""
        key = event.value
        if key == "<<":
            self.plain_only(event, "Merging (`<<`) is not used in these files.")
        if self.asks and self.asked(event):
            raise Unreadable(question_mark(event.start_mark.line, event.start_mark.column))
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
        found = step_into(self.container or {}, self.start, key)
        return span_at(self.marks, found[0]).line if found else 1

    def empty(self, event: _Event) -> None:
        """A key or a list entry without a value."""
        if self.key is None:
            self.fault("FMT04", event, "This list entry has no value.", "write one, or delete the line")
            return
        span, message = span_at(self.marks, len(self.marks) // 2 - 1), f'"{self.key}" has no value.'
        behind = self.text.split("\n")[span.end_line - 1][span.end_column - 1 :].lstrip()
        if comment := COMMENT.match(behind):
            name, text = self.key, comment[1].replace('"', "'").rstrip()
            sentence = f"{message} `#` begins a comment."
            self.faults.append(Fault("FMT04", span, sentence, f'put the text in quotes: `{name}: "{text}"`'))
            return
        if not self.flow or behind.startswith(":"):
            remedy = "write one, or delete the name" if self.flow else "write one, or delete the line"
            self.faults.append(Fault("FMT04", span, message, remedy))
            return
        name, colon, rest = self.key.partition(":")
        if colon and rest:
            self.faults.append(Fault("FMT04", span, f"{message} No space stands behind the colon.", f"write `{name}: {rest}`"))
            return
        curly = self.key.endswith(CURLY_QUOTES)
        remedy = 'curly quotes are only text: write straight ones, `"…"`' if curly else _IN_QUOTES
        self.faults.append(Fault("FMT04", span, f"{message} A comma ends a value inside `{{ }}`.", remedy))

    def open(self, event: _Event, new: dict[str, Value] | list[Value]) -> None:
        """A mapping or a list begins."""
        if event.anchor is not None or event.tag is not None:
            self.plain_only(event, _NOT_PLAIN)
        mark = event.start_mark
        if self.key is None and isinstance(self.container, dict):
            raise Unreadable(no_text_as_name(self.text, mark.line, mark.column))
        if len(self.stack) >= MAX_DEPTH:
            raise Unreadable(too_deep(mark.line, mark.column))
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
            self.marks[2 * self.start + 1] = (end.line << SHIFT) | end.column
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
        self.marks.append((start.line << SHIFT) | start.column)
        self.marks.append((end.line << SHIFT) | end.column)

    def plain_only(self, event: _Event, message: str) -> None:
        """The file uses something of YAML that the format leaves out."""
        self.fault("FMT07", event, message, "write the value out; put text that begins with `&`, `*` or `!` in quotes")

    def fault(self, code: str, event: _Event, message: str, remedy: str) -> None:
        """Note what is wrong at this event."""
        start, end = event.start_mark, event.end_mark
        self.faults.append(Fault(code, Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1), message, remedy))
