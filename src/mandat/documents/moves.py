"""Meetings that the planner moves: from, to and because, in the words of a language."""

from mandat.calendar.seats import seats_of
from mandat.documents import dates
from mandat.documents.names import listed
from mandat.documents.wording_groups import Wording
from mandat.planning.keeping import InClosedTime, OnHoliday, OutsideSpell
from mandat.planning.problem import Slot
from mandat.planning.replan import HolderClash, MakesRoom
from mandat.planning.year import Move
from mandat.workspace.series import Series


def moved_in_words(move: Move, words: Wording) -> str:
    """`Follo: Regionalt møte (follo-2025-2) flyttes fra … til …, fordi …`."""
    return words.calendar.moved.format(
        meeting=f"{_name(move.series)} ({move.id})",
        was=_slot(move.was, words),
        now=_slot(move.now, words),
        because=because_in_words(move, words),
    )


def because_in_words(move: Move, words: Wording) -> str:
    """Why a meeting moves, as one sentence, for the plan and its remarks."""
    texts = words.calendar
    day = dates.long_date(move.was.day, words.locale, capital=isinstance(move.because, OnHoliday | InClosedTime))
    others = listed(tuple(dict.fromkeys(_name(series) for series in move.others)), words.who.conjunction)
    match move.because:
        case OnHoliday(holiday):
            return texts.because_day.format(date=day, name=words.holidays[holiday.id])
        case InClosedTime(closed):
            return texts.because_day.format(date=day, name=closed.name)
        case OutsideSpell():
            return texts.because_outside.format(date=day)
        case HolderClash(_, keys):
            who = listed(seats_of(move.series, keys, move.was.day), words.who.conjunction)
            return texts.because_clash.format(names=who, meeting=others)
        case MakesRoom():
            return texts.because_room.format(meeting=others)


def _name(series: Series) -> str:
    return series.title if series.name == series.title else f"{series.name}: {series.title}"


def _slot(slot: Slot, words: Wording) -> str:
    return f"{dates.long_date(slot.day, words.locale)} {slot.start // 60:02}:{slot.start % 60:02}"
