from datetime import date
from pathlib import Path

import pytest

from mandat.checks.check import Moment
from mandat.checks.registry import CHECKS
from mandat.checks.run import judge
from mandat.source.folder import Folder
from mandat.workspace import load

THE_DAY = date(2025, 6, 15)

COMMUNITY = """format: 1
community: vest
name: Vest
country: NO
language: nb
organisations:
  - {id: vestbygd, name: Vestbygd kommune, kind: municipality}
  - {id: fjordvik, name: Fjordvik kommune, kind: municipality}
  - {id: sykehuset, name: Sykehuset, kind: hospital}
"""


def told(folder: Path, code: str, year: int | None = None, **files: str) -> list[str]:
    """The findings of one check in a community of these files; `meetings__a` is `meetings/a.yaml`."""
    for name, text in {"community": COMMUNITY, **files}.items():
        path = folder / "mandates" / "vest" / f"{name.replace('__', '/').replace('_', '-')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    workspace = load(Folder(folder))
    assert [fault.message for fault in workspace.faults] == []
    checks = [check for check in CHECKS if check.code == code]
    return [f"{one.severity.value}: {one.finding.message}" for one in judge(workspace, Moment(THE_DAY, year), checks)]


def mandate(rules: str, name: str = "nett", members: str = "vestbygd, fjordvik, sykehuset") -> str:
    return f"format: 1\nmandate: {name}\ntitle: Nettverk\nmembers: [{members}]\n{rules}"


def plan(*lines: str, adopted: bool = False) -> str:
    head = "adopted: {body: nett, on: 2024-11-20}\n" if adopted else ""
    return f"format: 1\nplan: 2025\n{head}meetings:\n" + "".join(f"  - {{{line}}}\n" for line in lines)


def line(kind: str, number: int, rest: str, of: str = "nett") -> str:
    return f"id: {kind}-2025-{number}, kind: nett/{kind}, of: {of}, {rest}"


def meeting(rest: str, name: str = "mote-2025-1") -> str:
    return f"format: 1\nmeeting: {name}\n{rest}"


def test_a_hedged_frequency_is_never_an_error(tmp_path):
    rules = mandate("meetings: [{id: mote, frequency: should be at least 2 per year}]\n")
    assert told(tmp_path, "PLN01", nett=rules, plan_2025=plan(line("mote", 1, "on: 2025-02-11"), adopted=True)) == [
        "warning: Nettverk has 1 meeting in 2025, the mandate wants `should be at least 2 per year`."
    ]


def test_an_assumed_frequency_is_one_step_milder_and_says_so(tmp_path):
    rules = mandate("meetings: [{id: mote, frequency: 2 per year}]\nbasis: {meetings.mote.frequency: {assumed: Som før.}}\n")
    assert told(tmp_path, "PLN01", nett=rules, plan_2025=plan(line("mote", 1, "on: 2025-02-11"), adopted=True)) == [
        "info: Nettverk has 1 meeting in 2025, the mandate wants `2 per year`. This rests on an assumption: Som før."
    ]


def test_the_frequency_of_a_draft_is_not_asked_for(tmp_path):
    rules = mandate("document: {status: draft}\nmeetings: [{id: mote, frequency: 2 per year}]\n")
    assert told(tmp_path, "PLN01", nett=rules, plan_2025=plan(line("mote", 1, "on: 2025-02-11"), adopted=True)) == []


def test_a_network_may_have_a_frequency_of_its_own(tmp_path):
    rules = """format: 1
mandate: nett
title: Nettverk
networks:
  - {id: nord, name: Nord, members: [vestbygd]}
  - {id: sor, name: Sør, members: [fjordvik], local: {meetings.mote.frequency: 2 per year}}
meetings: [{id: mote, frequency: 1 per year}, {id: felles, of: all networks, counts_as: mote}]
"""
    lines = plan(line("felles", 1, "on: 2025-02-11", "all networks"), adopted=True)
    assert told(tmp_path, "PLN01", nett=rules, plan_2025=lines) == [
        "warning: Sør has 1 meeting of the kind `mote` in 2025, the mandate wants `2 per year`."
    ]


def test_closed_weeks_are_told_by_their_number(tmp_path):
    community = COMMUNITY + "closed: [{when: W28..W31, name: Ferie}]\n"
    rules = mandate("meetings: [{id: mote, frequency: 1 per week}]\n")
    assert told(tmp_path, "PLN03", 2026, community=community, nett=rules) == [
        "warning: `1 per week` gives 49 of 53 in 2026: 2026-W28, 2026-W29 and 2 more are closed."
    ]


