"""A meeting that was moved over new year keeps its members busy there, whichever plan it stands in."""

from datetime import date
from pathlib import Path

import pytest
from tests.planning.test_placement import planned, workspace

from mandat.checks.check import Moment
from mandat.checks.run import judge
from mandat.planning.year import plan_year
from mandat.workspace import Workspace

EARLY = "  - {id: mote, frequency: 1 per year, within: 02-03..02-03}"
MOVED = "{id: ssu-2024-4, kind: ssu/mote, of: ssu, on: 2025-02-03, time: 09:00-12:00, state: %s, was: 2024-12-10, because: Syk}"


def moved_into_the_year(root: Path, state: str, **more: str) -> Workspace:
    last_year = f"format: 1\nplan: 2024\nmeetings:\n  - {MOVED % state}\n"
    return workspace(root, ssu="  - {id: mote, frequency: as needed}", au=EARLY, plan_2024=last_year, **more)


@pytest.mark.parametrize(("state", "start"), [("moved", "12:30"), ("cancelled", "09:00")])
def test_nobody_is_asked_to_a_new_meeting_while_one_of_last_years_plan_is_held(tmp_path, state, start):
    plan = planned(moved_into_the_year(tmp_path, state))
    assert [(one.id, f"{one.hours.start:%H:%M}") for one in plan.chosen] == [("au-2025-1", start)]
    assert plan.certificate is not None
    assert plan.certificate.meetings == 1


def test_an_adopted_meeting_gives_way_to_one_that_was_moved_into_its_year(tmp_path):
    line = "{id: au-2025-1, kind: au/mote, of: au, on: 2025-02-03, time: 10:00-12:00}"
    made = moved_into_the_year(tmp_path, "moved", plan_2025=f"format: 1\nplan: 2025\nmeetings:\n  - {line}\n")
    assert "PLN05" in {one.check.code for one in judge(made, Moment(date(2025, 1, 1), 2025))}
    plan = plan_year(made, 2025, on=date(2025, 1, 1))
    assert [(move.id, str(move.now)) for move in plan.moves] == [("au-2025-1", "2025-02-03 12:30")]
    assert [other.of for other in plan.moves[0].others] == ["ssu"]
