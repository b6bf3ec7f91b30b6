"""What is typed for people reads back as itself, and entries keep their words when their order changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.source.edit import CannotEdit, InsertEntry, OrderEntries, edited
from mandat.source.layout import entry_lines, written
from mandat.source.yaml_text import Value, parse_yaml

ITEMS = """\
format: 1
items:
  # først
  - title: A   # en merknad
    background: >-
      Tekst over
      to linjer
    # hører til A

  # om B
  - {title: B}
  - title: C
# slutt
minutes: {status: draft}
"""


def test_entries_change_places_with_their_comments():
    assert (
        edited(ITEMS, [OrderEntries(("items",), (1, 2, 0))])
        == """\
format: 1
items:

  # om B
  - {title: B}
  - title: C
  # først
  - title: A   # en merknad
    background: >-
      Tekst over
      to linjer
    # hører til A
# slutt
minutes: {status: draft}
"""
    )


def test_an_order_that_is_kept_changes_no_byte():
    assert edited(ITEMS, [OrderEntries(("items",), (0, 1, 2))]) == ITEMS


def test_entries_in_brackets_cannot_change_places():
    with pytest.raises(CannotEdit, match="stands in brackets"):
        edited("items: [{title: A}, {title: B}]\n", [OrderEntries(("items",), (1, 0))])


@pytest.mark.parametrize("order", [(0, 1), (0, 0, 1), (0, 1, 2, 3)])
def test_an_order_names_every_entry_once(order):
    with pytest.raises(CannotEdit):
        edited(ITEMS, [OrderEntries(("items",), order)])


def test_an_entry_in_lines_has_one_field_a_line_and_its_texts_in_blocks():
    entry: dict[str, Value] = {"number": "01/25", "title": "Sak: den første", "attachments": ["a.pdf"],
             "background": "En.\n\nTo.", "actions": [{"what": "Utkast", "owner": "as"}]}  # fmt: skip
    assert (
        "\n".join(entry_lines(entry, "  "))
        == """\
  - number: 01/25
    title: 'Sak: den første'
    attachments: [a.pdf]
    background: |-
      En.

      To.
    actions:
      - {what: Utkast, owner: as}"""
    )
    new = edited(ITEMS, [InsertEntry(("items",), 1, entry, in_lines=True)])
    assert "  - number: 01/25\n    title: 'Sak: den første'\n" in new
    assert new.replace("\n".join(entry_lines(entry, "  ")) + "\n", "") == ITEMS


@pytest.mark.parametrize(
    "text",
    [
        "a\u200fb", "\u202ex", "🎉", "tab\tx", "\u2028x", "\x07", "\x7f", "\ufeffx", "{{ x }} {% y %}", "<b>&amp;</b>", "- a",
        "null", "'", '"', "\t\U000f0000",
        "čáŋđŧž", "\\n", "x\ny", " x", "x ", "\n", "a\n b\n\nc\n", "#x", "*x*", "$x$", "`x`", "\U000f0000",
    ],
)  # fmt: skip
def test_any_text_reads_back_as_itself_in_a_line_and_in_an_entry(text):
    assert parse_yaml(f"w: {written(text)}\n").value == {"w": text}
    lines = "\n".join(entry_lines({"title": "x", "notes": text}, "  "))
    assert parse_yaml(f"items:\n{lines}\n").value == {"items": [{"title": "x", "notes": text}]}


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_every_text_reads_back_as_itself(text):
    lines = "\n".join(entry_lines({"title": text, "notes": text}, "    "))
    parsed = parse_yaml(f"items:\n{lines}\n")
    assert (parsed.faults, parsed.value) == ((), {"items": [{"title": text, "notes": text}]})
