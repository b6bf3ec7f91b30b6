"""Whether enough of a body were at a meeting: attendance counted by organisation and by seat, against the quorum."""

from collections.abc import Iterator

from mandat.checks.lines import Line
from mandat.checks.owners import called
from mandat.frozen import frozen
from mandat.schema.community import Organisation
from mandat.schema.meetings import Seat
from mandat.schema.values import Quorum
from mandat.workspace import Meeting
from mandat.workspace.members import chosen, seat_organisations
from mandat.workspace.series import Series

IS_THERE = ("present", "remote", "deputy")


@frozen
class Shortfall:
    """Who was there, and what the rule wants, in words; `hedged` where it only "should be" so."""

    present: str
    wanted: str
    hedged: bool = False


@frozen
class _There:
    """So many of a seat were there; without an organisation it is a seat that no party fills."""

    organisation: str | None
    seat: str
    number: int


def shortfall(line: Line, series: Series, meeting: Meeting) -> Shortfall | None:
    """What is missing to the quorum; None where it is met, not asked for, or cannot be counted."""
    quorum = series.rules.decisions.quorum
    if quorum is None:
        return None
    there = tuple(one for one in _there(series, meeting) if _has_vote(series, one.seat))
    members = called(line, series)
    if quorum.share is not None:
        return _share_missing(series, members, there, quorum.share)
    if quorum.least is not None:
        number = sum(one.number for one in there)
        return Shortfall(f"{number} present", f"{quorum.least}") if number < quorum.least else None
    return next(_missing_of_each(line, quorum, members, there), None)


def _there(series: Series, meeting: Meeting) -> Iterator[_There]:
    for reference, attendance in meeting.data.attendance.items():
        if attendance.word in IS_THERE:
            organisation, seat = seat_of(series, reference)
            yield _There(organisation, seat, attendance.number)


def seat_of(series: Series, reference: str) -> tuple[str | None, str]:
    """The organisation and the seat that an entry of `attendance` names; a member alone has a seat without a name."""
    *before, seat = reference.split("/")
    if not before and series.community.organisation(seat) is not None:
        return seat, ""
    return before[-1] if before else None, seat


def _has_vote(series: Series, seat_id: str) -> bool:
    """Whether a seat is no observer's; a seat that the mandate does not know counts."""
    return all("vote" in seat.rights for seat in series.rules.composition.seats if seat.id == seat_id)


def _share_missing(series: Series, members: tuple[Organisation, ...], there: tuple[_There, ...], share: str) -> Shortfall | None:
    """Shares are counted in organisations; not where one of them stands for several."""
    parties = voting_parties(series, members)
    if not parties or any(party.count is not None for party in parties):
        return None
    names = {one.organisation for one in there}
    present, total = sum(1 for party in parties if party.id in names), len(parties)
    enough = {"every party": present == total, "more than half": 2 * present > total, "at least half": 2 * present >= total}
    if enough[share]:
        return None
    return Shortfall(f"{present} of {total} parties present", share)


def voting_parties(series: Series, members: tuple[Organisation, ...]) -> tuple[Organisation, ...]:
    """The organisations that fill a seat with a vote; all members where the mandate names no seats."""
    seats = [seat for seat in series.rules.composition.seats if "vote" in seat.rights and seat.attends == "always"]
    if not series.rules.composition.seats:
        return members
    filled = {one.id for seat in seats for one in _fill(series, seat, members)}
    return tuple(member for member in members if member.id in filled)


def _fill(series: Series, seat: Seat, members: tuple[Organisation, ...]) -> tuple[Organisation, ...]:
    return seat_organisations(series.community, seat, members)


def _missing_of_each(
    line: Line, quorum: Quorum, members: tuple[Organisation, ...], there: tuple[_There, ...]
) -> Iterator[Shortfall]:
    """Each group that has too few; a group is a seat, or whoever a *who* names among the members."""
    for who, count in quorum.each:
        group = {organisation.id for organisation in chosen(line.community, (who,), members)}
        number = sum(one.number for one in there if one.seat == who or one.organisation in group)
        if count.least is not None and number < count.least:
            yield Shortfall(f"{number} of `{who}` present", f"`{count}`", count.hedged)
