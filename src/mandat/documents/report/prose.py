"""What people wrote for a report: sections of a file, each of them matched to a heading of the report by its title."""

from dataclasses import dataclass, field

from mandat.documents.wording.report import ReportSectionWords

PROSE = ("summary", "goals", "deviations", "users", "economy", "evaluation", "next_year", "adopted")
"""The sections that people write, in the order of the report."""
_TOLD = ("next_year", "adopted")


@dataclass(frozen=True, slots=True)
class Prose:
    """A section as it was written: its title, and its text as Markdown that is safe to set as it is.

    What stands before the first heading has no title. An empty text is a heading under which nobody wrote.
    """

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Written:
    """The prose of one report: by section, and what stands under headings of people's own.

    Of a part whose prose stands at the head of the whole report nothing is missing.
    """

    sections: dict[str, tuple[str, ...]] = field(default_factory=dict)
    others: tuple[Prose, ...] = ()
    is_elsewhere: bool = False

    def of(self, section: str) -> tuple[str, ...]:
        """The texts of a section; nothing where nobody wrote it."""
        return self.sections.get(section, ())

    @property
    def missing(self) -> tuple[str, ...]:
        """The sections that nobody wrote, without those of which the files tell: next year's plan, and where it is adopted."""
        return tuple(name for name in PROSE if name not in _TOLD and not self.of(name) and not self.is_elsewhere)


NOTHING = Written()
ELSEWHERE = Written(is_elsewhere=True)


def matched(prose: tuple[Prose, ...], headings: tuple[ReportSectionWords, ...]) -> Written:
    """The sections by what their titles mean in one of these wordings; text before the first heading is the summary."""
    known = {_plain(getattr(words, name)): name for words in headings for name in PROSE}
    found: dict[str, tuple[str, ...]] = {}
    others: list[Prose] = []
    for one in prose:
        name = known.get(_plain(one.title)) if one.title else "summary"
        if name is None:
            others.append(one)
        elif one.text.strip():
            found[name] = (*found.get(name, ()), one.text)
    return Written(found, tuple(others))


def _plain(title: str) -> str:
    """A title without number, mark and case: `1. Sammendrag:` is `sammendrag`."""
    return " ".join(title.casefold().strip(" .:0123456789\u2003").split())
