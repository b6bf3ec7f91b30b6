"""Markdown to typed blocks: the one place that knows what our Markdown means."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from mandat.render.blocks import (
    Block,
    Blocks,
    Contents,
    Heading,
    Items,
    LabelKind,
    Labelled,
    Lead,
    Line,
    Marked,
    Paragraph,
    Quoted,
    Rule,
    Side,
    Verbatim,
    Words,
    text_of,
)
from mandat.render.reader_inline import line_of, pieces, pieces_of, plain_text
from mandat.render.reader_table import read_table

NUMBER_SPACE = "\u2003"
"""Em space: stands between the number and the title of a numbered heading."""

_SIDE_LABEL = 4  # the level of headings that stand beside the paragraph they introduce
_BESIDE = {"paragraph", "bullet_list", "ordered_list"}


def read_blocks(markdown: str, title: str, labels: Mapping[str, LabelKind]) -> Blocks:
    """The blocks of a whole document, with heading levels that begin at 1 and leave no gap, as screen readers want them.

    Args:
        markdown: CommonMark with tables and strikethrough; HTML in it is text.
        title: the heading of a document that has none of its own.
        labels: the bold words that make a block quote a decision, a proposal or a note.
    """
    nodes = [node for node in SyntaxTreeNode(parser().parse(markdown)).children if not _is_empty_heading(node)]
    return tuple(_Reader(labels).document(nodes, title.strip()))


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """CommonMark with tables and strikethrough; HTML in it is text."""
    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable(["html_block", "html_inline"])


@dataclass(frozen=True, slots=True)
class _Reader:
    labels: Mapping[str, LabelKind]
    places: set[str] = field(default_factory=set)

    def document(self, nodes: list[SyntaxTreeNode], title: str) -> Iterator[Block]:
        first = next((node for node in nodes if node.type == "heading"), None)
        above: tuple[int, ...] = ()  # the written levels of the headings around the current place
        if title and (first is None or first.tag != "h1"):
            above = (1,)
            yield Heading(1, "", (Words(title),), "")
        rest, after_title = list(nodes), False
        while rest:
            node = rest.pop(0)
            if node.type != "heading":
                yield Lead(line_of(node)) if after_title and node.type == "paragraph" else self.block(node)
                after_title = False
                continue
            after_title = not above
            above = _around(above, int(node.tag[1]))
            if int(node.tag[1]) < _SIDE_LABEL or after_title:
                yield self._heading(node, len(above))
            else:
                yield self._side(node, len(above), rest.pop(0) if rest and rest[0].type in _BESIDE else None)

    def block(self, node: SyntaxTreeNode) -> Block:
        match node.type:
            case "paragraph":
                return Paragraph(line_of(node), node.hidden)
            case "heading":  # inside a quote or a list it is no heading of the document
                return Paragraph((Marked("strong", line_of(node)),))
            case "bullet_list" | "ordered_list":
                return self._list(node)
            case "blockquote":
                return self._quote(node)
            case "table":
                return read_table(node)
            case "hr":
                return Rule()
            case _:
                return Verbatim(node.content.rstrip())

    def _heading(self, node: SyntaxTreeNode, level: int) -> Heading:
        number, _, title = plain_text(node).partition(NUMBER_SPACE)
        number, title = number.strip(), title.strip()
        if not title:
            return Heading(level, "", line_of(node), "")
        return Heading(level, number, (Words(title),), self._place(number))

    def _place(self, number: str) -> str:
        place = re.sub(r"\W+", "-", number).strip("-").lower()
        if place in self.places:
            return ""
        self.places.add(place)
        return place

    def _side(self, node: SyntaxTreeNode, level: int, beside: SyntaxTreeNode | None) -> Side:
        shown = self.block(beside) if beside is not None else None
        return Side(level, line_of(node), shown if isinstance(shown, Paragraph | Items | Contents) else None)

    def _inside(self, nodes: Sequence[SyntaxTreeNode]) -> Blocks:
        return tuple(self.block(node) for node in nodes if not _is_empty_heading(node))

    def _list(self, node: SyntaxTreeNode) -> Items | Contents:
        start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
        items = Items(start, tuple(self._inside(item.children) for item in node.children))
        return Contents(_without_inner_contents(items)) if _is_contents(node) else items

    def _quote(self, node: SyntaxTreeNode) -> Labelled | Quoted:
        label, words = _label(node)
        if label not in self.labels:
            return Quoted(self._inside(node.children))
        first = (Paragraph(_without_colon(pieces(words))),) if words else ()
        return Labelled(self.labels[label], label, (*first, *self._inside(node.children[1:])))


def _around(above: tuple[int, ...], written: int) -> tuple[int, ...]:
    """The headings around what follows a heading of a written level; how many they are is the level that is shown.

    Headings of one section that were written alike are shown alike. The title is the only one of level 1.
    """
    if not above:
        return (1,)
    return (1, *(level for level in above[1:] if level < written), max(written, 2))


def _is_empty_heading(node: SyntaxTreeNode) -> bool:
    return node.type == "heading" and not text_of(line_of(node)).strip()


def _label(quote: SyntaxTreeNode) -> tuple[str, list[SyntaxTreeNode]]:
    """The bold words that begin a block quote, and what follows them in the same paragraph."""
    found = _without_blanks(pieces_of(quote.children[0])) if quote.children else []
    if not found or found[0].type != "strong":
        return "", found
    return plain_text(found[0]).strip().removesuffix(":"), _without_blanks(found[1:])


def _without_blanks(nodes: Sequence[SyntaxTreeNode]) -> list[SyntaxTreeNode]:
    """The pieces of a line from the first that shows something."""
    start = next((i for i, node in enumerate(nodes) if plain_text(node).strip(" :")), len(nodes))
    return list(nodes[start:])


def _without_colon(line: Line) -> Line:
    """What stands behind a label, without the colon or blank that parts them."""
    first, *rest = line
    return (Words(first.text.lstrip(" :")), *rest) if isinstance(first, Words) else line


def _without_inner_contents(items: Items) -> Items:
    """A table of contents is one, however deep its lists go."""
    return Items(items.start, tuple(tuple(b.entries if isinstance(b, Contents) else b for b in item) for item in items.items))


def _is_contents(node: SyntaxTreeNode) -> bool:
    """Whether a list only links to places in this document: a table of contents."""
    lines = [inner for inner in node.walk() if inner.type == "inline"]
    return bool(lines) and all(
        len(line.children) == 1 and str(line.children[0].attrs.get("href", "")).startswith("#") for line in lines
    )
