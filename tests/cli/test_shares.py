"""Several processes find what one finds."""

import os
import signal
from datetime import date
from pathlib import Path

import pytest

from mandat.checks.check import Moment
from mandat.checks.run import diagnostics, judge
from mandat.cli.shares import in_shares
from mandat.diagnostics import Diagnostic
from mandat.source.folder import Folder
from mandat.workspace import Workspace, load

COMMUNITY = """\
format: 1
community: {name}
name: Fellesskapet {name}
country: NO
language: nb
organisations:
  - {{id: vestbygd, name: Vestbygd, kind: municipality, code: '4601'}}
  - {{id: ostbygd, name: Østbygd, kind: municipality}}
"""
MANDATE = """\
format: 1
mandate: nettverk
title: Mandat for nettverket
members: [vestbygd, ostbygd]
composition: {{seats: [{{id: kontakt, per: municipality}}]}}
meetings: [{{id: mote, frequency: 2 per year}}]
document: {{owner: {owner}}}
"""
PLAN = """\
format: 1
plan: 2026
meetings:
  - {{id: mote-{name}, kind: nettverk/mote, of: nettverk, on: 2026-03-10, time: 09:00-11:00}}
"""
EMPTY = COMMUNITY.replace("country: NO\n", "")


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Thirty communities: some with a name that leads nowhere, a file that is not read, or a plan that clashes with another."""
    for number in range(30):
        name = f"f-{number:02}"
        home = tmp_path / "mandates" / name
        home.mkdir(parents=True)
        (home / "community.yaml").write_text((EMPTY if number % 7 == 3 else COMMUNITY).format(name=name), encoding="utf-8")
        (home / "nettverk.yaml").write_text(MANDATE.format(owner="ssu" if number % 3 else "vestbygd"), encoding="utf-8")
        if number in {4, 5}:
            (home / "plan-2026.yaml").write_text(PLAN.format(name=name), encoding="utf-8")
        if number == 6:
            (home / "moteplan.yaml").write_text(PLAN.format(name=name), encoding="utf-8")
    (tmp_path / "mandates" / "lost.yaml").write_text("format: 1\n", encoding="utf-8")
    return Folder(tmp_path)


def find(workspace: Workspace) -> tuple[Diagnostic, ...]:
    return diagnostics(workspace, judge(workspace, Moment(date(2026, 1, 1))))


@pytest.mark.parametrize("number", [1, 2, 3])
def test_so_many_processes_find_what_one_finds_in_the_same_order(folder, number):
    expected = find(load(folder))
    assert in_shares(folder, find, number) == expected
    assert {"REF01", "FMT06", "FMT08", "PLN05"} <= {one.code for one in expected}


def test_meetings_of_two_communities_clash_also_where_a_plan_is_not_named_as_one(folder):
    found = in_shares(folder, find, 2) or ()
    clashes = {one.location.file.split("/")[1] for one in found if one.code == "PLN05"}
    assert clashes == {"f-05", "f-06"}


def test_a_share_that_is_not_done_leaves_the_whole_to_one_process(folder):
    here = os.getpid()

    def find_here(workspace: Workspace) -> tuple[Diagnostic, ...]:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return find(workspace)

    assert in_shares(folder, find_here, 2) is None


def test_a_file_that_cannot_be_read_is_named_whoever_comes_upon_it(mandat, folder):
    for number in range(200):
        (folder.root / "mandates" / "f-00" / f"notat-{number}.txt").touch()
    (folder.root / "mandates" / "f-01" / "borte.yaml").symlink_to("nowhere.yaml")
    result = mandat("-C", folder.root, "validate")
    assert (result.code, result.out) == (2, "")
    assert result.err == "mandates/f-01/borte.yaml cannot be read: No such file or directory.\n"


def test_a_large_workspace_is_validated_as_a_small_one(mandat, folder):
    small = mandat("-C", folder.root, "validate", "--on", "2026-01-01")
    for number in range(200):
        (folder.root / "mandates" / "f-00" / f"notat-{number}.txt").touch()
    assert mandat("-C", folder.root, "validate", "--on", "2026-01-01") == small
    assert small.code == 1
