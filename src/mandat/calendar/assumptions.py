"""Which assumptions a year rests on: every rule that decided something and whose source is silent."""

from collections.abc import Iterable, Iterator

from mandat.calendar.model import Assumption, Calendar, DatedMeeting
from mandat.diagnostics import Place
from mandat.workspace import Workspace
from mandat.workspace.basis import assumption_for


def assumptions(workspace: Workspace, calendar: Calendar) -> tuple[Assumption, ...]:
    """The assumptions behind a calendar, by file and rule."""
    return assumed(workspace, _used(calendar))


def assumed(workspace: Workspace, places: Iterable[Place]) -> tuple[Assumption, ...]:
    """The assumptions at these places, sorted; a text that covers several rules stands at each of them."""
    ordered = sorted(set(places), key=lambda one: (one.file, one.path))
    texts = ((place, assumption_for(workspace, place)) for place in ordered)
    return tuple(Assumption(place, text) for place, text in texts if text is not None)


def _used(calendar: Calendar) -> Iterator[Place]:
    for meeting in calendar.meetings:
        yield from places_of(meeting)
    for duty in calendar.duties:
        yield from (duty.place.child(field) for field in ("by", "every", "covers") if getattr(duty.duty, field) is not None)
        yield duty.place.child("owner")  # shown even where it is not said: then it is the network
    for phase in calendar.phases:
        yield from (phase.place.child(field) for field in ("when", "dispatch") if getattr(phase.phase, field) is not None)
        yield from (phase.place.child(field) for field in ("owner", "decided_by") if getattr(phase.phase, field))


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
        yield series.community.place("quiet")
    if meeting.place is not None:
        yield from (meeting.place.child(field) for field in ("on", "time", "place"))
