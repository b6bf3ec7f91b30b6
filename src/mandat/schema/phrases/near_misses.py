"""What a text that is no phrase was probably meant to be."""

import re
from calendar import monthrange
from collections.abc import Iterator
from difflib import get_close_matches

from mandat.schema.phrases.errors import PhraseError
from mandat.schema.phrases.kinds import PhraseKind
from mandat.schema.phrases.limits import out_of_bounds
from mandat.schema.phrases.local_dates import all_exist, rewritten_dates
from mandat.schema.phrases.nordic import to_english
from mandat.schema.phrases.rewrites import respelled

_LONGEST_EXPLAINED = 80
_FOREIGN = "Phrases are English in every language."
_AT_LATEST = 'A deadline always means "at the latest".'
_AT_LATEST_WORDS = r"\b(?:at least|up to|no later than|not later than|latest|at the latest)\b *"
_HALF_YEAR = "Write `half-year`, or `term` if it follows the community's terms."
_DATED = frozenset({"date", "partial", "range", "yearly day", "yearly range", "by", "closing", "due", "member", "term"})
_LOCAL_DATE = r"[0-9][./][0-9]"

_YEAR, _MONTH = "(?:19|20|21)[0-9]{2}", "0?[1-9]|1[0-2]"
_NO_SUCH_DAY = re.compile(
    rf"[0-9]{{1,2}}\. ?(?P<month>{_MONTH})\. ?(?P<year>{_YEAR})|(?P<iso>{_YEAR})-(?P<iso_month>{_MONTH})-[0-9]{{2}}"
)


def near_miss(kind: PhraseKind, text: str) -> PhraseError:
    """Say what was found, quoted, and what would fit: the phrase that was probably meant, else examples."""
    if not text.strip():
        return PhraseError(f"There is nothing where {kind.noun} should stand.", _examples(kind))
    if len(text) > _LONGEST_EXPLAINED:
        return PhraseError(f'"{text[:_LONGEST_EXPLAINED]}…" is not {kind.noun}.', _examples(kind))
    return _special_blank(kind, text) or out_of_bounds(kind, text) or _explained(kind, text)


def _special_blank(kind: PhraseKind, text: str) -> PhraseError | None:
    """A phrase that looks right: what is copied from a text program has blanks that are none."""
    found = next((sign for sign in text if sign.isspace() and sign != " "), None)
    plain = " ".join(text.split())
    if found is None or not kind.accepts(plain):
        return None
    return PhraseError(f'There is a special blank in "{plain}" (U+{ord(found):04X}).', f"Type `{plain}` again with plain blanks.")


def _explained(kind: PhraseKind, text: str) -> PhraseError:
    plain = " ".join(text.lower().strip(" \t\r\n.,;\"'`").split())
    english = to_english(plain)
    phrase = respelled(kind.name, rewritten_dates(english.lower()) if kind.name in _DATED else english.lower())
    message = f'"{text}" is not {kind.noun}.' if english == plain else _FOREIGN
    question = _question(kind, phrase, foreign=english != plain)
    if question is not None:
        return question
    if kind.name == "frequency" and re.search(r"half ?year|semester", english):
        return PhraseError(message, _HALF_YEAR)
    meant = _first_fitting(kind, phrase)
    if meant is not None:
        return PhraseError(message, f"{_verb(kind, plain, meant)} `{meant}`.")
    if (example := _dated_example(kind, phrase)) is not None:
        return PhraseError(message, example)
    corrected = _corrected(kind, phrase)
    return PhraseError(message, f"Did you mean `{corrected}`?" if corrected else _examples(kind))


def _dated_example(kind: PhraseKind, phrase: str) -> str | None:
    """The right form of a week, half-year or quarter that lacks its year, or is one that no year has."""
    if kind.name not in _DATED:
        return None
    if re.fullmatch(r"W[0-9]{2}(?:\.\.W[0-9]{2})?", phrase):
        full = phrase.replace("W", "2025-W")
        fitting = (week for week in (full, full.split("..")[0]) if kind.accepts(week) and all_exist(week))
        return next((f"Write the week with its year, such as `{week}`." for week in fitting), None)
    if (day := _NO_SUCH_DAY.fullmatch(phrase)) is not None:
        year, month = day["year"] or day["iso"], int(day["month"] or day["iso_month"])
        last = monthrange(int(year), month)[1]
        return f"That month has {last} days. Write the date like `{year}-{month:02}-{last}`."
    found = re.fullmatch(r"([0-9]{4})-([hq])[0-9]+", phrase, re.IGNORECASE)
    if found is None or not kind.accepts(f"{found[1]}-H2"):
        return None
    return f"Write `{found[1]}-H1` or `{found[1]}-H2`." if found[2] in "hH" else f"Write `{found[1]}-Q1` to `{found[1]}-Q4`."


