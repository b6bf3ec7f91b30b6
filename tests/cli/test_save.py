"""`mandat calendar --save`: from chosen dates to plan files, and never anything else."""

import difflib
import os
import shutil
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cli.conftest import COMMUNITY, MANDATE, ROOT, change

from mandat.cli.app import run
from mandat.source.yaml_text import parse_yaml


def values(text: str) -> Any:
    """The values of a file, of whatever shape they are."""
    return parse_yaml(text).value


PLAN = "mandates/eks/plan-2026.yaml"
HEAD = """\
# Møtene i 2026, en linje for hvert møte, etter dato. Filen kan endres for hånd: det som står her, gjelder.
# Programmet legger til linjer og beholder alt annet. Skal et møte utgå, skriv `state: cancelled` og `because`; ikke slett linjen.
format: 1
plan: 2026
"""


def save(mandat, root, *more, on="2025-11-20"):
    return mandat("-C", root, "calendar", "2026", "--save", "--on", on, *more)


def write(root: Path, text: str, encoding: str = "utf-8") -> Path:
    path = root / PLAN
    path.write_bytes(text.encode(encoding))
    return path


def meetings(path: Path) -> list[dict[str, str]]:
    lines: list[dict[str, str]] = values(path.read_text(encoding="utf-8-sig"))["meetings"]
    return lines


def changes(old: str, new: str) -> list[str]:
    return [line for line in difflib.ndiff(old.splitlines(), new.splitlines()) if line[0] in "+-"]


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_new_plan_says_what_it_is_and_has_one_line_a_meeting(mandat, workspace):
    result = save(mandat, workspace)
    assert (result.code, result.err) == (0, f"Wrote {PLAN}: 2 new.\n")
    text = (workspace / PLAN).read_text(encoding="utf-8")
    assert text.startswith(f"{HEAD}certificate: {{cost: ")
    lines = text.split("\nmeetings:\n")[1].splitlines()
    assert [line[: line.index(", on: ")] for line in lines] == [
        "  - {id: nettverk-2026-1, kind: nettverk/mote, of: nettverk",
        "  - {id: nettverk-2026-2, kind: nettverk/mote, of: nettverk",
    ]
    assert [sorted(line) for line in meetings(workspace / PLAN)] == [["id", "kind", "of", "on", "time"]] * 2


def test_what_is_saved_is_what_was_shown(mandat, workspace):
    shown = mandat("-C", workspace, "calendar", "2026", "--on", "2025-11-20").out
    saved = save(mandat, workspace).out
    rows = [row.replace("Foreslått", "Planlagt") for row in shown.splitlines() if row.startswith("| ")]
    assert [row for row in saved.splitlines() if row.startswith("| ")] == rows
    assert "Foreslått" in shown
    assert "Foreslått" not in saved


def test_a_second_run_writes_nothing(mandat, workspace):
    save(mandat, workspace)
    path = workspace / PLAN
    before = (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino)
    again = save(mandat, workspace, on="2025-12-24")
    assert (again.code, again.err) == (0, f"{PLAN} is as it should be.\n")
    assert (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino) == before


def test_a_preview_writes_nothing(mandat, workspace):
    before = files(workspace)
    assert mandat("-C", workspace, "calendar", "2026").code == 0
    assert files(workspace) == before


def test_a_body_adopts_the_plan_once(mandat, workspace):
    save(mandat, workspace)
    result = save(mandat, workspace, "--by", "ssu", on="2025-12-01")
    assert result.err == f"Wrote {PLAN}: adopted by ssu on 2025-12-01.\n"
    assert "plan: 2026\nadopted: {body: ssu, on: 2025-12-01}\ncertificate:" in (workspace / PLAN).read_text(encoding="utf-8")
    assert save(mandat, workspace, "--by", "ssu", on="2025-12-24").err == f"{PLAN} is as it should be.\n"


