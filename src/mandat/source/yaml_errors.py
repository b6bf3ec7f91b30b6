"""Why a text cannot be read as YAML, in words that a person without YAML can act on.

The parser's own sentences ("could not find expected ':'") are never shown. They and the tokens up to the error only tell
which of a secretary's slips it was: a quotation mark that is not closed, a line that stands too deep, a missing space.
"""

import re
from collections.abc import Callable

import yaml
from yaml.tokens import FlowMappingEndToken, FlowSequenceEndToken, ScalarToken

from mandat.source.yaml_blanks import hard_space, no_space
from mandat.source.yaml_faults import Fault, Span
from mandat.source.yaml_levels import after_the_end, below_a_value, bullet, mixed, no_name, wrong_level
from mandat.source.yaml_scene import KEY, Scene, fault_at, in_quotes, scene_of
from mandat.source.yaml_traps import BRACES_IN_QUOTES

_OPENINGS = {"{": "}", "[": "]"}


def fault_of_parser(text: str, error: yaml.MarkedYAMLError) -> Fault:
    """The parser in pure Python gave up: say what can be seen in the lines around."""
    scene = scene_of(text, error)
    return next(fault for slip in _SLIPS if (fault := slip(scene)) is not None)


def _template(scene: Scene) -> Fault | None:
    for number in (scene.start[0], scene.stop[0]):
        found = re.match(r" *(?:- +)*(?:[^:]+: +)?(\{\{.*)$", scene.lines[number])
        if found:
            return fault_at(scene, (number, found.start(1)), "a value begins with `{{`", BRACES_IN_QUOTES)
    return None


def _open_quote(scene: Scene) -> Fault | None:
    remedy = "close it, or remove it"
    begins = scene.lines[scene.start[0]][scene.start[1] : scene.start[1] + 1]
    if scene.context == "while scanning a quoted scalar" or (scene.context == "while scanning a simple key" and begins in "\"'"):
        return fault_at(scene, scene.start, "a quotation mark is opened here and not closed", remedy)
    token = scene.last
    if not isinstance(token, ScalarToken) or token.plain or "expected" not in scene.problem:
        return None
    opening = (token.start_mark.line, token.start_mark.column)
    if token.style not in ("'", '"') or token.end_mark.line != scene.stop[0]:
        return None
    if opening[0] < scene.stop[0]:
        return fault_at(
            scene, opening, f"the quotation mark that is opened here is closed only in line {scene.stop[0] + 1}", remedy
        )
    return _words_behind_quote(scene, token)


def _words_behind_quote(scene: Scene, token: ScalarToken) -> Fault | None:
    if scene.stop[0] != token.end_mark.line or scene.stop[1] < token.end_mark.column:
        return None
    whole = scene.line[token.start_mark.column :]
    apostrophe = scene.line[token.end_mark.column : token.end_mark.column + 1].isalpha() and token.style == "'"
    inside = whole.rstrip()[1:-1] if whole.rstrip().endswith(str(token.style)) else ""
    remedy = f"write {in_quotes(inside)}" if apostrophe and inside else "put the whole value in quotes"
    return fault_at(scene, (scene.stop[0], token.start_mark.column), "there are words behind the closing quotation mark", remedy)


def _backslash(scene: Scene) -> Fault | None:
    if scene.context != "while scanning a double-quoted scalar":
        return None
    return fault_at(
        scene, scene.start, "there is a backslash between double quotation marks", "use single quotation marks: `'…'`"
    )


def _special(scene: Scene) -> Fault | None:
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
    remedy = "put it in quotes" if character == "`" else f"put it in quotes: {in_quotes(value)}"
    return fault_at(scene, at, f"a value begins with {shown}", remedy) if character else None


def _comment_in_brackets(scene: Scene) -> Fault | None:
    """`{how: På e-post #1, se over}`: the closing bracket stands in what is a comment."""
    number = scene.start[0]
    found = re.compile(r"(?<=\S) +(#[^\s#].*)").search(scene.lines[number], scene.start[1])
    if not scene.context.startswith("while parsing a flow") or found is None:
        return None
    reason = f"`#` behind a blank begins a comment, so `{found[1].rstrip()}` is lost"
    return fault_at(scene, (number, found.start(1)), reason, "put the text with the `#` in quotes")


