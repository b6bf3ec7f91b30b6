"""What a rule is called, from its path: `roles.chair.order` is `Møteleder, rekkefølge`."""

from collections.abc import Mapping

from mandat.documents.mandate.writer import Writer
from mandat.documents.wording.base import Choice, capital

_SPELLED = {"with": "takes_part", "from": "begins"}


def rule_name(writer: Writer, path: str) -> str:
    """The titles of the things on the way, and the field; only its last field where nothing on the way has a title."""
    names: list[str] = []
    fields: list[str] = []
    place: object = writer.file
    for step in path.split("."):
        place, title, field = _step(writer, place, step)
        if title:
            names, fields = [*names, title], []
        else:
            fields = fields if not field or (step == "notes" and fields) else [field]
    return capital(", ".join([*names[-2:], *fields]) or path)


def _step(writer: Writer, place: object, step: str) -> tuple[object, str, str]:
    """One step further: what is there, its title if it has one, else the word for the field."""
    if isinstance(place, tuple):
        found = _entry(place, step)
        return found, _title(writer, found, step), ""
    if isinstance(place, Mapping):
        return place.get(step), _key(writer, step), ""
    field = getattr(place, f"{step}_", None) if step in ("with", "from", "except") else getattr(place, step, None)
    return field, "", _word(writer.words.mandate.fields, _SPELLED.get(step, step), "")


def _entry(entries: tuple[object, ...], step: str) -> object:
    for entry in entries:
        if getattr(entry, "id", None) == step:
            return entry
    return entries[int(step) - 1] if step.isdigit() and 0 < int(step) <= len(entries) else None


def _title(writer: Writer, entry: object, step: str) -> str:
    for name in ("title", "name", "what"):
        found = getattr(entry, name, None)
        if isinstance(found, str):
            return found
    return "" if step.isdigit() else writer.naming.who(step)


def _key(writer: Writer, key: str) -> str:
    """A role or a thing that is due."""
    if writer.mandate is not None and key in writer.mandate.data.roles:
        return writer.naming.role_label(key)
    return _word(writer.words.deadlines, key, key)


def _word(words: Choice, key: str, otherwise: str) -> str:
    return words.named(key) if key in words else otherwise
