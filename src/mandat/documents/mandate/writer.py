"""What every part of a mandate as a document is written with: the rules, the words, and which rules are assumptions."""

from collections.abc import Iterable
from functools import cached_property

from mandat.documents.naming import Naming
from mandat.documents.phrasing import on_partial, partial_in_sentence, partial_in_words
from mandat.documents.wording.groups import Wording
from mandat.frozen import frozen
from mandat.schema.common import SourcedFile
from mandat.schema.mandate import MandateFile
from mandat.schema.phrases import Partial
from mandat.workspace import Community
from mandat.workspace.basis import covers
from mandat.workspace.model import Mandate, Network


@frozen
class Writer:
    """A file of a community and the words to write it in.

    `own` is the network whose rules are written; None writes the common ones.
    """

    community: Community
    file: SourcedFile
    words: Wording
    mandate: Mandate | None = None
    own: Network | None = None

    @cached_property
    def naming(self) -> Naming:
        """Names inside sentences."""
        return Naming(self.community, self.mandate, self.words, self.own.rules if self.own is not None else None)

    @property
    def rules(self) -> MandateFile:
        """The rules that are written: the network's own, else the common ones."""
        if self.own is not None:
            return self.own.rules
        if not isinstance(self.file, MandateFile):
            raise TypeError(self.file)
        return self.file

    def marked(self, path: str, text: str) -> str:
        """The text, with a mark where an assumption covers its rule: `Første periode er 2023 (antakelse)`."""
        return self._with_mark(text) if text and self._assumption_at(path) is not None else text

    def told(self, path: str, sentences: Iterable[tuple[str, str]]) -> tuple[str, ...]:
        """The sentences about one thing, each with the field it tells.

        An assumption about the whole thing marks the first sentence; one about a field marks that field's.
        """
        found = tuple((field, text) for field, text in sentences if text)
        return tuple(
            self.marked(f"{path}.{field}", text) if place == 0 else self.marked_exactly(f"{path}.{field}", text)
            for place, (field, text) in enumerate(found)
        )

    def marked_exactly(self, path: str, text: str) -> str:
        """The text, with a mark where an assumption is about this very rule."""
        return self._with_mark(text) if text and self._assumption_at(path) == self._real(path) else text

    def _with_mark(self, text: str) -> str:
        mark = f" ({self.words.page.assumed})"
        return f"{text[:-1]}{mark}." if text.endswith(".") else f"{text}{mark}"

    def _assumption_at(self, path: str) -> str | None:
        """The path of the basis that covers a rule, if it is an assumption; the longest path decides."""
        found = [one for one in self.file.basis if covers(one, self._real(path))]
        longest = max(found, key=len, default=None)
        return longest if longest is not None and self.file.basis[longest].assumed is not None else None

    def _real(self, path: str) -> str:
        """Where the rule stands: under `local` if the network changes it."""
        local = self.own.own.local if self.own is not None and self.own.own is not None else {}
        if self.own is not None and any(covers(key, path) for key in local):
            return f"networks.{self.own.id}.local.{path}"
        return path

    def on(self, day: Partial) -> str:
        """When something happened: `3. mars 2022`, `i november 2024`."""
        return on_partial(day, self.words)

    def since(self, day: Partial) -> str:
        """A day or a longer time after *from* or *until*."""
        return partial_in_sentence(day, self.words)

    def date(self, day: Partial) -> str:
        """A day or a longer time."""
        return partial_in_words(day, self.words)
