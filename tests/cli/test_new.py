"""`mandat new mandate`: one more mandate, for any community."""

import re
import shutil
from pathlib import Path

import pytest

from mandat.checks.check import Moment
from mandat.checks.run import validate
from mandat.cli.app import run
from mandat.cli.common import day_of
from mandat.source.folder import Folder
from mandat.workspace import Community, load
from mandat.workspace.references import Scope

REPOSITORY = Path(__file__).parents[2]
EXAMPLE = re.compile(r"^( *)#(?! |$)", re.MULTILINE)
TODAY = day_of(None)
COMMUNITIES = sorted(path.parent.name for path in REPOSITORY.glob("mandates/*/community.yaml"))
KNOWN = "There are " + ", ".join(f"`{name}`" for name in COMMUNITIES) + "."


def faults(root: Path) -> set[str]:
    found = validate(load(Folder(root)), Moment(TODAY), wanted=lambda judged: judged.severity.value != "info")
    return {f"{one.location.file} {one.code} {one.path} {one.message}" for one in found}


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def community(root: Path, name: str) -> Community:
    found = load(Folder(root)).community(name)
    assert found is not None
    return found


@pytest.fixture
def real(tmp_path: Path) -> Path:
    shutil.copytree(REPOSITORY / "mandates", tmp_path / "mandates")
    return tmp_path


@pytest.fixture
def small(tmp_path: Path) -> Path:
    folder = tmp_path / "mandates/sund"
    folder.mkdir(parents=True)
    (folder / "community.yaml").write_text("format: 1\ncommunity: sund\nname: Sund\ncountry: NO\nlanguage: nb\n")
    return tmp_path


def add(root: Path, lines: str) -> None:
    path = root / "mandates/sund/community.yaml"
    path.write_text(path.read_text() + lines)


def new(root: Path, *words: str) -> int:
    return run(["-C", str(root), "new", "mandate", *words])


@pytest.mark.parametrize("name", COMMUNITIES)
def test_it_validates_in_every_community_of_the_repository(real, name):
    before = faults(real)
    assert new(real, f"{name}/nytt-nettverk") == 0
    assert faults(real) == before
    made = community(real, name).mandate("nytt-nettverk")
    assert made is not None
    assert made.data.document.status == "draft"
    assert [member.id for member in made.data.members] == [one.id for one in community(real, name).data.organisations]


@pytest.mark.parametrize("name", COMMUNITIES)
def test_all_example_lines_are_right_in_every_community_of_the_repository(real, name):
    before = faults(real)
    new(real, f"{name}/nytt-nettverk")
    path = real / f"mandates/{name}/nytt-nettverk.yaml"
    path.write_text(EXAMPLE.sub(r"\1", path.read_text()))
    assert faults(real) == before


def test_it_is_written_in_the_language_of_the_community(real):
    for name, word in (("ahus", "Hvem som leder"), ("fonna", "Kven som leier"), ("jamtland", "Vem som leder")):
        new(real, f"{name}/nytt")
        assert word in (real / f"mandates/{name}/nytt.yaml").read_text()


def test_nothing_else_is_touched_and_it_says_what_to_type_next(real, capsys):
    before = files(real)
    assert new(real, "ahus/nytt-nettverk", "--title", "Mandat for: det nye") == 0
    path = "mandates/ahus/nytt-nettverk.yaml"
    after = files(real)
    assert {name: after[name] for name in before} == before
    assert set(after) - set(before) == {path}
    assert b"\ntitle: 'Mandat for: det nye'\n" in after[path]
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == (
        f"Wrote {path}.\n"
        "Everything in it is an example. Put in what the mandate says, and type:\n"
        "  mandat validate\n"
        f"  mandat calendar {TODAY.year + 1} ahus/nytt-nettverk\n"
    )


def test_its_calendar_can_be_made_at_once(real, capsys):
    new(real, "jamtland/natverk")
    capsys.readouterr()
    assert run(["-C", str(real), "calendar", str(TODAY.year + 1), "jamtland/natverk"]) == 0
    assert "Natverk" in capsys.readouterr().out


def test_its_agenda_can_be_made_at_once(real):
    new(real, "jamtland/natverk")
    assert run(["-C", str(real), "agenda", "jamtland/natverk"]) == 0


def test_without_a_title_it_is_called_after_its_id(small):
    new(small, "sund/lokalt-nettverk")
    text = (small / "mandates/sund/lokalt-nettverk.yaml").read_text()
    assert "\ntitle: Lokalt nettverk\n#short_title: Lokalt nettverk\n" in text


