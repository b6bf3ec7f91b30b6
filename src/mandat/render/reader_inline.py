"""What stands within a line, from the Markdown tree to typed pieces."""

import re
from collections.abc import Iterable, Iterator

from markdown_it.tree import SyntaxTreeNode

from mandat.render.blocks import Break, Code, Emphasis, Inline, Line, Link, Marked, Words

_WEB = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)
_MARKS: dict[str, Emphasis] = {"strong": "strong", "em": "em", "s": "s"}


def line_of(node: SyntaxTreeNode) -> Line:
    """The pieces of a paragraph, heading or cell."""
    return pieces(pieces_of(node))


def pieces_of(node: SyntaxTreeNode) -> list[SyntaxTreeNode]:
    """The nodes within a paragraph, heading or cell."""
    return [piece for line in node.children for piece in line.children]


def pieces(nodes: Iterable[SyntaxTreeNode]) -> Line:
    """Typed pieces; neighbouring words become one."""
    found: list[Inline] = []
    for piece in (piece for node in nodes for piece in _read(node)):
        last = found[-1] if found else None
        if isinstance(piece, Words) and isinstance(last, Words):
            found[-1] = Words(last.text + piece.text)
        elif piece != Words(""):
            found.append(piece)
    return tuple(found)


def plain_text(node: SyntaxTreeNode) -> str:
    """The words of a node without any markup."""
    if node.type in {"softbreak", "hardbreak"}:
        return " "
    if node.children:
        return "".join(plain_text(child) for child in node.children)
    return node.content if node.type != "inline" else ""


def _read(node: SyntaxTreeNode) -> Iterator[Inline]:
    if node.type in _MARKS:
        inside = pieces(node.children)
        if inside:
            yield Marked(_MARKS[node.type], inside)
    elif node.type == "hardbreak":
        yield Break()
    elif node.type == "code_inline":
        yield Code(node.content)
    elif node.type == "link":
        yield from _link(node)
    else:
        yield Words(plain_text(node))


def _link(node: SyntaxTreeNode) -> Iterator[Inline]:
    """Only addresses on the web, of e-mail and in the document are links: a path leads nowhere once the file is sent."""
    target = str(node.attrs.get("href", ""))
    inside = pieces(node.children) if plain_text(node).strip() else ()
    if _WEB.match(target):
        yield Link(target, inside or (Words(target),))
    elif target.startswith("#") and inside:
        yield Link(target, inside)
    else:
        yield from pieces(node.children)
