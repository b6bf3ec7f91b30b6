"""`mandat diff`: what is compared, how it is written, and how the command ends."""

import json
import os
import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import COMMUNITY, MANDATE, Command, change
from tests.repositories import Repository, new_repository

ON = ("--on", "2025-11-03")
FILE = "mandates/eks/nettverk.yaml"


@pytest.fixture
def repository(workspace: Path) -> Repository:
    made = new_repository(workspace)
    made.commit("As it was")
    return made


def test_the_files_as_they_are_are_compared_with_a_revision(mandat: Command, repository: Repository):
    change(repository.root, "agenda: 1 week before", "agenda: 2 weeks before")
    result = mandat("-C", repository.root, "diff", "HEAD", *ON)
    assert result.code == 0
    assert result.out.startswith(
        "<!-- mandat diff -->\n## What this change means\n\n- **Agenda sent 2 weeks before the meeting**"
    )
    assert "From HEAD to the files as they are, judged on 3\u00a0November\u00a02025." in result.out


def test_two_revisions_are_compared_whatever_the_files_say_now(mandat: Command, repository: Repository):
    repository.commit("Longer", {FILE: MANDATE.replace("1 week", "2 weeks")})
    (repository.root / FILE).write_text("half written", encoding="utf-8")
    assert "**Agenda sent 2 weeks before the meeting**" in mandat("-C", repository.root, "diff", "HEAD~1", "HEAD", *ON).out


def test_two_folders_need_no_repository(mandat: Command, workspace: Path, tmp_path_factory: pytest.TempPathFactory):
    other = tmp_path_factory.mktemp("other")
    shutil.copytree(workspace / "mandates", other / "mandates")
    change(other, "1 week before", "2 weeks before")
    result = mandat("diff", workspace, other, *ON)
    assert result.code == 0
    assert "**Agenda sent 2 weeks before the meeting**" in result.out
    assert "- **No change in meaning.**" in mandat("diff", other, other, *ON).out


def test_three_dots_compare_with_where_the_branch_began(mandat: Command, repository: Repository):
    repository.git("checkout", "--quiet", "-b", "proposal")
    repository.commit("Proposed", {FILE: MANDATE.replace("1 week", "2 weeks")})
    repository.git("checkout", "--quiet", "main")
    repository.commit("Meanwhile", {FILE: MANDATE.replace("2 per year", "3 per year")})
    repository.git("checkout", "--quiet", "proposal")
    assert "frequency" in mandat("-C", repository.root, "diff", "main", *ON).out
    for arguments in (("main...",), ("main...proposal",), ("main...", "proposal")):
        result = mandat("-C", repository.root, "diff", *arguments, *ON)
        assert "Agenda sent 2 weeks before" in result.out
        assert "frequency" not in result.out


def test_the_same_bytes_on_every_run(mandat: Command, repository: Repository):
    change(repository.root, "2 per year", "3 per year")
    first, second = (mandat("-C", repository.root, "diff", "HEAD", *ON).out for _ in range(2))
    assert first == second
    assert "new meeting" in first


def test_comments_order_and_quotes_are_no_change(mandat: Command, repository: Repository):
    change(repository.root, "deadlines:\n  agenda: 1 week before\n", "# frist\ndeadlines: {agenda: {when: '1 week before'}}\n")
    assert "- **No change in meaning.**" in mandat("-C", repository.root, "diff", "HEAD", *ON).out


def test_a_missing_base_is_wrong_use_and_the_sentence_says_how_to_fetch_it(
    mandat: Command, repository: Repository, tmp_path_factory: pytest.TempPathFactory
):
    repository.commit("Second")
    clone = tmp_path_factory.mktemp("clone") / "shallow"
    repository.git("clone", "--quiet", "--depth", "1", f"file://{repository.root}", str(clone))
    result = mandat("-C", clone, "diff", "HEAD~1", *ON)
    assert (result.code, result.out) == (2, "")
    assert "`git fetch --unshallow`; in CI, check out with `fetch-depth: 0`." in result.err
    assert mandat("-C", clone, "diff", "HEAD", *ON).code == 0


