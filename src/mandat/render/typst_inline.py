"""What stands within a line, as Typst code: every text becomes a Typst string literal."""

import re
from collections.abc import Iterable

from mandat.render.blocks import Break, Code, Inline, Line, Link, Marked, Words
from mandat.render.unbroken import unbroken

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_ENDLESS = re.compile(r"\S{80,}")  # no word of any language, and longer than a line
_PIECE = re.compile(r"(.{20})(?=.)")
_WRAPPERS = {"strong": "strong", "em": "emph", "s": "strike"}


def literal(text: str) -> str:
    """Text as a Typst string literal; control characters are left out."""
    quoted = _CONTROLS.sub("", text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", " ")
    return f'"{quoted}"'


def _breakable(text: str) -> str:
    """Text whose endless words may be broken anywhere (by a blank without width), instead of running off the page."""
    return _ENDLESS.sub(lambda word: _PIECE.sub("\\1\u200b", word[0]), text)


def sequence(parts: Iterable[str]) -> str:
    """Typst code that shows one part after the other."""
    kept = tuple(part for part in parts if part not in {"", '""'})
    if not kept:
        return "[]"
    return kept[0] if len(kept) == 1 else "{ " + "; ".join(kept) + " }"


def inline(line: Line) -> str:
    """Typst code for words, emphasis, links and breaks."""
    return sequence(_piece(piece) for piece in line)


def _piece(piece: Inline) -> str:
    match piece:
        case Words(text, language):
            return _in_language(language, literal(_breakable(unbroken(text))))
        case Code(text):
            return f"raw({literal(text)})"
        case Break():
            return "linebreak()"
        case Marked(kind, inside):
            return f"{_WRAPPERS[kind]}({inline(inside)})"
        case Link(target, inside):
            return inline(inside) if target.startswith("#") else f"link({literal(target)}, {inline(inside)})"


def _in_language(language: str, words: str) -> str:
    """Words for a screen reader to say in their own language."""
    if not language:
        return words
    lang, _, region = language.partition("-")
    return f"text(lang: {literal(lang)}, region: {literal(region)}, {words})"
