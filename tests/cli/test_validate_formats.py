"""`mandat validate --format github|sarif|junit|markdown`: the same findings and exit codes, with paths from where it is run."""

import json
import os
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.cli.conftest import change

FORMATS = ("text", "json", "github", "sarif", "junit", "markdown")


@pytest.mark.parametrize("output", FORMATS)
def test_every_format_ends_with_the_same_exit_code_and_count(mandat, workspace, output):
    assert mandat("-C", workspace, "validate", "--on", "2025-01-01", "--format", output).code == 0
    change(workspace, "2 per year", "2 times a year")
    result = mandat("-C", workspace, "validate", "--on", "2025-01-01", "--format", output)
    assert (result.code, result.err) == (1, "2 files: 1 error.\n")
    assert "FMT05" in result.out


def test_a_workspace_in_a_subfolder_is_called_by_its_way_from_where_the_run_is(mandat, workspace, monkeypatch):
    change(workspace, "2 per year", "2 times a year")
    monkeypatch.chdir(workspace.parent)
    file = f"{workspace.name}/mandates/eks/nettverk.yaml"
    assert f"file={file},line=12," in mandat("-C", workspace.name, "validate", "--format", "github").out
    log = json.loads(mandat("-C", workspace.name, "validate", "--format", "sarif").out)
    assert log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == file
    monkeypatch.chdir(workspace / "mandates" / "eks")
    assert "::error file=mandates/eks/nettverk.yaml," in mandat("validate", "--format", "github").out


def test_junit_names_every_file_that_was_read_and_fails_as_the_run_does(mandat, workspace):
    change(workspace, "review: 2030", "review: 2024")
    words = ("-C", workspace, "validate", "--on", "2025-06-01", "--format", "junit")
    for strict, failures in (((), "0"), (("--strict",), "1")):
        result = mandat(*words, *strict)
        report = ET.fromstring(result.out)  # noqa: S314  our own
        assert [suite.get("name") for suite in report] == ["mandates/eks/community.yaml", "mandates/eks/nettverk.yaml"]
        assert (report.get("failures"), result.code) == (failures, int(failures))


def test_related_places_of_a_finding_are_in_sarif(mandat, workspace):
    change(workspace, "deadlines:\n", "roles:\n  chair: {party: vestbygd}\ndeadlines:\n")
    log = json.loads(mandat("-C", workspace, "validate", "--format", "sarif").out)
    assert [one["ruleId"] for one in log["runs"][0]["results"]] == ["FMT03"]


def test_reports_are_written_beside_what_is_printed_and_say_the_same(mandat, workspace, tmp_path):
    change(workspace, "2 per year", "2 times a year")
    names = {"sarif": "a.sarif", "junit": "b.xml", "markdown": "c.md", "json": "d.json"}
    files = [word for name in names.values() for word in ("--report", tmp_path / "out" / name)]
    printed = mandat("-C", workspace, "validate", "--on", "2025-01-01", "--format", "github", *files)
    assert (printed.code, printed.out.startswith("::error file=")) == (1, True)
    for output, name in names.items():
        alone = mandat("-C", workspace, "validate", "--on", "2025-01-01", "--format", output).out
        assert (tmp_path / "out" / name).read_text(encoding="utf-8") == alone


def test_a_report_with_another_end_of_its_name_is_wrong_use(mandat, workspace):
    result = mandat("-C", workspace, "validate", "--report", "findings.pdf")
    assert (result.code, result.out) == (2, "")
    assert result.err == "A report cannot be written as findings.pdf. Name a file that ends in .sarif, .xml, .md or .json.\n"


@pytest.mark.parametrize("output", FORMATS)
def test_a_file_name_that_is_no_utf_8_is_told_in_every_format(mandat, workspace, tmp_path, output):
    name = b"m\xf8te.yaml"
    try:
        (Path(os.fsdecode(workspace / "mandates" / "eks")) / os.fsdecode(name)).write_text("x: [1\n", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes only UTF-8")
    report = tmp_path / "a.sarif"
    result = mandat("-C", workspace, "validate", "--format", output, "--report", report)
    assert result.code == 1
    assert "FMT01" in result.out
    results = json.loads(report.read_text(encoding="utf-8"))["runs"][0]["results"]
    uris = [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in results]
    assert "mandates/eks/m%F8te.yaml" in uris
