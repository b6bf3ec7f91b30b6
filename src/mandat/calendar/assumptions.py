"""Which assumptions a year rests on: every rule that decided something and whose source is silent."""

from collections.abc import Iterable, Iterator

from mandat.calendar.model import Assumption, Calendar, DatedMeeting
from mandat.diagnostics import Place
from mandat.workspace import Workspace
from mandat.workspace.basis import assumption_for


def assumptions(workspace: Workspace, calendar: Calendar) -> tuple[Assumption, ...]:
    """The assumptions behind a calendar, by file and rule, each text of a file once."""
    return assumed(workspace, _used(calendar))


def assumed(workspace: Workspace, places: Iterable[Place]) -> tuple[Assumption, ...]:
    """The assumptions at these places, sorted; a text that covers several rules of a file stands once."""
    found: dict[tuple[str, str], Assumption] = {}
    for place in sorted(set(places), key=lambda one: (one.file, one.path)):
        text = assumption_for(workspace, place)
        if text is not None:
            found.setdefault((place.file, text), Assumption(place, text))
    return tuple(found.values())


def _used(calendar: Calendar) -> Iterator[Place]:
    for meeting in calendar.meetings:
        yield from places_of(meeting)
    for duty in calendar.duties:
        yield from (duty.place.child(field) for field in ("by", "every", "covers") if getattr(duty.duty, field) is not None)
    for phase in calendar.phases:
        yield from (phase.place.child(field) for field in ("when", "dispatch") if getattr(phase.phase, field) is not None)


def places_of(meeting: DatedMeeting) -> Iterator[Place]:
    """The rules that a dated meeting rests on."""
    series = meeting.series
    yield series.place("frequency")
    yield from (place for role in meeting.roles if role.how != "actual" for place in role.uses)
    yield from (deadline.place for deadline in meeting.deadlines)
    yield from (series.place("parts", part.part.id, "duration") for part in meeting.parts)
    if meeting.state == "proposed":
        yield series.place("duration")
        yield series.community.place("wishes")
        yield series.community.place("closed")
    if meeting.place is not None:
        yield from (meeting.place.child(field) for field in ("on", "time", "place"))
