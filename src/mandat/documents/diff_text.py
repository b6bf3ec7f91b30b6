"""Two wordings of one text: which words went and which came."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from mandat.documents.diff_view import Line
from mandat.documents.runs import Run

ALIKE = 0.4
"""Texts that have less than this in common are shown whole, one beside the other."""
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
        went, came = before[first:last], after[start:end]
        for place in range(max(len(went), len(came))):
            yield went[place] if place < len(went) else "", came[place] if place < len(came) else ""
