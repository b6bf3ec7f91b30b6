"""What the parser takes and nobody means: text without a name, a list as a name, entries that vanish in the text above."""

import re
from collections.abc import Iterator

from mandat.source.yaml_blanks import hard_space, no_space
from mandat.source.yaml_faults import Fault, Span
from mandat.source.yaml_scene import Scene, fault_at, in_quotes, indent_of

BRACES_IN_QUOTES = 'put the whole value in quotes: `"{{ … }}"`'
"""The remedy for `{{ x }}`, which YAML reads as a mapping inside a mapping."""


CUT_OFF = re.compile(r"#(?<=[\S ] #)(?=[^\s#])")
"""A `#` behind a blank and in front of a letter: in a plain text it may cut off words."""
_CUT = re.compile(r" +(#[^\s#].*)")
BULLETS = frozenset("-*•·▪‣–—")
"""With what people begin the entries of a list; only the hyphen, with a blank behind it, does."""
NO_ENTRY = re.compile(r" *(?:[*•·▪‣–—] *|-(?=[^\s\d-]))(?P<words>\S.*)$")
"""A list entry without its hyphen, or without the blank behind it."""


def too_deep(line: int, column: int) -> Fault:
    """More levels than any file of this format has; counted from 0."""
    span = Span(line + 1, column + 1, line + 1, column + 1)
    return Fault("FMT01", span, "The lists and mappings are nested too deeply here.", "write the entry as the examples do")


def bare_text(text: str, line: int | None) -> Fault:
    """The file is a text without any name, or (no line) nothing but marks and comments."""
    lines = text.split("\n")
    scene = Scene(lines, "", "", (line or 0, 0), (line or 0, 0), None)
    if line is None:
        return Fault("FMT01", Span(1, 1, 1, 1), "The file is empty.", "begin with `format: 1`")
    slip = hard_space(scene) or no_space(scene)
    return slip or fault_at(scene, (line, indent_of(lines[line])), "it has no `name: value`", "begin with `format: 1`")


def no_text_as_name(text: str, line: int, column: int) -> Fault:
    """A mapping or a list where a name should be; counted from 0."""
    lines = text.split("\n")
    scene = Scene(lines, "", "", (line, column), (line, column), None)
    if lines[line][max(column - 1, 0) : column + 1] == "{{":
        return fault_at(scene, (line, column - 1), "a value begins with `{{`", BRACES_IN_QUOTES)
    return fault_at(scene, (line, column), "a list or a mapping stands where a name belongs", "put the text in quotes")


def question_mark(line: int, column: int) -> Fault:
    """`? ` in front of a name; counted from 0."""
    span = Span(line + 1, column + 1, line + 1, column + 1)
    message = "A question mark in front of a name is not used in these files."
    return Fault("FMT07", span, message, "delete the question mark, or put the text in quotes")


def cut_off(text: str, line: int, column: int, value: str) -> Iterator[Fault]:
    """Words behind a plain value that are lost, because a `#` behind a blank begins a comment: `Dele sak #3`.

    Who means a comment writes a blank behind the `#` as well. Line and column are those of the value's end, counted from 0;
    an empty value stands in brackets, where nobody knows how far the text was meant to go.
    """
    whole = text.split("\n")[line]
    found = _CUT.match(whole, column)
    if found is None:
        return
    span = Span(line + 1, found.start(1) + 1, line + 1, len(whole.rstrip()) + 1)
    message = f"`#` behind a blank begins a comment, so `{found[1].rstrip()}` would be lost."
    meant = f": {in_quotes(f'{value} {found[1]}')}" if value else ""
    yield Fault("FMT01", span, message, f"put the whole text in quotes{meant}; for a comment write `# ` with a blank")


def no_entry(line: int, text: str) -> Fault | None:
    """A list entry that begins with another sign, or without the blank; the line counts from 0."""
    entry = NO_ENTRY.match(text)
    if entry is None:
        return None
    span = Span(line + 1, indent_of(text) + 1, line + 1, len(text) + 1)
    return Fault("FMT01", span, "A list entry begins with a hyphen and a blank.", f"write `- {entry['words'].rstrip()}`")


def swallowed_entry(line: int, text: str, *, list_above: bool) -> Fault:
    """A list entry that is read as text, because it stands deeper than the value above it; the line counts from 0."""
    span = Span(line + 1, indent_of(text) + 1, line + 1, len(text) + 1)
    message = "This list entry stands deeper than the value above, and would be read as its text."
    remedy = "begin it in the same column as the entry above" if list_above else "remove the value above, or the list"
    return Fault("FMT01", span, message, remedy)


def not_closed(text: str, line: int, column: int) -> Fault:
    """A bracket after which whole list entries are read as its text; counted from 0."""
    lines = text.split("\n")
    opening = lines[line][column]
    reason, remedy = f"`{opening}` is opened here and not closed", f"close it with `{'}' if opening == '{' else ']'}`"
    return fault_at(Scene(lines, "", "", (line, column), (line, column), None), (line, column), reason, remedy)
