"""Edits keep every byte that they do not mean to change."""

import difflib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.source.edit import CannotEdit, InsertEntry, SetField, edited
from mandat.source.layout import written
from mandat.source.yaml_text import parse_yaml

PLAN = """\
format: 1
plan: 2025      # året
adopted: {body: au, on: 2024-11-20}
meetings:
  # våren
  - {id: follo-2025-1, kind: nett/regional, of: follo, on: 2025-02-13, time: 09:00-11:00}   # digitalt
  - id: follo-2025-2
    kind: nett/regional
    of: follo
    on: 2025-05-08
    notes: >-
      Lang tekst som
      går over to linjer

  # høsten
  - {id: follo-2025-3, kind: nett/regional, of: follo, on: 2025-09-11}
"""


def changes(old: str, new: str) -> list[str]:
    return [line for line in difflib.ndiff(old.splitlines(), new.splitlines()) if line[0] in "+-"]


def test_a_value_is_replaced_where_it_stands():
    new = edited(PLAN, [SetField(("meetings", 0), "on", "2025-02-20")])
    assert changes(PLAN, new) == [
        "-   - {id: follo-2025-1, kind: nett/regional, of: follo, on: 2025-02-13, time: 09:00-11:00}   # digitalt",
        "+   - {id: follo-2025-1, kind: nett/regional, of: follo, on: 2025-02-20, time: 09:00-11:00}   # digitalt",
    ]


def test_a_new_field_comes_last_in_braces_and_quoted_where_it_must_be():
    new = edited(PLAN, [SetField(("meetings", 0), "because", "Sykdom, avtalt i AU")])
    assert "time: 09:00-11:00, because: 'Sykdom, avtalt i AU'}   # digitalt" in new


def test_a_new_field_of_an_entry_in_lines_comes_on_a_line_of_its_own():
    new = edited(PLAN, [SetField(("meetings", 1), "state", "held")])
    assert changes(PLAN, new) == ["+     state: held"]
    assert "går over to linjer\n    state: held\n\n  # høsten" in new


def test_a_mapping_is_written_in_braces():
    new = edited(PLAN, [SetField((), "certificate", {"cost": "46", "proven": "yes"})])
    assert new == PLAN + "certificate: {cost: 46, proven: yes}\n"


@pytest.mark.parametrize(("position", "before"), [(0, "  # våren"), (1, "  - id: follo-2025-2"), (3, "")])
def test_an_entry_is_put_on_a_line_of_its_own(position, before):
    new = edited(PLAN, [InsertEntry(("meetings",), position, {"id": "ny", "on": "2025-W41"})])
    assert changes(PLAN, new) == ["+   - {id: ny, on: 2025-W41}"]
    assert f"  - {{id: ny, on: 2025-W41}}\n{before}" in new or position == 0


def test_an_empty_list_becomes_a_list_with_one_line():
    assert (
        edited("plan: 2025\nmeetings: []\n", [InsertEntry(("meetings",), 0, {"id": "a"})])
        == "plan: 2025\nmeetings:\n  - {id: a}\n"
    )


def test_a_list_in_brackets_is_not_edited():
    with pytest.raises(CannotEdit, match="one entry a line"):
        edited("meetings: [{id: a}]\n", [InsertEntry(("meetings",), 1, {"id": "b"})])


def test_a_list_in_brackets_takes_an_entry_at_its_end_where_that_is_asked():
    text = "meetings: [{id: a}, {id: c} ]   # to\n"
    assert (
        edited(text, [InsertEntry(("meetings",), 2, {"id": "b"}, inline=True)])
        == "meetings: [{id: a}, {id: c}, {id: b} ]   # to\n"
    )
    with pytest.raises(CannotEdit, match="one entry a line"):
        edited(text, [InsertEntry(("meetings",), 0, {"id": "b"}, inline=True)])


def test_an_empty_list_inside_braces_stays_in_brackets():
    text = "document: {version: 1.0, changes: [], review: 2030}   # papir\n"
    assert edited(text, [InsertEntry(("document", "changes"), 0, {"version": "1.1"})]) == (
        "document: {version: 1.0, changes: [{version: 1.1}], review: 2030}   # papir\n"
    )


def test_a_text_with_a_fault_is_not_edited():
    with pytest.raises(CannotEdit, match="Line 1 has a fault"):
        edited("a: {b\n", [SetField((), "a", "c")])


def test_a_place_that_is_not_there_is_not_edited():
    with pytest.raises(CannotEdit):
        edited(PLAN, [SetField(("meetings", 7), "on", "2025-01-01")])


printable = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp"), blacklist_characters="\ufffe\uffff\ufeff\x85"), min_size=1
)


@given(printable)
def test_every_text_reads_back_as_it_was_written(text):
    value = " ".join(text.split()) or "x"
    assert parse_yaml(f"a: {written(value)}\n").value == {"a": value}
