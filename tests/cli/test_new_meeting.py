"""`mandat new meeting` and `mandat new item`: a file that teaches the format, and items that are added to it."""

import difflib
import re
import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.cli.conftest import ROOT, Command, change

from mandat.checks.check import Moment
from mandat.checks.run import validate
from mandat.cli.common import day_of
from mandat.documents.starters import LANGUAGES
from mandat.schema.meeting import Item
from mandat.source.folder import Folder
from mandat.workspace import load
from mandat.workspace.series import all_series

PLAN = """\
format: 1
plan: 2025
meetings:
  - {id: nettverk-2025-1, kind: nettverk/mote, of: nettverk, on: 2025-02-13, time: 09:00-11:00, state: cancelled, because: Sykdom}
  - {id: nettverk-2025-2, kind: nettverk/mote, of: nettverk, on: 2025-05-08, time: 09:00-11:00}
  - {id: nettverk-2025-3, kind: nettverk/mote, of: nettverk, on: 2025-W41}
"""


@pytest.fixture
def planned(workspace: Path) -> Path:
    (workspace / "mandates" / "eks" / "plan-2025.yaml").write_text(PLAN, encoding="utf-8")
    change(workspace, "deadlines:\n", "duties: [{id: rapport, title: Årsrapport, by: 01-31, every: year}]\ndeadlines:\n")
    change(workspace, "deadlines:\n", "deadlines:\n  items: 10 days before\n")
    change(workspace, "form: physical}", "form: physical, parts: [{id: del-en, title: Del en}, {id: del-to, title: Del to}]}")
    return workspace


def file(root: Path, name: str = "nettverk-2025-2") -> Path:
    return root / "mandates" / "eks" / "meetings" / f"{name}.yaml"


def faults(root: Path) -> list[str]:
    found = validate(load(Folder(root)), Moment(day_of(None)), wanted=lambda judged: judged.severity.value != "info")
    return [f"{one.code} {one.message}" for one in found]


def items(root: Path) -> tuple[Item, ...]:
    found = load(Folder(root)).communities[0].meeting("nettverk-2025-2")
    assert found is not None
    return found.data.items


def begun(mandat: Command, root: Path) -> None:
    mandat("-C", root, "new", "meeting", "nettverk", "--on", "2025-03-01")


def add(mandat: Command, root: Path, *more: object):
    return mandat("-C", root, "new", "item", "nettverk-2025-2", *more)


def test_the_next_meeting_of_the_plan_gets_a_file_and_it_says_what_to_type_next(mandat, planned):
    result = mandat("-C", planned, "new", "meeting", "nettverk", "--on", "2025-01-01")
    assert (result.code, result.out) == (0, "")
    assert result.err == (
        "Wrote mandates/eks/meetings/nettverk-2025-2.yaml.\n"
        "Nettverksmøte, 2025-05-08. Add what comes in, and look at it:\n"
        '  mandat new item nettverk-2025-2 "TITLE" --type discussion\n'
        "  mandat agenda nettverk nettverk-2025-2\n"
    )
    assert faults(planned) == []


def test_a_named_meeting_gets_one_even_if_it_has_only_a_week(mandat, planned):
    assert mandat("-C", planned, "new", "meeting", "nettverk", "nettverk-2025-3").code == 0
    assert "\nmeeting: nettverk-2025-3\n" in file(planned, "nettverk-2025-3").read_text(encoding="utf-8")


def test_an_old_file_is_never_overwritten(mandat, planned):
    begun(mandat, planned)
    before = file(planned).read_bytes()
    result = mandat("-C", planned, "new", "meeting", "nettverk", "nettverk-2025-2")
    assert result.code == 2
    assert result.err == (
        'mandates/eks/meetings/nettverk-2025-2.yaml is already there. Add an item: `mandat new item nettverk-2025-2 "TITLE"`.\n'
    )
    assert file(planned).read_bytes() == before


