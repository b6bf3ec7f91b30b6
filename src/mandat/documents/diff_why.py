"""Why a meeting has another date: what somebody wrote, or what forbids the day it had."""

from mandat.calendar.model import DatedMeeting
from mandat.compare.model import Pair
from mandat.documents.diff_values import closed_in_words
from mandat.documents.wording_groups import Wording
from mandat.planning.keeping import InClosedTime, OnHoliday, OutsideSpell, broken_by


def why_moved(pair: Pair[DatedMeeting], words: Wording) -> str:
    """The reason that somebody gave; of a proposal that moved, what stands against its day as it is now. Else empty."""
    before, after = pair.before, pair.after
    if after is not None and after.line is not None and after.line.because is not None:
        return after.line.because
    if before is None or after is None or before.day is None or after.state != "proposed" or before.day == after.day:
        return ""
    match broken_by(after.series, before.day):
        case InClosedTime(closed):
            return f"closed: {closed_in_words(closed, words)}"
        case OnHoliday(holiday):
            return f"public holiday: {words.holidays[holiday.id]}"
        case OutsideSpell():
            return "no meetings on that day any more"
        case _:
            return "so that it fits the rules and the dates beside it"
