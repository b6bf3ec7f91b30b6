"""`mandat history`: the versions of a mandate and what each changed, from git and from its own change log."""

import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import COMMUNITY, ROOT
from tests.repositories import Repository, new_repository

FILE = "mandates/eks/nettverk.yaml"
HEAD = "format: 1\nmandate: nettverk\ntitle: Mandat for nettverket\n"
FIRST = f"""\
{HEAD}document:
  {{version: 1.0, status: adopted, approved: [{{body: ssu, on: 2024-01-10, note: Pr. e-post}}], valid_from: 2024-01-10}}
members: [vestbygd, ostbygd, sykehuset]
deadlines: {{agenda: 1 week before}}
"""
SECOND = f"""\
# Ny versjon
{HEAD}document:
  version: 1.1
  status: adopted
  approved:
    - {{body: ssu, on: 2024-01-10, note: Pr. e-post}}
    - {{body: ssu, on: 2025-03-04}}
  ratified:
    - {{party: vestbygd, on: 2025-04-01}}
    - {{party: ostbygd}}
  valid_from: 2024-01-10
  review: 2025
  changes:
    - {{version: 1.1, on: 2025-03-04, body: ssu, what: Sakslisten tidligere ut}}
members: [vestbygd, ostbygd, sykehuset]
deadlines: {{agenda: 2 weeks before, items: {{when: 3 weeks before, to: [chair]}}}}
roles: {{chair: {{party: sykehuset}}}}
"""


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return new_repository(tmp_path / "repo")


