import re
from datetime import date
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from tests.documents.agendas import FOLLO, ROOT, STRATEGISK, Year, copied, follo, proposed, wording, year_of

from mandat.documents.agenda.call import call_view
from mandat.documents.agenda.view import AgendaView
from mandat.documents.runs import Run, sentence
from mandat.render.look import look_of
from mandat.render.reader_inline import plain_text

FIRST = "id: follo-2025-1, on: 2025-02-13, time: 09:00-11:00"
SHOULD_BE_OUT = "Sakslisten skulle vært sendt ut senest *torsdag 6. februar 2025*."
TUESDAY = "id: follo-2025-1, on: 2025-05-13, time: 09:00-11:00"


def facts(view: AgendaView) -> dict[str, str]:
    """The facts as one reads them: strong words in stars, struck ones in waves."""
    return {fact.label: "".join(marked(run) for run in fact.runs).strip().replace("\u00a0", " ") for fact in view.facts}


def marked(run: Run) -> str:
    mark = "*" if run.strong else "~" if run.struck else ""
    return ("" if run.glued else " ") + f"{mark}{run.text}{mark}"


def with_rules(folder: Path, old: str, new: str, line: str = FIRST) -> Year:
    """Follo, with one passage of its mandate written otherwise."""
    follo(folder, line)
    mandate = folder / "mandates" / "ahus" / "forvaltningsnettverk.yaml"
    text = mandate.read_text(encoding="utf-8")
    assert old in text
    mandate.write_text(text.replace(old, new, 1), encoding="utf-8")
    return year_of(folder, 2025)


def chair(folder: Path, rule: str) -> dict[str, str]:
    """The facts of Follo where the chair follows another rule."""
    text = (ROOT / "mandates" / "ahus" / "forvaltningsnettverk.yaml").read_text(encoding="utf-8")
    roles = text[text.index("roles:\n") : text.index("deadlines:\n")]
    return facts(with_rules(folder, roles, f"roles:\n  chair: {{{rule}}}\n").view("follo-2025-1"))


def test_a_deadline_on_a_saturday_shows_both_days_and_why(tmp_path):
    assert facts(follo(tmp_path, TUESDAY).view("follo-2025-1"))["Saker meldes"] == (
        "~Lørdag 3. mai 2025~ flyttet til *fredag 2. mai 2025* (10 dager før): 3. mai er en lørdag. Til møtelederen."
    )


def test_a_deadline_on_a_holiday_names_it(tmp_path):
    line = "id: follo-2025-1, on: 2025-05-08, time: 09:00-11:00"
    assert facts(follo(tmp_path, line).view("follo-2025-1"))["Saksliste ut"] == (
        "~Torsdag 1. mai 2025~ flyttet til *onsdag 30. april 2025* (1 uke før): 1. mai er offentlig fridag (arbeidernes dag)."
    )


@pytest.mark.parametrize(
    ("rule", "expect"),
    [
        ("5 working days before 12:00", "Senest *torsdag 6. februar 2025 kl. 12.00* (5 arbeidsdager før, kl. 12.00)"),
        ("at any time", "Når som helst."),
        ("{when: 1 week before, to: members}", "Senest *torsdag 6. februar 2025* til medlemmene (1 uke før)"),
        ("{when: 1 week before, how: På e-post}", "Senest *torsdag 6. februar 2025* (1 uke før). På e-post."),
        ("{how: Kommer senere}", "Kommer senere."),
        ("{to: members}", "Til medlemmene."),
    ],
)
def test_a_deadline_is_told_as_the_mandate_has_it(tmp_path, rule, expect):
    year = with_rules(tmp_path, "agenda: 1 week before", f"agenda: {rule}")
    assert facts(year.view("follo-2025-1"))["Saksliste ut"] == expect


@pytest.mark.parametrize(
    ("rule", "expect"),
    [
        ("party: ahus", "Ahus"),
        ("party: [municipality, ahus]", "Kommunene eller Ahus"),
        ("party: [municipality, ahus], appointed_by: itself", "Velges blant kommunene og Ahus"),
        ("jointly: [municipality, ahus]", "Kommunene og Ahus i fellesskap"),
        ("office: Kommunedirektøren i Ås", "Kommunedirektøren i Ås"),
        ("office: Samhandlingssjef, party: ahus", "Samhandlingssjef (Ahus)"),
        ("alternates: every year, between: [municipality, ahus], start: 2024", "Ahus, 2025"),
        ("rotates: every year, among: municipality", "Ikke avklart"),
        ("rotates: every 2 years, among: municipality, order: listed, start: 2025", "Ås, 2025–2026"),
        ("rotates: every quarter, among: municipality, order: listed, start: 2025-Q1", "Ås, 1. januar 2025–31. mars 2025"),
    ],
)
def test_who_leads_is_said_as_far_as_it_is_known(tmp_path, rule, expect):
    found = chair(tmp_path, rule)["Møteleder"].removesuffix(" (antakelse)")
    assert found == expect


