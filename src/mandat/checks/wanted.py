"""What a field wants, in words: which kinds of thing fit, and what to type where a name does not."""

from functools import cache

from mandat.frozen import frozen
from mandat.schema.values import nearest
from mandat.workspace.named import Named, Wanted
from mandat.workspace.references import PARTY_WORDS, Scope

_SOMEBODY = ("text", "party", "organisation", "area", "body", "mandate", "network", "seat", "role", "holder")


@frozen
class Wants:
    """The kinds that fit, what they are called, and a remedy for both the wrong kind and an unknown name."""

    kinds: tuple[str, ...]
    described: str
    remedy: str
    unknown: str


_DECLARE = "declare it in `community.yaml`"
_OR_TEXT = f"{_DECLARE}, or write it as text that begins with a capital letter"
_WANTS: tuple[tuple[Wanted, Wants], ...] = (
    ("somebody", Wants(_SOMEBODY, "somebody", "name an organisation, a body, a seat or a role", _OR_TEXT)),
    (
        "somebody told",
        Wants((*_SOMEBODY, "meeting kind", "part of a meeting"), "somebody", "name a body, a seat or a meeting kind", _OR_TEXT),
    ),
    (
        "members",
        Wants(("text", "party", "organisation", "area"), "members", "name organisations, areas or `municipality`", _DECLARE),
    ),
    ("an organisation", Wants(("organisation",), "an organisation", "name an organisation", _DECLARE)),
    (
        "organisations or areas",
        Wants(("organisation", "area"), "organisations or areas", "name organisations or areas", _DECLARE),
    ),
    (
        "parties",
        Wants(
            ("text", "party", "organisation", "area", "body", "mandate", "network", "seat", "holder"),
            "parties",
            "name organisations or a kind such as `municipality`",
            _OR_TEXT,
        ),
    ),
    ("a body", Wants(("text", "body", "mandate", "network"), "a body", "name a body or a mandate", _DECLARE)),
    (
        "a series",
        Wants(
            ("text", "network", "area", "mandate"),
            "a network, an area or a mandate",
            "write `each network`, `all networks`, `each area` or one id",
            "name a network or an area that is there; one that has ended stays in its file, with `until: DATE`",
        ),
    ),
    ("a network", Wants(("network", "mandate"), "a network", "name a network of this mandate", "name a network of this mandate")),
    ("a role", Wants(("role",), "a role", "name a role", "add it under `roles`")),
    (
        "a seat",
        Wants(
            ("seat", "holder"),
            "a seat",
            "write `organisation/seat`",
            "write `organisation/seat` with ids that are there",
        ),
    ),
    (
        "a role or a seat",
        Wants(
            ("role", "seat", "holder"), "a role or a seat", "name a role or a seat", "add it under `roles` or `composition.seats`"
        ),
    ),
    ("a meeting kind", Wants(("meeting kind",), "a meeting kind", "name a kind of `meetings`", "add it under `meetings`")),
    (
        "a meeting",
        Wants(
            ("body", "mandate", "network", "meeting kind"),
            "a body or a meeting kind",
            "name a body that meets, or a meeting kind",
            _DECLARE,
        ),
    ),
    (
        "a part of a meeting",
        Wants(
            ("part of a meeting",),
            "a part of a meeting",
            "name a part of the meeting",
            "add it under `parts` of its meeting kind",
        ),
    ),
    ("a duty", Wants(("text", "duty"), "a duty", "name a duty", "add it under `duties`")),
)

_NOUNS: tuple[tuple[Wanted, str], ...] = (
    ("somebody", "organisation, body, role or seat"),
    ("somebody told", "organisation, body, role or seat"),
    ("members", "organisation or area"),
    ("organisations or areas", "organisation or area"),
    ("parties", "organisation or body"),
    ("a series", "network, area or mandate"),
    ("a role or a seat", "role or seat"),
    ("a meeting", "body or meeting kind"),
)


@cache
def wants(wanted: Wanted) -> Wants:
    """What fits into such a field."""
    return next(entry for name, entry in _WANTS if name == wanted)


def noun_of(wanted: Wanted) -> str:
    """What an unknown name would have to be: `"ssv" is no …`."""
    return next((noun for name, noun in _NOUNS if name == wanted), wanted.removeprefix("an ").removeprefix("a "))


def remedy_for(named: Named) -> str:
    """What to do about a name that is like no other."""
    return wants(named.wanted).unknown


def article(noun: str) -> str:
    """`a seat`, `an organisation`."""
    if noun in ("party", "text"):
        return {"party": "a word for a whole group", "text": "text"}[noun]
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def plural(noun: str) -> str:
    """`seats`, `duties`."""
    return {"body": "bodies", "duty": "duties", "person": "people", "part of a meeting": "parts of a meeting"}.get(
        noun, f"{noun}s"
    )


def nearest_name(scope: Scope, named: Named) -> str | None:
    """What was probably meant: the nearest name of the wanted kind, part by part of `mandate/thing`."""
    first, slash, rest = named.name.partition("/")
    if not slash:
        return nearest(first, _fitting(scope, named))
    things = scope.community.things
    if first not in things:
        guess = nearest(first, tuple(things))
        return f"{guess}/{rest}" if guess else None
    guess = nearest(rest, _inside(scope, first))
    return f"{first}/{guess}" if guess else None


def _fitting(scope: Scope, named: Named) -> tuple[str, ...]:
    kinds = wants(named.wanted).kinds
    inner = tuple(id_ for id_, noun, _ in scope.mandate.inner_ids if noun in kinds) if scope.mandate else ()
    outer = tuple(thing.id for thing in scope.community.things.values() if thing.noun in kinds)
    return (*inner, *outer, *(PARTY_WORDS if "party" in kinds else ()))


def _inside(scope: Scope, first: str) -> tuple[str, ...]:
    """The ids that can stand behind `first/`: what a mandate has inside, or the seats of an organisation."""
    mandate = scope.community.mandate(first)
    if mandate is not None:
        return tuple(inner_id for inner_id, _, _ in mandate.inner_ids)
    mandates = (scope.mandate,) if scope.mandate else scope.community.mandates
    return tuple(dict.fromkeys(seat.id for one in mandates for seat in one.data.composition.seats))
