import pytest

from mandat.schema.mandate import MandateFile
from mandat.schema.meaning import mandate_fingerprint
from mandat.schema.read import read_values
from mandat.schema.versions import is_raised, next_version
from mandat.source.yaml_text import parse_yaml

MANDATE = """\
format: 1
mandate: fagnett
title: Fagnettverk
source: Mandat 2024
document: {version: 1.0, status: adopted, approved: [{body: ssu, on: 2024-08-30}]}
members: [heimdalen, utvika, sjukehuset]
tasks: Dele erfaringar
deadlines: {agenda: 1 week before, items: 10 days before}
notes: Under etablering
basis:
  deadlines: {section: 4}
"""


def of(text):
    read = read_values(parse_yaml(text).value)
    assert isinstance(read, MandateFile)
    return mandate_fingerprint(read)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("version: 1.0, status: adopted", "version: 1.1, status: draft, review: 2027"),
        ("approved: [{body: ssu, on: 2024-08-30}]", "valid_until: 2030"),
        ("source: Mandat 2024\n", ""),
        ("basis:\n  deadlines: {section: 4}\n", "accept:\n  - {code: VER03, path: document.review, because: Ja, until: 2030}\n"),
        ("tasks: Dele erfaringar", "# frå møtet\ntasks:\n  - Dele\n    erfaringar"),
        ("agenda: 1 week before, items: 10 days before", "items: {when: 10 days before}, agenda: 1 week before"),
    ],
)
def test_papers_origin_and_writing_are_no_part_of_what_is_decided(old, new):
    assert old in MANDATE
    assert of(MANDATE.replace(old, new)) == of(MANDATE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("10 days", "14 days"),
        ("heimdalen, utvika", "utvika, heimdalen"),
        ("Dele erfaringar", "Dele gode erfaringar"),
        ("Fagnettverk", "Fagnettverket"),
        ("notes: Under etablering", "notes: Etablert"),
    ],
)
def test_everything_that_is_printed_or_computed_from_is(old, new):
    assert old in MANDATE
    assert of(MANDATE.replace(old, new)) != of(MANDATE)


def test_a_fingerprint_that_stands_in_a_file_is_the_same_in_every_release():
    assert of(MANDATE) == "sha256:5465bcad0afd2a627f37e715747458ade0ab5ea99ee1dd9928ee761a6959d3c1"


@pytest.mark.parametrize(
    ("before", "after"), [("1.0", "1.1"), ("1.9", "1.10"), ("1", "1.1"), ("1.0", "2"), (None, "1.0"), ("utkast", "endelig")]
)
def test_a_later_version_is_raised_and_the_earlier_one_is_not(before, after):
    assert is_raised(before, after)
    assert before is None or before == "utkast" or not is_raised(after, before)


@pytest.mark.parametrize(("before", "after"), [("1.0", "1.0"), ("1.0", "1"), ("1.0", None), (None, None), ("utkast", "utkast")])
def test_the_same_version_is_not_raised(before, after):
    assert not is_raised(before, after)


@pytest.mark.parametrize(
    ("version", "following"), [("1.0", "1.1"), ("1.9", "1.10"), ("3", "4"), ("2.1.3", "2.1.4"), ("høringsutkast", None)]
)
def test_the_next_version_raises_the_last_number(version, following):
    assert next_version(version) == following
