import re
from dataclasses import fields, is_dataclass, replace
from typing import get_args

import pytest

from mandat.documents.frames import frame_of, frame_title
from mandat.documents.wording.base import Plural, capital
from mandat.documents.wording.groups import Wording
from mandat.documents.wording.read import WordingProblem, read_wording
from mandat.rules.holidays import HOLIDAY_IDS
from mandat.schema.community import Language
from mandat.source.shipped import shipped_templates

LANGUAGES = ("nb", "nn", "sv", "en")

BOKMAL_ONLY = set(
    re.findall(
        r"\w+",
        """
    ikke fra uke uker hver hvert saksliste møteleder nestleder leder ansvarlig hva sted oppgave oppgaver
    deltakere stedfortreder virksomhet måned lørdag mandag tirsdag dager frister planer rapporter faser datoene
    kommuner jevnlig antall noe senest innen være hvor nummer se utsatt trukket åpen forsinket flyttet
    minutter kommunene romjulen begrunnelse helseforetak brukerorganisasjon vedtatt julaften nyttårsaften en selv
    egen
    """,
    )
)


def text_of(language: str) -> str:
    return (shipped_templates() / "wording" / f"{language}.yaml").read_text(encoding="utf-8")


def wording(language: str) -> Wording:
    return read_wording(text_of(language), f"{language}.yaml")


def phrases(record: object) -> list[str]:
    if isinstance(record, str):
        return [record]
    if isinstance(record, tuple):
        return [phrase for entry in record for phrase in phrases(entry)]
    assert is_dataclass(record)
    return [phrase for field in fields(record) for phrase in phrases(getattr(record, field.name))]


def words_of(language: str) -> set[str]:
    return {word for phrase in phrases(wording(language)) for word in re.findall(r"[^\W\d_]+", phrase.lower())}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_is_complete(language):
    assert wording(language).language == language


def test_every_language_has_its_territory():
    assert [wording(language).locale for language in LANGUAGES] == ["nb_NO", "nn_NO", "sv_SE", "en_GB"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_holiday_and_quiet_day_has_a_name_and_no_name_is_left_over(language):
    names = wording(language).holidays
    assert tuple(sorted(field.name.replace("_", "-") for field in fields(names))) == HOLIDAY_IDS
    assert all(names[day] for day in HOLIDAY_IDS)


def test_nynorsk_borrows_no_word_from_bokmal():
    assert words_of("nn") & BOKMAL_ONLY == set()


def test_the_letters_of_every_language_are_its_own():
    assert not re.search("[äöÄÖ]", "".join(phrases(wording("nb")) + phrases(wording("nn"))))
    assert not re.search("[æøÆØ]", "".join(phrases(wording("sv"))))
    assert not re.search("[æøåäöÆØÅÄÖ]", "".join(phrases(wording("en"))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_labels_of_decision_proposal_and_assumption_differ(language):
    assert sorted(wording(language).labels.kinds().values()) == ["decision", "note", "note", "note", "proposal"]


def test_one_and_many_and_a_range_are_phrased_by_the_language():
    day = {language: wording(language).units.day for language in LANGUAGES}
    assert [day[language].of(1) for language in LANGUAGES] == ["1 dag", "1 dag", "1 dag", "1 day"]
    assert [day[language].of(10) for language in LANGUAGES] == ["10 dager", "10 dagar", "10 dagar", "10 days"]
    assert day["nb"].of(10, 14) == "10–14 dager"


def test_words_are_found_by_the_ids_of_the_file_format():
    words = wording("nn")
    assert words.holidays["maundy-thursday"] == "skjærtorsdag"
    assert words.roles["vice-chair"] == "nestleiar"
    assert words.who.kind("municipality").all == "kommunane"
    assert "host" in words.roles
    assert "rapporteur" not in words.roles


def test_a_word_that_is_no_kind_of_party_is_refused():
    with pytest.raises(KeyError):
        wording("nb").who.kind("members")


def test_a_phrase_can_begin_a_line():
    assert capital("møteleder") == "Møteleder"
    assert capital("") == ""


def test_no_break_spaces_hold_clock_week_and_item_together():
    words = wording("nb")
    assert words.times.at.format(clock="09.00") == "kl.\u00a009.00"
    assert words.times.week.format(n=7) == "uke\u00a07"
    assert words.minutes.guest_items.format(guest="NAV", items="07/25") == "NAV, sak\u00a007/25"


@pytest.mark.parametrize("own", get_args(Language))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_title_for_whatever_frames_the_agenda_of_another(language, own):
    words, frame = wording(language).agenda.frame, frame_of(own)
    titles = [frame_title(item, words, protocol=True) for item in (*frame.opening, *frame.closing)]
    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_nynorsk_has_one_word_for_a_proposal():
    assert not any("framlegg" in word for word in words_of("nn"))


@pytest.mark.parametrize(
    ("old", "new", "line_with", "message"),
    [
        ("  place: Sted\n", "", "  title: Innkalling", "agenda.place is missing"),
        ("  place: Sted\n", "  plaze: Sted\n", "  plaze", "agenda.plaze is no phrase that a document uses"),
        ("  place: Sted\n", "  place: Sted\n  place: Hvor\n", "  place: Hvor", '"place" stands twice'),
        ("  place: Sted\n", "  place:\n", "  place:", '"place" has no value'),
        ("Senest {date}\n", "Senest\n", "Senest", "agenda.at-latest should have {date}, and has no placeholder"),
        ("Senest {date}\n", "Senest {dato}\n", "Senest {dato", "agenda.at-latest should have {date}, and has {dato}"),
        ("Senest {date}\n", "Senest {date\n", "Senest {date", "agenda.at-latest has a brace without its partner"),
        ("  place: Sted\n", "  place: Sted {x}\n", "  place", "agenda.place should have no placeholder, and has {x}"),
        ('many: "{n} dager"', "mange: x", "  day:", "units.day.mange is no phrase that a document uses"),
        ("page:\n", "page: x\nside:\n", "page: x", "page should have a line `key: phrase` for each phrase"),
        ("    other: Eventuelt\n", "", "    opening", "agenda.frame.other is missing"),
        ("page:\n", "page: [\n", "  draft:", "This line cannot be read as YAML"),
    ],
)
def test_a_faulty_wording_is_reported_with_file_and_line(old, new, line_with, message):
    text = text_of("nb").replace(old, new, 1)
    assert text != text_of("nb")
    with pytest.raises(WordingProblem) as problem:
        read_wording(text, "nb.yaml")
    assert problem.value.message.startswith(message)
    assert problem.value.file == "nb.yaml"
    if "YAML" not in message:
        assert text.splitlines()[problem.value.line - 1].startswith((line_with, "  at-latest"))


def test_an_empty_wording_is_a_problem_of_its_first_line():
    with pytest.raises(WordingProblem, match=r"nb\.yaml:1: the file is empty"):
        read_wording("", "nb.yaml")


def test_values_are_text_whatever_they_look_like():
    assert wording("nb").territory == "NO"
    assert replace(Plural("{n} x", "{n} y"), one="{n} z").of(1) == "1 z"