def test_a_turn_that_rests_on_an_assumption_says_so_and_quotes_it_once():
    view = year_of(ROOT, 2025, proposed("follo-2025-1", FOLLO, date(2025, 2, 13))).view("follo-2025-1")
    assert facts(view)["Møteleder"] == "Nesodden, første halvår 2025 (antakelse)"
    texts = [one.text for one in view.assumptions]
    assert texts.count("Rekkefølgen følger avsnitt 3. Mandatet sier ikke noe.") == 1
    assert len(texts) == len(set(texts))


def test_who_led_according_to_the_meetings_file_is_a_fact(tmp_path):
    view = follo(tmp_path, FIRST, "roles: {chair: frogn}\n").view("follo-2025-1")
    assert facts(view)["Møteleder"] == "Frogn"


@pytest.mark.parametrize(
    ("old", "new", "expect"),
    [
        ("deputies: allowed", "deputies: none", "Deltakelsen er forpliktende. Stedfortreder kan ikke stille."),
        ("deputies: allowed", "deputies: personal", "Deltakelsen er forpliktende. Personlig stedfortreder kan stille."),
        ("deputies: allowed", "deputies: 1", "Deltakelsen er forpliktende. Antall stedfortredere: 1."),
        (
            "attendance: mandatory",
            "attendance: should be mandatory",
            "Deltakelsen bør være forpliktende. Stedfortreder kan stille.",
        ),
        ("e: mandatory", "e: voluntary", "Deltakelsen er frivillig. Stedfortreder kan stille."),
    ],
)
def test_whether_one_must_come_and_may_send_another(tmp_path, old, new, expect):
    assert (
        facts(with_rules(tmp_path, old, new).view("follo-2025-1"))["Forfall"] == f"Meldes til møtelederen (antakelse). {expect}"
    )


def test_absence_is_reported_where_the_mandate_says(tmp_path):
    new = "deadlines:\n  absence: {when: 2 days before, to: secretary}\n"
    found = facts(with_rules(tmp_path, "deadlines:\n", new).view("follo-2025-1"))["Forfall"]
    assert found.startswith("Senest *tirsdag 11. februar 2025* til referenten (2 dager før)")


@pytest.mark.parametrize(
    ("line", "expect"),
    [
        ("place: Ås rådhus, form: physical", "Ås rådhus"),
        ("place: Teams, form: digital", "Digitalt (Teams)"),
        ("form: digital", "Digitalt"),
        ("place: Ås rådhus, form: hybrid", "Fysisk og digitalt (Ås rådhus)"),
        ("place: Ås rådhus", "Ås rådhus"),
        ("host: as", "Fysisk eller digitalt (ikke avklart)"),
    ],
)
def test_where_the_meeting_is(tmp_path, line, expect):
    assert facts(follo(tmp_path, f"{FIRST}, {line}").view("follo-2025-1"))["Sted"] == expect


def test_a_meeting_without_hours_says_the_day_only_and_gives_its_parts_no_times(tmp_path):
    view = follo(tmp_path, "id: follo-2025-1, on: 2025-02-13").view("follo-2025-1")
    assert view.when.replace("\u00a0", " ") == "Torsdag 13. februar 2025 (uke 7)"
    assert not view.has_times
    assert [part.title for part in view.parts] == ["Kommunedelen av møtet", "Kommune/sykehusdelen av møtet, minst 30 min"]


def test_a_meeting_in_a_week_says_that_the_day_is_not_settled(tmp_path):
    view = follo(tmp_path, "id: follo-2025-1, on: 2025-W41").view("follo-2025-1")
    assert view.when.replace("\u00a0", " ") == "Uke 41 i 2025, datoen er ikke fastsatt"


def test_a_moved_meeting_shows_the_old_day_the_new_one_and_why(tmp_path):
    line = "id: follo-2025-1, on: 2025-05-15, state: moved, was: 2025-05-12, because: Kollisjon, revision: 1, revised: 2025-03-01"
    assert facts(follo(tmp_path, line).view("follo-2025-1"))["Tid"] == (
        "~Mandag 12. mai 2025~ flyttet til *torsdag 15. mai 2025*: Kollisjon"
    )


