"""One meeting with everything its documents are made from, and names as they stand in those documents."""

from datetime import date
from functools import cached_property

from mandat.calendar.model import Calendar, DatedMeeting
from mandat.documents.names import listed, organisation_name
from mandat.documents.naming import Naming
from mandat.documents.wording.groups import Wording
from mandat.frozen import frozen
from mandat.schema.community import Language, Organisation
from mandat.schema.mandate import MandateFile
from mandat.schema.meeting import Item, MeetingFile
from mandat.workspace import Community, Workspace
from mandat.workspace.references import ORGANISATION_KINDS
from mandat.workspace.series import Series


@frozen
class Occasion:
    """A meeting, the year it lies in, the words of a language, and the day on which the document is made.

    `named`: whether the document is for those who are called: it may show the names of the private `people.yaml` beside the
    seats, and what exempt items are about. A public one shows neither.
    """

    workspace: Workspace
    calendar: Calendar
    meeting: DatedMeeting
    words: Wording
    on: date
    named: bool = False

    @property
    def series(self) -> Series:
        """Which kind of meeting of which network."""
        return self.meeting.series

    @property
    def community(self) -> Community:
        """The community of the meeting."""
        return self.meeting.series.community

    @property
    def rules(self) -> MandateFile:
        """The rules that hold in the network."""
        return self.meeting.series.rules

    @cached_property
    def file(self) -> MeetingFile | None:
        """The meeting's own file, if there is one."""
        found = self.community.meeting(self.meeting.id)
        return found.data if found is not None else None

    @property
    def spoken(self) -> Language:
        """The language of the network, whatever the document's is."""
        return self.rules.language or self.community.data.language

    @property
    def sent(self) -> date | None:
        """The day the agenda went out."""
        return self.file.agenda.sent.first if self.file is not None and self.file.agenda is not None else None

    @cached_property
    def members(self) -> tuple[Organisation, ...]:
        """The organisations that are called, in the listed order."""
        found = (self.community.organisation(member) for member in self.meeting.members)
        return tuple(member for member in found if member is not None)

    @property
    def day(self) -> date:
        """The meeting's day, or the first day of its partial date."""
        return self.meeting.first_day

    def hides(self, item: Item) -> bool:
        """Whether only the number and the legal ground of an item are shown."""
        return item.exempt is not None and not self.named

    def all_of(self, names: tuple[str, ...]) -> str:
        """Names in a row with the language's *and*."""
        return listed(names, self.words.who.conjunction)

    def one_of(self, names: tuple[str, ...]) -> str:
        """Names in a row with the language's *or*."""
        return listed(names, self.words.who.alternative)

    def side(self, who: str) -> str:
        """A party of the meeting: a whole side by the name of its only member, where it has one."""
        own = tuple(member for member in self.members if member.kind == who)
        return organisation_name(self.community, own[0].id) if len(own) == 1 else self.who(who)

    @cached_property
    def naming(self) -> Naming:
        """Names inside the sentences of the meeting's documents."""
        return Naming(self.community, self.series.mandate, self.words, self.rules)

    def who(self, reference: str) -> str:
        """A *who* inside a sentence: `møteleder`, `kommunene`, `Arbeidsutvalget (AU)`."""
        return self.naming.who(reference)

    def short(self, reference: str) -> str:
        """A *who* where there is little room: a body by its short name."""
        return self.naming.short(reference)

    def role_label(self, role: str) -> str:
        """A role at the beginning of a line: the mandate's title; the tool's word in another language or for a long one."""
        return self.naming.role_label(role)

    @property
    def own_language(self) -> bool:
        """Whether the document is in the language of the mandate."""
        return self.naming.own_language

    def inside(self, title: str) -> str:
        """A title of a file inside a sentence: its first letter small, unless it begins with a name or an abbreviation."""
        return self.naming.inside(title)


def is_kind(who: str) -> bool:
    """Whether a *who* is a whole side: every member of a kind."""
    return who in ORGANISATION_KINDS
