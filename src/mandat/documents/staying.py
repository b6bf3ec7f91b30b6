"""Dates that should not stand and do all the same, in English lines."""

from collections.abc import Iterable, Iterator

from mandat.documents.moves import broken_in_words, plain_blanks
from mandat.documents.wording.groups import Wording
from mandat.planning.staying import Hold, Staying

_REMEDIES: dict[Hold, str] = {
    "announced": "It is announced: `--move-announced` lets it move.",
    "because": "Its line has `because`, so it is left to people: take that out, or give it another day with `mandat plan move`.",
    "over": "Cancel it with `mandat plan cancel`, or give what has ended a later `until`.",
    "nowhere": "No other day is free for it: open a week in `closed`, or give it a day with `mandat plan move`.",
}


def staying_text(found: Iterable[Staying], english: Wording) -> Iterator[str]:
    """A line for each: the meeting, its day, what is wrong with it, and what to do."""
    for one in found:
        reason = plain_blanks(broken_in_words(one.broken, one.line.on.first, english))
        yield f"`{one.line.id}` of {one.series.name} stays on {one.line.on}. {reason} {_REMEDIES[one.hold]}"
