"""Which adopted dates can move at all, and what drives them from their day.

Weekday and pattern are wishes for an adopted date: people decided otherwise, and no reason to move it.
"""

from datetime import date

from mandat.calendar.dates import countries_of
from mandat.calendar.open_days import closed_on
from mandat.frozen import frozen
from mandat.planning.problem import Slot
from mandat.rules.workdays import Holiday, holiday_on
from mandat.schema.community import ClosedTime
from mandat.schema.plan import PlannedMeeting
from mandat.workspace.series import Series

WHOLE_DAY = 24 * 60 - 1
"""Minutes that a fixed date without hours keeps its members busy, because nobody knows when in the day it is."""


@frozen
class Keeping:
    """The day it is, and whether announced meetings may move."""

    on: date
    move_announced: bool = False

    def may_move(self, line: PlannedMeeting) -> bool:
        """Whether the tool may move a meeting: not one that is over, held, announced, or that people gave a reason for."""
        if line.on.first <= self.on or line.state == "held" or line.because is not None:
            return False
        return line.state != "announced" or self.move_announced


@frozen
class OnHoliday:
    """The day is a public holiday."""

    holiday: Holiday


@frozen
class InClosedTime:
    """The day is closed for the community or a member."""

    closed: ClosedTime


@frozen
class OutsideSpell:
    """The network or the kind of meeting does not exist on that day; a missing end is open."""

    first: date | None
    last: date | None


Broken = OnHoliday | InClosedTime | OutsideSpell


def broken_by(series: Series, day: date) -> Broken | None:
    """The hard rule that a day breaks for a series by itself; None if it may be kept."""
    first, last = series.spell
    if (first is not None and day < first) or (last is not None and day > last):
        return OutsideSpell(first, last)
    if holiday := holiday_on(day, countries_of(series)):
        return OnHoliday(holiday)
    closed = closed_on(series, day)
    return InClosedTime(closed) if closed is not None else None


def is_over(series: Series, day: date) -> bool:
    """Whether the network or the kind of meeting has ended before a day."""
    _, last = series.spell
    return last is not None and day > last


def slot_of(line: PlannedMeeting) -> tuple[Slot, int]:
    """The slot and the minutes of a line with a day."""
    if line.time is None:
        return Slot(line.on.first, 0), WHOLE_DAY
    start = line.time.start.hour * 60 + line.time.start.minute
    return Slot(line.on.first, start), line.time.end.hour * 60 + line.time.end.minute - start