def test_a_side_that_is_broken_shows_its_findings_and_nothing_else(mandat: Command, repository: Repository):
    change(repository.root, "1 week before", "1 uke før")
    result = mandat("-C", repository.root, "diff", "HEAD", *ON)
    assert result.code == 1
    assert "- **Nothing can be compared:** 1 error in the files as they are stands in the way." in result.out
    assert "| mandates/eks/nettverk.yaml:16 | FMT05:" in result.out
    told = json.loads(mandat("-C", repository.root, "diff", "HEAD", "--format", "json", *ON).out)
    assert [one["code"] for one in told["errors"]["after"]] == ["FMT05"]
    assert told["errors"]["before"] == []


def test_what_is_broken_elsewhere_on_both_sides_stands_in_nobody_s_way(mandat: Command, repository: Repository):
    other = COMMUNITY.replace("community: eks", "community: annet").replace("country: NO", "country: Norge")
    repository.commit("Broken from the start", {"mandates/annet/community.yaml": other})
    change(repository.root, "1 week before", "2 weeks before")
    result = mandat("-C", repository.root, "diff", "HEAD", *ON)
    assert result.code == 0
    assert "Agenda sent 2 weeks before" in result.out


def test_deleted_and_new_files_are_mandates_that_go_and_come(mandat: Command, repository: Repository):
    text = "format: 1\nmandate: fagrad\ntitle: Mandat for fagrådet\npurpose: Noe helt annet.\nmembers: [sykehuset]\n"
    repository.commit("Another", {"mandates/eks/fagrad.yaml": text}, gone=(FILE,))
    out = mandat("-C", repository.root, "diff", "HEAD~1", "HEAD", *ON).out
    assert "- **New mandate:** Mandat for fagrådet." in out
    assert "- **Mandate gone:** Mandat for nettverket, with 2 meetings ahead." in out


def test_a_file_under_another_name_is_the_same_mandate(mandat: Command, repository: Repository):
    text = MANDATE.replace("mandate: nettverk", "mandate: fagnett")
    repository.commit("Renamed", {"mandates/eks/fagnett.yaml": text}, gone=(FILE,))
    out = mandat("-C", repository.root, "diff", "HEAD~1", "HEAD", *ON).out
    assert "- The mandate \\`nettverk\\` has the new id **fagnett**." in out
    assert "Mandate gone" not in out
    assert "new meeting" not in out


def test_a_workspace_that_was_not_there_before_is_new(mandat: Command, tmp_path: Path):
    made = new_repository(tmp_path)
    made.commit("Empty")
    made.commit("First", {"mandates/eks/community.yaml": COMMUNITY, FILE: MANDATE})
    out = mandat("-C", tmp_path, "diff", "HEAD~1", "HEAD", *ON).out
    assert "- **New community:** Helsefellesskapet Eksempel." in out
    assert mandat("-C", tmp_path, "diff", "HEAD~1", "HEAD~1", *ON).code == 2


def test_json_says_who_when_and_what(mandat: Command, repository: Repository):
    change(repository.root, "members: [vestbygd, ostbygd, sykehuset]", "members: [vestbygd, ostbygd until 2025-12-31, sykehuset]")
    told = json.loads(mandat("-C", repository.root, "diff", "HEAD", "--format", "json", *ON).out)
    assert (told["format"], told["on"], told["same"]) == (1, "2025-11-03", False)
    mandate = told["communities"][0]["mandates"][0]
    assert mandate["members"] == [
        {
            "network": "nettverk",
            "organisation": "ostbygd",
            "before": {"from": None, "until": None},
            "after": {"from": None, "until": "2025-12-31"},
            "elsewhere": None,
        }
    ]
    assert {
        "role": "chair",
        "from": "2026-07-01",
        "until": "2026-12-31",
        "before": ["ostbygd"],
        "after": ["vestbygd"],
    }.items() <= (mandate["turns"][0].items())
    assert told["summary"][0].startswith("Østbygd leaves Mandat for nettverket after")


def test_text_is_for_people_at_a_terminal(mandat: Command, repository: Repository):
    change(repository.root, "title: Nettverksmøte", 'title: "Nettverksmøte\\e[2J"')
    out = mandat("-C", repository.root, "diff", "HEAD", "--format", "text", *ON).out
    assert out.startswith("What this change means\n\n- ")
    assert "\x1b" not in out
    assert "<details>" not in out


