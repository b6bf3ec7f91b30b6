"""Where the parser stumbled: the lines of the text, the place, and what it had read until then."""

import re
from collections.abc import Iterator

import yaml
from yaml.tokens import ScalarToken, Token

from mandat.frozen import frozen
from mandat.source.yaml_faults import CURLY_QUOTES, Fault, Span

KEY = re.compile(r"(?P<indent> *(?:- +)*)(?P<name>[^\s:#\"'{}\[\],-][^:#]*|\"[^\"]*\"|'[^']*'):(?: +(?P<value>\S.*))?$")
"""A line with a name and a colon, and perhaps a value; list dashes in front belong to the indentation."""


@frozen
class Scene:
    """The lines, and where and over what the parser stumbled; lines and columns count from 0."""

    lines: list[str]
    context: str
    problem: str
    start: tuple[int, int]
    stop: tuple[int, int]
    last: Token | None

    @property
    def line(self) -> str:
        """The line on which the parser stopped."""
        return self.lines[self.stop[0]]

    def above(self, number: int) -> int | None:
        """The nearest line above that is neither blank nor a comment."""
        found = (n for n in range(number - 1, -1, -1) if self.lines[n].strip() and not self.lines[n].lstrip().startswith("#"))
        return next(found, None)


class PureParser(yaml.SafeLoader):
    """The parser in pure Python; in it too a question mark within the words in `{ }` and `[ ]` is a letter."""

    _in_words = False

    def scan_plain(self) -> ScalarToken:
        """Read words without quotation marks."""
        self._in_words = True
        token = super().scan_plain()
        self._in_words = False
        return token

    def peek(self, index: int = 0) -> str:
        """Look at a character ahead."""
        found = super().peek(index)
        return "x" if self._in_words and found == "?" else found


def scene_of(text: str, error: yaml.MarkedYAMLError) -> Scene:
    """The place where the parser gave up, moved from blank lines at the end to the last words."""
    lines = text.split("\n")
    stop = error.problem_mark or error.context_mark
    start = error.context_mark or stop
    at = (stop.line, stop.column) if stop else (0, 0)
    while at[0] > 0 and not lines[at[0]].strip():
        at = (at[0] - 1, len(lines[at[0] - 1]))
    last = next(reversed(tuple(_tokens_before(text, at))), None)
    return Scene(lines, error.context or "", error.problem or "", (start.line, start.column) if start else at, at, last)


def _tokens_before(text: str, stop: tuple[int, int]) -> Iterator[Token]:
    tokens = yaml.scan(text, Loader=PureParser)
    while True:
        try:
            token = next(tokens)
        except (yaml.YAMLError, StopIteration):
            return
        if (token.end_mark.line, token.end_mark.column) > stop:
            return
        yield token


def fault_at(scene: Scene, place: tuple[int, int], reason: str, remedy: str) -> Fault:
    """A line that cannot be read, from the place (counted from 0) to the end of the line."""
    line, column = place
    width = max(len(scene.lines[line]), column)
    return Fault("FMT01", Span(line + 1, column + 1, line + 1, width + 1), f"This line cannot be read as YAML: {reason}.", remedy)


def indent_of(line: str) -> int:
    """How many blanks stand in front of a line."""
    return len(line) - len(line.lstrip(" "))


def in_quotes(value: str) -> str:
    """A value as it is written in quotes, between backquotes, for a remedy."""
    value = value.rstrip()
    if len(value) > 1 and value[0] in CURLY_QUOTES and value[-1] in CURLY_QUOTES:
        value = value[1:-1]
    if '"' in value:
        return f"`'{value}'`" if "'" not in value else 'as `"…"`'
    return f'`"{value}"`'
