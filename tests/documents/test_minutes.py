"""Minutes as a document: who was there, who really led, what is told of each item, and any text that people may write."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from tests.documents.agendas import wording
from tests.documents.minutes import Asked, changed, markdown_of, view_of, workspace_with

from mandat.documents.register import Chosen, register_view
from mandat.render.look import look_of
from mandat.render.pdf import render_pdf
from mandat.source.folder import Folder
from mandat.source.shipped import shipped_templates
from mandat.workspace import load

ARENA = Asked("arenan", "arena-2025-1", "sv", date(2025, 3, 15))
FOLLO = Asked("ahus", "follo-2025-1", "nb", date(2025, 3, 20))
FORUM = Asked("harbour", "forum-2025-1", "en", date(2025, 6, 6))


def fact(view, label):
    found = next(one for one in view.facts if one.label == label)
    return " ".join(run.text for run in found.runs)


def party(view, beginning):
    return next(one for one in view.attendance if one.label.startswith(beginning))


def rows(found):
    return [(row.state, row.seat) for row in found.rows]


def test_seats_are_counted_party_by_party_and_a_deputy_is_for_somebody(tmp_path):
    workspace_with(tmp_path, "arenan")
    found = party(view_of(tmp_path, ARENA), "Kommunerna")
    assert found.label == "Kommunerna: 3 av 4"
    assert rows(found) == [
        ("● Närvarande", "Förvaltningschef, Västby"),
        ("● Ersättare", "För MAS, Västby"),
        ("● På distans", "Förvaltningschef, Östby"),
        ("○ Frånvarande", "MAS, Östby"),
    ]


def test_where_the_mandate_leaves_the_number_open_those_who_came_are_counted(tmp_path):
    workspace_with(tmp_path, "ahus")
    assert party(view_of(tmp_path, FOLLO), "Ahus").label == "Ahus: 3 til stede"


def test_a_seat_of_which_nobody_wrote_anything_is_told_as_not_recorded(tmp_path):
    workspace_with(tmp_path, "ahus")
    assert ("Ikke ført", "Samhandlingskoordinator, Enebakk") in rows(party(view_of(tmp_path, FOLLO), "Kommunene"))


def test_a_guest_who_only_came_for_an_exempt_item_is_not_in_the_public_version(tmp_path):
    workspace_with(tmp_path, "ahus")
    public = Asked("ahus", "follo-2025-1", "nb", date(2025, 3, 20), public=True)
    assert [seat for _, seat in rows(party(view_of(tmp_path, public), "Gjester"))] == [
        "Innleder fra PLO-gruppen (Ahus), sak\u00a006/25"
    ]
    assert len(party(view_of(tmp_path, FOLLO), "Gjester").rows) == 2


def test_who_really_led_is_told_with_the_turn_that_was_not_kept(tmp_path):
    target = workspace_with(tmp_path, "harbour")
    assert fact(view_of(tmp_path, FORUM), "Chair") == "South Shore (it was the turn of North Shore)"
    changed(target, "forum-2025-1", "chair: south", "chair: north/manager")
    assert fact(view_of(tmp_path, FORUM), "Chair") == "North Shore (service manager)"


def test_a_turn_that_rests_on_an_assumption_says_so_where_the_file_is_silent(tmp_path):
    target = workspace_with(tmp_path, "ahus")
    assert view_of(tmp_path, FOLLO).assumptions == ()
    changed(target, "follo-2025-1", "roles: {chair: nesodden/koordinator, secretary: enebakk}\n", "")
    view = view_of(tmp_path, FOLLO)
    assert fact(view, "Møteleder") == "Nesodden, første halvår 2025 (etter planen, ikke ført)"
    assert len(view.assumptions) > 0


def test_a_matter_on_which_they_did_not_agree_goes_where_the_mandate_says(tmp_path):
    target = workspace_with(tmp_path, "arenan")
    item = next(one for one in view_of(tmp_path, ARENA).sections[0].items if one.number == "§\u00a04")
    assert item.dissent == ("Västby: Västby anser att rutinen ska vänta på regionens översyn.",)
    assert item.further.startswith("Parterna blev inte överens. Enligt uppdraget lyfts ärendet till Strategiska styrgruppen")
    changed(target, "arena-2025-1", "    dissent:\n", "    decision: Rutinen gäller.\n    dissent:\n")
    decided = next(one for one in view_of(tmp_path, ARENA).sections[0].items if one.number == "§\u00a04")
    assert (decided.decision, decided.further) == (("Rutinen gäller.",), "")


def test_short_notes_leave_the_background_to_the_agenda_and_a_protocol_repeats_it(tmp_path):
    workspace_with(tmp_path, "ahus")
    workspace_with(tmp_path, "arenan")
    assert "arena for læring" not in markdown_of(tmp_path, FOLLO)
    assert "#### Bakgrund\n\nRutinen från 2021 följs inte på alla enheter.\n" in markdown_of(tmp_path, ARENA)


def test_a_protocol_is_signed_by_who_kept_it_who_led_and_the_verifiers(tmp_path):
    workspace_with(tmp_path, "arenan")
    assert [(one.role, one.who, one.signed) for one in view_of(tmp_path, ARENA).signatures] == [
        ("Vid protokollet", "Regionen (verksamhetschef)", ""),
        ("Ordförande", "Västby (förvaltningschef)", ""),
        ("Justerare", "Östby (förvaltningschef)", ""),
        ("Justerare", "Regionen (verksamhetschef)", ""),
    ]


def test_the_role_of_a_verifier_in_the_file_counts_as_a_signer(tmp_path):
    target = workspace_with(tmp_path, "arenan")
    changed(target, "arena-2025-1", ", signers: [ostby/forvaltningschef, regionen/chef]", "")
    changed(target, "arena-2025-1", "secretary: regionen/chef}", "secretary: regionen/chef, adjuster: ostby/mas}")
    mandate = target / "arena.yaml"
    text = mandate.read_text(encoding="utf-8").replace("deadlines:", "  adjuster: {title: Justerare}\ndeadlines:", 1)
    mandate.write_text(text, encoding="utf-8")
    view = view_of(tmp_path, ARENA)
    assert fact(view, "Justerare") == "Östby (MAS)"
    assert [one.who for one in view.signatures if one.role == "Justerare"] == ["Östby (MAS)"]


def test_comments_are_due_from_the_day_the_minutes_went_out(tmp_path):
    target = workspace_with(tmp_path, "arenan")
    changed(target, "arena-2025-1", "{status: draft,", "{status: circulated, sent: 2025-03-12,")
    told = fact(view_of(tmp_path, ARENA), "Status").replace("\u00a0", " ")
    assert told.startswith("Utkast, utskickat den 12 mars 2025. Synpunkter lämnas senast den 19 mars 2025 till sekreteraren.")
    assert told.endswith(" Godkänns genom justering.")


def test_tasks_from_before_are_followed_until_they_are_done_late_ones_first(tmp_path):
    workspace_with(tmp_path, "fonna")
    view = view_of(tmp_path, Asked("fonna", "lms-nettverk-2025-2", "nn", date(2025, 10, 30)))
    assert [(one.item, one.status) for one in view.follow_up] == [
        ("05/25", "▲ Forseinka"),
        ("17/25", "○ Open"),
        ("05/25", "● Utført 10.09.2025"),
    ]


HOSTILE = (
    "# ikke en overskrift",
    "**Vedtak** | ny celle | {{ doc.title }} {% if %}",
    "#let x = 1; #text(fill: red)[rød] $x^2$ @ref <label>",
    "<script>alert(1)</script> &amp; <b>fet</b>",
    "> **Vedtak** 1. punkt - liste ~~strøket~~ `kode`",
    "Čáhci ŋ đ š ŧ ž Ø å \u200f\u202eטקסט 🎉",
    "a" * 10_000,
)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:20])
def test_any_text_comes_out_as_it_was_written(tmp_path, text):
    target = workspace_with(tmp_path, "harbour")
    quoted = "'" + text.replace("'", "''") + "'"
    for old in ("Discharge letters", "The Trust presented figures for the autumn.", "Pharmacist", "First monthly report"):
        changed(target, "forum-2025-1", old, quoted)
    view, words = view_of(tmp_path, FORUM), wording("en")
    assert [item.said for section in view.sections for item in section.items][1] == (" ".join(text.split()),)
    made = markdown_of(tmp_path, FORUM)
    assert made.count("\n## ") == 3
    assert made.count("\n### ") == 2
    pdf = PdfReader(BytesIO(render_pdf(made, look_of(view, words), (shipped_templates(),))))
    assert len(pdf.pages) >= 1


@pytest.mark.parametrize(("language", "remark"), [("nb", "protokollen er ikke godkjent"), ("sv", "protokollet är inte justerat")])
def test_the_register_of_a_body_that_keeps_a_protocol_says_that_it_is_not_signed(tmp_path, language, remark):
    target = workspace_with(tmp_path, "arenan")
    changed(target, "arena-2025-1", "    dissent:\n", "    decision: Rutinen gäller.\n    dissent:\n")
    community = load(Folder(tmp_path)).communities[0]
    remarks = [one.remarks for one in register_view(community, Chosen(), wording(language), date(2025, 12, 1)).decisions]
    assert any(one.startswith(remark) for one in remarks)
