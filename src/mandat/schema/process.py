"""<id>.yaml with `process:`: a plan of phases, such as the making of an agreement."""

from mandat.schema.common import Action, Identified, Noted, SourcedFile
from mandat.schema.fields import Entries, Id, Many, Offset, Range, Text, Who


class Phase(Identified):
    """One step."""

    title: Text
    """What the phase is called. Example: `Høringsrunde`"""
    when: Range
    """A partial date or a range, open at either end. Example: `2021-W25`"""
    dispatch: Offset | None = None
    """When papers go out, counted from the first day. Example: `2 weeks before`"""
    owner: Many[Who] = ()
    """Who carries it out."""
    decided_by: Many[Who] = ()
    """Who decides, each by itself."""
    product: Text | None = None
    """What comes of it. Example: `Utkast til avtale`"""
    after: Many[Id] = ()
    """Phases that must have ended before."""
    activities: Many[Text] = ()
    """What is done."""


class Proposal(Noted):
    """A decision that is proposed to bodies."""

    to: Many[Who]
    """The bodies that decide. Example: `[samarbeidsutvalgene]`"""
    text: Text
    """The words."""


class ProcessFile(SourcedFile):
    """A process plan."""

    process: Id
    """The id, which is also the file's name. Example: `etablering-helsefellesskap`"""
    title: Text
    """The title of the plan. Example: `Etablering av helsefellesskap`"""
    owner: Many[Who] = ()
    """Who is responsible."""
    assignments_from: Many[Who] = ()
    """Who gave the work."""
    background: Text | None = None
    """What led to it."""
    tasks: Many[Text] = ()
    """One line each."""
    phases: Entries[Phase] = ()
    """The steps; they overlap freely unless one says `after`."""
    proposal: Proposal | None = None
    """The decision that is proposed."""
    actions: Entries[Action] = ()
    """Who does what until when."""
