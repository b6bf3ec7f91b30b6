"""What is wrong with a text before anything is parsed: size, emptiness, tabs, marks that git left, invisible characters."""

import re
from collections.abc import Iterator

from mandat.frozen import frozen

MAX_CHARACTERS = 1_000_000
"""A mandate has some 10,000 characters; a file a hundred times as long is not one."""
CURLY_QUOTES = ("\u201c", "\u201d", "\u201e", "\u00ab", "\u00bb")
"""What word processors make of quotation marks; in YAML they are letters like others."""


@frozen
class Span:
    """From the first character to the one behind the last; lines and columns count from 1."""

    line: int
    column: int
    end_line: int
    end_column: int


@frozen
class Fault:
    """One thing that is wrong in a text: the code of the check, the place, the sentence and the remedy."""

    code: str
    span: Span
    message: str
    remedy: str


_MARKS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_CONFLICT = re.compile(r"^(?:<<<<<<<|>>>>>>>|\|\|\|\|\|\|\|)(?: .*)?$|^=======$", re.MULTILINE)
_LINE_BREAKS = "\x85\u2028\u2029"
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_HAS_CONTENT = re.compile(r"^[ \t]*[^ \t\n#]", re.MULTILINE)


def faults_in_text(text: str) -> tuple[Fault, ...]:
    """What can be seen before parsing, in the order of the text: of each kind the first place."""
    if len(text) > MAX_CHARACTERS:
        message = f"The file has {len(text):,} characters; at most {MAX_CHARACTERS:,} are read."
        return (Fault("FMT01", Span(1, 1, 1, 1), message, "split it: one mandate, plan or meeting per file"),)
    if not _HAS_CONTENT.search(text):
        remedy = "begin with `format: 1` and, in the next line, the kind and id, such as `mandate: forvaltningsnettverk`"
        return (Fault("FMT01", Span(1, 1, 1, 1), "The file is empty.", remedy),)
    return tuple(sorted(_marks(text), key=lambda fault: (fault.span.line, fault.span.column)))


def _marks(text: str) -> Iterator[Fault]:
    if any(mark in text for mark in _MARKS) and (conflict := _CONFLICT.search(text)):
        message = "Two versions of this file were not merged: this is a mark that git left."
        yield _at(text, conflict.start(), message, "keep the right lines, delete the marks `<<<<<<<`, `=======` and `>>>>>>>`")
    if "\t" in text:
        at = text.index("\t")
        indents = not text[text.rfind("\n", 0, at) + 1 : at].strip()
        remedy = "use spaces: two for each level" if indents else "delete it and type a blank"
        yield _at(text, at, "There is a tab here.", remedy)
    if breaks := [text.index(character) for character in _LINE_BREAKS if character in text]:
        message = f"There is an invisible line break here (U+{ord(text[min(breaks)]):04X})."
        yield _at(text, min(breaks), message, "delete it and press Enter, or write the words in one line")
    if invisible := _INVISIBLE.search(text):
        message = f"There is an invisible character here (U+{ord(invisible.group()):04X})."
        yield _at(text, invisible.start(), message, "delete it and type the words again")


def _at(text: str, offset: int, message: str, remedy: str) -> Fault:
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return Fault("FMT01", Span(line, column, line, column + 1), message, remedy)
