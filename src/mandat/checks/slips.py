"""Names that are written like text: `Ahus` where `ahus` is an organisation would leave it out without a word."""

from mandat.checks.resolving import Reference
from mandat.checks.wanted import wants
from mandat.schema.values import as_id
from mandat.workspace import Community
from mandat.workspace.named import Named
from mandat.workspace.references import PARTY_WORDS, Scope

_FREE = ("replaces", "part_of")
"""Fields for names or text, in which a text stands for itself."""


def slip(reference: Reference) -> tuple[str, str] | None:
    """The id or word that a text was probably meant to be, and what it names: a noun; None where it is only text."""
    named, target = reference.use.named, reference.target
    if target is None or target.kind != "text" or named.field in _FREE or named.wanted == "a series":
        return None
    return called_so(reference.use.scope, named)


def called_so(scope: Scope, named: Named) -> tuple[str, str] | None:
    """What has this name, short name or id in other letters, and fits the field: its id and noun."""
    kinds, words = wants(named.wanted).kinds, " ".join(named.name.casefold().split())
    for name in dict.fromkeys((words, as_id(named.name))):
        found = _word(name) or _inner(scope, name) or scope.community.once(_outer).get(name)
        if found is not None and found[1] in kinds:
            return found
    return None


def slip_message(name: str, meant: tuple[str, str]) -> str:
    """What is wrong with a text that was meant to be a name."""
    noun = f"the word `{meant[0]}`" if meant[1] == "party" else f"the {meant[1]} `{meant[0]}`"
    return f'"{name}" is read as text, and not as {noun}.'


def _word(name: str) -> tuple[str, str] | None:
    return (name, "party") if name in PARTY_WORDS else None


def _inner(scope: Scope, name: str) -> tuple[str, str] | None:
    found = scope.mandate.inner(name) if scope.mandate is not None else None
    return found[:2] if found is not None else None


def _outer(community: Community) -> dict[str, tuple[str, str]]:
    """Every id and name of the community's namespace in small letters; an id goes before another thing's name."""
    found = {thing.id: (thing.id, thing.noun) for thing in community.declared}
    for thing in community.declared:
        found.setdefault(thing.name.casefold(), (thing.id, thing.noun))
    organisations = ((one.id, one.short_name) for one in community.data.organisations)
    bodies = ((one.id, one.short_name) for one in community.data.bodies)
    for known, short in (*organisations, *bodies):
        if short is not None:
            found.setdefault(short.casefold(), found[known])
    for mandate in community.mandates:
        found.setdefault(mandate.data.title.casefold(), (mandate.id, "mandate"))
    return found
