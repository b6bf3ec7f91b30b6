import pytest
from tests.cli.conftest import ROOT
from tests.cli.reporting import held_year


@pytest.fixture
def year(tmp_path):
    return held_year(tmp_path)


def report(mandat, year, name="nord", *arguments, of="2025", on="2026-02-15"):
    result = mandat("-C", year, "report", of, *((name,) if name else ()), "--on", on, *arguments)
    assert result.code == 0, result.err
    return result.out


def part(text, heading):
    """What stands under a heading, up to the next of its level."""
    mark = heading.split(" ", 1)[0]
    return text.split(f"\n{heading}\n", 1)[1].split(f"\n{mark} ", 1)[0]


def change(year, file, old, new):
    path = year / "mandates/eks" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_mandate_and_the_versions_in_force(mandat, year):
    told = part(report(mandat, year), "## Mandat og organisering").replace("\u00a0", " ")
    assert "| Versjon i kraft | Versjon 1.1 fra 10. januar 2024 |" in told
    assert "Ingen endringer i mandatet er ført i 2025." in told


def test_a_year_in_which_the_version_changed_tells_both_and_what_changed(mandat, year):
    told = part(report(mandat, year, of="2024"), "## Mandat og organisering").replace("\u00a0", " ")
    assert "| Versjon i kraft | Versjon 1.0 fra 1. mai 2020; versjon 1.1 fra 10. januar 2024 |" in told
    assert "- Versjon 1.1, 10. januar 2024: Flere møter" in told


def test_a_year_before_the_mandate_says_so(mandat, year):
    told = part(report(mandat, year, of="2019"), "## Mandat og organisering")
    assert "Mandatet sier ikke hvilken versjon som gjaldt." in told
    assert "Mandatet var ikke i kraft i 2019." in told


def test_members_party_by_party_with_who_came_and_who_went(mandat, year):
    told = part(report(mandat, year), "## Medlemmer").replace("\u00a0", " ")
    assert "| Type part | Antall | Medlemmer ved årets slutt |" in told
    assert "| Kommuner | 2 | Vestbygd, Nordbygd |" in told  # never more than two at once
    assert "| Helseforetak | 1 | Eksempel sykehus |" in told
    assert "- Østbygd var med til og med 30. juni 2025.\n- Nordbygd ble med 1. juli 2025." in told


def test_meetings_against_the_rule_and_what_nobody_recorded(mandat, year):
    told = part(report(mandat, year), "## Møter")
    assert "| Nettverksmøte | Minst 3 per år | 4 | 2 | 1 | Ikke avgjort ennå |" in told
    assert "| 09.10.2025 | 41 | Nettverksmøte | Avlyst: Sykdom |" in told
    assert "| 04.12.2025 | 49 | Nettverksmøte | Ikke ført |" in told
    assert "| 13.02.2025 | 7 | Nettverksmøte | Holdt | Vestbygd |" in told
    assert "| 08.05.2025 | 19 | Nettverksmøte | Holdt | Ikke ført |" in told
    assert "Referent" not in told  # the body has no such role


def test_too_few_meetings_are_said_once_the_year_is_recorded(mandat, year):
    change(year, "plan-2025.yaml", "on: 2025-12-04, time: 09:00-11:00}", "on: 2025-12-04, state: cancelled, because: Snø}")
    assert "| 4 | 2 | 2 | Færre enn kravet |" in report(mandat, year)


def test_attendance_counts_each_party_in_the_meetings_it_was_called_to(mandat, year):
    told = part(report(mandat, year), "## Oppmøte")
    assert "| Part | Møter | Til stede | Ved vara | Forfall | Ikke ført |" in told
    assert "| Vestbygd | 3 | 1 |  |  | 2 |" in told
    assert "| Østbygd | 2 |  | 1 |  | 1 |" in told
    assert "| Eksempel sykehus | 3 |  |  | 1 | 2 |" in told
    assert "| Nordbygd | 1 |  |  |  | 1 |" in told
    assert "Oppmøtet er ikke ført for 2 av 3 holdte møter." in told


