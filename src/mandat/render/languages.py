"""The language of what a document quotes: Markdown cannot say it, so the words of the files are found again in the blocks."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, TypeVar

from mandat.render.blocks import Blocks, Inline, Words
from mandat.render.look import Look
from mandat.render.reader import read_blocks

if TYPE_CHECKING:
    from mandat.documents.quoted import Quoted

T = TypeVar("T")

_WORD = re.compile(r"\w+")
_EDGES = re.compile(r"^\W+|\W+$")


def document_blocks(markdown: str, look: Look) -> Blocks:
    """The blocks of a document, with the language of the words that are in another one than the document."""
    blocks = read_blocks(markdown, look.title, look.labels)
    return blocks if look.quoted is None else with_languages(blocks, look.quoted)


def with_languages(blocks: Blocks, quoted: "Quoted") -> Blocks:
    """The blocks, where every text of the files is marked with its language, wherever it stands."""
    return _marked(blocks, _Finder(quoted))


class _Finder:
    """Finds the texts of the files in a line, the longest first."""

    def __init__(self, quoted: "Quoted") -> None:
        self.language = quoted.language
        self.by_first = _by_first_word({_EDGES.sub("", text) for text in quoted.texts})

    def split(self, text: str) -> Iterator[Inline]:
        """The words of a text, part by part."""
        done = 0
        for start, end in self._found(text):
            yield from (Words(text[done:start]),) if done < start else ()
            yield Words(text[start:end], self.language)
            done = end
        yield from (Words(text[done:]),) if done < len(text) else ()

    def _found(self, text: str) -> Iterator[tuple[int, int]]:
        done = 0
        for word in _WORD.finditer(text):
            if word.start() < done:
                continue
            end = next((end for one in self.by_first.get(word[0].casefold(), ()) if (end := _end(one, text, word.start()))), 0)
            if end:
                yield word.start(), end
                done = end


def _by_first_word(texts: set[str]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for text in sorted(texts, key=lambda text: (-len(text), text)):
        first = _WORD.match(text)
        if first is not None:
            found[first[0].casefold()].append(text)
    return found


def _end(wanted: str, text: str, start: int) -> int:
    """Where a text that begins here ends; 0 if it does not stand here. Its first letter may be small or a capital."""
    end = start + len(wanted)
    stands = text[start + 1 : end] == wanted[1:] and text[start].casefold() == wanted[0].casefold()
    return end if stands and not (end < len(text) and text[end].isalnum()) else 0


def _marked(value: T, finder: _Finder) -> T:
    """The same blocks, lines or pieces, with the words in them marked."""
    if isinstance(value, tuple):
        parts = (tuple(finder.split(one.text)) if isinstance(one, Words) else (_marked(one, finder),) for one in value)
        return type(value)(piece for part in parts for piece in part)
    if is_dataclass(value) and not isinstance(value, type):
        return type(value)(*(_marked(getattr(value, field.name), finder) for field in fields(value)))
    return value
