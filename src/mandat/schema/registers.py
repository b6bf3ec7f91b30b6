"""Values that public registers give: codes of municipalities, names of time zones."""

import re
from contextlib import suppress
from typing import Annotated

from pydantic import WithJsonSchema

from mandat.schema.fields import parsed
from mandat.schema.values import Misfit, words

_ZONE = re.compile(r"[A-Z][A-Za-z0-9_+-]*(?:/[A-Z][A-Za-z0-9_+-]*)*")


def parse_code(text: str) -> str:
    """A municipality code: four digits."""
    if not re.fullmatch(r"[0-9]{4}", text):
        raise Misfit(f"{words(text)} is not a municipality code.", "write its four digits, such as `3220` or `0301`")
    return text


def parse_time_zone(text: str) -> str:
    """An IANA name of a time zone that the database of time zones knows."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415  few files have a time zone

    with suppress(ValueError, KeyError, OSError):
        if _ZONE.fullmatch(text):
            return ZoneInfo(text).key
    raise Misfit(f"{words(text)} is not a time zone.", _nearest_zone(text))


def _nearest_zone(text: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415  only needed once something is wrong
    from zoneinfo import available_timezones  # noqa: PLC0415  as above

    zones = {zone.lower(): zone for zone in sorted(available_timezones()) if _ZONE.fullmatch(zone)}
    city = text.lower().replace(" ", "_")
    ends = next((zone for name, zone in zones.items() if name.rpartition("/")[2] == city.rpartition("/")[2]), None)
    near = [ends] if ends else [zones[name] for name in get_close_matches(city, zones, 1, 0.6)]
    return f"did you mean `{near[0]}`?" if near else "write its IANA name, such as `Europe/Oslo`"


Code = Annotated[str, parsed(parse_code), WithJsonSchema({"type": "string", "pattern": "^[0-9]{4}$", "examples": ["3220"]})]
TimeZone = Annotated[str, parsed(parse_time_zone), WithJsonSchema({"type": "string", "pattern": f"^{_ZONE.pattern}$"})]
