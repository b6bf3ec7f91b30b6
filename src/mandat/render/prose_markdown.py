"""Blocks back to Markdown that reads as these blocks wherever it stands: every word is escaped, every mark is our own."""

import re
from collections.abc import Iterator

from mandat.render.blocks import (
    LATE,
    Block,
    Blocks,
    Break,
    Cell,
    Code,
    Contents,
    Emphasis,
    Facts,
    Group,
    Heading,
    Inline,
    Items,
    Labelled,
    Lead,
    Line,
    Link,
    Marked,
    Paragraph,
    Quoted,
    Rule,
    Side,
    Table,
    Verbatim,
    Words,
    text_of,
)
from mandat.render.markdown import escape_markdown
from mandat.render.reader import read_blocks

_SIDE_LEVEL = 4
_LONGEST_SIDE = 24
"""So many letters fit beside a paragraph; a longer heading stands above it in bold."""
_DEEPEST = 6
_MARKS: dict[Emphasis, str] = {"strong": "**", "em": "*", "s": "~~"}
_ALIGN = {"left": "---", "right": "--:", "center": ":-:"}


def written(blocks: Blocks, shift: int) -> str:
    """The Markdown of blocks, their headings so many levels further down."""
    parts: list[str] = []
    before: Items | None = None
    for block in blocks:
        items = block.entries if isinstance(block, Contents) else block if isinstance(block, Items) else None
        parts.append(_written(block, shift) if items is None else _list(items, shift, _bullets(items, before)))
        before = items if before is None or items is None else None
    return "\n\n".join(part for part in parts if part)


def _written(block: Block, shift: int) -> str:
    match block:
        case Heading(level, number, line, _):
            return _heading(level + shift, (Words(f"{number} "), *line) if number else line)
        case Side(level, line, beside):
            head = _heading(level + shift, line)
            return f"{head}\n\n{_written(beside, shift)}" if beside is not None else head
        case Lead(line) | Paragraph(line, _):
            return _line(line)
        case Items() | Contents():
            return written((block,), shift)
        case Rule():
            return "***"
        case _:
            return _set_apart(block, shift)


def _set_apart(block: Labelled | Quoted | Facts | Table | Verbatim, shift: int) -> str:
    match block:
        case Labelled(_, label, inside):
            return _quoted(f"**{escape_markdown(label)}**\n\n{written(inside, shift)}")
        case Quoted(inside):
            return _quoted(written(inside, shift))
        case Facts(rows):
            return _table(("", ""), ("---", "---"), ((_cell(label), _cell(value)) for label, value in rows))
        case Table():
            return _data(block)
        case Verbatim(text):
            fence = "`" * max(3, _longest_run(text) + 1)
            return f"{fence}\n{text}\n{fence}"


def _heading(level: int, line: Line) -> str:
    text = _one_line(line)
    if level >= _SIDE_LEVEL and len(text_of(line)) > _LONGEST_SIDE:
        return _line((Marked("strong", (Words(text_of(line)),)),))
    return f"{'#' * min(level, _DEEPEST)} {text}"


def _bullets(items: Items, before: Items | None) -> tuple[str, str]:
    """The marks of bullets and of numbers; others where a list of the same kind stands before, so that they stay two."""
    beside = before is not None and (before.start is None) == (items.start is None)
    return ("*", ")") if beside else ("-", ".")


def _list(items: Items, shift: int, marks: tuple[str, str]) -> str:
    tight = all(isinstance(block, Paragraph) and block.tight for item in items.items for block in item[:1])
    return ("\n" if tight else "\n\n").join(_item(items, place, shift, marks) for place in range(len(items.items)))


def _item(items: Items, place: int, shift: int, marks: tuple[str, str]) -> str:
    mark = f"{marks[0]} " if items.start is None else f"{items.start + place}{marks[1]} "
    lines = written(items.items[place], shift).split("\n")
    inside = "\n".join(f"{' ' * len(mark)}{line}" if line else "" for line in lines)
    return f"{mark}{inside[len(mark) :]}".rstrip(" ")


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))


def _data(table: Table) -> str:
    rest = ("",) * (len(table.head) - 1)
    rows = (
        (_one_line((Marked("strong", (Words(row.title),)),)), *rest) if isinstance(row, Group) else tuple(map(_cell, row))
        for row in table.rows
    )
    return _table(tuple(map(_cell, table.head)), tuple(_ALIGN[align] for align in table.align), rows)


def _table(head: tuple[str, ...], rule: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))


def _cell(cell: Cell) -> str:
    text = re.sub(r"(?<!\\)\|", r"\\|", _one_line(cell.line))
    return f"{LATE}{text}" if cell.late else text


def _one_line(line: Line) -> str:
    """A line where no other may follow: in a heading or a cell."""
    return _line(line).replace("\\\n", " ")


def _line(line: Line) -> str:
    """A line as Markdown; the bare words where its marks would not be read as what they are."""
    text = "".join(_piece(piece) for piece in line).strip(" ")
    if all(isinstance(piece, Words) for piece in line) or _reads(text) == text_of(line).strip():
        return text
    return escape_markdown(text_of(line))


def _reads(text: str) -> str:
    found = read_blocks(text, "", {})
    return text_of(found[0].line).strip() if len(found) == 1 and isinstance(found[0], Paragraph) else ""


def _piece(piece: Inline) -> str:
    match piece:
        case Words(text):
            return _words(text)
        case Code(text):
            return _code(text)
        case Break():
            return "\\\n"
        case Marked(kind, inside):
            return _marked("".join(_piece(one) for one in inside), _MARKS[kind])
        case Link(target, inside):
            words = "".join(_piece(one) for one in inside)
            return words if target.startswith("#") else f"[{words}](<{target}>)"


def _words(text: str) -> str:
    """Escaped words with a blank at either end where there was one: it parts them from their neighbours."""
    escaped = escape_markdown(text)
    if not escaped:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{escaped}{' ' if text[-1].isspace() else ''}"


def _marked(text: str, mark: str) -> str:
    """The mark close to the words; blanks at the ends go outside."""
    core = text.strip(" ")
    before, after = text[: len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")) :]
    return f"{before}{mark}{core}{mark}{after}" if core else text


def _code(text: str) -> str:
    fence = "`" * (_longest_run(text) + 1)
    edge = " " if text.startswith("`") or text.endswith("`") or (text.startswith(" ") and text.endswith(" ")) else ""
    return f"{fence}{edge}{text}{edge}{fence}"


def _longest_run(text: str) -> int:
    """The length of the longest run of backticks."""
    return max((len(run) for run in re.findall("`+", text)), default=0)
