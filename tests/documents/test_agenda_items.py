from pathlib import Path

import pytest
from tests.documents.agendas import copied, follo, wording, year_of

from mandat.documents.agenda.view import AgendaView

FIRST = "id: follo-2025-1, on: 2025-02-13, time: 09:00-11:00"
SECOND = "id: follo-2025-2, on: 2025-05-08, time: 09:00-11:00"
PLAN = """\
format: 1
plan: 2025
meetings:
  - {id: arena-1, kind: lokal-samverkansarena/strategisk, of: arena, on: 2025-03-06, time: 13:00-15:00}
"""


def speaks(folder: Path, language: str) -> None:
    """The community of Ahus in another language; no mandate says one of its own."""
    file = folder / "mandates" / "ahus" / "community.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("language: nb", f"language: {language}"), encoding="utf-8")


def rows(view: AgendaView) -> list[str]:
    return [f"{row.number} {row.title}".replace("\u00a0", " ") for part in view.parts for row in part.rows]


def arena(folder: Path, meeting: str, old: str = "", new: str = "") -> AgendaView:
    target = copied(folder, "jamtland")
    mandate = target / "lokal-samverkansarena.yaml"
    text = mandate.read_text(encoding="utf-8")
    assert old in text
    mandate.write_text(text.replace(old, new) if old else text, encoding="utf-8")
    (target / "plan-2025.yaml").write_text(PLAN, encoding="utf-8")
    (target / "meetings").mkdir()
    (target / "meetings" / "arena-1.yaml").write_text(f"format: 1\nmeeting: arena-1\n{meeting}", encoding="utf-8")
    return year_of(folder, 2025).view("arena-1", "sv")


def test_items_are_framed_until_the_agenda_is_sent(tmp_path):
    meeting = "items:\n  - {title: Egen sak, part: kommunedel}\n  - {title: Felles sak}\n"
    assert rows(follo(tmp_path, FIRST, meeting).view("follo-2025-1")) == [
        "01/25 Godkjenning av innkalling og saksliste",
        "02/25 Godkjenning av referat fra forrige møte",
        "03/25 Egen sak",
        "04/25 Felles sak",
        "05/25 Eventuelt",
    ]


def test_a_sent_agenda_is_the_file_alone(tmp_path):
    meeting = "agenda: {sent: 2025-02-06}\nitems:\n  - {number: 07/25, title: Bare denne, part: fellesdel}\n"
    view = follo(tmp_path, FIRST, meeting).view("follo-2025-1")
    assert rows(view) == ["07/25 Bare denne"]
    assert [part.themes for part in view.parts] == [()]
    assert (view.cover.tag, view.cover.status_line) == (None, "Utsendt 6.\u00a0februar\u00a02025")


def test_what_is_handed_down_follows_the_standing_item_that_names_the_body(tmp_path):
    meeting = "items:\n  - {title: Eget ärende}\n  - {title: Rekommendation om hemgång, from: svom}\n"
    view = arena(tmp_path, meeting)
    assert rows(view)[5:9] == [
        "§ 6 Beslutspunkter från SVOM och Fredagsgruppen",
        "§ 7 Rekommendation om hemgång",
        "§ 8 Gemensamma handlingsplaner",
        "§ 9 Eget ärende",
    ]
    remarks = [row.remarks for row in view.parts[0].rows]
    assert remarks[5:9] == ["stående punkt", "från SVOM", "stående punkt", ""]


def test_a_standing_item_for_each_party_stands_once_for_each(tmp_path):
    titles = [title for title in rows(arena(tmp_path, "")) if "Kort information" in title]
    assert [title.rpartition(": ")[2] for title in titles] == ["Region Jämtland Härjedalen", "Kommunen"]


def test_a_standing_item_of_another_kind_of_meeting_is_left_out(tmp_path):
    old, new = "handlingsplaner, type: discussion}", "handlingsplaner, type: discussion, at: operativ}"
    assert not any("handlingsplaner" in title for title in rows(arena(tmp_path, "", old, new)))


@pytest.mark.parametrize("way", ["circulation", "same meeting", "signed"])
def test_minutes_that_are_approved_otherwise_are_no_opening_item(tmp_path, way):
    view = arena(tmp_path, "", "minutes: {kind: notes,", f"minutes: {{kind: notes, approved: {way},")
    assert not any("Föregående" in title for title in rows(view))


def test_a_protocol_has_its_own_opening_items(tmp_path):
    assert rows(arena(tmp_path, "", "minutes: {kind: notes,", "minutes: {kind: protocol,"))[1] == "§ 2 Val av justerare"


