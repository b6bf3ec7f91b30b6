"""A mandate through the years: its versions from git's history and from its own change log."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby, pairwise
from typing import TypeVar

from mandat.frozen import frozen
from mandat.schema.common import Approval
from mandat.schema.differences import Difference, differences
from mandat.schema.mandate import Change, MandateFile, Ratification
from mandat.schema.meaning import mandate_fingerprint, meaning_of
from mandat.schema.read import read_values
from mandat.schema.versions import numbers_of
from mandat.source.past import Past
from mandat.source.text import Text, decode
from mandat.source.yaml_text import parse_yaml

Yes = TypeVar("Yes", Approval, Ratification)


@frozen
class State:
    """What a mandate said from a commit on; `commit` and `day` are missing for the file as it is now, before a commit."""

    data: MandateFile
    commit: str | None = None
    day: date | None = None


@frozen
class Unnumbered:
    """A change of the rules of an adopted version: since when, and where."""

    state: State
    changes: tuple[Difference, ...]


@frozen
class Version:
    """One version of a mandate.

    Attributes:
        version: as it is written; empty where none is.
        logged: its lines in the change log.
        states: what git kept of it, the oldest first; empty where only the change log knows it.
        approved: bodies that approved it, and not the version before.
        ratified: parties that ratified it, and not the version before.
        earlier: approvals of a text that is not known any more: their fingerprint is of none of the states.
        before: the version that `changes` compares it with, if there is one.
        changes: what it says otherwise.
        unnumbered: rules that changed in it after it was adopted.
    """

    version: str
    logged: tuple[Change, ...] = ()
    states: tuple[State, ...] = ()
    approved: tuple[Approval, ...] = ()
    ratified: tuple[Ratification, ...] = ()
    earlier: tuple[Approval, ...] = ()
    before: str | None = None
    changes: tuple[Difference, ...] = ()
    unnumbered: tuple[Unnumbered, ...] = ()


def versions_of(now: MandateFile, past: Past | None) -> tuple[Version, ...]:
    """Every version of a mandate, the oldest first; without a past those of the change log, and the one that is there."""
    states = tuple(_states(now, past))
    runs = tuple(tuple(run) for _, run in groupby(states, lambda state: state.data.document.version or ""))
    known = tuple(_version(now, before, run) for before, run in pairwise(((), *runs)))
    seen = {one.version for one in known}
    logged = dict.fromkeys(change.version for change in now.document.changes if change.version not in seen)
    older = tuple(Version(name, _logged(now, name)) for name in logged)
    return _ordered((*older, *known))


def _states(now: MandateFile, past: Past | None) -> Iterator[State]:
    """What was committed, as far as it can be read, and what stands there now if that is something else."""
    last: MandateFile | None = None
    for one in past.commits if past is not None else ():
        data = _read(one.data)
        if data is not None and data != last:
            yield State(data, one.commit, one.day)
            last = data
    if now != last:
        yield State(now)


def _read(data: bytes) -> MandateFile | None:
    text = decode(data)
    if not isinstance(text, Text):
        return None
    parsed = parse_yaml(text.characters)
    found = read_values(parsed.value) if not parsed.faults else None
    return found if isinstance(found, MandateFile) else None


def _version(now: MandateFile, before: tuple[State, ...], states: tuple[State, ...]) -> Version:
    last, earlier = states[-1].data, before[-1].data if before else None
    name = last.document.version or ""
    approved = _new(last.document.approved, earlier.document.approved if earlier is not None else ())
    marks = {None, *(mandate_fingerprint(state.data) for state in states)} if any(one.fingerprint for one in approved) else {None}
    ratified = _new((one for one in last.document.ratified if one.on), earlier.document.ratified if earlier is not None else ())
    return Version(
        name,
        _logged(now, name) or _logged(last, name),
        states,
        tuple(one for one in approved if one.fingerprint in marks),
        ratified,
        tuple(one for one in approved if one.fingerprint not in marks),
        earlier.document.version or "" if earlier is not None else None,
        tuple(differences(meaning_of(earlier), meaning_of(last))) if earlier is not None else (),
        tuple(_unnumbered(states)),
    )


def _new(given: Iterable[Yes], before: Iterable[Yes]) -> tuple[Yes, ...]:
    known = {_yes(one) for one in before}
    return tuple(one for one in given if _yes(one) not in known)


def _yes(one: Approval | Ratification) -> tuple[str, str]:
    return (one.body if isinstance(one, Approval) else one.party, str(one.on))


def _logged(data: MandateFile, name: str) -> tuple[Change, ...]:
    return tuple(change for change in data.document.changes if change.version == name)


def _unnumbered(states: tuple[State, ...]) -> Iterator[Unnumbered]:
    """Changes of the rules between two states that both are said to be adopted."""
    for old, new in pairwise(states):
        if old.data.document.status == new.data.document.status == "adopted":
            changes = tuple(differences(meaning_of(old.data), meaning_of(new.data)))
            if changes:
                yield Unnumbered(new, changes)


def _ordered(versions: tuple[Version, ...]) -> tuple[Version, ...]:
    """By number where all have one; else those of the change log come first."""
    numbers = [numbers_of(one.version) for one in versions]
    if any(one is None for one in numbers):
        return versions
    return tuple(sorted(versions, key=lambda one: numbers_of(one.version) or ()))
