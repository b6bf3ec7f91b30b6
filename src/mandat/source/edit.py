"""Edits to people's YAML that keep every byte they do not mean to change: comments, order, blanks, quotes.

An edit is spliced into the text at the reader's marks. The result is read again and compared with what was meant; if it
is anything else, nothing is written and `CannotEdit` says so.
"""

import copy
from collections.abc import Sequence

from mandat.frozen import frozen
from mandat.source.layout import entry_lines, written
from mandat.source.order import in_order
from mandat.source.yaml_faults import Span
from mandat.source.yaml_text import Parsed, Value, parse_yaml

Steps = tuple[str | int, ...]


class CannotEdit(Exception):
    """The text is laid out in a way that the edit does not fit into; the sentence says where."""


@frozen
class SetField:
    """Give a field of a mapping a value: the value that stands there is replaced, a missing field is added.

    `value` is a text, or a flat mapping or list of texts that is written in braces or brackets. `after` is the field
    behind which a missing one is put; without it, or where that is missing too, it comes last.
    """

    steps: Steps
    key: str
    value: Value
    after: str | None = None


@frozen
class InsertEntry:
    """Put a mapping of texts into a list, before the entry at `position` (the list's length: at the end).

    It gets a line of its own; with `in_lines` every field does. A list that stands in brackets is refused, as one line may say
    too much already; with `inline` an entry at the end goes into the brackets.
    """

    steps: Steps
    position: int
    entry: dict[str, Value]
    inline: bool = False
    in_lines: bool = False


@frozen
class OrderEntries:
    """Put the entries of a list into another order: their old positions, each once. Comments go with the entry below them."""

    steps: Steps
    order: tuple[int, ...]


Edit = SetField | InsertEntry | OrderEntries


def edited(text: str, edits: Sequence[Edit]) -> str:
    """The text with the edits in it, in the given order; positions count in the text as each edit finds it.

    Raises:
        CannotEdit: the edit does not fit, or would have changed more than it means.
    """
    parsed = parse_yaml(text)
    if edits and parsed.faults:
        raise CannotEdit(f"Line {parsed.faults[0].span.line} has a fault; mend it first.")
    for edit in edits:
        text, parsed = _edited(text, parsed, edit)
    return text


def _edited(text: str, parsed: Parsed, edit: Edit) -> tuple[str, Parsed]:
    wanted = _meant(parsed.value, edit)
    changed = _changed(text, parsed, edit)
    again = parse_yaml(changed)
    if again.faults or again.value != wanted:
        line = parsed.span(edit.steps).line
        raise CannotEdit(f"The entry in line {line} is laid out in a way that cannot be edited safely; change it by hand.")
    return changed, again


def _changed(text: str, parsed: Parsed, edit: Edit) -> str:
    match edit:
        case SetField():
            return _set_field(text, parsed, edit)
        case InsertEntry():
            return _insert_entry(text, parsed, edit)
        case OrderEntries():
            return _order_entries(text, parsed, edit)


def _meant(value: Value, edit: Edit) -> Value:
    """What the file should say afterwards."""
    changed = copy.deepcopy(value)
    place = _at(changed, edit.steps)
    match edit, place:
        case SetField(key=key, value=new), dict():
            place[key] = new
        case InsertEntry(position=position, entry=entry), list():
            place.insert(position, dict(entry))
        case OrderEntries(order=order), list() if sorted(order) == list(range(len(place))):
            place[:] = [place[position] for position in order]
        case _:
            raise CannotEdit("The place of the edit is not in the file.")
    return changed


def _at(value: Value, steps: Steps) -> Value:
    for step in steps:
        value = _inside(value, step)
    return value


def _inside(value: Value, step: str | int) -> Value:
    match value, step:
        case dict(), str() if step in value:
            return value[step]
        case list(), int() if step < len(value):
            return value[step]
        case _:
            raise CannotEdit("The place of the edit is not in the file.")


