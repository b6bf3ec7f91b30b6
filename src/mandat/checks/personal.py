"""What looks like an address, a telephone number or a personal number in the text of a file, comments included."""

import re
from collections.abc import Iterator

from mandat.frozen import frozen
from mandat.schema.paths import Steps, rule_path
from mandat.source.yaml_text import Parsed, parse_yaml

_SHAPES = bytes.maketrans(b"0123456789", b"0" * 10)
_SHAPES_OF_DIGITS = (b"000000", b"000 00 000", b"00-0000", b"00-000 00", b"00-00 00", b"00 00 00 00")
"""What every match of the next pattern has in it, each figure written as 0: quicker to look for than the pattern."""
_DIGITS = re.compile(rb"\d{6}|[49]\d\d \d\d \d{3}|[49]\d(?: \d\d){3}|(?<!\d)0\d{1,3}-\d{2,3} ?\d\d(?!\d)")
_CALLS = tuple(re.compile(rb"%b(?<!\w%b)e?\b[^\n]{0,24}\d" % (word, word)) for word in (b"ring", b"mob", b"sms", b"kontakt"))
"""A word and, shortly behind it, a figure; each begins with its letters, which lets the search skip whole files."""
_TELEPHONE = re.compile(rb"tel(?<!\wtel)(?:[ .:]|efon)")
"""`tel.` and not the end of `tittel.`"""
_SIGNS = (
    (b"@", (b"@",)),
    (b"+", (b"+4", b"+ 4", b"+358")),
    (b"00", (b"004", b"00 4", b"00358")),
    (b"tlf", (b"tlf",)),
    (b"mobil", (b"mobil",)),
    (b"puh", (b"puh",)),
)
"""What is looked for in the bytes of a file: most files have nothing of it, and are not looked at again.
What several begin with goes before them."""

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ABROAD = re.compile(r"(?<![\w+:.-])(?:\+|00)[ ]?(?:45|46|47|358)[ -]?(?:\(0\)[ ]?)?\d(?:[ -]?\d){6,9}(?!\d)")
_AT_HOME = re.compile(
    r"""\b(?:tlf|tel|telefon|telefonnummer|mob|mobil|mobiltelefon|mobilnummer|puh|ringe?|sms)\b
        \.?[ ]?(?:nr\b\.?)?[ ]?:?[ ]?    # tlf. nr.:
        (?!\d{4}-\d\d-\d\d)              # a date is no number
        \(?\d(?:[ )-]{0,2}\d){6,10}(?!\d)""",
    re.IGNORECASE | re.VERBOSE,
)
_OF_SOMEBODY = re.compile(
    r"""\b(?:ringe?|kontakte?|sms)\b[ ](?:til[ ])?
        (?-i:[A-ZÆØÅÄÖ])[\w-]+[ ](?:(?-i:[A-ZÆØÅÄÖ])[\w-]+[ ])?    # Ring Kari 99999999
        (?:tlf\.?[ ])?\d{8}(?![\w/-])""",
    re.IGNORECASE | re.VERBOSE,
)
_GROUPED = re.compile(
    r"""(?<![\w+./-])(?:
        [49]\d\d[ ]\d\d[ ]\d{3}                   # a Norwegian mobile: 999 99 999
        | [49]\d(?:[ ]\d\d){3}                    # the same in other groups: 99 99 99 99
        | 07\d-\d{3}[ ]?\d\d[ ]?\d\d              # a Swedish one: 070-174 06 05
        | 0\d{1,3}-\d{2,3}[ ]\d{2,3}[ ]\d\d       # another Swedish telephone: 08-465 004 50
        )(?![\w/-]|[ ]?\d)""",
    re.VERBOSE,
)
_NUMBER = re.compile(r"(?<![\w./-])(?:\d\d)?\d{6}(?:[ +-]?\d{4,5}|[-+A-FU-Y]\d{3}[0-9A-Y])(?![\w/-])")

_LAST_MONTH, _LAST_DAY, _COORDINATION = 12, 31, 60


@frozen
class Found:
    """Something personal: what it looks like, its line (from 1), and the place by rule path nearest to it."""

    kind: str
    line: int
    path: str
    in_value: bool


def may_be_personal(data: bytes) -> bool:
    """Whether a file is worth reading again."""
    lower = data.lower()
    if any(head in lower and any(sign in lower for sign in signs) for head, signs in _SIGNS):
        return True
    shapes = data.translate(_SHAPES)
    if any(shape in shapes for shape in _SHAPES_OF_DIGITS) and _DIGITS.search(data) is not None:
        return True
    return any(call.search(lower) for call in (*_CALLS, _TELEPHONE))