def test_the_meetings_of_all_networks_are_in_the_report_of_each_with_its_own_members_only(mandat, year):
    home = year / "mandates/eks/meetings"
    attendance = "attendance: {vestbygd/kontakt: present, nordbygd/kontakt: present, sykehuset/lege: deputy}"
    (home / "felles-2025-1.yaml").write_text(f"format: 1\nmeeting: felles-2025-1\n{attendance}\n", encoding="utf-8")
    out = report(mandat, year, "sor")
    assert "| Felles fagdag | 1 per år | 1 | 1 | 0 | Oppfylt |" in out
    assert "| Vestbygd | 1 | 1 |  |\n| Eksempel sykehus | 1 |  | 1 |" in part(out, "## Oppmøte")
    assert "Nordbygd" not in part(out, "## Oppmøte")
    assert "| Uten dato | Fagdag |  | Holdt 18.09.2025 |" in out


def test_cases_without_those_that_frame_a_meeting_and_exempt_ones_closed(mandat, year):
    told = part(report(mandat, year), "## Saker og vedtak").replace("\u00a0", " ")
    assert "Saker: 4. Vedtak: 3." in told
    assert "| 13.02.2025 | 02/25 | Sjekkliste | Nettverket lager en sjekkliste. Protokolltilførsel: Østbygd. |" in told
    assert "| 13.02.2025 | 03/25 |  | Unntatt offentlighet, offl. § 13 |" in told
    assert "| 08.05.2025 | 06/25 | Handlingsplan | Utsatt |" in told
    assert "Godkjenning av innkalling" not in told
    assert "pasient" not in report(mandat, year)


def test_an_item_under_the_workspaces_own_title_for_it_only_frames_the_meeting(mandat, year):
    change(year, "meetings/nord-2025-1.yaml", "title: Godkjenning av innkalling og saksliste", "title: Klarering av lista")
    assert "Klarering av lista" in report(mandat, year)
    own = year / "templates" / "wording" / "nb.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("agenda: {frame: {agenda: Klarering av lista}}\n", encoding="utf-8")
    told = part(report(mandat, year), "## Saker og vedtak")
    assert "Saker: 4. Vedtak: 3." in told
    assert "Klarering av lista" not in told


def test_an_item_that_was_put_off_and_came_again_is_one_item(mandat, year):
    assert "Saker: 4. Vedtak: 3." in report(mandat, year)
    change(year, "meetings/nord-2025-2.yaml", "number: 06/25", "number: 02/25")
    out = report(mandat, year)
    assert "Saker: 3. Vedtak: 3." in out
    assert part(out, "## Saker og vedtak").count("| 02/25 |") == 2


def test_actions_open_and_done(mandat, year):
    told = part(report(mandat, year), "## Oppfølging").replace("\u00a0", " ")
    assert "| ▲ Forsinket |  | Unntatt offentlighet, offl. § 13 |  | 03/25 |" in told
    assert "| ● Utført 30.05.2025 | 01.06.2025 | utkast til sjekkliste | Vestbygd | 02/25 |" in told


def test_a_duty_of_which_nobody_wrote_is_not_recorded_and_a_postponed_item_did_not_treat_it(mandat, year):
    told = part(report(mandat, year), "## Planer og rapporter")
    assert "| 28.11.2025 | Handlingsplan | FoU | Ikke ført |" in told
    assert "| 31.01.2025 | Årsrapport | FoU | Ikke ført |" in told
    assert "Samlet rapport" not in told


