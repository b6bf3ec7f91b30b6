"""The history of a mandate as a view: its state, its versions with what each changed, the mandates before and after it.

English, as everything that compares: the mandate's own words stay in its language.
"""

from collections.abc import Iterator
from datetime import date

from mandat.checks.lines import joined, party_name
from mandat.frozen import frozen
from mandat.schema.differences import Difference
from mandat.schema.fields import Model
from mandat.schema.mandate import Change, Document
from mandat.schema.phrases import Partial
from mandat.schema.values import as_in_file
from mandat.source.past import Past
from mandat.workspace import Community, Mandate
from mandat.workspace.history import State, Unnumbered, Version, versions_of
from mandat.workspace.validity import in_force

_SHORT = 10
"""Digits of a commit that are shown."""


@frozen
class ChangeRow:
    """A rule that a version says otherwise: its path, and its words before and after."""

    path: str
    before: str
    after: str


@frozen
class VersionPart:
    """A version: a heading, facts in sentences, and what it changed."""

    heading: str
    facts: tuple[str, ...]
    since: str
    rows: tuple[ChangeRow, ...]


@frozen
class HistoryView:
    """What `history.md.j2` prints; the newest version first."""

    title: str
    facts: tuple[str, ...]
    versions: tuple[VersionPart, ...]
    related: tuple[str, ...]
    remarks: tuple[str, ...]


def history_view(community: Community, mandate: Mandate, past: Past | None, on: date) -> HistoryView:
    """The history of a mandate; `on` is the day it is."""
    versions = versions_of(mandate.data, past)
    return HistoryView(
        mandate.data.title,
        tuple(_facts(community, mandate, on)),
        tuple(_part(community, one) for one in reversed(versions)),
        tuple(_related(community, mandate)),
        tuple(_remarks(past)),
    )


def _facts(community: Community, mandate: Mandate, on: date) -> Iterator[str]:
    """What holds now."""
    document = mandate.data.document
    version = f"version {document.version}" if document.version is not None else "without a version"
    yield f"{community.id}/{mandate.id}: {version}, {_status(document)}."
    established = mandate.data.established
    first, last = in_force(document, established.on.first if established is not None else None)
    begun = document.valid_from or first
    if begun is not None or last is not None:
        begins = f" from {begun}" if begun is not None else ""
        ends = f" until {document.valid_until}" if last is not None else ""
        over = ", and that day is over" if last is not None and last < on else ""
        yield f"In force{begins}{ends}{over}."
    if document.review is not None:
        by = document.review.by
        yield f"Review: {by or 'as needed'}{', overdue' if by is not None and by.last < on and _lives(document) else ''}."
    waiting = tuple(party_name(community, one.party) for one in document.ratified if one.on is None)
    if waiting:
        yield f"Not yet ratified by {joined(waiting)}."


def _status(document: Document) -> str:
    return document.status or "status not said"


def _lives(document: Document) -> bool:
    return document.status not in ("expired", "replaced")


def _part(community: Community, version: Version) -> VersionPart:
    name = f"Version {version.version}" if version.version else "Without a version"
    since = _since(version)
    return VersionPart(name, tuple(_told(community, version)), since, tuple(map(_row, version.changes)))


def _since(version: Version) -> str:
    """The line above the changes, or in their place."""
    if version.before is None:
        return ""
    name = f"version {version.before}" if version.before else "the text without a version"
    return f"What it changed since {name}:" if version.changes else f"No rule changed since {name}."


def _row(difference: Difference) -> ChangeRow:
    return ChangeRow(difference.path, _words(difference.before), _words(difference.after))


def _words(value: object) -> str:
    """A value much as the file says it; of an entry, the fields that are written there."""
    match value:
        case None | ():
            return ""
        case tuple():
            return ", ".join(map(_words, value))
        case Model():
            names = (name for name in type(value).model_fields if name in value.model_fields_set)
            return "; ".join(f"{name.rstrip('_')}: {_words(getattr(value, name))}" for name in names)
        case _:
            return as_in_file(value)


