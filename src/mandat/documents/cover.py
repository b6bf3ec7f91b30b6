"""What a document shows on every page beside its text: who sends it, what it is, and how far it has come."""

from datetime import date

from mandat.frozen import frozen


@frozen
class Cover:
    """The outside of a document.

    Attributes:
        title: what it is: `Innkalling til møte 1/2025`.
        issuer: the body it comes from.
        day: the day it is of.
        tag: a word that warns on every page, such as `Utkast`; None where there is nothing to warn about.
        status_line: the state in words, for the foot of every page.
    """

    title: str
    issuer: str
    day: date
    tag: str | None
    status_line: str
