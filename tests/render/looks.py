"""The example documents, and what their pages show beside the Markdown."""

from datetime import date
from pathlib import Path

from mandat.render.blocks import LabelKind
from mandat.render.look import Look

EXAMPLES = Path(__file__).parent / "examples"
LABELS: dict[str, LabelKind] = {
    "Vedtak": "decision", "Forslag til vedtak": "proposal", "Förslag till beslut": "proposal", "Antakelse": "note",
}  # fmt: skip
LOOK = Look(
    title="Innkalling til møte 01/2025",
    issuer="Forvaltningsnettverk Folloregionen",
    lang="nb",
    region="NO",
    date=date(2025, 2, 6),
    status=None,
    status_line="Utsendt 6. februar 2025",
    page_of="Side {page} av {pages}",
    labels=LABELS,
)
NAMES = sorted(path.stem for path in EXAMPLES.glob("*.md"))


def example(name: str) -> str:
    return (EXAMPLES / f"{name}.md").read_text(encoding="utf-8")
