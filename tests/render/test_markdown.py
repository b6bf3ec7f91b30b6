import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from mandat.render.markdown import Markdown, escape_markdown, render_markdown
from mandat.render.problem import TemplateProblem
from mandat.render.reader_inline import plain_text


@dataclass(frozen=True)
class Item:
    title: str
    body: str


HOSTILE = [
    "# not a heading", "1. not a list", "1) not a list", "- not a list", "+ not a list", "* not a list", "> not a quote",
    "| not | a | table |", "--- ", "===", "***", "___", "~~~", "```", "`code`", "**bold**", "_emphasis_", "snake_case_name",
    "~~struck~~", "[link](http://x)", "![image](x)", "<script>alert(1)</script>", "&amp; &#35; &copy", "Råd & dåd",
    "C:\\temp\\", "\\", "a\\|b", "{{ doc }}", "{% raw %}", "#let x = 1", '#import "@preview/a"', "$x$", "C#", "a ##",
    "    indented", "__init__",
    "Sámi: áčđŋšŧž", "😀 emoji", "\u200fright to left\u202e", "first\nsecond", "a  b", "12", "3. mai 2025", "-", "=", ":-",
    "http://example.org", "a*b*c", "a_b_", "_a_b", "!", "![", "]", "~", "<", "&", "&a", "1.", "0)", "-a", "#a", ">", "|-|", "a|b",
]  # fmt: skip
ANY_TEXT = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_categories=["Cs", "Cc"])),
    st.text(st.sampled_from("#-+*_~`|<>[]()!&\\:=.1a ;{}%$\"'\u00a0\n")),
)
PLACES = {
    "paragraph": "Before\n\n{{ doc.title }}\n\nAfter\n",
    "heading": "## {{ doc.title }}\n\nAfter\n",
    "td": "| a | b |\n|---|---|\n| {{ doc.title }} | x |\n",
    "item": "- {{ doc.title }}\n- x\n",
    "bold": "**Label** {{ doc.title }}\n",
    "strong": "Before **x{{ doc.title }}x** after\n",
}


def rendered(tmp_path: Path, template: str, title: str = "t", body: str = "") -> str:
    (tmp_path / "page.md.j2").write_text(template, encoding="utf-8")
    return render_markdown("page.md.j2", Item(title, body), None, (tmp_path,))


def folded(text: str) -> str:
    """Text as a reader sees it: one blank for every run of blanks, without the signs that end a change of direction."""
    return re.sub(r"\s+", " ", re.sub("[\u202c\u2069]", "", text)).strip()


def parsed(markdown: str) -> list[SyntaxTreeNode]:
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    return list(SyntaxTreeNode(parser.parse(markdown)).walk())


def words_in(markdown: str, place: str) -> list[str]:
    return [folded(plain_text(node)) for node in parsed(markdown) if node.type == place]


@given(ANY_TEXT)
def test_any_text_in_a_paragraph_is_read_back_as_it_was_typed(text):
    markdown = f"Before\n\n{escape_markdown(text)}\n\nAfter\n"
    assert words_in(markdown, "paragraph") == ["Before", *([folded(text)] if folded(text) else []), "After"]


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("\u202eabc", "\u202eabc\u202c"),
        ("\u2067a\u202eb", "\u2067a\u202eb\u202c\u2069"),
        ("\u202eabc\u202c", "\u202eabc\u202c"),
        ("\u200fabc\u200e", "\u200fabc\u200e"),
        ("abc\u202c", "abc\u202c"),
    ],
)
def test_a_change_of_direction_ends_with_its_text(text, closed):
    assert escape_markdown(text) == closed


@given(ANY_TEXT)
def test_any_text_in_a_heading_is_read_back_as_it_was_typed(text):
    assert words_in(f"## {escape_markdown(text)}\n\nAfter\n", "heading") == [folded(text)]


@given(ANY_TEXT)
def test_any_text_in_a_table_cell_is_read_back_as_it_was_typed(text):
    markdown = f"| a | b |\n|---|---|\n| {escape_markdown(text)} | x |\n"
    assert words_in(markdown, "td") == [folded(text), "x"]


@given(ANY_TEXT)
def test_any_text_in_a_list_item_is_read_back_as_it_was_typed(text):
    assert words_in(f"- {escape_markdown(text)}\n- x\n", "list_item") == [folded(text), "x"]


@given(ANY_TEXT)
def test_any_text_between_bold_letters_stays_bold(text):
    assert words_in(f"Before **x{escape_markdown(text)}x** after\n", "strong") == [f"x{folded(text)}x"]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    ("place", "node"), [("paragraph", "paragraph"), ("heading", "heading"), ("td", "td"), ("item", "list_item")]
)
def test_a_template_gives_back_what_was_typed(tmp_path, place, node, text):
    assert folded(text) in words_in(rendered(tmp_path, PLACES[place], text), node)


