"""The quick way through a clean file gives what the full reader gives, or leaves the file to it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.source.yaml_text import parse_yaml, quick_values

ROOT = Path(__file__).parents[2]
FILES = sorted((*(ROOT / "mandates").rglob("*.yaml"), *(ROOT / "tests" / "checks").rglob("*.yaml")))

words = st.sampled_from(
    [
        "a",
        "b",
        "- ",
        ": ",
        "\n",
        "  ",
        "{",
        "}",
        "[",
        "]",
        ", ",
        "'x'",
        '"y"',
        "|",
        ">",
        "&n",
        "*n",
        "!t",
        "~",
        "#",
        "?",
        "null",
        "---\n",
        "å",
    ]
)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_file_gives_the_same_values(file):
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return
    quick, full = quick_values(text), parse_yaml(text)
    assert quick is None or (quick == full.value and not full.faults)


def test_the_files_of_this_repository_go_the_quick_way():
    ours = [file for file in FILES if "mandates" in file.relative_to(ROOT).parts[0]]
    assert all(quick_values(file.read_text(encoding="utf-8")) is not None for file in ours)


@given(st.lists(words, max_size=14).map("".join))
def test_every_text_gives_the_same_values_or_is_left_to_the_full_reader(text):
    quick = quick_values(text)
    if quick is not None:
        full = parse_yaml(text)
        assert (full.value, full.faults) == (quick, ())


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\na: 2\n",
        "a:\nb: 1\n",
        "a: &x 1\n",
        "a: *x\n",
        "a: !t x\n",
        "a: [~]\n",
        "a: 1\n---\nb: 2\n",
        "<<: {a: 1}\n",
        "just text\n",
        "a: b: c\n",
    ],
)
def test_anything_unusual_is_left_to_the_full_reader(text):
    assert quick_values(text) is None
