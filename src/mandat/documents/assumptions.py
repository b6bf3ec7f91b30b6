"""The assumptions that a document rests on: quoted once each, in the words and the language they were written in."""

from collections.abc import Iterable, Iterator

from mandat.diagnostics import Place
from mandat.documents.naming import Naming
from mandat.documents.subjects import kind_of, subject_of
from mandat.documents.wording.groups import Wording
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
            yield Assumed(_subject(naming, place), " ".join(text.split()))


def _subject(naming: Naming, place: Place) -> str:
    """What a rule decides; over several mandates, as in a year, a rule about a kind of meeting is told with that kind."""
    own = _at(naming, place)
    subject, kind = subject_of(own, place), "" if naming.mandate is not None else kind_of(own, place)
    return f"{kind}, {subject[:1].lower()}{subject[1:]}" if kind else subject


def _at(naming: Naming, place: Place) -> Naming:
    """Names as they are in the mandate that a rule stands in."""
    if naming.mandate is not None and naming.mandate.file == place.file:
        return naming
    mandate = next((one for one in naming.community.mandates if one.file == place.file), None)
    return Naming(naming.community, mandate, naming.words)


_ROOM = 120
"""So many letters of subjects stand before a text; the rest are `m.fl.`"""


def once(found: Iterable[Assumed], words: Wording) -> tuple[Assumed, ...]:
    """Every text once, where it comes first, under all the subjects that rest on it."""
    subjects: dict[str, dict[str, None]] = {}
    for one in found:
        subjects.setdefault(one.text, {})[one.subject] = None
    return tuple(Assumed(_together(tuple(filter(None, names)), words), text) for text, names in subjects.items())


def _together(subjects: tuple[str, ...], words: Wording) -> str:
    """`Møteleder, Referent`; subjects with commas of their own are parted by semicolons; of many the first ones stand."""
    parted = "; " if any("," in one for one in subjects) else ", "
    shown = next((n for n in range(len(subjects), 1, -1) if len(parted.join(subjects[:n])) <= _ROOM), 1)
    told = parted.join(subjects[:shown])
    return f"{told} {words.page.and_others}" if shown < len(subjects) else told
