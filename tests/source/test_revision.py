"""A workspace as it was: read from git's store while the checkout stays as it is."""

import os
from pathlib import Path

import pytest
from tests.repositories import Repository, new_repository

from mandat.source.folder import Folder, NotReadable
from mandat.source.git import NoRevision
from mandat.source.revision import parting_of, read_revision
from mandat.workspace import load

COMMUNITY = "format: 1\ncommunity: vest\nname: Helsefellesskapet Vest\ncountry: NO\nlanguage: nb\n"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = new_repository(tmp_path / "work")
    made.commit("First", {"mandates/vest/community.yaml": COMMUNITY, "README.md": "not read"})
    return made


def test_a_revision_loads_as_the_folder_did_when_it_was_committed(repository: Repository):
    then = load(Folder(repository.root))
    repository.commit("Renamed", {"mandates/vest/community.yaml": COMMUNITY.replace("Vest\n", "Nord\n", 1)})
    (repository.root / "mandates/vest/community.yaml").write_text("never committed: true\n")
    assert load(read_revision(repository.root, "HEAD~1")).communities == then.communities
    assert load(read_revision(repository.root, "main")).communities[0].data.name == "Helsefellesskapet Nord"


def test_reading_a_revision_leaves_the_checkout_and_the_repository_alone(repository: Repository):
    (repository.root / "mandates/vest/community.yaml").write_text("half written")
    before = {path: path.stat().st_mtime_ns for path in repository.root.rglob("*")}
    load(read_revision(repository.root, "HEAD"))
    assert {path: path.stat().st_mtime_ns for path in repository.root.rglob("*")} == before


def test_paths_are_those_of_the_workspace_even_when_it_is_a_folder_of_the_repository(tmp_path: Path):
    made = new_repository(tmp_path)
    files = {"samarbeid/mandates/vest/community.yaml": COMMUNITY, "mandates/other.yaml": "x", "samarbeid/README.md": "x"}
    made.commit(
        "Both", {**files, "samarbeid/mandates/vest/.hidden": "x", "samarbeid/mandates/vest/sources/Vedtak æøå.txt": "Ordene"}
    )
    found = read_revision(tmp_path / "samarbeid", "HEAD")
    assert found.paths() == ("mandates/vest/community.yaml", "mandates/vest/sources/Vedtak æøå.txt")
    assert found.read("mandates/vest/sources/Vedtak æøå.txt").decode() == "Ordene"
    assert found.has("mandates/vest/community.yaml")
    assert not found.has("mandates/vest/people.yaml")
    assert found.is_tracked("mandates/vest/community.yaml")


def test_a_revision_from_before_the_first_mandate_is_empty(repository: Repository):
    repository.git("checkout", "--quiet", "--orphan", "other")
    repository.git("rm", "--quiet", "-r", "--cached", ".")
    repository.git("commit", "--quiet", "--allow-empty", "--message", "Nothing yet")
    found = read_revision(repository.root, "other")
    assert found.paths() == ()
    assert load(found).communities == ()


def test_gits_empty_tree_is_a_workspace_without_anything(repository: Repository):
    empty = repository.git("hash-object", "-t", "tree", "/dev/null").strip()
    assert read_revision(repository.root, empty).paths() == ()


def test_a_link_is_followed_inside_the_revision_and_nowhere_else(repository: Repository):
    here = repository.root / "mandates/vest"
    (here / "again.txt").symlink_to("community.yaml")
    (here / "out.txt").symlink_to("/etc/hostname")
    (here / "round.txt").symlink_to("round.txt")
    repository.commit("Links")
    found = read_revision(repository.root, "HEAD")
    assert found.read("mandates/vest/again.txt").decode() == COMMUNITY
    for name in ("out.txt", "round.txt"):
        assert not found.has(f"mandates/vest/{name}")
        with pytest.raises(NotReadable, match=f"mandates/vest/{name} cannot be read in "):
            found.read(f"mandates/vest/{name}")


@pytest.mark.parametrize("name", ["nowhere", "--help", "HEAD~9", "HEAD:mandates", ""])
def test_a_name_of_no_commit_is_told_with_what_lists_the_names(repository: Repository, name: str):
    with pytest.raises(NoRevision) as told:
        read_revision(repository.root, name)
    assert str(told.value) == (
        f'There is no revision "{name}" in this repository. `git branch --all` and `git tag` list the names; '
        "`git fetch origin` brings those of the server."
    )


def test_in_a_shallow_clone_the_sentence_says_how_to_fetch_the_base(repository: Repository, tmp_path: Path):
    repository.commit("Second", {"README.md": "changed"})
    repository.git("clone", "--quiet", "--depth", "1", f"file://{repository.root}", str(tmp_path / "shallow"))
    assert load(read_revision(tmp_path / "shallow", "HEAD")).communities[0].id == "vest"
    with pytest.raises(NoRevision) as told:
        read_revision(tmp_path / "shallow", "HEAD~1")
    assert str(told.value) == (
        '"HEAD~1" is not in this clone, which holds only the newest commits. '
        "Fetch the whole history with `git fetch --unshallow`; in CI, check out with `fetch-depth: 0`."
    )


def test_outside_a_repository_two_folders_are_the_way(tmp_path: Path):
    with pytest.raises(NoRevision, match=r"is in no git repository. Name two folders instead: `mandat diff OLD NEW`."):
        read_revision(tmp_path, "HEAD")


def test_without_git_the_sentence_says_so(repository: Repository, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", os.devnull)
    with pytest.raises(NoRevision, match=r"^git is not installed, or not on the search path\. Install it, or name two folders"):
        read_revision(repository.root, "HEAD")


def test_where_two_revisions_parted(repository: Repository):
    base = repository.git("rev-parse", "HEAD").strip()
    repository.git("checkout", "--quiet", "-b", "proposal")
    repository.commit("Proposed", {"README.md": "proposed"})
    repository.git("checkout", "--quiet", "main")
    repository.commit("Meanwhile", {"README.md": "meanwhile"})
    assert parting_of(repository.root, "main", "proposal") == base
