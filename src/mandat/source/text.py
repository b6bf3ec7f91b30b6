"""Bytes to text and back: the byte-order mark and the kind of line ends are read and kept."""

from mandat.frozen import frozen
from mandat.source.yaml_faults import Fault, Span

BOM = b"\xef\xbb\xbf"
_OTHER_FILES = (
    (b"PK\x03\x04", "a Word document, a spreadsheet or a zip file"),
    (b"PK\x05\x06", "an empty zip file"),
    (b"%PDF", "a PDF"),
    (b"\xd0\xcf\x11\xe0", "an older Word document or spreadsheet"),
    (b"{\\rtf", "a document of a text program (RTF)"),
)
"""How files begin that are no text, and what they are."""


@frozen
class Text:
    """The characters of a file, without byte-order mark and with plain line ends; what was taken away is noted.

    A file that mixes both kinds of line end is written back with the Windows kind throughout.
    """

    characters: str
    bom: bool = False
    crlf: bool = False

    def encode(self) -> bytes:
        """The bytes to write: with the byte-order mark and the line ends that the file had."""
        body = self.characters.replace("\n", "\r\n") if self.crlf else self.characters
        return (BOM if self.bom else b"") + body.encode()


def decode(data: bytes) -> Text | Fault:
    """The text of a UTF-8 file, or why it cannot be read."""
    bom = data.startswith(BOM)
    body = data[3:] if bom else data
    if other := next((what for start, what in _OTHER_FILES if body.startswith(start)), None):
        remedy = "copy its text into a plain text editor and save that as UTF-8; keep the document itself in `sources/`"
        return Fault("FMT01", Span(1, 1, 1, 1), f"This is no text file, but {other}.", remedy)
    if body.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in body[:2]:
        remedy = "save it as UTF-8 (in Notepad: Save as, Encoding UTF-8)"
        return Fault("FMT01", Span(1, 1, 1, 1), "The file is saved as UTF-16.", remedy)
    try:
        characters = body.decode()
    except UnicodeDecodeError as error:
        return _not_utf8(body, error.start)
    return Text(characters.replace("\r\n", "\n").replace("\r", "\n"), bom, b"\r\n" in body)


def _not_utf8(body: bytes, start: int) -> Fault:
    before = body[:start].decode().replace("\r\n", "\n").replace("\r", "\n")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    letter = body[start : start + 1].decode("cp1252", "ignore")
    guess = f'; this letter is probably "{letter}"' if letter else ""
    message = f"The file is not saved as UTF-8{guess}."
    return Fault("FMT01", Span(line, column, line, column + 1), message, "save it as UTF-8 (in Notepad: Save as, Encoding UTF-8)")
