"""Items that only open or close a meeting: reports tell of the matters, and leave these out."""

from functools import lru_cache

from mandat.calendar.same_action import folded
from mandat.documents.wording.documents import FrameWords
from mandat.documents.wording.own import LANGUAGES, wording_of
from mandat.frozen import frozen
from mandat.schema.meeting import Item
from mandat.workspace import Workspace

_MINUTES = ("previous", "previous_protocol", "previous_noted", "previous_protocol_noted")
_OPEN_END = 2
"""The last words of `Godkjenning av referat fra forrige møte`, in whose place people write a date."""
_FEWEST = 3
_FRAME = ("opening", "signers", "absence", "agenda", "follow_up", "other", "next", "closing")


@frozen
class FrameTitles:
    """The titles of the items that frame every meeting, in a network's language, folded.

    Attributes:
        follow_up: the one under which earlier actions are gone through.
        minutes: those at which the minutes of an earlier meeting are approved or noted.
        beginnings: how the titles about minutes begin that end with words like "of the previous meeting".
        every: all of them.
    """

    follow_up: str
    minutes: frozenset[str]
    beginnings: tuple[str, ...]
    every: frozenset[str]


NO_TITLES = FrameTitles("", frozenset(), (), frozenset())
"""Of a language in which there are no documents."""


def frame_titles(workspace: Workspace, language: str) -> FrameTitles:
    """The titles in a language; the workspace may have its own wording."""
    return _titles(wording_of(workspace, language).agenda.frame) if language in LANGUAGES else NO_TITLES


def is_formal(item: Item, titles: FrameTitles) -> bool:
    """Whether an item has a title that frames every meeting where the language is spoken, and nothing came of it.

    What stands under the item that goes through earlier actions came of the items at which they were taken on.
    """
    if item.dissent or item.exempt is not None or item.raise_to is not None:
        return False
    title = folded(item.title)
    if item.actions and title != titles.follow_up and item.frame != "opening":
        return False
    return item.frame is not None or title in titles.every or title.startswith(titles.beginnings)


def is_about_minutes(item: Item, titles: FrameTitles) -> bool:
    """Whether an item has the title of the one at which the minutes of an earlier meeting are approved or noted."""
    title = folded(item.title)
    return title in titles.minutes or title.startswith(titles.beginnings)


@lru_cache(maxsize=8)
def _titles(words: FrameWords) -> FrameTitles:
    minutes = tuple(folded(words[name]) for name in _MINUTES)
    begins = (text.split()[:-_OPEN_END] for text in minutes)
    return FrameTitles(
        folded(words.follow_up),
        frozenset(minutes),
        tuple(" ".join(words) + " " for words in begins if len(words) >= _FEWEST),
        frozenset((*minutes, *(folded(words[name]) for name in _FRAME))),
    )
