"""The assumptions that a document rests on: quoted once each, in the words and the language they were written in."""

from collections.abc import Iterable, Iterator

from mandat.diagnostics import Place
from mandat.documents.naming import Naming
from mandat.documents.subjects import subject_of
from mandat.frozen import frozen
from mandat.workspace import Workspace
from mandat.workspace.basis import assumption_for


@frozen
class Assumed:
    """An assumption, and what in the document rests on it: `Møteleder`."""

    subject: str
    text: str


def is_assumed(workspace: Workspace, places: Iterable[Place]) -> bool:
    """Whether one of these rules is an assumption."""
    return any(assumption_for(workspace, place) is not None for place in places)


def assumed(workspace: Workspace, naming: Naming, places: Iterable[Place]) -> Iterator[Assumed]:
    """The assumptions among some rules, each with what it is about; a rule of another mandate is named as that one does."""
    for place in places:
        text = assumption_for(workspace, place)
        if text is not None:
            yield Assumed(subject_of(_at(naming, place), place), " ".join(text.split()))


def _at(naming: Naming, place: Place) -> Naming:
    """Names as they are in the mandate that a rule stands in."""
    if naming.mandate is not None and naming.mandate.file == place.file:
        return naming
    mandate = next((one for one in naming.community.mandates if one.file == place.file), None)
    return Naming(naming.community, mandate, naming.words)


def once(found: Iterable[Assumed]) -> tuple[Assumed, ...]:
    """Every text once, under the first subject that rests on it."""
    first: dict[str, Assumed] = {}
    for one in found:
        first.setdefault(one.text, one)
    return tuple(first.values())
