"""What people write for a report, from their Markdown to sections of a document.

The text is read into blocks and written anew: it says what it said, and cannot be anything but the content of its section.
HTML stays text, headings go below those of the document, comments are left out, and templates never see it.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from mandat.documents.quoted import Quoted
from mandat.documents.report.prose import Prose
from mandat.render.blocks import Block, Blocks, Heading, Lead, Paragraph, Words, text_of
from mandat.render.markdown import Markdown
from mandat.render.prose_markdown import written
from mandat.render.reader import NUMBER_SPACE, parser, read_blocks

T = TypeVar("T")

LONGEST = 200_000
"""Characters of a file of prose: some fifty pages, more than any report has."""

DEEPEST = 18
"""Levels of lists and quotes, each counted as two; the reader of Markdown leaves out what lies below twenty."""

_SECTION = 2
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


class NotProse(Exception):
    """A text that cannot go into a report; the sentence says why, `remedy` what to do, `line` where."""

    def __init__(self, line: int, message: str, remedy: str) -> None:
        super().__init__(message)
        self.line = line
        self.remedy = remedy


def read_prose(text: str, level: int) -> tuple[Prose, ...]:
    """The sections of a file, each with its text as Markdown; what stands before the first heading has an empty title.

    Args:
        text: Markdown. Its first heading is the title of the file, and left out, if it is the only one of level 1 above others
            of level 2.
        level: of the document's headings under which the sections go; headings inside a section go below.

    Raises:
        NotProse: the text is longer than `LONGEST`, a comment has no end, or lists and quotes stand too deep in one another.
    """
    if len(text) > LONGEST:
        message = f"The file has {len(text)} characters, and a report takes {LONGEST} at most."
        raise NotProse(1, message, "shorten it, and add what is long as an attachment")
    shown = without_comments(text)
    tokens = parser().parse(shown)
    deep = next((token for token in tokens if token.level > DEEPEST), None)
    if deep is not None:
        line = (deep.map or [0])[0] + 1
        raise NotProse(line, "Lists or quotes stand too deep in one another here.", "write fewer levels")
    tags = [token.tag for token in tokens if token.type == "heading_open" and token.level == 0]
    has_title = tags[:1] == ["h1"] and tags.count("h1") == 1 and "h2" in tags
    blocks = read_blocks(shown if has_title else f"# -\n\n{shown}", "-", {})
    return tuple(_prose(title, inside, level) for title, inside in _sections(blocks))


def without_comments(text: str) -> str:
    """The text without `<!-- … -->`; those inside a fenced block are part of what is shown.

    Raises:
        NotProse: a comment has no end.
    """
    kept: list[str] = []
    fence, opened = "", 0
    for number, line in enumerate(text.splitlines(keepends=True), start=1):
        mark = _FENCE.match(line)
        if not opened and mark is not None and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        if fence:
            kept.append(line)
            continue
        shown, still_open = _outside(line, inside=bool(opened))
        opened = (opened or number) if still_open else 0
        kept.append(shown)
    if opened:
        raise NotProse(opened, "The comment that begins with `<!--` here has no end.", "close it with `-->`, or remove `<!--`")
    return "".join(kept)


def _outside(line: str, *, inside: bool) -> tuple[str, bool]:
    """What of a line stands outside comments, and whether one is open at its end."""
    shown, rest = "", line
    while rest:
        if inside:
            _, end, rest = rest.partition("-->")
            if not end:
                return shown + ("\n" if line.endswith("\n") else ""), True
            inside = False
        else:
            before, begin, rest = rest.partition("<!--")
            shown, inside = shown + before, bool(begin)
    return shown, inside


def _sections(blocks: Blocks) -> Iterator[tuple[str, Blocks]]:
    """Title and content, section by section; those without a word are told too, for they are there."""
    title, inside, begun = "", list[Block](), False
    for block in blocks:
        if not isinstance(block, Heading) or block.level > _SECTION:
            inside.append(Paragraph(block.line) if isinstance(block, Lead) else block)
            continue
        if begun or inside:
            yield title, tuple(inside)
        begun = block.level == _SECTION
        title, inside = (_plain(block), []) if begun else ("", [])
    if begun or inside:
        yield title, tuple(inside)


def _plain(heading: Heading) -> str:
    return " ".join(f"{heading.number} {text_of(heading.line)}".replace(NUMBER_SPACE, " ").split())


def _prose(title: str, blocks: Blocks, level: int) -> Prose:
    return Prose(title, Markdown(written(blocks, level - _SECTION)))


def with_prose(quoted: Quoted, view: object) -> Quoted:
    """What the files say, and what people wrote in Markdown beside them: a view holds that as it was written."""
    blocks = (read_blocks(text, "", {}) for text in _leaves(view, Markdown))
    texts = (words.text.strip() for one in blocks for words in _leaves(one, Words))
    return replace(quoted, texts=quoted.texts | {text for text in texts if " " in text})  # one word may be of any language


def _leaves(value: object, kind: type[T]) -> Iterator[T]:
    """What is of this kind, however deep in a value it stands."""
    if isinstance(value, kind):
        yield value
    elif isinstance(value, tuple):
        yield from (found for one in value for found in _leaves(one, kind))
    elif is_dataclass(value):
        yield from (found for field in fields(value) for found in _leaves(getattr(value, field.name), kind))
