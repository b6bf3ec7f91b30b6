"""Which actions of a series are one and the same: the copies that a later agenda carries on, and nothing else.

`agenda --send` writes what is still open into the item that follows up what was agreed, an opening item, with its words, its
owner and its last day. A copy there is the action that it was copied from, also where somebody gave it a new last day. In
any other item an action is a new one, because what is done every year is agreed every year in the same words; only where
the last day is the same too, and the earlier one was still to be done, is it said twice.
"""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from mandat.frozen import frozen
from mandat.schema.common import Action
from mandat.schema.meeting import Item


@frozen
class Said:
    """An action as an item of a meeting's file says it.

    Attributes:
        meeting: the id of the meeting.
        day: its day; None where no plan says it.
        item: the item.
        position: the place of the item in the file, from 1.
        action: the action.
        number: the place of the action in the item, from 1.
    """

    meeting: str
    day: date | None
    item: Item
    position: int
    action: Action
    number: int

    @property
    def place(self) -> tuple[str, int, int]:
        """Where it stands: the meeting, the place of the item, the place in the item."""
        return self.meeting, self.position, self.number

    @property
    def done(self) -> date | None:
        """The day it was done, as far as this file knows."""
        return self.action.done.first if self.action.done is not None else None


@frozen
class Told:
    """An action with every file that tells of it, the one that took it on first."""

    by: tuple[Said, ...]

    @property
    def first(self) -> Said:
        """Where it was taken on."""
        return self.by[0]

    @property
    def action(self) -> Action:
        """As the latest file words it."""
        return self.by[-1].action

    @property
    def done(self) -> date | None:
        """The day it was done; any file may say it."""
        return next((one.done for one in self.by if one.done is not None), None)

    def is_told_in(self, meeting: str, position: int | None = None) -> bool:
        """Whether the file of a meeting tells of it: at the item at a place, from 1, or at any item."""
        return any(one.meeting == meeting and position in (None, one.position) for one in self.by)

    def is_to_do(self, on: date | None) -> bool:
        """Whether it had still to be done when a day began; a day that is not known is none."""
        return self.done is None or on is None or self.done >= on


def said_in(meeting: str, day: date | None, item: Item, position: int) -> tuple[Said, ...]:
    """The actions of an item."""
    return tuple(Said(meeting, day, item, position, action, number) for number, action in enumerate(item.actions, start=1))


def told(said: Iterable[Said]) -> tuple[Told, ...]:
    """Every action of a series once, in the order in which they were taken on, from what its files say, by day."""
    every = tuple(said)
    order = {one.place: at for at, one in enumerate(every)}
    alike: dict[tuple[object, ...], list[Said]] = {}
    for one in every:
        alike.setdefault(_likeness(one), []).append(one)
    found = (one for same in alike.values() for one in _told_apart(same))
    return tuple(sorted(found, key=lambda one: order[one.first.place]))


def folded(text: str) -> str:
    """A text as it is compared: any run of blanks is one, large and small letters are alike."""
    return " ".join(text.split()).casefold()


def _likeness(said: Said) -> tuple[object, ...]:
    """The words and the owner; what is exempt is never taken for what is not."""
    return (folded(said.action.what), said.action.owner, said.item.exempt is None)


def _told_apart(same: list[Said]) -> list[Told]:
    """What has the same words and the same owner, each action with its copies."""
    found: list[Told] = []
    for _, item in groupby(same, key=lambda one: (one.meeting, one.position)):
        said = tuple(item)
        again = _said_again(found, said)
        new = (Told((one,)) for one in said if one.number not in {copy.number for copy in again.values()})
        found = [*(Told((*one.by, again[at])) if at in again else one for at, one in enumerate(found)), *new]
    return found


def _said_again(found: list[Told], said: tuple[Said, ...]) -> dict[int, Said]:
    """The places of the actions that an item says again; the copies with the same last day choose first."""
    taken: dict[int, Said] = {}
    for one in sorted(said, key=lambda one: not any(known.action.by == one.action.by for known in found)):
        possible = [at for at, known in enumerate(found) if at not in taken and _is_copy(known, one)]
        if possible:
            taken[max(possible, key=lambda at: (found[at].action.by == one.action.by, found[at].is_to_do(one.day), at))] = one
    return taken


def _is_copy(known: Told, said: Said) -> bool:
    """Whether an action that has the words and the owner of an earlier one can be that one."""
    if known.is_told_in(said.meeting):
        return False
    has_same_day = known.action.by == said.action.by
    if said.item.frame == "opening":
        return has_same_day or known.is_to_do(said.day)
    return has_same_day and said.action.by is not None and known.is_to_do(said.day)
