import json

import pytest
from tests.cli.conftest import ROOT, change


def test_a_workspace_without_faults_exits_0_and_prints_nothing_but_the_count(mandat, workspace):
    result = mandat("-C", workspace, "validate", "--on", "2025-01-01")
    assert (result.code, result.out, result.err) == (0, "", "2 files: no faults.\n")


def test_this_repository_has_no_fault(mandat):
    result = mandat("-C", ROOT, "validate", "--strict", "--on", "2026-01-01")
    assert (result.code, result.out) == (0, "")


def test_a_near_miss_is_shown_with_its_line_a_mark_and_what_to_type(mandat, workspace):
    change(workspace, "2 per year", "2 times a year")
    result = mandat("-C", workspace, "validate")
    assert result.code == 1
    assert result.out == (
        'error[FMT05] "2 times a year" is not a frequency.\n'
        "  mandates/eks/nettverk.yaml:12:49\n"
        "     12 |   - {id: mote, title: Nettverksmøte, frequency: 2 times a year, form: physical}\n"
        "        |                                                 ^^^^^^^^^^^^^^\n"
        "  help: Write `2 per year`.\n\n"
    )
    assert result.err == "2 files: 1 error.\n"


def test_every_fault_of_one_run_is_reported_in_the_order_of_the_file(mandat, workspace):
    change(workspace, "2 per year", "2 times a year")
    change(workspace, "short_name: SSU", "shortname: SSU", "community.yaml")
    change(workspace, "1 week before", "1 week")
    result = mandat("-C", workspace, "validate", "--format", "json")
    found = [(one["file"].rsplit("/", 1)[1], one["line"], one["code"]) for one in json.loads(result.out)]
    assert found == [("community.yaml", 11, "FMT02"), ("nettverk.yaml", 12, "FMT05"), ("nettverk.yaml", 16, "FMT05")]


def test_json_has_the_fields_of_the_contract(mandat, workspace):
    change(workspace, "owner: ssu", "owner: ssv")
    result = mandat("-C", workspace, "validate", "--format", "json")
    (one,) = json.loads(result.out)
    assert {"code", "severity", "message", "file", "line", "column", "end_line", "end_column", "help", "related"} <= set(one)
    assert (one["code"], one["severity"], one["path"]) == ("REF01", "error", "document.owner")
    assert "ssu" in one["help"]


def test_with_a_path_only_its_findings_are_shown_and_references_are_still_resolved(mandat, workspace):
    change(workspace, "owner: ssu", "owner: ssv")
    folder = workspace / "mandates" / "eks"
    assert mandat("-C", workspace, "validate", folder / "community.yaml").code == 0
    assert mandat("-C", workspace, "validate", folder / "nettverk.yaml").code == 1


def test_what_an_adopted_mandate_does_not_say_is_shown_with_all(mandat, workspace):
    assert "GAP" not in mandat("-C", workspace, "validate", "--on", "2025-01-01").out
    result = mandat("-C", workspace, "validate", "--all", "--on", "2025-01-01")
    assert "info[GAP05]" in result.out
    assert result.code == 0


def test_what_a_draft_does_not_say_is_shown_without_asking(mandat, workspace):
    change(workspace, "status: adopted", "status: draft")
    assert "info[GAP05]" in mandat("-C", workspace, "validate", "--on", "2025-01-01").out


def test_strict_makes_warnings_fail(mandat, workspace):
    change(workspace, "review: 2030", "review: 2024")
    assert mandat("-C", workspace, "validate", "--on", "2025-06-01").code == 0
    assert mandat("-C", workspace, "validate", "--on", "2025-06-01", "--strict").code == 1


def test_a_known_finding_is_silent_until_its_last_day(mandat, workspace):
    change(workspace, "review: 2030", "review: 2024")
    accept = "accept:\n  - {code: VER03, path: document.review, because: SSU tar det i mars, until: 2025-12-31}\n"
    change(workspace, "deadlines:\n", accept + "deadlines:\n")
    assert mandat("-C", workspace, "validate", "--on", "2025-12-31").out == ""
    later = mandat("-C", workspace, "validate", "--on", "2026-01-01").out
    assert "VER03" in later
    assert "REF07" in later


def test_no_workspace_is_one_sentence_and_exit_2(mandat, tmp_path):
    result = mandat("-C", tmp_path, "validate")
    assert result.code == 2
    assert result.err.startswith("No folder `mandates/` in ")
    assert result.err.count("\n") == 1


def test_a_missing_folder_or_path_is_one_sentence_and_exit_2(mandat, workspace):
    assert mandat("-C", workspace / "nowhere", "validate").err == f"The folder {workspace / 'nowhere'} does not exist.\n"
    result = mandat("-C", workspace, "validate", workspace / "x.yaml")
    assert (result.code, result.err) == (2, f"{workspace / 'x.yaml'} does not exist.\n")


def test_a_bad_day_is_one_sentence_and_exit_2(mandat, workspace):
    result = mandat("-C", workspace, "validate", "--on", "30.08.24")
    assert (result.code, result.out) == (2, "")
    assert "2024-08-30" in result.err


def test_explain_shows_the_page_of_a_check_by_code_or_name(mandat):
    by_code, by_name = mandat("explain", "rot02"), mandat("explain", "two-ways-at-once")
    assert by_code == by_name
    assert by_code.out.startswith("ROT02 two-ways-at-once (error)\n\n")
    assert "Remedy:" in by_code.out


def test_explain_without_a_code_lists_every_check(mandat):
    lines = mandat("explain").out.splitlines()
    assert len(lines) >= 58
    assert lines[0].startswith("FMT01  error    not-yaml")


def test_an_unknown_check_is_exit_2_with_the_nearest(mandat):
    result = mandat("explain", "ROT22")
    assert result.code == 2
    assert "ROT0" in result.err


def test_paths_are_those_from_here_or_from_the_workspace(mandat, workspace):
    result = mandat("-C", workspace, "validate", "mandates/eks/nettverk.yaml")
    assert (result.code, result.err) == (0, "1 file: no faults.\n")


@pytest.mark.parametrize(
    ("file", "right", "wrong", "told"),
    [
        ("nettverk.yaml", "members: [vestbygd", "member: [vestbygd", 'error[FMT02] "member" is not a field of a mandate.'),
        ("community.yaml", "name: Vestbygd", "nmae: Vestbygd", 'error[FMT02] "nmae" is not a field of an organisation.'),
    ],
)
def test_who_is_no_member_of_a_list_that_was_not_read_is_told_once(mandat, workspace, file, right, wrong, told):
    meeting = workspace / "mandates" / "eks" / "meetings" / "nettverk-2025-1.yaml"
    meeting.parent.mkdir()
    plan = "format: 1\nplan: 2025\nmeetings:\n  - {id: nettverk-2025-1, kind: nettverk/mote, of: nettverk, on: 2025-03-12}\n"
    (workspace / "mandates" / "eks" / "plan-2025.yaml").write_text(plan, encoding="utf-8")
    there = "".join(f"  {one}: present\n" for one in ("vestbygd/kontakt", "ostbygd/kontakt", "sykehuset/lege"))
    meeting.write_text(f"format: 1\nmeeting: nettverk-2025-1\nattendance:\n{there}", encoding="utf-8")
    assert mandat("-C", workspace, "validate", "--on", "2025-03-12").err.startswith("4 files: ")
    change(workspace, right, wrong, file)
    result = mandat("-C", workspace, "validate", "--on", "2025-03-12")
    assert [line for line in result.out.splitlines() if line.startswith(("error", "warning"))] == [told]
