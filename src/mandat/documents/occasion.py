"""One meeting with everything its documents are made from, and names as they stand in those documents."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from mandat.calendar.model import Calendar, DatedMeeting
from mandat.documents.names import listed, organisation_name, thing_name, who_in_words
from mandat.documents.wording_base import capital
from mandat.documents.wording_groups import Wording
from mandat.schema.community import Organisation
from mandat.schema.mandate import MandateFile
from mandat.schema.meeting import MeetingFile
from mandat.workspace import Community, Workspace
from mandat.workspace.references import ORGANISATION_KINDS, Scope, Target
from mandat.workspace.series import Series

_LONGEST_LABEL = 24
"""So many letters fit into the label column."""


@dataclass(frozen=True)
class Occasion:
    """A meeting, the year it lies in, the words of a language, and the day on which the document is made."""

    workspace: Workspace
    calendar: Calendar
    meeting: DatedMeeting
    words: Wording
    on: date

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

    def who(self, reference: str) -> str:
        """A *who* inside a sentence: `møteleder`, `kommunene`, `Arbeidsutvalget (AU)`."""
        target = Scope(self.community, self.series.mandate).resolve(reference)
        if target is None or target.kind in ("text", "party"):
            return who_in_words(self.community, reference, self.words)
        match target.kind:
            case "role":
                return self._role(target, reference)
            case "holder":
                seat = self._seat_title(target.id, self.series.mandate.id)
                return f"{organisation_name(self.community, target.owner or '')} ({self.inside(seat)})"
            case "seat":
                return self.inside(self._seat_title(target.id, target.owner or ""))
            case "meeting kind":
                return self._kind_title(target)
            case "body":
                return self._body(target.id)
            case _:
                return thing_name(self.community, reference)

    def short(self, reference: str) -> str:
        """A *who* where there is little room: a body by its short name."""
        body = next((one for one in self.community.data.bodies if one.id == reference), None)
        return thing_name(self.community, reference) if body is not None else self.who(reference)

    def role_label(self, role: str) -> str:
        """A role at the beginning of a line: the mandate's title; the tool's word in another language or for a long one."""
        rule = self.rules.roles.get(role)
        title = rule.title if rule is not None else None
        if title is not None and (role not in self.words.roles or (self.own_language and len(title) <= _LONGEST_LABEL)):
            return title
        if role in ("chair", "secretary"):
            return str(getattr(self.words.agenda, role))
        return capital(self.words.roles.named(role))

    @property
    def own_language(self) -> bool:
        """Whether the document is in the language of the mandate."""
        return self.words.language == (self.rules.language or self.community.data.language)

    def inside(self, title: str) -> str:
        """A title of a file inside a sentence: its first letter small, unless it begins with a name or an abbreviation."""
        first = title.split(" ", 1)[0].rstrip(",:;")
        names = [thing.name for thing in self.community.declared]
        names.extend(organisation.short_name or "" for organisation in self.community.data.organisations)
        names.extend(body.short_name or "" for body in self.community.data.bodies)
        begins_with_name = any(f"{title} ".startswith(f"{name} ") for name in names if name)
        return title if begins_with_name or first[1:] != first[1:].lower() else title[:1].lower() + title[1:]

    def _role(self, target: Target, reference: str) -> str:
        if target.owner == self.series.mandate.id and target.id in self.words.role_holders:
            return self.words.role_holders[target.id]
        if target.owner == self.series.mandate.id:
            return self.inside(self.role_label(target.id))
        mandate = self.community.mandate(target.owner or "")
        role = self.words.role_holders.named(target.id)
        return f"{role} ({mandate.name if mandate is not None else reference.partition('/')[0]})"

    def _seat_title(self, seat_id: str, mandate_id: str) -> str:
        mandates = sorted(self.community.mandates, key=lambda mandate: mandate.id != mandate_id)
        seats = (seat for mandate in mandates for seat in mandate.data.composition.seats if seat.id == seat_id)
        return next((seat.title for seat in seats if seat.title is not None), seat_id)

    def _kind_title(self, target: Target) -> str:
        mandate = self.community.mandate(target.owner or "")
        kind = mandate.kind(target.id) if mandate is not None else None
        return self.inside(kind.title) if kind is not None and kind.title is not None else target.id

    def _body(self, body_id: str) -> str:
        body = next(one for one in self.community.data.bodies if one.id == body_id)
        return f"{body.name} ({body.short_name})" if body.short_name is not None else body.name


def is_kind(who: str) -> bool:
    """Whether a *who* is a whole side: every member of a kind."""
    return who in ORGANISATION_KINDS
