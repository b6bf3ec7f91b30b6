"""In a large workspace only what is touched is planned, with those who share members with it."""

from pathlib import Path

from tests.compare.test_compare import compared, workspace

NETWORKS = 64


def large(folder: Path, *, members: str = "k0, k1", frequency: int = 1):
    organisations = "".join(f"  - {{id: k{n}, name: K{n}, kind: municipality}}\n" for n in range(NETWORKS + 1))
    rest = "".join(f"  - {{id: n{n}, name: Nett {n}, members: [k{n}, k{n + 1}]}}\n" for n in range(1, NETWORKS))
    community = f"format: 1\ncommunity: vest\nname: Vest\ncountry: NO\nlanguage: nb\norganisations:\n{organisations}"
    mandate = (
        f"format: 1\nmandate: fagnett\ntitle: Mandat\nnetworks:\n  - {{id: n0, name: Nett 0, members: [{members}]}}\n{rest}"
        "composition: {seats: [{id: kontakt, title: Kontakt, per: municipality}]}\n"
        f"meetings: [{{id: mote, frequency: {frequency} per year}}]\n"
    )
    return workspace(folder, mandate, community)


def test_a_change_of_members_plans_the_network_and_its_neighbours(tmp_path: Path):
    found = compared(large(tmp_path / "before"), large(tmp_path / "after", members="k0"))
    (change,) = found.communities
    assert [one.before.organisation.id for one in change.mandates[0].members if one.before] == ["k1"]
    assert change.dates.meetings == ()
    assert 0 < change.dates.kept < NETWORKS


def test_a_rule_for_all_networks_plans_all(tmp_path: Path):
    found = compared(large(tmp_path / "before"), large(tmp_path / "after", frequency=2))
    (change,) = found.communities
    assert {pair.after.series.of for pair in change.dates.meetings if pair.after} == {f"n{n}" for n in range(NETWORKS)}