def test_a_cancelled_meeting_is_struck_through_and_has_nothing_due(tmp_path):
    view = follo(tmp_path, f"{FIRST}, state: cancelled, because: Sykdom").view("follo-2025-1")
    assert (view.cancelled, view.cover.tag, view.has_agenda) == ("avlyst", "Avlyst", False)
    assert facts(view)["Status"] == "*Avlyst*: Sykdom"
    assert not {"Saker meldes", "Saksliste ut", "Forfall"} & set(facts(view))


@pytest.mark.parametrize(
    ("state", "on", "tag", "status"),
    [
        ("planned", date(2025, 2, 6), "Utkast", "Ikke utsendt. Saksnumrene er foreløpige."),
        ("announced", date(2025, 2, 7), "Utkast", f"Ikke utsendt. {SHOULD_BE_OUT} Saksnumrene er foreløpige."),
        ("held", date(2025, 3, 1), None, "Møtet er holdt."),
    ],
)
def test_the_status_says_how_far_the_agenda_has_come(tmp_path, state, on, tag, status):
    view = follo(tmp_path, f"{FIRST}, state: {state}").view("follo-2025-1", on=on)
    assert view.cover.tag == tag
    assert facts(view)["Status"] == status


def test_a_proposed_date_is_no_date_yet():
    view = year_of(ROOT, 2025, proposed("follo-2025-1", FOLLO, date(2025, 2, 13))).view("follo-2025-1", on=date(2026, 1, 1))
    assert (view.cover.tag, view.cover.status_line) == ("Forslag", "Forslag. Ikke utsendt")
    assert facts(view)["Status"] == "Datoen er et forslag. Ikke utsendt. Saksnumrene er foreløpige."


def test_a_meeting_has_its_number_by_date_and_a_cancelled_one_has_none(tmp_path):
    first, second, third = (
        "id: z, on: 2025-02-04",
        "id: x, on: 2025-03-04, state: cancelled, because: Ja",
        "id: y, on: 2025-06-03",
    )
    year = follo(tmp_path, second, "", third, first)
    assert [year.view(meeting).title.replace("\u00a0", " ") for meeting in "zxy"] == [
        "Innkalling til møte 1/2025",
        "Innkalling: møte 4. mars 2025",
        "Innkalling til møte 2/2025",
    ]
    assert [year.view("x", language).title.replace("\u00a0", " ") for language in ("nn", "sv", "en")] == [
        "Innkalling: møte 4. mars 2025",
        "Kallelse: möte den 4 mars 2025",
        "Notice of meeting: 4 March 2025",
    ]


def test_a_meeting_that_the_plan_names_is_called_by_that_name(tmp_path):
    view = follo(tmp_path, f"{FIRST}, title: Oppstartsmøte").view("follo-2025-1")
    assert view.title == "Innkalling: Oppstartsmøte"


def test_two_kinds_of_meetings_of_one_network_have_titles_of_their_own():
    operativ = ("jamtland", "lokal-samverkansarena/operativ", "arena")
    dates = (
        proposed("arena-strategisk-2025-1", STRATEGISK, date(2025, 3, 6)),
        proposed("arena-operativ-2025-1", operativ, date(2025, 1, 20)),
    )
    year = year_of(ROOT, 2025, *dates)
    views = tuple(year.view(one.id, "sv") for one in dates)
    assert [view.title for view in views] == [
        "Kallelse till möte 1/2025, strategisk nivå (vad ska göras)",
        "Kallelse till möte 1/2025, operativ nivå (hur det ska göras)",
    ]
    assert {view.cover.issuer for view in views} == {"Lokal samverkansarena"}


def test_a_level_is_told_behind_the_name_of_the_network_where_the_plan_names_the_meeting(tmp_path):
    target = copied(tmp_path, "jamtland")
    line = "{id: a, kind: lokal-samverkansarena/strategisk, of: arena, on: 2025-03-06, title: Temadag}"
    (target / "plan-2025.yaml").write_text(f"format: 1\nplan: 2025\nmeetings:\n  - {line}\n", encoding="utf-8")
    view = year_of(tmp_path, 2025).view("a", "sv")
    assert view.title == "Kallelse: Temadag"
    assert view.cover.issuer == "Lokal samverkansarena, strategisk nivå (vad ska göras)"


