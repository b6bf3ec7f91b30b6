"""A file that is no YAML tells what is wrong in every section of it."""

from itertools import combinations
from pathlib import Path

import pytest

from mandat.source.folder import Folder
from mandat.workspace.load import load

MANDATES = Path(__file__).parents[2] / "mandates" / "ahus"
SLIPS = {
    "title": ("title: Mandat for regionale", "title: Mandat: regionale", "the value has `: ` in it"),
    "document": ("  owner: ssu ", "  owner: 'ssu ", "quotation mark"),
    "composition": ("  attendance: mandatory", "   attendance: mandatory", "it begins in column 3"),
    "networks": ("nordre-follo, frogn]", "nordre-follo, frogn", "`[` is opened here and not closed"),
    "roles": ("  chair:\n", "  chair\n", "cannot be read as YAML"),
}


def told(folder, *changes):
    text = (MANDATES / "forvaltningsnettverk.yaml").read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) >= 1
        text = text.replace(old, new, 1)
    place = folder / "mandates" / "ahus"
    place.mkdir(parents=True)
    (place / "community.yaml").write_bytes((MANDATES / "community.yaml").read_bytes())
    (place / "forvaltningsnettverk.yaml").write_text(text, encoding="utf-8")
    return [f"{one.code} {one.location.line} {one.message}" for one in load(Folder(folder)).faults]


PAIRS = list(combinations(SLIPS.values(), 2))


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_two_slips_in_two_sections_are_both_told(tmp_path, first, second):
    found = told(tmp_path, first[:2], second[:2])
    assert len(found) == 2, found
    for *_, words in (first, second):
        assert any(words in one for one in found)


def test_a_phrase_in_another_section_is_told_beside_a_slip(tmp_path):
    assert told(tmp_path, SLIPS["composition"][:2], ("frequency: at least 4 per year", "frequency: 4 times a year")) == [
        "FMT01 49 This line cannot be read as YAML: it begins in column 3, and no line above does.",
        'FMT05 60 "4 times a year" is not a frequency.',
    ]


def test_nobody_is_asked_for_what_may_stand_in_the_lines_that_cannot_be_read(tmp_path):
    assert told(tmp_path, SLIPS["title"][:2]) == ["FMT01 6 This line cannot be read as YAML: the value has `: ` in it."]
