"""The hook for pre-commit and the job for GitLab: their commands are run as they stand."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import yaml
from tests.cli.conftest import COMMUNITY, MANDATE
from tests.repositories import Repository, new_repository

ROOT = Path(__file__).parents[2]
PATH = f"{sys.prefix}/bin:{os.environ['PATH']}"


def read(name: str):
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


HOOKS = read(".pre-commit-hooks.yaml")
OWN = read(".pre-commit-config.yaml")["repos"][0]
JOB = read("ci/gitlab.yml")["mandat"]


def run(entry: str, folder: Path) -> int:
    environment = {**os.environ, "PATH": PATH}
    return subprocess.run(shlex.split(entry), cwd=folder, env=environment, capture_output=True, check=False).returncode


def workspace(root: Path, mandate: str = MANDATE) -> Path:
    folder = root / "mandates" / "eks"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "community.yaml").write_text(COMMUNITY, encoding="utf-8")
    (folder / "nettverk.yaml").write_text(mandate, encoding="utf-8")
    return root


def test_the_hook_has_what_pre_commit_asks_for():
    (hook,) = HOOKS
    assert {"id", "name", "entry", "language"} <= set(hook)
    assert hook["language"] == "python"
    assert hook["pass_filenames"] is False


def test_the_hook_passes_a_clean_repository_and_stops_a_fault(tmp_path):
    entry = HOOKS[0]["entry"]
    assert run(entry, workspace(tmp_path)) == 0
    assert run(entry, workspace(tmp_path, MANDATE.replace("2 per year", "2 times a year"))) == 1


def test_the_hook_runs_for_files_of_mandates_wherever_they_stand():
    files = re.compile(HOOKS[0]["files"])
    assert files.search("mandates/ahus/community.yaml")
    assert files.search("networks/mandates/ahus/meetings/a.yaml")
    assert not files.search("docs/mandates.md")
    assert not files.search("src/mandat/cli/app.py")


def test_this_project_uses_its_own_hook_on_its_own_mandates():
    (own,) = OWN["hooks"]
    (hook,) = HOOKS
    assert own["entry"] == f".venv/bin/{hook['entry']} --strict"
    assert {name: own[name] for name in ("id", "name", "files", "pass_filenames")} == {
        name: hook[name] for name in ("id", "name", "files", "pass_filenames")
    }
    assert run(own["entry"].removeprefix(".venv/bin/"), ROOT) == 0


def gitlab(repository: Repository, home: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """The script of the job, line by line, as the shell of a runner reads it; `pip` only says what it was asked for."""
    (home / "bin").mkdir(exist_ok=True)
    pip = home / "bin" / "pip"
    pip.write_text('#!/bin/sh\necho "pip $*"\n')
    pip.chmod(0o755)
    given = {name: value for name, value in JOB["variables"].items() if name != "GIT_DEPTH"}
    environment = {**os.environ, "PATH": f"{home}/bin:{PATH}", **given, **variables}
    script = "\n".join(("set -eo pipefail", *JOB["script"]))
    return subprocess.run(
        ["bash", "-c", script], cwd=repository.root, env=environment, capture_output=True, text=True, check=False
    )


def test_the_job_installs_what_it_is_told_and_reports(tmp_path):
    repository = new_repository(workspace(tmp_path / "checkout"))
    base = repository.commit("først")
    repository.commit("endret", {"mandates/eks/nettverk.yaml": MANDATE.replace("agenda: 1 week", "agenda: 2 weeks")})
    done = gitlab(repository, tmp_path, MANDAT_PACKAGE="mandat @ x;y", CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert (done.returncode, done.stdout.splitlines()[0]) == (
        0,
        "pip install --quiet --disable-pip-version-check mandat @ x;y",
    ), done.stderr
    report = repository.root / "mandat-report"
    assert ET.parse(report / "junit.xml").getroot().get("failures") == "0"  # noqa: S314  our own
    assert "2 weeks before" in (report / "diff.md").read_text(encoding="utf-8")


def test_the_job_fails_for_a_fault_and_still_reports(tmp_path):
    repository = new_repository(workspace(tmp_path / "checkout", MANDATE.replace("2 per year", "2 times a year")))
    done = gitlab(repository, tmp_path, MANDAT_PACKAGE=".")
    assert done.returncode == 1
    assert "error[FMT05]" in done.stdout
    assert ET.parse(repository.root / "mandat-report" / "junit.xml").getroot().get("failures") == "1"  # noqa: S314  our own


def test_the_job_does_not_guess_where_the_tool_comes_from(tmp_path):
    done = gitlab(new_repository(workspace(tmp_path / "checkout")), tmp_path)
    assert done.returncode != 0
    assert "Set MANDAT_PACKAGE" in done.stderr


def test_what_the_job_keeps_is_what_it_makes():
    made = set(re.findall(r"mandat-report/\S+", " ".join(JOB["script"])))
    assert JOB["artifacts"]["reports"]["junit"] in made
    assert JOB["artifacts"]["paths"] == ["mandat-report/"]


def test_this_project_runs_its_own_action_with_reading_rights_only():
    flow = yaml.load((ROOT / ".github" / "workflows" / "mandates.yml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    assert flow["on"] == ["pull_request"]
    assert flow["permissions"] == {"contents": "read"}
    checkout, own = flow["jobs"]["mandates"]["steps"]
    assert checkout["with"] == {"fetch-depth": "0"}
    assert own == {"uses": "./", "with": {"strict": "true"}}
    assert set(own["with"]) <= set(read("action.yml")["inputs"])
