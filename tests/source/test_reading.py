from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from mandat.source.parsed import Parsed, Value
from mandat.source.text import Text, decode
from mandat.source.yaml_builder import MAX_DEPTH
from mandat.source.yaml_faults import MAX_CHARACTERS, Span
from mandat.source.yaml_text import parse_yaml

ROOT = Path(__file__).parents[2]
CASES = yaml.load((ROOT / "tests" / "cases" / "reading.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  text only
FILES = sorted([*(ROOT / "mandates").rglob("*.yaml"), *(ROOT / "tests" / "checks").rglob("*.yaml")])
KEEP = "keep the right lines, delete the marks `<<<<<<<`, `=======` and `>>>>>>>`"
SPLIT = "split it: one mandate, plan or meeting per file"
ENTER = "delete it and press Enter, or write the words in one line"
BLANK = "delete it and type a plain blank"
PARSER_WORDS = ("expected", "found character", "could not find", "mapping values", "scanning", "token", "block end", "scalar")


def told(text: str) -> list[str]:
    return [
        f"{fault.span.line}:{fault.span.column} {fault.code} {fault.message} | {fault.remedy}"
        for fault in parse_yaml(text).faults
    ]


@cache
def text_of(file: Path) -> str | None:
    text = decode(file.read_bytes())
    return text.characters if isinstance(text, Text) else None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sentence"])
def test_case(case):
    assert told(case["text"]) == case["expect"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tasks:\n\t- Dele\n", "2:1 FMT01 There is a tab here. | use spaces: two for each level"),
        (
            "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> ny\n",
            "2:1 FMT01 Two versions of this file were not merged: this is a mark that git left. | " + KEEP,
        ),
        ("a: b\x00c\n", "1:5 FMT01 There is an invisible character here (U+0000). | delete it and type the words again"),
        ("a: b\x07c\n", "1:5 FMT01 There is an invisible character here (U+0007). | delete it and type the words again"),
        ("a: \ufeffb\n", "1:4 FMT01 There is an invisible character here (U+FEFF). | delete it and type the words again"),
        (
            "a: b\u2028c: d\n",
            "1:5 FMT01 There is an invisible line break here (U+2028). | " + ENTER,
        ),
        ("\u00a0title: Møte\n", "1:1 FMT01 There is a special blank in this name (U+00A0). | delete it and type a plain blank"),
        (
            "id: a\ntitle:\u00a0Møte\nplace: Ås\n",
            "2:7 FMT01 This line cannot be read as YAML: there is a special blank here (U+00A0). | " + BLANK,
        ),
        (
            "[" * (MAX_DEPTH + 2) + "]" * (MAX_DEPTH + 2),
            "1:32 FMT01 The lists and mappings are nested too deeply here. | write the entry as the examples do",
        ),
        (
            "a: " + "b" * MAX_CHARACTERS,
            "1:1 FMT01 The file has 1,000,003 characters; at most 1,000,000 are read. | " + SPLIT,
        ),
    ],
    ids=["tab", "git", "nul", "bell", "byte-order mark inside", "line separator", "hard blank", "hard blank 2", "depth", "size"],
)
def test_what_cannot_be_seen_in_the_file_is_named(text: str, expected: str):
    assert told(text) == [expected]


def test_different_marks_are_told_together_in_the_order_of_the_text():
    assert [line.split(" |")[0] for line in told("a: 1\t\nb: x\u2028y\n<<<<<<< HEAD\n")] == [
        "1:5 FMT01 There is a tab here.",
        "2:5 FMT01 There is an invisible line break here (U+2028).",
        "3:1 FMT01 Two versions of this file were not merged: this is a mark that git left.",
    ]


def test_every_value_is_text_as_it_was_typed():
    text = "a: 10:00\nb: no\nc: 0301\nd: 1.0\ne: [2025-06-30, 0x1F, 1_000, .inf, 'null', \"~\"]\nf: {g: Sámi čállit 😀}\n"
    values = ["2025-06-30", "0x1F", "1_000", ".inf", "null", "~"]
    assert parse_yaml(text).faults == ()
    assert parse_yaml(text).value == {"a": "10:00", "b": "no", "c": "0301", "d": "1.0", "e": values, "f": {"g": "Sámi čállit 😀"}}


PLACES = """\
title: Møte
seats:
  - {id: a}
  - id: b
    title: Leder
"""


@pytest.mark.parametrize(
    ("path", "at_key", "span"),
    [
        ((), False, Span(1, 1, 5, 17)),
        (("title",), True, Span(1, 1, 1, 6)),
        (("title",), False, Span(1, 8, 1, 12)),
        (("seats",), True, Span(2, 1, 2, 6)),
        (("seats", 0), False, Span(3, 5, 3, 12)),
        (("seats", 1, "id"), False, Span(4, 9, 4, 10)),
        (("seats", 1), False, Span(4, 5, 5, 17)),
        (("seats", 1, "titel"), True, Span(4, 5, 5, 17)),
    ],
)
def test_a_place_is_given_by_the_way_to_it_or_to_the_deepest_part_that_is_there(path, at_key, span):
    assert parse_yaml(PLACES).span(path, at_key=at_key) == span


PIECES = st.sampled_from(
    [
        *[
            "a",
            "b: ",
            "c:",
            "- ",
            "  ",
            "\n",
            "\n  ",
            "\n    ",
            "\n- ",
            "\n  - ",
            "{",
            "}",
            "[",
            "]",
            ", ",
            ",",
            ":",
            " : ",
            "'",
            '"',
        ],
        *[
            "x y",
            "é",
            "😀",
            "#",
            " # c",
            "|",
            "|\n   t\n",
            ">-\n  u\n",
            "?",
            "? ",
            "&a ",
            "*a",
            "!t ",
            "---\n",
            "...\n",
            "~",
            "null",
        ],
        *[
            "12",
            "\\",
            "@",
            "`",
            "%",
            "<<: ",
            "''",
            '""',
            "{{ x }}",
            "\u00a0",
            "=",
            "a: 1\n",
            "b: [x, y]\n",
            "c: {d: e}\n",
            "-",
            " ",
        ],
        *["\t", "\u2028", "\ufeff", "\x00", "k:\n  l: m\n"],
    ]
)
YAMLISH = st.lists(PIECES, max_size=16).map("".join)
TEXTS = [text for file in FILES if (text := text_of(file)) is not None]


@st.composite
def mistyped(draw: st.DrawFn) -> str:
    """Some lines of a real file with a few slips of the keyboard in them."""
    lines = draw(st.sampled_from(TEXTS)).split("\n")
    first = draw(st.integers(0, len(lines) - 1))
    text = "\n".join(lines[first : first + draw(st.integers(2, 12))])
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + draw(PIECES) + text[place + draw(st.integers(0, 2)) :]
    return text


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_both_parsers_read_every_file_alike(file: Path):
    text = text_of(file)
    assert text is None or parse_yaml(text) == parse_yaml(text, pure=True)


@given(YAMLISH | mistyped() | st.text())
@example("|#\n")
@example("{? : ")
@example("a: {b: Hva? Ja}")
@example("---\n#c")
def test_any_text_is_read_alike_by_both_parsers_and_never_fails(text: str):
    assert parse_yaml(text) == parse_yaml(text, pure=True)


@given(YAMLISH | mistyped() | st.text())
def test_every_fault_lies_in_the_text_and_has_none_of_the_words_of_a_parser(text: str):
    lines = text.split("\n")
    parsed = parse_yaml(text)
    for fault in parsed.faults:
        span = fault.span
        assert (1, 1) <= (span.line, span.column) <= (span.end_line, span.end_column)
        assert span.end_line <= len(lines)
        assert span.column <= len(lines[span.line - 1]) + 1
        assert span.end_column <= len(lines[span.end_line - 1]) + 1
        assert fault.remedy
        assert fault.message.endswith(".")
        assert not any(word in fault.message for word in PARSER_WORDS)
    assert len(parsed.faults) == len({(fault.span, fault.code) for fault in parsed.faults})


def scalars(parsed: Parsed, value: Value, path: tuple[str | int, ...] = ()) -> list[tuple[str, Span]]:
    """Every key and every text with its place."""
    if isinstance(value, str):
        return [(value, parsed.span(path))]
    if isinstance(value, list):
        return [pair for place, entry in enumerate(value) for pair in scalars(parsed, entry, (*path, place))]
    keys = [(key, parsed.span((*path, key), at_key=True)) for key in value]
    return [*keys, *(pair for key, entry in value.items() for pair in scalars(parsed, entry, (*path, key)))]


def cut(text: str, span: Span) -> str:
    lines = text.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


def as_typed(text: str, span: Span, value: str) -> bool:
    """Whether the words in the text are the value: the same, in quotes, or as a text of several lines."""
    found = cut(text, span)
    return found == value or found[:1] in "'\"|>" or (span.line < span.end_line and found.split() == value.split())


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_the_words_at_a_place_are_the_value(text: str):
    parsed = parse_yaml(text)
    if not parsed.faults:
        assert [value for value, span in scalars(parsed, parsed.value) if not as_typed(text, span, value)] == []


@given(YAMLISH | mistyped())
def test_the_words_at_any_place_are_the_value(text: str):
    parsed = parse_yaml(text)
    if not parsed.faults:
        assert [value for value, span in scalars(parsed, parsed.value) if not as_typed(text, span, value)] == []
