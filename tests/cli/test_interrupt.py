import shutil
import signal
import subprocess
import sys
import time

import pytest
from tests.cli.conftest import ROOT


@pytest.mark.parametrize("seconds", [0.1, 0.4, 0.7, 0.9])
def test_an_interrupt_leaves_every_file_as_it_was(tmp_path, seconds):
    shutil.copytree(ROOT / "mandates", tmp_path / "mandates")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")}
    command = [sys.executable, "-m", "mandat", "-C", str(tmp_path), "calendar", "2031", "--save", "--on", "2026-11-22"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    time.sleep(seconds)
    process.send_signal(signal.SIGINT)
    told = process.communicate()[1]
    after = {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")}
    # A machine that is quick enough has already written the plans; they are then whole.
    assert process.returncode in {130, -signal.SIGINT, 0}
    assert {path: after[path] for path in before} == before
    assert process.returncode == 0 or after == before
    assert b"fault in mandat" not in told
    assert b"No plan is possible" not in told
