"""What a change means, for programs. Fields are only ever added."""

import json
from datetime import date

from mandat.calendar.model import DatedDuty, DatedMeeting
from mandat.calendar.roles import Holding
from mandat.checks.run import Judged
from mandat.compare.model import CommunityChange, Comparison, MandateChange, MeetingTurn, Pair, TurnChange
from mandat.diagnostics import Diagnostic
from mandat.documents.diff.build import Sides
from mandat.documents.diff.rules import value_text
from mandat.documents.diff.view import DiffView
from mandat.render.diagnostics_json import as_object
from mandat.schema.differences import Difference
from mandat.workspace.members import Membership

Object = dict[str, object]


def render_diff_json(comparison: Comparison, view: DiffView, sides: Sides) -> str:
    """One object: the summary as text, and every change as data."""
    return _dump(
        {
            "format": 1,
            "on": str(comparison.on),
            "before": sides.before,
            "after": sides.after,
            "same": comparison.is_empty,
            "summary": [line.text for line in view.summary],
            "communities": [_community(one) for one in comparison.communities],
            "findings": {
                "new": [_finding(one) for one in comparison.found],
                "solved": [_finding(one) for one in comparison.solved],
            },
        }
    )


def render_broken_json(found: tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]], on: date, sides: Sides) -> str:
    """The errors that make a comparison impossible, side by side."""
    errors = {name: [as_object(one) for one in side] for name, side in zip(("before", "after"), found, strict=True)}
    return _dump({"format": 1, "on": str(on), "before": sides.before, "after": sides.after, "errors": errors})


def _dump(value: Object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _community(change: CommunityChange) -> Object:
    before, after = change.community.before, change.community.after
    return {
        "before": before.id if before is not None else None,
        "after": after.id if after is not None else None,
        "mandates": [_mandate(one) for one in change.mandates],
        "rules": [_rule(rule) for rule in change.rules],
        "meetings": [_meeting_pair(pair) for pair in change.dates.meetings],
        "deadlines": [
            {"meeting": one.meeting.id, "for": one.thing, "before": _day(one.before), "after": _day(one.after)}
            for one in change.dates.deadlines
        ],
        "duties": [
            {"mandate": one.mandate.id, "before": _duty(one.before), "after": _duty(one.after)} for one in change.dates.duties
        ],
        "meeting_turns": [_meeting_turn(one) for one in change.dates.turns],
        "other_files": list(change.other),
    }


def _mandate(change: MandateChange) -> Object:
    before, after = change.mandate.before, change.mandate.after
    return {
        "before": before.id if before is not None else None,
        "after": after.id if after is not None else None,
        "networks": [
            {"before": pair.before.id if pair.before else None, "after": pair.after.id if pair.after else None}
            for pair in change.networks
            if pair.before is None or pair.after is None or pair.renamed is not None
        ],
        "members": [
            {
                "network": one.network.either.id,
                "organisation": _organisation(one.after or one.before),
                "before": _spell(one.before),
                "after": _spell(one.after),
                "elsewhere": one.elsewhere.id if one.elsewhere is not None else None,
            }
            for one in change.members
        ],
        "turns": [_turn(one) for one in change.turns],
        "rules": [_rule(rule) for rule in (*change.rules, *(rule for _, rule in change.own))],
    }


def _organisation(membership: Membership | None) -> str | None:
    return membership.organisation.id if membership is not None else None


def _spell(membership: Membership | None) -> Object | None:
    return {"from": _day(membership.start), "until": _day(membership.until)} if membership is not None else None


def _turn(one: TurnChange) -> Object:
    return {
        "network": one.network.id if one.network is not None else None,
        "role": one.role,
        "from": str(one.first),
        "until": str(one.last),
        "before": _holders(one.before),
        "after": _holders(one.after),
    }


def _meeting_turn(one: MeetingTurn) -> Object:
    return {"meeting": one.meeting.id, "role": one.role, "before": _holders(one.before), "after": _holders(one.after)}


def _holders(holding: Holding | None) -> list[str] | None:
    return list(holding.who) if holding is not None else None


def _meeting_pair(pair: Pair[DatedMeeting]) -> Object:
    series = pair.either.series
    return {
        "id": pair.either.id,
        "mandate": series.mandate.id,
        "kind": series.kind.id,
        "of": series.of,
        "before": _meeting(pair.before),
        "after": _meeting(pair.after),
    }


def _meeting(meeting: DatedMeeting | None) -> Object | None:
    if meeting is None:
        return None
    return {
        "date": _day(meeting.day),
        "start": f"{meeting.hours.start:%H:%M}" if meeting.hours is not None else None,
        "end": f"{meeting.hours.end:%H:%M}" if meeting.hours is not None else None,
        "state": meeting.state,
        "place": meeting.where,
    }


def _duty(duty: DatedDuty | None) -> Object | None:
    return {"id": duty.duty.id, "by": _day(duty.due.day if duty.due is not None else None)} if duty is not None else None


def _rule(rule: Difference) -> Object:
    return {"path": rule.path, "before": _value(rule.before), "after": _value(rule.after)}


def _value(value: object) -> object:
    if value is None:
        return None
    return [value_text(one) for one in value] if isinstance(value, tuple) else value_text(value)


def _day(day: date | None) -> str | None:
    return str(day) if day is not None else None


def _finding(one: Judged) -> Object:
    place = one.finding.place
    return {
        "code": one.check.code,
        "severity": one.severity.value,
        "message": one.finding.message,
        "file": place.file,
        "path": place.path,
    }
