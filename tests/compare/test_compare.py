"""What a change means as values: who is in and out, whose turn it is, which dates move and which stay."""

from datetime import date
from pathlib import Path

import pytest

from mandat.checks.check import Moment
from mandat.checks.run import judge
from mandat.compare.compare import compare
from mandat.compare.model import CommunityChange, Comparison, MandateChange, Pair
from mandat.source.folder import Folder
from mandat.workspace import Workspace, load

ON = date(2025, 11, 3)
COMMUNITY = """\
format: 1
community: vest
name: Helsefellesskapet Vest
country: NO
language: nb
organisations:
  - {id: as, name: Ås, kind: municipality}
  - {id: frogn, name: Frogn, kind: municipality}
  - {id: grue, name: Grue, kind: municipality}
  - {id: eidskog, name: Eidskog, kind: municipality}
  - {id: vestby, name: Vestby, kind: municipality}
  - {id: sykehuset, name: Sykehuset, kind: hospital}
"""
MANDATE = """\
format: 1
mandate: fagnett
title: Mandat for fagnett
networks:
  - {id: nord, name: Nord, members: [as, frogn, grue, eidskog]}
  - {id: sor, name: Sør, members: [vestby, sykehuset]}
composition: {seats: [{id: kontakt, title: Kontakt, per: municipality}]}
meetings:
  - {id: mote, frequency: 2 per year}
roles:
  chair: {rotates: every half-year, among: municipality, order: listed, start: 2024-H1}
duties:
  - {id: rapport, title: Årsrapport, kind: report, every: year, by: 01-31}
"""


def workspace(folder: Path, mandate: str, community: str = COMMUNITY, plan: str = "") -> Workspace:
    home = folder / "mandates" / "vest"
    home.mkdir(parents=True)
    (home / "community.yaml").write_text(community, encoding="utf-8")
    (home / "fagnett.yaml").write_text(mandate, encoding="utf-8")
    if plan:
        (home / "plan-2026.yaml").write_text(plan, encoding="utf-8")
    return load(Folder(folder))


def compared(before: Workspace, after: Workspace, on: date = ON) -> Comparison:
    assert not (*before.faults, *after.faults)
    return compare(before, after, on, (judge(before, Moment(on)), judge(after, Moment(on))))


@pytest.fixture
def change(tmp_path: Path):
    """The community and the mandate after some words of the mandate are replaced."""

    def changed(*texts: tuple[str, str], community: str = COMMUNITY) -> tuple[CommunityChange, MandateChange]:
        text = MANDATE
        for old, new in texts:
            assert old in text, old
            text = text.replace(old, new)
        found = compared(workspace(tmp_path / "before", MANDATE), workspace(tmp_path / "after", text, community))
        (community_change,) = found.communities
        (mandate,) = community_change.mandates or (MandateChange(Pair(None, None)),)
        return community_change, mandate

    return changed


def test_nothing_differs_between_a_workspace_and_itself(tmp_path: Path):
    one, other = workspace(tmp_path / "one", MANDATE), workspace(tmp_path / "other", f"# another comment\n{MANDATE}")
    assert compared(one, other).is_empty


def test_a_member_who_leaves_is_out_after_a_day_and_the_turns_go_on_without_it(change):
    _, mandate = change(("frogn, grue", "frogn until 2025-12-31, grue"))
    (member,) = mandate.members
    assert member.before is not None
    assert member.before.until is None
    assert member.after is not None
    assert (member.after.organisation.id, member.after.until) == ("frogn", date(2025, 12, 31))
    assert [(one.first, one.before.who, one.after.who) for one in mandate.turns][:1] == [
        (date(2026, 7, 1), ("frogn",), ("grue",))
    ]


