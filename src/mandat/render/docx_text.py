"""What stands within a paragraph, as WordprocessingML; every text escaped, so no character can become markup."""

import re
from collections.abc import Callable
from html import escape

from mandat.frozen import frozen
from mandat.render.blocks import Break, Code, Inline, Line, Link, Marked, Words
from mandat.render.unbroken import unbroken

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_PROPERTIES = {"strong": "<w:b/>", "em": "<w:i/>", "s": "<w:strike/>"}  # in the order that the format asks for


def words(text: str) -> str:
    """Text that can stand in the file; control characters are left out."""
    return escape(_UNPRINTABLE.sub("", text))


def run(text: str, style: str = "", marks: frozenset[str] = frozenset(), language: str = "") -> str:
    """A stretch of text with a character style and marks, and its language where it is another one than the document's."""
    shown = f'<w:rStyle w:val="{style}"/>' if style else ""
    shown += "".join(code for mark, code in _PROPERTIES.items() if mark in marks)
    shown += f'<w:lang w:val="{words(language)}"/>' if language else ""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in words(text).split("\n"))
    return f"<w:r>{f'<w:rPr>{shown}</w:rPr>' if shown else ''}{lines}</w:r>"


def field(name: str) -> str:
    """A number that the word processor fills in: `PAGE`, `NUMPAGES`."""
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def paragraph(style: str, content: str, properties: str = "") -> str:
    """A paragraph of a style; `properties` stand in the order of the format."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


@frozen
class DocxText:
    """Prints lines.

    Attributes:
        relate: registers an address outside and gives the id under which a link names it.
        places: the names that links in the document may lead to.
    """

    relate: Callable[[str], str]
    places: frozenset[str]

    def line(self, line: Line, style: str = "", marks: frozenset[str] = frozenset()) -> str:
        """The runs of a line."""
        return "".join(self._piece(piece, style, marks) for piece in line)

    def _piece(self, piece: Inline, style: str, marks: frozenset[str]) -> str:
        match piece:
            case Words(text, language):
                return run(unbroken(text), style, marks, language)
            case Code(text):
                return run(text, style or "Code", marks)
            case Break():
                return "<w:r><w:br/></w:r>"
            case Marked(kind, inside):
                return self.line(inside, style, marks | {kind})
            case Link(target, inside):
                return self._link(target, self.line(inside, "Hyperlink", marks), self.line(inside, style, marks))

    def _link(self, target: str, shown: str, without_target: str) -> str:
        if not target.startswith("#"):
            return f'<w:hyperlink r:id="{self.relate(target)}" w:history="1">{shown}</w:hyperlink>'
        if target[1:] not in self.places:
            return without_target
        return f'<w:hyperlink w:anchor="{bookmark(target[1:])}" w:history="1">{shown}</w:hyperlink>'


def bookmark(place: str) -> str:
    """The name of a place in the document; a word processor wants a letter first and at most 40 signs."""
    return words("_" + place.replace("-", "_"))[:40]
