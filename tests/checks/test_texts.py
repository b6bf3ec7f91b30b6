from datetime import date
from pathlib import Path
from typing import cast

import pytest
import yaml

from mandat.checks.personal import may_be_personal, personal_data
from mandat.checks.placement import pattern_misfit
from mandat.schema.phrases import parse_hours, parse_pattern

Case = dict[str, str]
CASES = Path(__file__).parent.parent / "cases"


class AsText(yaml.SafeLoader):
    """Reads every value as the text it is, as the product does."""

    yaml_implicit_resolvers = {}


def read(name: str) -> list[Case]:
    return cast("list[Case]", AsText((CASES / name).read_text(encoding="utf-8")).get_single_data())


def sentence(case: Case) -> str:
    return case["sentence"]


@pytest.mark.parametrize("case", read("patterns.yaml"), ids=sentence)
def test_patterns(case: Case):
    hours = parse_hours(case["hours"]) if "hours" in case else None
    misfit = pattern_misfit(parse_pattern(case["pattern"]), date.fromisoformat(case["day"]), hours)
    assert (misfit or "fits") == case["expect"]


@pytest.mark.parametrize("case", read("personal.yaml"), ids=sentence)
def test_personal_data(case: Case):
    found = [
        f"{one.kind} at {one.path}" if one.in_value else f"{one.kind} in line {one.line} behind {one.path or 'nothing'}"
        for one in personal_data(case["text"], case.get("country", "NO"))
    ]
    assert (", ".join(found) or "nothing") == case["expect"]
    assert may_be_personal(case["text"].encode()) or not found


MANDATES = sorted((Path(__file__).parents[2] / "mandates").rglob("*.yaml"))


@pytest.mark.parametrize("file", MANDATES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_nothing_in_the_mandates_of_the_project_is_taken_for_personal(file: Path):
    text = file.read_text(encoding="utf-8")
    assert [list(personal_data(text, country)) for country in ("NO", "SE")] == [[], []]
