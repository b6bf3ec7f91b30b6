"""What several kinds of file share: where a rule comes from, known findings, notes, actions."""

from typing import Literal

from mandat.schema.fields import Due, Entries, Id, Many, Model, Partial, Text, Who


class Noted(Model):
    """Anything that may carry remarks."""

    notes: Many[Text] = ()
    """Remarks, printed and never computed with. Example: `Under etablering.`"""


class Basis(Model):
    """Where a rule comes from."""

    section: Text | None = None
    """The heading or number of the section. Example: `4. Møter`"""
    quote: Text | None = None
    """The words of the source, short and exact. Example: `Det gjennomføres minimum 4 møter årlig`"""
    source: Text | None = None
    """Another source than the file's. Example: `Møteplan 2023`"""
    assumed: Text | None = None
    """What is assumed because the source is silent; shown with every result that uses it.
    Example: `Rekkefølgen følger avsnitt 3. Mandatet sier ikke noe.`"""
    note: Text | None = None
    """Doubt, or a typing error in the source. Example: `Kilden mangler «å» foran «bidra».`"""


class Accepted(Model):
    """A known finding that is not to be shown until a day."""

    code: Text
    """The code of the check. Example: `ROT06`"""
    path: Text
    """The rule path that the finding names. Example: `roles.chair`"""
    because: Text
    """Why it is accepted. Example: `Avklart i SSU 2025-03-04`"""
    until: Partial
    """The last day on which it is silent. Example: `2026-06-30`"""


class FileModel(Noted):
    """What every file has."""

    format: Literal["1"]
    """The version of the file format: `1`."""
    accept: Entries[Accepted] = ()
    """Known findings that are accepted here, each with a reason and a last day."""


class SourcedFile(FileModel):
    """A file whose rules come from somewhere."""

    source: Text | None = None
    """A path from the community's folder, an address, or the document's title.
    Example: `Mandat for regionale forvaltningsnettverk, versjon 1.0, 30.08.24`"""
    basis: dict[Text, Basis] = {}
    """Rule path to where the rule comes from. A path covers everything below it; the longest wins."""


class Action(Noted):
    """A task that somebody took on."""

    what: Text
    """What is to be done. Example: `Utkast til sjekkliste`"""
    owner: Who | None = None
    """Who does it. Example: `enebakk`"""
    by: Due | None = None
    """At the latest. Example: `2025-04-11`"""
    done: Partial | None = None
    """The day it was done. Example: `2025-04-10`"""


class Approval(Model):
    """Which body approved, and when."""

    body: Who
    """The body. Example: `hosu`"""
    on: Partial
    """The day of the decision. Example: `2024-08-30`"""
    note: Text | None = None
    """How. Example: `Pr. e-post`"""
    fingerprint: Text | None = None
    """Of the meaning that was approved; written by the tool."""


class Identified(Noted):
    """A list entry with an id."""

    id: Id
    """Short name, for ever the same. Example: `regional`"""
