"""The quick way through a file that has nothing wrong with it: values only, in one loop without positions.

Nearly every file is clean, and of a clean file nobody asks where a word stands. Whatever is unusual (an anchor, a name
twice, a missing value, text that is no YAML) ends this reading without an answer, and the full reader, which knows the
places and has the words for faults, reads the file from the start. Both give the same values, which a test holds.
"""

from sys import intern

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from mandat.source.parsed import Value
from mandat.source.yaml_builder import MAX_DEPTH, NULLS, EventParser
from mandat.source.yaml_traps import BULLETS

UNUSUAL_NAME = frozenset({"", "<<"})


def plain_values(parser: EventParser) -> Value | None:
    """The values of a clean document, or None where the full reader must look."""
    try:
        return _values(parser)
    except yaml.MarkedYAMLError:
        return None
    finally:
        parser.dispose()


def _values(parser: EventParser) -> Value | None:  # noqa: C901, PLR0911, PLR0912  one loop over all events: calls would cost more than the work
    next_event = parser.get_event
    stack: list[tuple[dict[str, Value] | None, list[Value] | None]] = []
    mapping: dict[str, Value] | None = None  # what is being filled: either of the two
    entries: list[Value] | None = None
    root: Value | None = None
    key: str | None = None
    while True:
        event = next_event()
        kind = type(event)
        if kind is ScalarEvent:
            value = event.value
            if event.anchor is not None or event.tag is not None:
                return None
            if mapping is None:
                if entries is None or value in NULLS or ((" - " in value or value[0] in BULLETS) and _folds(event)):
                    return None
                entries.append(value)
            elif key is None:
                if value in mapping or value in UNUSUAL_NAME or not value.isascii():
                    return None
                key = intern(value)
            elif value in NULLS or ((" - " in value or value[0] in BULLETS) and _folds(event)):
                return None
            else:
                mapping[key] = value
                key = None
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            new: dict[str, Value] | list[Value] = {} if kind is MappingStartEvent else []
            if event.anchor is not None or event.tag is not None or len(stack) > MAX_DEPTH:
                return None
            if entries is not None:
                entries.append(new)
            elif mapping is None:
                if root is not None:
                    return None
                root = new
            elif key is None:
                return None
            else:
                mapping[key] = new
            stack.append((mapping, entries))
            mapping, entries = (new, None) if isinstance(new, dict) else (None, new)
            key = None
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            mapping, entries = stack.pop()
        elif kind is AliasEvent:
            return None
        elif kind is StreamEndEvent:
            return root
        elif getattr(event, "version", None) is not None or getattr(event, "tags", None):
            return None


def _folds(event: ScalarEvent) -> bool:
    """Whether a text without quotes goes over several lines: a list entry may have vanished into it."""
    start, end = event.start_mark, event.end_mark
    return not event.style and (start is None or end is None or start.line != end.line)
