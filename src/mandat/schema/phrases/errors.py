"""The one error of every phrase."""


class PhraseError(ValueError):
    """A text that is no phrase of the kind wanted.

    Attributes:
        message: what is wrong, one sentence that quotes what was found.
        help: what to write instead, a phrase to copy between backquotes where it can be worked out.
        no_such_date: the words are a well-formed date that no calendar has: `2025-W53`, `06-31`.
    """

    def __init__(self, message: str, remedy: str, *, no_such_date: bool = False) -> None:
        super().__init__(f"{message} {remedy}")
        self.message = message
        self.help = remedy
        self.no_such_date = no_such_date
