import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.render.colours import contrast
from tests.render.looks import LOOK, NAMES, example

from mandat.render.html import THEME, render_html
from mandat.render.markdown import escape_markdown
from mandat.render.problem import TemplateProblem
from mandat.source.shipped import shipped_templates

FOLDERS = (shipped_templates(),)
VOID = {"meta", "br", "hr"}
ANY_TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"])),
    st.text(st.sampled_from("<>&\"'/=!-#;*_[]()`\\{}|~.1a ")),
    st.sampled_from(
        ["<script>alert(1)</script>", "</p>", "&amp; &#35;", '" onload="x', "]]>", "<!--", "</style>", "javascript:x"]
    ),
)


@dataclass
class Element:
    tag: str
    attributes: dict[str, str | None]
    inside: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.inside)

    def all(self, *tags: str) -> list["Element"]:
        inner = [found for child in self.inside if isinstance(child, Element) for found in child.all(*tags)]
        return ([self] if not tags or self.tag in tags else []) + inner

    def one(self, tag: str) -> "Element":
        (found,) = self.all(tag)
        return found


class Tree(HTMLParser):
    """The elements of a page; a tag that is not closed, or closed twice, is an error."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.open[-1].inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)

    def handle_comment(self, data: str) -> None:
        pytest.fail(f"a comment: {data}")


def page(markdown, look=LOOK, folders=FOLDERS) -> Element:
    tree = Tree()
    tree.feed(render_html(markdown, look, folders))
    tree.close()
    assert len(tree.open) == 1
    return tree.open[0]


def body(markdown: str, look=LOOK) -> str:
    """What stands in `main`, as it was written."""
    return render_html(markdown, look, FOLDERS).partition("<main>\n")[2].partition("\n</main>")[0]


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@pytest.mark.parametrize("name", NAMES)
def test_every_example_gives_the_same_page_twice(name):
    assert render_html(example(name), LOOK, FOLDERS) == render_html(example(name), LOOK, FOLDERS)


def test_a_page_says_its_language_its_title_and_where_it_comes_from():
    found = page("# T", replace(LOOK, lang="nn", region="NO"))
    assert found.one("html").attributes == {"lang": "nn-NO"}
    assert found.one("title").text == "Innkalling til møte 01/2025 · Forvaltningsnettverk Folloregionen"
    metadata = {one.attributes.get("name"): one.attributes.get("content") for one in found.all("meta")}
    assert metadata["author"] == "Forvaltningsnettverk Folloregionen"
    assert metadata["dcterms.date"] == "2025-02-06"


def test_a_page_has_landmarks_and_the_state_in_words():
    found = page("# T\n\nx", replace(LOOK, status="Utkast"))
    assert [one.tag for one in found.one("body").inside if isinstance(one, Element)] == ["header", "main", "footer"]
    assert folded(found.one("header").text) == "Utkast Forvaltningsnettverk Folloregionen"
    assert folded(found.one("footer").text) == "Utsendt 6. februar 2025"


@pytest.mark.parametrize("word", ['Ut"kast', "</style><script>x</script>", "a\\b\n}", "Utkast 🎉"])
def test_the_state_above_every_printed_page_is_a_word_and_never_style(word):
    page = render_html("# Møte\n", replace(LOOK, status=word), (shipped_templates(),))
    (rule,) = re.findall(r"<style>(@page .*)</style>", page)
    first = r"@page :first \{ @top-left \{ content: none; \} \}"
    shown = re.fullmatch(r'@page \{ @top-left \{ content: "([^"<\n]*)"; \} \} ' + first, rule)
    assert shown is not None
    letters = re.sub(r"\\([0-9a-f]+) ", lambda code: chr(int(code[1], 16)), shown[1])
    assert letters == word.upper()


def test_without_issuer_and_state_there_are_no_empty_landmarks():
    found = page("# T", replace(LOOK, issuer="", status=None, status_line=""))
    assert not found.all("header", "footer")
    assert found.one("title").text == "Innkalling til møte 01/2025"


@pytest.mark.parametrize("name", NAMES)
def test_nothing_comes_from_the_network_and_nothing_runs(name):
    text = render_html(example(name) + "\n\n[words](https://example.org) ![picture](https://example.org/x.png)", LOOK, FOLDERS)
    found = page(text)
    assert not found.all("script", "link", "img", "iframe", "object", "base", "form", "svg")
    assert "@import" not in text
    assert "url(" not in text
    tree = page(example(name) + "\n\n[words](https://example.org)")
    addresses = [(one.tag, key) for one in tree.all() for key, value in one.attributes.items() if "//" in (value or "")]
    assert addresses == [("a", "href")]
    assert not [key for one in tree.all() for key in one.attributes if key.startswith("on") or key in {"src", "style"}]
    assert "default-src 'none'" in text


@pytest.mark.parametrize("name", NAMES)
def test_the_headings_begin_with_one_title_and_leave_no_gap(name):
    levels = [int(one.tag[1]) for one in page(example(name)).all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(levels) == len(re.findall(r"^#+ ", example(name), re.MULTILINE))


@pytest.mark.parametrize(
    ("markdown", "levels"),
    [
        ("", [1]),
        ("### Low\n\n##### Jump", [1, 2, 3]),
        ("# T\n\n# Second\n\n#\n\n##\n\n### Third", [1, 2, 3]),
        ("# T\n\n###### Side\n\nx", [1, 2]),
        (
            "# T\n\n## Part\n\n#### Rammer\n\nx\n\n#### Dissens\n\ny\n\n### Case\n\n#### Vedtak\n\n#### Frist",
            [1, 2, 3, 3, 3, 4, 4],
        ),
        ("# T\n\n### Low\n\n### Lower\n\n## Next\n\n### Below", [1, 2, 2, 2, 3]),
        ("# T\n\n> ## In a quote\n\n- # In a list", [1]),
    ],
)
def test_headings_that_were_written_with_gaps_are_read_without(markdown, levels):
    assert [int(one.tag[1]) for one in page(markdown).all("h1", "h2", "h3", "h4", "h5", "h6")] == levels


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("# T\n\nWhen\n\nText", '<h1>T</h1>\n<p class="lead">When</p>\n<p>Text</p>'),
        (
            "# T\n\n## 4.1\u2003Deltakelse",
            '<h1>T</h1>\n<h2 id="4-1"><span class="number">4.1</span> <span class="titled">Deltakelse</span></h2>',
        ),
        (
            "# T\n\n## A\n\n#### Bakgrunn\n\ntext",
            '<h1>T</h1>\n<h2>A</h2>\n<div class="side">\n<h3>Bakgrunn</h3>\n<div class="beside">\n<p>text</p>\n</div>\n</div>',
        ),
        (
            "# T\n\n> **Vedtak**\n> Yes.",
            '<h1>T</h1>\n<div class="decision">\n<p class="label">Vedtak</p>\n<div class="said">\n<p>Yes.</p>\n</div>\n</div>',
        ),
        ("# T\n\n> Words of others", "<h1>T</h1>\n<blockquote>\n<p>Words of others</p>\n</blockquote>"),
        ("# T\n\n3. a\n4. b", '<h1>T</h1>\n<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("# T\n\n- a\n  - b", "<h1>T</h1>\n<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul></li>\n</ul>"),
        (
            "# T\n\n~~old~~ **new** *said* `code`\\\nline",
            '<h1>T</h1>\n<p class="lead"><del>old</del> <strong>new</strong> <em>said</em> <code>code</code><br>line</p>',
        ),
        ("# T\n\n[w](https://example.org/?a=1&b)", '<h1>T</h1>\n<p class="lead"><a href="https://example.org/?a=1&amp;b">w</a></p>'),
        ("# T\n\n[w](a/b.pdf) [v](#nowhere) [u](javascript:x)", '<h1>T</h1>\n<p class="lead">w v [u](javascript:x)</p>'),
        ("# T\n\n```\na < b\n```\n\n---", "<h1>T</h1>\n<pre>a &lt; b</pre>\n<hr>"),
    ],
)  # fmt: skip
def test_markdown_becomes_this_html(markdown, html):
    assert body(markdown) == html


def test_facts_are_a_table_whose_labels_name_their_rows():
    assert body("# T\n\n| | |\n|---|---|\n| Sted | Digitalt |\n").endswith(
        '<table class="facts">\n<tbody>\n<tr><th scope="row">Sted</th><td>Digitalt</td></tr>\n</tbody>\n</table>'
    )


def test_head_cells_name_columns_and_group_rows_name_the_rows_of_their_group():
    found = page("# T\n\n| A | | Min. |\n|---|---|--:|\n| x | y | 1 |\n| **G: 3 av 4** | | |\n| ▲ Sen | z | 2 |\n").one("table")
    heads = [(one.text, one.attributes["scope"]) for one in found.all("th")]
    assert heads == [("A", "col"), ("Min.", "col"), ("G: 3 av 4", "rowgroup")]
    assert [len(one.all("tr")) for one in found.all("tbody")] == [1, 2]
    assert found.all("tbody")[1].all("th")[0].attributes["colspan"] == "3"
    assert [one.text for one in found.all("strong") if one.attributes == {"class": "late"}] == ["▲ Sen"]
    assert [one.attributes["class"] for one in found.all("td", "th") if one.text in {"Min.", "1"}] == ["short right"] * 2


@pytest.mark.parametrize("name", NAMES)
def test_every_head_cell_has_a_scope_and_every_row_fills_the_table(name):
    for table in page(example(name)).all("table"):
        assert all(one.attributes["scope"] in {"col", "row", "rowgroup"} and one.text for one in table.all("th"))
        widths = {sum(int(cell.attributes.get("colspan") or 1) for cell in row.all("th", "td")) for row in table.all("tr")}
        assert len(widths) == 1


def test_the_contents_are_a_landmark_and_every_link_leads_to_a_heading():
    found = page(example("mandate-nb"))
    links = [one.attributes["href"] for one in found.one("nav").all("a")]
    places = [f"#{one.attributes['id']}" for one in found.all() if "id" in one.attributes]
    assert len(links) == 10
    assert links == places


def test_two_headings_with_the_same_number_do_not_share_a_name():
    found = page("# T\n\n## 1\u2003A\n\n## 1\u2003B\n\n## §\u2003C\n")
    assert [one.attributes.get("id") for one in found.all("h2")] == ["1", None, None]


@given(ANY_TEXT, ANY_TEXT)
def test_any_text_comes_out_literally_and_never_as_markup(text, other):
    def document(value: str, label: str) -> Element:
        table = f"| a | b |\n|---|---|\n| {value} | x |\n"
        markdown = f"# T{value}\n\nx{value}\n\n{table}\n> **Vedtak** y{value}\n\n- z{value}\n"
        return page(markdown, replace(LOOK, title=label, issuer=f"i{label}", status=f"s{label}", status_line=f"l{label}"))

    found, plain = document(escape_markdown(text), other), document("v", "w")
    assert [one.tag for one in found.all()] == [one.tag for one in plain.all()]
    assert [set(one.attributes) - {"class"} for one in found.all()] == [set(one.attributes) - {"class"} for one in plain.all()]
    assert folded(found.one("h1").text) == f"T{folded(text)}"
    assert folded(found.one("li").text) == f"z{folded(text)}"
    assert folded(found.all("td")[0].text) == folded(text)
    assert folded(found.one("footer").text) == folded(f"l{other}")


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.sampled_from('#*_[]()<>`"\\$@{}|~-.1\n ')))
def test_no_text_breaks_the_page(text, signs):
    found = page(f"# T\n\n{text}\n\n{signs}\n\n{signs}{text}")
    assert [one.tag for one in found.one("body").inside if isinstance(one, Element)] == ["header", "main", "footer"]


def rules(css: str) -> list[tuple[str, dict[str, str]]]:
    """The selectors of a style sheet with what they say; rules within @media too."""
    text = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    found = re.findall(r"([^{}]+)\{([^{}]*)\}", text)
    return [
        (selector.strip(), dict(part.strip().split(": ", 1) for part in said.split(";") if part.strip()))
        for selector, said in found
    ]


def test_all_text_has_enough_contrast_on_what_it_may_stand_on():
    found = rules((shipped_templates() / THEME).read_text(encoding="utf-8"))
    grounds = {said["background-color"] for _, said in found if said.get("background-color", "#14181f") != "#14181f"}
    assert grounds == {"#ffffff", "#eef1f4"}
    coloured = [(selector, said) for selector, said in found if "color" in said]
    assert len(coloured) > 8
    for selector, said in coloured:
        for ground in [said["background-color"]] if "background-color" in said else grounds:
            assert contrast(said["color"], ground) >= 4.5, f"{selector}: {said['color']} on {ground}"


def test_the_style_sheet_sets_colours_in_one_way_only():
    css = (shipped_templates() / THEME).read_text(encoding="utf-8")
    assert not re.search(r"background:|rgb|hsl|opacity|var\(|(?<!-)color:\s*[a-z]", css)


def test_the_theme_of_the_workspace_wins(tmp_path):
    (tmp_path / THEME).write_text("p { margin: 1px; }\n")
    assert page("# T", folders=(tmp_path, *FOLDERS)).one("style").text == "\np { margin: 1px; }\n"


@pytest.mark.parametrize(
    "line", ["@import 'x.css';", "p { background: url(https://example.org/x) }", "p { background: URL( 'x.png' ) }", "</style>"]
)
def test_a_theme_may_not_bring_anything_from_outside(tmp_path, line):
    (tmp_path / THEME).write_text(f"p {{ margin: 0; }}\n{line}\n")
    with pytest.raises(TemplateProblem, match="from outside") as problem:
        render_html("# T", LOOK, (tmp_path,))
    assert (problem.value.file, problem.value.line) == (str(tmp_path / THEME), 2)


def test_a_picture_inside_the_theme_is_no_address(tmp_path):
    (tmp_path / THEME).write_text("p { background-image: url('data:image/png;base64,AAAA'); }\n")
    assert "data:image/png" in render_html("# T", LOOK, (tmp_path,))


def test_without_any_theme_the_problem_says_so(tmp_path):
    with pytest.raises(TemplateProblem, match=r"none of the template folders has a theme\.css"):
        render_html("# T", LOOK, (tmp_path,))
