import re
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from pypdf import PdfReader
from tests.documents.agendas import ROOT, wording
from tests.documents.mandates import community_of, everything, markdown_of, shipped, view_of

from mandat.documents.mandate.view import MandateView
from mandat.render.look import look_of
from mandat.render.markdown import render_markdown
from mandat.render.pdf import render_pdf
from mandat.source.shipped import shipped_templates


def cases(name: str) -> list[dict[str, str]]:
    text = (Path(__file__).parent / f"{name}.yaml").read_text(encoding="utf-8")
    return [dict(case) for case in yaml.load(text, yaml.BaseLoader)]  # noqa: S506  text only


LANGUAGES = ("nb", "nn", "sv", "en")


def with_rule(folder: Path, old: str, new: str, language: str = "nb") -> str:
    """The mandate in which every field has a value, with one passage written otherwise, without no-break spaces."""
    file = everything(folder) / "nettverk.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return markdown_of(community_of(folder, "everything"), "nettverk", language).replace("\u00a0", " ")


def small(folder: Path, rules: str, language: str = "nb") -> MandateView:
    """A mandate with nothing but its members and these rules."""
    head = "format: 1\nmandate: neste\ntitle: Neste mandat\nmembers: [vestbygd, ostbygd, sykehuset]\n"
    (everything(folder) / "neste.yaml").write_text(head + rules, encoding="utf-8")
    return view_of(community_of(folder, "everything"), "neste", language)


def headings(view: MandateView) -> list[str]:
    return [f"{one.number} {one.title}" for section in view.sections for one in (section, *section.parts)]


def texts(view: MandateView) -> list[str]:
    return [
        text.replace("\u00a0", " ")
        for section in view.sections
        for one in (section, *section.parts)
        for block in one.blocks
        for text in (block.text, *block.items)
        if text
    ]


def test_sections_stand_in_the_order_people_know_and_empty_ones_are_not_there(tmp_path):
    assert headings(view_of(community_of(ROOT, "ahus"), "forvaltningsnettverk")) == [
        "1 Formål",
        "2 Oppgaver",
        "2.1 Kommunedelen av møtet",
        "2.2 Kommune/sykehusdelen av møtet",
        "3 Struktur",
        "4 Møter",
        "4.1 Deltakelse",
        "4.2 Sammensetning",
        "4.3 Møteledelse",
        "4.4 Møtehyppighet",
        "4.5 Saker og agenda",
        "4.6 Referat",
        "5 Rapportering",
        "6 Evaluering",
        "7 Merknader",
    ]
    assert headings(small(tmp_path, "")) == ["1 Struktur"]


def test_the_network_s_own_part_follows_the_common_text_and_the_file_s_own_headings_come_last():
    titles = [one.title for one in view_of(community_of(ROOT, "fonna"), "lms", "nn").sections]
    assert titles[-3:] == ["Utgifter", "Nettverk for lærings- og meistringstilbod", "Grunnlagsdokument for etableringa"]


def test_an_empty_change_log_is_a_sentence_and_a_missing_one_is_not_there(tmp_path):
    assert "Ingen endringer er ført." in shipped("ahus", "forvaltningsnettverk", "nb")
    assert "## Endringslogg\n\nIngen endringer er ført.\n" in markdown(small(tmp_path, "document: {changes: []}\n"))
    assert "Endringslogg" not in markdown(small(tmp_path, "document: {review: 2030}\n"))


def markdown(view: MandateView, language: str = "nb") -> str:
    return render_markdown("mandate.md.j2", view, wording(language), (shipped_templates(),))


def test_defaults_of_the_file_format_are_not_put_into_the_mandate_s_mouth(tmp_path):
    assert texts(small(tmp_path, "minutes: {kind: notes}\nmeetings: [{id: mote, title: Møte, frequency: 2 per year}]\n"))[1:] == [
        "Det holdes 2 møter per år.",
        "Det skrives kort referat fra møtene.",
    ]


@pytest.mark.parametrize("case", cases("mandate_sentences"), ids=lambda case: case["now"] or case["was"])
def test_a_rule_is_a_sentence(tmp_path, case):
    assert case["expect"] in with_rule(tmp_path, case["was"], case["now"])


@pytest.mark.parametrize(
    ("status", "tag"), [("draft", "Utkast"), ("expired", "Utløpt"), ("replaced", "Erstattet"), ("adopted", None)]
)
def test_a_mandate_that_is_not_in_force_says_so_on_every_page(tmp_path, status, tag):
    assert small(tmp_path, f"document: {{status: {status}}}\n").cover.tag == tag


