"""Values that are no phrases: told as a file says them, never as Python does."""

import pytest

from mandat.schema.values import as_in_file, parse_attendance, parse_deputies, parse_quorum


@pytest.mark.parametrize("text", ["5", "more than half", "at least half", "every party"])
def test_a_quorum_is_told_as_it_is_written(text: str):
    assert as_in_file(parse_quorum(text)) == text


def test_a_quorum_of_several_is_told_one_by_one():
    assert as_in_file(parse_quorum({"municipality": "at least 3", "ahus": "1"})) == "municipality: at least 3, ahus: 1"


@pytest.mark.parametrize("text", ["allowed", "none", "personal", "1-2", "vice-chair"])
def test_stand_ins_are_told_as_they_are_written(text: str):
    assert as_in_file(parse_deputies(text)) == text


@pytest.mark.parametrize("text", ["present", "2 present", "excused"])
def test_attendance_is_told_as_it_is_written(text: str):
    assert as_in_file(parse_attendance(text)) == text
