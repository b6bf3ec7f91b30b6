"""`mandat init`: a workspace that is right from the first minute."""

import re
import shutil
import stat
from pathlib import Path

import pytest

from mandat.checks.check import Moment
from mandat.checks.run import validate
from mandat.cli.app import run
from mandat.cli.common import day_of
from mandat.documents.starters import LANGUAGES, in_yaml
from mandat.schema.community import CommunityFile
from mandat.schema.mandate import MandateFile
from mandat.source.folder import Folder
from mandat.source.yaml_text import parse_yaml
from mandat.workspace import load

NETWORKS = {"nb": "nettverk", "nn": "nettverk", "sv": "natverk", "en": "network"}
TODAY = day_of(None)
COMMUNITIES = {"nb": "eksempel", "nn": "dome", "sv": "exempel", "en": "example"}
EXAMPLE = re.compile(r"^( *)#(?! |$)(.*)$", re.MULTILINE)
TOLD_IN_WORDS = {"accept", "networks", "locked", "time_zone"}
"""Not shown as lines: they need a finding, several networks, or a country with several times."""


def faults(root: Path) -> list[str]:
    found = validate(load(Folder(root)), Moment(TODAY), wanted=lambda judged: judged.severity.value != "info")
    return [f"{one.location.file}:{one.location.line} {one.code} {one.message}" for one in found]


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def examples(text: str) -> list[re.Match[str]]:
    return list(EXAMPLE.finditer(text))


def with_examples(text: str, chosen: list[re.Match[str]]) -> str:
    for match in reversed(chosen):
        text = text[: match.start()] + match[1] + match[2] + text[match.end() :]
    return text


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_new_workspace_has_a_community_with_a_mandate_and_keeps_people_out_of_git(tmp_path, language):
    assert run(["init", str(tmp_path), "--lang", language]) == 0
    community = COMMUNITIES[language]
    names = {f"mandates/{community}/community.yaml", f"mandates/{community}/{NETWORKS[language]}.yaml", ".gitignore"}
    assert set(files(tmp_path)) == names
    assert files(tmp_path)[".gitignore"] == b"people.yaml\n"


@pytest.mark.parametrize("country", ["NO", "SE"])
def test_it_validates_with_no_error_and_no_warning(tmp_path, language, country, capsys):
    run(["init", str(tmp_path), "--lang", language, "--country", country])
    assert faults(tmp_path) == []
    assert run(["-C", str(tmp_path), "validate", "--strict"]) == 0
    assert f"country: {country}\n" in (tmp_path / f"mandates/{COMMUNITIES[language]}/community.yaml").read_text()
    assert "GAP07" in capsys.readouterr().out  # a draft is told what it does not say yet


def test_the_calendar_can_be_made_at_once(tmp_path, language, capsys):
    run(["init", str(tmp_path), "--lang", language])
    capsys.readouterr()
    year = TODAY.year + 1
    assert run(["-C", str(tmp_path), "calendar", str(year)]) == 0
    told = capsys.readouterr().out
    assert told.count(f"{year}") >= 4
    first = {"nb": "Eksempel", "nn": "Døme", "sv": "Exempel", "en": "Example"}[language]
    assert first in told


def test_the_agenda_can_be_made_at_once(tmp_path, language, capsys):
    run(["init", str(tmp_path), "--lang", language])
    capsys.readouterr()
    assert run(["-C", str(tmp_path), "agenda", NETWORKS[language]]) == 0
    assert capsys.readouterr().out.startswith("#")


def test_each_example_line_is_right_when_it_is_used(tmp_path, language):
    run(["init", str(tmp_path), "--lang", language])
    for path in sorted(tmp_path.glob("mandates/*/*.yaml")):
        text = path.read_text()
        assert len(examples(text)) > 15
        for example in examples(text):
            path.write_text(with_examples(text, [example]))
            assert (example[0], faults(tmp_path)) == (example[0], [])
        path.write_text(text)


