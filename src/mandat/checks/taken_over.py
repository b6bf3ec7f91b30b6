"""Which items an agenda takes over from the last meeting, before they stand in its own file."""

from mandat.calendar.history import last_held, left_over, sittings
from mandat.calendar.same_action import folded
from mandat.checks.lines import Line
from mandat.schema.meeting import Item
from mandat.workspace import Meeting
from mandat.workspace.series import Series


def items_taken_over(line: Line, series: Series, meeting: Meeting) -> tuple[Item, ...]:
    """What the last held meeting did not come to, if this is the next one and its agenda has not gone out."""
    last = last_held(series, line.day) if line.day is not None and meeting.data.agenda is None else None
    if last is None:
        return ()
    after = next((one for one in sittings(series) if one.sort_key > last.sort_key and not one.is_cancelled), None)
    if after is None or after.id != line.meeting.id:
        return ()
    standing = tuple(one.title for one in series.rules.agenda.standing)
    known = {name for item in meeting.data.items for name in _names(item)}
    rest = (one for one in left_over(last) if one.frame is None and not _names(one) & known)
    return tuple(one for one in rest if not one.title.startswith(standing))


def _names(item: Item) -> set[str]:
    """The title and the number of an item, either of which tells it in another file."""
    title = folded(item.title)
    return {title, item.number} if item.number is not None else {title}
