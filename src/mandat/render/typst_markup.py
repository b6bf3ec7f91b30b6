"""Markdown to Typst code, free of injection: every text is a Typst string literal, so no character can become markup.

The code only calls the building blocks of the theme; how anything looks is decided there.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from mandat.render.typst_inline import inline, literal, plain_text, sequence
from mandat.render.typst_table import Table, columns_of, data, facts, read_table

LabelKind = Literal["decision", "proposal", "note"]

NUMBER_SPACE = "\u2003"
"""Em space: stands between the number and the title of a numbered heading."""

_SIDE_LABEL = 4  # the level of headings that stand beside the paragraph they introduce
_BESIDE = {"paragraph", "bullet_list", "ordered_list"}


def to_typst(markdown: str, title: str, labels: Mapping[str, LabelKind]) -> str:
    """Typst code of a whole document.

    Args:
        markdown: CommonMark with tables and strikethrough; HTML in it is text.
        title: the heading of a document that has none of its own.
        labels: the bold words that make a block quote a decision, a proposal or a note.
    """
    nodes = SyntaxTreeNode(_parser().parse(markdown)).children
    tables = _tables_by_head(nodes)
    names = {head: f"columns-{number}" for number, head in enumerate(tables, start=1)}
    widths = [f"let {names[head]} = {columns_of(same)}" for head, same in tables.items()]
    return "{\n" + "\n".join([*widths, *_Document(labels, names).blocks(nodes, title)]) + "\n}"


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable(["html_block", "html_inline"])


def _tables_by_head(nodes: Sequence[SyntaxTreeNode]) -> dict[tuple[str, ...], tuple[Table, ...]]:
    found: dict[tuple[str, ...], tuple[Table, ...]] = {}
    for node in nodes:
        for inner in node.walk():
            if inner.type == "table" and not (table := read_table(inner)).facts:
                found[table.words] = (*found.get(table.words, ()), table)
    return found


@dataclass(frozen=True, slots=True)
class _Document:
    labels: Mapping[str, LabelKind]
    columns: Mapping[tuple[str, ...], str]  # head of a table -> name of the code with its columns

    def blocks(self, nodes: Sequence[SyntaxTreeNode], title: str) -> Iterator[str]:
        """The blocks of the page, with heading levels that begin at 1 and leave no gap, as screen readers want them."""
        headings = [node for node in nodes if node.type == "heading"]
        level = 0
        if title.strip() and not (headings and headings[0].tag == "h1"):
            level = 1
            yield f"heading(level: 1, {literal(title)})"
        rest = list(nodes)
        after_title = False
        while rest:
            node = rest.pop(0)
            if node.type == "heading":
                after_title = level == 0
                level = min(max(int(node.tag[1]), 2), level + 1) if level else 1
                beside = rest.pop(0) if _is_side_label(node, level) and rest and rest[0].type in _BESIDE else None
                yield self._side(node, level, beside) if _is_side_label(node, level) else _heading(node, level)
            else:
                yield f"theme.lead({_line(node)})" if after_title and node.type == "paragraph" else self.block(node)
                after_title = False

    def block(self, node: SyntaxTreeNode) -> str:
        match node.type:
            case "paragraph":
                return _line(node) if node.hidden else f"par({_line(node)})"
            case "heading":  # inside a quote or a list it is no heading of the document
                return f"par(strong({_line(node)}))"
            case "bullet_list" | "ordered_list":
                return self._list(node)
            case "blockquote":
                return self._quote(node)
            case "table":
                return self._table(read_table(node))
            case "hr":
                return "theme.rule"
            case _:
                return f"raw(block: true, {literal(node.content.rstrip())})"

    def _side(self, node: SyntaxTreeNode, level: int, beside: SyntaxTreeNode | None) -> str:
        return f"theme.side({level}, {_line(node)}, {self.block(beside) if beside else '[]'})"

    def _inside(self, nodes: Sequence[SyntaxTreeNode]) -> str:
        return sequence(self.block(node) for node in nodes)

    def _list(self, node: SyntaxTreeNode) -> str:
        if _is_contents(node):
            return "theme.contents"
        items = "".join(f"{self._inside(item.children)}, " for item in node.children)
        if node.type == "bullet_list":
            return f"list({items})"
        return f"enum(start: {node.attrs.get('start', 1)}, {items})"

    def _quote(self, node: SyntaxTreeNode) -> str:
        label, words = _label(node)
        if label not in self.labels:
            return f"theme.quoted({self._inside(node.children)})"
        first = [f"par({inline(words)})"] if words else []
        body = sequence([*first, *(self.block(child) for child in node.children[1:])])
        return f"theme.{self.labels[label]}({literal(label)}, {body})"

    def _table(self, table: Table) -> str:
        return facts(table) if table.facts else data(table, self.columns[table.words])


def _is_side_label(node: SyntaxTreeNode, level: int) -> bool:
    return int(node.tag[1]) >= _SIDE_LABEL and level > 1 and bool(plain_text(node).strip())


def _heading(node: SyntaxTreeNode, level: int) -> str:
    text = plain_text(node)
    if not text.strip():
        return ""
    number, space, title = text.partition(NUMBER_SPACE)
    if not (space and title.strip()):
        return f"heading(level: {level}, outlined: false, bookmarked: true, {_line(node)})"
    return f"heading(level: {level}, numbering: (..n) => {literal(number.strip())}, {literal(title.strip())})"


def _line(node: SyntaxTreeNode) -> str:
    return inline(piece for line in node.children for piece in line.children)


def _label(quote: SyntaxTreeNode) -> tuple[str, list[SyntaxTreeNode]]:
    """The bold words that begin a block quote, and what follows them in the same paragraph."""
    pieces = [piece for line in quote.children[0].children for piece in line.children] if quote.children else []
    pieces = _without_blanks(pieces)
    if not pieces or pieces[0].type != "strong":
        return "", pieces
    return plain_text(pieces[0]).strip().removesuffix(":"), _without_blanks(pieces[1:])


def _without_blanks(pieces: Sequence[SyntaxTreeNode]) -> list[SyntaxTreeNode]:
    """The pieces of a line from the first that shows something."""
    start = next((i for i, piece in enumerate(pieces) if plain_text(piece).strip(" :")), len(pieces))
    return list(pieces[start:])


def _is_contents(node: SyntaxTreeNode) -> bool:
    """Whether a list only links to places in this document: a table of contents, which the theme sets with page numbers."""
    lines = [inner for inner in node.walk() if inner.type == "inline"]
    return bool(lines) and all(
        len(line.children) == 1 and str(line.children[0].attrs.get("href", "")).startswith("#") for line in lines
    )
