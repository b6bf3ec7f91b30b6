"""Files of a community joined: members on a day, local rules, holders, series, references."""

from datetime import date
from pathlib import Path

import pytest

from mandat.source.folder import Folder
from mandat.workspace import Workspace, load
from mandat.workspace.members import holders, members_on
from mandat.workspace.references import Scope
from mandat.workspace.series import all_series

COMMUNITY = """\
format: 1
community: more
name: Helsefellesskapet Møre
country: NO
language: nn
organisations:
  - {id: sjukehuset, name: Sjukehuset, kind: hospital}
  - {id: alesund-2020, name: Ålesund, kind: municipality, code: 1507, until: 2023-12-31, successor: [alesund, haram]}
  - {id: alesund, name: Ålesund, kind: municipality, code: 1508, from: 2024-01-01}
  - {id: haram, name: Haram, kind: municipality, code: 1580, from: 2024-01-01}
  - {id: giske, name: Giske, kind: municipality, code: 1532}
areas:
  - {id: nord, name: Nordre område, members: [giske, haram from 2024-01-01]}
  - {id: tomt, name: Tomt område}
bodies:
  - {id: ssu, name: Strategisk samarbeidsutval}
"""

MANDATE = """\
format: 1
mandate: fagnettverk
title: Mandat for fagnettverka
networks:
  - id: kysten
    name: Kysten
    members: [sjukehuset, alesund-2020 until 2023-12-31, alesund from 2024-01-01, giske from 2023-07-01]
  - id: fjorden
    name: Fjorden
    members: [nord, sjukehuset]
    local: {meetings.mote.frequency: 6 per year}
composition:
  seats:
    - {id: kontakt, title: Kontakt, per: municipality}
    - {id: lege, title: Lege, party: sjukehuset}
    - {id: tilkalla, title: Tilkalla, party: sjukehuset, attends: as needed}
meetings:
  - {id: mote, frequency: 4 per year}
  - {id: felles, of: all networks, frequency: 1 per year}
  - {id: lokalt, of: each area, with: [municipality]}
roles:
  chair: {party: sjukehuset}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "mandates" / "more"
    folder.mkdir(parents=True)
    (folder / "community.yaml").write_text(COMMUNITY, encoding="utf-8")
    (folder / "fagnettverk.yaml").write_text(MANDATE, encoding="utf-8")
    return tmp_path


def read(root: Path) -> Workspace:
    workspace = load(Folder(root))
    assert workspace.faults == ()
    return workspace


def network(workspace, name):
    (community,) = workspace.communities
    found = community.mandates[0].network(name)
    assert found is not None
    return community, found


def ids(organisations):
    return [organisation.id for organisation in organisations]


def test_members_change_on_their_days_and_both_ends_are_included(root):
    community, kysten = network(read(root), "kysten")
    assert ids(members_on(community, kysten, date(2023, 6, 30))) == ["sjukehuset", "alesund-2020"]
    assert ids(members_on(community, kysten, date(2023, 12, 31))) == ["sjukehuset", "alesund-2020", "giske"]
    assert ids(members_on(community, kysten, date(2024, 1, 1))) == ["sjukehuset", "alesund", "giske"]


def test_an_area_stands_for_its_municipalities_on_the_day(root):
    community, fjorden = network(read(root), "fjorden")
    assert ids(members_on(community, fjorden, date(2023, 12, 31))) == ["giske", "sjukehuset"]
    assert ids(members_on(community, fjorden, date(2024, 1, 1))) == ["giske", "haram", "sjukehuset"]


def test_a_kind_stands_for_everybody_of_that_kind_who_exists_on_the_day(root):
    path = root / "mandates" / "more" / "fagnettverk.yaml"
    path.write_text(MANDATE.replace("members: [nord, sjukehuset]", "members: [municipality]"), encoding="utf-8")
    community, fjorden = network(read(root), "fjorden")
    assert ids(members_on(community, fjorden, date(2023, 1, 1))) == ["alesund-2020", "giske"]
    assert ids(members_on(community, fjorden, date(2025, 1, 1))) == ["alesund", "haram", "giske"]


def test_a_local_value_holds_in_its_network_only(root):
    workspace = read(root)
    frequencies = {name: str(network(workspace, name)[1].rules.meetings[0].frequency) for name in ("kysten", "fjorden")}
    assert frequencies == {"kysten": "4 per year", "fjorden": "6 per year"}


def test_a_local_value_that_does_not_fit_is_told_at_its_place(root):
    path = root / "mandates" / "more" / "fagnettverk.yaml"
    path.write_text(MANDATE.replace("6 per year}", "6/year}"), encoding="utf-8")
    (fault,) = load(Folder(root)).faults
    assert fault.path == "networks.fjorden.local.meetings.mote.frequency"
    assert (fault.code, fault.help) == ("FMT05", "Write `6 per year`.")


def test_holders_are_the_seats_that_always_come(root):
    community, kysten = network(read(root), "kysten")
    kind = community.mandates[0].data.meetings[0]
    found = holders(community, [kysten], kind, date(2024, 5, 1))
    assert [(holder.organisation, holder.seat) for holder in found] == [
        ("alesund", "kontakt"),
        ("giske", "kontakt"),
        ("sjukehuset", "lege"),
    ]


def test_the_same_seat_of_the_same_municipality_is_one_holder_in_two_communities(root):
    other = root / "mandates" / "sor"
    other.mkdir()
    (other / "community.yaml").write_text(COMMUNITY.replace("community: more", "community: sor"), encoding="utf-8")
    (other / "fagnettverk.yaml").write_text(MANDATE, encoding="utf-8")
    workspace = read(root)
    keys = []
    for community in workspace.communities:
        kysten = community.mandates[0].networks[0]
        found = holders(community, [kysten], community.mandates[0].data.meetings[0], date(2024, 5, 1))
        keys.append({holder.organisation: holder.key for holder in found})
    assert keys[0]["giske"] == keys[1]["giske"]
    assert keys[0]["sjukehuset"] != keys[1]["sjukehuset"]  # neither code nor number says that they are one


def test_the_people_file_joins_seats_that_one_person_holds_and_is_never_needed(root):
    people = "format: 1\npeople:\n  - {id: p1, name: N. N., holds: [giske/kontakt, sjukehuset/lege]}\n"
    community, kysten = network(read(root), "kysten")
    kind = community.mandates[0].data.meetings[0]
    apart = {holder.key for holder in holders(community, [kysten], kind, date(2024, 5, 1))}
    (root / "mandates" / "more" / "people.yaml").write_text(people, encoding="utf-8")
    community, kysten = network(read(root), "kysten")
    joined = {holder.key for holder in holders(community, [kysten], kind, date(2024, 5, 1))}
    assert (len(apart), len(joined)) == (3, 2)
    assert "person more/p1" in joined


def test_series_are_named_by_what_they_are_of_and_by_the_kind_where_that_is_not_enough(root):
    (community,) = read(root).communities
    assert [(one.kind.id, one.of, one.prefix) for one in all_series(community)] == [
        ("mote", "kysten", "kysten"),
        ("mote", "fjorden", "fjorden"),
        ("felles", "all networks", "felles"),
        ("lokalt", "nord", "nord"),
        ("lokalt", "tomt", "tomt"),
    ]


@pytest.mark.parametrize(
    ("reference", "kind"),
    [
        ("ssu", "body"),
        ("giske", "organisation"),
        ("nord", "area"),
        ("kysten", "network"),
        ("fagnettverk", "mandate"),
        ("municipality", "party"),
        ("chair", "role"),
        ("lege", "seat"),
        ("felles", "meeting kind"),
        ("fagnettverk/chair", "role"),
        ("giske/kontakt", "holder"),
        ("kysten/giske/kontakt", "holder"),
        ("Ringsaker kommune", "text"),
    ],
)
def test_a_reference_names_one_thing(root, reference, kind):
    (community,) = read(root).communities
    target = Scope(community, community.mandates[0]).resolve(reference)
    assert target is not None
    assert target.kind == kind


@pytest.mark.parametrize("reference", ["ssv", "ssu/leader", "giske/lage", "kysten/giske/x", "nowhere/chair"])
def test_a_reference_that_names_nothing_is_none(root, reference):
    (community,) = read(root).communities
    assert Scope(community, community.mandates[0]).resolve(reference) is None


def test_a_file_that_cannot_be_read_leaves_the_others_and_its_ids_behind(root):
    (root / "mandates" / "more" / "ssu2.yaml").write_text("format: 1\nmandate: ssu2\n title: x\n", encoding="utf-8")
    workspace = load(Folder(root))
    (community,) = workspace.communities
    assert [fault.code for fault in workspace.faults] == ["FMT01"]
    assert "ssu2" in community.unread
    assert [mandate.id for mandate in community.mandates] == ["fagnettverk"]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("mandates/more/plan.yml", "The file is not read: it ends in `.yml`."),
        ("mandates/fritt.yaml", "The file is not read: it is in no community's folder."),
        ("mandates/more/annet/x.yaml", "The file is not read: it is in a folder of its own."),
    ],
)
def test_a_file_that_would_be_passed_over_is_named(root, path, message):
    (root / path).parent.mkdir(exist_ok=True)
    (root / path).write_text("format: 1\n", encoding="utf-8")
    faults = [fault for fault in load(Folder(root)).faults if fault.location.file == path]
    assert [(fault.code, fault.message) for fault in faults] == [("FMT08", message)]


def test_a_folder_without_a_community_file_is_named(root):
    (root / "mandates" / "more" / "community.yaml").unlink()
    (fault,) = load(Folder(root)).faults
    assert fault.message == "The folder `more` has no `community.yaml`."


def test_a_shape_fault_does_not_hide_the_names_of_the_file(root):
    path = root / "mandates" / "more" / "fagnettverk.yaml"
    path.write_text(MANDATE.replace("frequency: 4", "frequancy: 4"), encoding="utf-8")
    (community,) = load(Folder(root)).communities
    assert community.partial == {"mandates/more/fagnettverk.yaml"}
    assert [network.id for network in community.mandates[0].networks] == ["kysten", "fjorden"]
