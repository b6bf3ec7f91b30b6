"""Every field of a mandate and of a process plan is in the document: changing any of them changes it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel
from tests.documents.mandates import EVERYTHING, community_of, everything, markdown_of

from mandat.schema.mandate import MandateFile
from mandat.schema.process import ProcessFile
from mandat.schema.read import read_values
from mandat.source.yaml_text import parse_yaml

Raw = str | list["Raw"] | dict[str, "Raw"]
Path_ = tuple[str | int, ...]

NOT_SHOWN = {
    "format": "the version of the file format",
    "mandate": "the id, by which other files name it",
    "process": "the id, by which other files name it",
    "id": "by which other rules name it; people read the title",
    "language": "the document's language is chosen by whoever makes it",
    "fingerprint": "compares versions; written and read by the tool alone",
    "accept": "silences findings; no rule of the mandate",
    "section": "where a rule stands in the source, for those who check the encoding",
    "quote": "as section",
}

OTHERWISE: dict[str, Raw] = {
    "status": "draft",
    "owner": "brukerne",
    "body": "au",
    "on": "2024-03-03",
    "party": "nordbygd",
    "valid_from": "2024-04-04",
    "valid_until": "2029-12-31",
    "review": "as needed",
    "replaced_by": "kystnett",
    "parent": "au",
    "assignments_from": "brukerne",
    "carries_out": "ssu",
    "to": "brukerne",
    "members": "ostbygd from 2025-05-05",
    "from": "2024-05-05",
    "until": "2026-06-06",
    "local": "7 per year",
    "locked": "duties",
    "attendance": "should be voluntary",
    "size": "up to 12",
    "informs": "ssu",
    "deputies": "none",
    "per": "area",
    "count": "3",
    "rights": "vote",
    "attends": "as needed",
    "same_as": "lege",
    "except": "up to 9",
    "also_in": "at least 2",
    "term": "election period",
    "appointed_by": "ssu",
    "proposed_by": "ssu",
    "of": "each area",
    "frequency": "about 5 per half-year",
    "counts_as": "mote",
    "pattern": "last Monday",
    "within": "W10..W20",
    "placed": "after felles",
    "duration": "up to 3 h",
    "form": "hybrid",
    "with": "brukerne",
    "organiser": "brukerne",
    "prepared_by": "brukerne",
    "invited_by": "brukerne",
    "called_by": "brukerne",
    "notice": "3 days before",
    "rotates": "every 2 years",
    "among": "users",
    "alternates": "every meeting",
    "between": "users",
    "order": "alphabetical",
    "start": "2031",
    "other_than": "host",
    "jointly": "users",
    "deputy": "brukerne",
    "at": "felles",
    "in": "2030-H1",
    "swap": "nordbygd",
    "exempt": "vestbygd",
    "when": "should be 5-7 days after 12:00",
    "roll": "none",
    "set_by": "ssu",
    "numbering": "YYYY/NN",
    "type": "decision",
    "part": "brukerne",
    "kind": "protocol",
    "approved": "signed",
    "rule": "2/3 majority",
    "binds": "users",
    "on_disagreement": "au",
    "quorum": "every party",
    "stages": "information",
    "casting_vote": "secretary",
    "by": "11-30",
    "every": "half-year",
    "covers": "next year",
    "via": "brukerne",
    "feeds": "arsrapport",
    "dispatch": "5 working days before",
    "decided_by": "users",
    "after": "utkast",
    "done": "2025-08-31",
}
"""Another value for each kind of field; text, which stands for itself, gets a word more."""

IN_PLACE: dict[str, Raw] = {
    "duties.kind": "evaluation",
    "phases.when": "2025-06..",
    "phases.after": "forarbeid",
    "actions.by": "2026",
    "duties.at": "mote",
    "networks.of": "each network",
    "events.of": "innlandsnett",
    "agenda.from": "au",
    "locked": "duties",
    "composition.same_as": "chair",
    "convener.same_as": "secretary",
}


def raw(name: str) -> Raw:
    return as_raw(parse_yaml((EVERYTHING / f"{name}.yaml").read_text(encoding="utf-8")).value)


def as_raw(value: object) -> Raw:
    if isinstance(value, dict):
        return {str(key): as_raw(child) for key, child in value.items()}
    return [as_raw(child) for child in value] if isinstance(value, list) else str(value)


def leaves(value: Raw, path: Path_ = ()) -> Iterator[Path_]:
    if isinstance(value, dict):
        for key, child in value.items():
            yield from leaves(child, (*path, key))
    elif isinstance(value, list):
        for position, child in enumerate(value):
            yield from leaves(child, (*path, position))
    else:
        yield path


def field_of(path: Path_) -> str:
    """The name of the field; the keys of `local`, `except` and `also_in` are values themselves."""
    names = [step for step in path if isinstance(step, str)]
    return next((name for name in names if name in ("local", "except", "also_in")), names[-1])


def shown(name: str) -> list[Path_]:
    return [path for path in leaves(raw(name)) if not set(path) & NOT_SHOWN.keys() and not _is_basis_source(path)]


def _is_basis_source(path: Path_) -> bool:
    return path[0] == "basis" and path[-1] == "source"


def changed(value: Raw, path: Path_, new: Raw | None) -> Raw:
    if not path:
        assert new is not None
        return new
    step, *rest = path
    if isinstance(value, list):
        return [changed(child, tuple(rest), new) if position == step else child for position, child in enumerate(value)]
    assert isinstance(value, dict)
    if new is None and not rest:
        return {key: child for key, child in value.items() if key != step}
    return {key: changed(child, tuple(rest), new) if key == step else child for key, child in value.items()}


def other_value(path: Path_, old: Raw) -> Raw | None:
    """Another value; None takes the field away, where the format knows only one value."""
    names = [str(step) for step in path if isinstance(step, str)]
    if names[-1] == "each":
        return None
    for key, new in IN_PLACE.items():
        wanted = key.split(".")
        if names[-1] == wanted[-1] and set(wanted) <= set(names):
            return new
    if field_of(path) in OTHERWISE and not (field_of(path) == "part" and "standing" not in names):
        return OTHERWISE[field_of(path)]
    return f"{old} mer"


def value_at(value: Raw, path: Path_) -> Raw:
    for step in path:
        if isinstance(value, dict):
            value = value[str(step)]
        else:
            assert isinstance(step, int)
            value = value[step]
    return value


def document(folder: Path, name: str, values: Raw) -> str:
    target = everything(folder)
    (target / f"{name}.yaml").write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")
    return markdown_of(community_of(folder, "everything"), name)


CASES = [(name, path) for name in ("nettverk", "prosess", "neste") for path in shown(name)]


@pytest.mark.parametrize(("name", "path"), CASES, ids=lambda case: case if isinstance(case, str) else ".".join(map(str, case)))
def test_changing_any_rule_changes_the_document(tmp_path, name, path):
    old = value_at(raw(name), path)
    new = other_value(path, old)
    assert new != old
    assert document(tmp_path / "new", name, changed(raw(name), path, new)) != document(tmp_path / "old", name, raw(name))


@pytest.mark.parametrize(("name", "model"), [("nettverk", MandateFile), ("prosess", ProcessFile)])
def test_every_field_of_the_file_format_is_tried(name, model):
    found = read_values(raw(name))
    assert isinstance(found, model)
    given = {(type(part).__name__, field) for part in parts(found) for field in part.model_fields_set}
    known = {(type(part).__name__, field) for part in parts(found) for field in type(part).model_fields}
    members = {("MandateFile", "members")}  # instead of networks; the other mandate has them
    assert known - given == (members if model is MandateFile else set())


def parts(model: BaseModel) -> Iterator[BaseModel]:
    yield model
    for field in type(model).model_fields:
        value = getattr(model, field)
        children = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
        for child in children:
            if isinstance(child, BaseModel):
                yield from parts(child)