def test_the_joint_meeting_is_led_by_a_municipality_for_its_network():
    felles = ("ahus", "forvaltningsnettverk/felles", "all networks")
    view = year_of(ROOT, 2025, proposed("felles-2025-1", felles, date(2025, 10, 16))).view("felles-2025-1")
    assert view.title == "Innkalling: Felles årlig nettverksmøte 2025"
    assert facts(view)["Arrangør"] == "Arbeidsutvalget (AU)"
    assert re.fullmatch(r".+ \(Forvaltningsnettverk .+\), 2025 \(antakelse\)", facts(view)["Møteleder"])


def test_the_municipality_that_receives_the_others_is_the_host(tmp_path):
    assert facts(follo(tmp_path, f"{FIRST}, host: frogn").view("follo-2025-1"))["Vertskap"] == "Frogn"


def test_columns_in_which_nothing_would_stand_are_left_out(tmp_path):
    year = follo(tmp_path, FIRST)
    view = year.view("follo-2025-1")
    columns = view.columns
    assert (columns.clock, columns.minutes, columns.type, columns.responsible) == (False, False, True, True)
    assert "| Kl. |" not in year.markdown("follo-2025-1")


def test_observers_and_those_called_as_needed_are_told_apart():
    year = year_of(ROOT, 2025, proposed("arena-strategisk-2025-1", STRATEGISK, date(2025, 3, 6)))
    called = {row.label: row.who for row in year.view("arena-strategisk-2025-1", "sv").participants}
    assert called["Övriga"] == "Vid behov: adjungerade personer (närvaro- och yttranderätt)"
    assert called["Region Jämtland Härjedalen"] == "Verksamhetschef och läkare (MLA)"


def test_a_party_with_more_seats_is_named_with_its_number(tmp_path):
    new = "per: municipality, count: 1, except: {frogn: up to 2}}"
    year = with_rules(tmp_path, "per: municipality, count: 1}", new)
    assert "representant fra saksbehandlertjenesten (Frogn: inntil 2)" in year.view("follo-2025-1").participants[0].who


@pytest.mark.parametrize("language", ["nb", "nn", "sv", "en"])
def test_every_agenda_of_the_repository_can_be_made_in_every_language(language):
    year = year_of(ROOT, 2023)
    assert len(year.calendar.meetings) == 8
    for meeting in year.calendar.meetings:
        assert year.markdown(meeting.id, language) == year.markdown(meeting.id, language)


def test_what_people_wrote_comes_out_as_they_wrote_it(tmp_path):
    hostile = "<b>*fet*</b> | [x](y) `#let` $z$ ~~nei~~ ![i](j) & # 1. \\\\"
    meeting = f'items:\n  - {{title: "{hostile}", background: "- {hostile}", proposal: "> {hostile}", part: fellesdel}}\n'
    text = follo(tmp_path, FIRST, meeting).markdown("follo-2025-1")
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    words = [plain_text(node) for node in SyntaxTreeNode(parser.parse(text)).walk() if node.type == "inline"]
    typed = hostile.replace("\\\\", "\\")
    assert words.count(typed) == 1
    assert {f"- {typed}", f"> {typed}", f"03/25\u2003{typed}"} <= set(words)


def test_the_look_has_the_state_on_every_page_and_the_labels_of_the_language():
    year = year_of(ROOT, 2025, proposed("follo-2025-1", FOLLO, date(2025, 2, 13)))
    look = look_of(year.view("follo-2025-1"), wording("nb"))
    assert (look.title, look.issuer) == ("Innkalling til møte 1/2025", "Forvaltningsnettverk Folloregionen")
    assert (look.lang, look.region, look.date, look.status) == ("nb", "NO", date(2025, 2, 13), "Forslag")
    assert look.labels["Forslag til vedtak"] == "proposal"


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("Publiceras (med bilagor)", "Publiceras (med bilagor)."),
        ("Ja.", "Ja."),
        ("”Ja.”", "”Ja.”"),
        ("Hvor?", "Hvor?"),
        ("mål", "mål."),
    ],
)
def test_a_sentence_ends_once(text, expect):
    assert sentence(text) == expect


def test_an_area_of_a_mandate_without_members_calls_the_municipalities(tmp_path):
    copied(tmp_path, "innlandet")
    view = year_of(tmp_path, 2023).view("hamar-2023-1")
    assert view.participants[0].who == "Fra hver kommune: kommunedirektør, ordfører og helse og omsorgssjef"
    assert (view.title, view.cover.issuer) == ("Innkalling: Dialogmøte 2023", "Helsefellesskap Innlandet, Hamarregion")


