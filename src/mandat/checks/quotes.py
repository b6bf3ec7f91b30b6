"""The quotes of a workspace, each compared with its source where that is a text file in the community's folder."""

from collections.abc import Iterator

from mandat.diagnostics import Place
from mandat.frozen import frozen
from mandat.schema.common import SourcedFile
from mandat.source.folder import Folder, NotReadable
from mandat.source.text import Text, decode
from mandat.workspace import Workspace

_LONGEST_PATH = 200


@frozen
class Quote:
    """A quote with its source. `nearly` are the source's own words where only capital letters differ."""

    place: Place
    source: str
    is_found: bool
    nearly: str | None = None


def quotes(workspace: Workspace) -> Iterator[Quote]:
    """Every quote whose source can be read."""
    texts: dict[str, str | None] = {}
    for file, data in workspace.files.items():
        if not isinstance(data, SourcedFile):
            continue
        folder = file.rsplit("/", 1)[0]
        for path, basis in data.basis.items():
            source = basis.source or data.source
            if basis.quote is None or source is None:
                continue
            where = f"{folder}/{source}"
            if where not in texts:
                texts[where] = _words(workspace.folder, where) if _is_path(source) else None
            text = texts[where]
            if text is not None:
                yield _compared(Place(file, f"basis.{path}.quote"), source, basis.quote, text)


def _is_path(source: str) -> bool:
    """Whether a source can be a file below the community's folder; titles and addresses are not."""
    names = source.split("/")
    return len(source) < _LONGEST_PATH and "\0" not in source and ".." not in names and names[0] != ""


def _words(folder: Folder, path: str) -> str | None:
    """The text of a file with every run of blanks and line breaks as one blank; None if there is no such text."""
    if not folder.has(path):
        return None
    try:
        text = decode(folder.read(path))
    except NotReadable:
        return None
    return " ".join(text.characters.split()) if isinstance(text, Text) else None


def _compared(place: Place, source: str, quote: str, text: str) -> Quote:
    words = " ".join(quote.split())
    if words in text:
        return Quote(place, source, is_found=True)
    lower = text.lower()
    at = lower.find(words.lower()) if len(lower) == len(text) else -1
    return Quote(place, source, is_found=False, nearly=text[at : at + len(words)] if at >= 0 else None)
