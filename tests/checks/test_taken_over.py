"""What the last meeting did not come to takes time at the next one."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from mandat.checks.check import Moment
from mandat.checks.run import validate
from mandat.source.folder import Folder
from mandat.workspace import load

EXAMPLE = Path(__file__).parent / "MTG03-time-does-not-add-up" / "good"
HELD = "  - {id: arena-2025-0, kind: arena/operativ, of: arena, on: 2025-05-14, time: 09:00-11:00, state: held}\n"
NEXT = "items:\n  - {title: Utskrivningsklara patienter, part: gemensam, duration: 1 h}\n"


@pytest.fixture
def found(tmp_path: Path):
    def run(last: str, following: str = NEXT) -> list[str]:
        shutil.copytree(EXAMPLE, tmp_path, dirs_exist_ok=True)
        folder = tmp_path / "mandates" / "norr"
        with (folder / "plan-2025.yaml").open("a", encoding="utf-8") as plan:
            plan.write(HELD)
        for name, text in (("0", f"items:\n  - {last}\n"), ("1", following)):
            file = folder / "meetings" / f"arena-2025-{name}.yaml"
            file.write_text(f"format: 1\nmeeting: arena-2025-{name}\n{text}", encoding="utf-8")
        findings = validate(load(Folder(tmp_path)), Moment(date(2025, 6, 15)), wanted=lambda _: True)
        return [one.message for one in findings if one.code == "MTG03"]

    return run


POSTPONED = "{number: § 4, title: Bordlagt, part: gemensam, duration: 60 min, outcome: postponed}"


def test_a_postponed_item_is_counted_before_it_stands_in_the_file(found):
    assert found(POSTPONED) == [
        "Items and the part `kommunerna` take 150 minutes, 60 of them left over from the last meeting, the meeting has 120."
    ]


@pytest.mark.parametrize(
    ("last", "following"),
    [
        (POSTPONED.replace("outcome: postponed", "decision: Klart."), NEXT),
        (POSTPONED.replace("60 min", "60 min, frame: closing"), NEXT),
        (POSTPONED, "agenda: {sent: 2025-09-01}\n" + NEXT),
        (POSTPONED, NEXT.replace("Utskrivningsklara patienter", "Bordlagt")),
        (POSTPONED, NEXT.replace("{title", "{number: § 4, title")),
    ],
)
def test_what_is_done_or_stands_in_the_file_is_not_counted_twice(found, last, following):
    assert found(last, following) == []
