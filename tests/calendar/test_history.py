"""What was taken on, left over and lifted, read from the files of held meetings."""

from datetime import date
from pathlib import Path

import pytest
from tests.documents.agendas import copied

from mandat.calendar.build import build_calendar
from mandat.calendar.history import last_held, left_over, lifted_to, open_tasks, sittings, tasks
from mandat.source.folder import Folder
from mandat.workspace import load
from mandat.workspace.series import Series, all_series

PLAN = """\
format: 1
plan: 2025
meetings:
  - {id: follo-2025-1, kind: forvaltningsnettverk/regional, of: follo, on: 2025-02-13, state: held}
  - {id: follo-2025-2, kind: forvaltningsnettverk/regional, of: follo, on: 2025-05-08, state: held}
  - {id: follo-2025-3, kind: forvaltningsnettverk/regional, of: follo, on: 2025-09-11}
  - {id: follo-2025-4, kind: forvaltningsnettverk/regional, of: follo, on: 2025-W45}
  - {id: felles-2025-1, kind: forvaltningsnettverk/felles, of: all networks, on: 2025-10-02}
"""


def follo(folder: Path, first: str = "", second: str = "", of: str = "follo") -> Series:
    target = copied(folder, "ahus")
    (target / "plan-2025.yaml").write_text(PLAN, encoding="utf-8")
    (target / "meetings").mkdir()
    for number, text in ((1, first), (2, second)):
        if text:
            file = target / "meetings" / f"follo-2025-{number}.yaml"
            file.write_text(f"format: 1\nmeeting: follo-2025-{number}\n{text}", encoding="utf-8")
    community = load(Folder(folder)).community("ahus")
    assert community is not None
    return next(series for series in all_series(community) if series.of == of)


def whats(found):
    return [one.action.what for one in found]


def test_the_meetings_of_a_series_come_by_day_and_the_last_held_is_the_one_before(tmp_path):
    series = follo(tmp_path)
    assert [one.id for one in sittings(series)] == ["follo-2025-1", "follo-2025-2", "follo-2025-3", "follo-2025-4"]
    assert (last := last_held(series, date(2025, 9, 11))) is not None
    assert last.id == "follo-2025-2"
    assert last_held(series, date(2025, 2, 13)) is None


def test_a_meeting_with_minutes_has_been_even_if_the_plan_was_forgotten(tmp_path):
    series = follo(tmp_path)
    target = tmp_path / "mandates" / "ahus" / "meetings"
    (target / "follo-2025-3.yaml").write_text("format: 1\nmeeting: follo-2025-3\nminutes: {status: draft}\n", encoding="utf-8")
    community = load(Folder(tmp_path)).community("ahus")
    assert community is not None
    again = next(one for one in all_series(community) if one.key == series.key)
    assert (last := last_held(again, date(2025, 12, 31))) is not None
    assert last.id == "follo-2025-3"


@pytest.mark.parametrize(
    ("minutes", "how"), [("minutes: {status: draft}\n", "actual"), ("", "turn")], ids=["minutes begun", "not recorded"]
)
def test_who_chaired_is_read_from_the_file_once_minutes_are_begun(tmp_path, minutes, how):
    series = follo(tmp_path)
    file = tmp_path / "mandates" / "ahus" / "meetings" / "follo-2025-3.yaml"
    file.write_text(f"format: 1\nmeeting: follo-2025-3\nroles: {{chair: frogn}}\n{minutes}", encoding="utf-8")
    calendar = build_calendar(load(Folder(tmp_path)), 2025)
    meeting = next(one for one in calendar.meetings if one.id == "follo-2025-3" and one.series.key == series.key)
    chair = next(one for one in meeting.roles if one.role == "chair")
    assert (chair.how, chair.one == "frogn") == (how, how == "actual")


ACTIONS = """\
items:
  - title: PLO
    actions:
      - {what: Uten frist, owner: as}
      - {what: Sjekkliste, owner: enebakk, by: 2025-04-11}
      - {what: Utkast, owner: frogn, by: 2025-03-01}
      - {what: Ferdig, owner: frogn, by: 2025-03-01, done: 2025-02-28}
"""


def test_late_tasks_come_first_and_done_ones_not_at_all(tmp_path):
    series = follo(tmp_path, ACTIONS)
    found = open_tasks(series, date(2025, 3, 15))
    assert whats(found) == ["Utkast", "Sjekkliste", "Uten frist"]
    assert [one.is_late(date(2025, 3, 15)) for one in found] == [True, False, False]


def test_a_task_is_open_until_the_day_it_was_done(tmp_path):
    series = follo(tmp_path, ACTIONS)
    assert "Ferdig" in whats(open_tasks(series, date(2025, 2, 27)))
    assert "Ferdig" not in whats(open_tasks(series, date(2025, 2, 28)))


