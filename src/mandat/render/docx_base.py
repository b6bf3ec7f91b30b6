"""The empty document that a DOCX file begins as: its parts are made here, its styles and lists lie in `templates/word/`."""

import io
import zipfile
from pathlib import Path
from xml.parsers.expat import ExpatError, ParserCreate

from mandat.render.problem import TemplateProblem

FOLDER = "word"
STYLES, NUMBERING = "styles.xml", "numbering.xml"

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS = {"document": "document.main", "styles": "styles", "numbering": "numbering", "settings": "settings"}
_FIRST_YEAR = 1980  # a package knows no earlier date


def base_document(folders: tuple[Path, ...]) -> bytes:
    """A document without text.

    Raises:
        TemplateProblem: no folder has the styles or the lists, or one of them is not XML.
    """
    own = {name: _read(folders, name) for name in (STYLES, NUMBERING)}
    files = {"[Content_Types].xml": _types(), "_rels/.rels": _relations({"officeDocument": "word/document.xml"})}
    files["word/_rels/document.xml.rels"] = _relations({name: f"{name}.xml" for name in _PARTS if name != "document"})
    files["word/document.xml"] = f'{_HEAD}<w:document xmlns:w="{_WORD}"><w:body><w:sectPr/></w:body></w:document>'
    files["word/settings.xml"] = _settings()
    files |= {f"word/{name}": text for name, text in own.items()}
    return packed({name: text.encode() for name, text in files.items()}, (_FIRST_YEAR, 1, 1))


def packed(files: dict[str, bytes], day: tuple[int, int, int]) -> bytes:
    """A package of files that all bear the same date, so that two runs give the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, (max(day[0], _FIRST_YEAR), day[1], day[2], 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, data)
    return made.getvalue()


def _read(folders: tuple[Path, ...], name: str) -> str:
    file = next((folder / FOLDER / name for folder in folders if (folder / FOLDER / name).is_file()), None)
    if file is None:
        raise TemplateProblem(f"{FOLDER}/{name}", 1, "none of the template folders has this file")
    text = file.read_text(encoding="utf-8")
    try:
        ParserCreate().Parse(text, True)  # noqa: FBT003  expat takes no names
    except ExpatError as problem:
        raise TemplateProblem(str(file), problem.lineno, f"this is not XML: {problem}") from problem
    return text


def _types() -> str:
    parts = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}{kind}+xml"/>' for name, kind in _PARTS.items())
    relations = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    others = '<Default Extension="xml" ContentType="application/xml"/>'
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'{_HEAD}<Types xmlns="{space}">{relations}{others}{parts}</Types>'


def _relations(targets: dict[str, str]) -> str:
    found = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), start=1)
    )
    return f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{found}</Relationships>'


def _settings() -> str:
    mode = '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    return f'{_HEAD}<w:settings xmlns:w="{_WORD}"><w:defaultTabStop w:val="964"/><w:compat>{mode}</w:compat></w:settings>'
