"""What is read as one and stays on one line: a date, a clock time, a numbered case, week or section, a sign of state."""

import re

_MONTHS = (
    "januari?|februari?|mars|april|maj|mai|juni|juli|augusti?|september|oktober|november|desember|december|"
    "january|february|march|may|june|july|august|october"
)
_DATE = re.compile(rf"(?<!\d)(\d{{1,2}}\.?) ((?:{_MONTHS})\b)(?: (\d{{4}})(?!\d))?", re.IGNORECASE)
_NUMBERED = re.compile(r"((?:\b(?:kl\.|klokken|klokka|uke|veke|vecka|week|sak|ärende|item|kap\.)|§) (?=\d))", re.IGNORECASE)

_SIGN = re.compile(r"([●○▲◆]) ")


def unbroken(text: str) -> str:
    """The text with no-break spaces where a line must not end: `1. september 2025`, `kl. 09.00`, `sak 13/25`, `§ 5`.

    What people wrote comes with plain blanks, and stays so in Markdown, where they go on writing.
    """
    dates = _DATE.sub(lambda date: "\N{NO-BREAK SPACE}".join(part for part in date.groups() if part), text)
    numbered = _NUMBERED.sub(lambda found: found[1].replace(" ", "\N{NO-BREAK SPACE}"), dates)
    return _SIGN.sub("\\1\N{NO-BREAK SPACE}", numbered)
