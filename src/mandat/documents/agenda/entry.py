"""An item of an agenda before it is numbered, and the items of one part of a meeting."""

from datetime import date
from typing import Literal

from mandat.calendar.history import Task
from mandat.calendar.model import DatedDuty, DatedPart
from mandat.diagnostics import Place
from mandat.frozen import frozen
from mandat.schema.meeting import Item
from mandat.schema.meetings import ItemType


@frozen
class Entry:
    """An item of the agenda before it is numbered.

    Attributes:
        title: its title.
        type: what it is for, where that is known.
        part: the id of the part of the meeting it belongs to; None in a meeting without parts.
        item: as it stands in the meeting's file, or as it comes from another meeting or a duty; None for an item that only
            frames the agenda or is a standing one.
        position: where it stands in the meeting's file, from 0; None while it does not stand there.
        frame: whether it only opens or closes the meeting; whoever chairs is responsible for it.
        standing: whether it is on every agenda.
        day: the day of the meeting it is about: the last one for its minutes, the next one for its date.
        place: the rule behind a standing item or a duty.
        left_over: whether an earlier meeting did not come to it.
        duty: the plan or report that it treats, with the day it is due.
        tasks: what is still open of what was agreed earlier; late ones first.
    """

    title: str
    type: ItemType | None = None
    part: str | None = None
    item: Item | None = None
    frame: Literal["opening", "closing"] | None = None
    standing: bool = False
    day: date | None = None
    place: Place | None = None
    position: int | None = None
    left_over: bool = False
    duty: DatedDuty | None = None
    tasks: tuple[Task, ...] = ()

    @property
    def minutes(self) -> int | None:
        """How long it takes, where somebody said so."""
        return self.item.duration.minutes if self.item is not None and self.item.duration is not None else None

    @property
    def is_treated(self) -> bool:
        """Whether it was neither withdrawn nor postponed."""
        return self.item is None or self.item.outcome is None


@frozen
class Group:
    """The items of one part of the meeting; of the whole meeting where it has no parts."""

    part: DatedPart | None
    entries: tuple[Entry, ...]
