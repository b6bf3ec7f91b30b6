"""A comment calls nobody, links nowhere, and has room in a comment."""

import re

from hypothesis import given
from hypothesis import strategies as st

from mandat.render.diff_comment import MOST, for_comment

CALLS = re.compile(r"@[\w-]|#\d|![\d]|\bgh-\d|(?<!\\)://|(?<![\w.])www\.", re.IGNORECASE)


def test_names_and_numbers_call_nobody():
    assert for_comment("@team #12 GH-7 !3 to@scale") == "@\u2060team #\u206012 GH-\u20607 !\u20603 to@\u2060scale"


def test_addresses_are_no_links():
    assert for_comment("https://evil.example and www.evil.example") == "https\\://evil.example and www\\.evil.example"


def test_headings_tables_and_prose_stay_as_they_are():
    text = "## What this change means\n\n- **A** at 09:00–11:00 # 5!\n\n| a | b |\n|---|---|\n"
    assert for_comment(text) == text


@given(st.text(alphabet="@#!:/w.ghGH-12a _", max_size=40))
def test_no_text_calls_or_links(text: str):
    assert not CALLS.search(for_comment(text))


def test_a_long_comment_loses_its_last_details_and_says_so():
    fold = "<details>\n<summary>Meetings</summary>\n\n" + "x" * 20_000 + "\n\n</details>\n\n"
    made = for_comment("- summary\n\n" + 5 * fold + "the end\n")
    assert len(made) <= MOST
    assert made.count("<details>") == made.count("</details>") == 3
    assert made.startswith("- summary")
    assert "Some details are left out" in made
    assert made.endswith("the end\n")
