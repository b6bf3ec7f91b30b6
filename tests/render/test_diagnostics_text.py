from hypothesis import given
from hypothesis import strategies as st

from mandat.diagnostics import Diagnostic, Location, Severity
from mandat.render.diagnostics_text import WIDTH, render_text


def shown(line: str, column: int, end_column: int) -> tuple[str, str]:
    """The excerpt and the marks under it, without the line's number."""
    place = Location("a.yaml", 7, column, 7, end_column)
    text = render_text([Diagnostic("FMT05", "bad-phrase", Severity.ERROR, "Wrong.", place, line, "write it")])
    excerpt, marks = (row[10:] for row in text.splitlines()[2:4])
    return excerpt, marks


def test_a_short_line_is_shown_whole():
    assert shown("title: Møte", 8, 12) == ("title: Møte", "       ^^^^")


def test_of_a_long_line_the_part_around_the_fault_is_shown():
    excerpt, marks = shown("a" * 300 + " FEIL " + "b" * 300, 302, 306)
    assert len(excerpt) == WIDTH
    assert (excerpt[0], excerpt[-1]) == ("…", "…")
    assert excerpt[marks.index("^") : len(marks)] == "FEIL"


def test_the_beginning_and_the_end_of_a_long_line_are_not_cut():
    assert shown("x: " + "a" * 200, 1, 2)[0].startswith("x: a")
    assert shown("a" * 200 + " slutt", 202, 207)[0].endswith("a slutt")


@given(st.integers(1, 400), st.integers(1, 400), st.integers(1, 400))
def test_the_marks_stand_under_the_excerpt_and_begin_at_the_fault(length: int, column: int, width: int):
    line = "".join(chr(0x4E00 + number) for number in range(length))
    column = min(column, length)
    excerpt, marks = shown(line, column, column + width)
    assert len(excerpt) <= WIDTH
    assert len(marks) <= len(excerpt)
    assert excerpt[marks.index("^")] in (line[column - 1], "…")
