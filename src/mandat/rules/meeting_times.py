"""How long the parts of a meeting last, and whether its items fit: one reckoning for the check, the agenda and what is sent."""

from collections.abc import Iterator

from mandat.frozen import frozen
from mandat.schema.phrases import Duration, Hours


@frozen
class TimedItem:
    """An item that is to be treated.

    Attributes:
        minutes: how long it takes, where somebody said so.
        is_frame: whether it only opens or closes the meeting; such an item does not tell how long its part lasts.
    """

    minutes: int | None
    is_frame: bool = False


@frozen
class TimedPart:
    """A part of a meeting, or a whole one: what the mandate says of its length, and the items that are to be treated in it."""

    duration: Duration | None
    items: tuple[TimedItem, ...]

    @property
    def spent(self) -> int:
        """The minutes that its items take, as far as their lengths are known."""
        return sum(item.minutes or 0 for item in self.items)

    @property
    def is_told(self) -> bool:
        """Whether its items tell how long it lasts: there are some, and each has a length."""
        own = tuple(item.minutes for item in self.items if not item.is_frame)
        return bool(own) and None not in own

    @property
    def needed(self) -> int:
        """The fewest minutes that it takes: as long as its items, else its duration, of which `up to` promises nothing."""
        if self.is_told or self.duration is None or self.duration.bound == "up to":
            return self.spent
        return max(self.duration.minutes or 0, self.spent)

    @property
    def missing(self) -> int:
        """The minutes that its items, each with a length, stay below what the mandate says."""
        said = self.duration.minutes or 0 if self.duration is not None and self.duration.bound != "up to" else 0
        return max(said - self.spent, 0) if self.is_told else 0

    @property
    def excess(self) -> int:
        """The minutes that its items take beyond what the mandate says; `at least` and `about` set no such limit."""
        duration = self.duration
        if duration is None or duration.minutes is None or duration.about or duration.bound == "at least":
            return 0
        return max(self.spent - duration.minutes, 0)


def lengths(parts: tuple[TimedPart, ...], minutes: int) -> tuple[int, ...] | None:
    """How long each part of a meeting of so many minutes lasts; None where the parts want more time than there is.

    A part lasts as long as its items, else its `duration`, else an equal share of what is left, and never shorter than its
    items. What nobody has then goes to the last part that lasts `at least` so long, unless its items tell its length.
    """
    firm = tuple(_firm(parts, minutes))
    shared = tuple(part.spent for part, length in zip(parts, firm, strict=True) if length is None)
    left = minutes - sum(length for length in firm if length is not None)
    if left < 0 or (shared and left < sum(max(spent, 1) for spent in shared)):
        return None
    if not shared:
        return _stretched(parts, tuple(length or 0 for length in firm), left)
    shares = _shares(left, shared)
    return tuple(length if length is not None else next(shares) for length in firm)


def needed(parts: tuple[TimedPart, ...]) -> int:
    """The fewest minutes that all parts take together."""
    return sum(part.needed for part in parts)


def minutes_of(hours: Hours | None, duration: Duration | None) -> int | None:
    """How many minutes a meeting has: from hour to hour, else as its kind says; None if nobody says, or it may take longer."""
    if hours is not None:
        return (hours.end.hour - hours.start.hour) * 60 + hours.end.minute - hours.start.minute
    return duration.minutes if duration is not None and duration.bound != "at least" else None


def _firm(parts: tuple[TimedPart, ...], minutes: int) -> Iterator[int | None]:
    """The length of every part that its items or its duration give; `up to` takes only what the others do not need."""
    spare = minutes - needed(parts)
    for part in parts:
        if part.is_told:
            yield part.spent
        elif part.duration is None or part.duration.minutes is None:
            yield None
        elif part.duration.bound == "up to":
            more = max(min(part.duration.minutes - part.spent, spare), 0)
            spare -= more
            yield part.spent + more
        else:
            yield part.needed


def _stretched(parts: tuple[TimedPart, ...], known: tuple[int, ...], left: int) -> tuple[int, ...]:
    open_ended = (at for at, part in enumerate(parts) if _is_open_ended(part))
    last = max(open_ended, default=None)
    return tuple(length + (left if at == last else 0) for at, length in enumerate(known))


def _is_open_ended(part: TimedPart) -> bool:
    return not part.is_told and part.duration is not None and part.duration.bound == "at least"


def _shares(left: int, spent: tuple[int, ...]) -> Iterator[int]:
    """Equal shares in whole minutes, none shorter than the items of its part; what does not divide goes to the last ones."""
    found: dict[int, int] = {}
    for at in sorted(range(len(spent)), key=lambda one: (-spent[one], one)):
        found[at] = max(spent[at], left // (len(spent) - len(found)))
        left -= found[at]
    return (found[at] for at in range(len(spent)))
