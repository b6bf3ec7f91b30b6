"""A network's own part, after the common text: its purpose, background and tasks, and the rules that hold there instead."""

from collections.abc import Iterator
from dataclasses import replace

from mandat.documents.mandate.parts import Block, Section, Table, bullets, paragraphs, said, section
from mandat.documents.mandate.rules import rule_name
from mandat.documents.mandate.sections import rule_sections
from mandat.documents.mandate.writer import Writer
from mandat.workspace.model import Network


def own_sections(writer: Writer) -> Iterator[Section]:
    """One section for each network that has something of its own to say."""
    for network in writer.mandate.networks if writer.mandate is not None else ():
        if network.own is not None:
            yield from section(network.name, (), _parts(writer, network))


def _parts(writer: Writer, network: Network) -> Iterator[Section]:
    own, words = network.own, writer.words.mandate.headings
    if own is None:
        return
    yield from section(words.purpose, paragraphs(own.purpose))
    yield from section(words.background, paragraphs(own.background))
    yield from section(words.tasks, bullets(own.tasks))
    if own.local:
        yield from _local(writer, network)


def _local(writer: Writer, network: Network) -> Iterator[Section]:
    """Whatever reads otherwise than in the common text, under the heading it has there.

    A value that changes no sentence, because it takes something away, is named by its rule.
    """
    local = replace(writer, own=network)
    as_common = replace(writer, own=replace(network, rules=writer.rules, own=None))
    common = {one.title: one.blocks for one in _flat(rule_sections(as_common))}
    changed = tuple(
        Section(one.title, blocks)
        for one in _flat(rule_sections(local))
        if (blocks := tuple(_new(one.blocks, common.get(one.title, ()))))
    )
    if changed:
        yield from changed
        return
    own = network.own.local if network.own is not None else {}
    lines = (f"{rule_name(writer, path)}: {value}." for path, value in own.items())
    yield from section(writer.words.mandate.headings.remarks, said(*lines))


def _flat(sections: Iterator[Section]) -> Iterator[Section]:
    for one in sections:
        yield one
        yield from one.parts


def _new(blocks: tuple[Block, ...], common: tuple[Block, ...]) -> Iterator[Block]:
    """What stands in none of the common blocks."""
    items = {item for block in common for item in block.items}
    sentences = {sentence for block in common for sentence in block.sentences}
    rows = {row for block in common if block.table is not None for row in block.table.rows}
    for block in blocks:
        if block in common:
            continue
        if block.table is not None:
            yield replace(block, table=Table(block.table.head, tuple(row for row in block.table.rows if row not in rows)))
        elif block.items:
            yield replace(block, items=tuple(item for item in block.items if item not in items))
        else:
            yield from said(*(sentence for sentence in block.sentences if sentence not in sentences), label=block.label)
