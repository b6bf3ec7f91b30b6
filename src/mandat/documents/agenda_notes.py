"""What else those who take part should know: what is kept out, what goes up, and the remarks of the mandate and the plan."""

from collections.abc import Iterator

from mandat.documents.occasion import Occasion
from mandat.documents.runs import sentence


def notes_of(occasion: Occasion) -> Iterator[str]:
    """Sentences for the end of an agenda."""
    rules, line = occasion.rules, occasion.meeting.line
    yield from (sentence(text) for text in rules.decisions.excluded)
    yield from (sentence(text) for text in rules.agenda.notes)
    yield from _raised(occasion)
    yield from (sentence(text) for text in occasion.series.kind.notes)
    yield from (sentence(text) for text in (line.notes if line is not None else ()))


def _raised(occasion: Occasion) -> Iterator[str]:
    words = occasion.words.agenda
    for one in occasion.rules.raises:
        what, who = one.what.removesuffix("."), occasion.who(one.to)
        if one.item is not None:
            yield words.raises_item.format(what=what, who=who, item=one.item)
        else:
            yield words.raises.format(what=what, who=who)
