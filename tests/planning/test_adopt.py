"""From chosen dates and a plan to the edits of its file: nothing that people wrote is lost, no id changes."""

import tempfile
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mandat.calendar.model import Certificate, Chosen
from mandat.planning.adopt import Dates, Occasion, adoption
from mandat.schema.phrases import Hours
from mandat.source.edit import CannotEdit, edited
from mandat.source.folder import Folder
from mandat.source.yaml_text import parse_yaml
from mandat.workspace import load


def values(text: str) -> Any:
    """The values of a file, of whatever shape they are."""
    return parse_yaml(text).value


COMMUNITY = """\
format: 1
community: eks
name: Eksempel
country: NO
language: nb
organisations:
  - {id: vestbygd, name: Vestbygd, kind: municipality}
bodies: [{id: au, name: Arbeidsutvalget}]
"""
MANDATE = "format: 1\nmandate: nett\ntitle: Nettet\nmembers: [vestbygd]\nmeetings: [{id: mote, frequency: as needed}]\n"
MORNING = Hours(time(9), time(11))
TODAY = date(2025, 11, 20)
MADE = Certificate(5, 4, 2, 3, proven=False, unique=True, digest="sha256:00", weights="1")


def community(text: str | None = None):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "mandates/eks"
        folder.mkdir(parents=True)
        (folder / "community.yaml").write_text(COMMUNITY, encoding="utf-8")
        (folder / "nett.yaml").write_text(MANDATE, encoding="utf-8")
        if text is not None:
            (folder / "plan-2026.yaml").write_text(text, encoding="utf-8")
        workspace = load(Folder(Path(name)))
    assert [fault.message for fault in workspace.faults] == []
    return workspace.communities[0]


def chosen(meeting: str, day: str, hours: Hours = MORNING) -> Chosen:
    return Chosen(meeting, ("eks", "nett/mote", "nett"), date.fromisoformat(day), hours)


def saved(text: str, *dates: Chosen, by: str | None = None, reasons=()) -> str:
    made = adoption(community(text), Dates(2026, dates, MADE, reasons), Occasion(TODAY, by))
    assert made is not None
    return edited(text, made.edits)


def plan(*lines: str) -> str:
    return "format: 1\nplan: 2026\nmeetings:\n" + "".join(f"  - {line}\n" for line in lines)


def entry(meeting: str, rest: str) -> str:
    return f"{{id: {meeting}, kind: nett/mote, of: nett, {rest}}}"


def test_nothing_chosen_and_no_plan_is_nothing_to_write():
    assert adoption(community(), Dates(2026, ()), Occasion(TODAY, "au")) is None


def test_a_new_file_has_its_meetings_by_day_and_hour():
    dates = (chosen("b", "2026-05-05", Hours(time(12), time(14))), chosen("c", "2026-02-03"), chosen("a", "2026-05-05"))
    made = adoption(community(), Dates(2026, dates, MADE), Occasion(TODAY, "au"))
    assert made is not None
    assert made.file == "mandates/eks/plan-2026.yaml"
    assert made.text == (
        "adopted: {body: au, on: 2025-11-20}\n"
        "certificate: {cost: 5, bound: 4, chosen: 2, meetings: 3, proven: no, unique: yes, digest: sha256:00, weights: 1}\n"
        "\nmeetings:\n"
        "  - {id: c, kind: nett/mote, of: nett, on: 2026-02-03, time: 09:00-11:00}\n"
        "  - {id: a, kind: nett/mote, of: nett, on: 2026-05-05, time: 09:00-11:00}\n"
        "  - {id: b, kind: nett/mote, of: nett, on: 2026-05-05, time: 12:00-14:00}\n"
    )


def test_a_line_that_moves_says_from_where_why_and_when():
    text = plan(entry("a", "on: 2026-02-03, time: 09:00-11:00, notes: Kake"), entry("b", "on: 2026-03-03"))
    new = saved(text, chosen("a", "2026-02-05"), reasons=(("eks", "a", "Vinterferie"),))
    assert (
        entry(
            "a",
            "on: 2026-02-05, time: 09:00-11:00, state: moved, was: 2026-02-03, because: Vinterferie, revision: 1, "
            "revised: 2025-11-20, notes: Kake",
        )
        in new
    )
    assert entry("b", "on: 2026-03-03") in new


