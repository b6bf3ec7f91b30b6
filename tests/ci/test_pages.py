"""The pages for people without git, and for those who keep the build server: what they show is what there is."""

import re
from pathlib import Path

import yaml
from tests.cli.conftest import change

ROOT = Path(__file__).parents[2]
BROWSER = (ROOT / "docs" / "edit-in-the-browser.md").read_text(encoding="utf-8")
CI = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
MANDATE = "mandates/ahus/forvaltningsnettverk.yaml"


def copied(tmp_path: Path) -> Path:
    for file in sorted((ROOT / "mandates" / "ahus").glob("*.yaml")):
        target = tmp_path / "mandates" / "ahus" / file.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
    return tmp_path


def test_the_lines_that_the_page_shows_stand_in_the_file():
    lines = (ROOT / MANDATE).read_text(encoding="utf-8").splitlines()
    shown = re.findall(r"^ (\d+)   (.*)$", BROWSER, re.MULTILINE)
    assert len(shown) == 3
    for number, text in shown:
        assert lines[int(number) - 1] == text
    assert "  items: {when: 10 days before, to: chair}" in lines
    assert "  items: {when: 10 days before, to: chair}" in BROWSER


def test_the_fault_that_the_page_shows_is_what_the_reader_would_see(mandat, tmp_path):
    root = copied(tmp_path)
    path = root / MANDATE
    path.write_text(path.read_text(encoding="utf-8").replace("when: 10 days before", "when: 14 dager før"), encoding="utf-8")
    printed = mandat("-C", root, "validate", "--format", "github").out
    assert "title=FMT05 bad-phrase::" in printed
    shown = re.search(r"^error FMT05 bad-phrase\n(.*)\nhelp: (.*)$", BROWSER, re.MULTILINE)
    assert shown is not None
    assert f"::{shown[1]}" in printed
    assert shown[2] in printed


def test_the_warning_that_the_page_shows_is_what_the_reader_would_see(mandat, tmp_path):
    root = copied(tmp_path)
    mandat("-C", root, "adopt", "forvaltningsnettverk", "--by", "hosu", "--on", "2024-08-30")
    path = root / MANDATE
    path.write_text(path.read_text(encoding="utf-8").replace("when: 10 days before", "when: 14 days before"), encoding="utf-8")
    printed = mandat("-C", root, "validate", "--on", "2025-01-01", "--format", "github").out
    shown = re.search(r"^warning (VER07 .*)\n(.*)$", BROWSER, re.MULTILINE)
    assert shown is not None
    assert f"title={shown[1]}::{shown[2]}" in printed


def test_the_change_of_the_page_gives_no_fault_and_the_message_that_it_quotes(mandat, tmp_path):
    root = copied(tmp_path)
    path = root / MANDATE
    before = tmp_path / "before" / "mandates" / "ahus"
    before.mkdir(parents=True)
    for file in path.parent.glob("*.yaml"):
        (before / file.name).write_bytes(file.read_bytes())
    path.write_text(path.read_text(encoding="utf-8").replace("when: 10 days before", "when: 14 days before"), encoding="utf-8")
    assert mandat("-C", root, "validate", "--on", "2025-01-01", "--format", "github").out == ""
    assert "The change of the example gives none." in BROWSER
    quoted = re.search(r'^`("Forvaltningsnettverk" changed .*?)`', BROWSER, re.MULTILINE)
    assert quoted is not None
    assert quoted[1] in mandat("-C", root, "diff", tmp_path / "before", "--on", "2025-01-01").out


def test_every_form_is_named_on_the_page():
    for what in ("change a member", "move or cancel a meeting", "report an item", "propose a change of the mandate"):
        assert what in " ".join(BROWSER.split())


def test_a_member_and_a_meeting_are_changed_as_the_page_says(mandat, workspace):
    assert "nesodden from 2026-08-01" in BROWSER
    change(workspace, "[vestbygd, ostbygd, sykehuset]", "[vestbygd, ostbygd from 2026-08-01, sykehuset until 2026-07-31]")
    fields = re.findall(r"`(state: [a-z]+, .*?)`", BROWSER)
    assert len(fields) == 2
    lines = "".join(
        f"  - {{id: m{number}, kind: nettverk/mote, of: nettverk, on: 2026-05-{20 + number}, {told}}}\n"
        for number, told in enumerate(fields)
    )
    plan = workspace / "mandates" / "eks" / "plan-2026.yaml"
    plan.write_text(f"format: 1\nplan: 2026\nmeetings:\n{lines}", encoding="utf-8")
    result = mandat("-C", workspace, "validate", "--on", "2026-01-01")
    assert (result.code, result.out) == (0, "")


def test_the_words_are_given_in_three_languages():
    table = BROWSER.partition("## Words")[2]
    rows = [line.strip("|").split("|") for line in table.splitlines() if line.startswith("|")][2:]
    assert len(rows) >= 12
    assert all(len(row) == 5 and all(cell.strip() for cell in row) for row in rows)


def test_each_part_is_explained_in_ten_lines():
    for heading in ("GitHub: an action", "Before the commit: a hook", "GitLab"):
        part = CI.partition(f"## {heading}\n")[2].partition("\n## ")[0].partition("\n### ")[0]
        assert re.findall(r"^(\d+)\. ", part, re.MULTILINE) == [str(number) for number in range(1, 11)]


def test_what_the_page_says_of_the_action_is_in_it():
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    for name in action["inputs"]:
        assert name == "python-version" or f"`{name}" in CI, name
    for name in action["outputs"]:
        assert f"`{name}`" in CI, name
    job = (ROOT / "ci" / "gitlab.yml").read_text(encoding="utf-8")
    for name in ("MANDAT_PACKAGE", "MANDAT_WORKSPACE", "GIT_DEPTH"):
        assert name in CI
        assert name in job
