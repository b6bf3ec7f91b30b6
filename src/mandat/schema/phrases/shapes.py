"""From a text to the parts of its phrase, or to the error that says what would fit."""

import re

from mandat.schema.phrases.errors import PhraseError
from mandat.schema.phrases.kinds import PhraseKind
from mandat.schema.phrases.near_misses import near_miss


def parts(kind: PhraseKind, text: str) -> re.Match[str]:
    """Give the named parts of a phrase.

    Raises:
        PhraseError: the text does not have the shape of the kind.
    """
    found = kind.shape.fullmatch(text)
    if found is None:
        raise near_miss(kind, text)
    return found


def window(found: re.Match[str], low: str, high: str) -> tuple[int, int]:
    """Give the two ends of `10` or `10-14`, from the groups with these names.

    Raises:
        PhraseError: the second number is not the larger one.
    """
    first, second = found[low], found[high]
    if second is None:
        return int(first), int(first)
    if int(first) < int(second):
        return int(first), int(second)
    written = f"{first}-{second}"
    meant = first if first == second else f"{second}-{first}"
    fault = "names one number twice" if first == second else "has the larger number first"
    raise PhraseError(f'"{written}" {fault}.', f"Write `{found.string.replace(written, meant, 1)}`.")
