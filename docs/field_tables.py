"""Tables of the fields of the file format, from the models and the sentences below their fields."""

import re
from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, WithJsonSchema
from pydantic.fields import FieldInfo

from mandat.schema import cycles, fields, values
from mandat.schema.common import FileModel, Noted, SourcedFile
from mandat.schema.community import Clock, Closing, Weekday
from mandat.schema.field_docs import field_docs, name_of
from mandat.schema.meetings import By, DeadlineRule, HeldBy, Order
from mandat.schema.phrases import PHRASES
from mandat.schema.plan import KindReference, Of
from mandat.schema.read import FILE_KINDS
from mandat.schema.registers import Code, TimeZone

MANY = get_args(fields.Many[fields.Text])[1]
"""What marks a field that takes one value or a list."""

_BY_ANNOTATION: tuple[tuple[object, str], ...] = (
    (fields.Text, "text"),
    (fields.Id, "id"),
    (fields.Reference, "reference"),
    (fields.Who, "who"),
    (fields.WholeNumber, "whole number"),
    (fields.PositiveNumber, "whole number, 1 or more"),
    (fields.Year, "year"),
    (fields.Email, "e-mail address"),
    (Weekday, "[weekday](#phrases)"),
    (Clock, "[clock time](#phrases)"),
    (By, "[yearly or partial date](#phrases)"),
    (Closing, "[closed time](#phrases)"),
    (Order, "`listed`, `alphabetical` or a list of ids"),
    (DeadlineRule, "[offset](#phrases) or a [deadline](#deadline)"),
    (Of, "id or `all networks`"),
    (HeldBy, "`each network`, `all networks`, `each area` or id"),
    (Code, "four digits"),
    (TimeZone, "time zone"),
    (KindReference, "`mandate/kind`"),
    (object, "value"),
)
_BY_TYPE: tuple[tuple[type, str], ...] = (
    (cycles.Cycle, "`year`, `half-year`, `quarter`, `month`, `meeting` or `2 years`"),
    (cycles.Covers, "`previous year`, `this year`, `next year` or a [partial date](#phrases)"),
    (cycles.Review, "[partial date](#phrases) or `as needed`"),
    (values.Quorum, "number, `more than half`, `at least half`, `every party`, or lines `who: count`"),
    (values.Deputies, "`allowed`, `appointed`, `personal`, `none`, a [count](#phrases) or a role"),
    (values.Attendance, "`present`, `remote`, `deputy`, `excused` or `absent`, with a number in front for several"),
)
_EVERYWHERE = frozenset({*Noted.model_fields, *FileModel.model_fields, *SourcedFile.model_fields})
"""Fields that are explained once, for every file."""


def models() -> tuple[type[BaseModel], ...]:
    """Every model of the format, each once: the kinds of file, and what stands in them."""
    found: dict[type[BaseModel], None] = {}
    waiting: list[type[BaseModel]] = [model for _, model in FILE_KINDS]
    while waiting:
        model = waiting.pop(0)
        if model not in found:
            found[model] = None
            hints = get_type_hints(model, include_extras=True)
            waiting.extend(inner for hint in hints.values() for inner in _models_in(hint))
    return (SourcedFile, *found)


def _models_in(hint: object) -> Iterator[type[BaseModel]]:
    if isinstance(hint, type) and not get_args(hint) and issubclass(hint, BaseModel):
        yield hint
    for part in get_args(hint):
        yield from _models_in(part)


def heading(model: type[BaseModel]) -> str:
    """How the reference calls a model: `MeetingKind` is a meeting kind."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()


def field_table(model: type[BaseModel]) -> str:
    """Name, value, meaning and example of every field of a model; those of every file only where they are explained."""
    hints, docs = get_type_hints(model, include_extras=True), field_docs(model)
    rows = ["| field | what one writes | meaning | example |", "|---|---|---|---|"]
    for key, field in model.model_fields.items():
        if key in _EVERYWHERE and model is not SourcedFile:
            continue
        name, hint = name_of(key, field), _without_none(hints[key])
        doc = docs[name]
        said = ("*Required.*" if field.is_required() else "", doc.text, "" if "default" in doc.text.lower() else _default(field))
        meaning = " ".join(part for part in said if part)
        example = f"`{doc.example}`" if doc.example else ""
        rows.append(f"| `{name}`{'…' if _is_many(hint) else ''} | {written(hint)} | {meaning} | {example} |")
    if issubclass(model, Noted) and not issubclass(model, FileModel):
        rows += ["", "It may also have `notes`."]
    return "\n".join(rows)


def written(hint: object) -> str:
    """What one writes for a value of this type, in words."""
    named = next((words for annotation, words in _BY_ANNOTATION if annotation == hint), None)
    if named is not None:
        return named
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _annotated(hint, parts)
    if origin is Literal:
        return _alternatives(tuple(map(str, parts)))
    if origin is tuple:
        return written(parts[0])
    if origin is dict:
        return f"lines `{_plain(written(parts[0]))}: …`, each with: {written(parts[1])}"
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return f"[{heading(hint)}](#{heading(hint).replace(' ', '-')})"
    raise TypeError(f"The reference has no words for {hint}.")


def _annotated(hint: object, parts: tuple[object, ...]) -> str:
    base = parts[0]
    by_type = next((words for known, words in _BY_TYPE if known is base), None)
    if by_type is not None:
        return by_type
    shape = next((part.json_schema for part in parts if isinstance(part, WithJsonSchema)), None) or {}
    pattern = str(shape.get("pattern", ""))
    if base is values.Hedged:
        words = pattern.removeprefix("^(should be )?(").removesuffix(")$").split("|")
        return f"{_alternatives(tuple(words))}, also with `should be `"
    kind = next((kind for kind in PHRASES if kind.pattern == pattern), None)
    if kind is not None:
        return f"[{'partial date' if kind.name == 'partial' else kind.name}](#phrases)"
    return written(base) if _is_many(hint) else f"list: {written(base)}"


def _is_many(hint: object) -> bool:
    return MANY in get_args(hint)


def _without_none(hint: object) -> object:
    parts = tuple(part for part in get_args(hint) if part is not type(None))
    return parts[0] if get_origin(hint) in (Union, UnionType) and len(parts) == 1 else hint


def _default(field: FieldInfo) -> str:
    """What holds where nothing is written, if it is a word or a phrase."""
    if field.is_required() or field.default in (None, 0, (), {}) or isinstance(field.default, BaseModel):
        return ""
    words = field.default if isinstance(field.default, tuple) else (field.default,)
    return f"Default: {', '.join(f'`{word}`' for word in words)}."


def _alternatives(allowed: tuple[str, ...]) -> str:
    *others, last = (f"`{word}`" for word in allowed)
    return f"{', '.join(others)} or {last}" if others else last


def _plain(words: str) -> str:
    return re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", words)
