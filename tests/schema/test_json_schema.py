"""The published JSON Schema accepts what mandat accepts, read by us or by an editor, and refuses what has a wrong shape."""

import json
import re
import tomllib
from pathlib import Path

import jsonschema
import pytest
import yaml

from mandat.schema.json_schema import combined_schema, json_schema, schema_files
from mandat.schema.read import FILE_KINDS, kind_of, read_values
from mandat.source.text import Text, decode
from mandat.source.yaml_text import parse_yaml

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "tests" / "checks"
KINDS = [kind for kind, _ in FILE_KINDS]
SCHEMAS = {kind: jsonschema.Draft7Validator(json.loads(json_schema(kind))) for kind in KINDS}
COMBINED = jsonschema.Draft7Validator(json.loads(combined_schema()))


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2 core, as editors read it: only true and false are booleans, `010` is ten, `10:00` and dates are text."""

    yaml_implicit_resolvers: dict = {}


for tag, pattern in (
    ("null", r"~|null|Null|NULL|"),
    ("bool", r"true|True|TRUE|false|False|FALSE"),
    ("int", r"[-+]?[0-9]+"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), None)
EditorLoader.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))
EditorLoader.add_constructor("tag:yaml.org,2002:float", lambda _, node: float(node.value))


def as_text(file: Path) -> object:
    text = decode(file.read_bytes())
    assert isinstance(text, Text)
    return parse_yaml(text.characters).value


def as_an_editor(file: Path) -> object:
    return yaml.load(file.read_text(encoding="utf-8"), EditorLoader)  # noqa: S506  a safe loader with other resolvers


def read_files(*folders: Path) -> list[Path]:
    found = (file for folder in folders for file in sorted(folder.rglob("*.yaml")))
    return [file for file in found if "sources" not in file.parts and "reports" not in file.parts]


GOOD = read_files(ROOT / "mandates", *sorted(EXAMPLES.glob("*/good/mandates")))
BAD = read_files(*(EXAMPLES / name / "bad" / "mandates" for name in ("FMT02-unknown-key", "FMT05-bad-phrase")))
LACKING = [
    file
    for file in read_files(EXAMPLES / "FMT06-missing-key" / "bad" / "mandates")
    if file.name != "turned.yaml" and isinstance(read_values(as_text(file)), tuple)
]


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def test_an_editor_reads_numbers_where_we_read_text():
    text = "a: 10:00\nb: no\nc: 0301\nd: 1.0\ne: 2025-06-30\nf: 2025\n"
    values = {"a": "10:00", "b": "no", "c": 301, "d": 1.0, "e": "2025-06-30", "f": 2025}
    assert yaml.load(text, EditorLoader) == values  # noqa: S506  as above


@pytest.mark.parametrize("file", GOOD, ids=name_of)
@pytest.mark.parametrize("read", [as_text, as_an_editor])
def test_every_good_file_fits_its_schema(file, read):
    value = read(file)
    kind = kind_of(value)
    assert kind is not None
    for validator in (SCHEMAS[kind], COMBINED):
        assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)] == []


@pytest.mark.parametrize(
    "file", [file for file in (*BAD, *LACKING) if "FMT05" not in str(file) or file.stem != "community"], ids=name_of
)
@pytest.mark.parametrize("read", [as_text, as_an_editor])
def test_a_wrong_shape_does_not_fit(file, read):
    value = read(file)
    assert not COMBINED.is_valid(value)
    kind = kind_of(value)
    assert kind is None or not SCHEMAS[kind].is_valid(value)


HEAD = "format: 1\nmandate: fagnett\ntitle: Fagnettverk\n"


@pytest.mark.parametrize(
    "lines",
    [
        "composition: {seats: [koordinator]}",
        "meetings: [{id: felles, frequency: 4 times a year}]",
        "meetings: [{id: felles, frequency: 4}]",
        "meetings: [{id: felles, form: digitalt}]",
        "meetings: [{id: Felles}]",
        "meetings: [{id: felles, of: each networks}]",
        "meetings: {id: felles}",
        "deadlines: {agenda: 10 days}",
        "deadlines: {agenda: {wen: 10 days before}}",
        "roles: {Chair: {}}",
        "roles: {chair: {from_: 2025}}",
        "roles: [chair]",
        "document: {valid_from: 30.08.24}",
        "tasks: [{Mål: lære}]",
        "purpose: [a]",
    ],
)
def test_a_slip_is_seen_by_the_schema_as_it_is_by_mandat(lines: str):
    value = parse_yaml(f"{HEAD}{lines}\n").value
    assert isinstance(read_values(value), tuple)
    assert not SCHEMAS["mandate"].is_valid(value)


@pytest.mark.parametrize(
    "lines",
    [
        "document: {version: 1.0, review: 2025}",
        "deadlines: {agenda: 10 days before, items: {when: 1 week before, to: [chair, secretary]}}",
        "basis: {title: {section: 4}}",
        "decisions: {quorum: 5}",
        "composition: {seats: [{id: a, count: 2, deputies: 1}], size: 12}",
        "tasks: Dele erfaringer",
        "roles: {chair: {order: [a, b], start: 2024}, secretary: {order: listed}}",
    ],
)
def test_short_forms_and_numbers_fit_in_both_readings(lines: str):
    text = f"{HEAD}{lines}\n"
    assert not isinstance(read_values(parse_yaml(text).value), tuple)
    assert SCHEMAS["mandate"].is_valid(parse_yaml(text).value)
    assert SCHEMAS["mandate"].is_valid(yaml.load(text, EditorLoader))  # noqa: S506  as above


@pytest.mark.parametrize(("name", "text"), schema_files(), ids=[name for name, _ in schema_files()])
def test_the_published_file_is_up_to_date(name: str, text: str):
    assert (ROOT / "docs" / "schema" / name).read_text(encoding="utf-8") == text, "run `make docs`"


@pytest.mark.parametrize(("name", "text"), schema_files(), ids=[name for name, _ in schema_files()])
def test_the_schema_is_a_schema_and_every_example_fits_its_own_field(name: str, text: str):
    schema = json.loads(text)
    jsonschema.Draft7Validator.check_schema(schema)
    for model, definition in {name: schema, **schema["definitions"]}.items():
        for field, rule in definition.get("properties", {}).items():
            own = jsonschema.Draft7Validator({**rule, "definitions": schema["definitions"]})
            for example in rule.get("examples", []):
                assert [error.message for error in own.iter_errors(example)] == [], f"{model}.{field}: {example}"


def test_fields_carry_the_sentences_of_the_reference():
    kind = json.loads(json_schema("mandate"))["definitions"]["MeetingKind"]
    assert kind["properties"]["frequency"]["description"] == "How often."
    assert kind["properties"]["frequency"]["examples"][0] == "at least 4 per year"
    assert kind["properties"]["form"]["anyOf"][0]["enum"] == ["physical", "digital", "hybrid"]
    assert kind["required"] == ["id"]
    assert kind["additionalProperties"] is False


def rules_in(value: object):
    """Every rule of a schema, however deep."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from rules_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from rules_in(inner)