@pytest.mark.parametrize(
    ("more", "told", "line"),
    [
        (
            ["nettverk-2025-9"],
            '"nettverk-2025-9" is in no plan of Mandat for nettverket.',
            "  - {id: nettverk-2025-9, kind: nettverk/mote, of: nettverk, on: 2025}",
        ),
        (
            ["--on", "2026-02-01"],
            "Mandat for nettverket has no meeting on or after 2026-02-01 in a plan.",
            "  - {id: nettverk-2026-1, kind: nettverk/mote, of: nettverk, on: 2026}",
        ),
        (
            ["--on", "2025-12-01"],
            "Mandat for nettverket has no meeting on or after 2025-12-01 in a plan.",
            "  - {id: nettverk-2026-1, kind: nettverk/mote, of: nettverk, on: 2026}",
        ),
    ],
)
def test_what_is_in_no_plan_ends_with_the_line_to_put_there(mandat, planned, more, told, line):
    result = mandat("-C", planned, "new", "meeting", "nettverk", *more)
    assert (result.code, result.out) == (1, "")
    assert result.err.splitlines()[0].startswith(f"{told} Put a line into mandates/eks/plan-")
    assert result.err.splitlines()[1] == line
    assert not (planned / "mandates" / "eks" / "meetings").exists()


def test_when_the_year_is_over_the_next_one_is_to_be_planned_with_an_id_that_is_free(mandat, planned):
    (planned / "mandates/eks/meetings").mkdir()
    file(planned, "nettverk-2026-1").write_text("format: 1\nmeeting: nettverk-2026-1\n", encoding="utf-8")
    told = mandat("-C", planned, "new", "meeting", "nettverk", "--on", "2025-12-01").err
    assert "mandates/eks/plan-2026.yaml" in told
    assert "{id: nettverk-2026-2, kind: nettverk/mote, of: nettverk, on: 2026}" in told
    assert "`mandat calendar 2026 --community eks --save` plans the whole year." in told


def test_a_folder_that_cannot_be_written_ends_with_what_is_wrong(mandat, planned):
    for folder in ("meetings", "reports"):
        (planned / "mandates" / "eks" / folder).write_text("", encoding="utf-8")
    for words in (("meeting", "nettverk", "--on", "2025-03-01"), ("report", "nettverk", "2025")):
        result = mandat("-C", planned, "new", *words)
        assert (result.code, result.out, result.err.count("\n")) == (1, "", 1)
        assert " cannot be written: " in result.err


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_written_in_every_language_and_validates_with_all_its_examples(mandat, planned, language):
    change(planned, "language: nb", f"language: {language}", "community.yaml")
    begun(mandat, planned)
    text = file(planned).read_text(encoding="utf-8")
    assert "<" not in text
    assert max(map(len, text.splitlines())) <= 150
    file(planned).write_text(re.sub(r"(?m)^#(?! |$)", "", text), encoding="utf-8")
    assert faults(planned) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_item_in_its_explanation_can_be_used_as_it_stands(mandat, planned, language):
    change(planned, "language: nb", f"language: {language}", "community.yaml")
    begun(mandat, planned)
    text = file(planned).read_text(encoding="utf-8")
    shown = "".join(f"{line[2:]}\n" for line in text.splitlines() if re.match(r"#   [ -]", line))
    file(planned).write_text(text.replace("items: []\n", f"items:\n{shown}"), encoding="utf-8")
    (one,) = items(planned)
    assert (one.type, one.part, one.presenter) == ("decision", "del-en", "vestbygd/kontakt")
    assert [fault[:5] for fault in faults(planned)] == ["MTG06"]  # the attachment is only an example


def test_the_languages_explain_the_same_with_other_words():
    texts = {one: (ROOT / "templates" / "starters" / one / "meeting.yaml").read_text(encoding="utf-8") for one in LANGUAGES}

    def keys(text: str) -> list[str]:
        return re.findall(r"(?m)^(?:#(?:   [ -] )?)?([a-z_]+):", text)

    assert keys(texts["nb"]) == keys(texts["nn"]) == keys(texts["sv"]) == keys(texts["en"])
    assert len({text.count("\n") for text in texts.values()}) == 1


