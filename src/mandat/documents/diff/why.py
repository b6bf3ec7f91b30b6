"""Why a meeting has another date: what somebody wrote, or what drove the planner from the day it had."""

from mandat.calendar.model import DatedMeeting
from mandat.compare.model import Pair
from mandat.documents.moves import because_in_words
from mandat.documents.wording.groups import Wording
from mandat.planning.year import Move


def why_moved(pair: Pair[DatedMeeting], moves: tuple[Move, ...], words: Wording) -> str:
    """The reason that somebody gave, else the planner's, as a sentence; empty where nobody moved it."""
    before, after = pair.before, pair.after
    if after is None:
        return ""
    if after.line is not None and after.line.because is not None:
        return after.line.because
    if before is None or before.day == after.day:
        return ""
    own = (one for one in moves if (one.series.key, one.id, one.now.day) == (after.series.key, after.id, after.day))
    return next((because_in_words(one, words) for one in own), "")
