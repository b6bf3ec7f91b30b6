from datetime import date, timedelta
from pathlib import Path
from typing import cast

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mandat.calendar.closures import closure_on, covers, is_special, quiet_on
from mandat.rules.periods import yearly_days
from mandat.schema.community import Area, ClosedTime, CommunityFile
from mandat.schema.phrases import MonthDay, YearlyRange
from mandat.workspace import Community

Case = dict[str, str]
FILE = Path(__file__).parent.parent / "cases" / "closures.yaml"
FOLLO = Area.model_validate({"id": "follo", "name": "Follo", "members": ["as", "frogn", "nesodden until 2024-12-31"]})


class AsText(yaml.SafeLoader):
    """Reads every value as the text it is, as the product does."""

    yaml_implicit_resolvers = {}


CASES = cast("list[Case]", AsText(FILE.read_text(encoding="utf-8")).get_single_data())


def times(case: Case, key: str) -> tuple[ClosedTime, ...]:
    if key not in case:
        return ()
    only = {"only": case["only"]} if "only" in case else {}
    return (ClosedTime.model_validate({"when": case[key], "name": "Ferie", **only}),)


def community(closed: tuple[ClosedTime, ...] = (), quiet: tuple[ClosedTime, ...] = ()) -> Community:
    values = {"format": "1", "community": "vest", "name": "Vest", "country": "NO", "language": "nb"}
    data = CommunityFile.model_validate(values).model_copy(update={"closed": closed, "quiet": quiet, "areas": (FOLLO,)})
    return Community("mandates/vest/community.yaml", data, (), (), (), ())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sentence"])
def test_closures(case: Case):
    here, day = community(times(case, "closed"), times(case, "quiet")), date.fromisoformat(case["day"])
    organisations = case.get("for", "as").split()
    found = [
        *(["closed"] if closure_on(here, day, organisations) else []),
        *(["quiet"] if quiet_on(here, day, organisations) else []),
    ]
    assert " and ".join(found or ["open"]) == case["expect"]
    assert is_special(here, day) or not found


days = st.dates(date(1950, 1, 1), date(2150, 12, 31))
month_days = days.filter(lambda day: (day.month, day.day) != (2, 29)).map(lambda day: MonthDay(day.month, day.day))


@given(month_days, month_days, st.integers(1950, 2150))
def test_a_stretch_of_every_year_covers_each_of_its_days_and_not_the_day_after(first: MonthDay, last: MonthDay, year: int):
    stretch = YearlyRange(first, last)
    found = yearly_days(stretch, year)
    assert all(covers(stretch, found.first + timedelta(days=number)) for number in range(len(found)))
    after = found.last + timedelta(days=1)
    assert not covers(stretch, after) or (after.month, after.day) == (first.month, first.day)


@given(days)
def test_the_first_entry_that_covers_a_day_is_the_one_that_is_told(day: date):
    entries = tuple(ClosedTime.model_validate({"when": str(day), "name": name}) for name in ("Vinterferie", "Planleggingsdag"))
    found = closure_on(community(entries), day, ())
    assert found is not None
    assert found.name == "Vinterferie"
