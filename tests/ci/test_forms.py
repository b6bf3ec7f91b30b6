"""The forms for people without git: GitHub shows a form only if it fits all of its rules, and says nothing if it does not."""

import json
import re
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
import yaml

GITHUB = Path(__file__).parents[2] / ".github"
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
ATTRIBUTES = {
    "markdown": {"value"},
    "input": {"label", "description", "placeholder", "value"},
    "textarea": {"label", "description", "placeholder", "value", "render"},
    "dropdown": {"label", "description", "multiple", "options", "default"},
    "checkboxes": {"label", "description", "options"},
}
each_form = pytest.mark.parametrize("form", FORMS, ids=lambda path: path.stem)


def read(form: Path):
    return yaml.safe_load(form.read_text(encoding="utf-8"))


def fields(form: Path):
    return [element for element in read(form)["body"] if element["type"] != "markdown"]


def test_there_is_a_form_for_each_of_the_four_things_that_people_do():
    assert [form.stem for form in FORMS] == [
        "1-change-a-member",
        "2-move-or-cancel-a-meeting",
        "3-report-an-item",
        "4-change-the-mandate",
    ]


@each_form
def test_a_form_has_the_keys_that_github_asks_for_and_no_other(form):
    value = read(form)
    assert {"name", "description", "body"} <= set(value) <= {"name", "description", "body", "title", "labels", "assignees"}
    assert 3 < len(value["name"]) < 100
    assert 10 < len(value["description"]) <= 200
    assert fields(form)


@each_form
def test_every_element_fits_its_type(form):
    for element in read(form)["body"]:
        attributes = element["attributes"]
        assert set(element) <= {"type", "id", "attributes", "validations"}
        assert set(attributes) <= ATTRIBUTES[element["type"]]
        assert ("value" if element["type"] == "markdown" else "label") in attributes
        assert all(isinstance(text, str) for name, text in attributes.items() if name != "options")
        if element["type"] == "dropdown":
            assert all(isinstance(option, str) for option in attributes["options"])
            assert len(set(attributes["options"])) == len(attributes["options"]) > 1
        if element["type"] == "checkboxes":
            assert all(set(option) <= {"label", "required"} and option["label"] for option in attributes["options"])
        assert set(element.get("validations", {})) <= {"required"}
        assert all(isinstance(rule, bool) for rule in element.get("validations", {}).values())


@each_form
def test_ids_and_labels_are_unique(form):
    ids = [element["id"] for element in fields(form)]
    labels = [element["attributes"]["label"] for element in fields(form)]
    assert len(set(ids)) == len(ids)
    assert len(set(labels)) == len(labels)
    assert all(re.fullmatch(r"[a-z][a-z0-9_-]*", name) for name in ids)


@each_form
def test_every_question_is_asked_in_four_languages(form):
    """Bokmål, Nynorsk, Swedish, English. Where both kinds of Norwegian are the same, it stands once."""
    value = read(form)
    asked = [value["name"], value["description"]]
    for element in fields(form):
        attributes = element["attributes"]
        asked += [attributes["label"], *([attributes["description"]] if "description" in attributes else [])]
        asked += [option if isinstance(option, str) else option["label"] for option in attributes.get("options", [])]
    for text in asked:
        parts = text.split(" · ")
        assert len(parts) in (3, 4), text
        assert all(part.strip() for part in parts)
        assert len(set(parts)) == len(parts), text


@each_form
def test_whoever_writes_is_warned_in_four_languages(form):
    notes = [element["attributes"]["value"] for element in read(form)["body"] if element["type"] == "markdown"]
    assert all(len(note.strip().splitlines()) == 4 for note in notes)


@each_form
def test_a_form_fits_the_public_schema_of_forms(form):
    """The schema comes with the program that checks such files, and says more than the rules above."""
    names = files("check_jsonschema") / "builtin_schemas" / "vendor" / "github-issue-forms.json"
    schema = json.loads(names.read_text(encoding="utf-8"))
    assert [fault.message for fault in jsonschema.Draft7Validator(schema).iter_errors(read(form))] == []


@each_form
def test_something_has_to_be_answered_and_not_everything(form):
    required = [element.get("validations", {}).get("required", False) for element in fields(form)]
    assert any(required)
    assert not all(required)


def test_whatever_fits_no_form_can_be_written_freely():
    assert read(GITHUB / "ISSUE_TEMPLATE" / "config.yml") == {"blank_issues_enabled": True}


def test_the_form_of_a_proposal_asks_what_why_and_who_in_four_languages():
    text = re.sub(r"<!--.*?-->", "", (GITHUB / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8"), flags=re.DOTALL)
    lines = [line for line in text.splitlines() if line.strip()]
    assert len(lines) == 6
    assert all(line.count(" · ") == 3 for line in lines)
    assert [line.startswith("- [ ] ") for line in lines] == [False] * 3 + [True] * 3