def test_a_month_closed_only_for_a_member_is_closed_for_its_network(tmp_path):
    community = COMMUNITY + "closed: [{when: 07-01..07-31, name: Ferie, only: fjordvik}]\n"
    rules = mandate("meetings: [{id: mote, frequency: 1 per month}]\n")
    assert told(tmp_path, "PLN03", community=community, nett=rules) == [
        "warning: `1 per month` gives 11 of 12 in 2025: July is closed."
    ]


def test_a_holiday_is_an_error_even_for_a_held_meeting_and_a_closed_week_is_not(tmp_path):
    community = COMMUNITY + "closed: [{when: 2025-W08, name: Vinterferie}]\n"
    lines = plan(line("mote", 1, "on: 2025-02-18, state: held"), line("mote", 2, "on: 2025-05-01, state: held"))
    assert told(tmp_path, "PLN04", community=community, nett=mandate("meetings: [{id: mote}]\n"), plan_2025=lines) == [
        "error: `mote-2025-2` falls on Labour Day, 2025-05-01."
    ]


def test_a_partial_date_and_a_cancelled_meeting_fall_on_no_day(tmp_path):
    lines = plan(line("mote", 1, "on: 2025-05"), line("mote", 2, "on: 2025-05-01, state: cancelled, because: Fridag"))
    assert told(tmp_path, "PLN04", nett=mandate("meetings: [{id: mote}]\n"), plan_2025=lines) == []


def test_two_areas_may_meet_at_once_and_who_is_in_both_may_not(tmp_path):
    areas = "areas: [{id: indre, name: Indre, members: [vestbygd]}, {id: ytre, name: Ytre, members: [fjordvik]}]\n"
    seats = "composition: {seats: [{id: rad, title: Rådgiver, per: municipality}, {id: lege, title: Lege, party: sykehuset}]}\n"
    rules = mandate(f"{seats}meetings: [{{id: mote, of: each area}}]\n")
    lines = plan(*(line("mote", n, "on: 2025-09-10, time: 09:00-11:00", of) for n, of in enumerate(("indre", "ytre"), 1)))
    assert told(tmp_path, "PLN05", community=COMMUNITY + areas, nett=rules, plan_2025=lines) == [
        "error: Sykehuset (Lege) sits in both `mote-2025-1` and `mote-2025-2` on 2025-09-10 at 09:00."
    ]


def test_two_held_meetings_are_facts(tmp_path):
    rules = mandate("composition: {seats: [{id: rad, per: municipality}]}\nmeetings: [{id: mote}]\n")
    at_once = [line("mote", n, "on: 2025-02-10, time: 09:00-11:00, state: held") for n in (1, 2)]
    assert told(tmp_path, "PLN05", nett=rules, plan_2025=plan(*at_once)) == []


@pytest.mark.parametrize(
    ("placed", "own", "other", "fits"),
    [
        ("2 hours before felles", "2025-09-10, time: 09:00-10:00", "2025-09-10, time: 11:00-12:00", True),
        ("2 hours before felles", "2025-09-10, time: 10:00-11:00", "2025-09-10, time: 11:00-12:00", False),
        ("2 hours before felles", "2025-09-10", "2025-09-10, time: 11:00-12:00", True),
        ("2 hours before felles", "2025-09-09, time: 09:00-10:00", "2025-09-10, time: 11:00-12:00", False),
        ("before felles", "2025-09-10, time: 09:00-10:00", "2025-09-10, time: 10:00-11:00", True),
        ("before felles", "2025-09-10, time: 12:00-13:00", "2025-09-10, time: 10:00-11:00", False),
        ("after felles", "2025-09-10", "2025-09-09", True),
        ("after felles", "2025-09-08", "2025-09-09", False),
        ("2 weeks before felles", "2025-09-09", "2025-09-25", True),
        ("2 weeks before felles", "2025-09-19", "2025-09-25", False),
        ("1 day after felles", "2025-09-25", "2025-09-25", False),
        ("1 day after felles", "2025-09-26", "2025-09-25", True),
        ("14-28 days before felles", "2025-09-10", "2025-10", True),
    ],
)
def test_a_meeting_lies_where_it_is_placed_beside_another(tmp_path, placed, own, other, fits):
    rules = mandate(f"meetings: [{{id: mote, placed: {placed}}}, {{id: felles}}]\n")
    found = told(tmp_path, "PLN06", nett=rules, plan_2025=plan(line("mote", 1, f"on: {own}"), line("felles", 1, f"on: {other}")))
    assert (found == []) is fits


