"""Two wordings of one text: which words went and which came."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import zip_longest

from mandat.documents.diff.view import Line
from mandat.documents.runs import Run

ALIKE = 0.4
"""Texts that have less than this in common are shown whole, one beside the other."""
_MOST_PAIRS = 900
"""With more pairs of lines than this to choose from, lines stand beside each other in their order."""
_TOKENS = re.compile(r"\S+")


def before_and_after(before: str, after: str) -> tuple[Line, Line]:
    """Both wordings, the words that went struck through and those that came strong, where they have enough in common."""
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if not old or not new or matcher.ratio() < ALIKE:
        return _whole(before), _whole(after)
    codes = matcher.get_opcodes()
    went = ((old[a:b], tag in ("delete", "replace")) for tag, a, b, _, _ in codes)
    came = ((new[a:b], tag in ("insert", "replace")) for tag, _, _, a, b in codes)
    return Line(tuple(_runs(went, struck=True))), Line(tuple(_runs(came, struck=False)))


def _whole(text: str) -> Line:
    return Line((Run(" ".join(text.split()) or "–"),))


def _runs(parts: Iterable[tuple[list[str], bool]], *, struck: bool) -> Iterator[Run]:
    for words, marked in parts:
        if words:
            text = " ".join(words)
            yield Run(text, strong=marked and not struck, struck=marked and struck)


def paired(before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Lines that are only on one side, a line that went beside the one that came in its place; empty where there is none."""
    for tag, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        yield from _beside(before[first:last], after[start:end])


def _beside(went: tuple[str, ...], came: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The two likest lines beside each other, and so on above and below them; the rest in the order in which it stands."""
    likely = [
        (_likeness(old, new), -abs(place - other), place, other)
        for place, old in enumerate(went)
        for other, new in enumerate(came)
        if len(went) * len(came) <= _MOST_PAIRS
    ]
    degree, _, place, other = max(likely, default=(0.0, 0, 0, 0))
    if degree < ALIKE:
        yield from zip_longest(went, came, fillvalue="")
        return
    yield from _beside(went[:place], came[:other])
    yield went[place], came[other]
    yield from _beside(went[place + 1 :], came[other + 1 :])


def _likeness(one: str, other: str) -> float:
    """How many of the words of two lines are the same: 0 none, 1 all."""
    words, others = Counter(one.split()), Counter(other.split())
    return 2 * (words & others).total() / max(1, words.total() + others.total())