def _told(community: Community, version: Version) -> Iterator[str]:
    yield from (_logged(community, one) for one in version.logged)
    yield from (f"Approved by {_yes(community, one.body, one.on, one.note)}." for one in version.approved)
    yield from (f"Ratified by {_yes(community, one.party, one.on, one.note)}." for one in version.ratified)
    yield from (f"An earlier text was approved by {_yes(community, one.body, one.on, one.note)}." for one in version.earlier)
    yield from _kept(version.states)
    yield from map(_unnumbered, version.unnumbered)


def _logged(community: Community, change: Change) -> str:
    by = f" by {party_name(community, change.body)}" if change.body is not None else ""
    when = f" on {change.on}" if change.on is not None else ""
    decided = f" (decided{by}{when})" if by or when else ""
    return f"Change log: {change.what or 'no words'}{decided}."


def _yes(community: Community, who: str, on: Partial | None, note: str | None) -> str:
    return f"{party_name(community, who)} on {on}{f' ({note})' if note is not None else ''}"


def _kept(states: tuple[State, ...]) -> Iterator[str]:
    """Where git has it."""
    committed = tuple(state for state in states if state.commit is not None)
    if not committed:
        return
    first, last = committed[0], committed[-1]
    more = f", last changed {_commit(last)}" if last != first else ""
    pending = "; the newest words are not committed yet" if states[-1].commit is None else ""
    yield f"In git since {_commit(first)}{more}{pending}."


def _commit(state: State) -> str:
    return f"{state.day} ({(state.commit or '')[:_SHORT]})"


def _unnumbered(one: Unnumbered) -> str:
    paths = joined(tuple(change.path for change in one.changes))
    when = f"on {_commit(one.state)}" if one.state.commit is not None else "and is not committed yet"
    return f"Changed without a new version {when}: {paths}."


def _related(community: Community, mandate: Mandate) -> Iterator[str]:
    """The mandates before and after it, as far as the community has them."""
    yield from (f"It replaces {line}" for line in _chain(community, mandate, "before"))
    yield from (f"It was replaced by {line}" for line in _chain(community, mandate, "after"))


def _chain(community: Community, mandate: Mandate, way: str) -> Iterator[str]:
    """One line for each, the nearest first; a circle ends where it closes."""
    seen, waiting = {mandate.id}, list(_neighbours(community, mandate, way))
    while waiting:
        name = waiting.pop(0)
        other = community.mandate(name)
        if name in seen:
            continue
        seen.add(name)
        yield f"{party_name(community, name)}." if other is None else _other(other)
        waiting.extend(_neighbours(community, other, way) if other is not None else ())


def _neighbours(community: Community, mandate: Mandate, way: str) -> tuple[str, ...]:
    """Ids of mandates, or texts; either of the two may be the one that says so."""
    document = mandate.data.document
    if way == "before":
        said = (one.id for one in community.mandates if one.data.document.replaced_by == mandate.id)
        return tuple(dict.fromkeys((*document.replaces, *said)))
    own = (document.replaced_by,) if document.replaced_by is not None else ()
    said = (one.id for one in community.mandates if mandate.id in one.data.document.replaces)
    return tuple(dict.fromkeys((*own, *said)))


def _other(mandate: Mandate) -> str:
    document = mandate.data.document
    version = f"version {document.version}, " if document.version is not None else ""
    first, last = document.valid_from, document.valid_until
    days = f", in force {first or ''}..{last or ''}" if first is not None or last is not None else ""
    return f"{mandate.data.title} ({mandate.id}): {version}{_status(document)}{days}."


def _remarks(past: Past | None) -> Iterator[str]:
    """How far back this can see."""
    if past is None:
        yield "Git has no commit of this file: only its change log is told."
    elif not past.is_whole and past.commits:
        remedy = "`git fetch --unshallow` brings the rest; in CI, check out with `fetch-depth: 0`"
        yield f"This clone reaches back to {past.commits[0].day} only: {remedy}."