LATE = "items:\n  - {title: I tide, received: 2025-02-03}\n  - {title: Sein, received: 2025-02-04}\n"


def test_an_agenda_that_went_out_in_time_says_so(tmp_path):
    view = follo(tmp_path, FIRST, "agenda: {sent: 2025-02-06}\n").view("follo-2025-1")
    assert facts(view)["Status"] == "Utsendt torsdag 6. februar 2025. Fristen er holdt."


def test_an_agenda_that_went_out_late_names_the_day(tmp_path):
    view = follo(tmp_path, FIRST, "agenda: {sent: 2025-02-07}\n").view("follo-2025-1")
    assert facts(view)["Status"] == "Utsendt fredag 7. februar 2025. Fristen var torsdag 6. februar 2025."


def test_a_draft_says_that_the_time_for_items_is_over_and_how_many_came_after_it(tmp_path):
    year = follo(tmp_path, FIRST, LATE)
    told = "Senest *mandag 3. februar 2025* til møtelederen (10 dager før)"
    assert facts(year.view("follo-2025-1", on=date(2025, 2, 3)))["Saker meldes"] == f"{told}. 1 sak er meldt etter fristen."
    late = facts(year.view("follo-2025-1", on=date(2025, 2, 5)))["Saker meldes"]
    assert late == f"{told}. Fristen er ute. 1 sak er meldt etter fristen."


def test_an_item_that_came_after_the_agenda_is_marked(tmp_path):
    items = "agenda: {sent: 2025-01-30}\nitems:\n  - {number: 01/25, title: Ny, received: 2025-02-01}\n"
    (row,) = (row for part in follo(tmp_path, FIRST, items).view("follo-2025-1").parts for row in part.rows)
    assert row.remarks == "meldt etter utsending"


def test_sentences_about_absence_are_parted_by_full_stops(tmp_path):
    new = "deadlines:\n  absence: {when: 2 days before, to: secretary}\n"
    found = facts(with_rules(tmp_path, "deadlines:\n", new).view("follo-2025-1"))["Forfall"]
    assert "til referenten (2 dager før). Deltakelsen er forpliktende." in found


def test_nothing_is_due_on_a_day_that_is_counted_from_a_month(tmp_path):
    found = facts(follo(tmp_path, "id: follo-2025-1, on: 2025-10").view("follo-2025-1"))
    assert (found["Saker meldes"], found["Saksliste ut"]) == ("10 dager før. Til møtelederen.", "1 uke før.")


def test_an_assumption_about_a_seat_is_told_with_its_title(tmp_path):
    subjects = {one.subject for one in follo(tmp_path, "id: follo-2025-1, on: 2025-10-08").view("follo-2025-1").assumptions}
    assert "Samhandlingskoordinator" in subjects
    assert "Deltakere" not in subjects


def test_a_call_for_items_says_nothing_about_who_is_called(tmp_path):
    year = follo(tmp_path, "id: follo-2025-1, on: 2025-10-08")
    call = call_view(year.workspace, year.calendar, year.meeting("follo-2025-1"), wording("nb"), date(2020, 1, 1))
    assert all(one.subject != "Samhandlingskoordinator" for one in call.assumptions)


@pytest.mark.parametrize(
    ("when", "expect"),
    [
        ("should be 10 days before", "Bør skje senest *mandag 3. februar 2025* til møtelederen (10 dager før)"),
        ("10 days before", "Senest *mandag 3. februar 2025* til møtelederen (10 dager før)"),
    ],
)
def test_a_day_that_is_only_wished_for_is_told_as_such(tmp_path, when, expect):
    new = f"items: {{when: {when}, to: chair}}"
    assert (
        facts(with_rules(tmp_path, "items: {when: 10 days before, to: chair}", new).view("follo-2025-1"))["Saker meldes"]
        == expect
    )


def test_what_the_tool_assumes_about_absence_is_explained(tmp_path):
    told = {one.subject: one.text for one in follo(tmp_path, "id: follo-2025-1, on: 2025-10-08").view("follo-2025-1").assumptions}
    assert told["Forfall"] == "Mandatet sier ikke hvem forfall meldes til."


def test_hours_of_a_part_are_told_as_clock_times(tmp_path):
    view = follo(tmp_path, "id: follo-2025-1, on: 2025-10-08, time: 09:00-11:00").view("follo-2025-1")
    assert all(" kl.\u00a0" in part.title for part in view.parts)
