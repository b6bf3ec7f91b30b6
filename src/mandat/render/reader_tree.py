"""The tree of a Markdown text: markdown-it gives a flat list of tokens, and its own tree takes as long as reading them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from markdown_it.token import Token


@dataclass(slots=True)
class Node:
    """A piece of Markdown with the pieces in it.

    Attributes:
        type: as markdown-it names it, without `_open`: `heading`, `paragraph`, `inline`, `text`.
        tag: the HTML element, such as `h2`.
        content: the text of a piece that holds no others.
        attrs: such as `href` of a link and `start` of a list.
        hidden: a paragraph that is the only line of an item in a list without air.
        children: the pieces in it.
    """

    type: str
    tag: str = ""
    content: str = ""
    attrs: Mapping[str, str | int | float] = field(default_factory=dict)
    hidden: bool = False
    children: list["Node"] = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        """This piece and all in it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def tree_of(tokens: Iterable[Token]) -> Node:
    """The tree of a document, under a root without content of its own."""
    root = Node("root")
    above = [root]
    for token in tokens:
        if token.nesting < 0:
            above.pop()
            continue
        node = Node(token.type.removesuffix("_open"), token.tag, token.content, token.attrs, token.hidden)
        above[-1].children.append(node)
        if token.nesting > 0:
            above.append(node)
        elif token.children:
            node.children = tree_of(token.children).children
    return root