def test_a_body_that_adopts_once_more_keeps_the_layout_of_the_old_words(mandat, workspace):
    change(workspace, "2 per year", "up to 1 per year")
    path = write(
        workspace,
        "format: 1\nplan: 2026\nadopted:  # i høst\n  body: nettverk # dem selv\n  on: 2025-10-01\nmeetings:\n"
        "  - {id: a, kind: nettverk/mote, of: nettverk, on: 2026-03-05, time: 09:00-11:00}\n",
    )
    before = path.read_text()
    assert save(mandat, workspace, "--by", "ssu", on="2025-12-01").code == 0
    assert changes(before, path.read_text()) == [
        "-   body: nettverk # dem selv",
        "+   body: ssu # dem selv",
        "-   on: 2025-10-01",
        "+   on: 2025-12-01",
    ]


def test_the_body_must_be_somebody(mandat, workspace):
    before = files(workspace)
    wrong = save(mandat, workspace, "--by", "sus")
    assert (wrong.code, wrong.err) == (2, 'There is no body in `eks` "sus"; did you mean `ssu`?\n')
    assert files(workspace) == before
    assert save(mandat, workspace, "--by", "Arbeidsutvalget").code == 0


def test_by_needs_save_and_save_takes_whole_communities(mandat, workspace):
    before = files(workspace)
    assert mandat("-C", workspace, "calendar", "2026", "--by", "ssu").code == 2
    named = mandat("-C", workspace, "calendar", "2026", "nettverk", "--save")
    assert (named.code, "`--community ID`" in named.err) == (2, True)
    assert files(workspace) == before


BY_HAND = """\
# Vår egen plan
format: 1
plan: 2026   # året
source: Referat fra AU

meetings:
  # våren
  - id: varmote       # navnet vårt
    kind: nettverk/mote
    of: nettverk
    on: 2026-W11
    notes: >-
      Lang tekst som
      går over to linjer
    # hører til vårmøtet

  # avlyst
  - {id: avlyst,  kind: nettverk/mote, of: "nettverk", on: 2026-05-05, state: cancelled, because: 'Streik'}
basis:
  meetings: {section: Møteplan}
"""


def test_a_partial_date_gets_its_day_and_a_new_meeting_its_line(mandat, workspace):
    path = write(workspace, BY_HAND)
    result = save(mandat, workspace)
    assert result.err == f"Wrote {PLAN}: 1 new, 1 dated.\n"
    made = {line["id"]: line for line in meetings(path)}
    assert list(made) == ["varmote", "avlyst", "nettverk-2026-1"]
    found = changes(BY_HAND, path.read_text(encoding="utf-8"))
    day, hours, new = made["varmote"]["on"], made["varmote"]["time"], made["nettverk-2026-1"]
    certificate = next(line for line in found if "certificate" in line)
    assert found == [
        certificate,
        "-     on: 2026-W11",
        f"+     on: {day}",
        f"+     time: {hours}",
        f"+   - {{id: nettverk-2026-1, kind: nettverk/mote, of: nettverk, on: {new['on']}, time: {new['time']}}}",
    ]
    assert "2026-03-09" <= day <= "2026-03-13"
    assert "source: Referat fra AU\ncertificate: {" in path.read_text(encoding="utf-8")
    assert save(mandat, workspace).err == f"{PLAN} is as it should be.\n"


def test_a_new_line_stands_behind_the_comments_of_the_line_before_it(mandat, workspace):
    path = write(
        workspace,
        "format: 1\nplan: 2026\nmeetings:\n"
        "  # om høsten\n"
        "  - id: host\n    kind: nettverk/mote\n    of: nettverk\n    on: 2026-10-14\n    time: 09:00-11:00\n    # i Vestbygd\n",
    )
    save(mandat, workspace)
    lines = path.read_text(encoding="utf-8").splitlines()
    new = next(number for number, line in enumerate(lines) if "nettverk-2026-1" in line)
    assert lines[new - 1 : new + 3] == ["meetings:", lines[new], "  # om høsten", "  - id: host"]
    change(workspace, "2 per year", "3 per year")
    save(mandat, workspace, "--from", "2026-11-01")
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[-2] == "    # i Vestbygd"
    assert "nettverk-2026-2" in lines[-1]


@pytest.mark.parametrize(("ends", "bom"), [("\r\n", ""), ("\n", "\ufeff"), ("\r\n", "\ufeff")])
def test_line_ends_and_byte_order_mark_are_kept(mandat, workspace, ends, bom):
    path = write(workspace, bom + BY_HAND.replace("\n", ends))
    assert save(mandat, workspace).code == 0
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") == bool(bom)
    assert data.count(b"\r\n") == (data.count(b"\n") if ends == "\r\n" else 0)
    assert changes(BY_HAND, data.decode("utf-8-sig").replace("\r\n", "\n"))[1] == "-     on: 2026-W11"


