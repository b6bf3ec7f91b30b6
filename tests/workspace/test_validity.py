"""From when a mandate holds: a revised version takes over from the one before, a first one begins with its own day."""

from datetime import date

import pytest

from mandat.schema.mandate import Document, MandateFile
from mandat.schema.read import read_values
from mandat.source.yaml_text import parse_yaml
from mandat.workspace.validity import in_force


def document(text: str) -> Document:
    data = read_values(parse_yaml(f"format: 1\nmandate: nett\ntitle: Nett\ndocument: {text}\n").value)
    assert isinstance(data, MandateFile)
    return data.document


@pytest.mark.parametrize(
    ("text", "established", "first"),
    [
        ("{valid_from: 2026-06-01}", None, "2026-06-01"),
        ("{valid_from: 2026-06-01}", "2022-03-16", "2026-06-01"),
        ("{version: 1.0}", "2022-03-16", "2022-03-16"),
        ("{version: 1.0, valid_from: 2026-06-01}", "2026-04-10", "2026-06-01"),
        ("{version: 2026, valid_from: 2026-06-01}", None, "2026-06-01"),
        ("{version: 1.1, valid_from: 2026-06-01}", "2022-03-16", "2022-03-16"),
        ("{version: 1.1, valid_from: 2026-06-01, changes: [{version: 1.0, on: 2023-05-04}]}", None, "2023-05-04"),
        ("{version: 2026, valid_from: 2026-06-01, changes: [{version: 2023, on: 2023-05-04}]}", None, "2023-05-04"),
        (
            "{version: 1.1, valid_from: 2026-06-01, approved: [{body: ssu, on: 2024-01-10}, {body: ssu, on: 2026-05-20}]}",
            None,
            "2024-01-10",
        ),
        ("{version: 1.1, valid_from: 2026-06-01, approved: [{body: ssu, on: 2026-05-20}]}", None, None),
        ("{version: 1.1, status: draft, valid_from: 2024-01-10}", None, "2024-01-10"),
        ("{version: 0.9, status: draft, valid_from: 2026-06-01}", None, "2026-06-01"),
    ],
)
def test_the_first_day(text, established, first):
    found, _ = in_force(document(text), date.fromisoformat(established) if established else None)
    assert found == (date.fromisoformat(first) if first else None)
