"""`mandat agenda --send` and `--call`: the agenda is fixed once, what people wrote stays, and the earlier call asks for items."""

import difflib
import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import ROOT, Command, change

from mandat.source.folder import Folder
from mandat.workspace import load

PLAN = """\
format: 1
plan: 2025
meetings:
  - {id: nettverk-2025-1, kind: nettverk/mote, of: nettverk, on: 2025-02-13, time: 09:00-11:00, state: held}
  - {id: nettverk-2025-2, kind: nettverk/mote, of: nettverk, on: 2025-05-08, time: 09:00-11:00}   # våren
  - {id: nettverk-2025-3, kind: nettverk/mote, of: nettverk, on: 2025-W41}
"""
FIRST = """\
format: 1
meeting: nettverk-2025-1
agenda: {sent: 2025-02-06}
items:
  - {number: 01/25, title: Godkjenning av innkalling og saksliste, type: decision, frame: opening, decision: Godkjent.}
  - number: 02/25
    title: Rutine for varsling
    type: discussion
    outcome: postponed
    background: |
      Første avsnitt.

      Andre avsnitt.
  - {number: 03/25, title: Tall, notes: Orientert., actions: [{what: Nye tall, owner: vestbygd, by: 2025-03-01}]}
"""
SECOND = """\
# sakene til mai
format: 1
meeting: nettverk-2025-2   # våren

items:
  # først det viktige
  - title: "Egen sak: den viktige"
    type: decision    # skal vedtas
    proposal: >-
      Vi vedtar
      saken.
  - {title: Fra SSU, from: ssu, received: 2025-04-30}
# slutt
"""
SENT = """\
# sakene til mai
format: 1
meeting: nettverk-2025-2   # våren
agenda: {sent: 2025-05-02}

items:
  - {number: 04/25, title: Godkjenning av innkalling og saksliste, type: decision, frame: opening}
  - number: 05/25
    title: Godkjenning av referat fra forrige møte (13. februar 2025)
    type: decision
    frame: opening
  - number: 06/25
    title: Oppfølging fra tidligere møter
    type: information
    frame: opening
    actions:
      - {what: Nye tall, owner: vestbygd, by: 2025-03-01}
  - number: 02/25
    title: Rutine for varsling
    type: discussion
    background: |-
      Første avsnitt.

      Andre avsnitt.
  - {number: 07/25, title: Saker fra SSU, type: information}
  - {title: Fra SSU, number: 08/25, from: ssu, received: 2025-04-30}
  # først det viktige
  - title: "Egen sak: den viktige"
    number: 09/25
    type: decision    # skal vedtas
    proposal: >-
      Vi vedtar
      saken.
  - {number: 10/25, title: Eventuelt, frame: closing}
# slutt
"""


FIRST_FILE = "meetings/nettverk-2025-1.yaml"


@pytest.fixture
def spring(workspace: Path) -> Path:
    """The second meeting of the year, with items in its file; the first has left something over."""
    folder = workspace / "mandates" / "eks"
    (folder / "meetings").mkdir()
    (folder / "plan-2025.yaml").write_text(PLAN, encoding="utf-8")
    (folder / "meetings" / "nettverk-2025-1.yaml").write_text(FIRST, encoding="utf-8")
    (folder / "meetings" / "nettverk-2025-2.yaml").write_text(SECOND, encoding="utf-8")
    change(workspace, "deadlines:\n", "deadlines:\n  items: {when: 10 days before, to: chair, how: På e-post}\n")
    change(
        workspace,
        "deadlines:\n",
        "agenda: {standing: [{title: Saker fra SSU, type: information, from: ssu}]}\ndeadlines:\n",
    )
    return workspace


def file(root: Path, name: str = "nettverk-2025-2") -> Path:
    return root / "mandates" / "eks" / "meetings" / f"{name}.yaml"


def send(mandat: Command, root: Path, *more: object):
    return mandat("-C", root, "agenda", "nettverk", "nettverk-2025-2", "--send", "--on", "2025-05-02", *more)


def test_the_whole_agenda_is_written_with_its_numbers_and_nothing_else_changes(mandat, spring):
    result = send(mandat, spring)
    assert result.code == 0
    assert file(spring).read_text(encoding="utf-8").replace("\u00a0", " ") == SENT


