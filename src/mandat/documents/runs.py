"""Words with weight: a fact is a label and a row of runs, each plain, strong or struck through."""

from collections.abc import Iterator

from mandat.documents.wording.groups import Wording
from mandat.frozen import frozen


@frozen
class Run:
    """Some words of one weight.

    Attributes:
        text: the words, plain text.
        strong: semibold, for the dates that matter.
        struck: struck through, for what no longer holds.
        glued: no blank between it and the run before.
    """

    text: str
    strong: bool = False
    struck: bool = False
    glued: bool = False


@frozen
class Fact:
    """A label and what stands beside it."""

    label: str
    runs: tuple[Run, ...]


def fact(label: str, *texts: str) -> Fact:
    """A fact of plain words; empty texts are left out."""
    return Fact(label, tuple(Run(text) for text in texts if text))


def around(phrase: str, day: str) -> Iterator[Run]:
    """A phrase with the placeholder `{date}`, and the date in it strong: `Senest **mandag 3. februar 2025**`."""
    before, _, after = phrase.partition("{date}")
    if before.strip():
        yield Run(before.strip())
    yield Run(day, strong=True)
    if after.strip():
        yield Run(after.strip(), glued=not after.startswith(" "))


def moved(raw: str, day: str, reason: str, words: Wording, rule: str = "") -> Iterator[Run]:
    """A day that was moved: the old one struck through, the new one strong, the rule, and why."""
    yield Run(raw, struck=True)
    yield from around(words.agenda.moved_to, day)
    if rule:
        yield Run(rule)
    if reason:
        yield Run(f": {reason}", glued=True)


def sentence(text: str) -> str:
    """The text with a full stop at its end, if it has none."""
    return text if text.rstrip('”»")').endswith((".", "!", "?")) else f"{text}."
