"""Which starts a meeting may have: those from which it ends the same day."""

from datetime import date, time
from pathlib import Path

import pytest
from tests.planning.test_placement import workspace

from mandat.planning.days import starts_of, usable_days
from mandat.planning.year import plan_year
from mandat.source.folder import Folder
from mandat.workspace import Workspace, load
from mandat.workspace.series import all_series


def evening(root: Path, starts: str, duration: str) -> Workspace:
    """A body that meets once a year, in a community that wishes these starts."""
    workspace(root, utvalg=f"  - {{id: mote, title: Møte, frequency: 1 per year, duration: {duration}}}")
    file = root / "mandates" / "eks" / "community.yaml"
    file.write_text(file.read_text(encoding="utf-8") + f"wishes: {{starts: [{starts}]}}\n", encoding="utf-8")
    return load(Folder(root))


@pytest.mark.parametrize(
    ("starts", "duration", "left"),
    [
        ("18:00, 23:00", "2 h", (18 * 60,)),
        ("21:59, 22:00", "2 h", (21 * 60 + 59,)),
        ("22:00, 23:00", "2 h", ()),
    ],
)
def test_a_start_from_which_the_meeting_would_go_past_midnight_is_none(tmp_path, starts, duration, left):
    (series,) = all_series(evening(tmp_path, starts, duration).communities[0])
    assert starts_of(series) == left
    assert bool(usable_days(series, 2025).days) == bool(left)


def test_a_late_meeting_is_placed_whole_on_another_start(tmp_path):
    plan = plan_year(evening(tmp_path, "23:00, 18:00", "2 h"), 2025, on=date(2025, 1, 1))
    assert [(one.hours.start, one.hours.end) for one in plan.chosen] == [(time(18), time(20))]


def test_a_meeting_that_fits_into_no_evening_is_told_as_without_a_day(tmp_path):
    plan = plan_year(evening(tmp_path, "23:00", "2 h"), 2025, on=date(2025, 1, 1))
    assert plan.chosen == ()
    assert sum(one.number for one in plan.unplaced) == 1
