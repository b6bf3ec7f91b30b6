"""What people write for reports: it says what it said, and is nothing but the content of its section."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.render.blocks import Heading, Rule, Verbatim, text_of
from mandat.render.html import render_html
from mandat.render.look import Look
from mandat.render.prose import LONGEST, NotProse, read_prose
from mandat.render.prose_markdown import written
from mandat.render.reader import read_blocks
from mandat.source.shipped import shipped_templates


def sections(text, level=2):
    return {one.title: str(one.text) for one in read_prose(text, level)}


def test_a_heading_begins_a_section_and_the_title_of_the_file_is_left_out():
    text = "# Årsrapport\n\nInnledning.\n\n## Sammendrag\n\nKort.\n\n## Økonomi\n"
    assert sections(text) == {"": "Innledning.", "Sammendrag": "Kort.", "Økonomi": ""}


def test_large_headings_only_are_sections_too():
    assert sections("# Sammendrag\n\nKort.\n\n# Økonomi\n\nMidler.") == {"Sammendrag": "Kort.", "Økonomi": "Midler."}
    assert sections("# Økonomi\n\nMidler.") == {"Økonomi": "Midler."}


def test_a_file_without_any_heading_is_one_text():
    assert sections("Bare litt tekst.\n\nOg mer.") == {"": "Bare litt tekst.\n\nOg mer."}


def test_comments_are_not_in_the_report():
    assert sections("## A\n\n<!-- skriv\nher -->\nTekst <!-- inne i linjen -->her.") == {"A": "Tekst her."}


def test_a_comment_in_a_block_of_code_is_shown():
    assert "<!-- vises -->" in sections("## A\n\n```\n<!-- vises -->\n```")["A"]


def test_a_comment_without_an_end_is_told_with_its_line():
    with pytest.raises(NotProse, match="has no end") as problem:
        read_prose("## A\n\nTekst.\n\n<!-- glemt\n\n## B\n\nMer.", 2)
    assert problem.value.line == 5


def test_headings_go_below_those_of_the_report():
    text = "## A\n\n### Under\n\nTekst.\n\n#### Dypere\n\nMer."
    assert sections(text, 2)["A"] == "### Under\n\nTekst.\n\n#### Dypere\n\nMer."
    assert sections(text, 3)["A"] == "#### Under\n\nTekst.\n\n##### Dypere\n\nMer."


def test_a_long_heading_that_would_stand_in_the_margin_is_bold_instead():
    text = "## A\n\n### En svært lang overskrift om mangt\n\nTekst."
    assert sections(text, 3)["A"] == "**En svært lang overskrift om mangt**\n\nTekst."


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        "{{ doc.title }} {% for x in y %}",
        "#set page(fill: red) $x$ @ref",
        "![bilde](http://example.org/x.png)",
        "<a href='javascript:x'>",
    ],
)
def test_markup_of_other_kinds_stays_text(typed):
    text = sections(f"## A\n\n{typed}")["A"]
    look = Look("T", "", "nb", "NO", date(2025, 1, 1), None, "", "Side {page} av {pages}", {})
    page = render_html(f"# T\n\n{text}\n", look, (shipped_templates(),))
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "href='javascript" not in page
    assert "".join(re.findall(r"[a-z]+", typed)[:1]) in page


def test_a_link_to_a_place_is_no_table_of_contents():
    assert sections("## A\n\n- [her](#1)\n- [der](#2)")["A"] == "- her\n- der"


def test_lists_tables_quotes_and_marks_are_kept():
    lists = "- en\n- to\n\n* ny liste\n\n3. tre\n4. fire"
    text = f"{lists}\n\n> sitat\n\n| a | b |\n|---|--:|\n| x | **2** |\n\nEn *kursiv* og `kode` \\\nlinje."
    kept = sections(f"## A\n\n{text}")["A"]
    assert read_blocks(kept, "", {}) == read_blocks(text, "", {})


def test_text_of_more_characters_than_a_report_takes_is_refused():
    with pytest.raises(NotProse, match="a report takes"):
        read_prose("ord " * LONGEST, 2)


def test_lists_that_are_too_deep_are_refused_and_not_cut_off():
    with pytest.raises(NotProse, match="too deep") as problem:
        read_prose("## A\n\n" + "\n".join("  " * n + f"- punkt {n}" for n in range(20)), 2)
    assert problem.value.line > 1


WORDS = st.text(alphabet=st.sampled_from("abcæøå *_`#>-+.1)|\\[]()<!~=:&\n{}%$@\u2003\u202e"), max_size=60)


@given(WORDS)
def test_any_text_comes_out_as_the_same_blocks(text):
    before = read_blocks(text, "T", {})
    after = read_blocks(written(before, 0), "T", {})
    assert letters(after) == letters(before)
    assert headings(after) == headings(before)


@given(WORDS)
def test_no_text_makes_a_section_of_its_own(text):
    shown = [one.text for one in read_prose(f"## A\n\n{text.replace('<!--', '')}", 2) if one.title == "A"]
    body = shown[0] if shown else ""
    blocks = read_blocks(f"# T\n\n## A\n\n{body}\n\n## B\n\nSlutt.", "T", {})
    tops = [block for block in blocks if isinstance(block, Heading) and block.level == 2]
    assert "".join(text_of(block.line) for block in tops) == "AB"


def letters(blocks):
    return re.sub(r"[^abcæøå1]", "", repr_of(blocks))


def repr_of(blocks):
    found = []

    def walk(thing):
        if isinstance(thing, str):
            found.append(thing)
        elif isinstance(thing, tuple | list):
            for one in thing:
                walk(one)
        elif isinstance(thing, Verbatim):
            found.append(thing.text)
        elif hasattr(thing, "__slots__") and not isinstance(thing, Rule):
            for name in thing.__slots__:
                if name in ("number", "text", "line", "inside", "items", "entries", "rows", "head", "beside", "title"):
                    walk(getattr(thing, name))

    walk(blocks)
    return "".join(found)


def headings(blocks):
    return [block.level for block in blocks if isinstance(block, Heading)]