def test_the_draft_of_a_revision_does_not_hold_from_the_day_of_its_predecessor(tmp_path):
    papers = "version: 1.1, valid_from: 2024-01-10, approved: [{body: Styret, on: 2024-01-10}]"
    assert small(tmp_path / "draft", f"document: {{status: draft, {papers}}}\n").lead == "Versjon 1.1"
    adopted = small(tmp_path / "adopted", f"document: {{status: adopted, {papers}}}\n").lead.replace("\u00a0", " ")
    assert adopted == "Versjon 1.1, gyldig fra 10. januar 2024"


def test_a_network_s_own_rule_stands_with_the_network_and_only_what_differs(tmp_path):
    text = with_rule(tmp_path, "6 per year", "6 per year, deadlines.items: 3 days before, composition.seats.kontakt.count: 2")
    own = text[text.index("## 11\u2003Kystnettverket") : text.index("## 12\u2003")]
    assert "Det holdes 6 møter per år.\n" in own
    assert "Saker til møtet meldes senest 3 dager før møtet.\n" in own
    assert "| Hver kommune | Kontaktperson | 2 |" in own
    assert "Overlege" not in own
    assert "Fellesmøte" not in own


def test_a_network_s_rule_that_only_takes_away_is_named(tmp_path):
    text = with_rule(tmp_path, "local: {meetings.mote.frequency: 6 per year}", "local: {publication: Ingen}")
    assert "Publisering: Ingen." in text


def test_an_assumption_is_marked_at_its_rule_and_told_at_the_end():
    text = shipped("ahus", "forvaltningsnettverk", "nb")
    assert "Den første perioden er andre halvår 2024 (antakelse)." in text
    assert "Rullerer hvert halvår mellom kommunene. " in text
    assert "> - Møteleder, første periode: Den første perioden er den da mandatet begynte å gjelde, andre halvår 2024." in text


def test_a_paragraph_of_the_purpose_that_leads_on_stands_with_the_tasks():
    sections = view_of(community_of(ROOT, "jamtland"), "lokal-samverkansarena", "sv").sections
    assert sections[1].blocks[0].text.endswith("genom att:")
    assert sections[1].blocks[1].items[0].startswith("Verkställa beslut")


def test_areas_that_a_rule_counts_are_named():
    text = shipped("fonna", "lms", "nn")
    assert "- Sunnhordland. Koordinatoren er i Stord.\n- Hardanger. Koordinatoren er i Odda.\n" in text


def test_more_assumptions_than_a_page_holds_go_on_over_the_page(tmp_path):
    numbers = range(1, 121)
    tasks = "".join(f"  - Oppgave {number}\n" for number in numbers)
    basis = "".join(f"  tasks.{number}: {{assumed: Antatt som nummer {number}.}}\n" for number in numbers)
    view = small(tmp_path, f"tasks:\n{tasks}basis:\n{basis}")
    pdf = render_pdf(markdown(view), look_of(view, wording("nb")), (shipped_templates(),))
    assert lowest(pdf) > 0


def lowest(pdf: bytes) -> float:
    """How far above the foot of its page the lowest text of a PDF file stands, in points; below nought it is cut off."""
    heights: list[float] = []
    for page in PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_text=lambda text, cm, tm, *_: heights.append(tm[5] * cm[3] + cm[5]) if text.strip() else None)
    return min(heights)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_tells_every_rule(tmp_path, language):
    everything(tmp_path)
    community = community_of(tmp_path, "everything")
    own, other = (view_of(community, "nettverk", one) for one in ("nb", language))
    assert [len(one.parts) for one in other.sections] == [len(one.parts) for one in own.sections]
    assert [len(one.blocks) for one in other.sections] == [len(one.blocks) for one in own.sections]
    assert not re.search(r"\{\w*\}", markdown_of(community, "nettverk", language))


def test_no_word_of_the_tool_stays_in_another_language():
    text = shipped("fonna", "lms", "sv")
    for word in ("Føremål", "kvart år", "seinast", "Deltakinga", "Samansetjing", "oppnemnd", "antaking"):
        assert word not in text


@pytest.mark.parametrize("case", cases("mandate_roles"), ids=lambda case: case["rule"])
def test_a_role_is_told_as_the_mandate_has_it(tmp_path, case):
    assert texts(small(tmp_path, f"roles:\n  {case['rule']}\n"))[-1] == case["expect"]