def test_it_says_what_was_added_and_what_is_late(mandat, spring):
    result = send(mandat, spring)
    assert result.err.replace("\u00a0", " ").splitlines()[:9] == [
        "Wrote mandates/eks/meetings/nettverk-2025-2.yaml.",
        "The agenda has 8 items, and from now on its file alone is the agenda.",
        "Added to the 2 in the file:",
        "  04/25 Godkjenning av innkalling og saksliste",
        "  05/25 Godkjenning av referat fra forrige møte (13. februar 2025)",
        "  06/25 Oppfølging fra tidligere møter",
        "  02/25 Rutine for varsling",
        "  07/25 Saker fra SSU",
        "  10/25 Eventuelt",
    ]
    assert "It is 2 days late: it was due on 2025-04-30." in result.err
    assert '"Fra SSU" came in on 2025-04-30, after the deadline for items, and is marked so.' in result.err


def test_the_agenda_that_went_out_is_the_one_that_was_drafted(mandat, spring):
    draft = mandat("-C", spring, "agenda", "nettverk", "nettverk-2025-2", "--on", "2025-05-02").out
    sent = send(mandat, spring).out
    changes = [line for line in difflib.ndiff(draft.splitlines(), sent.splitlines()) if line[0] in "+-"]
    told = [line.replace("\u00a0", " ") for line in changes]
    assert [
        line for line in told if not line.startswith(("- | Status", "+ | Status", "- | Saker meldes", "+ | Saker meldes"))
    ] == []
    assert "+ | Status | Utsendt fredag 2. mai 2025. Fristen var onsdag 30. april 2025. |" in told


def test_what_comes_from_a_body_takes_its_place_behind_the_standing_item(mandat, spring):
    send(mandat, spring)
    items = load(Folder(spring)).communities[0].meeting("nettverk-2025-2")
    assert items is not None
    assert [(item.number, item.title) for item in items.data.items][4:7] == [
        ("07/25", "Saker fra SSU"),
        ("08/25", "Fra SSU"),
        ("09/25", "Egen sak: den viktige"),
    ]


def test_once_sent_it_is_not_sent_again(mandat, spring):
    send(mandat, spring)
    before = file(spring).read_bytes()
    again = send(mandat, spring)
    assert (again.code, again.out) == (1, "")
    assert again.err == (
        "The agenda of `nettverk-2025-2` was sent on 2025-05-02. From then on mandates/eks/meetings/nettverk-2025-2.yaml is the "
        'agenda: change it there, or add an item with `mandat new item nettverk-2025-2 "TITLE"`. Nothing was written.\n'
    )
    assert file(spring).read_bytes() == before


def test_the_same_numbers_come_again_after_sending(mandat, spring):
    send(mandat, spring)
    one = mandat("-C", spring, "agenda", "nettverk", "nettverk-2025-2", "--on", "2025-05-02").out
    two = mandat("-C", spring, "agenda", "nettverk", "nettverk-2025-2", "--on", "2027-01-01").out
    assert one == two


def test_a_meeting_without_a_file_gets_one(mandat, spring):
    file(spring).unlink()
    result = send(mandat, spring)
    assert result.code == 0
    assert (
        file(spring)
        .read_text(encoding="utf-8")
        .startswith("format: 1\nmeeting: nettverk-2025-2\nagenda: {sent: 2025-05-02}\nitems:\n")
    )
    assert result.err.startswith("Wrote mandates/eks/meetings/nettverk-2025-2.yaml.\n")


def test_items_in_brackets_are_not_torn_apart(mandat, spring):
    text = "format: 1\nmeeting: nettverk-2025-2\nitems: [{title: A, type: information}]\n"
    file(spring).write_text(text, encoding="utf-8")
    result = send(mandat, spring)
    assert (result.code, result.out) == (1, "")
    assert "The list in line 3 stands in brackets; write one entry a line first.\nNothing was written.\n" in result.err
    assert file(spring).read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("meeting", "day", "said"),
    [
        (
            "nettverk-2025-3",
            "2025-05-02",
            "has no day yet. Settle it first: `mandat plan move nettverk-2025-3 DATE --because TEXT`.",
        ),
        ("nettverk-2025-2", "2025-05-09", "was on 2025-05-08. Name the day on which its agenda went out: `--on DATE`."),
        ("nettverk-2026-1", "2025-05-02", "is only proposed, and nobody knows of it. Adopt the plan first"),
    ],
)
def test_what_cannot_be_sent_is_one_sentence(mandat, spring, meeting, day, said):
    result = mandat("-C", spring, "agenda", "nettverk", meeting, "--send", "--on", day)
    assert (result.code, result.out) == (1, "")
    assert said in result.err
    assert result.err.endswith("Nothing was written.\n")


def test_a_cancelled_meeting_is_not_sent(mandat, spring):
    change(spring, "09:00-11:00}   # våren", "09:00-11:00, state: cancelled, because: Sykdom}", "plan-2025.yaml")
    result = send(mandat, spring)
    assert (result.code, result.out) == (1, "")
    assert "`nettverk-2025-2` is cancelled, and needs no agenda. Nothing was written." in result.err


