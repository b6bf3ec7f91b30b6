"""Blocks that only reports have: facts inside the text, and what people wrote."""

from collections.abc import Iterable, Iterator

from mandat.documents.mandate.parts import Block, Column, Table

_NO_HEAD = (Column(""), Column(""))


def facts(*rows: tuple[str, str]) -> Iterator[Block]:
    """Labels with their values; those without a value are left out."""
    found = tuple((label, value) for label, value in rows if value)
    if found:
        yield Block(table=Table(_NO_HEAD, found))


def prose(texts: Iterable[str]) -> Iterator[Block]:
    """What people wrote, as it is."""
    yield from (Block(text) for text in texts)