def test_an_item_of_the_file_takes_the_place_of_a_framing_one_with_the_same_title(tmp_path):
    meeting = "items:\n  - {title: Eventuelt, part: fellesdel, duration: 10 min}\n"
    assert [title for title in rows(follo(tmp_path, FIRST, meeting).view("follo-2025-1")) if "Eventuelt" in title] == [
        "03/25 Eventuelt"
    ]


def test_the_last_meeting_and_the_next_one_are_named_by_their_days(tmp_path):
    third = "id: follo-2025-3, on: 2025-09-04"
    lines = (f"{FIRST}, state: held", "", SECOND, third)
    follo(tmp_path, *lines)
    speaks(tmp_path, "en")
    view = year_of(tmp_path, 2025).view("follo-2025-2", "en")
    framed = [row.remarks.replace("\u00a0", " ") for part in view.parts for row in part.rows]
    assert framed == ["", "", "13 February 2025", "", "4 September 2025"]


@pytest.mark.parametrize("own", ["nb", "nn", "sv", "en"])
def test_the_language_of_the_document_changes_no_item_and_no_number(tmp_path, own):
    meeting = "items:\n  - {title: Egen sak, part: kommunedel}\n  - {title: Eventuelt, part: fellesdel}\n"
    follo(tmp_path, FIRST, meeting)
    speaks(tmp_path, own)
    year = year_of(tmp_path, 2025)
    told = {language: year.view("follo-2025-1", language) for language in ("nb", "nn", "sv", "en")}
    numbers = {language: [row.number for part in view.parts for row in part.rows] for language, view in told.items()}
    assert len(set(map(tuple, numbers.values()))) == 1
    own_rows = [row.number for part in told["en"].parts for row in part.rows if row.title == "Egen sak"]
    assert own_rows == [row.number for part in told["nb"].parts for row in part.rows if row.title == "Egen sak"]


def test_an_item_that_the_file_names_in_its_own_language_is_not_framed_again_in_another(tmp_path):
    year = follo(tmp_path, FIRST, "items:\n  - {title: Eventuelt, part: fellesdel}\n")
    titles = [row.title for part in year.view("follo-2025-1", "en").parts for row in part.rows]
    assert titles == ["Approval of the agenda", "Approval of the minutes of the previous meeting", "Eventuelt"]


def test_minutes_that_are_only_noted_are_not_said_to_be_approved(tmp_path):
    arena(tmp_path, "")
    view = year_of(tmp_path, 2025).view("arena-1", "nb")
    assert [(row.title, row.type) for row in view.parts[0].rows][2] == ("Referat fra forrige møte", "Orientering")


def test_the_counter_goes_on_from_the_files_of_earlier_meetings_of_the_year(tmp_path):
    items = ("{number: 01/25, title: Første}", "{number: 04/25, title: Andre}", "{number: 09/24, title: Utsatt i fjor}")
    meeting = "items:\n" + "".join(f"  - {item}\n" for item in items)
    assert rows(follo(tmp_path, FIRST, meeting, SECOND).view("follo-2025-2"))[0].startswith("05/25 ")


def test_a_number_in_the_file_is_kept_and_given_to_no_other(tmp_path):
    meeting = "items:\n  - {number: 02/25, title: Har nummer, part: kommunedel}\n  - {title: Uten nummer, part: kommunedel}\n"
    assert rows(follo(tmp_path, FIRST, meeting).view("follo-2025-1"))[:4] == [
        "01/25 Godkjenning av innkalling og saksliste",
        "03/25 Godkjenning av referat fra forrige møte",
        "02/25 Har nummer",
        "04/25 Uten nummer",
    ]


@pytest.mark.parametrize(("pattern", "first"), [("NN/YY", "01/25"), ("NN-YY", "01-25"), ("YYYY/NN", "2025/01"), ("§ N", "§ 1")])
def test_numbers_follow_the_pattern_of_the_mandate(tmp_path, pattern, first):
    view = arena(tmp_path, "", "agenda:\n", f"agenda:\n  numbering: {pattern}\n")
    assert rows(view)[0] == f"{first} Mötet öppnas"
    assert view.columns.number == ("§" if pattern == "§ N" else wording("sv").agenda.number)


def test_a_part_without_reported_items_lists_its_tasks_between_opening_and_closing(tmp_path):
    view = follo(tmp_path, FIRST, "items:\n  - {title: Felles sak, part: fellesdel}\n").view("follo-2025-1")
    first, last = view.parts
    assert [bool(block.themes) for block in first.blocks] == [False, True]
    assert first.themes[3] == "Dele gode erfaringer og felles utfordringer"
    assert last.themes == ()


