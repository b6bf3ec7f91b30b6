"""A year for programs: the contract of `mandat calendar YEAR -o x.json`. Fields are only ever added."""

import json
from collections.abc import Iterable
from datetime import date, time

from mandat.calendar.model import Assumption, Calendar, Certificate, DatedDeadline, DatedDuty, DatedMeeting, DatedPhase
from mandat.calendar.roles import Holding
from mandat.diagnostics import Diagnostic
from mandat.render.diagnostics_json import as_object
from mandat.rules.deadlines import Deadline
from mandat.rules.workdays import Weekend


def render_calendar_json(calendar: Calendar, assumptions: Iterable[Assumption], findings: Iterable[Diagnostic]) -> str:
    """The year as one JSON object."""
    known = tuple(assumptions)
    return (
        json.dumps(
            {
                "format": 1,
                "year": calendar.year,
                "plan": _plan(calendar.certificate),
                "meetings": [_meeting(meeting, known) for meeting in calendar.meetings],
                "duties": [_duty(duty) for duty in calendar.duties],
                "phases": [_phase(phase) for phase in calendar.phases],
                "assumptions": [{"file": one.place.file, "path": one.place.path, "text": one.text} for one in known],
                "findings": [as_object(one) for one in findings],
            },
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )


def _plan(certificate: Certificate | None) -> dict[str, object] | None:
    if certificate is None:
        return None
    return {
        "digest": certificate.digest,
        "cost": certificate.cost,
        "bound": certificate.bound,
        "chosen": certificate.chosen,
        "meetings": certificate.meetings,
        "proven": certificate.proven,
        "unique": certificate.unique,
        "weights": certificate.weights,
    }


def _meeting(meeting: DatedMeeting, assumptions: tuple[Assumption, ...]) -> dict[str, object]:
    series = meeting.series
    return {
        "id": meeting.id,
        "community": series.community.id,
        "mandate": series.mandate.id,
        "networks": [network.id for network in series.networks],
        "of": series.of,
        "kind": series.kind.id,
        "title": meeting.title,
        "place": meeting.where,
        "form": meeting.form,
        "members": list(meeting.members),
        "date": _iso(meeting.day),
        "within": str(meeting.within) if meeting.within else None,
        "start": _clock(meeting.hours.start if meeting.hours else None),
        "end": _clock(meeting.hours.end if meeting.hours else None),
        "week": _week(meeting.day),
        "state": meeting.state,
        "roles": {holding.role: _role(holding, assumptions) for holding in meeting.roles},
        "deadlines": [_deadline(deadline) for deadline in meeting.deadlines],
        "parts": [{"id": part.part.id, "with": list(part.members)} for part in meeting.parts],
    }


def _role(holding: Holding, assumptions: tuple[Assumption, ...]) -> dict[str, object]:
    used = {(place.file, place.path) for place in holding.uses}
    why = [one.text for one in assumptions if _rests_on(one, used)]
    return {
        "member": holding.one,
        "members": list(holding.who),
        "office": holding.office,
        "how": holding.how,
        "assumed": bool(why) and holding.how != "actual",
        "why": " ".join(why) if holding.how != "actual" else "",
    }


def _rests_on(assumption: Assumption, used: set[tuple[str, str]]) -> bool:
    return (assumption.place.file, assumption.place.path) in used


def _deadline(deadline: DatedDeadline) -> dict[str, object]:
    return {"for": deadline.thing, **_due(deadline.due), "rule": str(deadline.offset)}


def _due(due: Deadline | None, name: str = "date") -> dict[str, object]:
    if due is None:
        return {name: None, "raw": None, "moved_because": None}
    return {name: _iso(due.day), "raw": _iso(due.raw), "moved_because": _reason(due)}


def _reason(due: Deadline) -> str | None:
    match due.moved_because:
        case None:
            return None
        case Weekend(weekday=weekday):
            return "Saturday" if weekday == 6 else "Sunday"  # noqa: PLR2004  ISO weekdays
        case holiday:
            return holiday.id


def _duty(duty: DatedDuty) -> dict[str, object]:
    to = list(duty.duty.to)
    return {
        "id": duty.duty.id,
        "community": duty.community.id,
        "mandate": duty.mandate.id,
        "title": duty.duty.title,
        **_due(duty.due, "by"),
        "to": to[0] if len(to) == 1 else to or None,
        "covers": str(duty.covers) if duty.covers else None,
    }


def _phase(phase: DatedPhase) -> dict[str, object]:
    return {
        "id": phase.phase.id,
        "community": phase.community.id,
        "process": phase.process.data.process,
        "title": phase.phase.title,
        "from": _iso(phase.first),
        "to": _iso(phase.last),
        "dispatch": _iso(phase.dispatch.day) if phase.dispatch else None,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _clock(clock: time | None) -> str | None:
    return clock.strftime("%H:%M") if clock is not None else None


def _week(day: date | None) -> str | None:
    if day is None:
        return None
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"