def _brackets(scene: Scene) -> Fault | None:
    """A list in `[ ]` or a mapping in `{ }` that does not end where it should."""
    found = scene.line[scene.stop[1] : scene.stop[1] + 1]
    if scene.context == "while parsing a block node" and found in ("}", "]"):
        return fault_at(scene, scene.stop, f"`{found}` closes what was not opened", "remove it, or put the text in quotes")
    if scene.context == "while parsing a flow node" and found == ",":
        return fault_at(scene, scene.stop, "there is nothing before this comma", "remove the comma, or put the text in quotes")
    if not re.match(r"while (parsing|scanning) a flow", scene.context):
        return None
    opening = scene.lines[scene.start[0]][scene.start[1] : scene.start[1] + 1]
    closing = _OPENINGS.get(opening, "}")
    if found in ("}", "]") and found != closing:
        return fault_at(scene, scene.stop, f"`{opening}` is opened before, and `{found}` closes it", f"close it with `{closing}`")
    if scene.start[0] < scene.stop[0] or scene.problem.endswith("'<stream end>'"):
        return fault_at(scene, scene.start, f"`{opening}` is opened here and not closed", f"close it with `{closing}`")
    if found == ":":
        return fault_at(scene, scene.stop, f"a value inside `{opening} {closing}` has `: ` in it", "put the value in quotes")
    return fault_at(
        scene,
        scene.stop,
        "there are words here that no comma parts from what is before them",
        "put a comma between, or put the whole value in quotes",
    )


def _behind_bracket(scene: Scene) -> Fault | None:
    ends = isinstance(scene.last, FlowMappingEndToken | FlowSequenceEndToken)
    if not ends or scene.last is None or scene.last.end_mark.line != scene.stop[0] or "expected <block end>" not in scene.problem:
        return None
    return fault_at(scene, scene.stop, "there are words behind the closing bracket", "put the whole value in quotes")


def _two_colons(scene: Scene) -> Fault | None:
    if not scene.problem.startswith("mapping values are not allowed"):
        return None
    found = KEY.match(scene.line[: scene.stop[1] + 1]) or re.match(
        r"(?P<indent> *(?:- +)*)(?P<name>[^:]+?): +(?P<value>\S.*)$", scene.line
    )
    value = re.match(r" *(?:- +)*[^:]+?: +(\S.*?)\s*$", scene.line)
    if found is None or value is None or scene.stop[1] < value.start(1):
        return None
    return fault_at(
        scene, (scene.stop[0], value.start(1)), "the value has `: ` in it", f"put it in quotes: {in_quotes(value[1])}"
    )


def _list_on_key_line(scene: Scene) -> Fault | None:
    if not scene.problem.startswith("sequence entries are not allowed"):
        return None
    value = scene.line[scene.stop[1] :]
    return fault_at(
        scene, scene.stop, "a value begins with `- `", f"put it in quotes: {in_quotes(value)}, or begin the list in the next line"
    )


def _unclear(scene: Scene) -> Fault:
    column = min(scene.stop[1], max(len(scene.line) - 1, 0))
    span = Span(scene.stop[0] + 1, column + 1, scene.stop[0] + 1, max(len(scene.line), column) + 1)
    remedy = "indent with two spaces for each level, as the lines around it; quote text with `: `"
    return Fault("FMT01", span, "This line cannot be read as YAML.", remedy)


_SLIPS: tuple[Callable[[Scene], Fault | None], ...] = (
    _template,
    _open_quote,
    _backslash,
    bullet,
    _special,
    _comment_in_brackets,
    _brackets,
    _behind_bracket,
    hard_space,
    _list_on_key_line,
    _two_colons,
    after_the_end,
    no_space,
    below_a_value,
    no_name,
    mixed,
    wrong_level,
    _unclear,
)
"""Slips in the order in which they are looked for; the last always answers."""