def test_all_example_lines_are_right_together(tmp_path, language):
    run(["init", str(tmp_path), "--lang", language])
    for path in tmp_path.glob("mandates/*/*.yaml"):
        text = path.read_text()
        path.write_text(with_examples(text, examples(text)))
    assert faults(tmp_path) == []


@pytest.mark.parametrize("model", [CommunityFile, MandateFile])
def test_the_files_show_every_field_in_the_order_of_the_format(tmp_path, language, model):
    run(["init", str(tmp_path), "--lang", language])
    name = "community" if model is CommunityFile else NETWORKS[language]
    text = (tmp_path / f"mandates/{COMMUNITIES[language]}/{name}.yaml").read_text()
    shown = list(parse_yaml(with_examples(text, examples(text))).value)
    assert set(shown) == set(model.model_fields) - TOLD_IN_WORDS
    own = [field for field in model.model_fields if field in model.__annotations__ and field not in TOLD_IN_WORDS]
    assert [key for key in shown if key in own] == own
    assert (shown[0], shown[-2], shown[-1]) == ("format", "notes", "basis")


def test_the_files_are_explained_and_stay_short(tmp_path, language):
    run(["init", str(tmp_path), "--lang", language])
    for path in tmp_path.glob("mandates/*/*.yaml"):
        lines = path.read_text().splitlines()
        assert len(lines) <= 120
        assert max(map(len, lines)) <= 150
        assert sum(line.lstrip().startswith("# ") for line in lines) >= 15
        assert "<" not in path.read_text()


def test_the_languages_say_the_same_with_other_words():
    folder = Path(__file__).parents[2] / "templates/starters"

    def keys(text: str) -> list[str]:
        found = (
            re.match(r" *#?(?:- )?(?:\{id: )?[\w.<>:-]+:", line)
            for line in text.splitlines()
            if not line.lstrip().startswith("# ")
        )
        return [re.sub(r"<id:[a-z-]+>", "<id>", match[0]) for match in found if match]

    for name in ("community", "mandate"):
        texts = {language: (folder / language / f"{name}.yaml").read_text() for language in LANGUAGES}
        assert keys(texts["nb"]) == keys(texts["nn"]) == keys(texts["sv"]) == keys(texts["en"])
        assert len({text.count("\n") for text in texts.values()}) == 1
        prose = {language: {line for line in text.splitlines() if line.startswith("# ")} for language, text in texts.items()}
        common = {"# kind:", "# frequency:"}
        for one in LANGUAGES:
            for other in LANGUAGES:
                shared = prose[one] & prose[other] if one != other else set()
                assert {line for line in shared if not line.startswith(tuple(common))} == set()


