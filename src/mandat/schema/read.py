"""From the values of a file to its model, with every misfit in our own words."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pydantic import BaseModel, ValidationError

from mandat.frozen import frozen
from mandat.schema.community import CommunityFile
from mandat.schema.mandate import MandateFile
from mandat.schema.meeting import MeetingFile
from mandat.schema.people import PeopleFile
from mandat.schema.phrases import PhraseError
from mandat.schema.plan import PlanFile
from mandat.schema.process import ProcessFile
from mandat.schema.values import as_id, did_you_mean, words

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

FileData = CommunityFile | MandateFile | PlanFile | MeetingFile | ProcessFile | PeopleFile
Steps = tuple[str | int, ...]

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
    "Accepted": "an accepted finding",
    "Adopted": "the adoption",
    "AgendaRules": "the agenda",
    "Document": "the document control",
    "Established": "the establishment",
    "MeetingMinutes": "the minutes",
    "MinutesApproval": "the approval",
    "MinutesRules": "the minutes",
    "Part": "a part of a meeting",
    "PeopleFile": "a people file",
    "PlanCertificate": "the certificate",
    "Raise": "an entry of `raises`",
    "SentAgenda": "the agenda",
    "TurnEvent": "an event of a role",
    "Wishes": "the wishes",
    "Decisions": "the decisions",
    "Composition": "the composition",
}
"""What a part of a file is called in a sentence, where the name of its model does not already say it."""


@frozen
class Misread:
    """Something in a file that does not fit the format: code of the check, place, sentence, remedy."""

    code: str
    steps: Steps
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
        found = _each_once(error.errors(include_url=False), model_of(kind), value)
        return tuple(dict.fromkeys((*misreads, *found)))
    return (*misreads, *_crossed(model)) or model


def _crossed(model: FileData) -> Iterator[Misread]:
    """Fields that fit one by one and not together."""
    if isinstance(model, MandateFile) and model.members and model.networks:
        message = "A mandate with `networks` has no `members` of its own."
        yield Misread("FMT05", ("members",), message, "move them to the networks, or remove `networks`", at_key=True)


def _each_once(errors: "list[ErrorDetails]", model: type[BaseModel], value: dict[str, object]) -> Iterator[Misread]:
    """A misspelled name of a field that is needed is told once: the field is not missing as well."""
    misreads = tuple((details, _misread(details, model, value)) for details in errors)
    meant = {(*details["loc"][:-1], _offered(one)) for details, one in misreads if one.code == "FMT02"}
    for details, one in misreads:
        if details["type"] != "missing" or details["loc"] not in meant:
            yield one


def _offered(misread: Misread) -> str:
    """The field that the remedy offers; nothing where it offers several."""
    return misread.help.removeprefix("did you mean `").removesuffix("`?")


def _no_kind(value: object) -> Misread:
    if not isinstance(value, dict):
        return Misread("FMT06", (), "The file has no `name: value` lines.", "begin with `format: 1`")
    kinds = tuple(kind for kind, _ in FILE_KINDS)
    for key in value:
        remedy = did_you_mean(str(key), kinds)
        if key != "format" and remedy.startswith("did you mean"):
            return Misread("FMT06", (key,), "The file does not say what it is.", remedy, at_key=True)
    remedy = "add a second line such as `mandate: forvaltningsnettverk`"
    return Misread("FMT06", (next(iter(value), ""),), "The file does not say what it is.", remedy, at_key=True)


def _head(value: dict[str, object], kind: str) -> Iterator[Misread]:
    keys = list(value)
    if "format" in value and keys[0] != "format":
        yield Misread("FMT06", ("format",), "`format: 1` is not the first line.", "move it to the top", at_key=True)
    elif "format" in value and keys[1] != kind:
        yield Misread("FMT06", (kind,), f"`{kind}:` is not the second line.", "move it below `format: 1`", at_key=True)


def _misread(details: "ErrorDetails", model: type[BaseModel], value: dict[str, object]) -> Misread:
    steps, at_key = _steps(details["loc"], value)
    kind, found = details["type"], details["input"]
    if kind == "missing":
        return _missing(str(details["loc"][-1]), steps, model, found)
    if kind == "extra_forbidden":
        return _unknown_key(str(details["loc"][-1]), steps, model, _at(value, steps[:-1]))
    reason = details.get("ctx", {}).get("error")
    if isinstance(reason, PhraseError):
        code = "DAT01" if reason.no_such_date else "FMT05"
        return Misread(code, steps, reason.message, _quoted(found) or reason.help, at_key)
    if kind == "literal_error":
        allowed = tuple(re.findall(r"'([^']*)'", details["ctx"]["expected"]))
        text = found if isinstance(found, str) else ""
        return Misread("FMT05", steps, f"{words(found)} is not possible here.", did_you_mean(text, allowed), at_key)
    return _wrong_shape(found, steps, model)


def _quoted(found: object) -> str:
    """The remedy for `Mål: lære mer` as a text: it was read as a name with a value."""
    if not isinstance(found, dict) or len(found) != 1:
        return ""
    name, text = next(iter(found.items()))
    return f'put it in quotes: `"{name}: {text}"`' if isinstance(text, str) and " " in f"{name}{text}" else ""


def _steps(loc: tuple[int | str, ...], value: object) -> tuple[Steps, bool]:
    """The steps that are in the file; pydantic's also name list positions of single values, tags and keys."""
    steps: list[str | int] = []
    for part in loc:
        if part == "[key]":
            return tuple(steps), True
        inner: object = None
        if isinstance(value, dict):
            inner = value.get(part)
        elif isinstance(value, list) and isinstance(part, int):
            inner = value[part]
        if inner is not None:
            value = inner
            steps.append(part)
    return tuple(steps), False


