"""`mandat revise` and `mandat adopt`: the papers of a mandate change and nothing else, after it has been told what that means."""

import difflib
import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import ROOT, change

FILE = "mandates/eks/nettverk.yaml"
DRAFT = """\
# Mandatet vårt
format: 1
mandate: nettverk
title: Mandat for nettverket
document:
  version: 1.0          # første
  status: draft
  owner: ssu

members: [vestbygd, ostbygd, sykehuset]
deadlines:
  agenda: 1 week before # fast
"""


def text(root: Path) -> str:
    return (root / FILE).read_text(encoding="utf-8")


def write(root: Path, words: str) -> None:
    (root / FILE).write_text(words, encoding="utf-8")


def changes(old: str, new: str) -> list[str]:
    return [line for line in difflib.ndiff(old.splitlines(), new.splitlines()) if line[0] in "+-"]


def fingerprint(root: Path) -> str:
    return text(root).partition("fingerprint: ")[2].split("}")[0]


@pytest.fixture
def draft(workspace: Path) -> Path:
    write(workspace, DRAFT)
    return workspace


def adopt(mandat, root, by="ssu", on="2026-03-04", *more):
    return mandat("-C", root, "adopt", "nettverk", "--by", by, "--on", on, *more)


def revise(mandat, root, *more):
    return mandat("-C", root, "revise", "nettverk", "--on", "2026-06-01", *more)


def test_adopting_a_draft_writes_status_approval_fingerprint_and_first_day(mandat, draft):
    result = adopt(mandat, draft)
    mark = fingerprint(draft)
    assert (result.code, result.err) == (0, f"Wrote {FILE}.\n")
    assert result.out == (
        "eks/nettverk: Mandat for nettverket\n"
        "  approved by ssu on 2026-03-04\n"
        "  status draft -> adopted\n"
        "  valid from 2026-03-04\n"
        f"  fingerprint {mark}\n"
    )
    assert changes(DRAFT, text(draft)) == [
        "-   status: draft",
        "+   status: adopted",
        f"+   approved: [{{body: ssu, on: 2026-03-04, fingerprint: {mark}}}]",
        "+   valid_from: 2026-03-04",
    ]
    assert mandat("-C", draft, "validate", "--on", "2026-03-04").out == ""


def test_a_dry_run_shows_the_same_and_writes_nothing(mandat, draft):
    dry = adopt(mandat, draft, "ssu", "2026-03-04", "-n")
    assert (dry.code, dry.err, text(draft)) == (0, "Nothing was written.\n", DRAFT)
    assert adopt(mandat, draft).out == dry.out


def test_a_rule_changed_after_adoption_is_found_without_git_and_undoing_it_is_enough(mandat, draft):
    adopt(mandat, draft)
    change(draft, "1 week before # fast", "2 weeks before # fast")
    found = mandat("-C", draft, "validate", "--on", "2026-04-01")
    assert (
        "warning[VER07] The mandate says something else than what Strategisk samarbeidsutvalg approved on 2026-03-04."
        in found.out
    )
    assert "help: undo the change, or begin a new version: `mandat revise nettverk`" in found.out
    change(draft, "2 weeks before # fast", "7 days before")
    assert "VER07" in mandat("-C", draft, "validate", "--on", "2026-04-01").out
    change(draft, "7 days before", "1 week before # som vedtatt")
    assert "VER07" not in mandat("-C", draft, "validate", "--on", "2026-04-01").out


def test_revising_raises_the_version_and_begins_its_line_in_the_change_log(mandat, draft):
    adopt(mandat, draft)
    before = text(draft)
    result = revise(mandat, draft, "--what", "Saksliste: 2 uker")
    assert (result.code, result.err) == (0, f"Wrote {FILE}.\n")
    assert result.out == (
        "eks/nettverk: Mandat for nettverket\n"
        "  version 1.0 -> 1.1\n"
        "  status adopted -> draft\n"
        "  change log: 1.0, 2026-03-04, which was not in it\n"
        "  change log: 1.1, Saksliste: 2 uker\n"
        "  valid from 2026-03-04 until it is adopted: the day of approval takes its place, or that of `--valid-from`\n"
        "  until it is adopted, calendars and documents show the draft\n"
    )
    assert changes(before, text(draft)) == [
        "-   version: 1.0          # første",
        "+   version: 1.1          # første",
        "-   status: adopted",
        "+   status: draft",
        "+   changes: [{version: 1.0, on: 2026-03-04, body: ssu}, {version: 1.1, what: 'Saksliste: 2 uker'}]",
    ]


