"""The words of one language: every phrase that a document may need, read from a wording file into one typed record.

A phrase that is missing, unknown, or has another placeholder than the documents fill in is a problem with a line.
Keys are written with hyphens in the file and with underscores here.
"""

from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache
from string import Formatter
from typing import Annotated, NoReturn, cast, get_args, get_origin, get_type_hints

import yaml

from mandat.documents.wording_groups import Wording

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise WordingProblem(file, line, f"this line cannot be read as YAML: {error.problem}") from error
    if root is None:
        raise WordingProblem(file, 1, "the file is empty")
    return cast("Wording", _Reader(file).record(root, Wording, ""))


@dataclass(frozen=True, slots=True)
class _Reader:
    file: str

    def record(self, node: yaml.Node, kind: type, place: str) -> object:
        if not isinstance(node, yaml.MappingNode):
            self._fail(node, f"{place or 'the file'} should be a list of phrases, each with its key")
        hints = _hints(kind)
        values: dict[str, object] = {}
        for key, value in node.value:
            name = str(key.value).replace("-", "_")
            where = f"{place}.{key.value}".lstrip(".")
            if name not in hints:
                self._fail(key, f"{where} is no phrase that a document uses")
            if name in values:
                self._fail(key, f"{where} stands twice")
            values[name] = self._value(value, hints[name], where)
        missing = next((name for name in hints if name not in values), None)
        if missing is not None:
            self._fail(node, f"{f'{place}.{missing}'.lstrip('.').replace('_', '-')} is missing")
        return kind(**values)

    def _value(self, node: yaml.Node, hint: object, place: str) -> object:
        if get_origin(hint) is tuple:
            return self._list(node, get_args(hint)[0], place)
        if isinstance(hint, type) and is_dataclass(hint):
            return self.record(node, hint, place)
        return self._phrase(node, hint, place)

    def _list(self, node: yaml.Node, entry: type, place: str) -> tuple[object, ...]:
        if not isinstance(node, yaml.SequenceNode):
            self._fail(node, f"{place} should be a list")
        return tuple(self._value(child, entry, f"{place}.{n}") for n, child in enumerate(node.value, start=1))

    def _phrase(self, node: yaml.Node, hint: object, place: str) -> str:
        if not isinstance(node, yaml.ScalarNode) or not node.value:
            self._fail(node, f"{place} should be a phrase")
        phrase = str(node.value)
        wanted = set(get_args(hint)[1:]) if get_origin(hint) is Annotated else set()
        try:
            found = {name for _, name, _, _ in Formatter().parse(phrase) if name is not None}
        except ValueError:
            self._fail(node, f"{place} has a brace without its partner")
        if found != wanted:
            self._fail(node, f"{place} should have {_braces(wanted)}, and has {_braces(found)}")
        return phrase

    def _fail(self, node: yaml.Node, message: str) -> NoReturn:
        raise WordingProblem(self.file, node.start_mark.line + 1, message)


@lru_cache(maxsize=64)
def _hints(kind: type) -> dict[str, object]:
    hints = get_type_hints(kind, include_extras=True)
    return {field.name: hints[field.name] for field in fields(kind)}


def _braces(names: set[str]) -> str:
    return " and ".join(f"{{{name}}}" for name in sorted(names)) or "no placeholder"
