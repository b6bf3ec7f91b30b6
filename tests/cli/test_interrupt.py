import shutil
import signal
import subprocess
import sys
import time

import pytest
from tests.cli.conftest import ROOT


def begun(folder):
    command = [sys.executable, "-m", "mandat", "-C", str(folder), "calendar", "2031", "--save", "--on", "2026-11-22"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def files_in(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """The files as they are when nothing disturbs the saving."""
    folder = tmp_path_factory.mktemp("saved")
    shutil.copytree(ROOT / "mandates", folder / "mandates")
    begun(folder).communicate()
    return files_in(folder)


@pytest.mark.parametrize("seconds", [0.1, 0.4, 0.7, 0.9])
def test_an_interrupt_leaves_every_file_as_it_was_or_finds_all_plans_written(tmp_path, saved, seconds):
    shutil.copytree(ROOT / "mandates", tmp_path / "mandates")
    before = files_in(tmp_path)
    process = begun(tmp_path)
    time.sleep(seconds)
    process.send_signal(signal.SIGINT)
    told = process.communicate()[1]
    after = files_in(tmp_path)
    # How far it has come by then depends on the machine.
    assert process.returncode in {130, -signal.SIGINT, 0}
    assert after in (before, saved)
    assert after == saved or process.returncode != 0
    assert b"fault in mandat" not in told
    assert b"No plan is possible" not in told