EXEMPT = (
    "items:\n  - {title: Hemmelig, type: decision, part: fellesdel, presenter: frogn, exempt: offl. § 13, "
    "background: Hemmelig, proposal: Hemmelig, attachments: [hemmelig.pdf], from: ssu}\n"
)


def test_of_an_exempt_item_a_public_agenda_shows_number_and_ground_alone(tmp_path):
    year = follo(tmp_path, FIRST, EXEMPT)
    assert "emmelig" not in year.markdown("follo-2025-1")
    view = year.view("follo-2025-1")
    assert "03/25 Unntatt offentlighet, offl. § 13" in rows(view)
    assert view.cover.status_line.endswith(" · offentlig versjon")


def test_those_who_are_called_see_an_exempt_item_with_its_ground_and_that_the_agenda_is_internal(tmp_path):
    view = follo(tmp_path, FIRST, EXEMPT).view("follo-2025-1", named=True)
    row = next(row for part in view.parts for row in part.rows if row.title == "Hemmelig")
    assert row.remarks.replace("\u00a0", " ") == "unntatt offentlighet, offl. § 13, fra SSU, vedlegg 1"
    assert (view.cases[0].proposal, view.attachments) == (("Hemmelig",), ("hemmelig.pdf",))
    assert view.cover.status_line.endswith(" · intern versjon")
    assert "Versjon" in [fact.label for fact in view.facts]


def test_an_agenda_without_exempt_items_has_one_version(tmp_path):
    view = follo(tmp_path, FIRST, "items:\n  - {title: Åpen sak, part: fellesdel}\n").view("follo-2025-1", named=True)
    assert "Versjon" not in [fact.label for fact in view.facts]
    assert "versjon" not in view.cover.status_line


def test_late_withdrawn_and_lifted_items_say_so(tmp_path):
    meeting = (
        "items:\n  - {title: For sent, received: 2025-02-04, part: kommunedel}\n"
        "  - {title: I tide, received: 2025-02-03, part: kommunedel}\n"
        "  - {title: Trukket sak, outcome: withdrawn, proposal: Nei., part: kommunedel}\n"
        "  - {title: Oppover, raise_to: ssu, attachments: [b.pdf, a.pdf], part: kommunedel}\n"
    )
    view = follo(tmp_path, FIRST, meeting).view("follo-2025-1")
    own = view.parts[0].rows[2:]
    assert [row.remarks for row in own] == [
        "meldt etter fristen", "", "trukket", "løftes til SSU, vedlegg\u00a01, vedlegg\u00a02",
    ]  # fmt: skip
    assert [row.struck for row in own] == [False, False, True, False]
    assert view.cases == ()
    assert view.attachments == ("b.pdf", "a.pdf")


TOO_MUCH = """\
items:
  - {title: Lang sak, part: kommunedel, duration: 110 min}
  - {title: Kort sak, part: fellesdel, duration: 20 min}
"""


@pytest.mark.parametrize(
    ("language", "notes"),
    [
        (
            "nb",
            (
                "Sakene er satt til 130 minutter, men møtet varer i 120.",
                "Kommune/sykehusdelen av møtet får 20 minutter, men skal ha minst 30.",
            ),
        ),
        (
            "nn",
            (
                "Sakene er sette til 130 minutt, men møtet varer i 120.",
                "Kommune/sykehusdelen av møtet får 20 minutt, men skal ha minst 30.",
            ),
        ),
        (
            "sv",
            (
                "Ärendena beräknas ta 130 minuter, men mötet är 120 minuter långt.",
                "Kommune/sykehusdelen av møtet får 20 minuter, men ska ha minst 30.",
            ),
        ),
        (
            "en",
            (
                "The items take 130 minutes, but the meeting has 120.",
                "Kommune/sykehusdelen av møtet gets 20 minutes, but must have at least 30.",
            ),
        ),
    ],
)
def test_a_draft_says_that_its_times_do_not_add_up(tmp_path, language, notes):
    assert follo(tmp_path, FIRST, TOO_MUCH).view("follo-2025-1", language).notes[:2] == notes


def test_a_sent_agenda_keeps_that_to_itself(tmp_path):
    notes = follo(tmp_path, FIRST, f"agenda: {{sent: 2025-02-06}}\n{TOO_MUCH}").view("follo-2025-1").notes
    assert not any("minutter" in note for note in notes)
