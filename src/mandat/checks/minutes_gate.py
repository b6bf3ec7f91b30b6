"""What is missing in minutes before they go out: a pure function over what the files say.

Rules that have a check of their own are taken from there (quorum, owners of actions, seats that are not there). The
others only matter to whoever is about to send, and are no findings of a workspace.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from mandat.calendar.build import meeting_days
from mandat.calendar.dates import deadlines_of
from mandat.calendar.roles import role_at
from mandat.checks.attendance import IS_THERE, seat_of, voting_parties
from mandat.checks.lines import Line, community_lines, joined
from mandat.checks.minutes_items import Gap, item_gaps
from mandat.checks.owners import called
from mandat.checks.run import Judged
from mandat.diagnostics import Finding, Note, Place, Severity
from mandat.frozen import frozen
from mandat.schema.approval import is_approved, is_changed, is_signer
from mandat.schema.community import Organisation
from mandat.workspace import Meeting
from mandat.workspace.series import Series

REUSED = {"MTG04": "action-without-owner", "MTG05": "quorum-not-met", "MTG09": "attendance-of-no-seat"}
"""The checks that also stand between minutes and their sending."""


@frozen
class MinutesFacts:
    """What is known when minutes are to go out.

    Attributes:
        series: which meetings, and under which rules.
        meeting: the file.
        line: the meeting's line in the plan.
        parties: the organisations with a vote that are called.
        due: the last day for the minutes, and where that stands; None where the mandate says nothing.
        judged: the findings of the reused checks about this file.
        day: the day on which they go out.
    """

    series: Series
    meeting: Meeting
    line: Line
    parties: tuple[Organisation, ...]
    due: tuple[date, Place] | None
    judged: tuple[Judged, ...]
    day: date

    @property
    def is_open(self) -> bool:
        """Whether the minutes are not approved yet, or no longer say what was."""
        return not is_approved(self.meeting.data) or is_changed(self.meeting.data)


def facts_of(series: Series, meeting: Meeting, judged: tuple[Judged, ...], day: date) -> MinutesFacts:
    """The facts of a meeting that stands in a plan."""
    line = next(one for one in community_lines(series.community) if one.meeting.id == meeting.data.meeting)
    dated = deadlines_of(series, line.day or line.meeting.on, line.meeting.time)
    due = next(((one.due.day, one.place) for one in dated if one.thing == "minutes"), None)
    found = tuple(one for one in judged if one.check.code in REUSED and one.finding.place.file == meeting.file)
    return MinutesFacts(series, meeting, line, voting_parties(series, called(line, series)), due, found, day)


def missing(facts: MinutesFacts) -> tuple[Gap, ...]:
    """Everything that is missing, in the order in which one writes minutes."""
    return (
        *_meeting(facts),
        *_attendance(facts),
        *_roles(facts),
        *_items(facts),
        *(_reused(one) for one in facts.judged),
        *_signers(facts),
        *_late(facts),
    )


def missing_to_approve(facts: MinutesFacts) -> tuple[Gap, ...]:
    """Everything that is missing before the minutes can be approved: a protocol is signed by then, so somebody must sign."""
    gaps = missing(facts)
    if _has_signers(facts):
        return gaps
    return tuple(replace(gap, severity=Severity.ERROR) if gap.name == "no-signers" else gap for gap in gaps)


def _has_signers(facts: MinutesFacts) -> bool:
    """Whether it is known who signs: the verifiers, where the mandate has them; else chair or secretary do."""
    data = facts.meeting.data
    if data.minutes is not None and data.minutes.signers:
        return True
    wanted = tuple(role for role in facts.series.rules.roles if is_signer(role)) or ("chair", "secretary")
    return any(role in data.roles for role in wanted)


def _meeting(facts: MinutesFacts) -> Iterator[Gap]:
    if facts.line.meeting.state != "held":
        name = facts.meeting.data.meeting
        finding = Finding(
            facts.line.place(), "The plan does not say that the meeting was held.", f"run `mandat plan hold {name}`"
        )
        yield Gap("not-held", Severity.WARNING, finding)
    kind, line = facts.series.kind, facts.line.meeting
    if line.place is None and line.form is None and kind.place is None and len(kind.form) != 1:
        finding = Finding(
            facts.line.place(), "Nobody says where the meeting was.", "add `place: …` or `form: digital` to its line"
        )
        yield Gap("no-place", Severity.WARNING, finding)


def _attendance(facts: MinutesFacts) -> Iterator[Gap]:
    data, place = facts.meeting.data, Place(facts.meeting.file, "attendance", at_key=True)
    if not any(one.word in IS_THERE for one in data.attendance.values()):
        remedy = "write under `attendance` who was there: `organisation/seat: present`"
        yield Gap("nobody-present", Severity.ERROR, Finding(place, "Nobody is said to have been present.", remedy))
        return
    there = {seat_of(facts.series, name)[0] for name, one in data.attendance.items() if one.word in IS_THERE}
    told = {seat_of(facts.series, name)[0] for name in data.attendance}
    silent = tuple(_short(party) for party in facts.parties if party.id not in told)
    absent = tuple(_short(party) for party in facts.parties if party.id in told - there)
    if silent:
        remedy = "add a line for each seat: `present`, `remote`, `deputy`, `excused` or `absent`"
        message = f"Nothing is said about whether {joined(silent, 'or')} was there."
        yield Gap("party-missing", Severity.ERROR, Finding(place, message, remedy))
    if absent:
        finding = Finding(place, f"Nobody of {joined(absent, 'or')} was there.", "send them the minutes all the same")
        yield Gap("party-absent", Severity.WARNING, finding)


def _short(party: Organisation) -> str:
    return party.short_name or party.name


def _roles(facts: MinutesFacts) -> Iterator[Gap]:
    silent = tuple(role for role in ("chair", "secretary") if _is_asked_for(facts, role))
    for role in silent:
        finding = Finding(facts.meeting.place("roles"), f"Nobody says who really was {role}.", _role_line(facts, silent))
        yield Gap(f"no-{role}", Severity.WARNING, finding)


def _is_asked_for(facts: MinutesFacts, role: str) -> bool:
    rule = facts.series.rules.roles.get(role)
    if rule is None or role in facts.meeting.data.roles:
        return False
    return not rule.at or facts.series.kind.id in rule.at


def _role_line(facts: MinutesFacts, roles: tuple[str, ...]) -> str:
    """One line for all roles of which nothing is said, with those who had them by the mandate, as far as it is known."""
    holders = tuple(_holder(facts, role) for role in roles)
    entries = ", ".join(f"{role}: {holder or '…'}" for role, holder in zip(roles, holders, strict=True))
    line = f"add `{entries}` under `roles`" if facts.meeting.data.roles else f"add `roles: {{{entries}}}`"
    return f"{line}, if it was as the mandate has it" if all(holders) else f"{line}, with who it was"


def _holder(facts: MinutesFacts, role: str) -> str | None:
    """The organisation whose turn it was, or to which the mandate gives a role; None where that is not one of them for sure."""
    series, line = facts.series, facts.line
    one = role_at(series, role, line.day or line.meeting.on.first, meeting_days(series)).one
    return one if one is not None and series.community.organisation(one) is not None else None


def _items(facts: MinutesFacts) -> Iterator[Gap]:
    if not facts.meeting.data.items:
        finding = Finding(facts.meeting.place("items"), "The minutes have no items.", "write what was treated under `items`")
        yield Gap("no-items", Severity.ERROR, finding)
    yield from item_gaps(facts.meeting)


def _reused(judged: Judged) -> Gap:
    """What a check has found. An action that nobody owns must not go out, one with a strange owner may."""
    severity, place = judged.severity, judged.finding.place
    if judged.check.code == "MTG04" and not place.path.endswith(".owner"):
        severity = Severity.ERROR
    return Gap(REUSED[judged.check.code], severity, judged.finding)


def _signers(facts: MinutesFacts) -> Iterator[Gap]:
    data = facts.meeting.data
    chosen = data.minutes.signers if data.minutes is not None else ()
    if facts.series.rules.minutes.kind == "protocol" and not chosen and not any(is_signer(role) for role in data.roles):
        roles = tuple(role for role in facts.series.rules.roles if is_signer(role))
        signers = "`signers: […]` under `minutes`" if data.minutes is not None else "`minutes: {status: draft, signers: […]}`"
        remedy = f"add who was chosen under `roles`: `{roles[0]}: …`" if roles else f"add who was chosen: {signers}"
        finding = Finding(facts.meeting.place("minutes"), "Nobody is said to sign the protocol.", remedy)
        yield Gap("no-signers", Severity.WARNING, finding)


def _late(facts: MinutesFacts) -> Iterator[Gap]:
    if facts.due is None:
        return
    minutes = facts.meeting.data.minutes
    sent = minutes.sent.first if minutes is not None and minutes.sent is not None else facts.day
    due, rule = facts.due
    if sent > due:
        said = "went out" if minutes is not None and minutes.sent is not None else "would go out"
        place = facts.meeting.place("minutes", "sent") if said == "went out" else facts.meeting.place("meeting")
        finding = Finding(
            place,
            f"The minutes {said} on {sent}; the mandate allows until {due}.",
            "say why when you send them",
            (Note(rule, "the rule"),),
        )
        yield Gap("late", Severity.WARNING, finding)
