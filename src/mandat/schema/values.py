"""What fields hold that are no phrases: ids, references, words of a set, quorums; and what is said of a value that does not fit.

Nothing here knows pydantic.
"""

import re
from collections.abc import Callable

from mandat.frozen import frozen
from mandat.schema import phrases
from mandat.schema.nordic_names import english_name
from mandat.schema.phrases import PhraseError

RESERVED = frozenset(
    [
        "all",
        "allowed",
        "any",
        "appointed",
        "each",
        "every",
        "itself",
        "listed",
        "alphabetical",
        "members",
        "municipality",
        "region",
        "county",
        "hospital",
        "state",
        "education",
        "users",
        "union",
        "doctors",
        "association",
        "other",
        "own",
        "organisation",
        "party",
        "none",
        "personal",
        "present",
        "remote",
        "deputy",
        "excused",
        "absent",
        "consensus",
        "unanimity",
        "majority",
        "advisory",
        "children",
    ]
)
"""Words of the phrases; none of them can be an id."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_REFERENCE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*){0,2}")


class Misfit(PhraseError):
    """A value that does not fit its field; the sentence and the remedy are those of the diagnostic."""


@frozen
class Hedged:
    """A word of a fixed set, and whether "should be" stands in front of it."""

    word: str
    hedged: bool = False

    def __str__(self) -> str:
        """As in the file."""
        return f"should be {self.word}" if self.hedged else self.word


@frozen
class Quorum:
    """How many must be there: a number, a share, every party, or a number of each who."""

    least: int | None = None
    share: str | None = None
    each: tuple[tuple[str, phrases.Count], ...] = ()


@frozen
class Deputies:
    """Stand-ins for a seat: a word (`allowed`, `none` …), a number of them, or the role that stands in."""

    word: str | None = None
    count: phrases.Count | None = None
    role: str | None = None


@frozen
class Attendance:
    """How a seat was represented: `present`, or several of one seat: `2 present`."""

    word: str
    number: int = 1


def as_in_file(value: object) -> str:
    """A value as a file says it. Not `__str__`: fingerprints are made of that, and those on record stay what they are."""
    match value:
        case Quorum():
            each = ", ".join(f"{who}: {count}" for who, count in value.each)
            return each if value.each else value.share or str(value.least)
        case Deputies():
            return value.word or value.role or str(value.count)
        case Attendance():
            return value.word if value.number == 1 else f"{value.number} {value.word}"
        case _:
            return str(value)


def words(value: object) -> str:
    """The words found, for a message: text in quotes, anything else by its shape."""
    if isinstance(value, str):
        return f'"{value}"' if len(value) <= 60 else f'"{value[:57]}…"'  # noqa: PLR2004
    return "A mapping" if isinstance(value, dict) else "A list"


def text_of(value: object) -> str:
    """A value that has to be text.

    Raises:
        Misfit: it is a list or a mapping.
    """
    if not isinstance(value, str):
        raise Misfit(
            f"{words(value)} stands where text belongs.",
            "write the text behind the colon; quote it if it has `: ` in it",
        )
    return value


def parse_id(text: str) -> str:
    """An id: lower-case letters a-z, digits and hyphens, and no word of the phrases."""
    if not _ID.fullmatch(text):
        raise Misfit(f'"{text}" cannot be an id.', f"write `{as_id(text)}`: lower-case a-z, digits and hyphens only")
    if text in RESERVED:
        raise Misfit(f'"{text}" cannot be an id: it is a word of the phrases.', f"write for instance `{text}-1`")
    return text


def as_id(text: str) -> str:
    """The id that people would expect for a name: `Sør-Odal` gives `sor-odal`."""
    folded = text.lower().translate(str.maketrans("æäåøöéü", "aaaooeu"))
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-") or "navn"


def parse_reference(text: str) -> str:
    """An id, `mandate/thing`, `organisation/seat` or `network/organisation/seat`."""
    if not _REFERENCE.fullmatch(text):
        raise Misfit(f'"{text}" is not an id.', "name the thing by its id, such as `ssu`, or `ssu/chair` for something inside it")
    return text


def parse_who(text: str) -> str:
    """Somebody: a reference or a party word (both lower-case), or text (a capital letter or a space)."""
    return text if is_free_text(text) else parse_reference(text)


def is_free_text(text: str) -> bool:
    """Whether a *who* is text rather than a reference: it has a capital letter or a space."""
    return " " in text or text != text.lower()


def parse_whole_number(text: str) -> int:
    """A whole number, zero or more."""
    if not text.isascii() or not text.isdigit() or len(text) > 9:  # noqa: PLR2004
        raise Misfit(f'"{text}" is not a whole number.', "write a number such as `2`")
    return int(text)


def parse_positive_number(text: str) -> int:
    """A whole number, one or more."""
    number = parse_whole_number(text)
    if number == 0:
        raise Misfit("0 leaves room for no meeting.", "write a number such as `2`")
    return number


def parse_year(text: str) -> int:
    """A year of four digits."""
    if not re.fullmatch(r"(19|20|21)\d\d", text):
        raise Misfit(f'"{text}" is not a year.', "write four digits, such as `2025`")
    return int(text)


def one_of(*allowed: str) -> Callable[[str], Hedged]:
    """A reader of one of these words, with or without "should be"."""

    def parse(text: str) -> Hedged:
        word, hedged = phrases.parse_hedged_word(text)
        return Hedged(choose(word, allowed), hedged)

    return parse


def choose(text: str, allowed: tuple[str, ...]) -> str:
    """The word, if it is one of those allowed."""
    if text in allowed:
        return text
    raise Misfit(f'"{text}" is not possible here.', did_you_mean(text, allowed))


def nearest(text: str, allowed: tuple[str, ...]) -> str | None:
    """The name or word that was probably meant: the English one for a Nordic one, else one spelt nearly alike."""
    from difflib import get_close_matches  # noqa: PLC0415  only needed once something is wrong

    translated = english_name(text, allowed)
    near = get_close_matches(text, allowed, 1, 0.6) or get_close_matches(as_id(text), allowed, 1, 0.6)
    return translated or (near[0] if near else None)


def did_you_mean(text: str, allowed: tuple[str, ...]) -> str:
    """A remedy that names the nearest word, or all of them."""
    near = nearest(text, allowed)
    return f"did you mean `{near}`?" if near is not None else "write " + " or ".join(f"`{word}`" for word in allowed)


def parse_quorum(value: object) -> Quorum:
    """A number of members, a share of them, every party, or a number for each who."""
    if isinstance(value, dict):
        return Quorum(each=tuple((parse_who(who), phrases.parse_count(text_of(count))) for who, count in value.items()))
    text = text_of(value)
    if text in ("more than half", "at least half", "every party"):
        return Quorum(share=text)
    if text.isdigit():
        return Quorum(least=int(text))
    raise Misfit(f"{words(text)} is not a quorum.", "write `5`, `more than half`, `at least half` or `every party`")


_STAND_INS = ("allowed", "appointed", "personal", "none")


def parse_deputies(text: str) -> Deputies:
    """`allowed`, `appointed`, `personal`, `none`, a count, or a role."""
    if text in _STAND_INS:
        return Deputies(word=text)
    if text[:1].isdigit() or " " in text:
        return Deputies(count=phrases.parse_count(text))
    if english_name(text, _STAND_INS) is not None:
        raise Misfit(f'"{text}" is not possible here.', did_you_mean(text, _STAND_INS))
    return Deputies(role=parse_reference(text))


def parse_attendance(text: str) -> Attendance:
    """`present`, `remote`, `deputy`, `excused` or `absent`, with a number in front for several of one seat."""
    number, space, word = text.partition(" ")
    if not space:
        number, word = "1", text
    if not number.isdigit() or int(number) < 1:
        raise Misfit(f"{words(text)} does not say who was there.", "write `present`, or `2 present` for two of one seat")
    return Attendance(choose(word, ("present", "remote", "deputy", "excused", "absent")), int(number))


def parse_series(text: str) -> str:
    """What a meeting is of: the id of a network, area or mandate, or `all networks`."""
    return text if text == "all networks" else parse_id(text)


def parse_kind_reference(text: str) -> str:
    """`mandate/kind`."""
    if text.count("/") != 1:
        raise Misfit(
            f"{words(text)} is not a kind of meeting.",
            "write mandate and kind, such as `forvaltningsnettverk/regional`",
        )
    return parse_reference(text)


def parse_email(text: str) -> str:
    """An e-mail address, roughly."""
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text):
        raise Misfit(f"{words(text)} is not an e-mail address.", "write it as `name@example.org`")
    return text
