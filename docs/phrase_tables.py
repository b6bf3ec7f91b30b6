"""Tables of the phrases, and of what is answered to texts that are nearly phrases, made by asking the parsers."""

from collections.abc import Callable

from mandat.schema import phrases
from mandat.schema.phrases import PHRASES, PhraseError

Parser = Callable[[str], object]

NEAR_MISSES: tuple[tuple[str, Parser, tuple[str, ...]], ...] = (
    (
        "frequency",
        phrases.parse_frequency,
        ("4 times a year", "4/year", "1 per 2 years", "min 4 per year", ">= 4", "ca. 6 per year", "4 ganger i året", "semester"),
    ),
    (
        "offset",
        phrases.parse_offset,
        ("at least 10 days before", "10 days", "5 weekdays before", "10 dager før", "10 dagar före", "1 week befor"),
    ),
    ("partial date", phrases.parse_partial, ("30.08.24", "2025-W53", "2025-02-29", "2025-13")),
    ("yearly date", phrases.parse_yearly_day, ("02-29", "06-31", "30. november")),
    ("hours", phrases.parse_hours, ("0900-1100", "kl. 9-11", "11:00-09:00")),
    ("duration", phrases.parse_duration, ("1.5 h", "2 timer", "30 minutes")),
    ("period", phrases.parse_period, ("half year", "hvert halvår")),
    ("pattern", phrases.parse_pattern, ("onsdag", "2nd Tuesday", "Wednesdays")),
    ("count", phrases.parse_count, ("minst 1", "2-1")),
)
"""Texts that people type, by the phrase that is wanted."""


def phrase_table() -> str:
    """Every kind of phrase: what it is for, and examples."""
    rows = ["| phrase | what it says | examples |", "|---|---|---|"]
    for kind in PHRASES:
        name = "partial date" if kind.name == "partial" else kind.name
        rows.append(f"| {name} | {kind.meaning} | {' · '.join(f'`{example}`' for example in kind.examples)} |")
    return "\n".join(rows)


def near_miss_table() -> str:
    """What is answered to texts that are nearly phrases."""
    rows = ["| typed | where | the answer |", "|---|---|---|"]
    rows += (f"| `{text}` | {where} | {answer(parse, text)} |" for where, parse, texts in NEAR_MISSES for text in texts)
    return "\n".join(rows)


def answer(parse: Parser, text: str) -> str:
    """The sentence and the remedy for a text that is no phrase."""
    try:
        parse(text)
    except PhraseError as miss:
        return f"{miss.message} {miss.help}"
    raise ValueError(f'"{text}" is a phrase after all.')
