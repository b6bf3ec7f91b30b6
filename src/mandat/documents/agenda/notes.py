"""What else those who take part should know: what is kept out, what goes up, and the remarks of the mandate and the plan."""

from collections.abc import Iterator
from dataclasses import replace

from mandat.documents.agenda.entry import Group
from mandat.documents.agenda.times import timed
from mandat.documents.occasion import Occasion
from mandat.documents.phrasing import duration_in_words
from mandat.documents.runs import sentence
from mandat.rules.meeting_times import TimedPart, lengths, minutes_of, needed


def notes_of(occasion: Occasion, groups: tuple[Group, ...]) -> Iterator[str]:
    """Sentences for the end of an agenda; while it is a draft also that its times do not add up."""
    if occasion.sent is None and occasion.meeting.state not in ("held", "cancelled"):
        yield from _times(occasion, groups)
    rules, line = occasion.rules, occasion.meeting.line
    yield from (sentence(text) for text in rules.decisions.excluded)
    yield from (sentence(text) for text in rules.agenda.notes)
    yield from _raised(occasion)
    yield from (sentence(text) for text in occasion.series.kind.notes)
    yield from (sentence(text) for text in (line.notes if line is not None else ()))


def _times(occasion: Occasion, groups: tuple[Group, ...]) -> Iterator[str]:
    """That the times do not add up: of the whole meeting, and of each part."""
    parts = tuple(map(timed, groups))
    yield from _whole(occasion, parts)
    for group, part in zip(groups, parts, strict=True):
        yield from _part(occasion, group, part)


def _whole(occasion: Occasion, parts: tuple[TimedPart, ...]) -> Iterator[str]:
    """That all parts together take more than the meeting has, or leave a time in which nothing is."""
    words, meeting = occasion.words.agenda.kept, occasion.meeting
    length, taken = minutes_of(meeting.hours, occasion.series.kind.duration), needed(parts)
    items = sum(part.spent for part in parts)
    if length is None:
        return
    if items and taken > length:
        phrase = words.too_long if taken == items else words.too_long_parts
        yield phrase.format(minutes=taken, length=length)
    lasting = lengths(parts, length)
    if meeting.parts and lasting is not None and sum(lasting) < length and not parts[-1].is_told:
        yield words.time_left.format(minutes=sum(lasting), length=length)


def _part(occasion: Occasion, group: Group, part: TimedPart) -> Iterator[str]:
    """That the items of a part take less, or more, than the mandate says."""
    words = occasion.words.agenda.kept
    if group.part is None or part.duration is None or not (part.missing or part.excess):
        return
    title = group.part.part.title or group.part.part.id
    if part.duration.bound == "at least":
        yield words.too_short.format(part=title, minutes=part.spent, least=part.duration.minutes)
    else:
        length = duration_in_words(replace(part.duration, hedged=False), occasion.words)
        yield words.not_as_said.format(part=title, minutes=part.spent, length=length)


def _raised(occasion: Occasion) -> Iterator[str]:
    words = occasion.words.agenda
    for one in occasion.rules.raises:
        what, who = one.what.removesuffix("."), occasion.who(one.to)
        if one.item is not None:
            yield words.raises_item.format(what=what, who=who, item=one.item)
        else:
            yield words.raises.format(what=what, who=who)
