"""`mandat minutes`: the document, what is missing, that it goes out, that it is approved, and what happens to it afterwards."""

import difflib
from pathlib import Path

import pytest
from tests.cli.conftest import ROOT, change

FIRST = "nettverk-2025-1"
MEETING = "mandates/eks/meetings/nettverk-2025-1.yaml"
TEXT = """\
# Referent: husk hospitering
format: 1
meeting: nettverk-2025-1
roles: {chair: vestbygd}      # byttet ikke
attendance:
  vestbygd/kontakt: present
  ostbygd/kontakt: deputy
  sykehuset/lege: remote
items:
  - number: 01/25
    title:  Sjekkliste   # blanke tegn skal stå
    type: decision
    notes: |
      Sykehuset la fram et utkast.

      Partene ba om en ny runde.
    decision: Nettverket lager en sjekkliste.
    actions:
      - {what: Utkast, owner: ostbygd, by: 2025-04-11}
  - {number: 02/25, title: Henvendelse om enkeltsak, type: information, notes: Dette er hemmelig., exempt: offl. § 13}

"""
PLAN = """\
format: 1
plan: 2025
meetings:
  - {id: nettverk-2025-1, kind: nettverk/mote, of: nettverk, on: 2025-02-13, time: 09:00-11:00, state: held}
  - {id: nettverk-2025-2, kind: nettverk/mote, of: nettverk, on: 2025-05-13, time: 09:00-11:00, state: held}
  - {id: nettverk-2025-3, kind: nettverk/mote, of: nettverk, on: 2025-09-11, state: cancelled, because: Sykdom}
"""


@pytest.fixture
def held(workspace: Path) -> Path:
    (workspace / "mandates" / "eks" / "meetings").mkdir()
    (workspace / MEETING).write_text(TEXT, encoding="utf-8")
    (workspace / "mandates" / "eks" / "plan-2025.yaml").write_text(PLAN, encoding="utf-8")
    return workspace


def minutes(mandat, root, *words, on="2025-02-20"):
    return mandat("-C", root, "minutes", "nettverk", *words, "--on", on)


def text_of(root: Path) -> str:
    return (root / MEETING).read_text(encoding="utf-8")


def changes(root: Path, old: str = TEXT) -> list[str]:
    return [line for line in difflib.ndiff(old.splitlines(), text_of(root).splitlines()) if line[0] in "+-"]


def status_of(out: str) -> str:
    return next(line for line in out.splitlines() if line.startswith("| Status |")).replace("\u00a0", " ")


def test_the_last_meeting_on_or_before_the_day_is_taken(mandat, held):
    on_the_day = minutes(mandat, held, on="2025-02-13")
    assert (on_the_day.code, on_the_day.err) == (0, "")
    assert on_the_day.out.startswith("# Referat fra møte 1/2025\n")
    assert status_of(on_the_day.out) == "| Status | Utkast, ikke sendt ut. |"
    assert minutes(mandat, held, on="2025-02-12").code == 1
    assert minutes(mandat, held, on="2025-02-12").err.startswith("Mandat for nettverket has no meeting on or before 2025-02-12")


def test_a_meeting_without_a_file_says_how_to_begin_one(mandat, held):
    result = minutes(mandat, held, on="2025-06-01")
    assert (result.code, result.out) == (1, "")
    assert "`nettverk-2025-2` has no file to make minutes of." in result.err
    assert "mandat new meeting nettverk nettverk-2025-2" in result.err


def test_a_cancelled_meeting_has_no_minutes_and_is_not_the_last_one(mandat, held):
    named = minutes(mandat, held, "nettverk-2025-3")
    assert (named.code, named.err) == (2, "`nettverk-2025-3` is cancelled, and has no minutes.\n")
    assert "nettverk-2025-2" in minutes(mandat, held, on="2025-12-01").err


def test_a_meeting_in_no_plan_gets_the_line_for_the_plan_of_its_year(mandat, held):
    result = minutes(mandat, held, "nettverk-2024-7")
    assert (result.code, result.out) == (1, "")
    assert "mandates/eks/plan-2024.yaml" in result.err
    assert "  - {id: nettverk-2024-7, kind: nettverk/mote, of: nettverk, on: 2024}\n" in result.err


