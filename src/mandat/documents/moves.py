"""Meetings that the planner moves: from, to and because, in the words of a language."""

from datetime import date

from mandat.calendar.seats import seats_of
from mandat.documents import dates
from mandat.documents.names import listed
from mandat.documents.wording.groups import Wording
from mandat.planning.keeping import Broken, InClosedTime, OnHoliday, OutsideSpell
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
    others = listed(tuple(dict.fromkeys(_name(series) for series in move.others)), words.who.conjunction)
    match move.because:
        case OnHoliday() | InClosedTime() | OutsideSpell() as broken:
            return broken_in_words(broken, move.was.day, words)
        case HolderClash(_, keys):
            who = listed(seats_of(move.series, keys, move.was.day), words.who.conjunction)
            return texts.because_clash.format(names=who, meeting=others)
        case MakesRoom():
            return texts.because_room.format(meeting=others)


def plain_blanks(text: str) -> str:
    """For plan files and terminals, where nothing is broken into lines: blanks that hold words together become plain ones."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def broken_in_words(broken: Broken, day: date, words: Wording) -> str:
    """Which rule a day breaks by itself."""
    texts, plain = words.calendar, dates.long_date(day, words.locale)
    capital = dates.long_date(day, words.locale, capital=True)
    match broken:
        case OnHoliday(holiday):
            return texts.because_day.format(date=capital, name=words.holidays[holiday.id])
        case InClosedTime(closed):
            return texts.because_day.format(date=capital, name=closed.name)
        case OutsideSpell():
            return texts.because_outside.format(date=plain)


def _name(series: Series) -> str:
    return series.title if series.name == series.title else f"{series.name}: {series.title}"


def _slot(slot: Slot, words: Wording) -> str:
    return f"{dates.long_date(slot.day, words.locale)} {slot.start // 60:02}:{slot.start % 60:02}"