def test_it_says_on_stderr_what_it_wrote_and_what_to_type_next(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run(["init"]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == (
        "Wrote .gitignore.\n"
        "Wrote mandates/eksempel/community.yaml.\n"
        "Wrote mandates/eksempel/nettverk.yaml.\n"
        "Everything in it is an example. Open the files, put in your own, and type:\n"
        "  mandat validate\n"
        f"  mandat calendar {TODAY.year + 1}\n"
        "  mandat agenda nettverk\n"
    )


def test_a_folder_that_is_missing_is_made_and_the_next_step_goes_into_it(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run(["init", "nye mandater/2027"]) == 0
    assert (tmp_path / "nye mandater/2027/mandates/eksempel/nettverk.yaml").is_file()
    assert "\n  cd 'nye mandater/2027'\n  mandat validate\n" in capsys.readouterr().err


def test_the_folder_counts_from_the_one_named_before_the_command(tmp_path, capsys):
    assert run(["-C", str(tmp_path), "init", "her"]) == 0
    assert (tmp_path / "her/mandates/eksempel").is_dir()
    assert run(["-C", str(tmp_path / "borte"), "init"]) == 2
    assert capsys.readouterr().err.endswith(f"The folder {tmp_path / 'borte'} does not exist.\n")
    assert not (tmp_path / "borte").exists()


@pytest.mark.parametrize(
    ("options", "community", "name", "country", "language"),
    [
        ([], "eksempel", "Eksempelfellesskapet", "NO", "nb"),
        (["--lang", "nn"], "dome", "Dømefellesskapet", "NO", "nn"),
        (["--country", "SE"], "exempel", "Exempelsamverkan", "SE", "sv"),
        (["--lang", "sv"], "exempel", "Exempelsamverkan", "SE", "sv"),
        (["--lang", "en", "--country", "SE"], "example", "The Example Community", "SE", "en"),
        (["--name", "Østre  fellesskap\n"], "ostre-fellesskap", "Østre fellesskap", "NO", "nb"),
        (["--name", "A\u030as og omegn"], "as-og-omegn", "Ås og omegn", "NO", "nb"),
        (["--name", "Fire: en # prøve's", "--id", "fire"], "fire", "Fire: en # prøve's", "NO", "nb"),
        (["--name", "@noen {og} [andre], *alle*", "--id", "tegn"], "tegn", "@noen {og} [andre], *alle*", "NO", "nb"),
    ],
)
def test_name_id_country_and_language_are_those_that_are_asked_for(tmp_path, options, community, name, country, language):
    assert run(["init", str(tmp_path), *options]) == 0
    (made,) = load(Folder(tmp_path)).communities
    assert (made.id, made.data.name, made.data.country, made.data.language) == (community, name, country, language)
    assert faults(tmp_path) == []


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--lang", "da"], '"da" is no language that a workspace can begin with. Write `nb`, `nn`, `sv` or `en`.'),
        (["--country", "UK"], '"UK" is no country that a workspace can begin with. Write `NO` or `SE`.'),
        (["--id", "Øst"], '"Øst" cannot be an id. Write `ost`: lower-case a-z, digits and hyphens only.'),
        (["--id", ""], '"" cannot be an id. Write `navn`: lower-case a-z, digits and hyphens only.'),
        (["--name", "All"], '"all" cannot be an id: it is a word of the phrases. Write for instance `all-1`.'),
        (["--name", "  "], "`--name` wants one line of text, and these characters cannot be written: '  '."),
        (["--name", "a\x07"], "`--name` wants one line of text, and these characters cannot be written: 'a\\x07'."),
    ],
)
def test_wrong_options_are_one_sentence_and_nothing_is_written(tmp_path, capsys, options, sentence):
    assert run(["init", str(tmp_path), *options]) == 2
    assert capsys.readouterr().err == f"{sentence}\n"
    assert files(tmp_path) == {}


def test_a_second_run_writes_nothing(tmp_path, capsys):
    run(["init", str(tmp_path)])
    before = files(tmp_path)
    capsys.readouterr()
    assert run(["init", str(tmp_path), "--lang", "sv"]) == 2
    told = capsys.readouterr()
    assert told.err == (
        f"{tmp_path} is a workspace already: it has `mandates/`. "
        "Add to it with `mandat new mandate`, or name a folder outside it.\n"
    )
    assert told.out == ""
    assert files(tmp_path) == before


def test_inside_a_workspace_no_other_is_made_and_the_one_above_is_named(tmp_path, capsys):
    run(["init", str(tmp_path)])
    capsys.readouterr()
    assert run(["init", str(tmp_path / "mandates/eksempel/enda/en")]) == 2
    assert capsys.readouterr().err.startswith(f"{tmp_path} is a workspace already")
    assert not (tmp_path / "mandates/eksempel/enda").exists()


def test_an_empty_folder_or_a_file_named_mandates_is_left_alone(tmp_path, capsys):
    (tmp_path / "a/mandates").mkdir(parents=True)
    (tmp_path / "b").mkdir()
    (tmp_path / "b/mandates").write_text("notater")
    assert run(["init", str(tmp_path / "a")]) == 2
    assert run(["init", str(tmp_path / "b")]) == 2
    assert capsys.readouterr().err.endswith("is there already, and is no folder. Name another folder.\n")
    assert files(tmp_path) == {"b/mandates": b"notater"}


def test_a_file_is_no_folder_for_a_workspace(tmp_path, capsys):
    (tmp_path / "fil").write_text("")
    assert run(["init", str(tmp_path / "fil")]) == 2
    assert capsys.readouterr().err == f"{tmp_path / 'fil'} is a file. Name a folder.\n"
    assert run(["init", str(tmp_path / "fil/under")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_name_that_is_too_long_for_the_disk_is_one_sentence(tmp_path, capsys):
    assert run(["init", str(tmp_path), "--id", "a" * 300]) == 2
    assert capsys.readouterr().err.endswith("cannot be written: File name too long.\n")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"", b"people.yaml\n"),
        (b"out/\n", b"out/\npeople.yaml\n"),
        (b"# min\nout/", b"# min\nout/\npeople.yaml\n"),
        (b"out/\r\n", b"out/\r\npeople.yaml\r\n"),
        (b"\xff\xfe\n", b"\xff\xfe\npeople.yaml\n"),
        (b"people.yaml\n!people.yaml\n", b"people.yaml\n!people.yaml\npeople.yaml\n"),
        (b"people.yaml\nout/\n", b"people.yaml\nout/\n"),
        (b"**/people.yaml", b"**/people.yaml"),
        (b"/mandates/*/people.yaml\r\n", b"/mandates/*/people.yaml\r\n"),
        (b"#people.yaml\n", b"#people.yaml\npeople.yaml\n"),
    ],
)
def test_gitignore_gets_one_line_more_and_only_where_it_is_missing(tmp_path, old, new):
    (tmp_path / ".gitignore").write_bytes(old)
    assert run(["init", str(tmp_path)]) == 0
    assert (tmp_path / ".gitignore").read_bytes() == new


