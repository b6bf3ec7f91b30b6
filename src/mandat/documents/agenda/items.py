"""Which items stand on an agenda, and in which order.

Until the agenda is sent, the tool frames the items of the meeting's file: opening items, what is carried over, what other
bodies hand down, the standing items of the mandate, plans and reports that fall due, the file's own items, any other
business. From then on the file alone is the agenda.
"""

from collections.abc import Iterator
from dataclasses import replace

from mandat.calendar.dates import part_for
from mandat.calendar.due import duty_treated
from mandat.calendar.model import DatedPart
from mandat.documents.agenda.carried import came_before, duty_entries, is_standing, left_over_entries, lifted_entries, tasks_for
from mandat.documents.agenda.entry import Entry, Group
from mandat.documents.agenda.frames import closing_entries, is_reported, opening_entries
from mandat.documents.frames import FOLLOW_UP
from mandat.documents.names import organisation_name
from mandat.documents.occasion import Occasion
from mandat.schema.mandate import StandingItem
from mandat.schema.meeting import Item
from mandat.workspace.model import Community


def groups_of(occasion: Occasion) -> tuple[Group, ...]:
    """The agenda part by part, each item in the part it belongs to."""
    parts = occasion.meeting.parts
    entries = tuple(_placed(entry, parts) for entry in _entries(occasion))
    if not parts:
        return (Group(None, entries),)
    return tuple(Group(part, tuple(entry for entry in entries if entry.part == part.part.id)) for part in parts)


def _placed(entry: Entry, parts: tuple[DatedPart, ...]) -> Entry:
    """An item in the part that it belongs to; of a meeting without parts none."""
    part = part_for(parts, entry.part)
    return replace(entry, part=part.part.id if part is not None else None)


def _entries(occasion: Occasion) -> tuple[Entry, ...]:
    own = tuple(_own(occasion, position, item) for position, item in enumerate(occasion.file.items if occasion.file else ()))
    if occasion.sent is not None or (occasion.meeting.state == "cancelled" and not own):
        return own
    titles = {entry.title.casefold() for entry in own}
    framed = (*opening_entries(occasion, titles), *_middle(occasion, own, titles), *closing_entries(occasion, titles))
    return tuple(one for one in framed if one.position is not None or not one.standing or one.title.casefold() not in titles)


def _own(occasion: Occasion, position: int, item: Item) -> Entry:
    """An item of the file; one that follows up what was agreed says what of it is still open."""
    follows_up = is_reported(occasion, FOLLOW_UP, {item.title.casefold()})
    carried = tasks_for(occasion, position) if follows_up else ()
    return Entry(
        title=item.title,
        type=item.type,
        part=item.part,
        item=item,
        frame=item.frame,
        standing=is_standing(occasion, item),
        position=position,
        left_over=came_before(occasion, item),
        duty=duty_treated(occasion.meeting, item),
        tasks=carried,
    )


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
    if tasks and not is_reported(occasion, FOLLOW_UP, titles):
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
    part = part_for(occasion.meeting.parts, standing.part)
    for member in part.members if part is not None else occasion.meeting.members:
        name = organisation_name(occasion.community, member)
        yield replace(one, title=occasion.words.agenda.each_party.format(title=standing.title, parties=name))
