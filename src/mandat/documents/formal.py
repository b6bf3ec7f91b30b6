"""Items that only open or close a meeting: reports tell of the matters, and leave these out."""

from functools import lru_cache

from mandat.documents.wording.documents import FrameWords
from mandat.documents.wording.read import read_wording
from mandat.schema.meeting import Item
from mandat.source.shipped import shipped_templates

_MINUTES = ("previous", "previous_protocol", "previous_noted", "previous_protocol_noted")
_OPEN_END = 2
"""The last words of `Godkjenning av referat fra forrige møte`, in whose place people write a date."""
_FEWEST = 3
_FRAME = ("opening", "signers", "absence", "agenda", "follow_up", "other", "next", "closing")


def is_formal(item: Item, language: str) -> bool:
    """Whether an item has the title of one that frames every meeting where the language is spoken, and nothing came of it.

    What stands under the item that goes through earlier actions came of the items at which they were taken on.
    """
    if item.dissent or item.exempt is not None or item.raise_to is not None:
        return False
    follow_up, titles, beginnings = _titles(language)
    title = " ".join(item.title.split()).casefold()
    if item.actions and title != follow_up and item.frame != "opening":
        return False
    return item.frame is not None or title in titles or title.startswith(beginnings)


def is_about_minutes(item: Item, language: str) -> bool:
    """Whether an item has the title of the one at which the minutes of an earlier meeting are approved or noted."""
    titles, beginnings = _titles_about_minutes(language)
    title = " ".join(item.title.split()).casefold()
    return title in titles or title.startswith(beginnings)


@lru_cache(maxsize=8)
def _titles(language: str) -> tuple[str, frozenset[str], tuple[str, ...]]:
    """The title under which earlier actions are gone through, all titles, and how those about some minutes begin."""
    words = _frame_words(language)
    if words is None:
        return "", frozenset(), ()
    minutes, beginnings = _titles_about_minutes(language)
    return str(words.follow_up).casefold(), minutes.union(str(getattr(words, name)).casefold() for name in _FRAME), beginnings


@lru_cache(maxsize=8)
def _titles_about_minutes(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    words = _frame_words(language)
    if words is None:
        return frozenset(), ()
    titles = tuple(str(getattr(words, name)).casefold() for name in _MINUTES)
    beginnings = (text.split()[:-_OPEN_END] for text in titles)
    return frozenset(titles), tuple(" ".join(begins) + " " for begins in beginnings if len(begins) >= _FEWEST)


def _frame_words(language: str) -> FrameWords | None:
    """The titles of what frames a meeting; None where there are no documents in a language."""
    file = shipped_templates() / "wording" / f"{language}.yaml"
    return read_wording(file.read_text(encoding="utf-8"), str(file)).agenda.frame if file.is_file() else None
