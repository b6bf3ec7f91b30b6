"""Which items stand on an agenda, and in which order.

Until the agenda is sent, the tool frames the items of the meeting's file: opening items, what other bodies hand down, the
standing items of the mandate, the file's own items, any other business. From then on the file alone is the agenda.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Literal

from mandat.calendar.model import DatedMeeting, DatedPart
from mandat.diagnostics import Place
from mandat.documents.frames import FrameItem, frame_of, frame_title
from mandat.documents.names import organisation_name
from mandat.documents.occasion import Occasion
from mandat.documents.wording import read_wording
from mandat.documents.wording_documents import FrameWords
from mandat.schema.mandate import StandingItem
from mandat.schema.meeting import Item
from mandat.schema.meetings import ItemType
from mandat.source.shipped import shipped_templates

_NOT_APPROVED_BY_THE_NEXT_MEETING = ("circulation", "same meeting", "signed")


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of the agenda before it is numbered.

    Attributes:
        title: its title.
        type: what it is for, where that is known.
        part: the id of the part of the meeting it belongs to; None in a meeting without parts.
        item: as it stands in the meeting's file; None for an item that only frames the agenda or is a standing one.
        frame: whether it only opens or closes the meeting; whoever chairs is responsible for it.
        standing: whether it is on every agenda.
        day: the day of the meeting it is about: the last one for its minutes, the next one for its date.
        place: the rule behind a standing item.
    """

    title: str
    type: ItemType | None = None
    part: str | None = None
    item: Item | None = None
    frame: Literal["opening", "closing"] | None = None
    standing: bool = False
    day: date | None = None
    place: Place | None = None

    @property
    def minutes(self) -> int | None:
        """How long it takes, where somebody said so."""
        return self.item.duration.minutes if self.item is not None and self.item.duration is not None else None

    @property
    def is_treated(self) -> bool:
        """Whether it was neither withdrawn nor postponed."""
        return self.item is None or self.item.outcome is None


@dataclass(frozen=True, slots=True)
class Group:
    """The items of one part of the meeting; of the whole meeting where it has no parts."""

    part: DatedPart | None
    entries: tuple[Entry, ...]


def groups_of(occasion: Occasion) -> tuple[Group, ...]:
    """The agenda part by part, each item in the part it belongs to."""
    parts = occasion.meeting.parts
    entries = tuple(_placed(entry, parts) for entry in _entries(occasion))
    if not parts:
        return (Group(None, entries),)
    return tuple(Group(part, tuple(entry for entry in entries if entry.part == part.part.id)) for part in parts)


def _placed(entry: Entry, parts: tuple[DatedPart, ...]) -> Entry:
    """An item that names no part belongs to the one in which most organisations take part."""
    if not parts:
        return replace(entry, part=None)
    if any(part.part.id == entry.part for part in parts):
        return entry
    largest = max(parts, key=lambda part: len(part.members))
    return replace(entry, part=largest.part.id)


def _entries(occasion: Occasion) -> tuple[Entry, ...]:
    items = occasion.file.items if occasion.file is not None else ()
    if occasion.sent is not None or (occasion.meeting.state == "cancelled" and not items):
        return tuple(_own(item) for item in items)
    titles = {item.title.casefold() for item in items}
    framed = (*_opening(occasion, titles), *_middle(occasion, items), *_closing(occasion, titles))
    return tuple(entry for entry in framed if not entry.standing or entry.title.casefold() not in titles)


def _own(item: Item) -> Entry:
    return Entry(item.title, item.type, item.part, item)


def _opening(occasion: Occasion, reported: set[str]) -> Iterator[Entry]:
    minutes, parts = occasion.rules.minutes, occasion.meeting.parts
    for frame in frame_of(occasion.spoken).opening:
        if frame.id == "signers" and minutes.kind != "protocol":
            continue
        if frame.id == "previous" and minutes.approved in _NOT_APPROVED_BY_THE_NEXT_MEETING:
            continue
        if not _is_reported(occasion, frame, reported):
            day = _previous(occasion) if frame.id == "previous" else None
            yield _frame(occasion, frame, parts[0] if parts else None, day)


def _closing(occasion: Occasion, reported: set[str]) -> Iterator[Entry]:
    parts = occasion.meeting.parts
    for frame in frame_of(occasion.spoken).closing:
        if not _is_reported(occasion, frame, reported):
            day = _next(occasion) if frame.id == "next" else None
            yield replace(_frame(occasion, frame, parts[-1] if parts else None, day), frame="closing")


def _frame(occasion: Occasion, frame: FrameItem, part: DatedPart | None, day: date | None) -> Entry:
    title = frame_title(frame, occasion.words.agenda.frame, protocol=occasion.rules.minutes.kind == "protocol")
    return Entry(title, frame.type, part.part.id if part is not None else None, frame="opening", day=day)


def _is_reported(occasion: Occasion, frame: FrameItem, reported: set[str]) -> bool:
    """Whether the meeting's file has the item itself, under its title in the network's language, in which files are written."""
    if not reported:
        return False
    words = occasion.words.agenda.frame if occasion.words.language == occasion.spoken else _frame_words(occasion.spoken)
    protocol = occasion.rules.minutes.kind == "protocol"
    return words is not None and frame_title(frame, words, protocol=protocol).casefold() in reported


@lru_cache(maxsize=8)
def _frame_words(language: str) -> FrameWords | None:
    """The titles of the frame in a language that has documents."""
    file = shipped_templates() / "wording" / f"{language}.yaml"
    return read_wording(file.read_text(encoding="utf-8"), str(file)).agenda.frame if file.is_file() else None


def _previous(occasion: Occasion) -> date | None:
    """The day of the last meeting of the series in the year that is known to have been held."""
    before = [one.day for one in _series(occasion) if one.sort_key < occasion.meeting.sort_key and one.state == "held"]
    return before[-1] if before else None


def _next(occasion: Occasion) -> date | None:
    """The day of the next meeting of the series in the year; a proposed date is none yet."""
    after = (one for one in _series(occasion) if one.sort_key > occasion.meeting.sort_key)
    return next((one.day for one in after if one.state not in ("proposed", "cancelled")), None)


def _series(occasion: Occasion) -> tuple[DatedMeeting, ...]:
    return tuple(one for one in occasion.calendar.meetings if one.series.key == occasion.series.key)


def _middle(occasion: Occasion, items: tuple[Item, ...]) -> Iterator[Entry]:
    """Standing items, each followed by what the bodies it names hand down, then the file's other items in their order."""
    rest = list(items)
    for number, standing in enumerate(occasion.rules.agenda.standing, start=1):
        if standing.at and occasion.series.kind.id not in standing.at:
            continue
        yield from _standing(occasion, standing, number)
        handed = [item for item in rest if set(item.from_) & set(standing.from_)]
        yield from (replace(_own(item), part=item.part or standing.part) for item in handed)
        rest = [item for item in rest if item not in handed]
    yield from (_own(item) for item in rest)


def _standing(occasion: Occasion, standing: StandingItem, number: int) -> Iterator[Entry]:
    place = occasion.series.mandate.place("agenda", "standing", number)
    one = Entry(standing.title, standing.type, standing.part, standing=True, place=place)
    if standing.each is None:
        yield one
        return
    for member in occasion.members:
        name = organisation_name(occasion.community, member.id)
        yield replace(one, title=occasion.words.agenda.each_party.format(title=standing.title, parties=name))
