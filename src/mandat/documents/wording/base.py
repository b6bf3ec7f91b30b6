"""What the groups of a wording are made of: phrases chosen by an id, phrases that depend on a number."""

from typing import Annotated

from mandat.frozen import frozen

_N = Annotated[str, "n"]


def capital(phrase: str) -> str:
    """The phrase with a large first letter."""
    return phrase[:1].upper() + phrase[1:]


class Choice:
    """A group whose phrases are chosen by an id of the file format: `words.holidays["maundy-thursday"]`."""

    __slots__ = ()

    def __getitem__(self, key: str) -> str:
        return str(getattr(self, key.replace("-", "_").replace(" ", "_")))

    def __contains__(self, key: str) -> bool:
        return hasattr(self, key.replace("-", "_").replace(" ", "_"))

    def named(self, key: str) -> str:
        """The phrase for an id; an id of the mandate's own stands for itself."""
        return str(getattr(self, key.replace("-", "_").replace(" ", "_"), key))


@frozen
class Plural:
    """A phrase that depends on a number: `1 dag`, `2 dager`, `10–14 dager`."""

    one: _N
    many: _N

    def of(self, least: int, most: int | None = None) -> str:
        """The phrase for a number, or for a range of numbers."""
        if most is None or most == least:
            return (self.one if least == 1 else self.many).format(n=least)
        return self.many.format(n=f"{least}–{most}")


@frozen
class Party:
    """What a kind of party is called: one, several, all of them, each of them."""

    one: str
    many: str
    all: str
    each: str
