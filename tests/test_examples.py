"""The workspace of examples: made up, complete, without a fault."""

import re
from datetime import date
from pathlib import Path

import pytest
from docs.pictures import COMMANDS

from mandat.checks.check import Moment
from mandat.checks.run import validate
from mandat.diagnostics import Severity
from mandat.source.folder import Folder
from mandat.workspace import Workspace, load

ROOT = Path(__file__).parents[1]
LANGUAGES = {"fabelfjord": "nb", "stevfjord": "nn", "sagoland": "sv", "fable-sound": "en"}
MADE_UP = {"nb": "oppdikt", "nn": "oppdikt", "sv": "påhitt", "en": "made"}


@pytest.fixture(scope="module")
def examples() -> Workspace:
    return load(Folder(ROOT / "examples"))


@pytest.mark.parametrize("day", [date(2025, 3, 1), date(2026, 3, 1), date(2035, 1, 1)], ids=str)
def test_no_check_finds_a_fault_today_or_in_ten_years(examples, day):
    found = validate(examples, Moment(day), wanted=lambda check: check.severity is not Severity.INFO)
    assert [(one.code, one.location, one.message) for one in found] == []


def test_there_is_one_community_in_each_language_of_the_documents(examples):
    assert {one.id: one.data.language for one in examples.communities} == LANGUAGES


def test_every_file_says_in_its_first_lines_that_it_is_made_up():
    for path in sorted((ROOT / "examples" / "mandates").rglob("*.*")):
        if path.suffix in (".yaml", ".md", ".txt"):
            word = MADE_UP[LANGUAGES[path.relative_to(ROOT / "examples" / "mandates").parts[0]]]
            assert word in path.read_text(encoding="utf-8")[:400].lower(), path


def test_nobody_is_in_a_register_and_no_person_is_named(examples):
    for community in examples.communities:
        assert [one.id for one in community.data.organisations if one.code or one.number] == []
        assert community.people is None


def test_attachments_and_prose_of_reports_are_there(examples):
    for community in examples.communities:
        folder = ROOT / "examples" / community.folder
        paths = [path for meeting in community.meetings for item in meeting.data.items for path in item.attachments]
        assert paths
        assert [path for path in paths if not (folder / path).is_file()] == []
        assert list((folder / "reports").glob("*-2025.md"))


def test_one_network_has_a_whole_year_of_meetings_with_approved_minutes(examples):
    community = examples.community("fabelfjord")
    assert community is not None
    year = [one.data for one in community.meetings if one.data.meeting.startswith("utskriving-2025-")]
    assert [one.minutes.status for one in year if one.minutes is not None] == ["approved"] * 4
    items = [item for one in year for item in one.items]
    assert any(item.dissent for item in items)
    assert any(item.exempt for item in items)
    assert any(item.raise_to for item in items)
    assert {item.outcome for item in items} == {None, "postponed", "withdrawn"}
    assert any(one.guests for one in year)
    assert any(action.done is None for item in items for action in item.actions)


def test_every_picture_of_the_readme_is_small_and_says_what_it_shows():
    shown = dict(re.findall(r"!\[([^\]]*)\]\((docs/pictures/[^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert sorted(shown.values()) == [f"docs/pictures/{name}.png" for name in sorted(COMMANDS)]
    assert all(len(alternative) > 40 for alternative in shown)
    for picture in shown.values():
        assert (ROOT / picture).read_bytes().startswith(b"\x89PNG")
        assert (ROOT / picture).stat().st_size < 150_000