def _verb(kind: PhraseKind, plain: str, meant: str) -> str:
    if kind.name in {"hours", "clock"}:
        return "Write the time as"
    dated = kind.name in _DATED and re.search(_LOCAL_DATE, plain) and re.fullmatch("[0-9-]+", meant)
    return "Write the date as" if dated else "Write"


def _examples(kind: PhraseKind) -> str:
    first, *others = (f"`{example}`" for example in kind.examples[:3])
    return f"Write it like {first}." if not others else f"Write it like {', '.join((first, *others[:-1]))} or {others[-1]}."


def _question(kind: PhraseKind, phrase: str, *, foreign: bool) -> PhraseError | None:
    """Ask what only the writer of a deadline can answer."""
    if kind.name not in {"offset", "span", "placement"}:
        return None
    working = re.sub(r"\bweekdays?\b", "working days", phrase)
    if kind.name == "offset" and not kind.accepts(working):
        working = f"{working} before"
    if "weekday" in phrase and kind.accepts(working):
        saturday = working.replace("working days", "working days incl. Saturday")
        return PhraseError("Does Saturday count?", f"Write `{working}` (Monday to Friday) or `{saturday}`.")
    if kind.name != "offset":
        return None
    bare = " ".join(re.sub(_AT_LATEST_WORDS, "", phrase).split())
    if bare != phrase and (kind.accepts(bare) or kind.accepts(f"{bare} before")):
        meant = bare if kind.accepts(bare) else f"{bare} before"
        return PhraseError(_FOREIGN if foreign else _AT_LATEST, f"Write `{meant}`.")
    if kind.accepts(f"{phrase} before") and not foreign:
        return PhraseError("Before or after the meeting?", f"Write `{phrase} before`.")
    return None


def _completed(kind: PhraseKind, phrase: str) -> Iterator[str]:
    """Give the phrase, and then the phrase with the word that is most often left out."""
    yield phrase
    match kind.name:
        case "frequency":
            yield f"{phrase} per year"
        case "offset":
            yield f"{phrase} before"
        case "period":
            yield f"every {phrase}"
        case "term":
            yield f"{phrase} years"
        case "duration":
            yield f"{phrase} h" if len(phrase) == 1 else f"{phrase} min"
        case "yearly range" | "closing" | "range":
            yield phrase.replace("-", "..", 1)
        case _:
            pass
    yield phrase.removeprefix("should be ")


def _first_fitting(kind: PhraseKind, phrase: str) -> str | None:
    fitting = filter(kind.accepts, _completed(kind, phrase))
    sensible = all_exist if kind.name in _DATED else _rises
    return next(filter(sensible, fitting), None)


def _rises(phrase: str) -> bool:
    windows = re.findall(r"(?<![0-9:])([0-9]{1,4})-([0-9]{1,4})(?![0-9:])", phrase)
    return all(int(low) < int(high) for low, high in windows)


def _corrected(kind: PhraseKind, phrase: str) -> str | None:
    """Put the nearest word of the kind in the place of every unknown one; nothing if that makes no phrase."""
    known = _vocabulary(kind)
    words = [word if word in known or re.search("[0-9]", word) else _nearest(word, known) for word in phrase.split()]
    phrase = respelled(kind.name, " ".join(words))
    return _first_fitting(kind, phrase)


def _nearest(word: str, known: tuple[str, ...]) -> str:
    return next(iter(get_close_matches(word, known, n=1, cutoff=0.6)), word)


def _vocabulary(kind: PhraseKind) -> tuple[str, ...]:
    letters = re.sub(r"\[[^\]]*\]", " ", kind.pattern)
    words = dict.fromkeys(re.findall(r"[A-Za-z][a-z-]+", letters))
    plurals = dict.fromkeys(f"{word}s" for word in words if f"{word}s?" in letters or f"{word})s" in letters)
    return (*words, *plurals)