def test_what_is_missing_stands_beside_a_draft_with_file_and_line(mandat, held):
    change(held, "    decision: Nettverket lager en sjekkliste.\n", "", "meetings/nettverk-2025-1.yaml")
    result = minutes(mandat, held)
    assert result.code == 0
    assert result.out.startswith("# Referat")
    assert "error[decision-missing] Item 01/25 is for decision and has none.\n" in result.err
    assert f"  {MEETING}:10:5\n" in result.err


def test_minutes_with_errors_are_not_sent(mandat, held):
    change(held, ", by: 2025-04-11", "", "meetings/nettverk-2025-1.yaml")
    before = text_of(held)
    result = minutes(mandat, held, "--send")
    assert (result.code, result.out) == (1, "")
    assert 'error[action-without-date] "Utkast" has no date.' in result.err
    assert result.err.endswith("The minutes were not sent: the errors above come first. Nothing was written.\n")
    assert text_of(held) == before


def test_warnings_do_not_stop_the_sending(mandat, held):
    change(held, "roles: {chair: vestbygd}", "roles: {vice-chair: vestbygd}", "meetings/nettverk-2025-1.yaml")
    result = minutes(mandat, held, "--send")
    assert result.code == 0
    assert "warning[no-chair]" in result.err
    assert "Vestbygd, første halvår 2025 (etter planen, ikke ført)" in result.out


def test_sending_writes_two_words_and_keeps_every_other_byte(mandat, held):
    result = minutes(mandat, held, "--send")
    assert (result.code, result.err) == (0, f"Wrote {MEETING}.\n")
    assert status_of(result.out) == "| Status | Utkast, sendt ut 20. februar 2025. |"
    assert [line for line in changes(held) if line.strip("+- ")] == ["+ minutes: {status: circulated, sent: 2025-02-20}"]
    again = minutes(mandat, held, "--send", on="2025-02-25")
    assert (again.code, again.err) == (0, "They went out on 2025-02-20; nothing was written.\n")


def test_minutes_are_not_sent_before_the_meeting(mandat, held):
    result = minutes(mandat, held, "nettverk-2025-1", "--send", on="2025-02-12")
    assert (result.code, result.out) == (1, "")
    assert result.err == "`nettverk-2025-1` is on 2025-02-13, and has no minutes to send on 2025-02-12.\n"


def test_approval_on_a_day_is_written_with_a_fingerprint(mandat, held):
    minutes(mandat, held, "--send")
    sent = text_of(held)
    result = minutes(mandat, held, "--approve", on="2025-03-01")
    assert (result.code, result.err) == (0, f"Wrote {MEETING}.\n")
    assert status_of(result.out) == "| Status | Godkjent 1. mars 2025. |"
    (gone, new) = changes(held, sent)
    assert gone == "- minutes: {status: circulated, sent: 2025-02-20}"
    assert new.startswith("+ minutes: {status: approved, sent: 2025-02-20, approved: {on: 2025-03-01}, fingerprint: sha256:")
    again = minutes(mandat, held, "--approve", on="2025-03-02")
    assert (again.code, again.err) == (0, "The minutes of `nettverk-2025-1` are approved already; nothing was written.\n")


def test_approval_at_a_meeting_takes_its_day(mandat, held):
    result = minutes(mandat, held, "nettverk-2025-1", "--approve", "--at", "nettverk-2025-2", "--item", "05/25", on="2025-05-14")
    assert status_of(result.out) == "| Status | Godkjent 13. mai 2025, sak 05/25. |"
    assert "approved: {at: nettverk-2025-2, item: 05/25}" in text_of(held)


def test_a_protocol_is_signed_when_it_is_approved(mandat, held):
    change(held, "deadlines:", "minutes: {kind: protocol, approved: signed}\ndeadlines:")
    draft = minutes(mandat, held)
    assert draft.out.startswith("# Protokoll fra møte 1/2025\n")
    assert "| Rolle | Part | Dato og underskrift |" in draft.out
    assert "warning[no-signers]" in draft.err
    result = minutes(mandat, held, "--approve", on="2025-03-01")
    assert "status: signed" in text_of(held)
    assert status_of(result.out) == "| Status | Signert 1. mars 2025. |"


def test_that_an_action_is_done_may_be_written_after_the_approval(mandat, held):
    minutes(mandat, held, "--approve", on="2025-03-01")
    change(held, "by: 2025-04-11}", "by: 2025-04-11, done: 2025-04-10}", "meetings/nettverk-2025-1.yaml")
    result = minutes(mandat, held, on="2025-04-12")
    assert (result.code, result.err) == (0, "")
    assert status_of(result.out) == "| Status | Godkjent 1. mars 2025. |"
    assert "● Utført 10.04.2025" in mandat("-C", held, "decisions", "--on", "2025-04-12").out


