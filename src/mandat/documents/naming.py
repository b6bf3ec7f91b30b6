"""Names as they stand inside the sentences of a document about a mandate: parties, bodies, roles, seats, kinds of meeting."""

import re
from collections.abc import Iterable

from mandat.documents.names import listed, organisation_name, thing_name, who_in_words
from mandat.documents.wording.base import capital
from mandat.documents.wording.groups import Wording
from mandat.frozen import frozen
from mandat.schema.mandate import MandateFile
from mandat.workspace import Community
from mandat.workspace.model import Mandate
from mandat.workspace.references import Scope, Target

_SEVERAL_MEMBERS = re.compile(r"(\d{1,3}) members?")
_LONGEST_LABEL = 24
"""So many letters fit into the label column."""


@frozen
class Naming:
    """A community, the mandate whose ids are meant (a process plan has none), and the words of a language.

    `rules` are those of a network that changes some of the mandate's.
    """

    community: Community
    mandate: Mandate | None
    words: Wording
    rules: MandateFile | None = None

    def all_of(self, references: Iterable[str]) -> str:
        """Several *who* in a row with the language's *and*."""
        return listed(tuple(self.who(one) for one in references), self.words.who.conjunction)

    def one_of(self, references: Iterable[str]) -> str:
        """Several *who* in a row with the language's *or*."""
        return listed(tuple(self.who(one) for one in references), self.words.who.alternative)

    def who(self, reference: str) -> str:
        """A *who* inside a sentence: `møteleder`, `kommunene`, `Arbeidsutvalget (AU)`, `møteleder (SSU)`."""
        if reference in ("itself", "own organisation"):
            seats = self.words.mandate.seats
            return seats.itself if reference == "itself" else seats.own_organisation
        if several := _SEVERAL_MEMBERS.fullmatch(reference):
            return self.words.mandate.seats.several.of(int(several[1]))
        target = Scope(self.community, self.mandate).resolve(reference)
        if target is None or target.kind in ("text", "party"):
            return who_in_words(self.community, reference, self.words)
        return self._target(target, reference)

    def _target(self, target: Target, reference: str) -> str:
        match target.kind:
            case "role":
                return self._role(target)
            case "holder":
                return f"{organisation_name(self.community, target.owner or '')} ({self.inside(self._seat(target))})"
            case "seat":
                return self._owned(target, self.inside(self._seat(target)))
            case "meeting kind" | "part of a meeting" | "duty":
                return self._owned(target, self.inside(self._title(target)))
            case "body":
                return self._body(target.id)
            case _:
                return self._thing(reference)

    def short(self, reference: str) -> str:
        """A *who* where there is little room: a body by its short name."""
        body = next((one for one in self.community.data.bodies if one.id == reference), None)
        return thing_name(self.community, reference) if body is not None else self.who(reference)

    def role_label(self, role: str) -> str:
        """A role at the beginning of a line: the mandate's title; the tool's word in another language or for a long one."""
        title = self.role_title(role)
        if title is not None and (role not in self.words.roles or (self.own_language and len(title) <= _LONGEST_LABEL)):
            return title
        if role in ("chair", "secretary"):
            return str(getattr(self.words.agenda, role))
        return capital(self.words.roles.named(role))

    def role_title(self, role: str) -> str | None:
        """What the mandate itself calls a role."""
        rules = self.rules or (self.mandate.data if self.mandate is not None else None)
        rule = rules.roles.get(role) if rules is not None else None
        return rule.title if rule is not None else None

    @property
    def own_language(self) -> bool:
        """Whether the document is in the language of its file."""
        own = self.mandate.data.language if self.mandate is not None else None
        return self.words.language == (own or self.community.data.language)

    def inside(self, title: str) -> str:
        """A title of a file inside a sentence: its first letter small, unless it begins with a name or an abbreviation."""
        first = title.split(" ", 1)[0].rstrip(",:;")
        names = [thing.name for thing in self.community.declared]
        names.extend(organisation.short_name or "" for organisation in self.community.data.organisations)
        names.extend(body.short_name or "" for body in self.community.data.bodies)
        begins_with_name = any(f"{title} ".startswith(f"{name} ") for name in names if name)
        return title if begins_with_name or first[1:] != first[1:].lower() else title[:1].lower() + title[1:]

    def organisation(self, organisation_id: str) -> str:
        """An organisation inside a sentence; one that stands for several without a name is no name itself."""
        name = organisation_name(self.community, organisation_id)
        found = self.community.organisation(organisation_id)
        stands_for_several = found is not None and found.count is not None
        return name[:1].lower() + name[1:] if stands_for_several else name

    def _thing(self, reference: str) -> str:
        return self.organisation(reference) if self.community.organisation(reference) else thing_name(self.community, reference)

    def _role(self, target: Target) -> str:
        if target.owner == "children":
            return self.words.mandate.seats.children.format(role=self.words.role_holders.named(target.id))
        own = self.mandate is not None and target.owner == self.mandate.id
        known = target.id in self.words.role_holders
        name = self.words.role_holders[target.id] if known else self.inside(self._role_title(target))
        return name if own else self._owned(target, name)

    def _role_title(self, target: Target) -> str:
        mandate = self.community.mandate(target.owner or "")
        role = mandate.data.roles.get(target.id) if mandate is not None else None
        return (role.title if role is not None else None) or capital(target.id)

    def _seat(self, target: Target) -> str:
        owner = target.owner if target.kind == "seat" else None
        mandates = [self.community.mandate(owner)] if owner is not None else [self.mandate, *self.community.mandates]
        seats = (seat for mandate in mandates if mandate is not None for seat in mandate.data.composition.seats)
        return next((seat.title for seat in seats if seat.id == target.id and seat.title is not None), target.id)

    def _title(self, target: Target) -> str:
        mandate = self.community.mandate(target.owner or "")
        if mandate is None:
            return target.id
        kinds, duties = mandate.data.meetings, mandate.data.duties
        titles = {duty.id: duty.title for duty in duties} | {part.id: part.title for kind in kinds for part in kind.parts}
        titles |= {kind.id: kind.title for kind in kinds}
        return titles.get(target.id) or target.id

    def _owned(self, target: Target, name: str) -> str:
        """Things of another mandate are told with its name."""
        if self.mandate is not None and target.owner == self.mandate.id:
            return name
        mandate = self.community.mandate(target.owner or "")
        return f"{name} ({mandate.name})" if mandate is not None else name

    def _body(self, body_id: str) -> str:
        body = next(one for one in self.community.data.bodies if one.id == body_id)
        if body.short_name is None or set(body.short_name.casefold().split()) <= set(body.name.casefold().split()):
            return body.name  # nobody has to be told that the steering group is called that
        return f"{body.name} ({body.short_name})"
