"""Findings for build servers: what a reader of each format takes out of them is what was found, whatever people typed."""

import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from mandat.checks.registry import CHECKS
from mandat.diagnostics import Diagnostic, Location, Related, Severity
from mandat.render.diagnostics_github import render_github
from mandat.render.diagnostics_junit import render_junit
from mandat.render.diagnostics_markdown import MOST, render_findings
from mandat.render.diagnostics_sarif import FINGERPRINT, render_sarif

SCHEMA = jsonschema.Draft7Validator(json.loads((Path(__file__).parent / "sarif.schema.json").read_text(encoding="utf-8")))

FILE = "mandates/jämtland/arena.yaml"
TURN = Diagnostic(
    "ROT02",
    "two-ways-at-once",
    Severity.ERROR,
    "The chair both rotates and is held jointly.",
    Location(FILE, 12, 3, 12, 8),
    "  chair: {rotates: every year, jointly: [as, frogn]}",
    "keep one: `jointly: [as, frogn]`, or `chair: {rotates: every year}`",
    (Related(Location(FILE, 14, 1, 14, 5), "jointly", "here jointly"),),
    "roles.chair",
)
REVIEW = Diagnostic(
    "VER03",
    "review-overdue",
    Severity.WARNING,
    "Review was due in 2024.",
    Location("mandates/eks/nettverk.yaml", 7, 11, 8, 1),
    "  review: 2024",
    "adopt a new version",
    path="document.review",
)
typed = st.text(st.characters(codec="utf-8"))
evil = st.sampled_from(
    [
        "x\n::error::y",
        "%0A::add-mask::",
        "a,b:c",
        "##[command]",
        "::stop-commands::t",
        "</failure>]]>",
        "| a | b |",
        "<b>",
        "@all",
    ]
)


@st.composite
def found(draw: st.DrawFn) -> Diagnostic:
    words = st.one_of(typed, evil)
    start = draw(st.integers(1, 50)), draw(st.integers(1, 50))
    end = (start[0] + draw(st.integers(0, 2)), start[1] + draw(st.integers(0, 9)))
    location = Location(f"mandates/{draw(words)}.yaml", *start, *end)
    code = draw(st.sampled_from(CHECKS))
    return Diagnostic(
        code.code, code.name, draw(st.sampled_from(Severity)), draw(words), location, draw(words), draw(words), path=draw(words)
    )


