"""Why a text cannot be read as YAML, in words that a person without YAML can act on.

The parser's own sentences ("could not find expected ':'") are never shown. They and the tokens up to the error only tell
which of a secretary's slips it was: a quotation mark that is not closed, a line that stands too deep, a missing space.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import yaml
from yaml.tokens import FlowMappingEndToken, FlowSequenceEndToken, ScalarToken, Token

from mandat.source.yaml_faults import Fault, Span

_KEY = re.compile(r"(?P<indent> *(?:- +)*)(?P<name>[^\s:#\"'{}\[\],-][^:#]*|\"[^\"]*\"|'[^']*'):(?: +(?P<value>\S.*))?$")
_NO_SPACE = re.compile(r" *(?:- +)*([\w-]+):([^\s/].*)$")
HARD_SPACES = "\u00a0\u2007\u202f\u200b\u2060"
"""Blanks that look like one and are none: what is copied from a text program or a web page may have them."""
_IN_QUOTES = 'put the whole value in quotes: `"{{ … }}"`'
_OPENINGS = {"{": "}", "[": "]"}


@dataclass(frozen=True, slots=True)
class _Scene:
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


def fault_of_parser(text: str, error: yaml.MarkedYAMLError) -> Fault:
    """The parser in pure Python gave up: say what can be seen in the lines around."""
    scene = _scene(text, error)
    return next(fault for slip in _SLIPS if (fault := slip(scene)) is not None)


def too_deep(line: int, column: int) -> Fault:
    """More levels than any file of this format has; counted from 0."""
    span = Span(line + 1, column + 1, line + 1, column + 1)
    return Fault("FMT01", span, "The lists and mappings are nested too deeply here.", "write the entry as the examples do")


def bare_text(text: str, line: int | None) -> Fault:
    """The file is a text without any name, or (no line) nothing but marks and comments."""
    lines = text.split("\n")
    scene = _Scene(lines, "", "", (line or 0, 0), (line or 0, 0), None)
    if line is None:
        return Fault("FMT01", Span(1, 1, 1, 1), "The file is empty.", "begin with `format: 1`")
    slip = _hard_space(scene) or _no_space(scene)
    return slip or _fault(scene, (line, _indent(lines[line])), "it has no `name: value`", "begin with `format: 1`")


def no_text_as_name(text: str, line: int, column: int) -> Fault:
    """A mapping or a list where a name should be; counted from 0."""
    lines = text.split("\n")
    scene = _Scene(lines, "", "", (line, column), (line, column), None)
    if lines[line][max(column - 1, 0) : column + 1] == "{{":
        return _fault(scene, (line, column - 1), "a value begins with `{{`", _IN_QUOTES)
    return _fault(scene, (line, column), "a list or a mapping stands where a name belongs", "put the text in quotes")


def question_mark(line: int, column: int) -> Fault:
    """`? ` in front of a name; counted from 0."""
    span = Span(line + 1, column + 1, line + 1, column + 1)
    message = "A question mark in front of a name is not used in these files."
    return Fault("FMT07", span, message, "delete the question mark, or put the text in quotes")


def swallowed_entry(line: int, text: str, *, list_above: bool) -> Fault:
    """A list entry that is read as text, because it stands deeper than the value above it; the line counts from 0."""
    span = Span(line + 1, _indent(text) + 1, line + 1, len(text) + 1)
    message = "This list entry stands deeper than the value above, and would be read as its text."
    remedy = "begin it in the same column as the entry above" if list_above else "remove the value above, or the list"
    return Fault("FMT01", span, message, remedy)


def _scene(text: str, error: yaml.MarkedYAMLError) -> _Scene:
    lines = text.split("\n")
    stop = error.problem_mark or error.context_mark
    start = error.context_mark or stop
    at = (stop.line, stop.column) if stop else (0, 0)
    while at[0] > 0 and not lines[at[0]].strip():
        at = (at[0] - 1, len(lines[at[0] - 1]))
    last = next(reversed(tuple(_tokens_before(text, at))), None)
    return _Scene(lines, error.context or "", error.problem or "", (start.line, start.column) if start else at, at, last)


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


def _fault(scene: _Scene, place: tuple[int, int], reason: str, remedy: str) -> Fault:
    line, column = place
    width = max(len(scene.lines[line]), column)
    return Fault("FMT01", Span(line + 1, column + 1, line + 1, width + 1), f"This line cannot be read as YAML: {reason}.", remedy)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _template(scene: _Scene) -> Fault | None:
    for number in (scene.start[0], scene.stop[0]):
        found = re.match(r" *(?:- +)*(?:[^:]+: +)?(\{\{.*)$", scene.lines[number])
        if found:
            return _fault(scene, (number, found.start(1)), "a value begins with `{{`", _IN_QUOTES)
    return None


def _quoted(value: str) -> str:
    value = value.rstrip()
    if '"' in value:
        return f"`'{value}'`" if "'" not in value else 'as `"…"`'
    return f'`"{value}"`'


def _open_quote(scene: _Scene) -> Fault | None:
    remedy = "close it, or remove it"
    begins = scene.lines[scene.start[0]][scene.start[1] : scene.start[1] + 1]
    if scene.context == "while scanning a quoted scalar" or (scene.context == "while scanning a simple key" and begins in "\"'"):
        return _fault(scene, scene.start, "a quotation mark is opened here and not closed", remedy)
    token = scene.last
    if not isinstance(token, ScalarToken) or token.plain or "expected" not in scene.problem:
        return None
    opening = (token.start_mark.line, token.start_mark.column)
    if token.style not in ("'", '"') or token.end_mark.line != scene.stop[0]:
        return None
    if opening[0] < scene.stop[0]:
        return _fault(
            scene, opening, f"the quotation mark that is opened here is closed only in line {scene.stop[0] + 1}", remedy
        )
    return _words_behind_quote(scene, token)


def _words_behind_quote(scene: _Scene, token: ScalarToken) -> Fault | None:
    if scene.stop[0] != token.end_mark.line or scene.stop[1] < token.end_mark.column:
        return None
    whole = scene.line[token.start_mark.column :]
    apostrophe = scene.line[token.end_mark.column : token.end_mark.column + 1].isalpha() and token.style == "'"
    inside = whole.rstrip()[1:-1] if whole.rstrip().endswith(str(token.style)) else ""
    remedy = f"write {_quoted(inside)}" if apostrophe and inside else "put the whole value in quotes"
    return _fault(scene, (scene.stop[0], token.start_mark.column), "there are words behind the closing quotation mark", remedy)


def _backslash(scene: _Scene) -> Fault | None:
    if scene.context != "while scanning a double-quoted scalar":
        return None
    return _fault(scene, scene.start, "there is a backslash between double quotation marks", "use single quotation marks: `'…'`")


def _special(scene: _Scene) -> Fault | None:
    """A value that begins with a character which means something else in YAML."""
    at = scene.stop
    if re.match(r"while scanning (an alias|an anchor|a tag|a block scalar|a directive)", scene.context):
        at = scene.start
    elif not (
        scene.problem.endswith("cannot start any token")
        or scene.problem.startswith(("mapping keys are not allowed", "found undefined tag"))
        or (scene.context == "while parsing a block node" and scene.problem.endswith("','"))
    ):
        return None
    character = scene.lines[at[0]][at[1] : at[1] + 1]
    value = scene.lines[at[0]][at[1] :]
    shown = "a backtick" if character == "`" else f"`{character}`"
    remedy = "put it in quotes" if character == "`" else f"put it in quotes: {_quoted(value)}"
    return _fault(scene, at, f"a value begins with {shown}", remedy) if character else None


def _brackets(scene: _Scene) -> Fault | None:
    """A list in `[ ]` or a mapping in `{ }` that does not end where it should."""
    found = scene.line[scene.stop[1] : scene.stop[1] + 1]
    if scene.context == "while parsing a block node" and found in ("}", "]"):
        return _fault(scene, scene.stop, f"`{found}` closes what was not opened", "remove it, or put the text in quotes")
    if scene.context == "while parsing a flow node" and found == ",":
        return _fault(scene, scene.stop, "there is nothing before this comma", "remove the comma, or put the text in quotes")
    if not re.match(r"while (parsing|scanning) a flow", scene.context):
        return None
    opening = scene.lines[scene.start[0]][scene.start[1] : scene.start[1] + 1]
    closing = _OPENINGS.get(opening, "}")
    if found in ("}", "]") and found != closing:
        return _fault(scene, scene.stop, f"`{opening}` is opened before, and `{found}` closes it", f"close it with `{closing}`")
    if scene.start[0] < scene.stop[0] or scene.problem.endswith("'<stream end>'"):
        return _fault(scene, scene.start, f"`{opening}` is opened here and not closed", f"close it with `{closing}`")
    if found == ":":
        return _fault(scene, scene.stop, f"a value inside `{opening} {closing}` has `: ` in it", "put the value in quotes")
    return _fault(
        scene,
        scene.stop,
        "there are words here that no comma parts from what is before them",
        "put a comma between, or put the whole value in quotes",
    )


def _behind_bracket(scene: _Scene) -> Fault | None:
    ends = isinstance(scene.last, FlowMappingEndToken | FlowSequenceEndToken)
    if not ends or scene.last is None or scene.last.end_mark.line != scene.stop[0] or "expected <block end>" not in scene.problem:
        return None
    return _fault(scene, scene.stop, "there are words behind the closing bracket", "put the whole value in quotes")


def _hard_space(scene: _Scene) -> Fault | None:
    for number in (scene.start[0], scene.stop[0]):
        found = re.match(f"[^{HARD_SPACES}]*[{HARD_SPACES}]", scene.lines[number])
        if found:
            place = (number, found.end() - 1)
            code = ord(scene.lines[number][found.end() - 1])
            return _fault(scene, place, f"there is a special blank here (U+{code:04X})", "delete it and type a plain blank")
    return None


def _no_space(scene: _Scene) -> Fault | None:
    above = scene.above(scene.stop[0])
    for number in (scene.start[0], scene.stop[0], above):
        if number is None or '"' in scene.lines[number] or not _is_open_line(scene, number):
            continue
        if found := _NO_SPACE.match(scene.lines[number]):
            place = (number, found.start(1))
            return _fault(scene, place, "there is no space behind the colon", f"write `{found[1]}: {found[2].strip()}`")
        if found := re.match(r" *-([^\W\d]\w*)", scene.lines[number]):
            place = (number, _indent(scene.lines[number]))
            return _fault(scene, place, "there is no space behind the hyphen", f"write `- {found[1]}`")
    return None


def _is_open_line(scene: _Scene, number: int) -> bool:
    """Whether the parser read this line as words without a name, not as a value of its own."""
    return not _KEY.match(scene.lines[number])


def _two_colons(scene: _Scene) -> Fault | None:
    if not scene.problem.startswith("mapping values are not allowed"):
        return None
    found = _KEY.match(scene.line[: scene.stop[1] + 1]) or re.match(
        r"(?P<indent> *(?:- +)*)(?P<name>[^:]+?): +(?P<value>\S.*)$", scene.line
    )
    value = re.match(r" *(?:- +)*[^:]+?: +(\S.*?)\s*$", scene.line)
    if found is None or value is None or scene.stop[1] < value.start(1):
        return None
    return _fault(scene, (scene.stop[0], value.start(1)), "the value has `: ` in it", f"put it in quotes: {_quoted(value[1])}")


def _list_on_key_line(scene: _Scene) -> Fault | None:
    if not scene.problem.startswith("sequence entries are not allowed"):
        return None
    value = scene.line[scene.stop[1] :]
    return _fault(
        scene, scene.stop, "a value begins with `- `", f"put it in quotes: {_quoted(value)}, or begin the list in the next line"
    )


def _below_a_value(scene: _Scene) -> Fault | None:
    """A line that stands deeper than the line above, which already has a value."""
    number = scene.stop[0]
    above = scene.above(number)
    key = _KEY.match(scene.lines[above]) if above is not None else None
    if above is None or key is None or not key["value"] or key["value"].startswith(("#", "|", ">")):
        return None
    column, wanted = _indent(scene.line), len(key["indent"])
    if scene.line.lstrip().startswith("- ") and column <= wanted and "'-'" in scene.problem:
        reason = f"a list entry stands here, but `{key['name']}` in line {above + 1} already has a value"
        return _fault(scene, (number, column), reason, f"remove the value behind `{key['name']}:`, or the list")
    if column <= wanted:
        return None
    reason = f"it stands deeper than the line above, where `{key['name']}` already has a value"
    return _fault(scene, (number, column), reason, f"begin it in column {wanted + 1}")


def _wrong_level(scene: _Scene) -> Fault | None:
    """A line whose first character is in no column in which a line above begins."""
    if "<block mapping start>" not in scene.problem and "<block sequence start>" not in scene.problem:
        return None
    number, column = scene.stop[0], _indent(scene.line)
    levels = tuple(_levels(scene, number))
    if not levels or column in (level for level, _ in levels):
        return None
    near = [pair for pair in levels if abs(pair[0] - column) <= 4] or list(levels[:1])  # noqa: PLR2004
    offers = " or ".join(f"in column {level + 1} to stand beside {_named(scene, line)}" for level, line in near[:2])
    return _fault(scene, (number, column), f"it begins in column {column + 1}, and no line above does", f"begin it {offers}")


def _named(scene: _Scene, number: int) -> str:
    key = _KEY.match(scene.lines[number])
    return f"`{key['name']}` in line {number + 1}" if key else f"line {number + 1}"


def _levels(scene: _Scene, number: int) -> Iterator[tuple[int, int]]:
    """The columns of the open levels of its kind (entries or names), the deepest first, with a line that begins there."""
    seen, entries = 10_000, scene.lines[number].lstrip().startswith("- ")
    above = scene.above(number)
    while above is not None and seen > 0:
        line = scene.lines[above]
        name = len(line) - len(re.sub(r"^ *(?:- +)*", "", line))
        for column in (name, _indent(line)):
            if column < seen:
                seen = column
                if line[column:].startswith("- ") == entries:
                    yield column, above
        above = scene.above(above)


def _mixed(scene: _Scene) -> Fault | None:
    number, column = scene.stop[0], _indent(scene.line)
    if scene.context == "while parsing a block collection" and scene.problem.endswith("'?'"):
        reason = "a `name: value` stands beside list entries"
        return _fault(scene, (number, column), reason, "begin it with `- `, or write a name with a colon above the list")
    if scene.line.lstrip().startswith("- ") and scene.problem.endswith("'-'"):
        reason = "a list entry stands beside `name: value` lines"
        return _fault(scene, (number, column), reason, "indent it below the name that it belongs to")
    if scene.line.lstrip().startswith(":"):
        return _fault(scene, (number, column), "there is no name before the colon", "write `name: value`")
    return None


def _no_name(scene: _Scene) -> Fault | None:
    number = scene.start[0] if scene.context == "while scanning a simple key" else scene.stop[0]
    above = scene.above(scene.stop[0])
    if ":" in scene.lines[number] and above is not None and ":" not in scene.lines[above]:
        number = above
    line = scene.lines[number]
    if ":" in line or not line.strip() or (number == scene.stop[0] and line.lstrip().startswith("- ")):
        return None
    remedy = "write `name: value`; or indent it, if it goes on with the text of the line above"
    return _fault(scene, (number, _indent(line)), "it has no `name: value`", remedy)


def _after_the_end(scene: _Scene) -> Fault | None:
    if "<document start>" not in scene.problem:
        return None
    if any(line.startswith("...") for line in scene.lines[: scene.stop[0]]):
        return _fault(scene, scene.stop, "the line `...` above ends the file", "remove the line `...`")
    return _wrong_level(scene)


def _unclear(scene: _Scene) -> Fault:
    column = min(scene.stop[1], max(len(scene.line) - 1, 0))
    span = Span(scene.stop[0] + 1, column + 1, scene.stop[0] + 1, max(len(scene.line), column) + 1)
    remedy = "indent with two spaces for each level, as the lines around it; quote text with `: `"
    return Fault("FMT01", span, "This line cannot be read as YAML.", remedy)


_SLIPS: tuple[Callable[[_Scene], Fault | None], ...] = (
    _template,
    _open_quote,
    _backslash,
    _special,
    _brackets,
    _behind_bracket,
    _hard_space,
    _list_on_key_line,
    _two_colons,
    _after_the_end,
    _no_space,
    _below_a_value,
    _no_name,
    _mixed,
    _wrong_level,
    _unclear,
)
"""Slips in the order in which they are looked for; the last always answers."""