def test_with_a_title_it_is_called_in_short_after_its_id(small):
    new(small, "sund/lokalt-nettverk", "--title", "Mandat 2: <id:mote> og <year>")
    text = (small / "mandates/sund/lokalt-nettverk.yaml").read_text()
    assert "\ntitle: 'Mandat 2: <id:mote> og <year>'\nshort_title: Lokalt nettverk\n" in text
    assert faults(small) == set()


@pytest.mark.parametrize("where", ["a" * 5000 + "/nytt", "sund/" + "a" * 300])
def test_names_that_are_too_long_for_the_disk_are_one_sentence(small, capsys, where):
    assert new(small, where) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_link_that_leads_nowhere_is_not_overwritten(small, capsys):
    target = small / "mandates/sund/nytt.yaml"
    target.symlink_to(small / "borte")
    assert new(small, "sund/nytt") == 2
    assert capsys.readouterr().err == "mandates/sund/nytt.yaml cannot be read: No such file or directory.\n"
    assert target.is_symlink()


def test_a_second_run_writes_nothing(real, capsys):
    new(real, "ahus/nytt")
    before = files(real)
    capsys.readouterr()
    assert new(real, "ahus/nytt") == 2
    assert capsys.readouterr().err == '"nytt" is already a mandate of `ahus` (Nytt). Choose another id.\n'
    assert files(real) == before


@pytest.mark.parametrize(
    ("where", "sentence"),
    [
        ("nytt", '"nytt" does not name both community and mandate. Write for instance `ahus/nettverk`.'),
        ("/nytt", '"/nytt" does not name both community and mandate. Write for instance `ahus/nettverk`.'),
        ("ahus/", '"" cannot be an id. Write `navn`: lower-case a-z, digits and hyphens only.'),
        ("ahus/Nytt nett", '"Nytt nett" cannot be an id. Write `nytt-nett`: lower-case a-z, digits and hyphens only.'),
        ("ahus/../nytt", '"../nytt" cannot be an id. Write `nytt`: lower-case a-z, digits and hyphens only.'),
        ("ahus/members", '"members" cannot be an id: it is a word of the phrases. Write for instance `members-1`.'),
        (
            "fonna/lms",
            '"lms" is already a mandate of `fonna` (Nettverk for lærings- og meistringstilbod). Choose another id.',
        ),
        ("ahus/follo", '"follo" is already a network of `ahus` (Forvaltningsnettverk Folloregionen). Choose another id.'),
        ("ahus/ssu", '"ssu" is already a body of `ahus` (Strategisk samarbeidsutvalg). Choose another id.'),
        ("ahus/frogn", '"frogn" is already an organisation of `ahus` (Frogn). Choose another id.'),
        ("ahus/regional", '"regional" is already a meeting kind in `ahus/forvaltningsnettverk`. Choose another id.'),
        ("ahus/chair", '"chair" is already a role in `ahus/forvaltningsnettverk`. Choose another id.'),
        ("etablering/chair", '"chair" is the name of a role. Choose another id.'),
        ("ahus/people", '"people" is the name of another kind of file. Choose another id.'),
        ("ahus/community", '"community" is the name of another kind of file. Choose another id.'),
        ("ahus/plan-2027", '"plan-2027" is the name of another kind of file. Choose another id.'),
        (
            "ahsu/nytt",
            'There is no community "ahsu"; did you mean `ahus`? ' + KNOWN,
        ),
        ("oslo/nytt", 'There is no community "oslo". ' + KNOWN),
    ],
)  # fmt: skip
def test_what_cannot_be_made_is_one_sentence_and_nothing_is_written(real, capsys, where, sentence):
    before = files(real)
    assert new(real, where) == 2
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", f"{sentence}\n")
    assert files(real) == before


def test_a_title_that_cannot_be_written_is_one_sentence(real, capsys):
    assert new(real, "ahus/nytt", "--title", "a\x00") == 2
    assert capsys.readouterr().err == "`--title` wants one line of text, and these characters cannot be written: 'a\\x00'.\n"


def test_outside_a_workspace_it_says_how_to_begin_one(tmp_path, capsys):
    assert new(tmp_path, "ahus/nytt") == 2
    assert "`mandat init`" in capsys.readouterr().err


def test_a_community_with_faults_is_not_said_to_be_missing(small, capsys):
    add(small, "organisasjoner: []\n")
    assert new(small, "sund/nytt") == 2
    assert capsys.readouterr().err == (
        "mandates/sund/community.yaml has faults and cannot be used. `mandat validate` shows them.\n"
    )


