"""MTG: what stands in the files of meetings, against the plan and the mandate."""

import re
from collections.abc import Iterator

from mandat.checks.attendance import Shortfall, shortfall
from mandat.checks.check import Moment, check
from mandat.checks.lines import Line, community_lines, joined, mandate_rule_place
from mandat.checks.owners import called, is_member, near_member
from mandat.checks.timed import Timed, timed_parts
from mandat.diagnostics import Finding, Note, Place, Severity
from mandat.rules.meeting_times import minutes_of, needed
from mandat.schema.common import Action
from mandat.schema.meeting import Item
from mandat.workspace import Community, Meeting, Workspace
from mandat.workspace.series import Series, all_series


@check("MTG01", Severity.ERROR)
def meeting_not_in_plan(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """A meeting file belongs to no line of a plan.

    What: the id of the file stands in no `plan-<year>.yaml` of the community.

    Why: the day, the hour and the network of a meeting stand in the plan and nowhere else. Without its line the meeting
    has no date, and no agenda can be made.

    Example:
        # meetings/follo-2025-9.yaml
        format: 1
        meeting: follo-2025-9

    Remedy: add the line that the finding prints to the plan of the year, with the right day.
    """
    del moment
    for community in workspace.communities:
        if any(name.startswith("plan-") for name in community.unread):
            continue
        planned = {line.id for _, line in community.planned}
        for meeting in community.meetings:
            if meeting.data.meeting not in planned:
                message = f'"{meeting.data.meeting}" is in no plan.'
                yield Finding(meeting.place("meeting"), message, _missing_line(community, meeting.data.meeting))


def _missing_line(community: Community, meeting_id: str) -> str:
    """The line to add, with the kind and the network that the id says, and the plan it belongs to."""
    found = re.fullmatch(r"(?P<prefix>.+)-(?P<year>(?:19|20|21)\d\d)-\d+", meeting_id)
    series = next((one for one in all_series(community) if found and one.prefix == found["prefix"]), None)
    year = found["year"] if found else "<year>"
    kind, of = (series.kind_reference, series.of) if series else ("<mandate>/<kind>", "<network>")
    day = year if found else "<day>"
    return f"add to `plan-{year}.yaml`: `- {{id: {meeting_id}, kind: {kind}, of: {of}, on: {day}}}`"


@check("MTG02", Severity.WARNING)
def decision_without_proposal(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """An item is for decision, and nobody proposes what to decide.

    What: an item with `type: decision` has no `proposal`. After the meeting, and for an item that is decided, postponed,
    withdrawn, exempt, on every agenda (`standing`) or only opens the meeting (`frame`), nothing is said.

    Why: without a proposal the members cannot ask at home beforehand, and the meeting writes the text itself.

    Example:
        items:
          - {number: 03/25, title: Kvalitet i PLO-meldinger, type: decision}

    Remedy: add `proposal`; or make it `type: discussion`.
    """
    del moment
    for line, meeting in _upcoming(workspace):
        standing = _standing(line)
        for position, item in enumerate(meeting.data.items, 1):
            if item.type == "decision" and not (_is_settled(item) or item.title.startswith(standing)):
                yield Finding(
                    meeting.place("items", position, "type"),
                    f"{_name(item)} is for decision and has no proposal.",
                    "add `proposal: …`, or write `type: discussion`",
                )


def _standing(line: Line | None) -> tuple[str, ...]:
    """The titles of what is on every agenda of the series."""
    rules = line.series.rules if line is not None and line.series is not None else None
    return tuple(one.title for one in rules.agenda.standing) if rules is not None else ()


def _is_settled(item: Item) -> bool:
    """Whether nobody has to propose anything, or it is too late to."""
    return bool(item.proposal or item.decision or item.outcome or item.exempt or item.frame)


def _name(item: Item) -> str:
    return f"Item {item.number}" if item.number else f'The item "{item.title}"'


def _with_lines(workspace: Workspace) -> Iterator[tuple[Line | None, Meeting]]:
    """Every meeting file, with its line of a plan if it has one."""
    for community in workspace.communities:
        if community.meetings:
            lines = {line.meeting.id: line for line in community_lines(community)}
            yield from ((lines.get(meeting.data.meeting), meeting) for meeting in community.meetings)


def _upcoming(workspace: Workspace) -> Iterator[tuple[Line | None, Meeting]]:
    """The meetings that are still to come: not cancelled, not held, without minutes."""
    for line, meeting in _with_lines(workspace):
        if meeting.data.minutes is None and (line is None or line.meeting.state not in ("held", "cancelled")):
            yield line, meeting


@check("MTG03", Severity.WARNING)
def time_does_not_add_up(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """The items take more time than the meeting has, or a part of it gets less or more than the mandate says.

    What: the sum of `duration` of the items, of those that the last held meeting did not come to, and of what parts have to
    last whose items do not tell it, is more than the time in the plan (without one, the duration of the kind of meeting); or
    the items of a part, each with a duration, take less than the part must have; or they take more than it may have. An item
    that names no part counts for the one in which most members take part. The agenda reckons in the same way.

    Why: the last item of a full agenda is the one that is never treated, and the hospital's half hour is a promise.

    Example:
        # plan: time: 09:00-11:00
        items:
          - {title: Kvalitet i PLO-meldinger, duration: 90 min}
          - {title: Ny rutine for varsling, duration: 60 min}

    Remedy: shorten an item, move one to another part or to the next meeting, or make the meeting longer.
    """
    del moment
    for line, meeting in _upcoming(workspace):
        if line is not None and line.series is not None:
            timed = timed_parts(line, line.series, meeting)
            yield from _too_long(line, line.series, meeting, timed)
            yield from (found for one in timed for found in _not_as_said(line.series, meeting, one))


def _too_long(line: Line, series: Series, meeting: Meeting, timed: tuple[Timed, ...]) -> Iterator[Finding]:
    """That all parts together take more than the meeting has."""
    taken, length = needed(tuple(one.time for one in timed)), minutes_of(line.meeting.time, series.kind.duration)
    if length is None or taken <= length or not any(one.time.spent for one in timed):
        return
    carried = sum(one.taken_over for one in timed)
    parts = joined(("Items", *(f"the part `{one.part.id}`" for one in timed if one.part and one.time.needed > one.time.spent)))
    told = f", {carried} of them left over from the last meeting" if carried else ""
    planned = line.meeting.time is not None
    place = line.place("time") if planned else mandate_rule_place(series, "meetings", series.kind.id, "duration")
    yield Finding(
        meeting.place("items"),
        f"{parts} take {taken} minutes{told}, the meeting has {length}.",
        "shorten an item or move one, or make the meeting longer",
        (Note(place, "the time of the meeting"),),
        rests_on=() if planned else (place,),
    )


def _not_as_said(series: Series, meeting: Meeting, timed: Timed) -> Iterator[Finding]:
    """That the items of a part take less, or more, than the mandate says."""
    part, time = timed.part, timed.time
    if part is None or not (time.missing or time.excess):
        return
    rule = mandate_rule_place(series, "meetings", series.kind.id, "parts", part.id, "duration")
    verb = "gets" if time.missing else "takes"
    remedy = f"give its items {time.missing} minutes more" if time.missing else "shorten an item, or move one to another part"
    last = timed.positions[-1:]
    yield Finding(
        meeting.place("items", *last, *("duration" for _ in last)),
        f"The part `{part.id}` {verb} {time.spent} minutes, the mandate says `{part.duration}`.",
        remedy,
        (Note(rule, "the rule"),),
        rests_on=(rule,),
    )


@check("MTG04", Severity.WARNING)
def action_without_owner(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """A task that was given at a meeting belongs to nobody in the body.

    What: an open action has no `owner`, or one that is no member on that day, no seat and no role of the body. Text is no
    owner either.

    Why: what everybody is to do, nobody does; and whoever does not sit there has not promised anything.

    Example:
        actions:
          - {what: Utkast til sjekkliste, owner: Arbeidsgruppa for PLO, by: 2025-04-11}

    Remedy: name a member, a seat or a role: `owner: enebakk`.
    """
    del moment
    for line, meeting in _with_lines(workspace):
        if line is None or line.series is None or not line.takes_place:
            continue
        actions = tuple(_open_actions(meeting))
        members = called(line, line.series) if actions else ()
        for place, action in actions:
            if action.owner is None or not is_member(line.series, members, action.owner):
                owner = f"an owner who is no member: {action.owner}" if action.owner else "no owner"
                remedy = f"name a member: `owner: {near_member(line.series, members, action.owner)}`"
                yield Finding(place.child("owner") if action.owner else place, f'"{action.what}" has {owner}.', remedy)


def _open_actions(meeting: Meeting) -> Iterator[tuple[Place, Action]]:
    for position, item in enumerate(meeting.data.items, 1):
        for number, action in enumerate(item.actions, 1):
            if action.done is None:
                yield meeting.place("items", position, "actions", number), action


@check("MTG05", Severity.ERROR)
def quorum_not_met(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """Decisions were taken with fewer present than the mandate wants.

    What: an item has a `decision`, and those whom `attendance` says to be present, remote or represented by a deputy do
    not fill the `quorum`. `every party` and shares count organisations, a number counts seats; observers do not count.

    Why: a decision without quorum binds nobody, and it is better to learn that before it is carried out.

    Example:
        # mandate: decisions: {quorum: every party}, five members
        attendance: {as/leder: present, frogn/leder: present, ahus/leder: remote}
        items:
          - {title: Sjekkliste, type: decision, decision: Nettverket lager en sjekkliste.}

    Remedy: record it as advice (in `notes`) and decide next time; or correct the attendance.
    """
    del moment
    for line, meeting in _with_lines(workspace):
        if line is None or line.series is None or not meeting.data.attendance:
            continue
        decided = [position for position, item in enumerate(meeting.data.items, 1) if item.decision]
        if decided and (short := shortfall(line, line.series, meeting)):
            yield _no_quorum(line.series, meeting, decided[0], short)


def _no_quorum(series: Series, meeting: Meeting, position: int, short: Shortfall) -> Finding:
    rule = mandate_rule_place(series, "decisions", "quorum")
    return Finding(
        meeting.place("items", position, "decision"),
        f"Decisions were taken with {short.present}; the mandate wants {short.wanted}.",
        "record it as advice: move the text to `notes`, and decide at the next meeting; or correct `attendance`",
        (Note(rule, "the rule"), Note(meeting.place("attendance"), "who was there")),
        Severity.WARNING if short.hedged else None,
        (rule,),
    )
