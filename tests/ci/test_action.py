"""The GitHub action: its steps are run as the runner runs them, with folders of the test in the place of the runner's."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml
from tests.cli.conftest import COMMUNITY, MANDATE
from tests.repositories import Repository, new_repository

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = ACTION["runs"]["steps"]
SCRIPTS = [step for step in STEPS if "run" in step]
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
FILE = "mandates/eks/nettverk.yaml"


@dataclass
class Runner:
    """What the runner of GitHub offers to a step."""

    home: Path
    checkout: Path
    inputs: dict[str, str]
    base: str = ""

    def value(self, text: str) -> str:
        known = {
            "runner.temp": str(self.home),
            "github.action_path": str(ROOT),
            "inputs.base || github.event.pull_request.base.sha": self.inputs["base"] or self.base,
            "steps.validate.outputs.code": self.outputs().get("code", ""),
            **{f"inputs.{name}": value for name, value in self.inputs.items()},
        }
        return EXPRESSION.sub(lambda found: known[found[1]], text)

    def run(self, name: str) -> subprocess.CompletedProcess[str]:
        step = next(one for one in STEPS if one.get("name") == name)
        script = self.home / "script.sh"
        script.write_text(step["run"], encoding="utf-8")
        environment = {
            **os.environ,
            **{key: self.value(text) for key, text in step.get("env", {}).items()},
            "PATH": f"{self.home}/bin:{os.environ['PATH']}",
            "GITHUB_OUTPUT": str(self.home / "output"),
            "GITHUB_STEP_SUMMARY": str(self.home / "summary.md"),
        }
        folder = self.value(step.get("working-directory", str(self.checkout)))
        command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)]
        return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)

    def outputs(self) -> dict[str, str]:
        file = self.home / "output"
        return dict(line.split("=", 1) for line in file.read_text().splitlines()) if file.exists() else {}

    @property
    def summary(self) -> str:
        return (self.home / "summary.md").read_text(encoding="utf-8")


def commands(printed: str) -> list[str]:
    """The lines that the runner takes for commands: none between `stop-commands` and its token."""
    taken, token = [], None
    for line in printed.splitlines():
        if token is not None:
            token = None if line.strip() == f"::{token}::" else token
        elif line.startswith("::stop-commands::"):
            token = line.removeprefix("::stop-commands::")
        elif line.lstrip().startswith("::") or "##[" in line:
            taken.append(line)
    assert token is None
    return taken


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = new_repository(tmp_path / "checkout")
    made.commit("først", {"mandates/eks/community.yaml": COMMUNITY, FILE: MANDATE})
    return made


@pytest.fixture
def runner(tmp_path: Path, repository: Repository) -> Runner:
    home = tmp_path / "runner"
    (home / "mandat" / "bin").mkdir(parents=True)
    (home / "mandat" / "bin" / "mandat").symlink_to(Path(sys.prefix) / "bin" / "mandat")
    return Runner(home, repository.root, {name: one["default"] for name, one in ACTION["inputs"].items()})


def test_no_expression_stands_in_a_script():
    """What a pull request brings would become a part of the script; through `env` it stays a value."""
    assert SCRIPTS
    for step in SCRIPTS:
        assert "${{" not in step["run"], step["name"]
        assert step["shell"] == "bash"


def test_python_never_looks_into_the_checkout():
    """`python -m` alone would import a `pip.py` that a pull request brings."""
    for step in SCRIPTS:
        for line in step["run"].splitlines():
            assert not re.search(r"python\"? -(?!I)", line), line
            assert not re.search(r"(?<![/\w])pip3? ", line.replace("-m pip", "")), line
    install = next(step for step in STEPS if step.get("name") == "Install")
    assert install["working-directory"] == "${{ github.action_path }}"


def test_every_input_has_a_default_a_description_and_a_use():
    text = json.dumps(ACTION["runs"])
    for name, one in ACTION["inputs"].items():
        assert one["description"]
        assert isinstance(one["default"], str)
        assert f"inputs.{name}" in text
    for output in ACTION["outputs"].values():
        step = re.match(r"\$\{\{ steps\.(\w+)\.outputs\.(\w+) \}\}", output["value"])
        assert step is not None
        assert f"{step[2]}=" in next(one for one in STEPS if one.get("id") == step[1])["run"]


def test_the_install_step_installs_the_checkout_of_the_action(runner):
    fake = runner.home / "bin" / "python"
    fake.parent.mkdir()
    fake.write_text(
        '#!/bin/sh\necho "$PWD $*" >> "$TOOL.said"\nmkdir -p "$TOOL/bin"\ncp "$0" "$TOOL/bin/python" 2>/dev/null || true\n'
    )
    fake.chmod(0o755)
    assert runner.run("Install").returncode == 0
    tool = runner.home / "mandat"
    assert (runner.home / "mandat.said").read_text().splitlines() == [
        f"{ROOT} -I -m venv {tool}",
        f"{ROOT} -I -m pip install --quiet --disable-pip-version-check .",
    ]


def test_a_clean_checkout_gives_reports_and_ends_well(runner):
    done = runner.run("Validate")
    assert (done.returncode, done.stderr, commands(done.stdout)) == (0, "", [])
    assert runner.outputs()["code"] == "0"
    assert runner.summary == "### mandat validate: 2 files: no faults.\n"
    assert ET.parse(runner.outputs()["junit"]).getroot().get("failures") == "0"  # noqa: S314  our own
    assert json.loads(Path(runner.outputs()["sarif"]).read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert runner.run("Result").returncode == 0


def test_faults_become_annotations_and_a_table_and_fail_the_run_at_its_end(runner, repository):
    repository.write({FILE: MANDATE.replace("2 per year", "2 times a year")})
    done = runner.run("Validate")
    assert done.returncode == 0
    (command,) = commands(done.stdout)
    assert command.startswith(f"::error file={FILE},line=12,")
    assert "| error FMT05 |" in runner.summary
    assert runner.run("Result").returncode == 1


def test_warnings_fail_the_run_where_that_is_asked(runner, repository):
    repository.write({FILE: MANDATE.replace("review: 2030", "review: 2024")})
    runner.inputs["strict"] = "true"
    assert runner.run("Validate").returncode == 0
    assert runner.outputs()["code"] == "1"


def test_what_a_pull_request_names_is_never_a_command(runner, repository):
    repository.write(
        {
            "mandates/eks/##[error]x.yml": "",
            "mandates/eks/a\n::error::b.yml": "",
            FILE: MANDATE.replace("2 per year", "'%0A::error::x ##[error]y'").replace("owner: ssu", "owner: '::add-mask::z'"),
        }
    )
    taken = commands(runner.run("Validate").stdout)
    assert len(taken) == 4
    for line in taken:
        assert line.startswith(("::error file=mandates/eks/",)), line


def test_a_folder_without_mandates_is_told_without_a_command(runner, tmp_path):
    runner.inputs["workspace"] = "$(touch hacked); ::error::"
    done = runner.run("Validate")
    assert (done.returncode, commands(done.stdout)) == (0, [])
    assert "does not exist" in done.stdout
    assert runner.outputs()["code"] == "2"
    assert not list(tmp_path.rglob("hacked"))
    assert runner.run("Result").returncode == 2


def test_what_a_change_means_is_a_file_for_a_comment(runner, repository):
    runner.base = repository.git("rev-parse", "HEAD").strip()
    repository.commit("endret", {FILE: MANDATE.replace("agenda: 1 week before", "agenda: 2 weeks before")})
    done = runner.run("Tell what the change means")
    assert (done.returncode, commands(done.stdout)) == (0, []), done.stdout
    told = Path(runner.outputs()["file"]).read_text(encoding="utf-8")
    assert "2 weeks before" in told
    assert told in runner.summary


def test_a_base_that_is_not_there_fails_and_says_how_to_fetch_it(runner):
    runner.inputs["base"] = "-x; touch hacked"
    done = runner.run("Tell what the change means")
    assert done.returncode == 1
    (command,) = commands(done.stdout)
    assert command.startswith("::error title=mandat diff::")
    assert not (runner.checkout / "hacked").exists()
