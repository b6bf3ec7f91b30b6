"""The kinds of phrase: what each is for, how it looks, and the one regular expression that says its shape.

The same expression is used by the parser and, without the names of its groups, as `pattern` in the JSON Schema. It says
the shape only: `2025-W53` and `6-4` have the shape of a date and of a count, and the parser refuses them afterwards.
"""

import re
from functools import cached_property

from mandat.frozen import frozen
from mandat.schema.phrases.names import MONTHS, POSITIONS, WEEKDAYS

_N = "[1-9][0-9]{0,3}"
_HEDGE = "(?P<hedged>should be )?"
_ABOUT = "(?P<about>about )?"
_AMOUNT = f"(?:(?P<bound>at least |up to )(?P<bounded>{_N})|(?P<low>{_N})(?:-(?P<high>{_N}))?)"
_UNIT = "year|half-year|term|quarter|month|week"
_ID = "[a-z0-9][a-z0-9-]*"
_CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_HOURS = f"{_CLOCK}-{_CLOCK}"
_WEEKDAY = f"(?:{'|'.join(WEEKDAYS)})"
_MONTH = f"(?:{'|'.join(MONTHS)})"
_YEAR = "(?:19|20|21)[0-9]{2}"
_DAY = f"{_YEAR}-[0-9]{{2}}-[0-9]{{2}}"
_PARTIAL = f"{_YEAR}(?:-(?:[0-9]{{2}}(?:-[0-9]{{2}})?|W[0-9]{{2}}|H[12]|Q[1-4]))?"
_RANGE = rf"(?:{_PARTIAL}(?:\.\.(?:{_PARTIAL})?)?|\.\.{_PARTIAL})"
_MONTH_DAY = "[0-9]{2}-[0-9]{2}"
_YEARLY = f"(?:{_MONTH_DAY}|end of {_MONTH}|W[0-9]{{2}})"
_SPAN = (
    f"{_HEDGE}{_ABOUT}(?P<low>{_N})(?:-(?P<high>{_N}))? "
    r"(?:(?P<working>working day)s?(?P<saturday> incl\. Saturday)?|(?P<unit>hour|day|week|month)s?)"
)


@frozen
class PhraseKind:
    """One kind of phrase.

    Attributes:
        name: as the format calls it; the parser is `parse_` and this name, `yearly day` is `parse_yearly_day`.
        noun: the name with its article, for sentences: `"4/year" is not a frequency.`
        meaning: one line for the documentation.
        examples: phrases of this kind, the first the plainest.
        expression: the shape as text, with groups named for the parser; it is for a whole text.
    """

    name: str
    noun: str
    meaning: str
    examples: tuple[str, ...]
    expression: str

    @cached_property
    def shape(self) -> re.Pattern[str]:
        """The expression, compiled when it is first needed: a file has few of all the kinds."""
        return re.compile(self.expression)

    @property
    def pattern(self) -> str:
        """The shape as an anchored ECMA-262 expression, for the JSON Schema."""
        return "^(?:" + re.sub(r"\(\?P<\w+>", "(?:", self.expression) + ")$"

    def accepts(self, text: str) -> bool:
        """Tell whether a text has the shape of this phrase."""
        return self.shape.fullmatch(text) is not None


