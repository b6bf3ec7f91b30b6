"""What else those who take part should know: what is kept out, what goes up, and the remarks of the mandate and the plan."""

from collections.abc import Iterator

from mandat.documents.agenda.entry import Group
from mandat.documents.agenda.times import overrun, shortfall, spent
from mandat.documents.occasion import Occasion
from mandat.documents.runs import sentence


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
    """That the items take more than the meeting has, or that a part gets less than it must have."""
    words, over = occasion.words.agenda.kept, overrun(occasion.meeting.hours, groups)
    if over is not None:
        yield words.too_long.format(minutes=over[0], length=over[1])
    for group in groups:
        least = shortfall(group)
        if least is not None and group.part is not None:
            title = group.part.part.title or group.part.part.id
            yield words.too_short.format(part=title, minutes=spent(group), least=least)


def _raised(occasion: Occasion) -> Iterator[str]:
    words = occasion.words.agenda
    for one in occasion.rules.raises:
        what, who = one.what.removesuffix("."), occasion.who(one.to)
        if one.item is not None:
            yield words.raises_item.format(what=what, who=who, item=one.item)
        else:
            yield words.raises.format(what=what, who=who)
