"""Numbers, years and clock times that have the right shape and the wrong size."""

import re

from mandat.schema.phrases.errors import PhraseError
from mandat.schema.phrases.kinds import PhraseKind

_CLOCKED = frozenset({"clock", "hours", "pattern", "offset"})


def out_of_bounds(kind: PhraseKind, text: str) -> PhraseError | None:
    """Say which number of an otherwise good phrase is too small or too large; nothing if that is not the fault."""
    return _clock(kind, text) or _zero(kind, text) or _large(kind, text) or _year(kind, text)


def _clock(kind: PhraseKind, text: str) -> PhraseError | None:
    if kind.name not in _CLOCKED:
        return None
    for clock in re.findall(r"(?<![0-9:])[0-9]{2}:[0-9]{2}(?![0-9:])", text):
        if clock == "24:00" and kind.name == "offset":
            continue
        if clock == "24:00":
            return PhraseError('"24:00" stands only in a deadline.', "Write 23:59 for the end of the day.")
        if clock[:2] > "23" or clock[3:] > "59":
            return PhraseError(f'"{clock}" is no time of the day.', "Write a time from 00:00 to 23:59.")
    return None


def _zero(kind: PhraseKind, text: str) -> PhraseError | None:
    if not kind.accepts(re.sub(r"(?<![0-9])0+(?![0-9])", "1", text)):
        return None
    upper = re.sub(r"(?<![0-9])0+-(?=[1-9])", "up to ", text)
    if kind.accepts(upper):
        return PhraseError(f'"{text}" begins with 0.', f"Write `{upper}`.")
    return PhraseError(f'"{text}" counts nothing.', "Write a number from 1, or leave the line out.")


def _large(kind: PhraseKind, text: str) -> PhraseError | None:
    large = re.search(r"(?<![0-9])[1-9][0-9]{4,}(?![0-9])", text)
    if large is None or not kind.accepts(text.replace(large[0], "9999")):
        return None
    return PhraseError(f'"{text}" has a number that is too large.', "Write a number up to 9999.")


def _year(kind: PhraseKind, text: str) -> PhraseError | None:
    for year in re.findall(r"(?<![0-9])[0-9]{4}(?![0-9])", text):
        if not "1900" <= year <= "2199" and kind.accepts(text.replace(year, "2000")):
            return PhraseError(f'"{text}" is not in the years of these files.', "Write a year from 1900 to 2199.")
    return None
