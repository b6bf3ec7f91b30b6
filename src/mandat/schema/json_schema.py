"""The file format as JSON Schema, for editors: fields, words and shapes of phrases, with the sentences of the reference.

Draft 7, which the YAML language server of the common editors reads best. Two readings of a file have to pass: ours, where
every value is text, and an editor's, where `1.0` and `2025` are numbers; so whatever may look like a number may be one.
What a shape cannot say (week 53, references) is left to `mandat validate`.
"""

import inspect
import json
import re
from collections.abc import Callable, Iterator
from types import UnionType
from typing import Annotated, Literal, Union, cast, get_args, get_origin, get_type_hints

from pydantic import BaseModel, BeforeValidator, WithJsonSchema

from mandat.schema.field_docs import FieldDoc, field_docs, name_of
from mandat.schema.phrases import PhraseError
from mandat.schema.read import FILE_KINDS, model_of
from mandat.schema.word_docs import word_docs
from mandat.source.yaml_text import parse_yaml

Json = str | int | bool | list["Json"] | dict[str, "Json"]
Object = dict[str, Json]

DRAFT = "http://json-schema.org/draft-07/schema#"
_HEDGED = re.compile(r"\^\(should be \)\?\(([^()]+)\)\$")
_YEARS: Object = {"minimum": 1900, "maximum": 2199}


def json_schema(kind: str) -> str:
    """The schema of one kind of file, as text that is the same on every run."""
    model = model_of(kind)
    return _text({"$schema": DRAFT, "title": _title(kind), **_object(model), "definitions": _definitions(model)})


def combined_schema() -> str:
    """The schema of every kind of file: the key that names the kind decides which one holds."""
    definitions: Object = {}
    for _, model in FILE_KINDS:
        definitions |= {model.__name__: _object(model), **_definitions(model)}
    choices: list[Json] = [{"required": [kind]} for kind, _ in FILE_KINDS]
    then: list[Json] = [{"if": {"required": [kind]}, "then": _reference(model)} for kind, model in FILE_KINDS]
    described = "Any file of a workspace; the second key names its kind."
    root: Object = {"$schema": DRAFT, "title": "mandat", "description": described, "type": "object"}
    return _text({**root, "oneOf": choices, "allOf": then, "definitions": _sorted(definitions)})


def schema_files() -> tuple[tuple[str, str], ...]:
    """Name and text of every schema file, the combined one last."""
    kinds = ((f"{kind}.schema.json", json_schema(kind)) for kind, _ in FILE_KINDS)
    return (*kinds, ("mandat.schema.json", combined_schema()))


def _text(schema: Object) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _sorted(definitions: Object) -> Object:
    return {name: definitions[name] for name in sorted(definitions)}


def _title(kind: str) -> str:
    return {"community": "community.yaml", "people": "people.yaml", "plan": "plan-<year>.yaml"}.get(kind, f"A {kind} file")


def _reference(model: type[BaseModel]) -> Object:
    return {"$ref": f"#/definitions/{model.__name__}"}


def _definitions(model: type[BaseModel]) -> Object:
    """The schemas of all models that a model uses, by name."""
    found: dict[str, type[BaseModel]] = {}
    waiting = list(_models_in(model))
    while waiting:
        used = waiting.pop()
        if used.__name__ not in found:
            found[used.__name__] = used
            waiting.extend(_models_in(used))
    return _sorted({name: _object(used) for name, used in found.items()})


