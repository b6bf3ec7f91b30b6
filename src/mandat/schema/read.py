"""From the values of a file to its model, with every misfit in our own words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from pydantic import BaseModel, ValidationError

from mandat.schema.community import CommunityFile
from mandat.schema.fields import did_you_mean, words
from mandat.schema.mandate import MandateFile
from mandat.schema.meeting import MeetingFile
from mandat.schema.people import PeopleFile
from mandat.schema.phrases import PhraseError
from mandat.schema.plan import PlanFile
from mandat.schema.process import ProcessFile

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

FileData = CommunityFile | MandateFile | PlanFile | MeetingFile | ProcessFile | PeopleFile

FILE_KINDS: tuple[tuple[str, type[FileData]], ...] = (
    ("community", CommunityFile),
    ("mandate", MandateFile),
    ("plan", PlanFile),
    ("meeting", MeetingFile),
    ("process", ProcessFile),
    ("people", PeopleFile),
)
"""The key that names the kind of a file, and the model for it."""

_NOUNS = {
    "accept": "an accepted finding", "actions": "an action", "agenda": "the agenda", "approved": "an approval", "areas": "an area",
    "basis": "a basis", "bodies": "a body", "certificate": "the certificate", "changes": "a change", "closed": "a closed time",
    "composition": "the composition", "deadlines": "a deadline", "decisions": "the decisions",
    "dissent": "a dissent",
    "document": "the document control", "duties": "a duty", "events": "an event of a role", "guests": "a guest", "items": "an item",
    "meetings": "a meeting kind", "minutes": "the minutes", "networks": "a network",
    "organisations": "an organisation",
    "parts": "a part of a meeting", "people": "a person", "phases": "a phase", "proposal": "a proposal", "quiet": "a quiet time",
    "raises": "an entry of `raises`", "ratified": "a ratification", "roles": "a role", "seats": "a seat", "sections": "a section",
    "standing": "a standing item", "wishes": "the wishes", "adopted": "the adoption", "established": "the establishment",
}  # fmt: skip

_EXAMPLES = {
    "format": "format: 1", "id": "id: arsrapport", "name": "name: Folloregionen", "title": "title: Nettverksmøte",
    "kind": "kind: municipality", "country": "country: NO", "language": "language: nb", "on": "on: 2025-03-04",
    "members": "members: [ahus, enebakk]", "because": "because: Avklart i SSU", "until": "until: 2026-06-30",
    "when": "when: 2025-W08", "meetings": "meetings: []", "what": "what: Utkast til sjekkliste", "to": "to: ssu",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Misread:
    """Something in a file that does not fit the format: code of the check, place, sentence, remedy."""

    code: str
    steps: tuple[str | int, ...]
    message: str
    help: str
    at_key: bool = False


def kind_of(value: object) -> str | None:
    """Which kind of file this is, by the key that names it."""
    if not isinstance(value, dict):
        return None
    return next((kind for kind, _ in FILE_KINDS if kind in value), None)


def model_of(kind: str) -> type[FileData]:
    """The model of a kind of file."""
    return next(model for name, model in FILE_KINDS if name == kind)


def read_values(value: object) -> FileData | tuple[Misread, ...]:
    """The model of a file's values, or everything that does not fit."""
    kind = kind_of(value)
    if kind is None or not isinstance(value, dict):
        return (_no_kind(value),)
    misreads = tuple(_head(value, kind))
    try:
        model = model_of(kind).model_validate(value)
    except ValidationError as error:
        found = (*misreads, *_misreads(error, model_of(kind), value))
        return tuple(dict.fromkeys(found))
    return misreads or model


def _no_kind(value: object) -> Misread:
    if not isinstance(value, dict):
        return Misread("FMT06", (), "The file has no `name: value` lines.", "begin with `format: 1`")
    kinds = tuple(kind for kind, _ in FILE_KINDS)
    second = list(value)[1] if len(value) > 1 else ""
    remedy = did_you_mean(second, kinds) if second else "add a second line such as `mandate: forvaltningsnettverk`"
    return Misread("FMT06", (second,) if second else (), "The file does not say what it is.", remedy, at_key=True)


