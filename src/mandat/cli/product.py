"""What becomes of a finished document: shown on stdout as Markdown, or written to the file that `-o` names."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from mandat.cli.common import MANY, WrongUse, check_place, suffix_of, write_product

if TYPE_CHECKING:
    from mandat.render.look import Look


def check_suffix(output: Path | None, document: str) -> None:
    """Refuse a file that no document can be written to, before anything is done; `document` is such as `An agenda`."""
    from mandat.render.product import SUFFIXES  # noqa: PLC0415

    if output is None:
        return
    check_place(output)
    if suffix_of(output) not in SUFFIXES:
        known = f"{', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}"
        raise WrongUse(f"{document} cannot be written as {suffix_of(output) or output.name}. Name a file that ends in {known}.")


def deliver(markdown: str, look: "Look", folders: tuple[Path, ...], output: Path | None) -> None:
    """Show the Markdown, or write the document in the format that the name of the file asks for."""
    from mandat.render.product import NotInstalled, render_product  # noqa: PLC0415

    if output is None:
        print(markdown, end="")
        return
    if suffix_of(output) == ".pdf":
        _deliver_pdf(markdown, look, folders, output)
        return
    try:
        data = render_product(markdown, look, suffix_of(output), folders)
    except NotInstalled as problem:
        print(problem, file=sys.stderr)
        raise typer.Exit(1) from problem
    write_product(output, data)


def _deliver_pdf(markdown: str, look: "Look", folders: tuple[Path, ...], output: Path) -> None:
    """Write a PDF, and say which signs it cannot show."""
    from mandat.render.pdf import print_pdf  # noqa: PLC0415

    data, lost = print_pdf(markdown, look, folders)
    write_product(output, data)
    if lost:
        named = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in lost[:MANY])
        more = f" and {len(lost) - MANY} more" if len(lost) > MANY else ""
        print(f"No font of mandat has {named}{more}: the PDF shows \N{REPLACEMENT CHARACTER} instead.", file=sys.stderr)
        print("Write .html or .docx, or other words.", file=sys.stderr)