@pytest.mark.parametrize(
    "text",
    [
        "Møte 3. mai 2025 - kl. 09.00",
        "Råd & dåd",
        "snake_case",
        "3 * 4 er 12".replace("*", "×"),
        "(vedlegg 2)",
        "01/25",
        "§ 1",
        "50 %",
    ],
)
def test_ordinary_text_is_not_disfigured_by_backslashes(text):
    assert escape_markdown(text) == text


def test_a_date_is_escaped_only_where_it_would_begin_a_list(tmp_path):
    template = "{{ doc.title }}\n\nSenest {{ doc.title }}\n\n| {{ doc.title }} |\n\n- {{ doc.title }}\n"
    assert rendered(tmp_path, template, "3. mai") == "3\\. mai\n\nSenest 3. mai\n\n| 3. mai |\n\n- 3\\. mai\n"


def test_text_that_is_declared_markdown_is_left_alone(tmp_path):
    (tmp_path / "page.md.j2").write_text("{{ doc.title }}\n")
    assert render_markdown("page.md.j2", Item(Markdown("**bold**"), ""), None, (tmp_path,)) == "**bold**\n"


def test_the_output_has_no_trailing_blanks_and_no_gaps(tmp_path):
    assert rendered(tmp_path, "\n\na  \n\n\n\nb\t\n\n\n") == "a\n\nb\n"


def test_the_template_of_the_workspace_wins_over_the_shipped_one(tmp_path):
    (own := tmp_path / "own").mkdir()
    (shipped := tmp_path / "shipped").mkdir()
    (shipped / "page.md.j2").write_text("{% include 'part.md.j2' %}")
    (shipped / "part.md.j2").write_text("shipped")
    (own / "part.md.j2").write_text("own")
    assert render_markdown("page.md.j2", None, None, (own, shipped)) == "own\n"


@pytest.mark.parametrize(
    ("template", "line", "words"),
    [
        ("a\n{% if %}\n", 2, "Expected an expression"),
        ("a\nb\n{{ doc.titel }}\n", 3, "titel"),
        ("{{ nothing }}\n", 1, "the template asks for `nothing`, and there is no such thing here"),
        ("a\n{{ doc.title.format }}{{ doc.__class__ }}\n", 2, "unsafe"),
        ("a\n{{ range(3) }}\n", 2, "the template asks for `range`, and there is no such thing here"),
        ("a\n{% include 'none.md.j2' %}\n", 2, "there is no template 'none.md.j2'"),
        ("a\n\n{{ none }}\n", 3, "missing"),
        ("a\n{{ doc.title * 1000000000 }}\n", 2, "does not compute"),
        ("a\n{{ 10 ** 1000000000 }}\n", 2, "does not compute"),
        ("a\n{{ '%1000000000d' % 1 }}\n", 2, "does not compute"),
        ("a\n{{ doc.title | center(1000000000) }}\n", 2, "No filter named 'center'"),
        ("a\n{{ [1, 2] | random }}\n", 2, "No filter named 'random'"),
        ("a\n{{ '{0.__class__}'.format(doc) }}\n", 2, "not safely callable"),
        ("a\n{{ doc.title.center(1000000000) }}\n", 2, "not safely callable"),
        ("a\n{{ doc.title.__init__.__globals__ }}\n", 2, "unsafe"),
        ("{% set doc.title = 'x' %}\n", 1, "namespace"),
        ("a\n{% include '../secret.txt' %}\n", 2, "there is no template '../secret.txt'"),
        ("a\n{% include '/etc/passwd' %}\n", 2, "there is no template '/etc/passwd'"),
        ("a\n{% import 'os' as os %}\n", 2, "there is no template 'os'"),
        ("{% macro again() %}{{ again() }}{% endmacro %}\n{{ again() }}\n", 1, "recursion"),
        ("a\n{{ lipsum() }}\n", 2, "the template asks for `lipsum`, and there is no such thing here"),
    ],
)
def test_a_broken_template_is_reported_with_file_and_line(tmp_path, template, line, words):
    with pytest.raises(TemplateProblem) as problem:
        rendered(tmp_path, template)
    assert problem.value.file == str(tmp_path / "page.md.j2")
    assert problem.value.line == line
    assert words in problem.value.message


def test_a_template_may_loop_choose_include_and_use_its_own_macros(tmp_path):
    template = (
        "{% macro twice(text) %}{{ text }} {{ text }}{% endmacro %}"
        "{% for sign in doc.title | upper %}{{ loop.index }}{{ loop.cycle('a', 'b') }}{{ twice(sign) }}{% endfor %}\n"
    )
    assert rendered(tmp_path, template, "xy") == "1aX X2bY Y\n"


def test_a_template_that_is_nowhere_is_named(tmp_path):
    with pytest.raises(TemplateProblem, match=r"there is no template 'agenda\.md\.j2'"):
        render_markdown("agenda.md.j2", None, None, (tmp_path,))


@given(ANY_TEXT)
def test_escaping_leaves_no_control_characters(text):
    assert not any(unicodedata.category(sign) == "Cc" for sign in escape_markdown(text + "\x00\x1b\x7f"))
