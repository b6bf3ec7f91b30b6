"""What is wrong with a text that should be YAML, in words that a person without YAML can act on.

The parser's own sentences ("could not find expected ':'") are never shown. The place comes from the parser, the words come
from looking at the line, so that both parsers lead to the same message.
"""

import re
from dataclasses import dataclass

import yaml

MAX_CHARACTERS = 1_000_000
"""A mandate has some 10,000 characters; a file a hundred times as long is not one."""


@dataclass(frozen=True, slots=True)
class Span:
    """From the first character to the one behind the last; lines and columns count from 1."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in a text: the code of the check, the place, the sentence and the remedy."""

    code: str
    span: Span
    message: str
    remedy: str


_CONFLICT = re.compile(r"^(<<<<<<<|>>>>>>>|=======$|\|\|\|\|\|\|\|)", re.MULTILINE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")


def fault_in_text(text: str) -> Fault | None:
    """What can be seen before parsing: size, emptiness, tabs, merge-conflict marks, control characters."""
    if len(text) > MAX_CHARACTERS:
        message = f"The file has {len(text):,} characters; at most {MAX_CHARACTERS:,} are read."
        return Fault("FMT01", Span(1, 1, 1, 1), message, "split it: one mandate, plan or meeting per file")
    if not any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines()):
        remedy = "begin with `format: 1` and, in the next line, the kind and id, such as `mandate: forvaltningsnettverk`"
        return Fault("FMT01", Span(1, 1, 1, 1), "The file is empty.", remedy)
    if conflict := _CONFLICT.search(text):
        message = "Two versions of this file were not merged: this is a mark that git left."
        return _at(text, conflict.start(), message, "keep the right lines, delete the marks `<<<<<<<`, `=======` and `>>>>>>>`")
    if "\t" in text:
        return _at(text, text.index("\t"), "There is a tab here.", "use spaces: two for each level")
    if control := _CONTROL.search(text):
        message = f"There is an invisible character here (U+{ord(control.group()):04X})."
        return _at(text, control.start(), message, "delete it and type the words again")
    return None


def _at(text: str, offset: int, message: str, remedy: str) -> Fault:
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return Fault("FMT01", Span(line, column, line, column + 1), message, remedy)


def fault_of_parser(text: str, error: Exception) -> Fault:
    """The parser gave up: say what can be seen on the line where it did."""
    if isinstance(error, RecursionError):
        line, column = error.args if len(error.args) == 2 and isinstance(error.args[0], int) else (0, 0)  # noqa: PLR2004
        span = Span(line + 1, column + 1, line + 1, column + 1)
        return Fault("FMT01", span, "The lists and mappings are nested too deeply here.", "write the entry as the examples do")
    mark = error.problem_mark or error.context_mark if isinstance(error, yaml.MarkedYAMLError) else None
    lines = text.splitlines() or [""]
    number = min(mark.line, len(lines) - 1) if mark is not None else 0
    while number > 0 and not lines[number].strip():
        number -= 1
    message, remedy = _words_for(lines, number)
    width = len(lines[number])
    column = min(mark.column, max(width - 1, 0)) if mark is not None and number == mark.line else 0
    return Fault("FMT01", Span(number + 1, column + 1, number + 1, width + 1), message, remedy)


_SPECIAL = re.compile(r"^\s*(?:- )?(?:[\w-]+:\s+)?([@`%&*!|>{\[])")
_TWO_COLONS = re.compile(r"^\s*(?:- )?[\w-]+:\s+[^\"'{\[#\s][^#]*:(?:\s|$)")
_QUOTED_MORE = re.compile(r"^\s*(?:- )?(?:[\w-]+:\s+)?([\"']).*\1\s*[^\s#,}\]]")


def _words_for(lines: list[str], number: int) -> tuple[str, str]:
    """Sentence and remedy for a line that the parser could not read; the line before it is often the culprit."""
    line = lines[number]
    before = lines[number - 1] if number else ""
    if _TWO_COLONS.match(line) or (before and _TWO_COLONS.match(before)):
        return "This line cannot be read as YAML: a value has `: ` in it.", "put the value in quotes"
    if _open_quote(lines, number):
        return (
            "This line cannot be read as YAML: a quotation mark is opened and not closed.",
            "close it, or remove both",
        )
    if _QUOTED_MORE.match(line):
        return (
            "This line cannot be read as YAML: there are words behind the closing quotation mark.",
            "put the whole value in quotes",
        )
    if line.count("{") > line.count("}") or line.count("[") > line.count("]"):
        return "This line cannot be read as YAML: a bracket is opened and not closed.", "close it with `}` or `]`"
    if line.count("{") < line.count("}") or line.count("[") < line.count("]"):
        return "This line cannot be read as YAML: a bracket is closed that was not opened.", "remove it, or open it"
    if special := _SPECIAL.match(line):
        return f"This line cannot be read as YAML: a value begins with `{special.group(1)}`.", "put the value in quotes"
    if re.match(r"^\s*[\w-]+:\S", line):
        return "This line cannot be read as YAML: there is no space behind the colon.", "write `name: value`"
    if ":" not in line and not line.lstrip().startswith("-"):
        return (
            "This line cannot be read as YAML: it has no `name: value`.",
            "write `name: value`, or indent it under the line above",
        )
    return (
        "This line cannot be read as YAML.",
        "indent with two spaces for each level, as the lines around it; quote text with `: `",
    )


def _open_quote(lines: list[str], number: int) -> bool:
    """Whether a value up to this line begins with a quotation mark that is never closed."""
    for line in lines[max(0, number - 1) : number + 1]:
        value = re.match(r"^\s*(?:- )?(?:[\w-]+:\s+)?([\"'])(.*)$", line)
        if value and value.group(1) not in value.group(2):
            return True
    return False