def test_only_a_comment_cuts_long_tables(mandat: Command, repository: Repository):
    more = "".join(f"  - {{id: ny-{number}, name: Ny {number}, kind: municipality}}\n" for number in range(1, 121))
    community = repository.root / "mandates" / "eks" / "community.yaml"
    community.write_text(community.read_text(encoding="utf-8").replace("organisations:\n", f"organisations:\n{more}"), "utf-8")
    whole = mandat("-C", repository.root, "diff", "HEAD", "--format", "text", *ON).out
    comment = mandat("-C", repository.root, "diff", "HEAD", "--format", "markdown", *ON).out
    assert ("Ny 120" in whole, "… and 20 more" in whole) == (True, False)
    assert ("Ny 120" in comment, "… and 20 more" in comment) == (False, True)


@pytest.mark.parametrize(
    ("suffix", "begins"), [(".md", b"<!-- mandat diff -->"), (".json", b'{\n  "format": 1'), (".pdf", b"%PDF-1.7")]
)
def test_the_suffix_of_the_file_picks_the_format(
    mandat: Command, repository: Repository, tmp_path: Path, suffix: str, begins: bytes
):
    change(repository.root, "1 week before", "2 weeks before")
    target = tmp_path / "out" / f"diff{suffix}"
    result = mandat("-C", repository.root, "diff", "HEAD", *ON, "-o", target)
    assert (result.code, result.out) == (0, "")
    assert target.read_bytes().startswith(begins)


@pytest.mark.parametrize("suffix", [".md", ".json", ".pdf"])
def test_a_file_name_that_is_no_utf_8_is_told(mandat: Command, repository: Repository, tmp_path: Path, suffix: str):
    path = repository.root / os.fsdecode(b"mandates/eks/m\xf8te.yaml")
    try:
        path.write_text("x: [1\n", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes only UTF-8")
    repository.commit("A name of another time")
    result = mandat("-C", repository.root, "diff", "HEAD~1", "HEAD", *ON, "-o", tmp_path / f"diff{suffix}")
    assert (result.code, result.err) == (1, f"Wrote {tmp_path / f'diff{suffix}'}.\n")
    assert "m\\udcf8te.yaml" in mandat("-C", repository.root, "diff", "HEAD~1", *ON).out.replace("\\\\", "\\")


@pytest.mark.parametrize("sides", [("",), ("HEAD", ""), ("...",)])
def test_an_empty_name_is_never_taken_for_the_files_as_they_are(mandat: Command, repository: Repository, sides: tuple[str, ...]):
    result = mandat("-C", repository.root, "diff", *sides)
    assert (result.code, result.out) == (2, "")


def test_another_suffix_is_wrong_use(mandat: Command, repository: Repository):
    result = mandat("-C", repository.root, "diff", "HEAD", "-o", "diff.xlsx")
    assert result.code == 2
    assert result.err == "A comparison cannot be written as .xlsx. Name a file that ends in .md, .json or .pdf.\n"


def test_templates_of_a_proposal_are_not_evaluated(mandat: Command, repository: Repository):
    repository.write({"templates/diff.md.j2": "{{ doc.title }} taken over", "templates/wording/en.yaml": "language: en"})
    assert "taken over" not in mandat("-C", repository.root, "diff", "HEAD", *ON).out


def test_words_of_a_proposal_call_nobody_and_are_no_markup(mandat: Command, repository: Repository):
    signs = "<img src=x> @team #12 GH-7 [x](http://evil.example) www.evil.example {{ 7 * 7 }} | <!-- mandat diff -->"
    evil = f'"</summary></details> {signs}"'
    change(repository.root, "title: Mandat for nettverket", f"title: {evil}\npurpose: {evil}")
    out = mandat("-C", repository.root, "diff", "HEAD", *ON).out
    body = out.removeprefix("<!-- mandat diff -->")
    without_own_tags = body
    for tag in ("<details>", "</details>", "<summary>", "</summary>\n"):
        without_own_tags = without_own_tags.replace(tag, "")
    assert not [place for place, sign in enumerate(without_own_tags) if sign == "<" and without_own_tags[place - 1] != "\\"]
    for call in ("@team", "#12", "GH-7", "http://", "](", " www.", "49"):
        assert call not in without_own_tags.replace("\\](", "")
    assert "{{ 7 \\* 7 }}" in out