def test_an_id_in_a_file_with_faults_is_not_given_again(small, capsys):
    (small / "mandates/sund/nettverk.yaml").write_text("format: 1\nmandate: nettverk\n")
    assert new(small, "sund/nettverk") == 2
    assert capsys.readouterr().err == '"nettverk" is already used in a file of `sund` that has faults. Choose another id.\n'


def test_ids_inside_give_way_to_those_of_the_community_and_to_the_mandate_itself(small):
    add(small, "organisations:\n  - {id: representant, name: Representant, kind: other}\n")
    add(small, "bodies:\n  - {id: arsrapport, name: Årsrapport}\n  - {id: arsrapport-2, name: Årsrapport to}\n")
    assert new(small, "sund/mote") == 0
    made = community(small, "sund").mandate("mote")
    assert made is not None
    assert [seat.id for seat in made.data.composition.seats] == ["representant-2"]
    assert [kind.id for kind in made.data.meetings] == ["mote-2"]
    path = small / "mandates/sund/mote.yaml"
    assert "{id: arsrapport-3, " in path.read_text()
    path.write_text(EXAMPLE.sub(r"\1", path.read_text()))
    assert faults(small) == set()


def test_an_organisation_that_is_called_like_a_role_is_told(small, capsys):
    add(small, "organisations:\n  - {id: chair, name: Stolen, kind: other}\n")
    assert new(small, "sund/nytt") == 2
    assert capsys.readouterr().err == '"chair" is the organisation Stolen, and a mandate names a role so. Rename it first.\n'


MANY = "".join(f"  - {{id: kommune-{n}, name: Kommune {n}, kind: municipality}}\n" for n in range(1, 31))


@pytest.mark.parametrize(
    ("organisations", "chair", "members"),
    [
        ("", "appointed_by", []),
        ("  - {id: a, name: A, kind: other}\n", "appointed_by", ["a"]),
        ("  - {id: a, name: A, kind: hospital}\n  - {id: b, name: B, kind: municipality}\n", "alternates", ["a", "b"]),
        ("  - {id: a, name: A, kind: hospital}\n  - {id: b, name: B, kind: municipality, count: 4}\n", "alternates", ["a", "b"]),
        ("  - {id: a, name: A, kind: municipality}\n  - {id: b, name: B, kind: municipality}\n", "rotates", ["a", "b"]),
        (MANY, "rotates", [f"kommune-{n}" for n in range(1, 31)]),
    ],
)
def test_leading_is_by_turns_where_the_members_can_take_turns(small, organisations, chair, members):
    add(small, f"organisations:\n{organisations}" if organisations else "")
    assert new(small, "sund/nytt") == 0
    assert faults(small) == set()
    made = community(small, "sund").mandate("nytt")
    assert made is not None
    assert getattr(made.data.roles["chair"], chair)
    assert [member.id for member in made.data.members] == members
    assert Scope(community(small, "sund"), made).resolve("chair") is not None


def test_who_has_ended_is_no_member_and_who_comes_later_is_one_from_then_on(small):
    year = TODAY.year
    add(
        small,
        "organisations:\n"
        f"  - {{id: gammel, name: Gammel, kind: municipality, until: {year - 1}-12-31, successor: [ny]}}\n"
        f"  - {{id: ny, name: Ny, kind: municipality, from: {year}-01-01}}\n"
        f"  - {{id: snart, name: Snart, kind: municipality, until: {year + 1}-12-31}}\n",
    )
    assert new(small, "sund/nytt") == 0
    assert f"members: [ny from {year}-01-01, snart until {year + 1}-12-31]\n" in (small / "mandates/sund/nytt.yaml").read_text()
    assert faults(small) == set()


def test_where_no_comments_are_written_in_the_language_they_are_in_english(small, capsys):
    path = small / "mandates/sund/community.yaml"
    path.write_text(path.read_text().replace("language: nb", "language: da"))
    assert new(small, "sund/nytt") == 0
    assert capsys.readouterr().err.startswith("The comments are in English: there are none in `da` yet.\n")
    assert faults(small) == set()


def test_two_runs_give_the_same_bytes(real):
    new(real, "innlandet/nytt")
    first = (real / "mandates/innlandet/nytt.yaml").read_bytes()
    (real / "mandates/innlandet/nytt.yaml").unlink()
    new(real, "innlandet/nytt")
    assert (real / "mandates/innlandet/nytt.yaml").read_bytes() == first
