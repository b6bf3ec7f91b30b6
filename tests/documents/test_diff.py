"""The first glance at a change: few lines, the right words, nothing twice."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from tests.documents.agendas import ROOT, wording

from mandat.checks.check import Moment
from mandat.checks.run import judge
from mandat.compare.compare import compare
from mandat.documents.diff.build import Sides, diff_view
from mandat.documents.diff.text import before_and_after
from mandat.documents.diff.view import MOST_LINES, MOST_ROWS, DiffView, fold, shortened
from mandat.source.folder import Folder
from mandat.workspace import load

ON = date(2025, 11, 3)
AHUS = "ahus/forvaltningsnettverk.yaml"


def view(before: Path, after: Path, on: date = ON) -> DiffView:
    workspaces = load(Folder(before)), load(Folder(after))
    judged = judge(workspaces[0], Moment(on)), judge(workspaces[1], Moment(on))
    return diff_view(compare(*workspaces, on, judged), Sides("before", "after"), wording("en"))


@pytest.fixture
def summary(tmp_path: Path):
    """The summary after some words in a file of this repository's mandates are replaced."""

    def told(file: str, *texts: tuple[str, str]) -> list[str]:
        for name in ("before", "after"):
            shutil.copytree(ROOT / "mandates", tmp_path / name / "mandates")
        path = tmp_path / "after" / "mandates" / file
        text = path.read_text(encoding="utf-8")
        for old, new in texts:
            assert old in text, old
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
        return [line.text.replace("\u00a0", " ") for line in view(tmp_path / "before", tmp_path / "after").summary]

    return told


def test_a_whole_workspace_is_told_in_ten_lines(tmp_path: Path):
    (tmp_path / "mandates").mkdir()
    lines = view(tmp_path, ROOT).summary
    assert len(lines) <= MOST_LINES
    assert any("New community: Helsefellesskapet Ahus og kommunene." in line.text for line in lines)


def test_a_deadline_that_is_over_already_is_said(summary):
    assert summary(AHUS, ("10 days before", "30 days before"))[0] == (
        "Items due 30 days before the meeting (it was 10 days before): next Tuesday 21 October 2025 (over already), "
        "not Monday 10 November 2025 (Forvaltningsnettverk Folloregionen), and 14 more deadlines."
    )


def test_a_deadline_is_not_over_on_its_own_day(tmp_path: Path):
    for side, rule in (("before", "10 days before"), ("after", "30 days before")):
        home = tmp_path / side / "mandates"
        shutil.copytree(ROOT / "mandates/ahus", home / "ahus")
        path = home / "ahus/forvaltningsnettverk.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("10 days before", rule), encoding="utf-8")
    told = view(tmp_path / "before", tmp_path / "after", date(2025, 10, 14)).summary[0].text.replace("\u00a0", " ")
    assert "next Tuesday 14 October 2025, " in told


def test_a_rule_of_one_network_is_told_as_its_own(summary):
    own = "local: {meetings.regional.frequency: at least 5 per year}\n    members: [ahus, as,"
    assert "Forvaltningsnettverk Folloregionen, Nettverksmøte, frequency: at least 5 per year (only here)." in summary(
        AHUS, ("members: [ahus, as,", own)
    )


def test_a_new_seat_is_called_a_seat(summary):
    seat = "{id: bruker, title: Brukerrepresentant, party: ahus, count: 1}"
    assert "New seat: Brukerrepresentant." in summary(
        AHUS, ("    - {id: ahus-klinikk", f"    - {seat}\n    - {{id: ahus-klinikk")
    )


def test_the_order_of_members_is_told_by_the_turns_it_changes(summary):
    told = summary(AHUS, ("as, nesodden, enebakk", "nesodden, as, enebakk"))
    assert "Chair, first half of 2027: Nesodden instead of Ås (Forvaltningsnettverk Folloregionen)." in told
    assert "Forvaltningsnettverk Folloregionen, members: in another order, which turns may follow." in told


def test_a_plan_of_a_year_that_is_over_is_named(summary):
    assert "The plan of 2023 changes in 1 place." in summary(
        "innlandet/plan-2023.yaml", ("on: 2023-05-04, time: 08", "on: 2023-05-05, time: 08")
    )


def test_a_process_is_told_by_its_title(summary):
    told = summary("etablering/etablering-helsefellesskap.yaml", ("2021-W25", "2021-W26"))
    assert told[0].endswith("changes in 1 place.")


def test_words_that_went_are_struck_and_words_that_came_are_strong():
    before, after = before_and_after("minst 4 møter per år", "minst 5 møter per år")
    assert [(run.text, run.struck) for run in before.runs] == [("minst", False), ("4", True), ("møter per år", False)]
    assert [(run.text, run.strong) for run in after.runs] == [("minst", False), ("5", True), ("møter per år", False)]


def test_texts_with_little_in_common_are_shown_whole():
    before, after = before_and_after("Formålet er samhandling", "Nettverket skal lære av hverandre")
    assert [len(line.runs) for line in (before, after)] == [1, 1]


def test_a_long_table_is_cut_and_says_how_much_is_missing():
    (whole,) = fold("Meetings", ("Network", "After"), ((str(number), "x") for number in range(MOST_ROWS + 7)))
    assert len(whole.rows) == MOST_ROWS + 7
    table = shortened(whole)
    assert len(table.rows) == MOST_ROWS + 1
    assert table.rows[-1][0].text == "… and 7 more"
    assert table.title == f"Meetings ({MOST_ROWS + 7})"


def test_a_title_between_tags_has_only_letters_and_digits():
    (table,) = fold('Rules of <img src="x"> & [a](b) *c* _d_', ("A",), (("x",),))
    assert table.title == "Rules of img src x a (b) c d (1)"


def test_dates_that_cannot_be_held_any_more_are_never_told_as_unchanged(summary):
    week = "  - {when: W08, name: Vinterferie, source: antatt}\n"
    closed = "  - {when: 2026-01-01..2026-12-20, name: Ombygging}\n"
    lines = summary("ahus/community.yaml", (week, week + closed))
    assert any(line.startswith("No plan is possible any more:") for line in lines)
    assert not any("No meeting" in line for line in lines)


def test_meetings_that_no_day_is_left_for_are_named(tmp_path: Path):
    for name in ("before", "after"):
        shutil.copytree(ROOT / "examples" / "mandates" / "fabelfjord", tmp_path / name / "mandates" / "fabelfjord")
    old = tmp_path / "after" / "mandates" / "fabelfjord" / "utskriving.yaml"
    new = old.read_text(encoding="utf-8").replace("mandate: utskriving", "mandate: utskriving-ny")
    old.with_name("utskriving-ny.yaml").write_text(new, encoding="utf-8")
    lines = [line.text for line in view(tmp_path / "before", tmp_path / "after", date(2026, 11, 22)).summary]
    assert "Fagnettverk for utskriving wants one more meeting than there are free days for." in lines