def _set_field(text: str, parsed: Parsed, edit: SetField) -> str:
    mapping = _at(parsed.value, edit.steps)
    if not isinstance(mapping, dict):
        raise CannotEdit("The place of the edit is not in the file.")
    if edit.key in mapping:
        start, end = _value_offsets(text, parsed, (*edit.steps, edit.key))
        return text[:start] + written(edit.value) + text[end:]
    field = f"{edit.key}: {written(edit.value)}"
    if text[_offsets(text, parsed.span(edit.steps))[0]] == "{":
        return _in_braces(text, parsed, edit, mapping, field)
    lines = text.splitlines(keepends=True)
    before = (*edit.steps, edit.after) if edit.after is not None and edit.after in mapping else edit.steps
    indent = " " * (parsed.span(edit.steps).column - 1)
    return _with_line(lines, _last_line(parsed, before, lines), f"{indent}{field}")


def _in_braces(text: str, parsed: Parsed, edit: SetField, mapping: dict[str, Value], field: str) -> str:
    """The field behind another one of a mapping in braces; alone, if there is no other."""
    if not mapping:
        start, end = _offsets(text, parsed.span(edit.steps))
        return f"{text[:start]}{{{field}}}{text[end:]}"
    before = edit.after if edit.after is not None and edit.after in mapping else list(mapping)[-1]
    _, end = _offsets(text, parsed.span((*edit.steps, before)))
    return f"{text[:end]}, {field}{text[end:]}"


def _value_offsets(text: str, parsed: Parsed, steps: Steps) -> tuple[int, int]:
    """Where a value begins and ends. A folded text is read up to the next line with words: what follows it stays."""
    span = parsed.span(steps)
    if span.end_column > 1 or span.end_line == span.line:
        return _offsets(text, span)
    lines = text.splitlines(keepends=True)
    last = _last_line(parsed, steps, lines)
    return _offsets(text, Span(span.line, span.column, last, len(lines[last - 1].rstrip("\n")) + 1))


def _last_line(parsed: Parsed, steps: Steps, lines: list[str]) -> int:
    """The line (from 1) on which a block mapping or list ends: the last line with words of its last value.

    A folded text ends where the next line with less indentation begins, so blank lines and comments are walked back over.
    """
    first, value = parsed.span(steps), _at(parsed.value, steps)
    while isinstance(value, dict | list) and value and not _is_flow(parsed, steps):
        steps = (*steps, list(value)[-1] if isinstance(value, dict) else len(value) - 1)
        value = _at(parsed.value, steps)
    span = parsed.span(steps)
    last = span.end_line - 1 if span.end_column == 1 and span.end_line > span.line else span.end_line
    last = min(last, len(lines))
    column = _text_column(lines, span) or first.column
    while last > span.line and _is_outside(lines[last - 1], column):
        last -= 1
    return last


def _text_column(lines: list[str], span: Span) -> int | None:
    """The column in which the words of a folded text begin; None for a value that is none."""
    if lines[span.line - 1][span.column - 1 : span.column] not in ("|", ">"):
        return None
    words = (line for line in lines[span.line : span.end_line] if line.strip())
    return next((len(line) - len(line.lstrip()) + 1 for line in words), None)


def _is_outside(line: str, column: int) -> bool:
    """Whether a line is blank, or a comment that stands further out than the entry."""
    words = line.strip()
    return not words or (words.startswith("#") and len(line) - len(line.lstrip()) < column - 1)


def _is_flow(parsed: Parsed, steps: Steps) -> bool:
    """Whether a container ends on a character of its own: block containers end where the next line begins."""
    return parsed.span(steps).end_column > 1


def _insert_entry(text: str, parsed: Parsed, edit: InsertEntry) -> str:
    entries = _at(parsed.value, edit.steps)
    if not isinstance(entries, list):
        raise CannotEdit("The place of the edit is not in the file.")
    lines = text.splitlines(keepends=True)
    if not entries:
        return _first_entry(text, parsed, edit)
    if edit.inline and edit.position == len(entries) and not _has_dashes(lines, parsed, edit.steps):
        return _last_in_brackets(text, parsed, edit)
    line = "\n".join(_entry(edit, _dash(lines, parsed, edit.steps)))
    if edit.position == 0:
        return _with_line(lines, _line_above(parsed, edit.steps, parsed.span((*edit.steps, 0)).line), line)
    return _with_line(lines, _end_of_entry(parsed, (*edit.steps, edit.position - 1), lines), line)


