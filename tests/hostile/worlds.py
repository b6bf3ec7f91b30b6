"""A community with everything in it, in which every text that people write can be made another one.

Each text ends with a mark of its own (`Q001`), so that a document tells which text it shows, and whether as it was typed.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.documents.mandates import EVERYTHING

from mandat.source.yaml_text import parse_yaml

Raw = str | list["Raw"] | dict[str, "Raw"]

TEXTS = frozenset(
    {"title", "short_title", "name", "short_name", "source", "note", "notes", "what", "item", "purpose", "background", "tasks"}
    | {"powers", "legal_basis", "requires", "place", "office", "how", "scope", "limits", "excluded", "settles", "follow_up"}
    | {"dissent", "part_of", "publication", "confidentiality", "expenses", "text", "assumed", "because", "product", "activities"}
    | {"assessment", "proposal", "decision", "exempt", "quote", "replaces"}
)
"""The fields that hold text."""

MEETING: dict[str, Raw] = {
    "format": "1",
    "meeting": "kystnett-2025-1",
    "roles": {"chair": "vestbygd", "secretary": "sykehuset"},
    "attendance": {"sykehuset/lege": "present", "vestbygd/kontakt": "deputy", "ostbygd/kontakt": "excused"},
    "guests": [{"title": "Foredragsholder", "party": "brukerne", "items": ["01-25"], "notes": "Kommer sent"}],
    "items": [
        {
            "number": "01-25",
            "title": "Felles rutine",
            "type": "decision",
            "part": "fellesdel",
            "duration": "30 min",
            "presenter": "Lederen av gruppen",
            "background": "Det som var.",
            "assessment": "Det som er.",
            "proposal": "Det som skal bli.",
            "notes": "Det som ble sagt.",
            "decision": "Det som ble vedtatt.",
            "dissent": [{"party": "ostbygd", "text": "Det som noen mente."}],
            "actions": [{"what": "Det som skal gjøres", "owner": "vestbygd", "by": "2025-04-01", "notes": "Det som huskes"}],
        },
        {"number": "02-25", "title": "Den skjulte saken", "type": "information", "exempt": "Offl. § 13"},
        {"number": "03-25", "title": "Den utsatte saken", "type": "discussion", "outcome": "postponed"},
    ],
    "minutes": {"status": "draft", "notes": "Et utkast"},
    "notes": "Om møtet",
}
PLAN: dict[str, Raw] = {
    "format": "1",
    "plan": "2025",
    "meetings": [
        {
            "id": "kystnett-2025-1",
            "kind": "nettverk/mote",
            "of": "kystnett",
            "on": "2025-03-12",
            "time": "08:30-11:00",
            "place": "Rådhuset",
            "title": "Ekstra møte",
            "state": "moved",
            "was": "2025-03-05",
            "because": "Noe kom i veien",
            "notes": "Til alle",
        }
    ],
}


@dataclass
class Marked:
    """Texts replaced, each with a mark behind it; `typed` says which text a mark stands behind."""

    text: str
    typed: dict[str, str] = field(default_factory=dict)

    def replaced(self, value: Raw, key: str = "") -> Raw:
        match value:
            case dict():
                return {name: self.replaced(one, name) for name, one in value.items()}
            case list():
                return [self.replaced(one, key) for one in value]
            case str() if key in TEXTS and is_text(value):
                mark = f"Q{len(self.typed):03d}"
                self.typed[mark] = f"{self.text} {mark}"
                return self.typed[mark]
            case str():
                return value


def is_text(value: str) -> bool:
    """Neither an id nor a phrase: what has a capital letter or a blank."""
    return value != value.lower() or " " in value


def written(folder: Path, text: str) -> dict[str, str]:
    """Writes the community with this text everywhere; what was typed, by its mark."""
    marked, target = Marked(text), folder / "mandates" / "everything"
    (target / "meetings").mkdir(parents=True)
    for name, value in files():
        (target / name).write_text(json.dumps(marked.replaced(value), ensure_ascii=False), encoding="utf-8")
    return marked.typed


def files() -> Iterator[tuple[str, Raw]]:
    for path in sorted(EVERYTHING.glob("*.yaml")):
        value = parse_yaml(path.read_text(encoding="utf-8")).value
        assert isinstance(value, dict)
        yield path.name, {key: one for key, one in value.items() if key != "accept"}
    yield "plan-2025.yaml", PLAN
    yield "meetings/kystnett-2025-1.yaml", MEETING


def as_read(text: str) -> str:
    """A text as a reader sees it: runs of blanks as one, signs that nobody sees and the size of letters left aside."""
    visible = "".join(sign for sign in text if not (unicodedata.category(sign) == "Cf" or sign == "\x07"))
    return re.sub(r"\s+", " ", visible).strip().casefold()