@pytest.fixture
def committed(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Version 1.0, written anew, broken for a day, then version 1.1."""
    days = (
        ("2024-01-12", FIRST),
        ("2024-02-01", f"# Mandatet\n{FIRST}".replace("agenda: 1 week before", "agenda: 1 week before ")),
        ("2024-06-01", f"{FIRST}roles: [\n"),
        ("2025-03-05", SECOND),
    )
    for number, (day, text) in enumerate(days):
        monkeypatch.setenv("GIT_COMMITTER_DATE", f"{day}T12:00:00")
        repository.commit(f"c{number}", {"mandates/eks/community.yaml": COMMUNITY, FILE: text})
    return repository


def history(mandat, repository, *more):
    result = mandat("-C", repository.root, "history", "nettverk", "--on", "2026-01-15", *more)
    assert (result.code, result.err) == (0, "")
    return result.out


def test_each_version_with_its_decision_and_what_it_changed(mandat, committed):
    first, _, _, last = committed.git("log", "--reverse", "--format=%H").split()
    assert history(mandat, committed) == (
        "# Mandat for nettverket\n"
        "\n"
        "- eks/nettverk: version 1.1, adopted.\n"
        "- In force from 2024-01-10.\n"
        "- Review: 2025, overdue.\n"
        "- Not yet ratified by Østbygd.\n"
        "\n"
        "## Version 1.1\n"
        "\n"
        "- Change log: Sakslisten tidligere ut (decided by Strategisk samarbeidsutvalg on 2025-03-04).\n"
        "- Approved by Strategisk samarbeidsutvalg on 2025-03-04.\n"
        "- Ratified by Vestbygd on 2025-04-01.\n"
        f"- In git since 2025-03-05 ({last[:10]}).\n"
        "\n"
        "What it changed since version 1.0:\n"
        "\n"
        "| Rule | Before | After |\n"
        "|---|---|---|\n"
        "| roles.chair |  | party: sykehuset |\n"
        "| deadlines.agenda.when | 1 week before | 2 weeks before |\n"
        "| deadlines.items |  | when: 3 weeks before; to: chair |\n"
        "\n"
        "## Version 1.0\n"
        "\n"
        "- Approved by Strategisk samarbeidsutvalg on 2024-01-10 (Pr. e-post).\n"
        f"- In git since 2024-01-12 ({first[:10]}).\n"
    )


def test_a_change_without_a_new_version_is_told(mandat, committed):
    commit = committed.commit("sniker", {FILE: SECOND.replace("2 weeks before", "10 days before")})
    assert f"- Changed without a new version on 2025-03-05 ({commit[:10]}): deadlines.agenda.when.\n" in history(
        mandat, committed
    )


def test_what_is_not_committed_yet_is_told_too(mandat, committed):
    new = SECOND.replace("version: 1.1\n  status: adopted", "version: 1.2\n  status: draft").replace("2 weeks", "4 weeks")
    committed.write({FILE: new})
    told = history(mandat, committed)
    assert "## Version 1.2\n\nWhat it changed since version 1.1:\n" in told
    assert "| deadlines.agenda.when | 2 weeks before | 4 weeks before |\n" in told


def test_a_renamed_file_is_followed(mandat, committed):
    committed.git("mv", FILE, "mandates/eks/fagnett.yaml")
    committed.write({"mandates/eks/fagnett.yaml": SECOND.replace("mandate: nettverk", "mandate: fagnett")})
    committed.commit("nytt navn")
    result = mandat("-C", committed.root, "history", "fagnett", "--on", "2026-01-15")
    assert "## Version 1.0\n" in result.out
    assert "- In git since 2025-03-05 (" in result.out


def test_what_two_branches_changed_holds_from_the_merge_on_and_is_committed(mandat, repository, monkeypatch):
    for number, (branch, old, new) in enumerate(
        (
            ("main", "", ""),
            ("side", "agenda: 1 week before", "agenda: 2 weeks before"),
            ("main", "members: [vestbygd, ostbygd, sykehuset]", "members: [vestbygd, sykehuset]"),
        )
    ):
        monkeypatch.setenv("GIT_COMMITTER_DATE", f"2024-0{number + 1}-12T12:00:00")
        if number:
            repository.git("checkout", "--quiet", *(("-b",) if branch == "side" else ()), branch)
        first = f"{FIRST}\n\n# Medlemmer\n" if not number else (repository.root / FILE).read_text(encoding="utf-8")
        first = first.replace("deadlines:", "\n\n\n\ndeadlines:") if not number else first.replace(old, new)
        repository.commit(f"c{number}", {"mandates/eks/community.yaml": COMMUNITY, FILE: first})
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2024-04-12T12:00:00")
    repository.git("merge", "--quiet", "--no-edit", "side")
    told = history(mandat, repository)
    assert "last changed 2024-04-12" in told
    assert "not committed yet" not in told
    assert told.count("## Version") == 1
    assert "Changed without a new version on 2024-04-12" in told


def test_a_workspace_in_a_folder_of_a_repository_has_its_history_too(mandat, tmp_path):
    made = new_repository(tmp_path / "repo")
    made.commit("første", {f"nett/{FILE}": FIRST, "nett/mandates/eks/community.yaml": COMMUNITY, FILE: f"{FIRST}# et annet\n"})
    made.commit("andre", {f"nett/{FILE}": SECOND})
    told = mandat("-C", made.root / "nett", "history", "nettverk", "--on", "2026-01-15").out
    assert "What it changed since version 1.0:" in told


def test_without_git_the_change_log_is_told(mandat, tmp_path):
    folder = tmp_path / "mandates" / "eks"
    folder.mkdir(parents=True)
    (folder / "community.yaml").write_text(COMMUNITY, encoding="utf-8")
    log = "  changes:\n    - {version: 0.9, on: 2023-11-01, what: Høringsutkast}\n"
    (folder / "nettverk.yaml").write_text(SECOND.replace("  changes:\n", log), encoding="utf-8")
    result = mandat("-C", tmp_path, "history", "nettverk", "--on", "2026-01-15")
    assert result.code == 0
    assert result.out.endswith(
        "## Version 0.9\n\n- Change log: Høringsutkast (decided on 2023-11-01).\n\n"
        "Git has no commit of this file: only its change log is told.\n"
    )
    assert "In git" not in result.out


def test_a_shallow_clone_says_how_far_back_it_sees(mandat, committed, tmp_path):
    committed.git("clone", "--quiet", "--depth", "1", f"file://{committed.root}", str(tmp_path / "clone"))
    told = history(mandat, Repository(tmp_path / "clone"))
    assert "This clone reaches back to 2025-03-05 only: `git fetch --unshallow` brings the rest" in told.replace("\\", "")


def test_the_mandates_before_and_after_are_followed_through_the_years(mandat, repository):
    papers = {
        "oso": "{version: 2.0, status: replaced, valid_until: 2019-12-31, replaced_by: osu}",
        "osu": "{version: 1.0, status: replaced, valid_from: 2020-01-01, valid_until: 2023-12-31, replaces: oso}",
        "nettverk": "{version: 1.0, status: draft, replaces: [osu, Arbeidsgruppen]}",
    }
    files = {
        f"mandates/eks/{name}.yaml": f"format: 1\nmandate: {name}\ntitle: Mandat for {name}\ndocument: {document}\nmembers: []\n"
        for name, document in papers.items()
    }
    repository.commit("alle", {"mandates/eks/community.yaml": COMMUNITY, **files})
    assert (
        "- It replaces Mandat for osu (osu): version 1.0, replaced, in force 2020-01-01..2023-12-31.\n"
        "- It replaces Arbeidsgruppen.\n"
        "- It replaces Mandat for oso (oso): version 2.0, replaced, in force ..2019-12-31.\n"
    ) in history(mandat, repository)
    oldest = mandat("-C", repository.root, "history", "oso", "--on", "2026-01-15").out
    assert "- It was replaced by Mandat for osu (osu)" in oldest
    assert "- It was replaced by Mandat for nettverk (nettverk)" in oldest


def test_the_history_is_written_as_a_document(mandat, committed, tmp_path):
    file = tmp_path / "historie.html"
    result = mandat("-C", committed.root, "history", "nettverk", "-o", file)
    assert result.err == f"Wrote {file}.\n"
    assert "Version 1.1" in file.read_text(encoding="utf-8")


def test_every_mandate_of_this_repository_has_a_history(mandat):
    for name in ("forvaltningsnettverk", "lms", "ssu", "lokal-samverkansarena"):
        assert mandat("-C", Path(__file__).parents[2], "history", name).code == 0


def test_a_revised_version_is_in_force_from_its_own_day_also_where_the_log_is_silent(mandat, tmp_path):
    shutil.copytree(ROOT / "mandates", tmp_path / "mandates")
    mandat("-C", tmp_path, "revise", "lokal-samverkansarena", "--version", "2.0", "--what", "Fler möten", "--on", "2025-05-01")
    mandat("-C", tmp_path, "adopt", "lokal-samverkansarena", "--by", "rjh", "--on", "2025-06-01")
    told = mandat("-C", tmp_path, "history", "lokal-samverkansarena", "--on", "2025-06-05").out
    assert "- jamtland/lokal-samverkansarena: version 2.0, adopted.\n- In force from 2025-06-01.\n" in told
