"""Meetings that the planner moves: from, to and because, in the words of a language."""

from datetime import date, time

from mandat.calendar.seats import seats_of
from mandat.documents import dates
from mandat.documents.names import listed
from mandat.documents.phrasing import weekday_in_sentence
from mandat.documents.runs import sentence
from mandat.documents.wording.base import capital
from mandat.documents.wording.groups import Wording
from mandat.planning.keeping import Broken, InClosedTime, OnHoliday, OutsideSpell
from mandat.planning.problem import Slot
from mandat.planning.replan import HolderClash, MakesRoom
from mandat.planning.year import Move
from mandat.workspace.series import Series


def moved_in_words(move: Move, words: Wording) -> str:
    """`Follo: Regionalt møte flyttes fra … til …, fordi …`."""
    return words.calendar.moved.format(
        meeting=_name(move.series),
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
    short = dates.day_and_month(day, words.locale)
    match broken:
        case OnHoliday(holiday):
            return capital(sentence(words.reasons.holiday.format(date=short, holiday=words.holidays[holiday.id])))
        case InClosedTime(closed):
            return capital(words.calendar.because_closed.format(date=words.times.day.format(date=short), name=closed.name))
        case OutsideSpell():
            return words.calendar.because_outside.format(date=weekday_in_sentence(day, words))


def _name(series: Series) -> str:
    return series.title if series.name == series.title else f"{series.name}: {series.title}"


def _slot(slot: Slot, words: Wording) -> str:
    start = dates.clock_time(time(slot.start // 60, slot.start % 60), words.locale)
    return f"{weekday_in_sentence(slot.day, words)} {words.times.at.format(clock=start)}"
