"""The words of one language: every phrase that a document may need, read from a wording file into one typed record.

A phrase that is missing, unknown, or has another placeholder than the documents fill in is a problem with a line.
Keys are written with hyphens in the file and with underscores here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, is_dataclass
from functools import lru_cache
from string import Formatter
from typing import Annotated, NoReturn, cast, get_args, get_origin, get_type_hints

from mandat.documents.wording.base import capital
from mandat.documents.wording.groups import Wording
from mandat.frozen import frozen
from mandat.source.yaml_text import parse_yaml, quick_values

Steps = tuple[str, ...]


@dataclass(eq=False)
class WordingProblem(Exception):
    """A wording file that cannot be used.

    Attributes:
        file: the file, as it was named to `read_wording`.
        line: the line in it, from 1.
        message: one sentence that says what is wrong.
    """

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


def read_wording(text: str, file: str) -> Wording:
    """The wording that a file holds; every value is text, whatever it looks like.

    Raises:
        WordingProblem: the file is no YAML, or a phrase is missing, unknown or has the wrong placeholders.
    """
    return cast("Wording", _Reader(file, text).record(_values(text, file), Wording, ()))


def changed_wording(whole: Wording, text: str, file: str) -> Wording:
    """A wording with the phrases of a file in the place of its own; the file holds only those that differ, or all.

    Language and territory choose how dates are written and are not phrases: they stay as they are.

    Raises:
        WordingProblem: the file is no YAML, or a phrase of it is unknown, has the wrong placeholders, or speaks another language.
    """
    reader = _Reader(file, text)
    changed = cast("Wording", reader.changed(_values(text, file), whole, ()))
    reader.same_language(whole, changed)
    return changed


def _values(text: str, file: str) -> object:
    if not text.strip():
        raise WordingProblem(file, 1, "the file is empty")
    value = quick_values(text)
    if value is None:
        parsed = parse_yaml(text)
        if parsed.faults:
            fault = parsed.faults[0]
            raise WordingProblem(file, fault.span.line, f"{fault.message} {capital(fault.remedy)}.")
        value = parsed.value
    return value


@frozen
class _Reader:
    file: str
    text: str

    def record(self, value: object, kind: type, steps: Steps) -> object:
        hints = _hints(kind)
        values = {name: self._value(entry, hints[name], here) for name, entry, here in self._entries(value, hints, steps)}
        missing = next((name.replace("_", "-") for name in hints if name not in values), None)
        if missing is not None:
            self._fail(steps, f"{_place((*steps, missing))} is missing")
        return kind(**values)

    def changed(self, value: object, whole: object, steps: Steps) -> object:
        """A record with what the file says in the place of what it had; groups of phrases within it likewise."""
        kind: type = type(whole)
        hints = _hints(kind)
        values = {name: getattr(whole, name) for name in hints}
        for name, entry, here in self._entries(value, hints, steps):
            old = values[name]
            values[name] = self.changed(entry, old, here) if is_dataclass(old) else self._phrase(entry, hints[name], here)
        return kind(**values)

    def same_language(self, whole: Wording, changed: Wording) -> None:
        """A file cannot change for which language and country its words are."""
        for name in ("language", "territory"):
            if getattr(whole, name) != getattr(changed, name):
                self._fail((name,), f"{name} should be {getattr(whole, name)} here")

    def _entries(self, value: object, hints: dict[str, object], steps: Steps) -> Iterator[tuple[str, object, Steps]]:
        """The entries of a group, each with the name of its field and its place in the file."""
        if not isinstance(value, dict):
            self._fail(steps, f"{_place(steps) or 'the file'} should have a line `key: phrase` for each phrase")
        for key, entry in value.items():
            name, here = key.replace("-", "_"), (*steps, key)
            if name not in hints:
                self._fail(here, f"{_place(here)} is no phrase that a document uses{_near(key, hints)}", at_key=True)
            yield name, entry, here

    def _value(self, value: object, hint: object, steps: Steps) -> object:
        if isinstance(hint, type) and is_dataclass(hint):
            return self.record(value, hint, steps)
        return self._phrase(value, hint, steps)

    def _phrase(self, value: object, hint: object, steps: Steps) -> str:
        if not isinstance(value, str):
            self._fail(steps, f"{_place(steps)} should be a phrase")
        wanted = set(get_args(hint)[1:]) if get_origin(hint) is Annotated else set()
        try:
            found = {name for _, name, _, _ in Formatter().parse(value) if name is not None}
        except ValueError:
            self._fail(steps, f"{_place(steps)} has a brace without its partner")
        if found != wanted:
            self._fail(steps, f"{_place(steps)} should have {_braces(wanted)}, and has {_braces(found)}")
        return value

    def _fail(self, steps: Steps, message: str, *, at_key: bool = False) -> NoReturn:
        raise WordingProblem(self.file, parse_yaml(self.text).span(steps, at_key=at_key).line, message)


def _near(key: str, hints: Iterable[str]) -> str:
    """The phrase that was meant, where one is spelt nearly alike."""
    from difflib import get_close_matches  # noqa: PLC0415  only needed once something is wrong

    near = get_close_matches(key, [name.replace("_", "-") for name in hints], 1, 0.7)
    return f"; did you mean {near[0]}?" if near else ""


def _place(steps: Steps) -> str:
    """The name of a phrase: `agenda.frame.other`."""
    return ".".join(steps)


@lru_cache(maxsize=64)
def _hints(kind: type) -> dict[str, object]:
    return get_type_hints(kind, include_extras=True)


def _braces(names: set[str]) -> str:
    return " and ".join(f"{{{name}}}" for name in sorted(names)) or "no placeholder"
