import re
from datetime import date
from functools import cache
from pathlib import Path
from textwrap import dedent

import pytest

from mandat.checks.check import Check, Earlier, Moment
from mandat.checks.earlier import find_since
from mandat.checks.registry import CHECKS, find_check
from mandat.checks.run import diagnostics, validate
from mandat.diagnostics import Diagnostic, Severity
from mandat.source.folder import Folder
from mandat.source.yaml_text import parse_yaml
from mandat.workspace import load

HERE = Path(__file__).parent
EXAMPLES = sorted(path for path in HERE.iterdir() if path.is_dir() and re.match(r"[A-Z]{3}\d\d-", path.name))
THE_DAY = Moment(date(2025, 6, 15))
HEADINGS = ("What", "Why", "Example", "Remedy")

each_example = pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
each_check = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)


def code_of(example: Path) -> str:
    return example.name[:5]


@cache
def findings(folder: Path) -> tuple[Diagnostic, ...]:
    """What is found in a workspace; in a folder with the states `before` and `after`, in the later one and in the change."""
    if (folder / "mandates").is_dir():
        return validate(load(Folder(folder)), THE_DAY, wanted=lambda _: True)
    after = load(Folder(folder / "after"))
    since = find_since(Earlier(load(Folder(folder / "before"))), after)
    return (*validate(after, THE_DAY, wanted=lambda _: True), *diagnostics(after, since))


def line(found: Diagnostic) -> str:
    return f"{found.severity.value} {found.location} {found.code} {found.message} | {found.help}"


@each_example
def test_the_bad_example_gives_exactly_the_expected_findings(example):
    found = [line(one) for one in findings(example / "bad") if one.code == code_of(example)]
    assert found == (example / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert found


@each_example
def test_the_good_example_has_no_such_finding_and_no_error(example):
    assert any((example / "good" / state / "mandates").is_dir() for state in (".", "after"))
    wrong = [line(one) for one in findings(example / "good") if one.code == code_of(example) or one.severity is Severity.ERROR]
    assert wrong == []


@each_example
def test_the_bad_example_has_no_other_error(example):
    others = [one for one in findings(example / "bad") if one.severity is Severity.ERROR and one.code != code_of(example)]
    assert [line(one) for one in others] == []


@each_example
def test_the_example_is_called_after_its_check(example):
    check = find_check(code_of(example))
    assert check is not None
    assert example.name == f"{check.code}-{check.name}"


@each_check
def test_every_check_has_an_example(check: Check):
    assert (HERE / f"{check.code}-{check.name}").is_dir()


@each_check
def test_every_page_has_a_sentence_and_four_headings(check: Check):
    assert re.fullmatch(r"[A-Z][^\n]*\.", check.page.split("\n\n", 1)[0])
    assert re.findall(r"^([A-Z][a-z]+):", check.page, re.MULTILINE) == list(HEADINGS)


@each_check
def test_the_example_of_a_page_is_yaml(check: Check):
    text = dedent(check.page.split("Example:\n", 1)[1].split("\n\nRemedy:", 1)[0]) + "\n"
    assert not parse_yaml(text).faults or check.code.startswith("FMT")


def test_codes_and_names_stand_for_one_check_each():
    assert len({check.code for check in CHECKS}) == len({check.name for check in CHECKS}) == len(CHECKS)


def test_the_list_of_checks_is_sorted_by_family_and_number():
    families = ("FMT", "REF", "DAT", "ROT", "DUE", "PLN", "DUT", "MTG", "PRV", "VER", "GAP")
    assert list(CHECKS) == sorted(CHECKS, key=lambda check: (families.index(check.code[:3]), check.code))
