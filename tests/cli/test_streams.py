"""Where a result goes and where files come from: closed streams, full disks, pipes, folders that are gone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import ROOT, Command

FULL = Path("/dev/full")


def shell(line: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """A line of a shell in which `mandat` is the program."""
    command = f'mandat() {{ "{sys.executable}" -m mandat "$@"; }}; {line}'
    return subprocess.run(["/bin/sh", "-c", command], cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("arguments", "told"), [("validate", "15 files: no faults.\n"), ("--help", ""), ("--version", ""), ("explain ROT02", "")]
)
def test_a_closed_stdout_is_no_fault(arguments, told):
    done = shell(f"mandat {arguments} >&-")
    assert (done.returncode, done.stderr) == (0, told)


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("arguments", ["validate", "calendar 2025", "document ssu"])
def test_a_full_disk_is_told(arguments):
    done = shell(f"mandat {arguments} --on 2025-01-01 >{FULL}")
    assert done.returncode == 1
    assert done.stderr == "The result could not be written: No space left on device.\n"


def test_a_folder_that_is_gone_is_told(tmp_path):
    done = shell('mkdir gone; cd gone; rmdir "$PWD"; mandat validate; mandat init new', tmp_path)
    told = "The folder that you are in is not there any more. Go to another one, and run the command again.\n"
    assert (done.returncode, done.stderr) == (2, told * 2)


def test_a_pipe_is_no_file(mandat: Command, workspace):
    os.mkfifo(workspace / "mandates" / "eks" / "pipe.yaml")
    done = mandat("-C", workspace, "validate")
    told = "mandates/eks/pipe.yaml cannot be read: it is a pipe or a device, and no file.\n"
    assert (done.code, done.err) == (2, told)


def test_the_workspace_is_a_folder(mandat: Command, workspace):
    file = workspace / "mandates" / "eks" / "community.yaml"
    done = mandat("-C", file, "validate")
    assert (done.code, done.err) == (2, f"{file} is a file. Name a folder.\n")


def test_large_letters_at_the_end_of_a_file_name_choose_the_format_too(mandat: Command, tmp_path):
    done = mandat("document", "ssu", "--on", "2025-01-01", "-o", tmp_path / "SSU.PDF")
    assert (done.code, done.err) == (0, f"Wrote {tmp_path / 'SSU.PDF'}.\n")
    assert (tmp_path / "SSU.PDF").read_bytes().startswith(b"%PDF")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_that_is_marked_as_read_only_stays(mandat: Command, tmp_path):
    file = tmp_path / "ssu.md"
    file.write_text("mine", encoding="utf-8")
    file.chmod(0o444)
    done = mandat("document", "ssu", "-o", file)
    assert (done.code, done.err) == (2, f"{file} cannot be written: it is marked as read-only.\n")
    assert file.read_text(encoding="utf-8") == "mine"
