import copy
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mandat.checks.check import Moment
from mandat.checks.run import validate
from mandat.schema.paths import Raw
from mandat.source.folder import Folder
from mandat.source.yaml_text import parse_yaml
from mandat.workspace import load

HERE = Path(__file__).parent
WORKSPACES = [*sorted(path.parent for path in HERE.rglob("mandates")), HERE.parent.parent]


@dataclass(frozen=True)
class Written(Folder):
    """A workspace whose files are given as values; everything else is read from the folder."""

    values: tuple[tuple[str, Raw], ...] = ()

    def read(self, path: str) -> bytes:
        known = dict(self.values)
        return json.dumps(known[path], ensure_ascii=False).encode() if path in known else super().read(path)


def files_of(folder: Folder) -> list[tuple[str, Raw]]:
    names = [path for path in folder.paths() if path.endswith(".yaml")]
    found = [(name, parse_yaml(folder.read(name).decode(errors="replace"))) for name in names]
    return [(name, parsed.value) for name, parsed in found if not parsed.faults]


def places(value: Raw) -> list[Raw]:
    """Every mapping and list with something in it."""
    entries = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    return [*([value] if entries else []), *(place for entry in entries for place in places(entry))]


def keys(container):
    return list(container) if isinstance(container, dict) else list(range(len(container)))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_no_check_fails_on_any_workspace_that_loads(data):
    root = data.draw(st.sampled_from(WORKSPACES))
    files = copy.deepcopy(files_of(Folder(root)))
    for _ in range(data.draw(st.integers(1, 4)) if files else 0):
        known: list = [place for _, value in files for place in places(value)]
        if not known:
            break
        container, other = data.draw(st.sampled_from(known)), data.draw(st.sampled_from(known))
        key, there = data.draw(st.sampled_from(keys(container))), data.draw(st.sampled_from(keys(other)))
        if isinstance(other[there], str) and data.draw(st.booleans()):
            container[key] = other[there]
        else:
            del container[key]
    validate(load(Written(root, tuple(files))), Moment(date(2025, 6, 15), 2026), wanted=lambda _: True)
