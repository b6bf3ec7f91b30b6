"""Which items stand on an agenda, and in which order.

Until the agenda is sent, the tool frames the items of the meeting's file: opening items, what is carried over, what other
bodies hand down, the standing items of the mandate, plans and reports that fall due, the file's own items, any other
business. From then on the file alone is the agenda.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from mandat.calendar.due import duty_treated
from mandat.calendar.model import DatedMeeting, DatedPart
from mandat.documents.agenda_carried import duty_entries, left_over_entries, lifted_entries, tasks_for
from mandat.documents.agenda_entry import Entry, Group
from mandat.documents.frames import FOLLOW_UP, FrameItem, frame_of, frame_title
from mandat.documents.names import organisation_name
from mandat.documents.occasion import Occasion
from mandat.documents.own_wording import LANGUAGES, wording_of
from mandat.documents.wording_documents import FrameWords
from mandat.schema.mandate import StandingItem
from mandat.schema.meeting import Item
from mandat.workspace.model import Community

_NOT_APPROVED_BY_THE_NEXT_MEETING = ("circulation", "same meeting", "signed")


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
    own = tuple(_own(occasion, position, item) for position, item in enumerate(occasion.file.items if occasion.file else ()))
    if occasion.sent is not None or (occasion.meeting.state == "cancelled" and not own):
        return own
    titles = {entry.title.casefold() for entry in own}
    framed = (*_opening(occasion, titles), *_middle(occasion, own, titles), *_closing(occasion, titles))
    return tuple(entry for entry in framed if not entry.standing or entry.title.casefold() not in titles)


def _own(occasion: Occasion, position: int, item: Item) -> Entry:
    """An item of the file; one that follows up what was agreed says what of it is still open."""
    follows_up = _is_reported(occasion, FOLLOW_UP, {item.title.casefold()})
    tasks = tasks_for(occasion, item) if follows_up else ()
    duty = duty_treated(occasion.meeting, item)
    return Entry(item.title, item.type, item.part, item, position=position, duty=duty, tasks=tasks)


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
    words = occasion.words.agenda.frame if occasion.words.language == occasion.spoken else _frame_words(occasion)
    protocol = occasion.rules.minutes.kind == "protocol"
    return words is not None and frame_title(frame, words, protocol=protocol).casefold() in reported


def _frame_words(occasion: Occasion) -> FrameWords | None:
    """The titles of the frame in the network's language, if it has documents; the workspace may have its own."""
    return wording_of(occasion.workspace, occasion.spoken).agenda.frame if occasion.spoken in LANGUAGES else None


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


def _middle(occasion: Occasion, own: tuple[Entry, ...], titles: set[str]) -> Iterator[Entry]:
    """What is open and left over, the standing items, each with what the bodies it names hand down, then all the rest."""
    yield from _follow_up(occasion, titles)
    yield from left_over_entries(occasion)
    rest = [*lifted_entries(occasion), *own]
    standing = [
        (number, one)
        for number, one in enumerate(occasion.rules.agenda.standing, start=1)
        if not one.at or occasion.series.kind.id in one.at
    ]
    handed = {number: tuple(entry for entry in rest if _belongs(occasion, entry, one)) for number, one in standing}
    for number, one in standing:
        yield from _standing(occasion, one, number)
        yield from (replace(entry, part=entry.part or one.part) for entry in handed[number] if entry in rest)
        rest = [entry for entry in rest if entry not in handed[number]]
    yield from (entry for entry in rest if entry.position is None)
    yield from duty_entries(occasion)
    yield from (entry for entry in rest if entry.position is not None)


def _follow_up(occasion: Occasion, titles: set[str]) -> Iterator[Entry]:
    """The item under which open tasks are gone through, unless the file has it."""
    tasks = tasks_for(occasion)
    if tasks and not _is_reported(occasion, FOLLOW_UP, titles):
        yield Entry(occasion.words.agenda.frame["follow-up"], FOLLOW_UP.type, frame="opening", tasks=tasks)


def _belongs(occasion: Occasion, entry: Entry, standing: StandingItem) -> bool:
    """Whether an item stands under a standing item: it comes from a body that this names, or was lifted to it by its title."""
    senders = entry.item.from_ if entry.item is not None else ()
    return any(_sends(occasion.community, sender, standing, occasion.series.mandate.id) for sender in senders)


def _sends(community: Community, sender: str, standing: StandingItem, to: str) -> bool:
    mandate = next((one for one in community.mandates if one.id == sender or one.network(sender) is not None), None)
    if sender in standing.from_ or (mandate is not None and mandate.id in standing.from_):
        return True
    raises = mandate.data.raises if mandate is not None else ()
    return any(one.to == to and one.item == standing.title for one in raises)


def _standing(occasion: Occasion, standing: StandingItem, number: int) -> Iterator[Entry]:
    place = occasion.series.mandate.place("agenda", "standing", number)
    one = Entry(standing.title, standing.type, standing.part, standing=True, place=place)
    if standing.each is None:
        yield one
        return
    for member in occasion.members:
        name = organisation_name(occasion.community, member.id)
        yield replace(one, title=occasion.words.agenda.each_party.format(title=standing.title, parties=name))
