"""Values as they are typed: short ones in the line, entries with text in lines of their own, long texts as blocks.

What is written reads back as itself, whatever a text holds.
"""

import json
from collections.abc import Iterator

from mandat.source.yaml_text import Value, parse_yaml


def written(value: Value) -> str:
    """A value as it is typed in a line: plain where it reads back as itself, else in quotes."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {written(entry)}" for key, entry in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    plain = parse_yaml(f"w: {value}\nx: {{a: {value}, b: [{value}]}}\n")
    if not plain.faults and plain.value == {"w": value, "x": {"a": value, "b": [value]}}:
        return value
    single = "'" + value.replace("'", "''") + "'"
    return single if _reads_back(single, value) else _escaped(value)


def entry_lines(entry: dict[str, Value], indent: str) -> tuple[str, ...]:
    """A mapping as an entry of a list, one field a line, after so many blanks."""
    lines = [line for key, value in entry.items() for line in _field(key, value, f"{indent}  ")]
    return tuple(f"{indent}- {line[len(indent) + 2 :]}" if number == 0 else line for number, line in enumerate(lines))


def _field(key: str, value: Value, indent: str) -> Iterator[str]:
    if isinstance(value, str) and "\n" in value and (block := _block(value, indent)):
        yield f"{indent}{key}: |-"
        yield from block
    elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
        yield f"{indent}{key}:"
        yield from (f"{indent}  - {written(one)}" for one in value)
    else:
        yield f"{indent}{key}: {written(value)}"


def _block(value: str, indent: str) -> tuple[str, ...]:
    """A text of several lines as a block; empty where it would not read back as itself."""
    lines = tuple(f"{indent}  {line}" if line else "" for line in value.split("\n"))
    return lines if _reads_back("|-\n" + "\n".join(lines), value) else ()


def _reads_back(text: str, value: str) -> bool:
    again = parse_yaml(f"w: {text}\n")
    return not again.faults and again.value == {"w": value}


def _escaped(value: str) -> str:
    """In double quotes, with signs that nobody would see written as numbers."""
    return "".join(map(_visible, json.dumps(value, ensure_ascii=False)))


def _visible(letter: str) -> str:
    return letter if letter.isprintable() else f"\\U{ord(letter):08X}"
