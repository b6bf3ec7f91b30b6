"""What people wrote, in a document whose own words are in another language: it is never translated, and keeps its language."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from mandat.documents.wording.groups import Wording
from mandat.frozen import frozen
from mandat.schema.fields import Model
from mandat.workspace import Community, Workspace

_SHORTEST = 4  # letters; shorter ones are signs and abbreviations, such as the ids of members
_WORD = re.compile(r"\w+")
_PARAGRAPH = re.compile(r"\n\s*\n")


@frozen
class Quoted:
    """The texts of a community's files, to be known again by their words in a document of another language.

    Attributes:
        language: of the files, with the country: `nb-NO`.
        texts: what stands in the files, paragraph by paragraph, with runs of blanks as one.
    """

    language: str
    texts: frozenset[str]


def quoted_in(workspace: Workspace, community: Community, own: str, words: Wording) -> Quoted | None:
    """What a document quotes from files in the language `own`; None where its own words are in the same one.

    What the wording says too is no quotation: `as needed` is a phrase of the format and of English.
    """
    if own == words.language:
        return None
    files = (data for file, data in workspace.files.items() if file.startswith(f"{community.folder}/"))
    said = f" {' '.join(_WORD.findall(' '.join(_texts(words)).casefold()))} "
    texts = (paragraph for data in files for text in _texts(data) for paragraph in _paragraphs(text))
    return Quoted(f"{own}-{community.data.country}", frozenset(text for text in texts if _is_quotable(text, said)))


def _is_quotable(text: str, said: str) -> bool:
    """Whether the text is one of words, and none that the tool itself says; `said` is that, word by word."""
    found = _WORD.findall(text.casefold())
    return sum(map(str.isalpha, text)) >= _SHORTEST and f" {' '.join(found)} " not in said


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case tuple():
            yield from (text for one in value for text in _texts(one))
        case dict():
            yield from (text for one in value.values() for text in _texts(one))
        case Model():
            yield from (text for one in vars(value).values() for text in _texts(one))
        case _ if is_dataclass(value):
            yield from (text for field in fields(value) for text in _texts(getattr(value, field.name)))
        case _:
            pass


def _paragraphs(text: str) -> Iterator[str]:
    return (" ".join(paragraph.split()) for paragraph in _PARAGRAPH.split(text))