def test_a_broken_template_stops_before_anything_is_written(mandat, spring):
    (spring / "templates").mkdir()
    (spring / "templates" / "agenda.md.j2").write_text("{{ doc.nothing }}", encoding="utf-8")
    assert send(mandat, spring).code == 1
    assert file(spring).read_text(encoding="utf-8") == SECOND


def test_an_agenda_whose_papers_are_not_there_is_not_sent(mandat, spring):
    text = SECOND.replace("from: ssu,", "from: ssu, attachments: [vedlegg/tall.pdf, https://example.org/x, ../../x.pdf],")
    file(spring).write_text(text, encoding="utf-8")
    result = send(mandat, spring)
    assert (result.code, result.out) == (1, "")
    assert result.err.endswith(
        '"vedlegg/tall.pdf" is no file in mandates/eks: put the file there, or correct the path. '
        '"../../x.pdf" is no file in mandates/eks: put the file there, or correct the path. '
        "An agenda that goes out has its attachments. Nothing was written.\n"
    )
    assert file(spring).read_text(encoding="utf-8") == text
    (spring / "mandates" / "eks" / "vedlegg").mkdir()
    (spring / "mandates" / "eks" / "vedlegg" / "tall.pdf").write_bytes(b"")
    change(spring, ", ../../x.pdf", "", "meetings/nettverk-2025-2.yaml")
    assert send(mandat, spring).code == 0


def test_call_and_send_do_not_go_together(mandat, spring):
    result = send(mandat, spring, "--call")
    assert (result.code, result.out) == (2, "")
    assert "use `--call` or `--send`" in result.err


def test_the_call_asks_for_items_with_its_deadline_and_what_is_there_already(mandat, spring):
    result = mandat("-C", spring, "agenda", "nettverk", "nettverk-2025-2", "--call", "--on", "2025-04-01")
    text = result.out.replace("\u00a0", " ")
    assert (result.code, text.splitlines()[0]) == (0, "# Innmelding av saker til møte 2/2025")
    assert "Saker til møtet meldes til møtelederen senest **mandag 28. april 2025**. På e-post.\n" in text
    assert "Saker meldes" not in text
    known = text.partition("## Saker så langt\n\n")[2].partition("\n\n")[0].splitlines()
    assert known == ["- Rutine for varsling", "- Saker fra SSU", "- Fra SSU", "- Egen sak: den viktige"]


def test_once_the_time_is_over_the_call_says_so_and_keeps_the_day(mandat, spring):
    result = mandat("-C", spring, "agenda", "nettverk", "nettverk-2025-2", "--call", "--on", "2025-04-29")
    text = result.out.replace("\u00a0", " ")
    assert "\nFristen er ute. Saker som meldes nå, blir merket som meldt etter fristen.\n" in text
    assert "| Saker meldes | Senest **mandag 28. april 2025** til møtelederen (10 dager før). På e-post. |" in text
    assert "Saker til møtet meldes" not in text


def test_a_moved_deadline_is_told_beside_the_sentence(mandat, spring):
    change(spring, "10 days before", "7 days before", "nettverk.yaml")
    result = mandat("-C", spring, "agenda", "nettverk", "nettverk-2025-2", "--call", "--on", "2025-04-01")
    text = result.out.replace("\u00a0", " ")
    assert "~~Torsdag 1. mai 2025~~ flyttet til **onsdag 30. april 2025**" in text
    assert "Saker til møtet meldes til møtelederen senest **onsdag 30. april 2025**.\n" in text


def test_what_only_opens_or_closes_the_meeting_is_not_called_an_item(mandat, spring):
    send(mandat, spring)
    text = file(spring).read_text(encoding="utf-8")
    file(spring).write_text(text.replace("    frame: opening\n", "").replace(", frame: closing", ""), encoding="utf-8")
    result = mandat("-C", spring, "agenda", "nettverk", "nettverk-2025-2", "--call", "--on", "2025-05-03")
    known = result.out.partition("## Saker så langt\n\n")[2].partition("\n\n")[0].splitlines()
    assert known == ["- Rutine for varsling", "- Saker fra SSU", "- Fra SSU", "- Egen sak: den viktige"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nb", "Saker til møtet meldes til møtelederen senest **mandag 28. april 2025**."),
        ("nn", "Saker til møtet skal meldast til møteleiaren seinast **måndag 28. april 2025**."),
        ("sv", "Ärenden till mötet anmäls till ordföranden senast **måndagen den 28 april 2025**."),
        ("en", "Items for the meeting are to be sent to the chair by **Monday 28 April 2025**."),
    ],
)
def test_the_call_can_be_made_in_every_language(mandat, spring, language, sentence):
    text = mandat("-C", spring, "agenda", "nettverk", "nettverk-2025-2", "--call", "--on", "2025-04-01", "--lang", language).out
    assert sentence in text.replace("\u00a0", " ")