def test_a_gitignore_that_cannot_be_read_stops_before_anything_is_written(tmp_path, capsys):
    (tmp_path / ".gitignore").mkdir()
    assert run(["init", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"{tmp_path / '.gitignore'} cannot be read: Is a directory.\n"
    assert not (tmp_path / "mandates").exists()


def test_a_folder_without_rights_is_one_sentence(tmp_path, capsys):
    locked = tmp_path / "laast"
    locked.mkdir()
    locked.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        if _can_write(locked):
            pytest.skip("this user may write everywhere")
        assert run(["init", str(locked)]) == 1
        assert capsys.readouterr().err == f"{locked / '.gitignore'} cannot be written: Permission denied.\n"
    finally:
        locked.chmod(stat.S_IRWXU)


def _can_write(folder: Path) -> bool:
    try:
        (folder / "x").write_text("")
    except OSError:
        return False
    (folder / "x").unlink()
    return True


def test_a_disk_that_takes_no_files_is_one_sentence(capsys):
    if not Path("/proc/self").is_dir():
        pytest.skip("no folder that takes no files")
    assert run(["init", "/proc/self/nytt"]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "/proc/self/nytt/.gitignore cannot be written" in told


def test_it_works_without_git_and_beside_other_files(tmp_path):
    (tmp_path / "README.md").write_text("# Vår mappe\n")
    assert run(["init", str(tmp_path)]) == 0
    assert (tmp_path / "README.md").read_text() == "# Vår mappe\n"
    shutil.rmtree(tmp_path / "mandates")
    assert run(["init", str(tmp_path)]) == 0
    assert (tmp_path / ".gitignore").read_bytes() == b"people.yaml\n"


@pytest.mark.parametrize(
    "text", ["a", "a: b", "a:", "a #b", "a#b", "#a", "- a", "'a'", '"a"', "a's", "[a]", "{a}", "a, b", "&a", "?", "Å 1:2"]
)
def test_text_reaches_the_file_as_it_was_typed(text):
    assert parse_yaml(f"name: {in_yaml(text)}\n").value == {"name": text}