@pytest.mark.parametrize(
    ("time", "day", "told"),
    [
        (", time: 10:00-12:00", "2026-03-04", "2026-03-03 -> 2026-03-04"),
        (", time: 10:00-12:00", "2026-03-03", "2026-03-03 10:00-12:00 -> 09:00-11:00"),
    ],
)
def test_a_move_within_a_day_is_told_with_its_hours(time, day, told):
    made = adoption(community(plan(entry("a", f"on: 2026-03-03{time}"))), Dates(2026, (chosen("a", day),), MADE), Occasion(TODAY))
    assert made is not None
    assert [one.from_and_to for one in made.moved] == [told]


def test_a_line_that_moves_again_keeps_its_first_date_and_counts_on():
    text = plan(entry("a", "on: 2026-02-03, state: moved, was: 2026-01-06, because: Snø, revision: 4, revised: 2025-01-01"))
    new = values(saved(text, chosen("a", "2026-02-05"), reasons=(("eks", "a", "Storm"),)))["meetings"][0]
    assert (new["was"], new["because"], new["revision"], new["revised"]) == ("2026-01-06", "Storm", "5", "2025-11-20")


def test_a_line_that_is_chosen_where_it_stands_is_not_touched():
    text = plan(entry("a", "on: 2026-02-03, time: 09:00-11:00"))
    made = adoption(community(text), Dates(2026, (chosen("a", "2026-02-03"),), MADE), Occasion(TODAY))
    assert made is not None
    assert made.changes_nothing


def test_hours_that_people_wrote_stay_when_the_day_is_found():
    text = plan(entry("a", "on: 2026-Q1, time: 13:00-14:00"))
    assert entry("a", "on: 2026-02-03, time: 13:00-14:00") in saved(text, chosen("a", "2026-02-03"))


def test_new_lines_go_behind_the_last_one_that_is_not_later():
    text = plan(entry("may", "on: 2026-05-05"), entry("jan", "on: 2026-01-06"), entry("nov", "on: 2026-11-03"))
    new = saved(text, chosen("dec", "2026-12-01"), chosen("feb", "2026-02-03"), chosen("mar", "2026-03-03"))
    ids = [line["id"] for line in values(new)["meetings"]]
    assert ids == ["may", "jan", "feb", "mar", "nov", "dec"]


def test_the_certificate_of_a_plan_is_renewed_where_it_stands():
    text = plan(entry("a", "on: 2026-02-03")) + "certificate:   # av programmet\n  cost: 1\n  bound: 1\n"
    text += "  proven: yes\n  unique: no # nesten\n  digest: x\n  weights: 1\n"
    new = saved(text, chosen("b", "2026-03-03"))
    assert "certificate:   # av programmet\n  cost: 5\n  bound: 4\n  proven: no\n  unique: yes # nesten\n" in new


def test_a_comment_between_a_folded_text_and_the_next_field_stays():
    text = plan(
        "id: a\n    kind: nett/mote\n    of: nett\n    on: 2026-02-03\n    state: moved\n    was: 2026-01-06\n"
        "    because: >-\n      Vi hadde\n      ikke plass\n\n    # se referatet\n    revision: 1"
    )
    new = saved(text, chosen("a", "2026-02-05"), reasons=(("eks", "a", "Storm"),))
    assert "    because: Storm\n\n    # se referatet\n    revision: 2\n    revised: 2025-11-20\n" in new


@pytest.mark.parametrize("layout", ["meetings: [{}]\n", "meetings:\n  [{}]\n"])
def test_a_list_in_brackets_is_left_alone(layout):
    text = "format: 1\nplan: 2026\n" + layout.format(entry("a", "on: 2026-02-03"))
    with pytest.raises(CannotEdit, match="one entry a line"):
        saved(text, chosen("b", "2026-03-03"))


def test_the_day_of_a_meeting_that_was_held_is_never_chosen():
    text = plan(entry("a", "on: 2026-W06, state: held"))
    made = adoption(community(text), Dates(2026, (chosen("a", "2026-02-03"),), MADE), Occasion(TODAY))
    assert made is not None
    assert made.changes_nothing