@pytest.mark.parametrize("community", ["ahus", "fonna", "innlandet", "jamtland"])
def test_a_meeting_can_be_begun_for_every_series_of_the_repository(mandat, tmp_path, community):
    shutil.copytree(ROOT / "mandates", tmp_path / "mandates")
    found = load(Folder(tmp_path)).community(community)
    assert found is not None
    lines = "".join(
        f"  - {{id: m-{n}, kind: {one.kind_reference}, of: {one.of}, on: 2026-03-{n + 1:02}}}\n"
        for n, one in enumerate(all_series(found))
    )
    (tmp_path / f"mandates/{community}/plan-2026.yaml").write_text(f"format: 1\nplan: 2026\nmeetings:\n{lines}", encoding="utf-8")
    for n, one in enumerate(all_series(found)):
        network = one.mandate.id if one.of == "all networks" else one.of
        assert mandat("-C", tmp_path, "new", "meeting", f"{community}/{network}", f"m-{n}").code == 0
        path = tmp_path / f"mandates/{community}/meetings/m-{n}.yaml"
        path.write_text(re.sub(r"(?m)^#(?! |$)", "", path.read_text(encoding="utf-8")), encoding="utf-8")
    wrong = [f for f in faults(tmp_path) if f.startswith(("FMT", "REF", "MTG"))]
    assert wrong == []


def test_an_item_is_added_and_every_other_byte_stays(mandat, planned):
    begun(mandat, planned)
    before = file(planned).read_text(encoding="utf-8")
    result = add(
        mandat, planned, "Ny rutine: varsling", "--type", "decision", "--presenter", "vestbygd/kontakt", "--minutes", "20",
        "--part", "del-to", "--proposal", "Vi vedtar\nrutinen.\n\nDen gjelder straks.", "--from", "ssu", "--duty", "rapport",
        "--exempt", "offl. § 13", "--on", "2025-04-01",
    )  # fmt: skip
    assert (result.code, result.out) == (0, "")
    assert result.err == (
        "Wrote mandates/eks/meetings/nettverk-2025-2.yaml.\n"
        'Item "Ny rutine: varsling" is on the agenda of `nettverk-2025-2`, 2025-05-08.\n'
    )
    changes = [line for line in difflib.ndiff(before.splitlines(), file(planned).read_text().splitlines()) if line[0] in "+-"]
    assert changes == [
        "- items: []",
        "+ items:",
        "+   - title: 'Ny rutine: varsling'",
        "+     type: decision",
        "+     part: del-to",
        "+     duration: 20 min",
        "+     presenter: vestbygd/kontakt",
        "+     proposal: |-",
        "+       Vi vedtar",
        "+       rutinen.",
        "+ ",
        "+       Den gjelder straks.",
        "+     received: 2025-04-01",
        "+     from: [ssu]",
        "+     duty: rapport",
        "+     exempt: offl. § 13",
    ]
    assert add(mandat, planned, "Enda en").code == 0
    assert [item.title for item in items(planned)] == ["Ny rutine: varsling", "Enda en"]


def test_lines_and_paragraphs_of_a_text_stay_as_they_were_typed(mandat, planned):
    begun(mandat, planned)
    typed = "  Første linje. \r\nAndre linje.\n\n\n\nAndre avsnitt: ferdig.\n"
    assert add(mandat, planned, "Sak", "--background", typed).code == 0
    assert items(planned)[0].background == "Første linje.\nAndre linje.\n\nAndre avsnitt: ferdig."
    assert "    background: |-\n      Første linje.\n      Andre linje.\n\n" in file(planned).read_text(encoding="utf-8")


def test_an_item_that_comes_late_is_told_and_marked(mandat, planned):
    begun(mandat, planned)
    result = add(mandat, planned, "Sein sak", "--on", "2025-05-02")
    assert "It came in on 2025-05-02, after the deadline for items (2025-04-28), and will be marked as late." in result.err
    assert "That meeting is over." not in result.err
    assert "That meeting is over." in add(mandat, planned, "Etterpå", "--on", "2025-05-20").err
    assert "Sein sak (meldt etter fristen)" in mandat("-C", planned, "agenda", "nettverk", "--on", "2025-05-03").out