def test_the_way_from_one_version_to_the_next(mandat, draft):
    adopt(mandat, draft)
    revise(mandat, draft, "--what", "Saksliste tidligere")
    change(draft, "1 week before # fast", "2 weeks before # fast")
    told = adopt(mandat, draft, "ssu", "2026-09-10").out
    assert "  valid from 2026-09-10, before that from 2026-03-04 (another day: `--valid-from DATE`)\n" in told
    assert "  status: adopted\n" in text(draft)
    assert ", {version: 1.1, on: 2026-09-10, body: ssu, what: Saksliste tidligere}]" in text(draft)
    assert "valid_from: 2026-09-10" in text(draft)
    assert text(draft).count("fingerprint: sha256:") == 2
    assert mandat("-C", draft, "validate", "--on", "2026-09-10").out == ""


def test_a_version_may_be_named_and_has_to_be_a_later_one(mandat, draft):
    adopt(mandat, draft)
    refused = revise(mandat, draft, "--version", "0.9")
    assert (refused.code, refused.err) == (2, "Version 0.9 is no later one than 1.0.\n")
    assert "version 1.0 -> 2.0" in revise(mandat, draft, "--version", "2.0").out


@pytest.mark.parametrize("version", ["abc", "1,2", "1.", "v2"])
def test_a_version_is_a_number(mandat, draft, version):
    adopt(mandat, draft)
    before = text(draft)
    refused = revise(mandat, draft, "--version", version)
    assert refused.code == 2
    assert refused.err == f'"{version}" is no version number. Write numbers with full stops between them: `--version 1.1`.\n'
    assert text(draft) == before


def test_the_whole_command_that_ends_a_draft_is_named(mandat, draft):
    adopt(mandat, draft)
    revise(mandat, draft)
    assert revise(mandat, draft).err.endswith("`mandat adopt nettverk --by ssu` ends it.\n")


@pytest.mark.parametrize(
    ("written", "more", "told"),
    [
        ("2027-01-01", (), "valid from 2027-01-01, as it stands in the file"),
        ("2027-01-01", ("--valid-from", "2026-10-01"), "valid from 2026-10-01, before that from 2027-01-01"),
        ("2026-03-04", ("--valid-from", "2026-08-01"), "valid from 2026-08-01, before that from 2026-03-04"),
    ],
)
def test_a_later_day_in_the_file_or_one_that_is_named_is_the_first_of_the_new_version(mandat, draft, written, more, told):
    adopt(mandat, draft)
    revise(mandat, draft)
    change(draft, "valid_from: 2026-03-04", f"valid_from: {written}")
    assert f"  {told}" in adopt(mandat, draft, "ssu", "2026-09-10", *more).out
    assert f"valid_from: {told.split()[2].rstrip(',')}" in text(draft)


def test_a_first_version_keeps_the_day_that_stands_in_the_file(mandat, draft):
    change(draft, "  owner: ssu\n", "  owner: ssu\n  valid_from: 2026-01-01\n")
    assert "  valid from 2026-01-01, as it stands in the file\n" in adopt(mandat, draft).out


def test_a_first_day_needs_the_last_yes(mandat, draft):
    change(draft, "  owner: ssu\n", "  owner: ssu\n  ratified: [{party: vestbygd}]\n")
    before = text(draft)
    refused = adopt(mandat, draft, "ssu", "2026-03-04", "--valid-from", "2026-05-01")
    assert (refused.code, text(draft)) == (2, before)
    assert refused.err == (
        "`nettverk` is not adopted by this: not yet ratified by vestbygd. Give `--valid-from` with the last yes.\n"
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "status: draft",
            "status: draft",
            "`nettverk` is a draft already (version 1.0). `mandat adopt nettverk --by BODY` ends it.\n",
        ),
        (
            "status: draft",
            "status: expired",
            "`nettverk` is expired. If it is to live again, change `status` by hand first.\n",
        ),
        (
            "  version: 1.0          # første\n  status: draft",
            "  status: adopted",
            "`nettverk` has no version yet. Say which one begins: `--version 1.0`.\n",
        ),
        (
            "version: 1.0          # første\n  status: draft",
            "version: endelig\n  status: adopted",
            '"endelig" is no number, and has no next one. Say which version begins: `--version 2.0`.\n',
        ),
    ],
)
def test_what_cannot_be_revised_is_refused_with_a_way_out(mandat, draft, old, new, told):
    change(draft, old, new)
    before = text(draft)
    result = revise(mandat, draft)
    assert (result.code, result.out, result.err, text(draft)) == (2, "", told, before)


def test_a_mandate_without_papers_gets_them(mandat, draft):
    write(draft, "format: 1\nmandate: nettverk\ntitle: Nettverk\nmembers: [vestbygd]\n")
    assert revise(mandat, draft, "--version", "1.0", "--what", "Første").code == 0
    assert text(draft) == (
        "format: 1\nmandate: nettverk\ntitle: Nettverk\n"
        "document: {version: 1.0, status: draft, changes: [{version: 1.0, what: Første}]}\nmembers: [vestbygd]\n"
    )


