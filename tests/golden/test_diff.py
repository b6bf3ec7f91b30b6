"""Revisions of the mandate of Ahus, and the comment that each would get on its pull request.

Read them aloud as a leader of a municipality would: does the first glance say what changes for people?
"""

from pathlib import Path

import pytest
from tests.golden.revisions import BEFORE, ON, REVISIONS, ahus
from tests.golden.test_golden import compare

from mandat.cli.app import run


@pytest.mark.parametrize("name", REVISIONS)
def test_the_comment_reads_as_agreed(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    repository = ahus(tmp_path / "repository")
    title, revise = REVISIONS[name]
    if name in BEFORE:
        message, prepare = BEFORE[name]
        prepare(repository)
        repository.commit(message)
    repository.git("checkout", "--quiet", "-b", "proposal")
    revise(repository)
    repository.commit(title)
    capsys.readouterr()
    code = run(["-C", str(repository.root), "diff", "main", "proposal", "--on", ON])
    compare(f"diff-{name}", capsys.readouterr().out)
    assert code == (1 if name == "broken" else 0)