@pytest.mark.parametrize(
    ("meeting", "status"),
    [
        ("nord-2025-2", "Behandlet 08.05.2025, sak\u00a006/25"),
        ("nord-2025-4", "Behandlet 04.12.2025, sak\u00a006/25, etter fristen"),
    ],
)
def test_an_item_of_a_held_meeting_treats_the_duty_it_names(mandat, year, meeting, status):
    change(year, "meetings/nord-2025-2.yaml", ", outcome: postponed", "")
    if meeting != "nord-2025-2":
        change(year, "plan-2025.yaml", "time: 09:00-11:00}\n  - {id: felles", "state: held}\n  - {id: felles")
        home = year / "mandates/eks/meetings"
        text = (home / "nord-2025-2.yaml").read_text(encoding="utf-8").replace("nord-2025-2", meeting)
        (home / f"{meeting}.yaml").write_text(text, encoding="utf-8")
        (home / "nord-2025-2.yaml").unlink()
    assert f"| 28.11.2025 | Handlingsplan | FoU | {status} |" in report(mandat, year)


def test_a_duty_of_every_meeting_tells_in_how_many_it_was_treated(mandat, year):
    duty = "  - {id: status, title: Statusrunde, kind: report, every: meeting, at: mote, to: fou}\n"
    change(year, "nettverk.yaml", "  - {id: plan,", f"{duty}  - {{id: plan,")
    assert "| Hvert møte | Statusrunde | FoU | Ikke ført |" in report(mandat, year)
    change(year, "meetings/nord-2025-2.yaml", "type: discussion", "type: discussion\n    duty: status")
    assert "| Hvert møte | Statusrunde | FoU | Behandlet i 1 av 2 holdte møter |" in report(mandat, year)
    assert "Statusrunde" not in report(mandat, year, "sor")  # no meeting of that kind was held


def test_a_duty_that_is_not_due_yet_is_neither_met_nor_late(mandat, year):
    assert "| 28.11.2025 | Handlingsplan | FoU | Fristen er ikke nådd |" in report(mandat, year, on="2025-10-01")


def test_the_plan_of_the_next_year_is_told_where_it_is_adopted(mandat, year):
    assert "Møteplanen for 2026 er ikke vedtatt." in report(mandat, year)
    assert "Møteplanen for 2025 ble vedtatt av Strategisk samarbeidsutvalg (SSU)" in report(mandat, year, of="2024")


def test_what_people_wrote_stands_under_its_heading_and_what_they_did_not_is_said(mandat, year):
    out = report(mandat, year)
    assert part(out, "## Sammendrag") == "\nEt **godt** år.\n"
    assert part(out, "## Egne ord") == "\nMer.\n"
    assert part(out, "## Økonomi") == "\nDette avsnittet er ikke skrevet.\n"


def test_until_it_is_adopted_it_is_a_draft_with_a_place_for_body_and_day(mandat, year):
    out = report(mandat, year)
    assert "| Status | Utkast. Per 15." in out
    assert "| Organ | …" in out


def test_the_item_that_decided_on_it_is_where_it_was_adopted(mandat, year):
    home = year / "mandates/eks"
    line = "{id: nord-2026-1, kind: nettverk/mote, of: nord, on: 2026-01-29, state: held}"
    (home / "plan-2026.yaml").write_text(f"format: 1\nplan: 2026\nmeetings:\n  - {line}\n", encoding="utf-8")
    item = "{number: 01/26, title: Årsrapport, type: decision, duty: arsrapport, decision: Godkjent.}"
    (home / "meetings/nord-2026-1.yaml").write_text(f"format: 1\nmeeting: nord-2026-1\nitems:\n  - {item}\n", encoding="utf-8")
    out = report(mandat, year).replace("\u00a0", " ")
    assert "| Status | Vedtatt |" in out
    assert "| Dato | 29. januar 2026 |\n| Sak | 01/26 |" in out
    assert "| Status | Utkast. Per 28. januar 2026 |" in report(mandat, year, on="2026-01-28").replace("\u00a0", " ")


def test_people_may_write_where_it_was_adopted(mandat, year):
    change(year, "reports/nord-2025.md", "## Egne ord", "## Vedtatt i\n\nPr. e-post 1. februar.\n\n## Egne ord")
    out = report(mandat, year)
    assert part(out, "## Vedtatt i") == "\nPr. e-post 1. februar.\n"
    assert "| Status | Vedtatt |" in out


