"""Fingerprints of meaning: the same for two files that say the same, however they are written.

Comments, order of keys, quotes and line breaks do not count, and neither does a field that keeps its default: a field
that the format gains later changes no fingerprint of today.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from hashlib import sha256

from pydantic import BaseModel
from pydantic.fields import FieldInfo


def fingerprint(*things: object) -> str:
    """The fingerprint of models, mappings, lists or values of the schema, `sha256:` and 64 hexadecimal digits."""
    meaning = "\n".join(_lines(things, ""))
    return f"sha256:{sha256(meaning.encode()).hexdigest()}"


def _lines(value: object, path: str) -> Iterator[str]:
    parts = _parts(value)
    if parts is None:
        yield f"{path} = {_plain(str(value))}"
        return
    for name, part in parts:
        if isinstance(value, tuple | list):
            yield f"{path}.{name}"  # an entry counts, though nothing be said in it
        yield from _lines(part, f"{path}.{name}")


def _parts(value: object) -> Iterable[tuple[object, object]] | None:
    """What a value consists of, by name or position; None for one that has words of its own."""
    match value:
        case BaseModel():
            kept = type(value).model_fields.items()
            return ((name, own) for name, field in sorted(kept) if (own := getattr(value, name)) != _default(field))
        case Mapping():
            return ((key, value[key]) for key in sorted(value, key=str))
        case tuple() | list():
            return enumerate(value, 1)
        case _ if is_dataclass(value) and type(value).__str__ is object.__str__:
            return ((part.name, own) for part in fields(value) if (own := getattr(value, part.name)) != part.default)
        case _:
            return None


def _default(field: FieldInfo) -> object:
    return field.get_default(call_default_factory=True)


def _plain(text: str) -> str:
    """Runs of blanks and line breaks count as one blank, so that a text folded anew is the same text."""
    return " ".join(text.split())
