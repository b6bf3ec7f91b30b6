"""The one error of rendering that a person can mend: a fault in a template or in the theme."""

from dataclasses import dataclass


@dataclass(eq=False)
class TemplateProblem(Exception):
    """A template or theme that cannot be read or filled in.

    Attributes:
        file: the template, as a path.
        line: the line in it, from 1.
        message: one sentence that says what is wrong.
    """

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"