def test_a_network_that_two_come_from_was_split(change):
    new = "members: [as, frogn]}\n  - {id: ost, name: Øst, members: [grue, eidskog]}"
    _, mandate = change(("members: [as, frogn, grue, eidskog]}", new))
    (split,) = mandate.splits
    assert (split.one.id, [one.id for one in split.several], split.is_merger) == ("nord", ["nord", "ost"], False)
    assert {(one.network.either.id, one.elsewhere.id if one.elsewhere else None) for one in mandate.members} == {
        ("nord", "ost"),
        ("ost", "nord"),
    }


def test_a_network_that_goes_to_two_others_was_split(change):
    old = "  - {id: nord, name: Nord, members: [as, frogn, grue, eidskog]}\n"
    new = "  - {id: vest-nord, name: Vest, members: [as, frogn]}\n  - {id: ost, name: Øst, members: [grue, eidskog]}\n"
    _, mandate = change((old, new))
    (split,) = mandate.splits
    assert (split.one.id, [one.id for one in split.several]) == ("nord", ["vest-nord", "ost"])


def test_two_networks_that_go_to_one_were_joined(change):
    old = MANDATE[MANDATE.index("  - {id: nord") : MANDATE.index("composition")]
    members = "members: [as, frogn, vestby, sykehuset]"
    _, mandate = change(
        (old, f"  - {{id: hele, name: Hele, {members}}}\n  - {{id: rest, name: Rest, members: [grue, eidskog]}}\n")
    )
    assert [(one.one.id, one.is_merger) for one in mandate.splits] == [("nord", False), ("hele", True)]


def test_the_same_network_under_another_id_keeps_its_dates_and_turns(change):
    community, mandate = change(("id: nord,", "id: nordre,"))
    assert [(pair.renamed, pair.either.id) for pair in mandate.networks if pair.renamed] == [("nord", "nordre")]
    assert (mandate.members, mandate.turns, community.dates.meetings) == ((), (), ())


def test_only_what_has_to_move_moves(change):
    closed = f"{COMMUNITY}closed:\n  - {{when: 2026-01-01..2026-06-14, name: Ombygging}}\n"
    community, _ = change(community=closed)
    moved = community.dates.meetings
    assert moved
    for pair in moved:
        assert pair.before is not None
        assert pair.before.day is not None
        assert date(2026, 1, 1) <= pair.before.day <= date(2026, 6, 14)
        assert pair.after is not None
        assert pair.after.day is not None
        assert pair.after.day > date(2026, 6, 14)
    assert community.dates.kept > 0


def test_one_meeting_more_leaves_the_others_where_they_are(change):
    community, _ = change(("2 per year", "3 per year"))
    assert [(pair.before, pair.after.state) for pair in community.dates.meetings if pair.after] == [(None, "proposed")] * len(
        community.dates.meetings
    )
    assert {pair.either.first_day.year for pair in community.dates.meetings} >= {2026}


def test_one_meeting_fewer_leaves_the_others_where_they_are(change):
    community, _ = change(("2 per year", "1 per year"))
    assert [pair.after for pair in community.dates.meetings] == [None] * len(community.dates.meetings)
    assert sum(pair.either.first_day.year == 2026 for pair in community.dates.meetings) == 2


def test_nothing_is_told_of_proposals_for_days_that_are_over(change):
    community, _ = change(("2 per year", "5 per year"))
    assert all(pair.either.first_day > ON for pair in community.dates.meetings)


def test_a_duty_is_due_on_another_day(change):
    community, mandate = change(("by: 01-31", "by: 02-15"))
    assert [(one.before.due.day, one.after.due.day) for one in community.dates.duties if one.before and one.after] == [
        (date(2026, 1, 30), date(2026, 2, 13))
    ]
    assert [rule.path for rule in mandate.rules] == ["duties.rapport.by"]


def test_a_text_changes_no_date_and_nothing_is_planned_for_it(change):
    community, mandate = change(("title: Mandat for fagnett", "title: Mandat for fagnettverket\npurpose: God samhandling."))
    assert [rule.path for rule in mandate.rules] == ["title", "purpose"]
    assert community.dates.years == ()