COUNT = PhraseKind(
    "count",
    "a count",
    "How many members, seats or people.",
    ("1", "1-2", "at least 1", "up to 6", "about 7", "should be 7-10", "any number"),
    f"{_HEDGE}(?:{_ABOUT}{_AMOUNT}|any number)",
)
FREQUENCY = PhraseKind(
    "frequency",
    "a frequency",
    "How often a body meets.",
    (
        "4 per year",
        "at least 4 per year",
        "4-6 per year",
        "about 6-8 per year",
        "1 per month",
        "every 3-4 weeks",
        "every 2 years",
        "2 per term",
        "should be at least 2 per half-year",
        "as needed",
        "regularly",
    ),
    f"{_HEDGE}(?:{_ABOUT}{_AMOUNT} per (?P<unit>{_UNIT})"
    f"|every (?P<every_about>about )?(?:1 (?P<each>{_UNIT})s?"
    f"|(?P<shortest>{_N})(?:-(?P<longest>{_N}))? (?P<units>{_UNIT})s)"
    "|(?P<vague>as needed|regularly))",
)
SPAN = PhraseKind(
    "span",
    "a span",
    "A length of time, exact or a window.",
    ("10 days", "1 week", "10-14 days", "about 2 months", "5 working days", "5 working days incl. Saturday"),
    _SPAN,
)
OFFSET = PhraseKind(
    "offset",
    "an offset",
    "When something is due, counted from a meeting: at the latest then. A window ends with its smaller number.",
    (
        "10 days before",
        "5 working days before",
        "5 working days incl. Saturday before",
        "10-14 days before",
        "24 hours before",
        "2 weeks after",
        "should be 7 days before",
        "11 days before 24:00",
        "at any time",
    ),
    rf"(?:{_SPAN} (?P<side>before|after)(?: (?P<clock>{_CLOCK}|24:00))?|at any time)",
)
PLACEMENT = PhraseKind(
    "placement",
    "a placement",
    "Where a meeting lies in relation to the meetings of another body or kind.",
    ("after heldag", "2 hours before helsefellesskapet", "14-28 days before ssu"),
    rf"(?:{_SPAN} )?(?P<side>before|after) (?P<reference>{_ID}(?:/{_ID})*)",
)
DURATION = PhraseKind(
    "duration",
    "a duration",
    "How long a meeting or a part of it lasts.",
    ("2 h", "30 min", "at least 30 min", "about 2 h", "up to 90 min", "should be 1 h", "full day", "half day"),
    f"{_HEDGE}(?:{_ABOUT}(?P<bound>at least |up to )?(?P<number>{_N}) (?P<unit>min|h)|(?P<whole>full day|half day))",
)
PERIOD = PhraseKind(
    "period",
    "a period",
    "How long one turn lasts where a role goes round.",
    ("every year", "every half-year", "every 2 years", "every meeting", "every 3 meetings", "every election period"),
    f"every (?:(?P<one>meeting|half-year|quarter|month|year|election period)|(?P<number>{_N}) (?P<many>year|month|meeting)s)",
)
TERM = PhraseKind(
    "term",
    "a term",
    "How long a seat or a role is held, and the day of the year it begins.",
    ("2 years", "1 year from 04-01", "election period", "should be 4 years"),
    f"{_HEDGE}(?:(?P<years>{_N}) years?|election period)(?: from (?P<start>{_MONTH_DAY}))?",
)
PATTERN = PhraseKind(
    "pattern",
    "a pattern",
    "Which days a meeting falls on, and its hours.",
    (
        "every Wednesday",
        "Wednesday in odd weeks 08:30-11:00",
        "second Tuesday",
        "last Monday or Wednesday",
        "Thursday in April",
        "first Thursday in March and October 09:00-15:00",
    ),
    f"(?:every |(?P<nth>{'|'.join(POSITIONS)}) )?(?P<days>{_WEEKDAY}(?: or {_WEEKDAY})*)"
    f"(?: in (?:(?P<weeks>odd|even) weeks|(?P<months>{_MONTH}(?: and {_MONTH})*)))?(?: (?P<hours>{_HOURS}))?",
)
WEEKDAY = PhraseKind("weekday", "a weekday", "A day of the week, in English.", WEEKDAYS, _WEEKDAY)
CLOCK = PhraseKind("clock", "a clock time", "A time of the day, in local time.", ("09:00", "12:30"), _CLOCK)
HOURS = PhraseKind(
    "hours",
    "a stretch of hours",
    "From one clock time to a later one on the same day.",
    ("09:00-11:00", "08:30-15:00"),
    f"(?P<start>{_CLOCK})-(?P<end>{_CLOCK})",
)
DATE = PhraseKind("date", "a date", "One day.", ("2025-06-30",), _DAY)
PARTIAL = PhraseKind(
    "partial",
    "a date",
    "A date that may say less than a day and covers its whole span; weeks are ISO weeks.",
    ("2025", "2025-06", "2025-W25", "2025-H1", "2025-Q3", "2025-06-30"),
    _PARTIAL,
)
RANGE = PhraseKind(
    "range",
    "a range",
    "From one partial date to another, both included; an end that is left out is open.",
    ("2022-11-01..2023-01-31", "2021-10..2021-11", "..2022-11-04", "2022-11-04..", "2025-W25"),
    _RANGE,
)
YEARLY_DAY = PhraseKind(
    "yearly day",
    "a yearly date",
    "A day or an ISO week of every year.",
    ("11-30", "end of February", "W28"),
    _YEARLY,
)
YEARLY_RANGE = PhraseKind(
    "yearly range",
    "a yearly range",
    "A stretch of every year, both ends included; it may cross new year.",
    ("01-10..06-15", "W28..W30", "12-27..01-02"),
    rf"(?P<first>{_YEARLY})\.\.(?P<last>{_YEARLY})",
)
BY = PhraseKind(
    "by",
    "a yearly or partial date",
    "When a duty is due: every year by a yearly date, or once by a partial date.",
    ("11-30", "end of February", "2022-08-22", "2025-H1"),
    f"(?:{_YEARLY}|{_PARTIAL})",
)
CLOSING = PhraseKind(
    "closing",
    "a closed time",
    "When no meeting is held: once, or every year.",
    ("2025-W08", "2025-07-01..2025-08-10", "W28..W30", "12-27..12-30", "W28", "12-24"),
    rf"(?:{_PARTIAL}(?:\.\.{_PARTIAL})?|{_YEARLY}(?:\.\.{_YEARLY})?)",
)
DUE = PhraseKind(
    "due",
    "a due date",
    "When an action is due, at the latest.",
    ("2025-04-11", "2025-H1", "as soon as possible"),
    f"(?:{_PARTIAL}|as soon as possible)",
)
MEMBER = PhraseKind(
    "member",
    "a member",
    "An organisation, an area or a kind of organisation, and the time it belongs to the network.",
    ("nesodden", "nesodden from 2025-07-01", "haram until 2023-12-31", "as from 2024 until 2026-H1"),
    f"(?P<id>{_ID})(?: from (?P<start>{_PARTIAL}))?(?: until (?P<until>{_PARTIAL}))?",
)

PHRASES: tuple[PhraseKind, ...] = (
    COUNT,
    FREQUENCY,
    SPAN,
    OFFSET,
    PLACEMENT,
    DURATION,
    PERIOD,
    TERM,
    PATTERN,
    WEEKDAY,
    CLOCK,
    HOURS,
    DATE,
    PARTIAL,
    RANGE,
    YEARLY_DAY,
    YEARLY_RANGE,
    BY,
    CLOSING,
    DUE,
    MEMBER,
)