def test_an_unknown_body_is_refused(mandat, draft):
    assert adopt(mandat, draft, "ssv").err == 'There is no body in `eks` "ssv"; did you mean `ssu`?\n'
    assert (
        adopt(mandat, draft, "municipality").err
        == '"municipality" is a word for several and cannot approve a mandate. Name a body.\n'
    )
    assert text(draft) == DRAFT
    assert adopt(mandat, draft, "Kommunestyret i Vestbygd").code == 0


def test_what_is_adopted_is_not_adopted_twice(mandat, draft):
    adopt(mandat, draft)
    before = text(draft)
    again = adopt(mandat, draft, "ssu", "2026-05-01")
    assert (again.code, text(draft)) == (2, before)
    assert again.err == "ssu approved version 1.0 on 2026-03-04 already. The next version begins with `mandat revise nettverk`.\n"


def test_a_text_that_changed_after_adoption_is_not_adopted_under_the_same_version(mandat, draft):
    adopt(mandat, draft)
    change(draft, "1 week before", "2 weeks before")
    result = adopt(mandat, draft, "Kommunestyret i Vestbygd", "2026-05-01")
    assert result.code == 2
    assert result.err == (
        "The text of `nettverk` has changed since version 1.0 was adopted."
        " Undo the change, or begin a new version: `mandat revise nettverk`.\n"
    )


def test_a_second_body_approves_the_same_text(mandat, draft):
    adopt(mandat, draft)
    assert adopt(mandat, draft, "Kommunestyret i Vestbygd", "2026-05-01").code == 0
    assert text(draft).count(fingerprint(draft)) == 2
    assert "Kommunestyret i Vestbygd, on: 2026-05-01" in text(draft)


def test_a_decision_made_before_gets_its_fingerprint(mandat, workspace):
    before = text(workspace)
    other_day = adopt(mandat, workspace, "ssu", "2026-05-01")
    assert "With `--on 2024-01-10` the fingerprint of that decision is recorded." in other_day.err
    assert adopt(mandat, workspace, "ssu", "2024-01-10").code == 0
    assert text(workspace) == before.replace("on: 2024-01-10}", f"on: 2024-01-10, fingerprint: {fingerprint(workspace)}}}")


def test_a_mandate_with_errors_is_not_adopted(mandat, draft):
    change(draft, "owner: ssu", "owner: ssv")
    result = adopt(mandat, draft)
    assert result.code == 1
    assert "error[REF01]" in result.err
    assert result.err.endswith(f"{FILE} has errors, and cannot be adopted. Nothing was written.\n")
    change(draft, "1 week before", "1 week")
    assert "error[FMT05]" in adopt(mandat, draft).err


def test_a_mandate_between_parties_is_adopted_when_the_last_of_them_says_yes(mandat, draft):
    change(
        draft,
        "  owner: ssu\n",
        "  owner: ssu\n  ratified:\n    - {party: vestbygd}   # 2 år\n    - {party: ostbygd, note: I mai}\n",
    )
    first = adopt(mandat, draft)
    assert "not yet ratified by vestbygd, ostbygd" in first.out
    assert "status: draft" in text(draft)
    second = adopt(mandat, draft, "vestbygd", "2026-04-01")
    assert "ratified by vestbygd on 2026-04-01" in second.out
    assert "not yet ratified by ostbygd" in second.out
    third = adopt(mandat, draft, "ostbygd", "2026-05-02")
    assert "status draft -> adopted\n  valid from 2026-05-02\n" in third.out
    assert f"{{party: vestbygd, on: 2026-04-01, fingerprint: {fingerprint(draft)}}}   # 2 år" in text(draft)
    assert f"{{party: ostbygd, on: 2026-05-02, note: I mai, fingerprint: {fingerprint(draft)}}}" in text(draft)
    again = adopt(mandat, draft, "ostbygd", "2026-06-02")
    assert (again.code, again.err.split(".")[0]) == (2, "ostbygd ratified version 1")


def test_in_the_next_version_every_party_says_yes_again(mandat, draft):
    change(draft, "  owner: ssu\n", "  owner: ssu\n  ratified: [{party: vestbygd, on: 2026-03-01}]\n")
    adopt(mandat, draft, "vestbygd", "2026-03-01")
    first = fingerprint(draft)
    adopt(mandat, draft)
    assert "status: adopted" in text(draft)
    revise(mandat, draft)
    change(draft, "1 week before", "2 weeks before")
    assert "not yet ratified by vestbygd" in adopt(mandat, draft, "ssu", "2026-09-01").out
    told = adopt(mandat, draft, "vestbygd", "2026-09-02").out
    assert "ratified by vestbygd on 2026-09-02, before that on 2026-03-01\n" in told
    assert "status draft -> adopted" in told
    assert f"{{party: vestbygd, on: 2026-03-01, fingerprint: {first}}}" in text(draft)
    assert "{party: vestbygd, on: 2026-09-02, fingerprint: sha256:" in text(draft)
    assert mandat("-C", draft, "validate", "--on", "2026-09-02").out == ""