def test_an_item_for_a_sent_agenda_gets_the_next_number(mandat, planned):
    begun(mandat, planned)
    add(mandat, planned, "Første", "--on", "2025-04-01")
    mandat("-C", planned, "agenda", "nettverk", "--send", "--on", "2025-04-30")
    result = add(mandat, planned, "Etterpå", "--on", "2025-05-05")
    assert 'Item 06/25 "Etterpå" is on the agenda' in result.err
    assert "The agenda went out on 2025-04-30: the item has the next number. Tell those who have the agenda." in result.err
    assert [item.number for item in items(planned)] == ["01/25", "02/25", "03/25", "04/25", "05/25", "06/25"]
    assert "| 06/25 | Etterpå (meldt etter fristen) |" in mandat("-C", planned, "agenda", "nettverk", "--on", "2025-05-05").out


def test_attachments_are_looked_for_and_written_from_the_folder_of_the_community(mandat, planned, monkeypatch):
    begun(mandat, planned)
    folder = planned / "mandates" / "eks" / "vedlegg"
    folder.mkdir()
    (folder / "tall.pdf").write_bytes(b"")
    monkeypatch.chdir(folder)
    result = add(mandat, planned, "Tall", "--attachment", "tall.pdf", "--attachment", "vedlegg/borte.pdf")
    assert "There is no file mandates/eks/vedlegg/borte.pdf yet" in result.err
    assert items(planned)[0].attachments == ("vedlegg/tall.pdf", "vedlegg/borte.pdf")
    (planned / "utenfor.pdf").write_bytes(b"")
    outside = add(mandat, planned, "Mer", "--attachment", "../../../utenfor.pdf")
    assert outside.code == 2
    assert "lies outside" in outside.err
    for path in ("../../finnes-ikke.pdf", "/finnes/ikke.pdf", "vedlegg/../../annet/x.pdf", "../people.pdf", "..\\x.pdf"):
        refused = add(mandat, planned, "Mer", "--attachment", path)
        assert (refused.code, "lies outside" in refused.err) == (2, True)
    assert len(items(planned)) == 1
    add(mandat, planned, "Lenke", "--attachment", "https://example.org/tall.pdf", "--attachment", "vedlegg/../vedlegg/tall.pdf")
    assert items(planned)[1].attachments == ("https://example.org/tall.pdf", "vedlegg/tall.pdf")
    assert "MTG06" in mandat("-C", planned, "agenda", "nettverk", "--on", "2025-05-03").err


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--type", "vedtak"], 'There is no type "vedtak"'),
        (["--type", "descision"], "did you mean `decision`?"),
        (["--part", "del-tre"], 'There is no part of this meeting "del-tre"'),
        (["--presenter", "vestbyd/kontakt"], 'There is no organisation, body, seat or role "vestbyd/kontakt"'),
        (["--from", "ssv"], "did you mean `ssu`?"),
        (["--duty", "raport"], "did you mean `rapport`?"),
        (["--minutes", "0"], "Invalid value for '--minutes'"),
        (["--on", "i morgen"], "i morgen"),
        (["--proposal", " "], "`--proposal`"),
    ],
)
def test_what_cannot_be_right_is_told_and_nothing_is_written(mandat, planned, more, said):
    begun(mandat, planned)
    before = file(planned).read_bytes()
    result = add(mandat, planned, "Sak", *more)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert file(planned).read_bytes() == before


@pytest.mark.parametrize("title", ["", "  \n ", "a\x07b"])
def test_a_title_is_one_line_of_text(mandat, planned, title):
    begun(mandat, planned)
    result = add(mandat, planned, title)
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert items(planned) == ()


def test_the_same_title_is_not_added_twice(mandat, planned):
    begun(mandat, planned)
    add(mandat, planned, "Rutine for varsling")
    result = add(mandat, planned, "rutine  for varsling")
    assert result.code == 1
    assert 'has an item "rutine for varsling" already.' in result.err
    assert len(items(planned)) == 1