def test_minutes_tell_for_ever_how_far_actions_had_come_when_they_were_approved_else_sent(mandat, held):
    told = "| 01/25 | Utkast | Østbygd | 11.04.2025 | ○ Åpen |"
    assert told in minutes(mandat, held, on="2025-02-20").out
    assert "| ▲ Forsinket |" in minutes(mandat, held, FIRST, on="2025-11-25").out
    minutes(mandat, held, "--send", on="2025-02-20")
    assert told in minutes(mandat, held, FIRST, on="2025-11-25").out
    minutes(mandat, held, "--approve", on="2025-03-01")
    first = minutes(mandat, held, FIRST, on="2025-03-02").out
    change(held, "by: 2025-04-11}", "by: 2025-04-11, done: 2025-04-10}", "meetings/nettverk-2025-1.yaml")
    assert told in first
    assert minutes(mandat, held, FIRST, on="2025-11-25").out == first


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("en sjekkliste.\n    actions", "to sjekklister.\n    actions"),
        ("ostbygd/kontakt: deputy", "ostbygd/kontakt: absent"),
        ("{chair: vestbygd}", "{chair: ostbygd}"),
        ("by: 2025-04-11", "by: 2025-05-11"),
        ("items:\n", "guests: [{title: Rådgiver}]\nitems:\n"),
    ],
)
def test_an_approved_file_that_was_edited_is_a_draft_again_until_the_new_text_is_approved(mandat, held, old, new):
    minutes(mandat, held, "--approve", on="2025-03-01")
    change(held, old, new, "meetings/nettverk-2025-1.yaml")
    edited = minutes(mandat, held, on="2025-03-10")
    assert edited.code == 0
    assert "error[MTG08] The minutes were changed after they were approved (2025-03-01).\n" in edited.err
    assert "run `mandat minutes nettverk nettverk-2025-1 --approve`" in edited.err
    assert "**Teksten er endret etter godkjenningen, og er ikke den som ble godkjent.**" in status_of(edited.out)
    assert mandat("-C", held, "validate").code == 1
    again = minutes(mandat, held, "--approve", on="2025-03-12")
    assert status_of(again.out) == "| Status | Godkjent 12. mars 2025. |"
    assert "MTG08" not in minutes(mandat, held, on="2025-03-13").err


def test_other_layout_of_an_approved_file_is_no_change(mandat, held):
    minutes(mandat, held, "--approve", on="2025-03-01")
    change(held, "title:  Sjekkliste   # blanke tegn skal stå", 'title: "Sjekkliste"', "meetings/nettverk-2025-1.yaml")
    assert minutes(mandat, held, on="2025-03-10").err == ""


def test_of_an_exempt_item_the_public_version_has_number_and_ground_alone(mandat, held):
    internal, public = minutes(mandat, held).out, minutes(mandat, held, "--public").out
    assert "Dette er hemmelig." in internal
    assert "### 02/25\u2003Unntatt offentlighet, offl. § 13\n" in public
    assert "hemmelig" not in public
    assert "enkeltsak" not in public


def test_attendance_of_a_seat_that_does_not_exist_is_found_with_its_place(mandat, held):
    change(held, "sykehuset/lege: remote", "sykehuset/kontakt: remote", "meetings/nettverk-2025-1.yaml")
    result = minutes(mandat, held)
    assert "error[attendance-of-no-seat] Eksempel sykehus has no seat `kontakt`.\n" in result.err
    assert f"  {MEETING}:8:3\n" in result.err
    assert "help: write `sykehuset/lege`; put who has no seat under `guests`" in result.err
    change(held, "sykehuset/kontakt: remote", "sykehuset/legen: remote", "meetings/nettverk-2025-1.yaml")
    unknown = minutes(mandat, held)
    assert (unknown.code, unknown.out) == (1, "")
    assert 'error[REF01] "sykehuset/legen" is no' in unknown.err


