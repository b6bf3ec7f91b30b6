"""The assumptions that a document rests on: quoted once each, in the words and the language they were written in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mandat.diagnostics import Place
from mandat.workspace import Workspace
from mandat.workspace.basis import assumption_for


@dataclass(frozen=True, slots=True)
class Assumed:
    """An assumption, and what in the document rests on it: `Møteleder`."""

    subject: str
    text: str


def is_assumed(workspace: Workspace, places: Iterable[Place]) -> bool:
    """Whether one of these rules is an assumption."""
    return any(assumption_for(workspace, place) is not None for place in places)


def assumed(workspace: Workspace, subject: str, places: Iterable[Place]) -> Iterator[Assumed]:
    """The assumptions among some rules that decided about the subject."""
    for place in places:
        text = assumption_for(workspace, place)
        if text is not None:
            yield Assumed(subject, " ".join(text.split()))


def once(found: Iterable[Assumed]) -> tuple[Assumed, ...]:
    """Every text once, under the first subject that rests on it."""
    first: dict[str, Assumed] = {}
    for one in found:
        first.setdefault(one.text, one)
    return tuple(first.values())
