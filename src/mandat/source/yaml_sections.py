"""A file that is no YAML, read section by section, so that one slip does not hide every other fault of the file.

A section is a name at the beginning of a line with everything below it. Each is tried on its own; what is readable is read
again as a whole, with empty lines where the others stand, so that every place stays what it was.
"""

import re
from dataclasses import replace
from itertools import pairwise

from mandat.source.parsed import Parsed
from mandat.source.yaml_faults import Fault
from mandat.source.yaml_text import parse_yaml

_SECOND_DOCUMENT = re.compile(r"^(?:---|\.\.\.)(?: |$)", re.MULTILINE)
_BEGINS = re.compile(r"[^\s#\-}\]:?,]")

Section = tuple[int, int]
"""The first line and the one behind the last, counted from 0."""


def readable_sections(text: str, whole: Parsed) -> Parsed:
    """The sections that can be read, with the faults of all of them; as it was, where no section is at fault by itself.

    Args:
        text: the file.
        whole: what reading it as a whole gave: something broken.
    """
    # What is seen before parsing, such as a mark that git left, makes no sense in pieces; nor do several documents.
    if not whole.marks or _SECOND_DOCUMENT.search(text):
        return whole
    lines = text.split("\n")
    alone = {section: parse_yaml(_only(lines, section)) for section in _sections(lines)}
    broken = {section: parsed for section, parsed in alone.items() if parsed.broken}
    if not broken or len(broken) == len(alone):
        return whole
    rest = parse_yaml(_without(lines, tuple(broken)))
    faults = (*rest.faults, *(fault for section, own in broken.items() for fault in _faults(section, own, whole)))
    return replace(rest, faults=tuple(sorted(faults, key=lambda fault: (fault.span.line, fault.span.column))))


def _sections(lines: list[str]) -> tuple[Section, ...]:
    starts = [number for number, line in enumerate(lines) if _BEGINS.match(line)]
    return tuple(pairwise([*starts, len(lines)]))


def _only(lines: list[str], section: Section) -> str:
    first, behind = section
    return "\n".join([""] * first + lines[first:behind])


def _without(lines: list[str], sections: tuple[Section, ...]) -> str:
    gone = {number for first, behind in sections for number in range(first, behind)}
    return "\n".join("" if number in gone else line for number, line in enumerate(lines))


def _faults(section: Section, own: Parsed, whole: Parsed) -> tuple[Fault, ...]:
    """What is wrong in a section: as it was seen with the lines behind it, if the whole was given up here."""
    first, behind = section
    seen = tuple(fault for fault in whole.faults if first < fault.span.line <= behind)
    return seen or own.faults
