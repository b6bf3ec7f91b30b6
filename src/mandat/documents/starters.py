"""The first text of a community and of a mandate: examples that validate at once and teach the format in their comments.

The texts are `templates/starters/<language>/*.yaml`, one set for each language of documents. In them stands `<name>` for a
value that is filled in, and `<id:name>` for an id that is given another number where it is taken. A line whose value does
not exist in a community is left out.
"""

import re
from collections.abc import Callable, Iterator
from typing import Literal, get_args

from mandat.calendar.dates import members_of
from mandat.calendar.history import Sitting
from mandat.frozen import frozen
from mandat.schema.community import CommunityFile, Organisation
from mandat.schema.read import read_values
from mandat.schema.values import parse_id
from mandat.source.shipped import shipped_templates
from mandat.source.yaml_text import parse_yaml
from mandat.workspace import Community
from mandat.workspace.members import seat_organisations
from mandat.workspace.series import Series

StarterLanguage = Literal["nb", "nn", "sv", "en"]
LANGUAGES: tuple[StarterLanguage, ...] = get_args(StarterLanguage)

_PLACEHOLDER = re.compile(r"<(id:)?([a-z-]+)>")
_PLAIN = re.compile(r"\w(?:[^\n:#]|:(?!\s|$)|(?<! )#)*")
_LINE = 120


@frozen
class Example:
    """What the made-up community and its mandate are called in a language."""

    community: str
    name: str
    mandate: str
    title: str
    short_title: str


@frozen
class Draft:
    """A mandate that is to be begun: its id, its titles, and the year in which its turns begin.

    A short title that is no other than the title stands as an example only.
    """

    id: str
    title: str
    short_title: str
    year: int


@frozen
class CommunityDraft:
    """A community that is to be begun."""

    id: str
    name: str
    country: str
    language: StarterLanguage


def example_in(language: StarterLanguage) -> Example:
    """The names of the example."""
    match language:
        case "nb":
            return Example("eksempel", "Eksempelfellesskapet", "nettverk", "Mandat for eksempelnettverket", "Eksempelnettverket")
        case "nn":
            return Example("dome", "Dømefellesskapet", "nettverk", "Mandat for dømenettverket", "Dømenettverket")
        case "sv":
            return Example("exempel", "Exempelsamverkan", "natverk", "Uppdrag för exempelnätverket", "Exempelnätverket")
        case "en":
            return Example("example", "The Example Community", "network", "Mandate of the example network", "The Example Network")


def starter_language(language: str) -> StarterLanguage:
    """The language itself; English where no starter is written in it (Danish)."""
    return next((known for known in LANGUAGES if known == language), "en")


def community_text(draft: CommunityDraft) -> str:
    """The text of a `community.yaml` with made-up members."""
    values = {"id": draft.id, "name": in_yaml(draft.name), "country": draft.country}
    return _filled(_template(draft.language, "community"), values.get, parse_id)


def community_of(text: str, file: str) -> Community:
    """The community that such a text makes.

    Raises:
        TypeError: the text is no community file.
    """
    data = read_values(parse_yaml(text).value)
    if not isinstance(data, CommunityFile):
        raise TypeError(f"{file} holds no community")
    return Community(file, data)


def mandate_text(community: Community, draft: Draft) -> str:
    """The text of a mandate with every organisation of the community as a member, in the community's language."""
    there = _there(community, draft.year)
    turns = _turns(there, draft.year)
    values = {
        "id": draft.id,
        "title": in_yaml(draft.title),
        "short-title-line": f"{'#' if draft.short_title == draft.title else ''}short_title: {in_yaml(draft.short_title)}",
        "year": str(draft.year),
        "last": str(draft.year + 4),
        "body": next((body.id for body in community.data.bodies), None),
        "example": there[0].id if there else "organisation",
        "members": _members(there),
        "chair": turns[0],
        "secretary": turns[1],
    }
    taken = {draft.id, *community.things, *community.unread}
    template = _template(starter_language(community.data.language), "mandate")
    return _filled(template, values.get, lambda base: free_id(base, taken))


