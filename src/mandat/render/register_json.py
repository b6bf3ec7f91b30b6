"""A register for programs: the contract of `mandat decisions -o x.json`. Fields are only ever added."""

import json
from datetime import date

from mandat.calendar.register import Case
from mandat.documents.register import Decision, Entry, RegisterView


def render_register_json(views: tuple[RegisterView, ...], on: date) -> str:
    """Decisions and actions of every view as one JSON object; of a closed item only number and ground are told."""
    content = {
        "format": 1,
        "on": on.isoformat(),
        "decisions": [_decision(one) for view in views for one in view.decisions],
        "actions": [_action(one) for view in views for one in view.entries],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _decision(one: Decision) -> dict[str, object]:
    item, minutes = one.case.item, one.case.meeting.data.minutes
    return {
        **_where(one.case),
        "title": None if one.closed else item.title,
        "type": item.type,
        "decision": None if one.closed else item.decision,
        "dissent": [] if one.closed else [{"party": other.party, "text": other.text} for other in item.dissent],
        "minutes": minutes.status if minutes is not None else None,
    }


def _action(entry: Entry) -> dict[str, object]:
    one, action = entry.commitment, entry.commitment.action
    where = _where(one.case) if one.case is not None else {"community": one.community.id}
    return {
        **where,
        "process": one.process.data.process if one.process is not None else None,
        "what": None if entry.closed else action.what,
        "owner": None if entry.closed else action.owner,
        "by": str(action.by) if action.by is not None and not entry.closed else None,
        "done": one.done.isoformat() if one.done is not None and entry.state == "done" and not entry.closed else None,
        "state": entry.state,
    }


def _where(case: Case) -> dict[str, object]:
    series = case.series
    return {
        "community": case.community.id,
        "mandate": series.mandate.id if series is not None else None,
        "of": series.of if series is not None else None,
        "networks": [network.id for network in series.networks] if series is not None else [],
        "meeting": case.meeting.data.meeting,
        "date": case.day.isoformat() if case.day is not None else None,
        "number": case.item.number,
        "exempt": case.item.exempt,
    }
