"""One meeting with everything that hangs on its date: members, turns, deadlines, parts, quiet days."""

from collections.abc import Iterator
from datetime import date

from mandat.calendar.closures import quiet_on
from mandat.calendar.history import was_held
from mandat.calendar.model import Chosen, DatedDeadline, DatedMeeting, DatedPart
from mandat.calendar.roles import Holding, roles_at
from mandat.diagnostics import Place
from mandat.rules.deadlines import deadline
from mandat.rules.workdays import Countries, quiet_day_on
from mandat.schema.community import Organisation
from mandat.schema.meetings import Deadline as DeadlineRule
from mandat.schema.phrases import Hours, Partial
from mandat.schema.plan import PlannedMeeting
from mandat.workspace import Plan
from mandat.workspace.members import chosen, members_on, takes_part
from mandat.workspace.series import Series


def countries_of(series: Series) -> Countries:
    """The countries whose working days count for a series."""
    return frozenset({series.community.data.country})


def members_of(series: Series, day: date) -> tuple[Organisation, ...]:
    """The organisations that are called to a meeting of a series on a day, in the listed order.

    For an area: its municipalities, and the members that are no municipality.
    """
    found: dict[str, Organisation] = {}
    for network in series.networks_on(day):
        for organisation in members_on(series.community, network, day):
            if _in_area(series, organisation, day) and _is_called(series, organisation, day):
                found.setdefault(organisation.id, organisation)
    return tuple(found.values())


def _in_area(series: Series, organisation: Organisation, day: date) -> bool:
    if series.area is None or organisation.kind != "municipality":
        return True
    return bool(chosen(series.community, (series.area.id,), (organisation,), day))


def _is_called(series: Series, organisation: Organisation, day: date) -> bool:
    seats = series.rules.composition.seats
    if not seats or not (series.kind.with_ or series.kind.parts):
        return True
    return any(
        takes_part(series.community, series.kind, seat, organisation, day) and _may_fill(series, seat.party, organisation, day)
        for seat in seats
    )


def _may_fill(series: Series, party: tuple[str, ...], organisation: Organisation, day: date) -> bool:
    return not party or bool(chosen(series.community, party, (organisation,), day))


def deadlines_of(series: Series, when: date | Partial, hours: Hours | None) -> tuple[DatedDeadline, ...]:
    """Everything due before or after a meeting, by day; rules that say no time are left out.

    The deadlines of a meeting kind stand instead of the mandate's, thing by thing. Comments are counted from the day the
    minutes go out.
    """
    found = {dated.thing: dated for dated in _deadlines(series, when, hours) if dated.thing != "comments"}
    base = found["minutes"].due.day if "minutes" in found else when
    for dated in _deadlines(series, base, hours):
        if dated.thing == "comments":
            found["comments"] = dated
    return tuple(sorted(found.values(), key=lambda dated: (dated.due.day, dated.thing)))


def deadline_rules(series: Series) -> Iterator[tuple[str, DeadlineRule, Place]]:
    """Every deadline rule that holds for a series: the thing, the rule, and where it stands."""
    own = series.kind.deadlines
    for thing, rule in series.rules.deadlines.items():
        if thing not in own:
            yield thing, rule, series.mandate.place("deadlines", thing)
    for thing, rule in own.items():
        yield thing, rule, series.place("deadlines", thing)


def _deadlines(series: Series, when: date | Partial, hours: Hours | None) -> Iterator[DatedDeadline]:
    start = hours.start if hours is not None else None
    for thing, rule, place in deadline_rules(series):
        if rule.when is None:
            continue
        due = deadline(when, start, rule.when, rule.roll or series.community.data.roll, countries_of(series))
        if due is not None:
            yield DatedDeadline(thing, rule, rule.when, due, place)


def parts_of(series: Series, members: tuple[Organisation, ...], day: date) -> tuple[DatedPart, ...]:
    """The parts of a meeting on a day with those who take part in each."""
    named = ((part, chosen(series.community, part.with_, members, day) if part.with_ else members) for part in series.kind.parts)
    return tuple(DatedPart(part, tuple(member.id for member in there)) for part, there in named)


def part_for(parts: tuple[DatedPart, ...], named: str | None) -> DatedPart | None:
    """The part that an item belongs to: the one it names, else the first in which most organisations take part."""
    own = next((part for part in parts if part.part.id == named), None)
    return own or max(parts, key=lambda part: len(part.members), default=None)


def dated_meeting(
    series: Series, proposal: Chosen | None, line: tuple[Plan, PlannedMeeting] | None, days: tuple[date, ...]
) -> DatedMeeting:
    """A meeting of a series from a chosen date, from a line of a plan, or from a line that was given a day.

    `days` are the days of all meetings of the series, for turns that are counted by meetings.
    """
    plan, planned = line if line is not None else (None, None)
    day = proposal.day if proposal is not None else _settled(planned)
    hours = proposal.hours if proposal is not None else planned.time if planned else None
    when: date | Partial = day if day is not None else planned.on if planned is not None else date.max
    anchor = day if day is not None else when.first if isinstance(when, Partial) else when
    members = members_of(series, anchor)
    country = countries_of(series)
    return DatedMeeting(
        id=planned.id if planned is not None else proposal.id if proposal is not None else "",
        series=series,
        day=day,
        within=planned.on if planned is not None and day is None else None,
        hours=hours,
        state="proposed" if proposal is not None or planned is None else planned.state,
        members=tuple(member.id for member in members),
        roles=_actual(series, planned, roles_at(series, anchor, days)),
        deadlines=deadlines_of(series, when, hours),
        parts=parts_of(series, members, anchor),
        quiet=quiet_on(series.community, day, tuple(member.id for member in members)) if day is not None else None,
        holiday=quiet_day_on(day, country) if day is not None else None,
        line=planned,
        place=plan.place("meetings", planned.id) if plan is not None and planned is not None else None,
    )


def _settled(planned: PlannedMeeting | None) -> date | None:
    return planned.on.first if planned is not None and planned.on.unit == "day" else None


def _actual(series: Series, planned: PlannedMeeting | None, computed: tuple[Holding, ...]) -> tuple[Holding, ...]:
    """Who really had the roles of a held meeting is read from its file: held meetings are facts."""
    meeting = series.community.meeting(planned.id) if planned is not None else None
    if meeting is None or planned is None or not was_held(planned, meeting):
        return computed
    real = meeting.data.roles
    known = tuple(Holding(one.role, "actual", (real[one.role],)) if one.role in real else one for one in computed)
    others = (Holding(role, "actual", (who,)) for role, who in real.items() if role not in {one.role for one in computed})
    return (*known, *others)