COMMENTS = st.sampled_from(["", "  # våren", "# langt ute", "      # langt inne", "\n", "    # av oss, {ikke} rør: dette\n"])
DATES = st.sampled_from(["2026-01-06", "2026-03-05", "2026-W20", "2026-09", "2026-H2", "2026-12-01"])
MORE = st.sampled_from(
    [
        (),
        (("time", "13:00-15:00"),),
        (("notes", "'Kake, og: #kaffe'"),),
        (("title", '"Stort møte"'),),
        (("state", "announced"), ("revision", "3")),
        (("state", "cancelled"), ("because", "Streik")),
    ]
)
LAYOUTS = st.sampled_from(["braces", "wide", "lines", "folded"])


def typed(number: int, when: str, more: tuple[tuple[str, str], ...], layout: str, comment: str) -> str:
    """A line as somebody might have typed it."""
    fields = [("id", f"m{number}"), ("kind", "nett/mote"), ("of", '"nett"'), ("on", when), *more]
    behind = "  # hm" if comment else ""
    match layout:
        case "braces":
            text = "  - {" + ", ".join(f"{key}: {value}" for key, value in fields) + "}" + behind
        case "wide":
            text = "  -   { " + " ,\n        ".join(f"{key}:   {value}" for key, value in fields) + " }" + behind
        case "lines":
            text = "  - " + "\n    ".join(f"{key}: {value}{behind}" for key, value in fields)
        case _:
            text = "  - " + "\n    ".join(f"{key}: {value}" for key, value in fields) + "\n    place: >-\n      Et\n      sted\n"
    return f"{comment}\n{text}\n" if comment else f"{text}\n"


lines = st.lists(st.tuples(DATES, MORE, LAYOUTS, COMMENTS), min_size=1, max_size=5)
news = st.lists(st.sampled_from(["2026-01-05", "2026-03-05", "2026-06-11", "2026-12-31"]), max_size=3)


@settings(max_examples=150, deadline=None)
@given(lines, news, st.booleans(), st.booleans())
def test_whatever_people_typed_stays_apart_from_what_is_said(written, days, adopts, moves):
    text = "# vår plan\nformat: 1\nplan: 2026\nmeetings:   # alle\n"
    text += "".join(typed(number, *one) for number, one in enumerate(written))
    undated = [f"m{number}" for number, one in enumerate(written) if len(one[0]) < 10 and ("state", "cancelled") not in one[1]]
    shifted = ["m0"] if moves and "m0" not in undated else []
    dates = (
        *(chosen(f"nett-2026-{number}", day) for number, day in enumerate(days, 1)),
        *(chosen(one, "2026-10-14") for one in (*undated, *shifted)),
    )
    new = saved(text, *dates, by="au" if adopts else None)
    before, after = values(text)["meetings"], values(new)["meetings"]
    assert [one["id"] for one in after if one["id"].startswith("m")] == [one["id"] for one in before]
    kept = {one["id"]: one for one in after}
    for one in before:
        changed = {key for key in kept[one["id"]] if kept[one["id"]][key] != one.get(key)}
        assert changed <= said(one["id"], undated, shifted)
        assert set(one) <= set(kept[one["id"]])
    assert [row for row in new.splitlines() if row.lstrip().startswith("#")] == [
        row for row in text.splitlines() if row.lstrip().startswith("#")
    ]
    untouched = [
        row for number, one in enumerate(written) if f"m{number}" not in (*undated, *shifted) for row in rows(number, one)
    ]
    remaining = iter(new.splitlines())
    assert all(row in remaining for row in untouched)


def said(meeting: str, undated: list[str], shifted: list[str]) -> set[str]:
    """The fields that may change."""
    if meeting in shifted:
        return {"on", "time", "state", "was", "because", "revision", "revised"}
    return {"on", "time"} if meeting in undated else set()


def rows(number: int, one: tuple[str, tuple[tuple[str, str], ...], str, str]) -> list[str]:
    return [row for row in typed(number, *one).splitlines() if row]
