"""A document in the format that a file name asks for; every format is made from the same Markdown."""

from pathlib import Path

from mandat.render.look import Look

SUFFIXES = (".md", ".pdf", ".html", ".docx")
"""The formats, by the end of a file name."""


class NotInstalled(Exception):
    """A format needs something that is not installed; the sentence says what to do."""


def render_product(markdown: str, look: Look, suffix: str, folders: tuple[Path, ...]) -> bytes:
    """The file of a Markdown document.

    Args:
        markdown: the document.
        look: what it shows beside the Markdown.
        suffix: one of `SUFFIXES`.
        folders: where the themes lie; an earlier folder wins over a later one.

    Raises:
        NotInstalled: the format needs an extra that is not installed.
        TemplateProblem: a theme is missing or cannot be used.
        ValueError: the format is not known.
    """
    match suffix:
        case ".md":
            return markdown.encode()
        case ".pdf":
            from mandat.render.pdf import render_pdf  # noqa: PLC0415

            return render_pdf(markdown, look, folders)
        case ".html":
            from mandat.render.html import render_html  # noqa: PLC0415

            return render_html(markdown, look, folders).encode()
        case ".docx":
            return _docx(markdown, look, folders)
        case _:
            raise ValueError(f"no document is made as {suffix}")


def _docx(markdown: str, look: Look, folders: tuple[Path, ...]) -> bytes:
    try:
        from mandat.render.docx import render_docx  # noqa: PLC0415
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in {"docx", "lxml"}:
            raise
        raise NotInstalled("A .docx file needs python-docx: install `mandat[docx]`, or write .html or .pdf.") from missing
    return render_docx(markdown, look, folders)
