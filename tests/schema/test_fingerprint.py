import pytest

from mandat.schema.fingerprint import fingerprint
from mandat.schema.meeting import MeetingFile
from mandat.schema.read import read_values
from mandat.source.yaml_text import parse_yaml

MEETING = """\
format: 1
meeting: follo-2025-1
roles: {chair: nesodden, secretary: enebakk}
items:
  - {number: 03/25, title: Kvalitet i PLO-meldinger, type: decision, duration: 30 min}
  - {number: 04/25, title: Hospitering}
"""
SAME_MEANING = """\
# Follo
format: 1
meeting: 'follo-2025-1'
items:
- title: Kvalitet i
    PLO-meldinger
  number: 03/25
  duration: 30 min     # var 20
  type: decision
- number: "04/25"
  title: Hospitering
roles:
  secretary: enebakk
  chair: nesodden
"""


def of(text):
    read = read_values(parse_yaml(text).value)
    assert isinstance(read, MeetingFile)
    return fingerprint(read)


def test_comments_quotes_folding_and_the_order_of_keys_do_not_count():
    assert of(SAME_MEANING) == of(MEETING)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("chair: nesodden, secretary: enebakk", "chair: enebakk, secretary: nesodden"),
        ("30 min", "40 min"),
        ("type: decision, ", ""),
        ("Hospitering", "Hospitering i 2026"),
        ("  - {number: 04/25, title: Hospitering}\n", ""),
        ("PLO-meldinger, type", "PLO, type"),
    ],
)
def test_every_change_of_meaning_counts(old, new):
    assert old in MEETING
    assert of(MEETING.replace(old, new)) != of(MEETING)


def test_the_order_of_a_list_counts():
    lines = MEETING.splitlines(keepends=True)
    assert of("".join([*lines[:4], lines[5], lines[4]])) != of(MEETING)


def test_files_that_hold_one_from_earlier_can_be_trusted_still():
    assert of(MEETING) == "sha256:10ca9687810b52ff158da4430e3ecdde7138552ee8c41ec59a97f822a9793157"
