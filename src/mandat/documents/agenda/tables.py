"""The tables of an agenda: one for each part of the meeting, with clock, number, title, type, presenter and minutes."""

from collections.abc import Iterator

from mandat.documents.agenda.cases import attachments_of
from mandat.documents.agenda.deadlines import is_late
from mandat.documents.agenda.entry import Entry, Group
from mandat.documents.agenda.times import Window, clocks
from mandat.documents.dates import clock_time, plain_date
from mandat.documents.numbering import numbering_of, shown
from mandat.documents.occasion import Occasion
from mandat.documents.people import name_of
from mandat.documents.phrasing import duration_in_words, partial_in_words
from mandat.documents.wording.base import capital
from mandat.frozen import frozen
from mandat.schema.meeting import Item


@frozen
class Row:
    """One item. What is not known is empty.

    Attributes:
        remarks: what belongs to the title, in brackets behind it: attachments, where it comes from, that it came late.
        struck: whether it was withdrawn or postponed.
    """

    clock: str
    number: str
    title: str
    remarks: str
    struck: bool
    type: str
    responsible: str
    minutes: str


@frozen
class Block:
    """Items in a table, or themes in a list."""

    rows: tuple[Row, ...] = ()
    themes: tuple[str, ...] = ()


@frozen
class PartTable:
    """A part of the meeting, block by block. Where nobody has reported an item to it, its themes stand in their place."""

    title: str
    blocks: tuple[Block, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All its items."""
        return tuple(row for block in self.blocks for row in block.rows)

    @property
    def themes(self) -> tuple[str, ...]:
        """All its themes."""
        return tuple(theme for block in self.blocks for theme in block.themes)


def number_head(occasion: Occasion) -> str:
    """The head of the column of numbers."""
    return "§" if numbering_of(occasion) == "§ N" else occasion.words.agenda.number


def tables_of(
    occasion: Occasion, groups: tuple[Group, ...], numbers: tuple[str, ...], windows: tuple[Window | None, ...]
) -> Iterator[PartTable]:
    """The table of every part; `numbers` are those of all items in order."""
    attachments = attachments_of(occasion, tuple(entry for group in groups for entry in group.entries))
    rest = iter(numbers)
    for group, window in zip(groups, windows, strict=True):
        begins = clocks(window.start if window is not None else None, group.entries)
        rows = tuple(
            _row(occasion, entry, next(rest), clock_time(clock, occasion.words.locale) if clock is not None else "", attachments)
            for entry, clock in zip(group.entries, begins, strict=True)
        )
        yield PartTable(_title(occasion, group, window), tuple(_blocks(group, rows, _themes(occasion, group))))


def _blocks(group: Group, rows: tuple[Row, ...], themes: tuple[str, ...]) -> Iterator[Block]:
    """Themes stand between what opens the meeting and what closes it."""
    if not themes:
        yield Block(rows)
        return
    paired = tuple(zip(group.entries, rows, strict=True))
    opening = tuple(row for entry, row in paired if entry.frame != "closing")
    closing = tuple(row for entry, row in paired if entry.frame == "closing")
    yield from (block for block in (Block(opening), Block(themes=themes), Block(closing)) if block.rows or block.themes)


def _row(occasion: Occasion, entry: Entry, number: str, clock: str, attachments: tuple[str, ...]) -> Row:
    item = entry.item
    if item is not None and occasion.hides(item):
        title = occasion.words.agenda.exempt.format(ground=item.exempt)
        return Row(clock, shown(number), title, "", struck=False, type="", responsible="", minutes=_minutes(entry))
    return Row(
        clock=clock,
        number=shown(number),
        title=entry.title,
        remarks=", ".join(_remarks(occasion, entry, attachments)),
        struck=not entry.is_treated,
        type=capital(occasion.words.item_types[entry.type]) if entry.type is not None else "",
        responsible=_responsible(occasion, entry),
        minutes=_minutes(entry),
    )


def _minutes(entry: Entry) -> str:
    return str(entry.minutes) if entry.minutes is not None else ""


def _responsible(occasion: Occasion, entry: Entry) -> str:
    if entry.frame is not None and "chair" in occasion.rules.roles:
        return occasion.role_label("chair")
    presenter = entry.item.presenter if entry.item is not None else None
    if presenter is None:
        return ""
    if presenter in occasion.rules.roles:
        return occasion.role_label(presenter)
    who, name = capital(occasion.who(presenter)), name_of(occasion, presenter)
    return f"{who}, {name}" if name else who


def _remarks(occasion: Occasion, entry: Entry, attachments: tuple[str, ...]) -> Iterator[str]:
    words, item = occasion.words.agenda, entry.item
    if entry.standing:
        yield words.standing
    if entry.day is not None:
        yield plain_date(entry.day, occasion.words.locale)
    if item is not None:
        yield from _of_item(occasion, entry, item)
        places = sorted(attachments.index(path) + 1 for path in item.attachments)
        yield from (words.attachment.format(n=place) for place in places)


def _of_item(occasion: Occasion, entry: Entry, item: Item) -> Iterator[str]:
    """What the file says about an item: why it is exempt, what became of it, where it comes from and goes, that it came late."""
    words = occasion.words.agenda
    if item.exempt is not None:
        yield occasion.inside(words.exempt.format(ground=item.exempt))
    if entry.left_over:
        yield words.carried_over
    if item.outcome is not None:
        yield occasion.words.states[item.outcome]
    if item.from_:
        yield words.from_bodies.format(who=occasion.all_of(tuple(occasion.short(who) for who in item.from_)))
    if item.raise_to is not None:
        yield words.raised.format(who=occasion.short(item.raise_to))
    if is_late(occasion, item):
        yield words.late_item
    elif occasion.sent is not None and item.received is not None and item.received.first > occasion.sent:
        yield words.kept.after_sending
    yield from _duty(occasion, entry)


def _duty(occasion: Occasion, entry: Entry) -> Iterator[str]:
    """What the plan or report of an item is about, and when it is due."""
    duty, words = entry.duty, occasion.words
    period = partial_in_words(duty.covers, words) if duty is not None and duty.covers is not None else ""
    if period and period not in entry.title:
        yield words.agenda.carried.duty_covers.format(period=period)
    if duty is not None and duty.due is not None:
        yield words.agenda.carried.duty_due.format(date=plain_date(duty.due.day, words.locale))


def _title(occasion: Occasion, group: Group, window: Window | None) -> str:
    """`Fellesdel 10.15–11.00, 45 minutter (minst 30)`; without a window its length, where the mandate says one."""
    if group.part is None:
        return ""
    part, words = group.part.part, occasion.words
    title, duration = part.title or part.id, part.duration
    if window is None:
        length = duration_in_words(duration, words) if duration is not None else None
        return words.agenda.part_title_length.format(title=title, length=length) if length is not None else title
    start, end = (clock_time(clock, words.locale) for clock in (window.start, window.end))
    minutes = words.units.minute.of(window.minutes)
    if duration is None or duration.bound != "at least" or duration.minutes is None:
        return words.agenda.part_title.format(title=title, start=start, end=end, minutes=minutes)
    least = duration.minutes
    return words.agenda.part_title_least.format(title=title, start=start, end=end, minutes=minutes, least=least)


def _themes(occasion: Occasion, group: Group) -> tuple[str, ...]:
    """What a part is for, while nobody has reported an item to it; a sent agenda says what it says."""
    reported = any(entry.frame is None for entry in group.entries)
    framed = occasion.sent is None and occasion.meeting.state != "cancelled"
    return group.part.part.tasks if group.part is not None and framed and not reported else ()
