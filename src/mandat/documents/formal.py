"""Items that only open or close a meeting: reports tell of the matters, and leave these out."""

from functools import lru_cache

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


@lru_cache(maxsize=8)
def _titles(language: str) -> tuple[str, frozenset[str], tuple[str, ...]]:
    """The title under which earlier actions are gone through, all titles, and how those about some minutes begin."""
    file = shipped_templates() / "wording" / f"{language}.yaml"
    if not file.is_file():
        return "", frozenset(), ()
    words = read_wording(file.read_text(encoding="utf-8"), str(file)).agenda.frame
    minutes = [str(getattr(words, name)).casefold() for name in _MINUTES]
    beginnings = (text.split()[:-_OPEN_END] for text in minutes)
    titles = frozenset((*minutes, *(str(getattr(words, name)).casefold() for name in _FRAME)))
    return (
        str(words.follow_up).casefold(),
        titles,
        tuple(" ".join(begins) + " " for begins in beginnings if len(begins) >= _FEWEST),
    )
