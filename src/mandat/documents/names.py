"""Names of organisations, bodies and parties, and who has a role, in the words of a document's language."""

from mandat.calendar.roles import Holding
from mandat.documents.wording.groups import Wording
from mandat.workspace import Community
from mandat.workspace.references import ORGANISATION_KINDS


def organisation_name(community: Community, organisation_id: str) -> str:
    """The short name where there is one: `Ahus`, `Nordre Follo`."""
    organisation = community.organisation(organisation_id)
    return organisation_id if organisation is None else organisation.short_name or organisation.name


def who_in_words(community: Community, who: str, words: Wording) -> str:
    """A *who* of a file: an organisation, a body, a whole side (`kommunene`), or the text itself."""
    if who in ORGANISATION_KINDS:
        return words.who.kind(who).all
    fixed = {
        "members": words.who.members,
        "itself": words.who.itself,
        "own organisation": words.who.own_organisation,
        "all": words.who.all,
    }
    if who in fixed:
        return fixed[who]
    if who in words.role_holders:
        return words.role_holders[who]
    return thing_name(community, who)


def thing_name(community: Community, reference: str) -> str:
    """What people call the thing that an id names; the reference itself if it names nothing with a name."""
    first, slash, rest = reference.partition("/")
    body = next((body for body in community.data.bodies if body.id == reference), None)
    if body is not None:
        return body.short_name or body.name
    if community.organisation(reference) is not None:
        return organisation_name(community, reference)
    if slash and community.organisation(first) is not None:
        return f"{organisation_name(community, first)} ({rest})"
    thing = community.things.get(reference)
    return reference if thing is None else thing.name


def listed(names: tuple[str, ...], word: str) -> str:
    """Names in a row, the last with its word: `Ås, Nesodden og Frogn`."""
    if len(names) < 2:  # noqa: PLR2004  one name needs no word
        return "".join(names)
    return f"{', '.join(names[:-1])} {word} {names[-1]}"


def party_in_words(community: Community, who: str, members: tuple[str, ...], words: Wording) -> str:
    """A party at a meeting with these members: a whole side by the name of its only member, where it has one."""
    own = tuple(member for member in members if who in ORGANISATION_KINDS and _kind(community, member) == who)
    return organisation_name(community, own[0]) if len(own) == 1 else who_in_words(community, who, words)


def _kind(community: Community, organisation_id: str) -> str | None:
    organisation = community.organisation(organisation_id)
    return organisation.kind if organisation is not None else None


def holding_in_words(community: Community, holding: Holding, members: tuple[str, ...], words: Wording) -> str:
    """Who has a role: a member, one of several, several together, or the post; empty if nobody can be named."""
    names = tuple(party_in_words(community, who, members, words) for who in holding.who)
    text = listed(names, words.who.conjunction if holding.how == "jointly" else words.who.alternative)
    if not text:
        return holding.office or ""
    return f"{holding.office} ({text})" if holding.office else text
