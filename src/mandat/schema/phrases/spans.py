"""Phrases that measure time from a meeting: spans, offsets and placements."""

import re
from datetime import time
from typing import cast

from mandat.schema.phrases import kinds
from mandat.schema.phrases.shapes import parts, window
from mandat.schema.phrases.spelling import END_OF_DAY
from mandat.schema.phrases.types import Offset, Placement, Span, SpanUnit


def parse_span(text: str) -> Span:
    """Read `10 days`, `10-14 days`, `5 working days incl. Saturday`.

    Raises:
        PhraseError: the text is no span.
    """
    return _span(parts(kinds.SPAN, text))


def parse_offset(text: str) -> Offset:
    """Read `10 days before`, `2 weeks after`, `11 days before 24:00` (the end of that day), `at any time`.

    Raises:
        PhraseError: the text is no offset.
    """
    found = parts(kinds.OFFSET, text)
    if not found["side"]:
        return Offset(None)
    return Offset(_span(found), before=found["side"] == "before", clock=_clock(found["clock"]))


def parse_placement(text: str) -> Placement:
    """Read `2 hours before ssu`, `after heldag`. The reference is not looked up here.

    Raises:
        PhraseError: the text is no placement.
    """
    found = parts(kinds.PLACEMENT, text)
    span = _span(found) if found["low"] else None
    return Placement(span, before=found["side"] == "before", reference=found["reference"])


def _span(found: re.Match[str]) -> Span:
    least, most = window(found, "low", "high")
    return Span(
        least,
        most,
        cast("SpanUnit", found["working"] or found["unit"]),
        about=found["about"] is not None,
        hedged=found["hedged"] is not None,
        saturday=found["saturday"] is not None,
    )


def _clock(text: str | None) -> time | None:
    if text is None:
        return None
    return END_OF_DAY if text == "24:00" else time.fromisoformat(text)
