"""The look of a document's pages, from the outside of its view and the wording of its language."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Protocol

from mandat.frozen import frozen

if TYPE_CHECKING:
    from mandat.documents.cover import Cover
    from mandat.documents.quoted import Quoted
    from mandat.documents.wording.groups import Wording
    from mandat.render.blocks import LabelKind


@frozen
class Look:
    """What a document shows beside its Markdown.

    Attributes:
        title: title of the file, and in the header from the second page on; never empty, as screen readers need one.
        issuer: the body that the document comes from; empty if there is none.
        lang: language of the words, `nb`, `nn`, `sv`, `en`.
        region: country of the spelling, `NO`, `SE`, `GB`.
        date: the day the document is of; also the file's creation date.
        status: a word such as `Utkast`, in a black tag on every page; None where there is nothing to warn about.
        status_line: in the footer of every page, such as `Utsendt 6. februar 2025`.
        page_of: such as `Side {page} av {pages}`.
        labels: the label words that may begin a block quote, and what each makes of it.
        quoted: what the document quotes from files in another language; None where all is in one.
    """

    title: str
    issuer: str
    lang: str
    region: str
    date: date
    status: str | None
    status_line: str
    page_of: str
    labels: "Mapping[str, LabelKind]"
    quoted: "Quoted | None" = None


class Covered(Protocol):
    """A view of a document that has an outside."""

    @property
    def cover(self) -> "Cover":
        """What stands on every page."""


def look_of(view: Covered, words: "Wording", quoted: "Quoted | None" = None) -> Look:
    """What the pages show beside the Markdown; `quoted` is what they quote from files in another language."""
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
        quoted=quoted,
    )