def _missing(name: str, steps: Steps, model: type[BaseModel], entry: object) -> Misread:
    from mandat.schema.field_docs import example_line, model_at  # noqa: PLC0415  only needed once something is wrong

    owner = model_at(model, steps) or model
    noun = _noun(owner).split(" ", 1)[1]
    has = "have" if noun.endswith("s") and not noun.endswith("ss") else "has"
    line = f"id: {_id_for(owner, entry, noun)}" if name == "id" else example_line(owner, name)
    return Misread("FMT06", steps, f"The {noun} {has} no `{name}`.", f"add `{line}`")


def _id_for(owner: type[BaseModel], entry: object, noun: str) -> str:
    """An id for an entry without one: from its title, else from the title that the format gives as an example."""
    from mandat.schema.field_docs import field_docs  # noqa: PLC0415  only needed once something is wrong

    called = next((entry[key] for key in ("title", "name", "kind") if key in entry), "") if isinstance(entry, dict) else ""
    docs = field_docs(owner)
    shown = next((docs[key].example for key in ("title", "name") if key in docs and docs[key].example), f"{noun} 1")
    return as_id(called if isinstance(called, str) and called else shown)


def _at(value: object, steps: Steps) -> object:
    for step in steps:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int):
            value = value[step]
    return value


def _unknown_key(name: str, steps: Steps, model: type[BaseModel], entry: object) -> Misread:
    from mandat.schema.field_docs import model_at, name_of  # noqa: PLC0415  only needed once something is wrong

    owner = model_at(model, steps[:-1]) or model
    fields = tuple(name_of(key, field) for key, field in owner.model_fields.items())
    taken = frozenset(entry) if isinstance(entry, dict) else frozenset()
    remedy = did_you_mean(name, tuple(field for field in fields if field not in taken))
    if not remedy.startswith("did you mean"):
        remedy = "remove it, or use one of: " + ", ".join(fields)
    return Misread("FMT02", steps, f'"{name}" is not a field of {_noun(owner)}.', remedy, at_key=True)


def _wrong_shape(found: object, steps: Steps, model: type[BaseModel]) -> Misread:
    """Text or a list where the fields of an entry belong, or where names with values do."""
    from mandat.schema.field_docs import model_at  # noqa: PLC0415  only needed once something is wrong

    message = f"{words(found)} stands where `name: value` lines belong."
    owner = model_at(model, steps)
    if isinstance(found, str) and owner is not None and steps and isinstance(steps[-1], int):
        return Misread("FMT05", steps, message, f"write `{_entry(found, owner)}`")
    below = f" below `{steps[-1]}:`" if steps and isinstance(steps[-1], str) else ""
    return Misread("FMT05", steps, message, f"write its fields in lines{below}, indented, or in `{{ }}`")


def _entry(text: str, owner: type[BaseModel]) -> str:
    """An entry for what was written as a bare text: `{id: koordinator}`."""
    from mandat.schema.field_docs import example_line, name_of  # noqa: PLC0415  only needed once something is wrong

    names = [name_of(key, field) for key, field in owner.model_fields.items() if field.is_required()]
    lines = [example_line(owner, name) for name in names]
    if names[:1] == ["id"]:
        lines[0] = f"id: {as_id(text)}"
    told = "name" if "name" in names else "title" if "title" in owner.model_fields else "what"
    if text[-1:].isdigit() and "when" in names:
        told = "when"
    if text != as_id(text) or told in names:
        lines = [line for line in lines if not line.startswith(f"{told}:")]
        lines.insert(1 if names[:1] == ["id"] else 0, f"{told}: {text}")
    return "{" + ", ".join(lines) + "}"


def _noun(model: type[BaseModel]) -> str:
    """What a model is called in a sentence: `MeetingKind` is a meeting kind, `PlanFile` a plan."""
    name = model.__name__
    spelled = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name.removesuffix("File")).lower()
    return _NOUNS.get(name) or f"{'an' if spelled[0] in 'aeio' else 'a'} {spelled}"