def test_adopted_dates_stay_and_a_cancelled_one_is_proposed_anew_on_another_day(tmp_path: Path):
    plan = (
        "format: 1\nplan: 2026\nadopted: {body: itself, on: 2025-10-01}\nmeetings:\n"
        "  - {id: nord-2026-1, kind: fagnett/mote, of: nord, on: 2026-03-12, time: 09:00-11:00}\n"
        "  - {id: nord-2026-2, kind: fagnett/mote, of: nord, on: 2026-09-10, time: 09:00-11:00}\n"
        "  - {id: sor-2026-1, kind: fagnett/mote, of: sor, on: 2026-03-19, time: 09:00-11:00}\n"
        "  - {id: sor-2026-2, kind: fagnett/mote, of: sor, on: 2026-09-17, time: 09:00-11:00}\n"
    )
    cancelled = plan.replace(
        "2026-03-12, time: 09:00-11:00",
        "2026-03-12, time: 09:00-11:00, state: cancelled, because: Streik, revision: 1, revised: 2025-11-03",
    )
    found = compared(workspace(tmp_path / "before", MANDATE, plan=plan), workspace(tmp_path / "after", MANDATE, plan=cancelled))
    first, second = found.communities[0].dates.meetings
    assert (first.either.id, first.after.state if first.after else "") == ("nord-2026-1", "cancelled")
    assert second.before is None
    assert second.after is not None
    assert second.after.state == "proposed"
    assert second.after.day != date(2026, 3, 12)
    assert [one.check.code for one in found.found] == ["PLN01"]


def test_findings_are_judged_on_the_same_day_on_both_sides(tmp_path: Path):
    overdue = MANDATE.replace("networks:", "document: {status: adopted, version: 1.0, valid_until: 2025-06-30}\nnetworks:")
    before, after = workspace(tmp_path / "before", overdue), workspace(tmp_path / "after", overdue + "notes: Utløpt.\n")
    assert {one.check.code for one in judge(after, Moment(ON)) if one.check.code != "VER01"} >= {"VER02"}
    assert [one.check.code for one in compared(before, after).found] == ["VER06"]
    assert compared(before, after).solved == ()


PAPERS = "document: {status: adopted, version: 1.0, approved: [{body: as, on: 2024-01-10}]}\nnetworks:"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("status: adopted, ", "", "changed since version 1.0, and its version did not."),
        ("status: adopted", "status: replaced", "is replaced, and its text is another one than when it was in force."),
        ("status: adopted", "status: draft", None),
    ],
)
def test_a_text_that_somebody_decided_does_not_change_unsaid(tmp_path: Path, old: str, new: str, told: str | None):
    papers = MANDATE.replace("networks:", PAPERS.replace(old, new))
    after = papers.replace("frequency: 2 per year", "frequency: 3 per year")
    found = compared(workspace(tmp_path / "before", papers), workspace(tmp_path / "after", after)).found
    assert [one.finding.message.partition('" ')[2] for one in found if one.check.code == "VER06"] == ([told] if told else [])


def under_another_id(root: Path, text: str) -> Workspace:
    """The workspace, its mandate called `fagnettet`."""
    workspace(root, text)
    old = root / "mandates" / "vest" / "fagnett.yaml"
    old.rename(old.with_name("fagnettet.yaml")).write_text(text.replace("mandate: fagnett", "mandate: fagnettet"), "utf-8")
    return load(Folder(root))


def test_a_mandate_under_another_id_is_still_the_one_that_was_adopted(tmp_path: Path):
    papers = MANDATE.replace("networks:", PAPERS)
    before = workspace(tmp_path / "before", papers)
    assert "VER06" not in {one.check.code for one in compared(before, under_another_id(tmp_path / "id", papers)).found}
    rule = under_another_id(tmp_path / "rule", papers.replace("frequency: 2 per year", "frequency: 3 per year"))
    helps = [one.finding.help for one in compared(before, rule).found if one.check.code == "VER06"]
    assert helps == ["begin a new version: `mandat revise fagnettet`"]