def test_a_duty_that_feeds_nothing_known_is_left_to_the_check_of_references(tmp_path):
    assert told(tmp_path, "DUT01", nett=mandate("duties: [{id: rapport, by: 03-31, feeds: ukjent}]\n")) == []


def test_a_meeting_is_not_missing_in_a_plan_that_cannot_be_read(tmp_path):
    (tmp_path / "mandates" / "vest").mkdir(parents=True)
    (tmp_path / "mandates" / "vest" / "plan-2025.yaml").write_text("format: 1\nplan: 2025\nmetings: []\n", encoding="utf-8")
    (tmp_path / "mandates" / "vest" / "community.yaml").write_text(COMMUNITY, encoding="utf-8")
    (tmp_path / "mandates" / "vest" / "meetings").mkdir()
    (tmp_path / "mandates" / "vest" / "meetings" / "mote-2025-1.yaml").write_text(meeting(""), encoding="utf-8")
    checks = [check for check in CHECKS if check.code == "MTG01"]
    assert judge(load(Folder(tmp_path)), Moment(THE_DAY), checks) == ()


@pytest.mark.parametrize(
    ("owner", "is_owner"),
    [
        ("vestbygd", True),
        ("vestbygd/rad", True),
        ("annen/rad", False),
        ("rad", True),
        ("chair", True),
        ("municipality", True),
        ("users", False),
        ("itself", True),
        ("nett", True),
        ("ukjent", True),
        ("annen", False),
        ("Kommunedirektøren", False),
    ],
)
def test_who_can_own_an_action(tmp_path, owner, is_owner):
    community = COMMUNITY + "  - {id: annen, name: Annen kommune, kind: municipality}\n"
    rules = mandate("composition: {seats: [{id: rad}]}\nroles: {chair: {party: municipality}}\nmeetings: [{id: mote}]\n")
    file = meeting(f"items: [{{title: Sak, actions: [{{what: Utkast, owner: {owner}}}]}}]\n")
    lines = plan(line("mote", 1, "on: 2025-02-11"))
    found = told(tmp_path, "MTG04", community=community, nett=rules, plan_2025=lines, meetings__mote_2025_1=file)
    assert found == ([] if is_owner else [f'warning: "Utkast" has an owner who is no member: {owner}.'])


@pytest.mark.parametrize(
    ("quorum", "expected"),
    [
        ("3", ["error: Decisions were taken with 2 present; the mandate wants 3."]),
        ("2", []),
        ("every party", ["error: Decisions were taken with 2 of 3 parties present; the mandate wants every party."]),
        ("more than half", []),
        ("{rad: at least 2}", ["error: Decisions were taken with 1 of `rad` present; the mandate wants `at least 2`."]),
        ("{hospital: 1, municipality: should be at least 2}", [
            "warning: Decisions were taken with 1 of `municipality` present; the mandate wants `should be at least 2`."
        ]),
        ("{lege: up to 1}", []),
    ],
)  # fmt: skip
def test_a_quorum_is_counted_by_party_seat_and_group(tmp_path, quorum, expected):
    seats = "[{id: rad, per: municipality}, {id: lege, party: sykehuset}, {id: observator, party: fjordvik, rights: attend}]"
    rules = mandate(f"composition: {{seats: {seats}}}\nmeetings: [{{id: mote}}]\ndecisions: {{quorum: {quorum}}}\n")
    there = "attendance: {vestbygd/rad: present, fjordvik/rad: absent, sykehuset/lege: remote, fjordvik/observator: present}\n"
    file = meeting(f"{there}items: [{{title: Sak, decision: Ja.}}]\n")
    lines = plan(line("mote", 1, "on: 2025-02-11"))
    assert told(tmp_path, "MTG05", nett=rules, plan_2025=lines, meetings__mote_2025_1=file) == expected


def test_shares_are_not_counted_where_one_stands_for_several(tmp_path):
    community = COMMUNITY.replace("kind: hospital", "kind: hospital, count: any number")
    rules = mandate("meetings: [{id: mote}]\ndecisions: {quorum: every party}\n")
    file = meeting("attendance: {vestbygd/rad: present}\nitems: [{title: Sak, decision: Ja.}]\n")
    lines = plan(line("mote", 1, "on: 2025-02-11"))
    assert told(tmp_path, "MTG05", community=community, nett=rules, plan_2025=lines, meetings__mote_2025_1=file) == []