def test_a_day_that_a_person_typed_for_a_party_is_never_overwritten(mandat, draft):
    typed = "{party: vestbygd, on: 2024-05, note: Sak 12/24}"
    change(draft, "  owner: ssu\n", f"  owner: ssu\n  ratified:\n    - {typed}   # signert\n    - {{party: ostbygd}}\n")
    assert "ratified by vestbygd on 2026-09-02, before that on 2024-05\n" in adopt(mandat, draft, "vestbygd", "2026-09-02").out
    assert f"    - {typed}   # signert\n    - {{party: ostbygd}}\n    - {{party: vestbygd, on: 2026-09-02," in text(draft)
    assert "not yet ratified by ostbygd" in adopt(mandat, draft, "ssu", "2026-09-02").out
    again = adopt(mandat, draft, "vestbygd", "2026-09-03")
    assert (again.code, again.err.split(".")[0]) == (2, "vestbygd ratified version 1")
    assert "status draft -> adopted" in adopt(mandat, draft, "ostbygd", "2026-09-04").out


def test_what_adoption_brings_up_is_told_before_it_is_written(mandat, draft):
    change(draft, "  owner: ssu\n", "  owner: ssu\n  valid_from: 2024\n  valid_until: 2025-12-31\n")
    result = adopt(mandat, draft)
    assert 'What is wrong then:\n  warning: Validity ended on 2025-12-31, and the mandate is still "adopted".\n' in result.out


def test_what_would_be_an_error_is_not_written(mandat, draft):
    change(draft, "  owner: ssu\n", "  owner: ssu\n  valid_until: 2025-12-31\n")
    before = text(draft)
    result = adopt(mandat, draft)
    assert "  error: `valid_until` 2025-12-31 is before `valid_from` 2026-03-04.\n" in result.out
    assert (result.code, text(draft)) == (1, before)
    assert result.err == f"{FILE} would have errors. Put them right first. Nothing was written.\n"


def test_windows_line_ends_and_the_byte_order_mark_stay(mandat, draft):
    path = draft / FILE
    path.write_bytes(b"\xef\xbb\xbf" + DRAFT.replace("\n", "\r\n").encode())
    adopt(mandat, draft)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf# Mandatet")
    assert data.count(b"\n") == data.count(b"\r\n")


def own_mandates() -> list[tuple[str, str]]:
    files = sorted((ROOT / "mandates").glob("*/*.yaml"))
    return [(path.parent.name, path.stem) for path in files if "\nmandate: " in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize(("community", "name"), own_mandates())
def test_every_mandate_of_this_repository_can_be_revised_and_adopted_and_only_its_papers_change(
    mandat, tmp_path, community, name
):
    shutil.copytree(ROOT / "mandates" / community, tmp_path / "mandates" / community)
    file = tmp_path / "mandates" / community / f"{name}.yaml"
    before = file.read_text(encoding="utf-8")
    assert mandat("-C", tmp_path, "revise", name, "--version", "99", "--what", "Nytt: alt", "--on", "2026-01-01").code == 0
    assert mandat("-C", tmp_path, "adopt", name, "--by", "Styringsgruppen for prøven", "--on", "2026-02-01").code == 0
    after = file.read_text(encoding="utf-8")
    assert "status: adopted" in after
    told = mandat("-C", tmp_path, "validate", "--on", "2026-02-01")
    assert (told.code, "VER07" in told.out) == (0, False)
    gone = [line for line in changes(before, after) if line.startswith("-") and "document" not in line]
    assert len(gone) <= 3, gone


def test_a_version_that_wants_more_meetings_does_not_make_faults_of_the_years_before(mandat, draft):
    rules = "meetings:\n  - {id: mote, frequency: 1 per year}\n"
    write(draft, text(draft) + rules)
    line = "{id: nettverk-2025-1, kind: nettverk/mote, of: nettverk, on: 2025-03-12, state: held}"
    (draft / "mandates/eks/plan-2025.yaml").write_text(
        f"format: 1\nplan: 2025\nadopted: {{body: ssu, on: 2024-11-20}}\nmeetings:\n  - {line}\n", encoding="utf-8"
    )
    adopt(mandat, draft, "ssu", "2024-03-04")
    revise(mandat, draft)
    change(draft, "1 per year", "4 per year")
    assert "PLN01" not in mandat("-C", draft, "validate", "--on", "2026-06-02").out
    told = adopt(mandat, draft, "ssu", "2026-06-02")
    assert (told.code, "the mandate wants" in told.out) == (0, False)