def meeting_text(sitting: Sitting) -> str:
    """The text of the file of a planned meeting, without any item yet, in the language of its network."""
    series, line = sitting.series, sitting.line
    members = members_of(series, line.on.first)
    member = members[0].id if members else None
    values = {
        "id": line.id,
        "title": " ".join((line.title or series.title).split()),
        "day": str(line.on),
        "received": str(line.on.first),
        "member": member,
        "seat": next(_seats(series, members), member or "chair"),
        "part": next((part.id for part in series.kind.parts), None),
    }
    language = series.rules.language or series.community.data.language
    return _filled(_template(starter_language(language), "meeting"), values.get, parse_id)


def _seats(series: Series, members: tuple[Organisation, ...]) -> Iterator[str]:
    """The seats as a meeting's file names them: `enebakk/saksbehandler`, or the seat alone where no party fills it."""
    for seat in series.rules.composition.seats:
        filled = seat_organisations(series.community, seat, members)
        yield f"{filled[0].id}/{seat.id}" if filled else seat.id


def free_id(base: str, taken: set[str]) -> str:
    """The id, with a number behind it where it is taken: `mote-2`."""
    if base not in taken:
        return base
    return next(name for number in range(2, len(taken) + 3) if (name := f"{base}-{number}") not in taken)


def in_yaml(text: str) -> str:
    """One line of text as a YAML value: plain if it can stand so, else in single quotes."""
    if _PLAIN.fullmatch(text) and text == text.strip():
        return text
    return "'" + text.replace("'", "''") + "'"


def _template(language: StarterLanguage, name: str) -> str:
    return (shipped_templates() / "starters" / language / f"{name}.yaml").read_text(encoding="utf-8")


def _filled(template: str, value: Callable[[str], str | None], free: Callable[[str], str]) -> str:
    return "".join(line for raw in template.splitlines(keepends=True) for line in _line(raw, value, free))


def _line(line: str, value: Callable[[str], str | None], free: Callable[[str], str]) -> Iterator[str]:
    """The line with its placeholders filled in; nothing if one has no value."""
    found = {m[0]: free(m[2]) if m[1] else value(m[2]) for m in _PLACEHOLDER.finditer(line)}
    if None not in found.values():
        yield _PLACEHOLDER.sub(lambda m: found[m[0]] or "", line)


def _there(community: Community, year: int) -> tuple[Organisation, ...]:
    """The organisations that have not ended before the year is over; one that begins later is a member from then on."""
    return tuple(one for one in community.data.organisations if one.until is None or one.until.last.year > year)


def _members(organisations: tuple[Organisation, ...]) -> str:
    names = tuple(_member(one) for one in organisations)
    line = f" [{', '.join(names)}]"
    return line if len(line) <= _LINE else "".join(f"\n  - {name}" for name in names)


def _member(organisation: Organisation) -> str:
    start = f" from {organisation.from_}" if organisation.from_ else ""
    until = f" until {organisation.until}" if organisation.until else ""
    return f"{organisation.id}{start}{until}"


def _turns(organisations: tuple[Organisation, ...], year: int) -> tuple[str, str]:
    """Who leads and who writes, in the way that these members allow.

    Municipalities take half-years, if there are two that are named one by one. Otherwise two kinds of party change places
    every year, and among members of one kind the body chooses.
    """
    municipalities = tuple(one for one in organisations if one.kind == "municipality")
    if len(municipalities) > 1 and all(one.count is None for one in municipalities):
        turn = f"rotates: every half-year, among: municipality, order: listed, start: {year}-H1"
        return turn, f"{turn}, other_than: chair"
    kinds = tuple(dict.fromkeys(one.kind for one in organisations))
    if len(kinds) > 1:
        return f"alternates: every year, between: [{kinds[0]}, {kinds[1]}], start: {year}", "other_than: chair"
    return "appointed_by: itself", "appointed_by: itself"
