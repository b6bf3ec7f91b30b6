"""The first lines of a new plan file: what it is and how it is changed by hand, in the community's language."""

from mandat.documents.starters import starter_language
from mandat.source.shipped import shipped_templates


def plan_head(language: str, year: int) -> str:
    """The comment, `format` and `plan` of a new plan; in English where nothing is written in the language."""
    path = shipped_templates() / "starters" / starter_language(language) / "plan.yaml"
    return path.read_text(encoding="utf-8").replace("<year>", str(year))
