"""Who is a member on a day: memberships with partial dates, both ends included."""

from collections.abc import Iterable
from datetime import date

from mandat.rules.periods import OpenDays
from mandat.schema.phrases.types import Member, Partial


def days_between(start: Partial | None, until: Partial | None) -> OpenDays:
    """The days from one partial date to another: as a start it means its first day, as a limit its last."""
    return OpenDays(start.first if start else None, until.last if until else None)


def membership_days(member: Member) -> OpenDays:
    """The days a member belongs to a network: `nesodden from 2025-07 until 2026-H1` is 1 July 2025 to 30 June 2026."""
    return days_between(member.start, member.until)


def is_member(member: Member, day: date) -> bool:
    """Whether a membership holds on a day."""
    return day in membership_days(member)


def members_on(members: Iterable[Member], day: date) -> tuple[str, ...]:
    """The members of a day, in listed order, each once even if it left and came back."""
    return tuple(dict.fromkeys(member.id for member in members if is_member(member, day)))
