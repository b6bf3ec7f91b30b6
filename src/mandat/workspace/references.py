"""What a reference names: every *who*, body, seat or role of a file, resolved within its mandate and community."""

from collections.abc import Iterator
from typing import Literal, get_args

from mandat.diagnostics import Place
from mandat.frozen import frozen
from mandat.schema.community import OrganisationKind
from mandat.schema.values import is_free_text
from mandat.workspace.model import Community, Mandate

ORGANISATION_KINDS: tuple[str, ...] = get_args(OrganisationKind)
PARTY_WORDS = (*ORGANISATION_KINDS, "members", "itself", "own organisation", "all")
"""Words that stand for somebody without naming an id; an organisation kind means every member of that kind."""

TargetKind = Literal[
    "text", "party", "organisation", "area", "body", "mandate", "network", "process",
    "seat", "role", "meeting kind", "part of a meeting", "duty", "holder",
]  # fmt: skip
_KINDS: dict[str, TargetKind] = {kind: kind for kind in get_args(TargetKind)}


@frozen
class Target:
    """What a reference names. `owner` is the mandate of a seat, role, kind, part or duty, or a holder's organisation."""

    kind: TargetKind
    id: str
    owner: str | None = None
    place: Place | None = None

    @property
    def is_somebody(self) -> bool:
        """Whether it can act: a meeting kind, a part, a duty and a process cannot."""
        return self.kind not in ("meeting kind", "part of a meeting", "duty", "process")


@frozen
class Scope:
    """Where a reference stands: in a community's file, or in one of its mandates."""

    community: Community
    mandate: Mandate | None = None

    def resolve(self, reference: str) -> Target | None:
        """What the reference names here; None if nothing does."""
        if reference in PARTY_WORDS:
            return Target("party", reference)
        if is_free_text(reference):
            return Target("text", reference)
        first, slash, rest = reference.partition("/")
        if slash:
            return self._inside(first, rest)
        return self._inner(self.mandate, reference) or self._thing(reference)

    def _thing(self, reference: str) -> Target | None:
        thing = self.community.things.get(reference)
        if thing is None:
            return None
        return Target(_KINDS[thing.noun], thing.id, place=thing.place)

    def _inner(self, mandate: Mandate | None, reference: str) -> Target | None:
        found = mandate.inner(reference) if mandate is not None else None
        if mandate is None or found is None:
            return None
        inner_id, noun, path = found
        return Target(_KINDS[noun], inner_id, mandate.id, mandate.place(path))

    def _inside(self, first: str, rest: str) -> Target | None:
        """`mandate/thing`, `children/role`, `organisation/seat`, `network/organisation/seat`."""
        if first == "children":
            return Target("role", rest, "children")
        if mandate := self.community.mandate(first):
            return self._inner(mandate, rest) or self._holder(mandate, rest)
        if self.community.organisation(first):
            return self._holder_of(first, rest)
        found = next(((m, n) for m in self.community.mandates if (n := m.network(first))), None)
        if found is None:
            return None
        return Scope(self.community, found[0])._holder(found[0], rest)  # noqa: SLF001  the same class in another mandate

    def _holder(self, mandate: Mandate, rest: str) -> Target | None:
        organisation, slash, seat = rest.partition("/")
        if not slash:
            return self._inner(mandate, rest)
        return Scope(self.community, mandate)._holder_of(organisation, seat)  # noqa: SLF001  as above

    def _holder_of(self, organisation: str, seat: str) -> Target | None:
        """A seat held by an organisation; the seat may stand in any mandate of the community."""
        mandates = (self.mandate,) if self.mandate else self.community.mandates
        known = any(s.id == seat for mandate in mandates for s in mandate.data.composition.seats)
        return Target("holder", seat, organisation) if known and self.community.organisation(organisation) else None

    def names(self) -> Iterator[str]:
        """Every id that a reference without a slash could name here, for near misses."""
        if self.mandate is not None:
            yield from (inner_id for inner_id, _, _ in self.mandate.inner_ids)
        yield from self.community.things
        yield from PARTY_WORDS