def test_a_task_that_a_later_file_carries_on_is_one_task_and_may_be_done_in_either(tmp_path):
    again = "{what: sjekkliste, owner: enebakk, by: 2025-06-01, done: 2025-05-20}"
    carried = f"items:\n  - {{title: Oppfølging, frame: opening, actions: [{again}]}}\n"
    series = follo(tmp_path, ACTIONS, carried)
    assert whats(tasks(series)).count("sjekkliste") == 1
    task = next(one for one in tasks(series) if one.action.what == "sjekkliste")
    assert (task.sitting.id, task.due, task.done) == ("follo-2025-1", date(2025, 6, 1), date(2025, 5, 20))
    assert "sjekkliste" not in whats(open_tasks(series, date(2025, 6, 1)))


YEARLY = """\
items:
  - title: Årsrapport
    actions: [{what: Sende rapporten, owner: as, by: 2025-03-01, done: 2025-02-20}]
"""


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("actions: [{what: Sende rapporten, owner: as, by: 2026-03-01}]", [("follo-2025-2", None)]),
        ("actions: [{what: sende  rapporten, owner: as}]", [("follo-2025-2", None)]),
        ("actions: [{what: Sende rapporten, owner: as, by: 2025-03-01}]", [("follo-2025-2", None)]),
        ("frame: opening, actions: [{what: Sende rapporten, owner: as, by: 2026-03-01}]", [("follo-2025-2", None)]),
        ("frame: opening, actions: [{what: Sende rapporten, owner: as, by: 2025-03-01}]", []),
        ("frame: opening, actions: [{what: Sende rapporten, owner: frogn, by: 2025-03-01}]", [("follo-2025-2", None)]),
    ],
)
def test_what_is_agreed_again_in_the_same_words_is_another_action_unless_the_follow_up_says_it(tmp_path, item, found):
    series = follo(tmp_path, YEARLY, f"items:\n  - {{title: Sak, {item}}}\n")
    told = [(one.sitting.id, one.done) for one in tasks(series)]
    assert told == [("follo-2025-1", date(2025, 2, 20)), *found]


def test_an_action_that_an_exempt_item_took_on_does_not_stand_for_one_of_an_open_item(tmp_path):
    hidden = YEARLY.replace("Årsrapport", "Årsrapport\n    exempt: offl. § 13")
    series = follo(tmp_path, hidden, "items:\n  - {title: Sak, frame: opening, actions: [{what: Sende rapporten, owner: as}]}\n")
    assert [one.done for one in tasks(series)] == [date(2025, 2, 20), None]


def test_two_actions_in_the_same_words_are_each_carried_on_by_the_copy_with_its_last_day(tmp_path):
    first = """\
items:
  - {title: A, actions: [{what: Tall, owner: as, by: 2025-04-01}]}
  - {title: B, actions: [{what: Tall, owner: as, by: 2025-06-01}]}
"""
    second = """\
items:
  - title: Oppfølging
    frame: opening
    actions:
      - {what: Tall, owner: as, by: 2025-07-01}
      - {what: Tall, owner: as, by: 2025-04-01, done: 2025-04-01}
"""
    found = [(one.item.title, str(one.action.by), one.done) for one in tasks(follo(tmp_path, first, second))]
    assert found == [("A", "2025-04-01", date(2025, 4, 1)), ("B", "2025-07-01", None)]


def test_tasks_of_a_meeting_are_not_known_before_it(tmp_path):
    assert tasks(follo(tmp_path, ACTIONS), date(2025, 2, 13)) == ()


LEFT = """\
items:
  - {title: Utsatt, outcome: postponed}
  - {title: Trukket, outcome: withdrawn}
  - {title: Drøftet, notes: Drøftet.}
  - {title: Glemt}
minutes: {status: STATUS}
"""


def test_what_the_minutes_do_not_mention_is_left_over_once_they_have_gone_out(tmp_path):
    sitting = last_held(follo(tmp_path, "", LEFT.replace("STATUS", "circulated")), date(2025, 9, 1))
    assert sitting is not None
    assert [item.title for item in left_over(sitting)] == ["Utsatt", "Glemt"]


def test_while_the_minutes_are_written_only_what_was_postponed_is_left_over(tmp_path):
    sitting = last_held(follo(tmp_path, "", LEFT.replace("STATUS", "draft")), date(2025, 9, 1))
    assert sitting is not None
    assert [item.title for item in left_over(sitting)] == ["Utsatt"]


def test_what_a_network_lifts_to_the_mandate_comes_to_its_joint_meeting(tmp_path):
    lifted = "items:\n  - {title: Til alle, raise_to: forvaltningsnettverk}\n  - {title: Til SSU, raise_to: ssu}\n"
    joint = follo(tmp_path, lifted, of="all networks")
    assert [(one.item.title, one.sitting.id) for one in lifted_to(joint)] == [("Til alle", "follo-2025-1")]
