"""MTG: minutes against what was approved, and attendance against the seats."""

from collections.abc import Iterator

from mandat.checks.attendance import seat_of
from mandat.checks.check import Moment, check
from mandat.checks.lines import Line, community_lines, joined, party_name
from mandat.checks.owners import called, members_at
from mandat.diagnostics import Finding, Note, Place, Severity
from mandat.schema.approval import is_changed
from mandat.schema.community import Organisation
from mandat.schema.meeting import MeetingMinutes
from mandat.schema.meetings import Seat
from mandat.workspace import Community, Meeting, Workspace
from mandat.workspace.members import chosen, is_group, seat_organisations
from mandat.workspace.series import Series


@check("MTG08", Severity.ERROR)
def changed_after_approval(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """Approved minutes no longer say what was approved.

    What: the `fingerprint` that was written with the approval is not that of the items, attendance, roles, guests and
    signers of the file. What is written later about an action, `done`, does not count.

    Why: minutes that were approved are a fact for everybody who was there. Whoever reads them must know that this is the
    text on which the meeting agreed.

    Example:
        items:
          - {number: 03/25, title: Sjekkliste, decision: Nettverket lager to sjekklister.}     # approved: en sjekkliste
        minutes: {status: approved, approved: {on: 2025-03-01}, fingerprint: 'sha256:…'}

    Remedy: take the change back, with the history of the file; or let the new text be approved.
    """
    del moment
    for community in workspace.communities:
        for meeting in community.meetings:
            if meeting.data.minutes is not None and is_changed(meeting.data):
                yield _changed(community, meeting, meeting.data.minutes)


def _changed(community: Community, meeting: Meeting, minutes: MeetingMinutes) -> Finding:
    name = meeting.data.meeting
    network = next((line.of for _, line in community.planned if line.id == name), "NETWORK")
    told = _approval(minutes)
    when = f" ({told})" if told else ""
    return Finding(
        meeting.place("minutes", "fingerprint"),
        f"The minutes were changed after they were approved{when}.",
        f"take the change back; or have the new text approved and run `mandat minutes {network} {name} --approve`",
    )


def _approval(minutes: MeetingMinutes) -> str:
    approved = minutes.approved
    if approved is None:
        return ""
    told = (approved.on, f"at {approved.at}" if approved.at else None, f"item {approved.item}" if approved.item else None)
    return ", ".join(str(one) for one in told if one is not None)


@check("MTG09", Severity.ERROR)
def attendance_of_no_seat(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """Somebody is said to have been at a meeting in a seat that is not theirs.

    What: an entry of `attendance` names an organisation that was no member on the day of the meeting, a seat that another
    party fills, a seat that ended before or began after, or a seat of parties without saying whose. As a warning: more
    are counted than the seat has. (A seat that is nowhere is REF01, a party without its seat REF03.)

    Why: attendance is counted by seat, and a seat that is not there makes the quorum and the year's report wrong.

    Example:
        # mandate: seats: [{id: lege, party: fjellsykehuset}]
        attendance: {vestbygd/lege: present}

    Remedy: name the seat that they fill. Somebody without a seat stands under `guests`.
    """
    del moment
    for community in workspace.communities:
        lines = {line.meeting.id: line for line in community_lines(community)} if community.meetings else {}
        for meeting in community.meetings:
            line = lines.get(meeting.data.meeting)
            if line is not None and line.series is not None and line.day is not None:
                yield from _strangers(line, line.series, meeting)


def _strangers(line: Line, series: Series, meeting: Meeting) -> Iterator[Finding]:
    members = members_at(line, series)
    for reference, attendance in meeting.data.attendance.items():
        organisation, seat = seat_of(series, reference)
        place, note = meeting.place("attendance", reference), _note(series, seat)
        fault = _fault(line, series, members, (organisation, seat))
        if fault is not None:
            yield Finding(_at_key(place), fault, _remedy(series, members, organisation), note)
        elif owners := _owners(line, series, seat) if organisation is None else ():
            names = joined(tuple(f"`{owner.id}/{seat}`" for owner in owners[:_SHOWN]), "or")
            yield Finding(_at_key(place), f"Nobody says whose seat `{seat}` it was.", f"write {names}", note)
        elif (most := _most(series, organisation, seat)) is not None and attendance.number > most:
            whose = f" of {party_name(series.community, organisation)}" if organisation is not None else ""
            message = f"{attendance.number} are counted for the seat `{seat}`{whose}, of which the mandate has {most}."
            remedy = "correct the number; put who came beside those with a seat under `guests`"
            yield Finding(place, message, remedy, note, Severity.WARNING)


_SHOWN = 3
"""So many entries are shown as examples of what to write."""


def _owners(line: Line, series: Series, seat_id: str) -> tuple[Organisation, ...]:
    """The organisations called that fill a seat for certain, and with whom it is named; where nobody does, its id is enough."""
    seat = next((one for one in series.rules.composition.seats if one.id == seat_id), None)
    return seat_organisations(series.community, seat, called(line, series)) if seat is not None else ()


def _most(series: Series, organisation: str | None, seat_id: str) -> int | None:
    """How many may come in a seat, of an organisation if one is named; None where the mandate leaves it open."""
    seat = next((one for one in series.rules.composition.seats if one.id == seat_id), None)
    if seat is None:
        return None
    count = seat.except_.get(organisation or "", seat.count)
    named = series.community.organisation(organisation or "")
    several = named is not None and named.count is not None
    return None if count.about or several or seat.per in ("area", "network") else count.most


def _at_key(place: Place) -> Place:
    return Place(place.file, place.path, at_key=True)


def _fault(line: Line, series: Series, members: tuple[Organisation, ...], entry: tuple[str | None, str]) -> str | None:
    """What is wrong with an organisation and its seat; None where nothing is, or where another check tells."""
    organisation, seat_id = entry
    seats = {seat.id: seat for seat in series.rules.composition.seats}
    seat, name = seats.get(seat_id), party_name(series.community, organisation or "")
    if seat is None:
        return None
    day = line.day or line.meeting.on.first
    if (seat.from_ is not None and day < seat.from_.first) or (seat.until is not None and seat.until.last < day):
        return f"The seat `{seat_id}` was not there on {day}."
    if organisation is None or _is_named(seat, organisation):
        return None
    own = next((member for member in members if member.id == organisation), None)
    if own is None:
        return f"{name} was no member on {day}."
    return None if _fills(series.community, seat, own) else f"{name} has no seat `{seat_id}`."


def _is_named(seat: Seat, organisation: str) -> bool:
    """Whether a seat belongs to an organisation by its name, member or not."""
    return organisation in (*seat.party, seat.per, *seat.except_)


def _fills(community: Community, seat: Seat, member: Organisation) -> bool:
    """Whether a member is among those who fill a seat; a seat of nobody in particular is open to every member."""
    among = _among(seat)
    if not all(is_group(community, who) for who in among):
        return True
    return not among or bool(chosen(community, among, (member,)))


def _among(seat: Seat) -> tuple[str, ...]:
    """Whom a seat is said to belong to: its parties, and the kind of which each has it."""
    per = seat.per if seat.per not in ("area", "party", "network") else None
    return (*seat.party, per) if per is not None else seat.party


def _remedy(series: Series, members: tuple[Organisation, ...], organisation: str | None) -> str:
    own = next((member for member in members if member.id == organisation), None)
    seats = series.rules.composition.seats if own is not None else ()
    theirs = tuple(f"`{own.id}/{seat.id}`" for seat in seats if own is not None and _fills(series.community, seat, own))
    if not theirs:
        return "put who has no seat under `guests`, or correct the name"
    return f"write {joined(theirs, 'or')}; put who has no seat under `guests`"


def _note(series: Series, seat_id: str) -> tuple[Note, ...]:
    known = any(seat.id == seat_id for seat in series.rules.composition.seats)
    return (Note(series.mandate.place("composition", "seats", seat_id), "the seat"),) if known else ()
