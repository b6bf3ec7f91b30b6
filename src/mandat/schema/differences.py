"""What two readings of the same kind of thing say differently, by rule path.

As in a fingerprint, comments, order of keys, quotes and line breaks do not count, and a field that is left out says its
default. Entries with an id are compared with the entry of the same id; other entries with the one they are most likely a
new wording of.
"""

from collections.abc import Hashable, Iterator, Mapping

from pydantic import BaseModel

from mandat.frozen import frozen

_UNORDERED = frozenset({"organisations", "areas", "bodies", "closed", "quiet", "accept", "duties"})
"""Lists whose order means nothing: no turn, no number and no text follows it."""


@frozen
class Difference:
    """A rule that is said differently.

    Attributes:
        path: its rule path, as in `basis`; of an entry that is no longer there, where it stood.
        before: the value before: a model, a value of a phrase, text, or a tuple of those; None where there was none.
        after: the value after; None where there is none.
    """

    path: str
    before: object
    after: object


def differences(before: object, after: object, path: str = "") -> Iterator[Difference]:
    """Every place where two models, lists or values of the schema differ, in the order of the format."""
    if _same(before, after):
        return
    if isinstance(before, BaseModel) and isinstance(after, BaseModel) and type(before) is type(after):
        for name, field in type(before).model_fields.items():
            yield from differences(getattr(before, name), getattr(after, name), _below(path, field.alias or name))
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in dict.fromkeys((*before, *after)):
            yield from differences(before.get(key), after.get(key), _below(path, key))
    elif isinstance(before, tuple) and isinstance(after, tuple) and _are_entries((*before, *after)):
        yield from _named(before, after, path) if _have_ids((*before, *after)) else _unnamed(before, after, path)
    else:
        yield Difference(path, before, after)


def likeness(before: object, after: object) -> float:
    """How much of what one of two things says the other says as well: 0 nothing, 1 everything."""
    one, other = set(_sayings(before, "")), set(_sayings(after, ""))
    return len(one & other) / max(1, len(one | other))


def _same(before: object, after: object) -> bool:
    if isinstance(before, str) and isinstance(after, str):
        return " ".join(before.split()) == " ".join(after.split())
    return before == after


def _below(path: str, name: object) -> str:
    return f"{path}.{name}" if path else str(name)


def _are_entries(values: tuple[object, ...]) -> bool:
    """Whether a list holds entries with parts of their own, or members; a list of words is one value."""
    return all(isinstance(value, BaseModel) or getattr(value, "id", None) for value in values)


def _have_ids(values: tuple[object, ...]) -> bool:
    return all(isinstance(getattr(value, "id", None), str) for value in values)


def _named(before: tuple[object, ...], after: tuple[object, ...], path: str) -> Iterator[Difference]:
    """Entries with ids: changed, gone and new ones, and another order of those that stay."""
    old, new = _by_id(before), _by_id(after)
    for name in dict.fromkeys((*new, *old)):
        yield from differences(old.get(name), new.get(name), _below(path, name))
    stay_before, stay_after = tuple(n for n in old if n in new), tuple(n for n in new if n in old)
    if stay_before != stay_after and path.rpartition(".")[2] not in _UNORDERED:
        yield Difference(path, stay_before, stay_after)


def _by_id(entries: tuple[object, ...]) -> dict[str, object]:
    """By id; a member that comes twice, each time for another while, keeps both."""
    found: dict[str, object] = {}
    for entry in entries:
        name = str(getattr(entry, "id", ""))
        found[name if name not in found else f"{name} ({len(found)})"] = entry
    return found


def _unnamed(before: tuple[object, ...], after: tuple[object, ...], path: str) -> Iterator[Difference]:
    """Entries without ids: those that are on one side only, each with its likeliest partner."""
    gone = [(place, entry) for place, entry in enumerate(before, 1) if not any(_same(entry, one) for one in after)]
    for place, entry in enumerate(after, 1):
        if any(_same(entry, one) for one in before):
            continue
        partner = max(gone, key=lambda one: likeness(one[1], entry), default=None)
        if partner is not None and likeness(partner[1], entry) > 0:
            gone.remove(partner)
            yield from differences(partner[1], entry, _below(path, place))
        else:
            yield Difference(_below(path, place), None, entry)
    yield from (Difference(_below(path, place), entry, None) for place, entry in gone)


def _sayings(value: object, path: str) -> Iterator[Hashable]:
    """Everything a thing says, each with its path; ids say nothing by themselves."""
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            own = getattr(value, name)
            if own != field.get_default(call_default_factory=True):
                yield from _sayings(own, f"{path}.{name}")
    elif isinstance(value, Mapping):
        for key, entry in value.items():
            yield from _sayings(entry, f"{path}.{key}")
    elif isinstance(value, tuple):
        for entry in value:
            yield from _sayings(entry, path)
    elif value is not None:
        yield (path, " ".join(str(value).split()))
