"""What is missing in minutes before they go out, as `tests/cases/minutes_gate.yaml` tells it."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from tests.cli.conftest import COMMUNITY, MANDATE

from mandat.checks.check import Moment
from mandat.checks.minutes_gate import facts_of, missing
from mandat.checks.run import judge
from mandat.source.folder import Folder
from mandat.workspace import load
from mandat.workspace.series import all_series

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "minutes_gate.yaml").read_text(encoding="utf-8"))
PLAN = """\
format: 1
plan: 2025
meetings:
  - {{id: nettverk-2025-1, kind: nettverk/mote, of: nettverk, on: 2025-02-13, time: 09:00-11:00, state: {state}}}
"""
RULES = "  secretary: {party: sykehuset}\ndeadlines:\n  minutes: 2 weeks after\n"


def written(folder: Path, case: dict) -> Folder:
    """The community of the tests of commands, whose mandate wants minutes within two weeks."""
    target = folder / "mandates" / "eks"
    (target / "meetings").mkdir(parents=True)
    rules = MANDATE.replace(*case.get("change", ("", "")))
    mandate = rules.replace("deadlines:\n", RULES) + case.get("mandate", "") + "\n"
    meeting = f"format: 1\nmeeting: nettverk-2025-1\n{case['meeting']}"
    (target / "community.yaml").write_text(COMMUNITY, encoding="utf-8")
    (target / "nettverk.yaml").write_text(mandate, encoding="utf-8")
    (target / "plan-2025.yaml").write_text(PLAN.format(state=case.get("state", "held")), encoding="utf-8")
    (target / "meetings" / "nettverk-2025-1.yaml").write_text(meeting, encoding="utf-8")
    return Folder(folder)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sentence"])
def test_the_gaps_in_minutes(case, tmp_path):
    workspace = load(written(tmp_path, case))
    assert workspace.faults == ()
    day = case.get("day", date(2025, 2, 20))
    (series,) = all_series(workspace.communities[0])
    meeting = workspace.communities[0].meetings[0]
    gaps = missing(facts_of(series, meeting, judge(workspace, Moment(day)), day))
    assert [f"{gap.severity.value} {gap.name} {gap.finding.message}" for gap in gaps] == case["expect"]
    assert all(gap.finding.help for gap in gaps)
    assert [gap.finding.help for gap in gaps] == case.get("help", [gap.finding.help for gap in gaps])