def test_every_field_says_what_it_is():
    schema = json.loads(combined_schema())
    silent = [
        f"{model}.{name}"
        for model, definition in schema["definitions"].items()
        for name, rule in definition["properties"].items()
        if not rule.get("description", "").strip()
    ]
    assert silent == []


def test_every_word_that_a_field_takes_is_explained():
    """`format: 1` and `each: party` leave no choice, and need no words."""
    schema = json.loads(combined_schema())
    sets = [rule for rule in rules_in(schema["definitions"]) if isinstance(rule.get("enum"), list)]
    choices = [rule for rule in sets if len({str(word) for word in rule["enum"]}) > 1]
    assert len(choices) > 20
    for rule in choices:
        assert len(rule.get("enumDescriptions", ())) == len(rule["enum"]), rule["enum"]
        assert all(rule["enumDescriptions"])


def test_words_that_may_be_hedged_are_offered_by_themselves():
    rule = json.loads(json_schema("mandate"))["definitions"]["Decisions"]["properties"]["rule"]
    assert rule["anyOf"][0]["enum"] == ["consensus", "unanimity", "majority", "2/3 majority", "advisory"]
    own = jsonschema.Draft7Validator(rule)
    assert own.is_valid("majority")
    assert own.is_valid("should be majority")
    assert not own.is_valid("most")


def test_the_settings_for_the_editor_cover_every_file_and_name_a_schema_that_is_there():
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    ((schema, patterns),) = settings["yaml.schemas"].items()
    assert (ROOT / schema).is_file()
    covered = {file for pattern in patterns for file in ROOT.glob(pattern)}
    assert covered >= set(read_files(ROOT / "mandates"))


def test_the_schemas_are_part_of_the_wheel():
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]
    assert build["wheel"]["force-include"]["docs/schema"] == "mandat/json-schema"
    assert "docs/schema" in build["sdist"]["include"]