def test_without_seats_every_member_is_a_party(tmp_path):
    rules = mandate("meetings: [{id: mote}]\ndecisions: {quorum: more than half}\n")
    file = meeting("attendance: {vestbygd/rad: present}\nitems: [{title: Sak, decision: Ja.}]\n")
    lines = plan(line("mote", 1, "on: 2025-02-11"))
    assert told(tmp_path, "MTG05", nett=rules, plan_2025=lines, meetings__mote_2025_1=file) == [
        "error: Decisions were taken with 1 of 3 parties present; the mandate wants more than half."
    ]


def test_without_a_quorum_rule_nobody_asks(tmp_path):
    file = meeting("attendance: {vestbygd/rad: present}\nitems: [{title: Sak, decision: Ja.}]\n")
    lines = plan(line("mote", 1, "on: 2025-02-11"))
    assert told(tmp_path, "MTG05", nett=mandate("meetings: [{id: mote}]\n"), plan_2025=lines, meetings__mote_2025_1=file) == []


def test_a_text_or_an_area_that_has_not_ratified_is_told_by_its_name(tmp_path):
    rules = mandate("document: {ratified: [{party: Brukerutvalget}, {party: indre}]}\n")
    community = COMMUNITY + "areas: [{id: indre, name: Indre Vest, members: [vestbygd]}]\n"
    assert told(tmp_path, "VER04", community=community, nett=rules) == [
        "warning: Brukerutvalget has not ratified.",
        "warning: Indre Vest has not ratified.",
    ]


def test_one_kind_of_several_without_a_frequency_is_named(tmp_path):
    rules = mandate("meetings: [{id: mote, pattern: every Wednesday}, {id: felles}]\n")
    assert told(tmp_path, "GAP02", nett=rules) == ["info: This mandate does not say how often `felles` is held."]


def test_a_saturday_is_told_once_it_is_settled_and_nobody_says_why(tmp_path):
    lines = plan(
        line("mote", 1, "on: 2025-03-08"),
        line("mote", 2, "on: 2025-03-09, because: Samling"),
        line("mote", 3, "on: 2025-03-15, state: held"),
        line("mote", 4, "on: 2025-W12"),
        line("samling", 1, "on: 2025-03-22"),
    )
    rules = mandate("meetings: [{id: mote}, {id: samling, pattern: every Saturday}]\n")
    assert told(tmp_path, "PLN04", nett=rules, plan_2025=lines) == ["warning: `mote-2025-1` falls on a Saturday, 2025-03-08."]


def helps(folder: Path, code: str, **files: str) -> list[str]:
    told(folder, code, None, **files)
    checks = [check for check in CHECKS if check.code == code]
    return [one.finding.help for one in judge(load(Folder(folder)), Moment(THE_DAY), checks)]


def test_nobody_is_advised_to_meet_never(tmp_path):
    community = COMMUNITY + "closed: [{when: 01-01..12-31, name: Stengt}]\n"
    rules = mandate("meetings: [{id: mote, frequency: 1 per month}]\n")
    assert helps(tmp_path, "PLN03", community=community, nett=rules) == ["open a week there in `closed`, or revise the rule"]


def test_what_is_missing_is_offered_with_its_section_and_a_body_that_is_there(tmp_path):
    community = COMMUNITY + "bodies: [{id: au, name: Arbeidsutvalget}, {id: styret, name: Styret}]\n"
    rules = mandate("parent: styret\n")
    assert helps(tmp_path, "GAP05", community=community, nett=rules) == [
        "under `decisions:` add `rule: consensus` and `on_disagreement: styret`"
    ]
    (reporting,) = helps(tmp_path, "GAP06", community=community, nett=rules)
    assert (
        "under `duties:` add `- {id: annual-report, title: Årsrapport, kind: report, every: year, by: 01-31, to: styret}` and"
        in reporting
    )


def test_of_two_meetings_with_one_id_one_gets_another(tmp_path):
    lines = plan(line("mote", 1, "on: 2025-03-04"), line("mote", 1, "on: 2025-04-08"))
    remedies = helps(tmp_path, "REF02", nett=mandate("meetings: [{id: mote}]\n"), plan_2025=lines)
    assert remedies == ["give one of them another id"]


@pytest.mark.parametrize("written", ["Arbeidsutvalget", "arbeidsutvalget", "A-utvalget", "AU"])
def test_a_body_by_its_name_is_offered_by_its_id(tmp_path, written):
    community = COMMUNITY + "bodies: [{id: au, name: Arbeidsutvalget, short_name: A-utvalget}]\n"
    rules = mandate(f"assignments_from: {written}\n")
    assert helps(tmp_path, "REF01", community=community, nett=rules) == ["did you mean `au`?"]
