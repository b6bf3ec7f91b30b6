"""What a reader should know about the rules: what is assumed, and where the source is in doubt or has a typing error."""

from collections.abc import Iterable

from mandat.documents.assumptions import Assumed, once
from mandat.documents.mandate.rules import rule_name
from mandat.documents.mandate.writer import Writer


def assumptions_of(writer: Writer) -> tuple[Assumed, ...]:
    """Every assumption once, with the rules that rest on it, in the order of the file."""
    return once(_found(writer, ((path, basis.assumed) for path, basis in writer.file.basis.items())), writer.words)


def doubts_of(writer: Writer) -> tuple[Assumed, ...]:
    """Every note about the source once."""
    return once(_found(writer, ((path, basis.note) for path, basis in writer.file.basis.items())), writer.words)


def _found(writer: Writer, texts: Iterable[tuple[str, str | None]]) -> tuple[Assumed, ...]:
    return tuple(Assumed(rule_name(writer, path), " ".join(text.split())) for path, text in texts if text is not None)
