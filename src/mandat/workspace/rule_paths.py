"""Rule paths over what was read: whether a path leads to something that stands in the file, and which comes near."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache

from mandat.schema.fields import Model
from mandat.schema.values import Quorum


def leads_somewhere(model: Model, path: str) -> bool:
    """Whether the path leads to a rule that the file gives; a default is not in the file."""
    return _depth(model, tuple(path.split("."))) is None


def nearest_path(model: Model, path: str) -> str | None:
    """The path with its first wrong name replaced by the nearest that is there; None if nothing is like it."""
    from difflib import get_close_matches  # noqa: PLC0415  only needed once something is wrong

    names = tuple(path.split("."))
    right = _depth(model, names)
    if right is None:
        return path
    here = _at(model, names[:right])
    near = get_close_matches(names[right], tuple(_names(here)), 1, 0.6)
    if not near:
        return None
    guess = ".".join((*names[:right], near[0], *names[right + 1 :]))
    return guess if leads_somewhere(model, guess) else ".".join((*names[:right], near[0]))


def _depth(value: object, names: tuple[str, ...]) -> int | None:
    """How many of the names lead somewhere; None if all do."""
    done = 0
    while done < len(names):
        found = _step(value, names[done:])
        if found is None:
            return done
        taken, value = found
        done += taken
    return None


def _at(value: object, names: tuple[str, ...]) -> object:
    done = 0
    while done < len(names):
        found = _step(value, names[done:])
        if found is None:
            return None
        taken, value = found
        done += taken
    return value


def _step(value: object, names: tuple[str, ...]) -> tuple[int, object] | None:
    """One step down: how many names it takes, and what is there."""
    if isinstance(value, Model):
        attribute = _attribute(value, names[0])
        return None if attribute is None else (1, getattr(value, attribute))
    if isinstance(value, Quorum):
        value = dict(value.each)
    if isinstance(value, dict):
        return _key(value, names)
    if isinstance(value, tuple | list):
        entry = _entry(value, names[0])
        return None if entry is None else (1, entry)
    # What is read as one value may stand for a list of one.
    return (1, value) if names[0] == "1" and isinstance(value, str) else None


def _key(value: dict[str, object], names: tuple[str, ...]) -> tuple[int, object] | None:
    """Keys of `basis` and `local` are paths themselves, so the longest key wins."""
    for length in range(len(names), 0, -1):
        key = ".".join(names[:length])
        if key in value:
            return length, value[key]
    return None


def _entry(entries: tuple[object, ...] | list[object], name: str) -> object | None:
    named = next((entry for entry in entries if name in (_id(entry), entry)), None)
    if named is None and name.isascii() and name.isdigit() and 0 < int(name) <= len(entries):
        return entries[int(name) - 1]
    return named


def _id(entry: object) -> object:
    if isinstance(entry, dict):
        return entry.get("id")
    if isinstance(entry, str):
        return entry.split(" ", 1)[0]
    return getattr(entry, "id", None)


def _attribute(model: Model, name: str) -> str | None:
    """The attribute of a field that stands in the file: `from` is `from_`."""
    attribute = _attributes(type(model)).get(name)
    return attribute if attribute in model.model_fields_set else None


@cache
def _attributes(model: type[Model]) -> dict[str, str]:
    """Name in the file -> attribute."""
    return {field.alias or key: key for key, field in model.model_fields.items()}


def _names(value: object) -> Iterator[str]:
    """The names that a step down from here can take."""
    if isinstance(value, Model):
        for key, field in type(value).model_fields.items():
            if key in value.model_fields_set:
                yield field.alias or key
    elif isinstance(value, dict):
        yield from value
    elif isinstance(value, tuple | list):
        yield from (found for entry in value if isinstance(found := _id(entry), str))
    elif is_dataclass(value) and not isinstance(value, type) and "each" in {field.name for field in fields(value)}:
        yield from (who for who, _ in getattr(value, "each", ()))