def _entry(edit: InsertEntry, indent: str) -> tuple[str, ...]:
    return entry_lines(edit.entry, indent) if edit.in_lines else (f"{indent}- {written(edit.entry)}",)


def _has_dashes(lines: list[str], parsed: Parsed, steps: Steps) -> bool:
    """Whether a list has one entry a line, and does not stand in brackets."""
    first = parsed.span((*steps, 0))
    return lines[first.line - 1][: first.column - 1].strip().startswith("-")


def _dash(lines: list[str], parsed: Parsed, steps: Steps) -> str:
    """The blanks before the dashes of a list."""
    first = parsed.span((*steps, 0))
    dash = lines[first.line - 1][: first.column - 1]
    if not _has_dashes(lines, parsed, steps):
        raise CannotEdit(f"The list in line {first.line} stands in brackets; write one entry a line first.")
    return dash[: dash.index("-")]


def _end_of_entry(parsed: Parsed, steps: Steps, lines: list[str]) -> int:
    """The last line of an entry of a list, with the comments that stand as far in as its words."""
    last, column = _last_line(parsed, steps, lines), parsed.span(steps).column
    while last < len(lines) and _is_comment_inside(lines[last], column):
        last += 1
    return last


def _order_entries(text: str, parsed: Parsed, edit: OrderEntries) -> str:
    lines = text.splitlines(keepends=True)
    if edit.order == tuple(range(len(edit.order))):
        return text
    _dash(lines, parsed, edit.steps)
    start = _line_above(parsed, edit.steps, parsed.span((*edit.steps, 0)).line)
    ends = [_end_of_entry(parsed, (*edit.steps, position), lines) for position in range(len(edit.order))]
    return "".join(in_order(lines, start, ends, edit.order))


def _last_in_brackets(text: str, parsed: Parsed, edit: InsertEntry) -> str:
    """The entry behind the last one of a list in brackets."""
    _, end = _offsets(text, parsed.span((*edit.steps, edit.position - 1)))
    return f"{text[:end]}, {written(edit.entry)}{text[end:]}"


def _line_above(parsed: Parsed, steps: Steps, first: int) -> int:
    """The line of a list's key, so that comments above its first entry stay with that; else the line before the entry."""
    key = parsed.span(steps, at_key=True)
    return key.line if steps and key.line < first else first - 1


def _is_comment_inside(line: str, column: int) -> bool:
    """Whether a line is a comment as far in as the words of an entry: it belongs to the entry above it."""
    return line.lstrip().startswith("#") and len(line) - len(line.lstrip()) >= column - 1


def _first_entry(text: str, parsed: Parsed, edit: InsertEntry) -> str:
    """`meetings: []` becomes a list with one line; inside braces it stays in brackets."""
    start, end = _offsets(text, parsed.span(edit.steps))
    around = (edit.steps[:depth] for depth in range(len(edit.steps)))
    if any(text[_offsets(text, parsed.span(steps))[0]] in "{[" for steps in around):
        return f"{text[:start]}[{written(edit.entry)}]{text[end:]}"
    indent = " " * (parsed.span(edit.steps, at_key=True).column + 1)
    return text[:start].rstrip(" ") + "\n" + "\n".join(_entry(edit, indent)) + text[end:]


def _with_line(lines: list[str], after: int, line: str) -> str:
    """The lines with one more behind line `after` (from 1; 0 puts it at the top)."""
    if after and not lines[after - 1].endswith("\n"):
        lines[after - 1] += "\n"
    return "".join((*lines[:after], f"{line}\n", *lines[after:]))


def _offsets(text: str, span: Span) -> tuple[int, int]:
    lines = text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    return starts[span.line - 1] + span.column - 1, starts[span.end_line - 1] + span.end_column - 1