def personal_data(text: str, country: str) -> Iterator[Found]:
    """Everything personal in a text, in its order; what it is exactly is not repeated."""
    hits = tuple(_each_once(sorted((match.start(), match.end(), kind) for kind, match in _matches(text, country))))
    if not hits:
        return
    parsed = parse_yaml(text)
    places = tuple(_places(parsed))
    for start, kind in hits:
        line = text.count("\n", 0, start) + 1
        column = start - (text.rfind("\n", 0, start) + 1) + 1
        path, in_value = _nearest(places, line, column)
        yield Found(kind, line, path, in_value)


def _each_once(hits: list[tuple[int, int, str]]) -> Iterator[tuple[int, str]]:
    """Where each begins and what it is; of the same kind nothing that lies in another, as a number behind "tlf" does."""
    ends: dict[str, int] = {}
    for start, end, kind in hits:
        if start >= ends.get(kind, 0):
            yield start, kind
        ends[kind] = max(end, ends.get(kind, 0))


def _matches(text: str, country: str) -> Iterator[tuple[str, re.Match[str]]]:
    yield from (("an e-mail address", match) for match in _EMAIL.finditer(text))
    yield from (("a telephone number", match) for match in _ABROAD.finditer(text))
    yield from (("a telephone number", match) for match in _AT_HOME.finditer(text))
    yield from (("a telephone number", match) for match in _OF_SOMEBODY.finditer(text))
    yield from (("a telephone number", match) for match in _GROUPED.finditer(text))
    yield from (("a personal number", match) for match in _NUMBER.finditer(text) if _is_personal_number(match[0], country))


def _is_personal_number(number: str, country: str) -> bool:
    """Of Norway, Sweden or Finland by check digits; Danish ones have none that hold, and count only in Denmark.

    Nothing here asks what day it is, so that the same file gives the same findings on any day.
    """
    from stdnum.fi import hetu  # noqa: PLC0415  only needed where a number was found

    digits = re.sub(r"\D", "", number)
    norwegian = len(digits) == 11 and _is_norwegian(digits)  # noqa: PLR2004  the length of a fødselsnummer
    danish = country == "DK" and re.fullmatch(r"\d{6}-?\d{4}", number) is not None and _is_danish(digits)
    return norwegian or danish or _is_swedish(number, digits) or bool(hetu.is_valid(number))


def _is_norwegian(digits: str) -> bool:
    from stdnum.exceptions import ValidationError  # noqa: PLC0415  as above
    from stdnum.no import fodselsnummer  # noqa: PLC0415  as above

    if digits[-2:] != fodselsnummer.calc_check_digit1(digits) + fodselsnummer.calc_check_digit2(digits):
        return False
    try:
        return bool(fodselsnummer.get_birth_date(digits))
    except ValidationError:
        return False


def _is_danish(digits: str) -> bool:
    from stdnum.dk import cpr  # noqa: PLC0415  as above
    from stdnum.exceptions import ValidationError  # noqa: PLC0415  as above

    try:
        return bool(cpr.get_birth_date(digits))
    except ValidationError:
        return False


def _is_swedish(number: str, digits: str) -> bool:
    """A personnummer or samordningsnummer (day plus 60); an organisation's number has 20 or more as its month."""
    from stdnum import luhn  # noqa: PLC0415  as above

    if not re.fullmatch(r"(?:18|19|20)?\d{6}[+-]?\d{4}", number):
        return False
    month, day = int(digits[-8:-6]), int(digits[-6:-4])
    day -= _COORDINATION if day > _COORDINATION else 0
    return 0 < month <= _LAST_MONTH and 0 < day <= _LAST_DAY and bool(luhn.is_valid(digits[-10:]))


def _places(parsed: Parsed) -> Iterator[tuple[int, int, int, int, str]]:
    """Line and column of begin and end of every value, and its rule path, in the order of the text."""
    for steps in _all_steps(parsed.value, ()):
        span = parsed.span(steps)
        yield span.line, span.column, span.end_line, span.end_column, rule_path(parsed.value, steps)


def _all_steps(value: object, done: Steps) -> Iterator[Steps]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _all_steps(inner, (*done, key))
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from _all_steps(inner, (*done, position))
    elif done:
        yield done


def _nearest(places: tuple[tuple[int, int, int, int, str], ...], line: int, column: int) -> tuple[str, bool]:
    """The value that something stands in; for a comment, the last value before it."""
    here = (line, column)
    for first_line, first_column, last_line, last_column, path in places:
        if (first_line, first_column) <= here <= (last_line, last_column):
            return path, True
    before = [place for place in places if place[:2] <= here]
    return (before[-1][4] if before else "", False)
