"""The look of a document's pages, from the outside of its view and the wording of its language."""

from typing import Protocol

from mandat.documents.cover import Cover
from mandat.documents.wording_groups import Wording
from mandat.render.pdf import Look


class Covered(Protocol):
    """A view of a document that has an outside."""

    @property
    def cover(self) -> Cover:
        """What stands on every page."""


def look_of(view: Covered, words: Wording) -> Look:
    """What the pages show beside the Markdown."""
    cover = view.cover
    return Look(
        title=cover.title,
        issuer=cover.issuer,
        lang=words.language,
        region=words.territory,
        date=cover.day,
        status=cover.tag,
        status_line=cover.status_line,
        page_of=words.page.page_of,
        labels=words.labels.kinds(),
    )
