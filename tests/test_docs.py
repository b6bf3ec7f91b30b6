import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest
from docs.command_pages import commands
from docs.generate import DOCS, main, pages
from typer import Context
from typer.core import TyperGroup

from mandat.checks.registry import CHECKS
from mandat.schema.read import kind_of, read_values
from mandat.source.yaml_text import parse_yaml

ROOT = DOCS.parent
PAGES = tuple(sorted((ROOT / "README.md", ROOT / "CHANGELOG.md", *DOCS.glob("*.md"))))
YAML = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
BARE_CODE = re.compile(r"^```.*?^```$|`[^`\n]*`", re.MULTILINE | re.DOTALL)


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def anchors(page: Path) -> list[str]:
    """The names that headings get as targets of links."""
    headings = re.findall(r"^#+ (.*)$", re.sub(r"^```.*?^```$", "", text_of(page), flags=re.MULTILINE | re.DOTALL), re.MULTILINE)
    return [re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings]


def examples(page: Path) -> list[str]:
    return YAML.findall(text_of(page))


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.path)
def test_a_generated_page_says_what_the_program_says_now(page):
    assert not page.is_stale(), f"docs/{page.path} is out of date. Run `make docs`."


def test_check_names_the_stale_pages_and_writes_nothing(tmp_path, capsys):
    assert main(["--check"], tmp_path) == 1
    assert "docs/checks.md is out of date" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_what_was_written_is_up_to_date(tmp_path):
    assert main([], tmp_path) == 0
    assert main(["--check"], tmp_path) == 0


def test_every_command_is_in_the_readme():
    readme = text_of(ROOT / "README.md")
    named = [path for path, command in commands() if not isinstance(command, TyperGroup)]
    assert named
    for path in named:
        words = " ".join(path[1:])
        assert f"**{words}**" in readme, words
        assert re.search(rf"^mandat (?:-C \S+ )?{words}\b", readme, re.MULTILINE), words


def test_every_command_and_option_has_its_line_on_the_page_of_commands():
    page = text_of(DOCS / "commands.md")
    for path, command in commands():
        section = page.partition(f"\n## {' '.join(path)}\n")[2].partition("\n## ")[0]
        assert section, path
        options = chain.from_iterable(parameter.opts for parameter in command.get_params(Context(command)))
        assert not [name for name in options if name.startswith("-") and name not in section], path


def test_every_check_has_its_page():
    assert [check.code for check in CHECKS if f"### {check.code} {check.name}\n" not in text_of(DOCS / "checks.md")] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page):
    for link in LINK.findall(BARE_CODE.sub("", text_of(page))):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_two_headings_have_the_same_target(page):
    if page.name != "CHANGELOG.md":  # every version has the same headings
        assert len(anchors(page)) == len(set(anchors(page)))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_speaks_of_a_machine_or_an_issue(page):
    assert (
        re.findall(r"/(?:work|home|tmp|root|usr)/|(?:^|\s)#\d+\b|localhost|127\.0\.0\.1|pypi", text_of(page), re.IGNORECASE) == []
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_yaml_example_can_be_read(page):
    for example in examples(page):
        if "…\n" in example:  # an excerpt, compared with its file in test_readme
            continue
        assert parse_yaml(example).faults == (), example


def test_every_example_that_is_a_whole_file_fits_the_format():
    whole = [example for example in examples(DOCS / "format.md") if example.startswith("format: 1\n")]
    for example in whole:
        assert not isinstance(read_values(parse_yaml(example).value), tuple), read_values(parse_yaml(example).value)
    assert {kind_of(parse_yaml(example).value) for example in whole} == {
        "community",
        "mandate",
        "plan",
        "meeting",
        "process",
        "people",
    }


def test_every_other_example_fits_a_mandate():
    for example in examples(DOCS / "format.md"):
        if not example.startswith("format: 1\n"):
            file = f"format: 1\nmandate: nettverk\ntitle: Nettverket\n{example}"
            assert not isinstance(read_values(parse_yaml(file).value), tuple), read_values(parse_yaml(file).value)


def test_every_rule_in_a_table_of_the_format_can_be_written_so():
    """`{id: …}` is an entry; `chair: {…}` a role."""
    roles = re.findall(r"`([a-z-]+: \{[^`]+\})`", re.sub(r"^\| `.*$", "", text_of(DOCS / "format.md"), flags=re.MULTILINE))
    assert roles
    for role in roles:
        file = f"format: 1\nmandate: nettverk\ntitle: Nettverket\nroles:\n  {role}\n"
        assert not isinstance(read_values(parse_yaml(file).value), tuple), role


def test_the_map_of_the_program_lists_every_layer_in_order():
    contract = tomllib.loads(text_of(ROOT / "pyproject.toml"))["tool"]["importlinter"]["contracts"][0]
    rows = re.findall(r"^\| `(\w+)` \|", text_of(ROOT / "README.md").partition("### A map of")[2], re.MULTILINE)
    assert rows == contract["layers"]


def test_every_file_that_the_map_names_is_there():
    named = re.findall(r"`(\w+/\w+\.py)`", text_of(ROOT / "README.md"))
    assert named
    assert [name for name in named if not (ROOT / "src" / "mandat" / name).is_file()] == []


def test_every_decision_is_dated_and_short():
    found = re.findall(r"^## (.*)\n\n((?:(?!## ).*\n?)*)", text_of(DOCS / "decisions.md"), re.MULTILINE)
    assert found
    for title, body in found:
        assert re.match(r"20\d\d-\d\d-\d\d \S", title), title
        assert len(body.strip().splitlines()) <= 12, title
        assert "The price:" in body, title
