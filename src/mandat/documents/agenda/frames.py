"""What opens and closes an agenda, as far as the meeting's file does not have it itself."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from mandat.calendar.build import meeting_days
from mandat.calendar.history import last_held
from mandat.calendar.model import DatedPart
from mandat.documents.agenda.entry import Entry
from mandat.documents.frames import FOLLOW_UP, FrameItem, frame_of, frame_title
from mandat.documents.occasion import Occasion
from mandat.documents.wording.documents import FrameWords
from mandat.documents.wording.own import LANGUAGES, wording_of
from mandat.schema.meeting import Item
from mandat.workspace.validity import began

_NOT_APPROVED_BY_THE_NEXT_MEETING = ("circulation", "same meeting", "signed")
_DATE_BEHIND = re.compile(r" \([^()]*\d{4}[^()]*\)$")


def opening_entries(occasion: Occasion, reported: set[str]) -> Iterator[Entry]:
    """What opens the meeting, in its first part; `reported` are the titles of the file's items, in small letters.

    Who wants one of these in another part writes it into the file, with its part.
    """
    minutes, parts = occasion.rules.minutes, occasion.meeting.parts
    for frame in frame_of(occasion.spoken).opening:
        if frame.id == "signers" and minutes.kind != "protocol":
            continue
        if frame.id == "previous" and (minutes.approved in _NOT_APPROVED_BY_THE_NEXT_MEETING or _is_first_ever(occasion)):
            continue
        if not is_reported(occasion, frame, reported):
            day = _previous(occasion) if frame.id == "previous" else None
            yield _frame(occasion, frame, parts[0] if parts else None, day)


def closing_entries(occasion: Occasion, reported: set[str]) -> Iterator[Entry]:
    """What closes the meeting, in its last part; `reported` are the titles of the file's items, in small letters."""
    parts = occasion.meeting.parts
    for frame in frame_of(occasion.spoken).closing:
        if not is_reported(occasion, frame, reported):
            day = _next(occasion) if frame.id == "next" else None
            yield replace(_frame(occasion, frame, parts[-1] if parts else None, day), frame="closing")


def _frame(occasion: Occasion, frame: FrameItem, part: DatedPart | None, day: date | None) -> Entry:
    title = frame_title(frame, occasion.words.agenda.frame, protocol=occasion.rules.minutes.kind == "protocol")
    return Entry(title, frame.type, part.part.id if part is not None else None, frame="opening", day=day)


def is_reported(occasion: Occasion, frame: FrameItem, reported: set[str]) -> bool:
    """Whether the meeting's file has the item itself, under its title in the network's language, in which files are written."""
    if not reported:
        return False
    words = occasion.words.agenda.frame if occasion.words.language == occasion.spoken else _frame_words(occasion)
    protocol = occasion.rules.minutes.kind == "protocol"
    return words is not None and frame_title(frame, words, protocol=protocol).casefold() in reported


def _frame_words(occasion: Occasion) -> FrameWords | None:
    """The titles of the frame in the network's language, if it has documents; the workspace may have its own."""
    return wording_of(occasion.workspace, occasion.spoken).agenda.frame if occasion.spoken in LANGUAGES else None


def is_frame(occasion: Occasion, item: Item) -> bool:
    """Whether an item of a file only opens or closes the meeting: it says so, or its title does, with or without a date."""
    title = _DATE_BEHIND.sub("", item.title)
    frame = frame_of(occasion.spoken)
    every = (*frame.opening, FOLLOW_UP, *frame.closing)
    return item.frame is not None or any(is_reported(occasion, one, {title.casefold()}) for one in every)


def _is_first_ever(occasion: Occasion) -> bool:
    """Whether the network began this year, and neither a plan nor the calendar knows an earlier meeting of it."""
    series = occasion.series
    start = began(series.mandate, series.networks)
    if start is None or start.year < occasion.day.year:
        return False
    earlier = any(day < occasion.day for day in meeting_days(series))
    own = occasion.calendar.of_series(series.key)
    return not earlier and not any(one.state != "cancelled" and one.sort_key < occasion.meeting.sort_key for one in own)


def _previous(occasion: Occasion) -> date | None:
    """The day of the last meeting of the series that is known to have been held."""
    last = last_held(occasion.series, occasion.day)
    return last.day if last is not None else None


def _next(occasion: Occasion) -> date | None:
    """The day of the next meeting of the series in the year; a proposed date is none yet."""
    own = occasion.calendar.of_series(occasion.series.key)
    after = (one for one in own if one.sort_key > occasion.meeting.sort_key)
    return next((one.day for one in after if one.state not in ("proposed", "cancelled")), None)
