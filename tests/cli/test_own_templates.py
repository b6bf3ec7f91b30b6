"""A workspace's own words and templates: a phrase, a whole file, and what is said of a broken one."""

import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import ROOT

AGENDA = ("agenda", "utskriving", "utskriving-2026-2", "--on", "2026-04-16")


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "examples" / "mandates", tmp_path / "mandates")
    return tmp_path


def own(root: Path, file: str, text: str | bytes) -> None:
    path = root / "templates" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def test_a_file_with_one_phrase_changes_that_phrase_and_no_other(mandat, examples):
    before = mandat("-C", examples, *AGENDA).out
    own(examples, "wording/nb.yaml", "# Vårt eget ord\nagenda:\n  place: Møterom\n")
    assert mandat("-C", examples, *AGENDA).out == before.replace("| Sted |", "| Møterom |")
    assert before != before.replace("| Sted |", "| Møterom |")


def test_a_phrase_deep_inside_a_group_leaves_its_neighbours(mandat, examples):
    own(examples, "wording/nb.yaml", "agenda:\n  frame:\n    other: Diverse\nunits:\n  week: {many: '{n} veker'}\n")
    text = mandat("-C", examples, *AGENDA).out
    assert "| Diverse |" in text
    assert "| Godkjenning av innkalling og saksliste |" in text
    assert "(2 veker før)" in text
    assert "(1 uke før)" in text


def test_other_languages_keep_their_words(mandat, examples):
    own(examples, "wording/nb.yaml", "agenda: {place: Møterom}\n")
    text = mandat("-C", examples, *AGENDA, "--lang", "nn").out
    assert "| Stad |" in text
    assert "Møterom" not in text


def test_an_item_under_the_workspaces_own_title_is_no_second_one_in_another_language(mandat, examples):
    own(examples, "wording/nb.yaml", "agenda: {frame: {other: Diverse}}\n")
    meeting = examples / "mandates" / "fabelfjord" / "meetings" / "utskriving-2026-2.yaml"
    meeting.write_text(meeting.read_text(encoding="utf-8") + "  - {title: Diverse, duration: 5 min}\n", encoding="utf-8")
    text = mandat("-C", examples, *AGENDA, "--lang", "en").out
    assert "| Diverse |" in text
    assert "Any other business" not in text


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("agenda:\n  plase: Hvor\n", 2, "agenda.plase is no phrase that a document uses; did you mean place?"),
        ("\n# \nagneda:\n  place: Hvor\n", 3, "agneda is no phrase that a document uses; did you mean agenda?"),
        (
            "agenda:\n  place: Hvor\n  at-latest: Innen fristen\n",
            3,
            "agenda.at-latest should have {date}, and has no placeholder",
        ),
        ("agenda:\n  place: [Hvor, Der]\n", 2, "agenda.place should be a phrase"),
        ("agenda: Hvor\n", 1, "agenda should have a line `key: phrase` for each phrase"),
        ("- agenda\n", 1, "the file should have a line `key: phrase` for each phrase"),
        ("agenda:\n  place: Hvor\n  place: Der\n", 3, '"place" stands twice'),
        ("agenda:\n  place:\n", 2, '"place" has no value'),
        ("agenda:\n  place: {\n", 3, "This line cannot be read as YAML"),
        ("page: {draft: U}\nlanguage: nn\n", 2, "language should be nb here"),
        ("territory: XX\n", 1, "territory should be NO here"),
        (b"agenda:\n  place: M\xf8terom\n", 2, "The file is not saved as UTF-8"),
        ("", 1, "the file is empty"),
    ],
)
@pytest.mark.parametrize("language", ["nb", "en"])
def test_a_faulty_phrase_is_told_with_file_and_line_in_whatever_language_the_document_is(
    mandat, examples, text, line, message, language
):
    own(examples, "wording/nb.yaml", text)
    result = mandat("-C", examples, *AGENDA, "--lang", language)
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith(f"templates/wording/nb.yaml:{line}: {message}")


def test_a_template_of_the_workspace_is_used_for_every_format(mandat, examples, tmp_path):
    own(examples, "agenda.md.j2", "# {{ doc.title }}\n\nBare denne linjen, {{ words.agenda.place }}.\n")
    assert mandat("-C", examples, *AGENDA).out == "# Innkalling til møte 2/2026\n\nBare denne linjen, Sted.\n"
    assert mandat("-C", examples, *AGENDA, "-o", tmp_path / "a.html").code == 0
    assert "Bare denne linjen, Sted." in (tmp_path / "a.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("template", "line", "words"),
    [
        ("# {{ doc.title }}\n\n{{ doc.titel }}\n", 3, "asks for `titel`, and there is no such thing here; did you mean `title`?"),
        (
            "# {{ doc.title }}\n{{ wrods.agenda }}\n",
            2,
            "asks for `wrods`, and there is no such thing here; did you mean `words`?",
        ),
        ("\n{# Nothing yet #}\n", 1, "the template makes a document without a word"),
        ("# {{ doc.title }}\n{% if doc.cancelled %}\n", 2, "end of template"),
        ("# {{ doc.title }}\n{{ doc.__class__.__mro__ }}\n", 2, "unsafe"),
        ("# {{ doc.title }}\n{% include '../mandates/fabelfjord/community.yaml' %}\n", 2, "there is no template"),
        (b"# {{ doc.title }}\nM\xf8te\n", 2, "not saved as UTF-8"),
    ],
)
@pytest.mark.parametrize("suffix", ["md", "pdf"])
def test_a_broken_template_is_told_with_file_and_line(mandat, examples, template, line, words, suffix):
    own(examples, "agenda.md.j2", template)
    result = mandat("-C", examples, *AGENDA, "-o", examples / f"a.{suffix}")
    assert result.code == 1
    assert result.err.startswith(f"{examples / 'templates' / 'agenda.md.j2'}:{line}: ")
    assert words in result.err
    assert 'File "' not in result.err
    assert not (examples / f"a.{suffix}").exists()


def test_a_broken_part_is_told_with_its_own_file(mandat, examples):
    own(examples, "agenda_table.md.j2", "|\n{{ nothing }}\n")
    result = mandat("-C", examples, *AGENDA)
    assert result.code == 1
    assert result.err.startswith(
        f"{examples / 'templates' / 'agenda_table.md.j2'}:2: the template asks for `nothing`, and there is"
    )