def test_a_file_without_a_last_line_end_gets_one_with_its_new_line(mandat, workspace):
    path = write(
        workspace,
        "format: 1\nplan: 2026\nmeetings:\n  - {id: a, kind: nettverk/mote, of: nettverk, on: 2026-01-14, time: 09:00-11:00}",
    )
    assert save(mandat, workspace).code == 0
    assert [line["id"] for line in meetings(path)] == ["a", "nettverk-2026-1"]


def test_an_empty_list_of_meetings_is_filled(mandat, workspace):
    path = write(workspace, "format: 1\nplan: 2026\nmeetings: []  # kommer\n")
    assert save(mandat, workspace).code == 0
    assert [line["id"] for line in meetings(path)] == ["nettverk-2026-1", "nettverk-2026-2"]


def second_community(root: Path) -> Path:
    shutil.copytree(root / "mandates/eks", root / "mandates/aaa")
    for path in (root / "mandates/aaa").iterdir():
        path.write_text(path.read_text(encoding="utf-8").replace("community: eks", "community: aaa"), encoding="utf-8")
    return root / "mandates/aaa/plan-2026.yaml"


BRACKETS = "format: 1\nplan: 2026\nmeetings: [{id: a, kind: nettverk/mote, of: nettverk, on: 2026-01-14, time: 09:00-11:00}]\n"


def test_if_one_file_cannot_be_edited_safely_nothing_is_written(mandat, workspace):
    second_community(workspace)
    write(workspace, BRACKETS)
    before = files(workspace)
    result = save(mandat, workspace)
    assert result.code == 1
    assert result.err == (
        f"{PLAN} cannot be changed safely. The list in line 3 stands in brackets; write one entry a line first.\n"
        "Nothing was written.\n"
    )
    assert files(workspace) == before


def test_mixed_line_ends_are_not_evened_out_in_silence(mandat, workspace):
    write(workspace, BY_HAND.replace("\n", "\r\n", 3))
    before = files(workspace)
    result = save(mandat, workspace)
    assert (result.code, "Line 4 ends in another way" in result.err) == (1, True)
    assert files(workspace) == before


def test_only_the_named_community_is_saved(mandat, workspace):
    other = second_community(workspace)
    result = save(mandat, workspace, "--community", "aaa")
    assert result.err == "Wrote mandates/aaa/plan-2026.yaml: 2 new.\n"
    assert other.exists()
    assert not (workspace / PLAN).exists()


def test_a_body_of_one_community_only_asks_for_that_community(mandat, workspace):
    second_community(workspace)
    change(workspace, "id: ssu", "id: sss", "community.yaml")
    change(workspace, "owner: ssu", "owner: sss")
    change(workspace, "body: ssu", "body: sss")
    before = files(workspace)
    result = save(mandat, workspace, "--by", "ssu")
    assert (result.code, "in `eks`" in result.err, "`--community ID`" in result.err) == (2, True, True)
    assert files(workspace) == before


def test_with_an_error_nothing_is_saved(mandat, workspace):
    second_community(workspace)
    change(workspace, "2 per year", "2 times a year")
    before = files(workspace)
    assert save(mandat, workspace).code == 1
    assert files(workspace) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="for the administrator every folder is writable")
def test_a_folder_that_cannot_be_written_is_told(mandat, workspace):
    folder = workspace / "mandates/eks"
    folder.chmod(0o500)
    try:
        result = save(mandat, workspace)
    finally:
        folder.chmod(0o700)
    assert (result.code, "Nothing was written." in result.err) == (1, True)


@pytest.fixture
def real(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "mandates", tmp_path / "mandates")
    return tmp_path


def test_the_year_of_all_communities_is_saved_adopted_and_then_left_alone(mandat, real):
    first = save(mandat, real)
    assert first.err == (
        "Wrote mandates/ahus/plan-2026.yaml: 13 new.\n"
        "Wrote mandates/innlandet/plan-2026.yaml: 8 new.\n"
        "Wrote mandates/jamtland/plan-2026.yaml: 17 new.\n"
    )
    adopted = save(mandat, real, "--community", "ahus", "--by", "au", on="2025-12-02")
    assert adopted.err == "Wrote mandates/ahus/plan-2026.yaml: adopted by au on 2025-12-02.\n"
    before = files(real)
    assert save(mandat, real, on="2025-12-24").code == 0
    assert files(real) == before
    assert mandat("-C", real, "validate", "--on", "2025-12-24").code == 0


