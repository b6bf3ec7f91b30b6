"""The kinds of value that fields have: text, ids, references, phrases, one-or-many.

Every value arrives as text, a list or a mapping. A field that wants something else says so with a `Misfit`, whose sentence
and remedy are ready for a lay person; pydantic's own words are never shown.
"""

from collections.abc import Callable
from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, GetCoreSchemaHandler, WithJsonSchema
from pydantic_core.core_schema import CoreSchema, no_info_plain_validator_function

from mandat.frozen import frozen
from mandat.schema import phrases
from mandat.schema.phrases import PHRASES
from mandat.schema.values import (
    Misfit,
    parse_email,
    parse_id,
    parse_positive_number,
    parse_reference,
    parse_who,
    parse_whole_number,
    parse_year,
    text_of,
    words,
)

T = TypeVar("T")


class Model(BaseModel):
    """The base of every part of the file format: frozen, strict, and nothing unknown goes by unseen."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)


@frozen
class Reader:
    """In `Annotated`: the function that reads the field's value, instead of anything that the type would do."""

    read: Callable[[object], object]

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Only the function: pydantic's `PlainValidator` builds all of the type twice over, for writing it, at each start."""
        del source, handler
        return no_info_plain_validator_function(self.read)


def parsed(parse: Callable[[str], T]) -> Reader:
    """A reader of text as a phrase."""

    def read(value: object) -> T:
        return parse(text_of(value))

    return Reader(read)


def _kind(name: str) -> WithJsonSchema:
    kind = next(kind for kind in PHRASES if kind.name == name)
    return WithJsonSchema({"type": "string", "pattern": kind.pattern, "examples": list(kind.examples)})


def _listed(value: object) -> object:
    return tuple(value) if isinstance(value, list) else (value,)


def _entries(value: object) -> object:
    if not isinstance(value, list):
        raise Misfit(
            f"{words(value)} stands where a list belongs.",
            "begin each entry on its own line with `- `, or write `[a, b]`",
        )
    return tuple(value)


_STRING = {"type": "string", "minLength": 1}
_ID_SCHEMA = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_REFERENCE_SCHEMA = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*){0,2}$"}

Text = Annotated[str, Reader(text_of), WithJsonSchema(_STRING)]
Id = Annotated[str, parsed(parse_id), WithJsonSchema(_ID_SCHEMA)]
Reference = Annotated[str, parsed(parse_reference), WithJsonSchema(_REFERENCE_SCHEMA)]
Who = Annotated[str, parsed(parse_who), WithJsonSchema(_STRING)]
WholeNumber = Annotated[int, parsed(parse_whole_number), WithJsonSchema({"type": "integer", "minimum": 0})]
PositiveNumber = Annotated[int, parsed(parse_positive_number), WithJsonSchema({"type": "integer", "minimum": 1})]
Year = Annotated[int, parsed(parse_year), WithJsonSchema({"type": "integer", "minimum": 1900, "maximum": 2199})]
Email = Annotated[str, parsed(parse_email), WithJsonSchema(_STRING)]

Many = Annotated[tuple[T, ...], BeforeValidator(_listed)]
"""One value or a list of values."""
Entries = Annotated[tuple[T, ...], BeforeValidator(_entries)]
"""A list."""

Count = Annotated[phrases.Count, parsed(phrases.parse_count), _kind("count")]
Frequency = Annotated[phrases.Frequency, parsed(phrases.parse_frequency), _kind("frequency")]
Span = Annotated[phrases.Span, parsed(phrases.parse_span), _kind("span")]
Offset = Annotated[phrases.Offset, parsed(phrases.parse_offset), _kind("offset")]
Placement = Annotated[phrases.Placement, parsed(phrases.parse_placement), _kind("placement")]
Duration = Annotated[phrases.Duration, parsed(phrases.parse_duration), _kind("duration")]
Period = Annotated[phrases.Period, parsed(phrases.parse_period), _kind("period")]
Term = Annotated[phrases.Term, parsed(phrases.parse_term), _kind("term")]
Pattern = Annotated[phrases.Pattern, parsed(phrases.parse_pattern), _kind("pattern")]
Hours = Annotated[phrases.Hours, parsed(phrases.parse_hours), _kind("hours")]
Partial = Annotated[phrases.Partial, parsed(phrases.parse_partial), _kind("partial")]
Range = Annotated[phrases.Range, parsed(phrases.parse_range), _kind("range")]
YearlyRange = Annotated[phrases.YearlyRange, parsed(phrases.parse_yearly_range), _kind("yearly range")]
Due = Annotated[phrases.Due, parsed(phrases.parse_due), _kind("due")]
Member = Annotated[phrases.Member, parsed(phrases.parse_member), _kind("member")]