def test_the_collecting_body_gets_the_reports_of_the_networks_in_one(mandat, year):
    out = report(mandat, year, "fou").replace("\u00a0", " ")
    assert out.startswith("# Samlet årsrapport 2025\n\nEnhet for samhandling\n")
    assert "| Samler | Nettverk nord og Nettverk sør |" in out
    assert "| Går til | Strategisk samarbeidsutvalg (SSU) |\n| Frist | 27. februar 2026 |" in out
    assert "- [1 Nettverk nord](#1)\n- [2 Nettverk sør](#2)" in out
    assert "| Nettverk nord | 4 | 2 | 1 | 4 | 3 | 1 |" in out
    assert "### Sammendrag\n\nEt **godt** år." in out
    assert "Ikke skrevet: Måloppnåelse, Avvik og risiko" in out


def test_the_chain_goes_on_to_the_body_above(mandat, year):
    out = report(mandat, year, "ssu").replace("\u00a0", " ")
    assert "| Samler | Nettverk nord og Nettverk sør |" in out
    assert "| Gjennom | Enhet for samhandling (FoU): Samlet rapport, 27. februar 2026 |" in out


def test_a_report_tells_into_which_it_goes(mandat, year):
    out = report(mandat, year).replace("\u00a0", " ")
    assert "| Går til | Enhet for samhandling (FoU) |\n| Inngår i | Samlet rapport |\n| Frist | 30. januar 2026 |" in out


def test_in_a_collected_report_each_network_tells_where_its_own_goes(mandat, year):
    out = report(mandat, year, "fou").replace("\u00a0", " ")
    own = "| Går til | Enhet for samhandling (FoU) |\n| Inngår i | Samlet rapport |\n| Frist | 30. januar 2026 |\n"
    assert f"\n## 1\u2003Nettverk nord\n\n|  |  |\n|---|---|\n{own}\n### Sammendrag\n" in out
    assert out.count("| Går til | Strategisk samarbeidsutvalg (SSU) |") == 1  # the collecting body's, at the head


def test_what_another_body_reports_is_not_told_as_the_network_s_own(mandat, year):
    assert "Strategisk samarbeidsutvalg (SSU) |\n| Frist" not in report(mandat, year)


def test_the_name_of_a_mandate_with_one_network_means_that_network(mandat, year):
    change(year, "nettverk.yaml", "  - {id: sor, name: Nettverk sør, members: [vestbygd, sykehuset]}\n", "")
    change(year, "nettverk.yaml", "of: all networks, ", "")
    change(year, "nettverk.yaml", "at: felles", "at: mote")
    change(year, "plan-2025.yaml", "of: all networks", "of: nord")
    assert report(mandat, year, "nettverk") == report(mandat, year, "nord")
    (year / "mandates/eks/reports/nettverk-2025.md").write_text("Borte?", encoding="utf-8")
    told = mandat("-C", year, "report", "2025", "nettverk", "--on", "2026-02-15").err
    assert 'mandates/eks/reports/nettverk-2025.md is in no report: "nettverk" is no network here; ' in told


@pytest.mark.parametrize("name", ["eks", "nettverk", "eks/nettverk"])
def test_a_community_and_a_mandate_have_all_networks_and_their_joint_meetings(mandat, year, name):
    out = report(mandat, year, name)
    assert "| Mandat for nettverkene: felles møter | 1 | 1 | 0 | 0 | 0 | 0 |" in out
    assert "\n## 3\u2003Mandat for nettverkene: felles møter\n\n### Møter\n" in out


def test_words_for_the_whole_stand_at_its_head(mandat, year):
    (year / "mandates/eks/reports/fou-2025.md").write_text("Alle har levert.", encoding="utf-8")
    assert part(report(mandat, year, "fou"), "## Sammendrag") == "\nAlle har levert.\n"