def test_without_a_deadline_the_call_says_whom_to_send_items_to(mandat, workspace):
    (workspace / "mandates" / "eks" / "plan-2025.yaml").write_text(PLAN, encoding="utf-8")
    text = mandat("-C", workspace, "agenda", "nettverk", "nettverk-2025-2", "--call", "--on", "2025-04-01").out
    assert "Saker til møtet meldes til møtelederen (antakelse).\n" in text


def test_the_call_becomes_a_file(mandat, spring, tmp_path):
    target = tmp_path / "ut" / "kall.pdf"
    result = mandat("-C", spring, "agenda", "nettverk", "nettverk-2025-2", "--call", "--on", "2025-04-01", "-o", target)
    assert (result.code, target.read_bytes()[:5]) == (0, b"%PDF-")


def test_no_number_is_given_twice_even_if_a_later_agenda_goes_out_first(mandat, spring):
    change(spring, "on: 2025-W41", "on: 2025-09-11", "plan-2025.yaml")
    assert mandat("-C", spring, "agenda", "nettverk", "nettverk-2025-3", "--send", "--on", "2025-05-01").code == 0
    assert send(mandat, spring).code == 0
    community = load(Folder(spring)).communities[0]
    numbers = [item.number for meeting in community.meetings for item in meeting.data.items]
    carried = {"02/25"}  # left over by the first meeting, and treated at the second
    assert {number for number in numbers if numbers.count(number) > 1} == carried


def test_what_an_exempt_item_left_to_do_is_not_written_and_stays_on_the_internal_agenda(mandat, spring):
    change(spring, "{number: 03/25, title: Tall, notes", "{number: 03/25, title: Tall, exempt: offl. § 13, notes", FIRST_FILE)
    asked = ("-C", spring, "agenda", "nettverk", "nettverk-2025-2", "--on", "2025-05-02")
    draft, sent = mandat(*asked).out, mandat(*asked, "--send").out
    assert "Nye tall" not in file(spring).read_text(encoding="utf-8")
    assert "title: Oppfølging fra tidligere møter" in file(spring).read_text(encoding="utf-8")
    told = "| 03/25 | Nye tall (unntatt offentlighet, offl. § 13) | Vestbygd | 01.03.2025 | ▲ Forsinket |"
    for out in (draft, sent, mandat(*asked).out):
        assert told in out.replace("\u00a0", " ")
    assert "Nye tall" not in mandat(*asked, "--public").out


def test_a_number_with_a_sign_is_another_item_in_another_year(mandat, tmp_path):
    shutil.copytree(ROOT / "examples" / "mandates", tmp_path / "mandates")
    mandat("-C", tmp_path, "new", "meeting", "samverkansgrupp", "samverkansgrupp-2026-1", "--on", "2026-01-20")
    result = mandat("-C", tmp_path, "agenda", "samverkansgrupp", "samverkansgrupp-2026-1", "--send", "--on", "2026-02-10")
    assert result.code == 0, result.err
    assert "| §\u00a02 | Val av justerare | Beslut | Ordförande |" in result.out
    assert "bordlagt" not in result.out


def test_an_item_with_a_sign_that_was_put_off_over_new_year_keeps_its_number_and_says_so(mandat, tmp_path):
    shutil.copytree(ROOT / "examples" / "mandates", tmp_path / "mandates")
    last = tmp_path / "mandates" / "sagoland" / "meetings" / "samverkansgrupp-2025-1.yaml"
    text = last.read_text(encoding="utf-8")
    item = "items:\n  - {number: § 44, title: Gemensam webbplats, type: discussion, outcome: postponed}\n"
    last.write_text(text.replace("items:\n", item, 1), encoding="utf-8")
    mandat("-C", tmp_path, "new", "meeting", "samverkansgrupp", "samverkansgrupp-2026-1", "--on", "2026-01-20")
    result = mandat("-C", tmp_path, "agenda", "samverkansgrupp", "samverkansgrupp-2026-1", "--send", "--on", "2026-02-10")
    assert result.code == 0, result.err
    assert "| §\u00a044 | Gemensam webbplats (bordlagt vid tidigare möte) | Diskussion |" in result.out
