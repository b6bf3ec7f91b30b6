"""Markdown to HTML: one accessible page for the web or for mail, with its look inside and nothing from the network.

Every text is escaped, so no character can become markup. Scripts and foreign resources are also forbidden to the browser.
"""

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from mandat.render.blocks import Blocks, Heading
from mandat.render.html_blocks import HtmlPrinter, printable
from mandat.render.languages import document_blocks
from mandat.render.look import Look
from mandat.render.problem import TemplateProblem

THEME = "theme.css"

_FROM_OUTSIDE = re.compile(r"@import|</|url\((?!\s*[\"']?data:)", re.IGNORECASE)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"


def render_html(markdown: str, look: Look, folders: tuple[Path, ...]) -> str:
    """The page of a Markdown document.

    Args:
        markdown: CommonMark with tables and strikethrough; HTML in it is text.
        look: what else the page shows.
        folders: where `theme.css` lies; an earlier folder wins over a later one.

    Raises:
        TemplateProblem: no folder has a `theme.css`, or it would bring something from outside.
    """
    theme = _theme(folders)
    blocks = document_blocks(markdown, look)
    return "\n".join(["<!DOCTYPE html>", *_page(blocks, look, theme), ""])


def _theme(folders: tuple[Path, ...]) -> str:
    file = next((folder / THEME for folder in folders if (folder / THEME).is_file()), None)
    if file is None:
        raise TemplateProblem(THEME, 1, f"none of the template folders has a {THEME}")
    text = file.read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        if _FROM_OUTSIDE.search(line):
            raise TemplateProblem(str(file), number, "a theme brings nothing from outside: no @import, no addresses, no markup")
    return text.strip()


def _page(blocks: Blocks, look: Look, theme: str) -> Iterator[str]:
    yield f'<html lang="{_words(look.lang)}-{_words(look.region)}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{_words(_title(look))}</title>"
    if look.issuer:
        yield f'<meta name="author" content="{_words(look.issuer)}">'
    yield f'<meta name="dcterms.date" content="{look.date}">'
    yield f"<style>\n{theme}\n</style>"
    if look.status is not None:
        yield f"<style>{_on_every_page(look.status)}</style>"
    yield "</head>"
    yield "<body>"
    yield from _head(look)
    yield "<main>"
    yield from HtmlPrinter(_places(blocks)).print(blocks)
    yield "</main>"
    if look.status_line:
        yield f"<footer>\n<p>{_words(look.status_line)}</p>\n</footer>"
    yield "</body>"
    yield "</html>"


def _on_every_page(status: str) -> str:
    """The state above every printed page; on the first one it stands in the text. `theme.css` says how it looks."""
    word = "".join(sign if sign.isalnum() else f"\\{ord(sign):x} " for sign in printable(status).upper())
    return f'@page {{ @top-left {{ content: "{word}"; }} }} @page :first {{ @top-left {{ content: none; }} }}'


def _title(look: Look) -> str:
    return look.title if look.title.startswith(look.issuer) else f"{look.title} · {look.issuer}"


def _head(look: Look) -> Iterator[str]:
    if look.status is None and not look.issuer:
        return
    yield "<header>"
    if look.status is not None:
        yield f'<p class="tag"><span>{_words(look.status)}</span></p>'
    if look.issuer:
        yield f'<p class="issuer">{_words(look.issuer)}</p>'
    yield "</header>"


def _places(blocks: Blocks) -> frozenset[str]:
    return frozenset(block.place for block in blocks if isinstance(block, Heading) and block.place)


def _words(text: str) -> str:
    return escape(printable(text))
