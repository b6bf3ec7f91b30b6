import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mandat.schema.field_docs import field_docs
from mandat.schema.mandate import MandateFile
from mandat.schema.meetings import Duty, MeetingKind
from mandat.schema.read import FILE_KINDS, Misread, kind_of, read_values
from mandat.source.text import Text, decode
from mandat.source.yaml_text import parse_yaml

ROOT = Path(__file__).parents[2]
CASES = yaml.load((ROOT / "tests" / "cases" / "misreads.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  text only


def told(text: str) -> list[str]:
    parsed = parse_yaml(text)
    assert parsed.faults == ()
    misreads = read_values(parsed.value)
    assert isinstance(misreads, tuple)
    places = [parsed.span(misread.steps, at_key=misread.at_key) for misread in misreads]
    return [f"{at.line}:{at.column} {one.code} {one.message} | {one.help}" for at, one in zip(places, misreads, strict=True)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sentence"])
def test_case(case):
    assert told(case["text"]) == case["expect"]


@pytest.mark.parametrize("case", [case for case in CASES if " add `" in str(case["expect"])], ids=lambda case: case["sentence"])
def test_a_line_that_is_offered_is_itself_without_fault(case):
    for offered in re.findall(r"add `([^`]+)`", "\n".join(case["expect"])):
        assert parse_yaml(f"{offered}\n").faults == ()


FILES = sorted((ROOT / "mandates").glob("*/*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_every_file_of_the_project_is_read(file: Path):
    text = decode(file.read_bytes())
    assert isinstance(text, Text)
    value = parse_yaml(text.characters).value
    kind = kind_of(value)
    assert isinstance(read_values(value), dict(FILE_KINDS)[str(kind)])


NAMES = st.sampled_from(
    [
        "format",
        "mandate",
        "plan",
        "title",
        "id",
        "meetings",
        "roles",
        "chair",
        "seats",
        "composition",
        "from",
        "members",
        "basis",
        "x",
    ]
)
VALUES = st.recursive(
    st.sampled_from(["1", "2025", "a", "Å lære", "4 per year", "", "2025-W53", "held"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(NAMES, VALUES, max_size=6) | VALUES)
def test_any_values_are_a_model_or_faults_with_a_sentence_and_a_remedy(value):
    read = read_values(value)
    for misread in read if isinstance(read, tuple) else ():
        assert isinstance(misread, Misread)
        assert misread.message.endswith((".", "?"))
        assert misread.help
        assert "pydantic" not in f"{misread.message}{misread.help}"
        assert "Input should" not in misread.message


def test_what_fields_mean_is_taken_from_the_sentences_below_them():
    assert field_docs(MeetingKind)["from"].text == "First day."
    assert field_docs(MeetingKind)["place"].example == "Ås rådhus"
    assert field_docs(Duty)["notes"].example == "Under etablering."


def test_every_field_of_a_mandate_has_a_sentence_or_an_example():
    bare = [name for name, doc in field_docs(MandateFile).items() if not doc.text and not doc.example]
    assert bare == []
