"""What two readings say differently: by rule path, whatever the text looks like."""

from hypothesis import given
from hypothesis import strategies as st

from mandat.schema.differences import differences, likeness
from mandat.schema.mandate import MandateFile
from mandat.schema.read import read_values
from mandat.source.yaml_text import parse_yaml

MANDATE = """\
format: 1
mandate: fagnett
title: Mandat for fagnett
purpose: Nettverket er til for god samhandling.
networks:
  - {id: nord, name: Nord, members: [as, frogn]}
  - {id: sor, name: Sør, members: [grue, eidskog]}
roles:
  chair: {rotates: every half-year, among: municipality, order: listed, start: 2024-H2}
deadlines: {items: 10 days before}
document: {version: 1.0, approved: [{body: ssu, on: 2024-08-30}]}
"""


def read(text: str) -> MandateFile:
    data = read_values(parse_yaml(text).value)
    assert isinstance(data, MandateFile)
    return data


def changed(*texts: tuple[str, str]) -> list[tuple[str, str | None, str | None]]:
    text = MANDATE
    for old, new in texts:
        assert old in text
        text = text.replace(old, new)
    found = differences(read(MANDATE), read(text))
    return [(one.path, _text(one.before), _text(one.after)) for one in found]


def _text(value: object) -> str | None:
    return None if value is None else str(getattr(value, "id", value))


def test_another_way_of_writing_is_no_difference():
    assert changed(("deadlines: {items: 10 days before}", "deadlines:\n  items: {when: '10 days before'}  # frist")) == []
    assert changed(("Nettverket er til for", ">-\n  Nettverket er\n  til for")) == []
    assert changed(("{id: nord, name: Nord,", "{name: Nord, id: nord,")) == []


def test_a_default_that_is_written_out_is_no_difference():
    assert changed(("title: Mandat for fagnett\n", "title: Mandat for fagnett\ncomposition: {seats: []}\n")) == []


def test_a_rule_is_named_by_its_path():
    assert changed(("10 days before", "14 days before")) == [("deadlines.items.when", "10 days before", "14 days before")]
    assert changed(("version: 1.0", "version: 1.1")) == [("document.version", "1.0", "1.1")]


def test_members_come_and_go_by_name_and_their_order_is_a_rule_of_its_own():
    assert changed(("[as, frogn]", "[as, vestby]")) == [
        ("networks.nord.members.vestby", None, "vestby"),
        ("networks.nord.members.frogn", "frogn", None),
    ]
    assert changed(("[as, frogn]", "[frogn, as]")) == [("networks.nord.members", "('as', 'frogn')", "('frogn', 'as')")]


def test_an_entry_without_an_id_is_compared_with_the_likeliest():
    assert changed(("on: 2024-08-30}", "on: 2024-09-30}")) == [("document.approved.1.on", "2024-08-30", "2024-09-30")]
    found = changed(("[{body: ssu, on: 2024-08-30}]", "[{body: hosu, on: 2023-01-01}, {body: ssu, on: 2024-08-30}]"))
    assert [path for path, _, _ in found] == ["document.approved.1"]


def test_likeness_is_what_both_say():
    one, other = read(MANDATE), read(MANDATE.replace("fagnett", "annet").replace("purpose", "background"))
    assert likeness(one, one) == 1
    assert 0.5 < likeness(one, other) < 1
    assert likeness(one, read("format: 1\nmandate: x\ntitle: Noe helt annet\n")) < 0.1


@given(st.permutations(MANDATE.split("\n")[2:4] + MANDATE.split("\n")[9:11]))
def test_the_order_of_keys_never_matters(lines: list[str]):
    rest = "networks:\n  - {id: nord, name: Nord, members: [as, frogn]}\n  - {id: sor, name: Sør, members: [grue, eidskog]}\n"
    roles = "roles:\n  chair: {rotates: every half-year, among: municipality, order: listed, start: 2024-H2}\n"
    text = "format: 1\nmandate: fagnett\n" + "\n".join(lines) + "\n" + roles + rest
    assert not tuple(differences(read(text), read(MANDATE)))