def test_names_stand_beside_seats_only_in_what_is_not_public(mandat, held):
    people = (
        "format: 1\npeople:\n"
        "  - {id: p1, name: Kari Eksempel, holds: [vestbygd/kontakt]}\n"
        "  - {id: p2, name: Ola Prøve, deputy_for: [ostbygd/kontakt]}\n"
    )
    (held / "mandates" / "eks" / "people.yaml").write_text(people, encoding="utf-8")
    internal = minutes(mandat, held).out
    assert "| ● Til stede | Kontaktperson, Vestbygd (Kari Eksempel) |" in internal
    assert "| ● Vara | Ola Prøve for kontaktperson, Østbygd |" in internal
    public = minutes(mandat, held, "--public").out
    assert "| ● Vara | For kontaktperson, Østbygd |" in public
    assert "Eksempel)" not in public
    assert "Ola" not in public


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--send", "--approve"), "Minutes are sent first and approved later: use `--send` or `--approve`.\n"),
        (("--at", "nettverk-2025-2"), "`--at` and `--item` belong to `--approve`.\n"),
        (("--approve", "--item", "05/25"), "`--item` belongs to a meeting: name it with `--at`.\n"),
        (("--approve", "--at", "nettverk-2025-3"), 'There is no meeting "nettverk-2025-3"; did you mean `nettverk-2025-2`?\n'),
        (("-o", "x.doc"), "Minutes cannot be written as .doc. Name a file that ends in .md, .pdf, .html or .docx.\n"),
    ],
)
def test_wrong_use_is_one_sentence_and_nothing_is_written(mandat, held, arguments, message):
    result = minutes(mandat, held, *arguments)
    assert (result.code, result.out, result.err) == (2, "", message)
    assert text_of(held) == TEXT


def test_minutes_are_not_approved_at_a_meeting_that_is_still_to_come(mandat, held):
    result = minutes(mandat, held, "--approve", "--at", "nettverk-2025-2")
    assert (result.code, result.out) == (1, "")
    assert result.err == "`nettverk-2025-2` is on 2025-05-13, and cannot have approved anything by 2025-02-20.\n"


def test_an_unknown_network_is_wrong_use(mandat):
    result = mandat("-C", ROOT, "minutes", "folo")
    assert (result.code, result.err) == (2, 'There is no network "folo"; did you mean `follo`?\n')


@pytest.mark.parametrize("suffix", ["md", "pdf", "html", "docx"])
def test_every_format_is_the_same_twice(mandat, held, tmp_path, suffix):
    first, second = tmp_path / f"en.{suffix}", tmp_path / f"to.{suffix}"
    for file in (first, second):
        assert minutes(mandat, held, "-o", file).err == f"Wrote {file}.\n"
    assert first.read_bytes() == second.read_bytes()


def test_minutes_with_errors_are_not_approved(mandat, held):
    change(held, "    decision: Nettverket lager en sjekkliste.\n", "", "meetings/nettverk-2025-1.yaml")
    before = text_of(held)
    result = minutes(mandat, held, "--approve", on="2025-03-01")
    assert (result.code, result.out) == (1, "")
    assert "error[decision-missing] Item 01/25 is for decision and has none.\n" in result.err
    assert result.err.endswith("The minutes were not approved: the errors above come first. Nothing was written.\n")
    assert text_of(held) == before


def test_a_text_that_was_changed_after_approval_passes_the_same_gate_again(mandat, held):
    minutes(mandat, held, "--approve", on="2025-03-01")
    change(held, "    decision: Nettverket lager en sjekkliste.\n", "", "meetings/nettverk-2025-1.yaml")
    changed = text_of(held)
    result = minutes(mandat, held, "--approve", on="2025-03-12")
    assert (result.code, text_of(held)) == (1, changed)
    assert "error[decision-missing]" in result.err


@pytest.mark.parametrize(
    ("rule", "remedy"),
    [
        ("next meeting", "Name the next one with `--at`."),
        ("circulation", "Leave `--at` out, and name the day with `--on`."),
    ],
)
def test_minutes_are_not_approved_at_their_own_meeting_unless_the_mandate_lets_them(mandat, held, rule, remedy):
    change(held, "deadlines:", f"minutes: {{approved: {rule}}}\ndeadlines:")
    result = minutes(mandat, held, "--approve", "--at", "nettverk-2025-1")
    assert (result.code, result.out, text_of(held)) == (1, "", TEXT)
    assert result.err == f"`nettverk-2025-1` cannot approve its own minutes: the mandate says `approved: {rule}`. {remedy}\n"
    change(held, f"approved: {rule}", "approved: same meeting")
    assert minutes(mandat, held, "--approve", "--at", "nettverk-2025-1").code == 0


