"""What opens and closes an agenda: as is usual where the language of the network is spoken, whatever the document's is.

The titles stand in the wording of the document's language (`agenda.frame`), so that a translated agenda has the same items
with the same numbers.
"""

from mandat.documents.wording.documents import FrameWords
from mandat.frozen import frozen
from mandat.schema.community import Language
from mandat.schema.meetings import ItemType


@frozen
class FrameItem:
    """An item that only frames an agenda: its id in `agenda.frame`, and what it is for, if anything."""

    id: str
    type: ItemType | None = None


@frozen
class Frame:
    """The items before and after the matters of a meeting, in their order; `signers` only where a protocol is kept."""

    opening: tuple[FrameItem, ...]
    closing: tuple[FrameItem, ...]


FOLLOW_UP = FrameItem("follow-up", "information")
"""Where what was agreed earlier and is still open is gone through; only where there is any."""

_AGENDA = FrameItem("agenda", "decision")
_APPROVED = FrameItem("previous", "decision")
_NORWEGIAN = Frame((_AGENDA, _APPROVED), (FrameItem("other"),))
_SWEDISH = Frame(
    (FrameItem("opening"), FrameItem("signers", "decision"), _AGENDA, FrameItem("previous", "information")),
    (FrameItem("other"), FrameItem("next", "information"), FrameItem("closing")),
)
_ENGLISH = Frame(
    (FrameItem("absence", "information"), _AGENDA, _APPROVED), (FrameItem("other"), FrameItem("next", "information"))
)


def frame_of(language: Language) -> Frame:
    """The frame that is usual in a language."""
    match language:
        case "sv":
            return _SWEDISH
        case "en":
            return _ENGLISH
        case "nb" | "nn" | "da":
            return _NORWEGIAN


def frame_title(item: FrameItem, words: FrameWords, *, protocol: bool) -> str:
    """The title of a frame item; the last minutes are approved where they are decided on, else only noted."""
    if item.id != "previous":
        return words[item.id]
    kind = "previous-protocol" if protocol else "previous"
    return words[kind if item.type == "decision" else f"{kind}-noted"]