def as_the_runner_reads(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command, its properties and its message, decoded as the runner of GitHub does it."""
    head, message = line.removeprefix("::").split("::", 1)
    command, _, told = head.partition(" ")
    properties = dict(entry.split("=", 1) for entry in told.split(","))
    codes = (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
    for code, character in codes:
        properties = {name: value.replace(code, character) for name, value in properties.items()}
    for code, character in codes[2:]:
        message = message.replace(code, character)
    return command, properties, message


def test_github_gets_a_command_with_the_place_in_its_words():
    assert render_github((TURN, REVIEW)) == (
        "::error file=mandates/jämtland/arena.yaml,line=12,endLine=12,col=3,endColumn=7,title=ROT02 two-ways-at-once"
        "::The chair both rotates and is held jointly."
        "%0Ahelp: keep one: `jointly: [as, frogn]`, or `chair: {rotates: every year}`\n"
        "::warning file=mandates/eks/nettverk.yaml,line=7,title=VER03 review-overdue"
        "::Review was due in 2024.%0Ahelp: adopt a new version\n"
    )


@given(st.lists(found(), max_size=3))
def test_nothing_that_people_type_becomes_a_command_of_its_own(several):
    lines = render_github(several).replace("\r", "\n").split("\n")[:-1]
    assert len(lines) == len(several)
    for line, one in zip(lines, several, strict=True):
        command, properties, message = as_the_runner_reads(line)
        assert command in ("error", "warning", "notice")
        assert (properties["file"], properties["line"]) == (one.location.file, str(one.location.line))
        assert message == f"{one.message}\nhelp: {one.help}"


def test_sarif_says_where_what_and_what_to_do():
    log = json.loads(render_sarif((TURN, REVIEW), CHECKS, "1.2.3"))
    (run,) = log["runs"]
    first, second = run["results"]
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == first["ruleId"] == "ROT02"
    assert (first["level"], second["level"]) == ("error", "warning")
    assert first["message"]["text"].startswith("The chair both rotates and is held jointly.\nhelp: keep one")
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "mandates/j%C3%A4mtland/arena.yaml"
    assert place["region"] == {"startLine": 12, "startColumn": 3, "endLine": 12, "endColumn": 8}
    assert first["relatedLocations"][0]["message"]["text"] == "here jointly"


def test_every_check_is_a_rule_with_its_page_as_help():
    rules = json.loads(render_sarif((), CHECKS, "1.2.3"))["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [check.code for check in CHECKS]
    for rule, check in zip(rules, CHECKS, strict=True):
        assert rule["help"]["text"].replace("{{", "{").replace("}}", "}").replace("\\[", "[").replace("\\]", "]") == check.page
        assert "**Remedy**" in rule["help"]["markdown"]


@given(st.lists(found(), max_size=3))
def test_sarif_fits_its_schema_whatever_was_found(several):
    log = json.loads(render_sarif(several, CHECKS, "1.2.3"))
    assert [f"{error.json_path}: {error.message}" for error in SCHEMA.iter_errors(log)] == []


def fingerprints(*several: Diagnostic) -> list[str]:
    results = json.loads(render_sarif(several, CHECKS, "1.2.3"))["runs"][0]["results"]
    return [one["partialFingerprints"][FINGERPRINT] for one in results]


def test_a_finding_is_the_same_one_when_lines_come_and_go_above_it():
    (mark,) = fingerprints(TURN)
    assert fingerprints(replace(TURN, location=Location(FILE, 40, 9, 40, 14), message="Otherwise said.")) == [mark]
    assert fingerprints(replace(TURN, path="roles.secretary")) != [mark]
    assert fingerprints(replace(TURN, code="ROT01")) != [mark]
    assert len(set(fingerprints(TURN, TURN, REVIEW))) == 3


def test_junit_has_a_case_for_each_check_of_a_file_and_one_for_a_clean_file():
    report = ET.fromstring(render_junit((TURN, REVIEW), (FILE, "mandates/eks/community.yaml")))  # noqa: S314  our own
    assert report.attrib == {"name": "mandat", "tests": "3", "failures": "1", "errors": "0", "skipped": "0"}
    cases = {(case.get("classname"), case.get("name")): [child.tag for child in case] for case in report.iter("testcase")}
    assert cases == {
        ("mandates/eks/community.yaml", "no faults"): [],
        ("mandates/eks/nettverk.yaml", "VER03 review-overdue"): ["system-out"],
        (FILE, "ROT02 two-ways-at-once"): ["failure"],
    }


def test_junit_fails_for_warnings_where_the_run_does():
    report = ET.fromstring(render_junit((REVIEW,), (), strict=True))  # noqa: S314  our own
    assert [failure.get("message") for failure in report.iter("failure")] == ["Review was due in 2024."]


@given(st.lists(found(), max_size=3))
def test_junit_is_xml_whatever_was_found(several):
    report = ET.fromstring(render_junit(several, ("mandates/a.yaml",), strict=True))  # noqa: S314  our own
    failing = [one for one in several if one.severity is not Severity.INFO]
    assert (int(report.attrib["failures"]) > 0) == bool(failing)


def test_the_summary_is_a_table_with_the_worst_first():
    assert render_findings((REVIEW, TURN), "2 files: 1 error, 1 warning.") == (
        "### mandat validate: 2 files: 1 error, 1 warning.\n"
        "\n"
        "| | Where | What is wrong | What to do |\n"
        "|---|---|---|---|\n"
        "| error ROT02 | mandates/jämtland/arena.yaml:12 | The chair both rotates and is held jointly. "
        "| keep one: `jointly: [as, frogn]`, or `chair: {rotates: every year}` |\n"
        "| warning VER03 | mandates/eks/nettverk.yaml:7 | Review was due in 2024. | adopt a new version |\n"
    )


def test_a_clean_run_has_a_summary_without_a_table():
    assert render_findings((), "15 files: no faults.") == "### mandat validate: 15 files: no faults.\n"


def test_of_very_many_findings_the_rest_is_counted():
    text = render_findings([TURN] * (MOST + 3), "1 file: 203 errors.")
    assert text.count("ROT02") == MOST
    assert text.endswith("\n3 more are not shown here.\n")


@given(st.lists(found(), max_size=3))
def test_the_summary_is_one_table_of_four_columns_without_html_or_links(several):
    tokens = MarkdownIt("commonmark").enable("table").parse(render_findings(several, "1 file: 1 error."))
    rows = [token for token in tokens if token.type == "tr_open"]
    cells = [token for token in tokens if token.type in ("th_open", "td_open")]
    assert (len(rows), len(cells)) == ((len(several) + 1, 4 * len(several) + 4) if several else (0, 0))
    inline = [child.type for token in tokens for child in token.children or ()]
    assert {"link_open", "image", "html_inline"} & set(inline) == set()
