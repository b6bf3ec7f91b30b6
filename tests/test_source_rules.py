"""Every rule of the five source documents is still carried by a place in mandates/, or the name of the lost one is told."""

from functools import cache
from pathlib import Path
from typing import NamedTuple, cast

import pytest
import yaml

from mandat.schema.paths import steps_to

ROOT = Path(__file__).parents[1]
LIST = Path(__file__).with_name("source-rules.yaml")
LINES_PER_DOCUMENT = [18, 10, 13, 18, 18]


class Rule(NamedTuple):
    document: str
    line: int
    says: str
    carriers: list[str]


@cache
def values_of(file: Path) -> object:
    return cast("object", yaml.BaseLoader(file.read_text(encoding="utf-8")).get_single_data())


def documents() -> list[dict[str, object]]:
    return cast("list[dict[str, object]]", values_of(LIST))


def rules() -> list[Rule]:
    return [
        Rule(str(document["document"]), int(rule["line"]), rule["says"], list(rule.get("carried_by", ())))
        for document in documents()
        for rule in cast("list[dict[str, str]]", document["rules"])
    ]


def lost(carrier: str) -> str | None:
    name, _, path = carrier.partition(" ")
    file = ROOT / "mandates" / name
    if not path or not file.is_file():
        return f'mandates/ has no file "{name}"' if path else f'"{carrier}" names no rule path'
    return None if steps_to(values_of(file), path) else f'mandates/{name} has no rule "{path}"'


RULES = rules()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.document[:24]}, line {rule.line}")
def test_every_line_of_the_documents_has_a_place_in_mandates(rule: Rule):
    assert rule.carriers, f'{rule.document}, line {rule.line} ("{rule.says[:60]}") is carried by nothing'
    gone = [sentence for carrier in rule.carriers if (sentence := lost(carrier))]
    assert not gone, f'{rule.document}, line {rule.line} ("{rule.says[:60]}") is lost: {"; ".join(gone)}'


def test_the_list_holds_every_numbered_line_of_the_five_documents():
    found = [[int(rule["line"]) for rule in cast("list[dict[str, str]]", d["rules"])] for d in documents()]
    assert found == [list(range(1, lines + 1)) for lines in LINES_PER_DOCUMENT]


@pytest.mark.parametrize(
    ("carrier", "sentence"),
    [
        (
            "ahus/forvaltningsnettverk.yaml document.versjon",
            'mandates/ahus/forvaltningsnettverk.yaml has no rule "document.versjon"',
        ),
        ("ahus/forvaltningsnettverk.yaml networks.follo.members.oslo", 'networks.follo.members.oslo"'),
        ("ahus/nettverk.yaml purpose", 'mandates/ has no file "ahus/nettverk.yaml"'),
        ("ahus/forvaltningsnettverk.yaml", "names no rule path"),
    ],
)
def test_a_place_that_is_gone_is_told_by_name(carrier: str, sentence: str):
    assert sentence in str(lost(carrier))
