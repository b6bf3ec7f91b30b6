"""Markdown to DOCX, for people who want to go on writing: real headings, lists and tables, the same bytes every time."""

import io
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from docx import Document
from docx.document import Document as Package
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm

from mandat.render.blocks import Blocks, Heading, tables_by_head
from mandat.render.docx_base import base_document, packed
from mandat.render.docx_blocks import DocxPrinter
from mandat.render.docx_table import widths_of
from mandat.render.docx_text import NAMESPACES, DocxText, field, paragraph, run
from mandat.render.languages import document_blocks
from mandat.render.look import Look

_NUMBERED = 1  # the list definition that numbers its items
_LONGEST_PROPERTY = 255
_TAB = "<w:r><w:tab/></w:r>"


def render_docx(markdown: str, look: Look, folders: tuple[Path, ...]) -> bytes:
    """The DOCX file of a Markdown document.

    Args:
        markdown: CommonMark with tables and strikethrough; HTML in it is text.
        look: what else the pages show.
        folders: where `word/styles.xml` and `word/numbering.xml` lie; an earlier folder wins over a later one.

    Raises:
        TemplateProblem: no folder has one of these files, or one is not XML.
    """
    document = Document(io.BytesIO(base_document(folders)))
    blocks = document_blocks(markdown, look)
    _set_language(document, f"{look.lang}-{look.region}")
    _set_properties(document, look)
    _set_page(document, look)
    section = document.element.body[-1]
    issuer = [paragraph("Issuer", run(look.issuer))] if look.issuer else []
    for piece in (*issuer, *_printer(document, blocks).print(blocks)):
        section.addprevious(_element(piece))
    made = io.BytesIO()
    document.save(made)
    return _dated(made, look)


def _printer(document: Package, blocks: Blocks) -> DocxPrinter:
    places = frozenset(block.place for block in blocks if isinstance(block, Heading) and block.place)
    text = DocxText(lambda target: document.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True), places)
    widths = {head: widths_of(tables) for head, tables in tables_by_head(blocks).items()}
    return DocxPrinter(text, widths, lambda start: _count_from(document, start))


def _count_from(document: Package, start: int) -> int:
    """A count of its own for one numbered list: without it, all lists of a document count on."""
    counts = document.part.numbering_part.element
    count = counts.add_num(_NUMBERED)
    for level in range(9):
        count.add_lvlOverride(ilvl=level).add_startOverride(start if level == 0 else 1)
    return int(count.numId)


def _set_language(document: Package, language: str) -> None:
    for mark in document.styles.element.xpath("./w:docDefaults//w:lang"):
        for name in mark.attrib:
            if not name.endswith("bidi"):
                mark.set(name, language)


def _set_properties(document: Package, look: Look) -> None:
    properties = document.core_properties
    day = datetime(look.date.year, look.date.month, look.date.day, tzinfo=UTC).replace(tzinfo=None)
    properties.title = _property(look.title)
    properties.author = _property(look.issuer)
    properties.last_modified_by = _property(look.issuer)
    properties.language = f"{look.lang}-{look.region}"
    properties.content_status = _property(look.status or "")
    properties.created = properties.modified = day
    properties.revision = 1


def _property(text: str) -> str:
    """Text that fits into a property of the file."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", "", text)[:_LONGEST_PROPERTY]


def _set_page(document: Package, look: Look) -> None:
    """A4; a tag on every page, the name of the document from the second page on, and the state at the foot."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = Mm(20), Mm(24), Mm(24), Mm(26)
    section.header_distance, section.footer_distance = Mm(11), Mm(12)
    section.different_first_page_header_footer = True
    tag = run(f"\N{NO-BREAK SPACE}{look.status}\N{NO-BREAK SPACE}", "Tag") if look.status is not None else ""
    name = look.title if look.title.startswith(look.issuer) else f"{look.issuer} · {look.title}"
    _fill(section.first_page_header.part.element, "Header", tag)
    _fill(section.header.part.element, "Header", f"{tag}{_TAB}{run(name)}")
    foot = f"{_page_of(look.page_of)}{_TAB}{run(look.status_line)}"
    _fill(section.first_page_footer.part.element, "Footer", foot)
    _fill(section.footer.part.element, "Footer", foot)


def _page_of(template: str) -> str:
    figures = {"{page}": field("PAGE"), "{pages}": field("NUMPAGES")}
    return "".join(figures.get(part) or run(part) for part in re.split(r"(\{pages?\})", template) if part)


def _fill(part: BaseOxmlElement, style: str, content: str) -> None:
    for child in list(part):
        part.remove(child)
    part.append(_element(paragraph(style, content)))


def _element(piece: str) -> BaseOxmlElement:
    """A paragraph or table, as the package keeps it."""
    return parse_xml(re.sub(r"^<w:\w+", lambda tag: f"{tag[0]} {NAMESPACES}", piece, count=1))


def _dated(made: io.BytesIO, look: Look) -> bytes:
    with zipfile.ZipFile(made) as package:
        files = {name: package.read(name) for name in package.namelist()}
    return packed(files, (look.date.year, look.date.month, look.date.day))