def _models_in(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for hint in get_type_hints(model, include_extras=True).values():
        yield from _models_of(hint)


def _models_of(hint: object) -> Iterator[type[BaseModel]]:
    if isinstance(hint, type) and not get_args(hint) and issubclass(hint, BaseModel):
        yield hint
    for part in get_args(hint):
        yield from _models_of(part)


def _object(model: type[BaseModel]) -> Object:
    hints, docs = get_type_hints(model, include_extras=True), field_docs(model)
    names = {name_of(key, field): key for key, field in model.model_fields.items()}
    properties: Object = {name: _property(hints[key], docs[name]) for name, key in names.items()}
    required: list[Json] = [name for name, key in names.items() if model.model_fields[key].is_required()]
    schema: Object = {"description": inspect.cleandoc(model.__doc__ or ""), "type": "object", "properties": properties}
    return {**schema, **({"required": required} if required else {}), "additionalProperties": False}


def _property(hint: object, doc: FieldDoc) -> Object:
    schema = _schema(hint)
    examples = [_example(doc.example)] if doc.example else []
    own = schema.pop("examples", [])
    examples += [example for example in own if example not in examples] if isinstance(own, list) else []
    if "$ref" in schema:
        schema = {"allOf": [schema]}  # beside `$ref` nothing else is read
    described: Object = {"description": doc.text} if doc.text else {}
    return {**described, **({"examples": examples} if examples else {}), **schema}


def _example(text: str) -> Json:
    """An example of the docstrings: a list or a mapping where it is written as one."""
    if not text.startswith(("[", "{")):
        return text
    value = parse_yaml(f"value: {text}").value
    inner: Json = json.loads(json.dumps(value))
    return inner["value"] if isinstance(inner, dict) else text


def _schema(hint: object) -> Object:
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _annotated(parts[0], parts[1:])
    if origin in (Union, UnionType):
        return _schema(next(part for part in parts if part is not type(None)))
    if origin is Literal:
        words: list[Json] = [*map(str, parts)]
        return {"enum": [*words, *(int(str(word)) for word in parts if str(word).isdigit())], **_meanings(words)}
    if origin is tuple:
        return {"type": "array", "items": _schema(parts[0])}
    if origin is dict:
        names = {name: rule for name, rule in _schema(parts[0]).items() if name == "pattern"}
        named: Object = {"propertyNames": {**names}} if names else {}
        return {"type": "object", **named, "additionalProperties": _schema(parts[1])}
    return _reference(hint) if isinstance(hint, type) and issubclass(hint, BaseModel) else {}


def _meanings(words: list[Json]) -> Object:
    """What the words mean, in the form that editors show."""
    told: list[Json] = [*word_docs(tuple(map(str, words)))]
    return {"enumDescriptions": told} if told else {}


def _annotated(base: object, metadata: tuple[object, ...]) -> Object:
    shape = next((entry.json_schema for entry in metadata if isinstance(entry, WithJsonSchema)), None)
    if shape is not None:
        copied: Object = json.loads(json.dumps(shape))
        return _hedged(copied) or _explained(_as_editors_read(copied))
    plain = _schema(base)
    before = next((entry for entry in metadata if isinstance(entry, BeforeValidator)), None)
    if before is None or not _takes_one(before):
        return plain
    if isinstance(base, type) and issubclass(base, BaseModel):  # a bare phrase stands for its `when`
        return {"anyOf": [_schema(get_type_hints(base, include_extras=True)["when"]), plain]}
    return _one_or_many(plain)


def _hedged(schema: Object) -> Object | None:
    """Words that may have "should be" in front: the words by themselves, so that an editor can offer them, or the phrase."""
    found = _HEDGED.fullmatch(str(schema.get("pattern", "")))
    if found is None:
        return None
    words: list[Json] = [*found[1].split("|")]
    return {"anyOf": [{"enum": words, **_meanings(words)}, {"type": "string", "pattern": f"^should be ({found[1]})$"}]}


def _explained(schema: Object) -> Object:
    """The meanings of words that stand in a shape, be it as one of several choices."""
    words, choices = schema.get("enum"), schema.get("anyOf")
    if isinstance(words, list):
        return {**schema, **_meanings(words)}
    if isinstance(choices, list):
        return {**schema, "anyOf": [_explained(one) if isinstance(one, dict) else one for one in choices]}
    return schema


def _one_or_many(many: Object) -> Object:
    one = many["items"]
    examples = one.pop("examples", []) if isinstance(one, dict) else []
    return {"anyOf": [one, many], **({"examples": examples} if examples else {})}


def _takes_one(validator: BeforeValidator) -> bool:
    """Whether a single text may stand where the model has a list or an entry."""
    read = cast("Callable[[object], object]", validator.func)
    try:
        read("one")
    except PhraseError:
        return False
    return True


def _as_editors_read(schema: Object) -> Object:
    """Text that looks like a number may be one, and a number may be text; a pattern holds for text, bounds for numbers."""
    pattern = schema.get("pattern")
    if schema.get("type") == "integer":
        return {**schema, "type": ["string", "integer"], "pattern": "^[0-9]+$"}
    if schema.get("type") != "string":
        return schema
    if not isinstance(pattern, str):
        return {**schema, "type": ["string", "number"]}
    if re.search(pattern, "5"):
        return {**schema, "type": ["string", "integer"], "minimum": 0}
    if re.search(pattern, "0301"):
        return {**schema, "type": ["string", "integer"], "minimum": 1, "maximum": 9999}
    return {**schema, "type": ["string", "integer"], **_YEARS} if re.search(pattern, "2025") else schema