def test_without_a_name_every_community_has_its_report(mandat):
    out = mandat("-C", ROOT, "report", "2025", "--on", "2026-01-01").out
    assert out.count("\n# ") + out.startswith("# ") == 5
    assert "# Samla årsrapport 2025" in out
    assert "# Samlad årsrapport 2025" in out
    assert "### Prosess for etablering" in out or "## Prosesser" in out


def test_a_name_that_is_not_there_is_wrong_use(mandat, year):
    assert mandat("-C", year, "report", "2025", "nort").err.endswith('"nort"; did you mean `nord`?\n')
    told = mandat("-C", year, "report", "2025", "vestbygd")
    assert (told.code, "has no annual report" in told.err) == (2, True)


def test_a_file_in_another_encoding_ends_the_command_and_says_where(mandat, year):
    path = year / "mandates/eks/reports/nord-2025.md"
    path.write_bytes("## Sammendrag\n\nGodt år på Østlandet.\n".encode("latin-1"))
    result = mandat("-C", year, "report", "2025", "nord")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith(
        'mandates/eks/reports/nord-2025.md:3:6: The file is not saved as UTF-8; this letter is probably "å".'
    )


def test_a_comment_without_an_end_hides_nothing(mandat, year):
    change(year, "reports/nord-2025.md", "Et **godt**", "<!-- Et **godt**")
    result = mandat("-C", year, "report", "2025", "nord")
    assert result.code == 1
    assert "nord-2025.md:5: The comment that begins with `<!--` here has no end." in result.err


def test_a_huge_file_is_refused(mandat, year):
    change(year, "reports/nord-2025.md", "Mer.", "mer " * 100_000)
    result = mandat("-C", year, "report", "2025", "nord")
    assert result.code == 1
    assert "a report takes 200000 at most" in result.err


def test_a_file_with_a_slip_in_its_name_is_told(mandat, year):
    home = year / "mandates/eks/reports"
    (home / "nord-2025.md").rename(home / "nort-2025.md")
    result = mandat("-C", year, "report", "2025", "nord", "--on", "2026-02-15")
    assert result.code == 0
    assert 'mandates/eks/reports/nort-2025.md is in no report: "nort" is no network here; did you mean `nord`?' in result.err


@pytest.mark.parametrize("name", ["nord-25.md", "Nord-2025.MD", "nord_2025.md", "nord-2025.txt", "Årsrapport nord.docx"])
def test_a_text_beside_the_others_that_no_report_reads_is_told(mandat, year, name):
    (year / "mandates/eks/reports" / name).write_text("Borte?", encoding="utf-8")
    told = mandat("-C", year, "report", "2025", "nord", "--on", "2026-02-15").err
    assert f"reports/{name} is in no report: such a file is called after a network and the year, `…-2025.md`" in told


@pytest.mark.parametrize("name", ["nord-2024.md", "figur.png"])
def test_a_text_of_another_year_and_a_picture_are_no_slips(mandat, year, name):
    (year / "mandates/eks/reports" / name).write_text("Før", encoding="utf-8")
    assert "is in no report" not in mandat("-C", year, "report", "2025", "nord", "--on", "2026-02-15").err


