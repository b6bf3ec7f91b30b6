"""What stands within a line, from Markdown to Typst code: every text becomes a Typst string literal."""

import re
from collections.abc import Iterable

from markdown_it.tree import SyntaxTreeNode

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_WEB = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)
_WRAPPERS = {"strong": "strong", "em": "emph", "s": "strike"}


def literal(text: str) -> str:
    """Text as a Typst string literal; control characters are left out."""
    quoted = _CONTROLS.sub("", text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", " ")
    return f'"{quoted}"'


def sequence(parts: Iterable[str]) -> str:
    """Typst code that shows one part after the other."""
    kept = tuple(part for part in parts if part not in {"", '""'})
    if not kept:
        return "[]"
    return kept[0] if len(kept) == 1 else "{ " + "; ".join(kept) + " }"


def inline(nodes: Iterable[SyntaxTreeNode]) -> str:
    """Typst code for words, emphasis, links and breaks."""
    return sequence(_piece(node) for node in nodes)


def plain_text(node: SyntaxTreeNode) -> str:
    """The words of a node without any markup."""
    if node.type in {"softbreak", "hardbreak"}:
        return " "
    if node.children:
        return "".join(plain_text(child) for child in node.children)
    return node.content if node.type != "inline" else ""


def _piece(node: SyntaxTreeNode) -> str:
    if node.type in _WRAPPERS:
        return f"{_WRAPPERS[node.type]}({inline(node.children)})"
    if node.type == "softbreak":
        return literal(" ")
    if node.type == "hardbreak":
        return "linebreak()"
    if node.type == "code_inline":
        return f"raw({literal(node.content)})"
    if node.type == "link":
        return _link(node)
    return literal(plain_text(node))


def _link(node: SyntaxTreeNode) -> str:
    """Only addresses on the web and of e-mail are links: a path leads nowhere once the file has been sent."""
    target = str(node.attrs.get("href", ""))
    if not _WEB.match(target):
        return inline(node.children)
    words = inline(node.children) if plain_text(node).strip() else literal(target)
    return f"link({literal(target)}, {words})"