def _head(value: dict[str, object], kind: str) -> Iterator[Misread]:
    keys = list(value)
    if "format" in value and keys[0] != "format":
        yield Misread("FMT06", ("format",), "`format: 1` is not the first line.", "move it to the top", at_key=True)
    elif "format" in value and keys[1] != kind:
        yield Misread("FMT06", (kind,), f"`{kind}:` is not the second line.", "move it below `format: 1`", at_key=True)


def _misreads(error: ValidationError, model: type[BaseModel], value: dict[str, object]) -> Iterator[Misread]:
    for details in error.errors(include_url=False):
        yield _misread(details, model, value)


def _misread(details: "ErrorDetails", model: type[BaseModel], value: dict[str, object]) -> Misread:
    steps, at_key = _steps(details["loc"], value)
    kind = details["type"]
    if kind == "missing":
        return _missing(str(details["loc"][-1]), steps)
    if kind == "extra_forbidden":
        return _unknown_key(str(details["loc"][-1]), steps, model)
    reason = details.get("ctx", {}).get("error")
    if isinstance(reason, PhraseError):
        return Misread("DAT01" if reason.no_such_date else "FMT05", steps, reason.message, reason.help, at_key)
    if kind == "literal_error":
        allowed = tuple(re.findall(r"'([^']*)'", details["ctx"]["expected"]))
        found = words(details["input"])
        text = details["input"] if isinstance(details["input"], str) else ""
        return Misread("FMT05", steps, f"{found} is not possible here.", did_you_mean(text, allowed), at_key)
    found = words(details["input"])
    return Misread(
        "FMT05", steps, f"{found} stands where `name: value` lines belong.", "write the fields of the entry in lines or in `{ }`"
    )


def _steps(loc: tuple[int | str, ...], value: object) -> tuple[tuple[str | int, ...], bool]:
    """The steps that are in the file; pydantic's also name list positions of single values, tags and keys."""
    steps: list[str | int] = []
    for part in loc:
        if part == "[key]":
            return tuple(steps), True
        if (isinstance(value, dict) and part in value) or (
            isinstance(value, list) and isinstance(part, int) and part < len(value)
        ):
            value = value[part]
        else:
            continue
        steps.append(part)
    return tuple(steps), False


def _missing(name: str, steps: tuple[str | int, ...]) -> Misread:
    noun = _noun(steps)
    example = _EXAMPLES.get(name, f"{name}: …")
    return Misread("FMT06", steps, f"{noun[0].upper()}{noun[1:]} has no `{name}`.".replace("A ", "The ", 1), f"add `{example}`")


def _unknown_key(name: str, steps: tuple[str | int, ...], model: type[BaseModel]) -> Misread:
    owner = _model_at(model, steps[:-1])
    fields = tuple(field.alias or key for key, field in owner.model_fields.items()) if owner else ()
    remedy = did_you_mean(name, fields)
    if not remedy.startswith("did you mean"):
        remedy = "remove it, or use one of: " + ", ".join(fields)
    return Misread("FMT02", steps, f'"{name}" is not a field of {_noun(steps[:-1])}.', remedy, at_key=True)


def _noun(steps: tuple[str | int, ...]) -> str:
    names = [step for step in steps if isinstance(step, str)]
    if steps and isinstance(steps[-1], str) and len(names) > 1 and names[-2] in ("roles", "deadlines", "basis"):
        return _NOUNS[names[-2]]
    return _NOUNS.get(names[-1], f"`{names[-1]}`") if names else "this file"


def _model_at(model: type[BaseModel], steps: tuple[str | int, ...]) -> type[BaseModel] | None:
    """The model that the values at these steps belong to."""
    here: object = model
    for step in steps:
        if isinstance(here, type) and issubclass(here, BaseModel):
            field = next((f for key, f in here.model_fields.items() if step in (key, f.alias)), None)
            here = _inner(field.annotation) if field else None
    return here if isinstance(here, type) and issubclass(here, BaseModel) else None


def _inner(annotation: object) -> object:
    """The model inside `tuple[X, ...]`, `X | None`, `dict[str, X]`."""
    if isinstance(annotation, type) and not get_args(annotation):
        return annotation if issubclass(annotation, BaseModel) else None
    return next((inner for part in get_args(annotation) if (inner := _inner(part)) is not None), None)
