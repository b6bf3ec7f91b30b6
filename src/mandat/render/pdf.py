"""Markdown to PDF: one accessible archive file (PDF/UA-1 and PDF/A-2a), the same bytes every time.

The theme decides how everything looks; the words all come from the Markdown and the `Look`. Only the fonts that lie
beside the theme are used, so that two machines give the same document.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from unicodedata import category

import typst

from mandat.render.languages import document_blocks
from mandat.render.look import Look
from mandat.render.problem import TemplateProblem
from mandat.render.typst_inline import literal
from mandat.render.typst_markup import to_typst

THEME = "theme.typ"

_UNPRINTABLE = re.compile(r'the (?:text|codepoint|disallowed codepoint) `"(.+?)"`', re.DOTALL)
_THEME_LINE = re.compile(r"theme\.typ:(\d+)")
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_REPLACEMENT = "\ufffd"
_FAR = 0x2E80  # from here on: ideographs, emoji, private use; none of the shipped fonts has any of them


def render_pdf(markdown: str, look: Look, folders: tuple[Path, ...]) -> bytes:
    """The PDF of a Markdown document.

    Args:
        markdown: CommonMark with tables and strikethrough; HTML in it is text.
        look: what else the pages show.
        folders: where `theme.typ` and `fonts/` lie; an earlier folder wins over a later one.

    Raises:
        TemplateProblem: no folder has a theme, or the theme cannot be used.
    """
    return print_pdf(markdown, look, folders)[0]


def print_pdf(markdown: str, look: Look, folders: tuple[Path, ...]) -> tuple[bytes, str]:
    """The PDF of a Markdown document, as `render_pdf`, and the signs that no font has: a replacement sign stands for each."""
    theme = _theme(folders)
    source = typed = _document(markdown, look)
    while True:
        try:
            lost = (sign for sign, shown in zip(typed, source, strict=True) if sign != shown)
            return _compile(source, look.date, theme, folders), "".join(dict.fromkeys(lost))
        except typst.TypstError as error:
            printable = _without_unprintable(source, error.message)
            if printable == source:
                raise TemplateProblem(str(theme), _line(error), error.message) from error
            source = printable


def _theme(folders: tuple[Path, ...]) -> Path:
    theme = next((folder / THEME for folder in folders if (folder / THEME).is_file()), None)
    if theme is None:
        raise TemplateProblem(THEME, 1, "none of the template folders has a theme")
    for number, line in enumerate(theme.read_text(encoding="utf-8").splitlines(), start=1):
        if re.search(r'"@\w', line):
            raise TemplateProblem(str(theme), number, "a theme uses no packages: they would come from the network")
    return theme


def _compile(source: str, day: date, theme: Path, folders: tuple[Path, ...]) -> bytes:
    pdf = _compiler(theme.parent, folders).compile(
        source.encode(),
        format="pdf",
        pdf_standards=["ua-1", "a-2a"],
        timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
    )
    return pdf if isinstance(pdf, bytes) else b""


@lru_cache(maxsize=8)
def _compiler(root: Path, folders: tuple[Path, ...]) -> typst.Compiler:
    """One compiler for many documents: what it has worked out about the theme and the fonts is used again."""
    return typst.Compiler(root=root, font_paths=_fonts(folders))


def _fonts(folders: tuple[Path, ...]) -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        font_paths=[folder / "fonts" for folder in folders if (folder / "fonts").is_dir()],
    )


def _document(markdown: str, look: Look) -> str:
    settings = {
        "title": literal(look.title),
        "issuer": literal(look.issuer),
        "author": literal(look.issuer),
        "lang": literal(look.lang),
        "region": literal(look.region),
        "date": f"datetime(year: {look.date.year}, month: {look.date.month}, day: {look.date.day})",
        "status": "none" if look.status is None else literal(look.status),
        "status-line": literal(look.status_line),
        "page-of": _page_of(look.page_of),
    }
    arguments = ", ".join(f"{name}: {value}" for name, value in settings.items())
    body = to_typst(document_blocks(markdown, look))
    return f'#import "/{THEME}" as theme\n#show: theme.mandat.with({arguments})\n#{body}\n'


def _page_of(template: str) -> str:
    figures = {"{page}": "str(n)", "{pages}": "str(m)"}
    parts = [figures.get(part, literal(part)) for part in re.split(r"(\{pages?\})", template) if part]
    return f"(n, m) => {{ {'; '.join(parts)} }}"


def _without_unprintable(source: str, message: str) -> str:
    """The same document with a replacement sign for characters that no font has and archives refuse.

    The compiler names one of them at a time; its whole neighbourhood goes with it, so that a few rounds are enough.
    """
    named = _UNPRINTABLE.search(message)
    if named is None:
        return source
    signs = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), named[1])
    unprintable = {ord(sign) for sign in (*signs, *_marks_on(signs, source)) if sign > "\x7f"}
    pages = {code >> 8 for code in unprintable if code > 0xFF}  # noqa: PLR2004  (Latin-1 is never given up as a whole)
    far = any(code >= _FAR for code in unprintable)

    def lost(sign: str) -> bool:
        code = ord(sign)
        return sign != _REPLACEMENT and (code in unprintable or code >> 8 in pages or (far and code >= _FAR))

    return "".join(_REPLACEMENT if lost(sign) else sign for sign in source)


def _marks_on(signs: str, source: str) -> Iterator[str]:
    """The marks that sit on these signs: where a mark cannot be shown, the compiler names the letter under it."""
    return (mark for sign, mark in pairwise(source) if sign in signs and category(mark).startswith("M"))


def _line(error: typst.TypstError) -> int:
    place = _THEME_LINE.search(error.diagnostic or "")
    return int(place[1]) if place else 1