def test_what_people_write_is_no_template_and_no_html(mandat, year, tmp_path):
    change(year, "reports/nord-2025.md", "Mer.", "{{ doc.title }} <b>x</b> {% raw %} <script>alert(1)</script>")
    assert "{{ doc.title }} \\<b>x\\</b> {% raw %}" in report(mandat, year)
    report(mandat, year, "nord", "-o", tmp_path / "x.html")
    page = (tmp_path / "x.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "{{ doc.title }} &lt;b&gt;" in page


@pytest.mark.parametrize(("suffix", "begins"), [(".md", b"# "), (".pdf", b"%PDF-1.7"), (".html", b"<!DOC"), (".docx", b"PK")])
def test_the_suffix_picks_the_format(mandat, year, tmp_path, suffix, begins):
    report(mandat, year, "fou", "-o", tmp_path / f"x{suffix}")
    assert (tmp_path / f"x{suffix}").read_bytes().startswith(begins)


@pytest.mark.parametrize(("language", "heading"), [("nb", "Oppmøte"), ("nn", "Oppmøte"), ("sv", "Närvaro"), ("en", "Attendance")])
def test_every_language_has_its_words_and_finds_what_was_written_in_the_network_s(mandat, year, language, heading):
    out = report(mandat, year, "nord", "--lang", language)
    assert f"\n## {heading}\n" in out
    assert "Et **godt** år." in out.split("## ", 2)[1]


def test_the_starter_has_every_heading_and_leaves_no_trace_in_the_report(mandat, year):
    result = mandat("-C", year, "new", "report", "sor", "2025")
    assert result.code == 0
    text = (year / "mandates/eks/reports/sor-2025.md").read_text(encoding="utf-8")
    assert "# Årsrapport 2025: Nettverk sør" in text
    assert "## Brukermedvirkning\n\n<!--" in text
    out = report(mandat, year, "sor")
    assert "<!--" not in out
    assert out.count("Dette avsnittet er ikke skrevet.") == 6


def test_a_file_that_is_there_is_never_overwritten(mandat, year):
    result = mandat("-C", year, "new", "report", "nord", "2025")
    assert result.code == 2
    assert result.err == "mandates/eks/reports/nord-2025.md is already there, and is never overwritten. Open it and write on.\n"


def test_a_collecting_body_has_a_file_too(mandat, year):
    assert mandat("-C", year, "new", "report", "fou", "2025").code == 0
    assert (year / "mandates/eks/reports/fou-2025.md").is_file()


@pytest.mark.parametrize("language", ["nb", "nn", "sv", "en"])
def test_the_starter_of_every_language_fits_its_report(mandat, year, language):
    change(year, "community.yaml", "language: nb", f"language: {language}")
    mandat("-C", year, "new", "report", "sor", "2025")
    path = year / "mandates/eks/reports/sor-2025.md"
    lines = path.read_text(encoding="utf-8").splitlines()
    headings = [line for line in lines if line.startswith("## ")]
    path.write_text("\n".join(f"{line}\n\nTekst nr. {n}." for n, line in enumerate(headings)), encoding="utf-8")
    out = report(mandat, year, "sor")
    assert len(headings) == 8
    assert all(f"{heading}\n" in out for heading in headings)
    assert [n for n in range(8) if f"Tekst nr. {n}." in out] == list(range(8))


@pytest.mark.parametrize(
    "name",
    [
        "mandates/eks/reports/nord-2025.md",
        "mandates/eks/reports/nord-2024.md",
        "mandates/eks/../eks/reports/sor-2025.md",
        "templates/report.md",
    ],
)
def test_what_people_write_is_never_written_over(mandat, year, name):
    before = (year / "mandates/eks/reports/nord-2025.md").read_bytes()
    result = mandat("-C", year, "report", "2025", "nord", "--on", "2026-02-15", "-o", year / name)
    told = f"{year / name} is a file that people write, and no product is put there. Name another one with `-o`.\n"
    assert (result.code, result.out, result.err) == (2, "", told)
    assert (year / "mandates/eks/reports/nord-2025.md").read_bytes() == before
    assert not (year / "templates").exists()


def test_no_command_writes_its_product_over_what_people_write(mandat, year):
    prose = year / "mandates/eks/reports/nord-2025.md"
    for words in (
        ("decisions", "-o", prose),
        ("calendar", "2025", "--save", "-o", prose),
        ("minutes", "nord", "nord-2025-2", "--send", "-o", prose),
        ("document", "nettverk", "-o", prose),
        ("agenda", "nord", "nord-2025-4", "--send", "-o", prose),
        ("validate", "--report", prose),
    ):
        before = {path: path.read_bytes() for path in year.rglob("*") if path.is_file()}
        assert mandat("-C", year, *words).code == 2, words
        assert {path: path.read_bytes() for path in year.rglob("*") if path.is_file()} == before, words


def test_a_product_beside_what_people_write_is_written(mandat, year):
    for name in ("mandates/eks/referater/nord.md", "mandates/eks/reports/nord-2025.pdf", "nord-2025.md"):
        assert mandat("-C", year, "report", "2025", "nord", "--on", "2026-02-15", "-o", year / name).code == 0


def test_a_year_before_the_mandate_has_no_rule_to_keep(mandat, year):
    out = report(mandat, year, of="2019")
    assert "| Nettverksmøte | Minst 3 per år | 0 | 0 | 0 |\n" in out
    assert "oppfylt" not in out.lower()


def test_a_year_of_an_earlier_version_is_a_year_with_a_mandate(mandat, year):
    out = report(mandat, year, of="2022").replace("\u00a0", " ")
    told = part(out, "## Mandat og organisering")
    assert "| Versjon i kraft | Versjon 1.0 fra 1. mai 2020 |\n" in told
    assert "ikke i kraft" not in told
    assert "10. januar 2024" not in told  # neither its validity nor its approval is of this year
    assert "| Nettverksmøte | Minst 3 per år | 0 | 0 | 0 | Ikke avgjort ennå |" in out


def test_a_new_version_in_the_middle_of_the_year_lowers_no_number(mandat, year):
    change(year, "nettverk.yaml", "valid_from: 2024-01-10", "valid_from: 2025-06-01")
    out = report(mandat, year)
    assert "| Nettverksmøte | Minst 3 per år | 4 | 2 | 1 | Ikke avgjort ennå |" in out
    told = part(out, "## Mandat og organisering").replace("\u00a0", " ")
    assert "Versjon 1.0 fra 1. mai 2020; versjon 1.1 fra 1. juni 2025 |" in told


def test_a_draft_is_no_version_in_force(mandat, year):
    change(year, "nettverk.yaml", "version: 1.1\n  status: adopted", "version: 1.2\n  status: draft")
    told = part(report(mandat, year), "## Mandat og organisering").replace("\u00a0", " ")
    assert "| Versjon i kraft | Versjon 1.1 fra 10. januar 2024 |\n| Utkast | Versjon 1.2 |\n" in told


def test_of_a_draft_whose_log_is_silent_the_version_in_force_is_not_known(mandat, year):
    change(year, "nettverk.yaml", "version: 1.1\n  status: adopted", "version: 1.2\n  status: draft")
    lines = "    - {version: 1.0, on: 2020-05-01, what: Opprettet}\n    - {version: 1.1, on: 2024-01-10, what: Flere møter}\n"
    change(year, "nettverk.yaml", f"  changes:\n{lines}", "")
    told = part(report(mandat, year), "## Mandat og organisering")
    assert "| Versjon i kraft | Mandatet sier ikke hvilken versjon som gjaldt. |\n| Utkast | Versjon 1.2 |\n" in told


def test_a_mandate_that_nobody_has_adopted_is_a_draft_and_nothing_else(mandat, year):
    change(year, "nettverk.yaml", "version: 1.1\n  status: adopted", "version: 1.0\n  status: draft")
    change(
        year,
        "nettverk.yaml",
        "    - {version: 1.0, on: 2020-05-01, what: Opprettet}\n    - {version: 1.1, ",
        "    - {version: 1.0, ",
    )
    told = part(report(mandat, year), "## Mandat og organisering")
    assert "| Utkast | Versjon 1.0 |" in told
    assert "Versjon i kraft" not in told


def test_the_item_that_goes_through_earlier_actions_is_no_matter(mandat, year):
    change(year, "meetings/nord-2025-2.yaml", "title: Oppfølging\n", "title: Oppfølging fra tidligere møter\n")
    told = part(report(mandat, year), "## Saker og vedtak")
    assert "Saker: 4. Vedtak: 3." in told
    assert "05/25" not in told
    change(year, "meetings/nord-2025-2.yaml", "    frame: opening\n", "")  # typed by hand
    assert "Saker: 4. Vedtak: 3." in report(mandat, year)


def test_an_item_that_was_lifted_says_to_whom(mandat, year):
    change(year, "meetings/nord-2025-2.yaml", "duty: plan, outcome: postponed", "raise_to: ssu")
    assert "| 06/25 | Handlingsplan | Løftet til SSU |" in report(mandat, year)


def test_who_was_absent_without_a_word_is_not_told_as_excused(mandat, year):
    assert "Ikke møtt" not in report(mandat, year)
    change(year, "meetings/nord-2025-1.yaml", "ostbygd/kontakt: deputy", "ostbygd/kontakt: absent")
    told = part(report(mandat, year), "## Oppmøte")
    assert "| Part | Møter | Til stede | Forfall | Ikke møtt | Ikke ført |" in told
    assert "| Østbygd | 2 |  |  | 1 | 1 |" in told


def test_a_report_goes_to_somebody_through_somebody(mandat, year):
    change(year, "nettverk.yaml", "title: Handlingsplan, kind: plan, by: 11-30, every: year, covers: next year, to: fou", "DUTY")
    change(
        year,
        "nettverk.yaml",
        "DUTY",
        "title: Handlingsplan, kind: plan, by: 11-30, every: year, covers: next year, to: ssu, via: fou",
    )
    assert "| Handlingsplan | SSU (via FoU) | Ikke ført |" in report(mandat, year)


def test_what_comes_four_times_without_a_day_is_one_row(mandat, year):
    change(
        year,
        "nettverk.yaml",
        "  - {id: plan,",
        "  - {id: tall, title: Kvartalstall, kind: report, every: quarter, to: fou}\n  - {id: plan,",
    )
    assert report(mandat, year).count("Kvartalstall") == 1
    assert "| Hvert kvartal | Kvartalstall | FoU | Ikke ført |" in report(mandat, year)
    change(year, "meetings/nord-2025-2.yaml", "type: discussion", "type: discussion\n    duty: tall")
    assert "| Hvert kvartal | Kvartalstall | FoU | Behandlet 08.05.2025, sak\u00a005/25 |" in report(mandat, year)


def test_minutes_that_are_not_approved_are_told_in_a_sentence(mandat, year):
    change(
        year, "meetings/nord-2025-1.yaml", "minutes: {status: approved, approved: {at: nord-2025-2}}", "minutes: {status: draft}"
    )
    assert "Nettverket lager en sjekkliste. Referatet er ikke godkjent. Protokolltilførsel: Østbygd. |" in report(mandat, year)


def test_what_the_collecting_body_wrote_stands_under_its_own_name(mandat, year):
    (year / "mandates/eks/reports/fou-2025.md").write_text("## Økonomi\n\nIngen midler.\n", encoding="utf-8")
    assert "## Fra Enhet for samhandling\n\n### Økonomi\n\nIngen midler.\n" in report(mandat, year, "fou")


def test_of_a_year_before_this_version_no_breach_is_told(mandat, year):
    change(year, "nettverk.yaml", "valid_from: 2024-01-10", "valid_from: 2026-03-01")
    change(year, "nettverk.yaml", "at least 3 per year", "at least 6 per year")
    assert "| Nettverksmøte | Minst 6 per år | 4 | 2 | 1 | Ikke avgjort ennå |" in report(mandat, year, on="2026-04-01")
    change(year, "plan-2025.yaml", "on: 2025-12-04, time: 09:00-11:00}", "on: 2025-12-04, state: cancelled, because: Snø}")
    assert "| Nettverksmøte | Minst 6 per år | 4 | 2 | 2 | Ikke avgjort ennå |" in report(mandat, year, on="2026-04-01")