def test_a_meeting_without_a_file_says_how_to_begin_it(mandat, planned):
    result = add(mandat, planned, "Sak")
    assert result.code == 1
    assert "Begin it: `mandat new meeting eks/nettverk nettverk-2025-2`. Nothing was written.\n" in result.err


def test_a_file_with_faults_is_shown_with_them(mandat, planned):
    begun(mandat, planned)
    file(planned).write_text("format: 1\nmeeting: nettverk-2025-2\nitemz: []\n", encoding="utf-8")
    result = add(mandat, planned, "Sak")
    assert result.code == 1
    assert "FMT02" in result.err
    assert "itemz" in result.err


def test_unknown_cancelled_and_approved_meetings_take_no_items(mandat, planned):
    begun(mandat, planned)
    unknown = mandat("-C", planned, "new", "item", "nettverk-2025-22", "Sak")
    assert (unknown.code, "did you mean `nettverk-2025-2`?" in unknown.err) == (1, True)
    begin = mandat("-C", planned, "new", "meeting", "nettverk", "nettverk-2025-1")
    assert (begin.code, begin.err) == (2, "`nettverk-2025-1` is cancelled, and needs no file.\n")
    (planned / "mandates/eks/meetings/nettverk-2025-1.yaml").write_text("format: 1\nmeeting: nettverk-2025-1\n", encoding="utf-8")
    cancelled = mandat("-C", planned, "new", "item", "eks/nettverk-2025-1", "Sak")
    assert (cancelled.code, "is cancelled. Add the item to another meeting." in cancelled.err) == (1, True)
    text = file(planned).read_text(encoding="utf-8")
    file(planned).write_text(f"{text}minutes: {{status: approved}}\n", encoding="utf-8")
    approved = add(mandat, planned, "Sak")
    assert (approved.code, "are approved. Add the item to the next meeting." in approved.err) == (1, True)


HOSTILE = [
    "# Overskrift *fet* _kursiv_ `kode` | celle | [lenke](http://a.example) ~~strøket~~",
    "#let x = 1; $x^2$ @ref <label> \\u{41} // kommentar",
    "<script>alert(1)</script> &amp; <b>fet</b>",
    "{{ doc.title }} {% for x in y %} {# borte #}",
    "- a: b # c, {d} [e] 'f' \"g\" & * ! % @ null",
    "Møte 😀 om Kárášjohka, Guovdageaidnu, Aarborte og ŧŋđžšč",
    "\u200fשלום\u200e retningsmerker \u202bعربي\u202c",
]


@pytest.mark.parametrize("text", HOSTILE, ids=["markdown", "typst", "html", "jinja", "yaml", "sami", "direction"])
def test_whatever_is_typed_is_kept_and_shown_as_it_was_typed(mandat, planned, tmp_path, text):
    begun(mandat, planned)
    options = ("--proposal", f"Forslag {text}", "--background", f"Bakgrunn {text}", "--on", "2025-04-01")
    assert add(mandat, planned, *options, "--", text).code == 0
    assert items(planned)[0].title == text
    target = tmp_path / "ut" / "saksliste.pdf"
    sent = mandat("-C", planned, "agenda", "nettverk", "--send", "--on", "2025-04-30", "-o", target)
    assert sent.code == 0
    assert text in {item.title for item in items(planned)}
    read = _letters("".join(page.extract_text() for page in PdfReader(target).pages))
    assert read.count(_letters(text)) == 4


def test_a_very_long_title_is_kept_and_shown_whole(mandat, planned, tmp_path):
    begun(mandat, planned)
    added = add(mandat, planned, "Å" * 10_000)
    assert len(added.err) < 500
    target = tmp_path / "saksliste.pdf"
    assert mandat("-C", planned, "agenda", "nettverk", "--send", "--on", "2025-04-30", "-o", target).code == 0
    assert sum(page.extract_text().count("Å") for page in PdfReader(target).pages) >= 10_000


def _letters(text: str) -> str:
    """The letters and figures of a text that no script turns round, whatever lines they are set in."""
    return "".join(re.findall(r"[a-zA-Z0-9čđŋšŧžáæøåÆØÅ|#*_`$\\{}<>&%@!;:]", text))
