"""The first text of what people write for a report: the headings of the report, each with a comment that guides."""

from mandat.documents.report.prose import PROSE
from mandat.documents.starters import starter_language
from mandat.documents.wording.groups import Wording
from mandat.source.shipped import shipped_templates


def report_text(own_id: str, name: str, year: int, words: Wording) -> str:
    """The text of `reports/<id>-<year>.md`, with the headings of a wording and comments in its language."""
    path = shipped_templates() / "starters" / starter_language(words.language) / "report.md"
    text = path.read_text(encoding="utf-8")
    headings = {section.replace("_", "-"): words.report.sections[section] for section in PROSE}
    values = {"id": own_id, "year": str(year), "name": _harmless(name), **headings}
    for key, value in values.items():
        text = text.replace(f"<{key}>", value)
    return text


def _harmless(name: str) -> str:
    """A name on one line that opens no comment."""
    return " ".join(name.split()).replace("<", "&lt;")
