"""What the fields of the format mean: the docstrings below them in the modules, read when somebody asks.

They serve the JSON Schema, the reference and the remedies of faults. Nothing is read at start-up.
"""

import ast
import inspect
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from types import UnionType
from typing import Annotated, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from mandat.frozen import frozen

_EXAMPLE = re.compile(r"\s*Example: `([^`]+)`")


@frozen
class FieldDoc:
    """The sentence under a field, and the example it gives; both may be empty."""

    text: str = ""
    example: str = ""


def field_docs(model: type[BaseModel]) -> dict[str, FieldDoc]:
    """Name in the file -> docstring, for every field of a model and of the models it inherits from."""
    found: dict[str, FieldDoc] = {}
    for owner in reversed(model.__mro__):
        if issubclass(owner, BaseModel) and owner is not BaseModel:
            found.update(_docs_in(owner))
    return {name_of(key, field): found.get(key, FieldDoc()) for key, field in model.model_fields.items()}


def name_of(key: str, field: FieldInfo) -> str:
    """The field's name in the file: `from`, where Python needs `from_`."""
    return field.alias or key


def _docs_in(owner: type) -> dict[str, FieldDoc]:
    try:
        tree = ast.parse(inspect.getsource(sys.modules[owner.__module__]))
    except OSError:  # installed without source: remedies have plain examples then
        return {}
    body = next((node.body for node in tree.body if isinstance(node, ast.ClassDef) and node.name == owner.__name__), [])
    return dict(_documented(body))


def _documented(body: list[ast.stmt]) -> Iterator[tuple[str, FieldDoc]]:
    for field, below in pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(below, ast.Expr):
            text = below.value.value if isinstance(below.value, ast.Constant) else None
            if isinstance(text, str):
                yield field.target.id, _doc(inspect.cleandoc(text))


def _doc(text: str) -> FieldDoc:
    example = _EXAMPLE.search(text)
    return FieldDoc(" ".join(_EXAMPLE.sub("", text).split()), example[1] if example else "")


def example_line(model: type[BaseModel], name: str) -> str:
    """A line that would be right for a field: `country: NO`."""
    field = next((field for key, field in model.model_fields.items() if name_of(key, field) == name), None)
    example = field_docs(model).get(name, FieldDoc()).example
    if not example and field is not None:
        words = allowed_words(field.annotation)
        example = words[0] if words else "[]" if get_origin(plain(field.annotation)) is tuple else ""
    return f"{name}: {example or '…'}"


def plain(annotation: object) -> object:
    """The type without its validators and without `None`."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return plain(parts[0])
    if origin in (Union, UnionType):
        kept = [part for part in parts if part is not type(None)]
        return plain(kept[0]) if len(kept) == 1 else annotation
    return annotation


def allowed_words(annotation: object) -> tuple[str, ...]:
    """The words of a fixed set; empty if the field takes others."""
    annotation = plain(annotation)
    return tuple(map(str, get_args(annotation))) if get_origin(annotation) is Literal else ()


def model_at(annotation: object, steps: tuple[str | int, ...]) -> type[BaseModel] | None:
    """The model that the values at these steps of a file belong to."""
    for step in steps:
        annotation = _below(annotation, step)
    annotation = plain(annotation)
    if get_origin(annotation) is tuple:
        annotation = plain(get_args(annotation)[0])  # one value stands for a list of one
    return annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None


def _below(annotation: object, step: str | int) -> object:
    annotation = plain(annotation)
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is dict:
        return parts[1]
    if origin is tuple:
        return parts[0] if isinstance(step, int) else _below(parts[0], step)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return next((field.annotation for key, field in annotation.model_fields.items() if name_of(key, field) == step), None)
    return None