def test_a_new_frequency_adds_meetings_and_changes_no_line_that_is_there(mandat, real):
    save(mandat, real)
    path = real / "mandates/ahus/plan-2026.yaml"
    before = path.read_text(encoding="utf-8")
    mandate = real / "mandates/ahus/forvaltningsnettverk.yaml"
    text = mandate.read_text(encoding="utf-8")
    assert "at least 4 per year" in text
    mandate.write_text(text.replace("at least 4 per year", "at least 5 per year"), encoding="utf-8")
    assert "3 new" in save(mandat, real).err
    found = changes(before, path.read_text(encoding="utf-8"))
    assert [line for line in found if line.startswith("-") and "certificate" not in line] == []
    assert sum("-2026-5" in line for line in found) == 3
    days = [line["on"] for line in meetings(path)]
    assert days == sorted(days)


def test_a_cancelled_meeting_keeps_its_line_and_the_rule_gets_another(mandat, real):
    save(mandat, real)
    cancelled = mandat("-C", real, "plan", "cancel", "follo-2026-3", "--because", "Valg", "--on", "2026-01-10")
    assert cancelled.code == 0
    assert save(mandat, real, on="2026-01-11").err.startswith("Wrote mandates/ahus/plan-2026.yaml: 1 new.\n")
    lines = {line["id"]: line for line in meetings(real / "mandates/ahus/plan-2026.yaml")}
    assert lines["follo-2026-3"]["state"] == "cancelled"
    assert lines["follo-2026-5"]["on"] > "2026-01-11"


def test_two_fixed_dates_in_conflict_are_left_and_told(mandat, real):
    save(mandat, real)
    assert mandat("-C", real, "plan", "announce", "follo-2026-1", "nedre-romerike-2026-1", "--on", "2025-12-01").code == 0
    path = real / "mandates/ahus/plan-2026.yaml"
    lines = {line["id"]: line for line in meetings(path)}
    there, here = lines["nedre-romerike-2026-1"]["on"], lines["follo-2026-1"]["on"]
    path.write_text(
        path.read_text(encoding="utf-8").replace(f"of: follo, on: {here}", f"of: follo, on: {there}"), encoding="utf-8"
    )
    before = path.read_bytes()
    result = save(mandat, real, on="2025-12-02")
    assert path.read_bytes() == before
    assert "mandates/ahus/plan-2026.yaml stays as it is.\n" in result.err
    assert "sit in both `follo-2026-1` and `nedre-romerike-2026-1`" in result.err
    assert "help: move `nedre-romerike-2026-1` to another day or hour" in result.err


def test_a_closed_week_moves_its_meetings_and_says_from_where_and_why(mandat, real):
    save(mandat, real, "--community", "ahus", "--by", "au")
    path, community = real / "mandates/ahus/plan-2026.yaml", real / "mandates/ahus/community.yaml"
    before = path.read_text(encoding="utf-8")
    day = date.fromisoformat({line["id"]: line for line in meetings(path)}["follo-2026-2"]["on"])
    week = f"{day.isocalendar().year}-W{day.isocalendar().week:02}"
    text = community.read_text(encoding="utf-8")
    community.write_text(text.replace("closed:\n", f"closed:\n  - {{when: {week}, name: Valg}}\n", 1), encoding="utf-8")
    told = save(mandat, real, "--community", "ahus", on="2025-12-02").err
    after = {line["id"]: line for line in meetings(path)}
    moved = {name for name, line in after.items() if line.get("state") == "moved"}
    assert "follo-2026-2" in moved
    for name in moved:
        line = after[name]
        assert (line["revision"], line["revised"]) == ("1", "2025-12-02")
        assert line["because"] == "7. mai er møtefri (Valg)."
        assert f"  {name}: {line['was']} -> {line['on']}. 7 May is closed for meetings (Valg).\n" in told
    gone = [row for row in changes(before, path.read_text(encoding="utf-8")) if row.startswith("-")]
    assert len(gone) == len(moved) + 1
    assert save(mandat, real, "--community", "ahus", on="2025-12-03").err == "mandates/ahus/plan-2026.yaml is as it should be.\n"


