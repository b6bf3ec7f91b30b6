"""Fingerprints of meaning: the same for two files that say the same, however they are written.

Comments, order of keys, quotes and line breaks do not count, and neither does a field that keeps its default: a field
that the format gains later changes no fingerprint of today.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from hashlib import sha256

from pydantic import BaseModel


def fingerprint(*things: object) -> str:
    """The fingerprint of models, mappings, lists or values of the schema, `sha256:` and 64 hexadecimal digits."""
    meaning = "\n".join(_lines(things, ""))
    return f"sha256:{sha256(meaning.encode()).hexdigest()}"


def _lines(value: object, path: str) -> Iterator[str]:
    if isinstance(value, BaseModel):
        for name in sorted(type(value).model_fields):
            own = getattr(value, name)
            if own != type(value).model_fields[name].get_default(call_default_factory=True):
                yield from _lines(own, f"{path}.{name}")
    elif isinstance(value, Mapping):
        for key in sorted(value, key=str):
            yield from _lines(value[key], f"{path}.{key}")
    elif isinstance(value, tuple | list):
        for number, entry in enumerate(value, 1):
            yield f"{path}.{number}"
            yield from _lines(entry, f"{path}.{number}")
    elif is_dataclass(value) and type(value).__str__ is object.__str__:  # it has no words of its own
        for part in fields(value):
            if (own := getattr(value, part.name)) != part.default:
                yield from _lines(own, f"{path}.{part.name}")
    else:
        yield f"{path} = {_plain(str(value))}"


def _plain(text: str) -> str:
    """Runs of blanks and line breaks count as one blank, so that a text folded anew is the same text."""
    return " ".join(text.split())
