"""What minutes are made of: a meeting, its file, and for whom the minutes are meant."""

from typing import Literal

from mandat.documents.numbering import shown
from mandat.documents.occasion import Occasion
from mandat.documents.wording.minutes import MinutesWords
from mandat.frozen import frozen
from mandat.schema.approval import is_signer
from mandat.schema.meeting import Item, MeetingFile


@frozen
class Record:
    """A meeting and its file; of exempt items a public version tells only number and ground."""

    occasion: Occasion
    data: MeetingFile
    is_public: bool = False

    @property
    def words(self) -> MinutesWords:
        """The phrases of minutes."""
        return self.occasion.words.minutes

    @property
    def kind(self) -> Literal["notes", "minutes", "protocol"]:
        """Short notes, unless the mandate wants more."""
        return self.occasion.rules.minutes.kind or "notes"

    @property
    def status(self) -> Literal["draft", "circulated", "approved", "signed"]:
        """How far the minutes have come, as the file says."""
        return self.data.minutes.status if self.data.minutes is not None else "draft"

    @property
    def signers(self) -> tuple[str, ...]:
        """Who signs a protocol beside chair and secretary."""
        chosen = self.data.minutes.signers if self.data.minutes is not None else ()
        own = tuple(who for role, who in self.data.roles.items() if is_signer(role))
        return tuple(dict.fromkeys((*own, *chosen)))

    @property
    def has_exempt(self) -> bool:
        """Whether the public version is another than the internal one."""
        return any(item.exempt is not None for item in self.data.items)

    def is_hidden(self, item: Item) -> bool:
        """Whether of this item only number and ground are told."""
        return self.is_public and item.exempt is not None

    def number(self, item: Item) -> str:
        """The number of an item as it is shown; empty while it has none, because a provisional one could be quoted."""
        return shown(item.number) if item.number is not None else ""


def record_of(occasion: Occasion, *, is_public: bool = False) -> Record:
    """The record of a meeting that has a file.

    Raises:
        ValueError: it has none.
    """
    if occasion.file is None:
        raise ValueError(f"{occasion.meeting.id} has no file")
    return Record(occasion, occasion.file, is_public)