def test_a_new_member_of_a_network_moves_nothing_without_need(mandat, real):
    save(mandat, real, "--community", "ahus", "--by", "au")
    mandate = real / "mandates/ahus/forvaltningsnettverk.yaml"
    text = mandate.read_text(encoding="utf-8")
    assert "frogn]" in text
    mandate.write_text(text.replace("frogn]", "frogn, hurdal]", 1), encoding="utf-8")
    before = (real / "mandates/ahus/plan-2026.yaml").read_bytes()
    assert save(mandat, real, "--community", "ahus", on="2025-12-02").code == 0
    assert (real / "mandates/ahus/plan-2026.yaml").read_bytes() == before


SLIPS = st.sampled_from(
    ["", " ", "\n", "#", ":", ",", "}", "{", "-", "a", "2", "'", "id: a", "state: held", "  # hei\n", "\t", "on"]
)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 6), SLIPS)
def test_after_any_slip_of_the_hand_the_plan_is_left_alone_or_keeps_what_it_said(place, length, slip):
    start = place % len(BY_HAND)
    text = BY_HAND[:start] + slip + BY_HAND[start + length :]
    with tempfile.TemporaryDirectory() as name, redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        home = Path(name) / "mandates/eks"
        home.mkdir(parents=True)
        (home / "community.yaml").write_text(COMMUNITY, encoding="utf-8")
        (home / "nettverk.yaml").write_text(MANDATE, encoding="utf-8")
        path = home / "plan-2026.yaml"
        path.write_bytes(text.encode())
        code = run(["-C", name, "calendar", "2026", "--save", "--on", "2025-11-20"])
        new = path.read_bytes().decode()
        others = {file.name for file in home.iterdir()} - {"community.yaml", "nettverk.yaml", "plan-2026.yaml"}
    assert code in (0, 1)
    assert not others
    if code == 1:
        assert new == text
        return
    said, says = values(text), values(new)
    assert {key: says[key] for key in said if key not in ("meetings", "certificate")} == {
        key: value for key, value in said.items() if key not in ("meetings", "certificate")
    }
    kept = [one for one in says["meetings"] if one["id"] in {line["id"] for line in said["meetings"]}]
    may_change = {"on", "time", "state", "was", "because", "revision", "revised"}
    assert [
        {key: one.get(key) for key in line if key not in may_change} for one, line in zip(kept, said["meetings"], strict=True)
    ] == [{key: value for key, value in line.items() if key not in may_change} for line in said["meetings"]]
    remaining = iter(new.splitlines())
    assert all(row in remaining for row in text.splitlines() if row.lstrip().startswith("#"))


def test_a_date_that_should_not_stand_and_stays_is_told_with_what_holds_it(mandat, workspace):
    change(workspace, "language: nb\n", "language: nb\nclosed: [{when: 2026-W10, name: Valg}]\n", "community.yaml")
    line = "  - {{id: {}, kind: nettverk/mote, of: nettverk, on: {}, time: 09:00-11:00, {}}}\n"
    announced = line.format("a", "2026-03-03", "state: announced")
    told = line.format("b", "2026-03-04", "state: moved, was: 2026-03-12, because: Storm")
    path = write(workspace, f"format: 1\nplan: 2026\nmeetings:\n{announced}{told}")
    before = path.read_bytes()
    assert save(mandat, workspace).err == (
        f"{PLAN} is as it should be.\n"
        "`a` of Mandat for nettverket stays on 2026-03-03. 3 March is closed for meetings (Valg). "
        "It is announced: `--move-announced` lets it move.\n"
        "`b` of Mandat for nettverket stays on 2026-03-04. 4 March is closed for meetings (Valg). "
        "Its line has `because`, so it is left to people: take that out, or give it another day with `mandat plan move`.\n"
    )
    assert path.read_bytes() == before
    assert "1 moved" in save(mandat, workspace, "--move-announced").err
    assert save(mandat, workspace, on="2026-03-10").err == f"{PLAN} is as it should be.\n"