NEXT = """\
format: 1
meeting: nettverk-2025-2
items:
  - {number: 30/25, title: Henvendelse, exempt: offl. § 13}
  - {number: 03/25, title: Godkjenning av referat fra møtet 13. februar 2025, type: decision}
  - {number: 04/25, title: Hospitering, type: discussion}
"""


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (
            "02/26",
            '`nettverk-2025-2` has no item "02/26"; did you mean `03/25` (Godkjenning av referat fra møtet 13. februar 2025)?',
        ),
        ("hospitering", '`nettverk-2025-2` has no item "hospitering"; did you mean `04/25` (Hospitering)?'),
    ],
)
def test_an_item_that_the_approving_meeting_does_not_have_is_refused_and_the_likely_one_named(mandat, held, number, message):
    (held / "mandates" / "eks" / "meetings" / "nettverk-2025-2.yaml").write_text(NEXT, encoding="utf-8")
    result = minutes(mandat, held, "nettverk-2025-1", "--approve", "--at", "nettverk-2025-2", "--item", number, on="2025-05-14")
    assert (result.code, result.err, text_of(held)) == (2, f"{message}\n", TEXT)


def test_an_item_without_a_number_cannot_have_approved_anything(mandat, held):
    text = "format: 1\nmeeting: nettverk-2025-2\nitems:\n  - {title: Godkjenning av referat fra forrige møte}\n"
    (held / "mandates" / "eks" / "meetings" / "nettverk-2025-2.yaml").write_text(text, encoding="utf-8")
    result = minutes(mandat, held, "nettverk-2025-1", "--approve", "--at", "nettverk-2025-2", "--item", "02/25", on="2025-05-14")
    assert (result.code, text_of(held)) == (1, TEXT)
    assert result.err.startswith("The items of `nettverk-2025-2` have no numbers yet: send its agenda first, ")


def test_where_minutes_were_approved_is_looked_up_though_they_are_approved_already(mandat, held):
    minutes(mandat, held, "--approve", on="2025-03-01")
    approved = text_of(held)
    result = minutes(mandat, held, "--approve", "--at", "nettverk-2025-9", on="2025-03-02")
    assert (result.code, text_of(held)) == (2, approved)
    assert result.err.startswith('There is no meeting "nettverk-2025-9"; did you mean `nettverk-2025-')


PROTOCOL = "  adjuster: {other_than: chair}\nminutes: {kind: protocol, approved: signed}\ndeadlines:"


def test_a_protocol_is_not_signed_before_it_is_known_who_signs(mandat, held):
    change(held, "deadlines:", PROTOCOL)
    result = minutes(mandat, held, "--approve", on="2025-03-01")
    assert (result.code, text_of(held)) == (1, TEXT)
    assert "error[no-signers] Nobody is said to sign the protocol.\n" in result.err
    assert "help: add who was chosen under `roles`: `adjuster: …`" in result.err
    assert "warning[no-signers]" in minutes(mandat, held).err
    change(held, "roles: {chair: vestbygd}", "roles: {chair: vestbygd, adjuster: sykehuset}", "meetings/nettverk-2025-1.yaml")
    assert minutes(mandat, held, "--approve", on="2025-03-01").code == 0
    assert "status: signed" in text_of(held)


def test_a_protocol_that_is_signed_goes_out_after_it_as_it_was_signed(mandat, held):
    change(held, "deadlines:", "minutes: {kind: protocol, approved: signed}\ndeadlines:")
    minutes(mandat, held, "--approve", on="2025-02-24")
    signed = text_of(held)
    result = minutes(mandat, held, "--send", on="2025-02-25")
    assert (result.code, result.err) == (0, f"Wrote {MEETING}.\n")
    assert text_of(held).replace(", sent: 2025-02-25", "") == signed
    assert status_of(result.out) == "| Status | Signert 24. februar 2025. |"
    again = minutes(mandat, held, "--send", on="2025-02-26")
    assert (again.code, again.err) == (0, "They went out on 2025-02-25; nothing was written.\n")


def test_approved_minutes_that_were_changed_do_not_go_out(mandat, held):
    minutes(mandat, held, "--approve", on="2025-03-01")
    change(held, "en sjekkliste.\n    actions", "to sjekklister.\n    actions", "meetings/nettverk-2025-1.yaml")
    result = minutes(mandat, held, "--send", on="2025-03-02")
    assert (result.code, result.out) == (1, "")
    told = "The minutes of `nettverk-2025-1` are not those that were approved: have the new text approved first.\n"
    assert result.err.endswith(told)
