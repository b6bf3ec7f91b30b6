"""Dates as people write them elsewhere: `30.08.24`, `30/8/2024`, `30 August 2024`, `2025-W8`, `week 28`."""

import re
from datetime import date

from mandat.schema.phrases.names import MONTHS

_SHORT_MONTHS = tuple(month[:3].lower() for month in MONTHS)
_MONTH_NAME = rf"(?P<name>{'|'.join(_SHORT_MONTHS)})[a-z]*\.?"
_NUMBERS = (
    (r"(?<![0-9])(?P<day>[0-9]{1,2})(?P<dot>[./])(?P<month>[0-9]{1,2})(?P=dot)(?P<year>[0-9]{4}|[0-9]{2})(?![0-9])"),
    (r"(?<![0-9])(?P<year>[0-9]{4})(?P<dot>[./])(?P<month>[0-9]{1,2})(?P=dot)(?P<day>[0-9]{1,2})(?![0-9])"),
    r"(?<![0-9])(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})(?![0-9])",
    r"(?<![0-9])(?P<year>(?:19|20|21)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?![0-9])",
    rf"(?<![0-9])(?P<day>[0-9]{{1,2}})\.? (?P<month>{_MONTH_NAME}) (?P<year>[0-9]{{4}})",
    rf"(?P<month>{_MONTH_NAME}) (?P<day>[0-9]{{1,2}}),? (?P<year>[0-9]{{4}})",
)
_WEEK = r"(?:weeks?|uker?|veck(?:a|or)|vek(?:e|er)|uger?|w|v\.?)"
_PLAIN = (
    (rf"{_WEEK} ?([0-9]{{1,2}}) ?(?:-|–|\.\.|to|until) ?w?([0-9]{{1,2}}) ([0-9]{{4}})(?![0-9])", "{2}-W{0:>02}..{2}-W{1:>02}"),
    (rf"{_WEEK} ?([0-9]{{1,2}}) ?(?:-|–|to|until) ?w?([0-9]{{1,2}})(?![0-9-])", "W{0:>02}..W{1:>02}"),
    (r"(?:autumn|fall) (?:of )?([0-9]{4})(?![0-9])", "{0}-H2"),
    (r"spring (?:of )?([0-9]{4})(?![0-9])", "{0}-H1"),
    (r"(?:week|uke|vecka|veke|uge|w|v\.?) ?([0-9]{1,2}) ([0-9]{4})(?![0-9])", "{1}-W{0:>02}"),
    (r"(?<![0-9])([0-9]{4}) ?-? ?(?:w|week|uke|vecka|veke|uge|v\.?) ?([0-9]{1,2})(?![0-9])", "{0}-W{1:>02}"),
    (r"(?:week|uke|vecka|veke|uge|w|v\.?) ?([0-9]{1,2})(?![0-9])", "W{0:>02}"),
    (r"(?<![0-9])([0-9]{4}) ?-? ?([hq])([1-4])(?![0-9])", "{0}-{1}{2}"),
    (r"(?<![0-9])([hq])([1-4]) ([0-9]{4})(?![0-9])", "{2}-{0}{1}"),
    (r"(?<![0-9-])([0-9]{4})[-/.]([0-9]{1,2})(?![0-9-])", "{0}-{1:>02}"),
)
_YEARLY = (
    r"(?<![0-9.])(?P<day>[0-9]{1,2})[./](?P<month>[0-9]{1,2})\.?(?![0-9])",
    rf"(?<![0-9])(?P<day>[0-9]{{1,2}})\.? (?P<month>{_MONTH_NAME})",
    rf"(?P<month>{_MONTH_NAME}) (?P<day>[0-9]{{1,2}})(?![0-9])",
    r"(?<![0-9-])(?P<month>[0-9])-(?P<day>[0-9]{1,2})(?![0-9-])",
)
_MONTH_OF_YEAR = rf"{_MONTH_NAME} (?P<year>[0-9]{{4}})"
_CENTURY = "20"
_COMMON_YEAR = "2001"


def rewritten_dates(text: str) -> str:
    """Write every date of a lower-case text as the phrases do; day before month, as in the Nordic countries."""
    for shape in _NUMBERS:
        text = re.sub(shape, lambda found: f"{_year(found)}-{_month_day(found)}", text)
    text = re.sub(_MONTH_OF_YEAR, lambda found: f"{found['year']}-{_month_number(found['name'])}", text)
    for shape, spelling in _PLAIN:
        text = _respelled(shape, spelling, text)
    for shape in _YEARLY:
        text = re.sub(shape, _month_day, text)
    text = re.sub(r"end of (?:the )?year", "12-31", text)
    text = re.sub(rf"end of (?:the )?{_MONTH_NAME}", lambda found: f"end of {_full_name(found['name'])}", text)
    text = re.sub(r"(?<=[0-9])(?: ?(?:\.{2,}|…) ?| (?:--?|to) | ?-(?=[0-9]{4}-))(?=[0-9W])", "..", text)
    return re.sub(r"^([0-9]{2}-[0-9]{2})-(?=[0-9]{2}-[0-9]{2}$)", r"\1..", text)


def all_exist(phrase: str) -> bool:
    """Tell whether every date, month and week of a phrase is in the calendar."""
    if re.search(r"(?<![0-9-])[0-9]{4}-(?:00|1[3-9]|[2-9][0-9])(?![0-9])|W(?:00|5[3-9]|[6-9])", phrase):
        return False
    for year, month, day in re.findall(r"(?:(?<![0-9])([0-9]{4})-)?(?<![0-9])([0-9]{2})-([0-9]{2})(?![0-9])", phrase):
        try:
            date(int(year or _COMMON_YEAR), int(month), int(day))
        except ValueError:
            return False
    return True


def _respelled(shape: str, spelling: str, text: str) -> str:
    return re.sub(shape, lambda found: spelling.format(*found.groups()).upper(), text)


def _year(found: re.Match[str]) -> str:
    return found["year"].rjust(4, "x").replace("xx", _CENTURY)


def _month_day(found: re.Match[str]) -> str:
    month, day = _month_number(found["month"]), found["day"].rjust(2, "0")
    return f"{day}-{month}" if int(month) > len(MONTHS) else f"{month}-{day}"


def _month_number(month: str) -> str:
    return month.rjust(2, "0") if month.isdecimal() else f"{_SHORT_MONTHS.index(month[:3]) + 1:02}"


def _full_name(month: str) -> str:
    return MONTHS[_SHORT_MONTHS.index(month)]
