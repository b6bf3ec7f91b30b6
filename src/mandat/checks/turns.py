"""Roles with turns, network by network: who takes turns, when each has it, and what is missing to know."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cached_property

from mandat.calendar.build import counted_days
from mandat.calendar.turns import Seats, turns_until
from mandat.diagnostics import Place
from mandat.frozen import frozen
from mandat.rules.periods import Days, months_later, period_of, turn_days, turn_index
from mandat.rules.rotation import Turn
from mandat.schema.community import Organisation
from mandat.schema.meetings import Role
from mandat.schema.phrases import Partial, Period
from mandat.workspace import Community, Mandate, Network
from mandat.workspace.local import Version, versions
from mandat.workspace.members import Membership, memberships_among
from mandat.workspace.series import all_series

_MOST_TURNS = 2000
"""A date so far off that more turns lie before it is a typing error, and no turn is computed for it."""


@frozen
class RoleHere:
    """A role as it holds in some networks of a mandate: all that follow the common rules, or one with its own."""

    community: Community
    version: Version
    name: str
    role: Role

    @property
    def mandate(self) -> Mandate:
        """The mandate that gives the role."""
        return self.version.mandate

    def place(self, *names: object) -> Place:
        """A place in the role."""
        return self.version.place("roles", self.name, *names)

    @cached_property
    def itself(self) -> Place:
        """The role as a whole, shown at its name."""
        place = self.place()
        return Place(place.file, place.path, at_key=True)

    @cached_property
    def rests_on(self) -> tuple[Place, ...]:
        """The rules that decide a turn, the least certain first."""
        return tuple(self.place(field) for field in ("start", "order", "rotates", "among"))

    @cached_property
    def networks(self) -> tuple[Network, ...]:
        """The networks in which the role is given like this."""
        if self.version.own is not None:
            return self.version.networks
        common = self.version.rules
        return tuple(
            network
            for network in self.mandate.networks
            if network.rules is common or network.rules.roles.get(self.name) == self.role
        )

    def within(self, network: Network) -> "RoleHere":
        """The role as a network has it, which may differ in other rules."""
        return RoleHere(self.community, self.version, self.name, network.rules.roles.get(self.name, self.role))

    def candidates(self, network: Network) -> tuple[Membership, ...]:
        """The memberships of those among whom the role goes round, in the listed order."""
        known = self.community.once(_known_candidates)
        who = self.role.among or ("members",)
        if (id(network), who) not in known:
            known[id(network), who] = (network, memberships_among(self.community, network, who))
        return known[id(network), who][1]

    def meeting_days(self, network: Network) -> tuple[date, ...] | None:
        """The days by which the turns of a network are counted; None where several kinds of meeting have turns of their own."""
        own = (one for one in all_series(self.community) if one.mandate.id == self.mandate.id and one.of == network.id)
        series = tuple(one for one in own if not self.role.at or one.kind.id in self.role.at)
        return counted_days(series[0]) if len(series) == 1 else None

    def counted_turns(self, network: Network, days: tuple[date, ...]) -> tuple[Turn, ...]:
        """The turns by meetings on these days."""
        return turns_until(Seats(self.community, self.mandate, network, days), self.name, days[-1]) if days else ()

    def turns(self, network: Network, day: date) -> tuple[Turn, ...]:
        """The turns in a network up to the one in which a day lies; none where they cannot be computed."""
        if self.role.rotates is None or self.role.start is None or self.role.rotates.unit == "meeting":
            return ()
        index = turn_index(self.role.rotates, self.role.start, day)
        if index is None or index > _MOST_TURNS:
            return ()
        return turns_until(Seats(self.community, self.mandate, network), self.name, day)


def _known_candidates(_: Community) -> dict[tuple[int, tuple[str, ...]], tuple[Network, tuple[Membership, ...]]]:
    """Candidates by the identity of their network, which is kept with them so that no other can have it."""
    return {}


def roles_of(community: Community) -> tuple[RoleHere, ...]:
    """Every role of every mandate, once for the networks that share its rules and once for each that changes them."""
    return community.once(_all_roles)


def _all_roles(community: Community) -> tuple[RoleHere, ...]:
    return tuple(_roles_of(community))


def _roles_of(community: Community) -> Iterator[RoleHere]:
    for mandate in community.mandates:
        for version in versions(mandate):
            for name, role in version.rules.roles.items():
                if version.own is None or role != mandate.data.roles.get(name):
                    yield RoleHere(community, version, name, role)


def networks_sharing(here: RoleHere, rule: Callable[[Role], object]) -> tuple[Network, ...]:
    """The networks in which one rule of a role is the same; none if the common rules of the mandate have it so too.

    A list of events, or of an order, may be written once and name people of several networks.
    """
    common = here.mandate.data.roles.get(here.name)
    if here.version.own is not None and common is not None and rule(common) == rule(here.role):
        return ()
    roles = ((network, network.rules.roles.get(here.name)) for network in here.mandate.networks)
    same = tuple(network for network, role in roles if role is not None and rule(role) == rule(here.role))
    return same if here.version.own is None else tuple(network for network in same if network in here.version.networks)


def candidates_of(here: RoleHere, network: Network) -> tuple[Organisation, ...]:
    """Those who take turns in a network, each once, whenever they are members."""
    return tuple({one.organisation.id: one.organisation for one in here.candidates(network)}.values())


def first_period(period: Period, day: date) -> Partial:
    """The period that a day lies in, as it would be written for `start`."""
    match period.unit:
        case "half-year" | "quarter" | "month":
            return period_of(period.unit, day)
        case "meeting" | "year" | "election period":
            return period_of("year", day)


def turn_name(period: Period, day: date) -> str | None:
    """The partial date that names the turn in which a day lies; None for turns of several years or months: they have none."""
    if period.count != 1 or period.unit in ("meeting", "election period"):
        return None
    return str(first_period(period, day))


def time_in_turn(period: Period, day: date) -> str:
    """What to write for a turn in `in`: its name, else the longest time around a day that lies in one turn."""
    if period.unit == "meeting":
        return str(day)
    return turn_name(period, day) or str(period_of("month" if period.unit == "month" else "year", day))


def round_of(here: RoleHere, network: Network) -> tuple[int, Days] | None:
    """How many take turns at the start, and the days of a whole round; None where it has no length."""
    role = here.role
    if role.rotates is None or role.start is None:
        return None
    number = sum(one.covers(role.start.first) and one.organisation.count is None for one in here.candidates(network))
    last = turn_days(role.rotates, role.start, number - 1)
    return (number, Days(role.start.first, last.last)) if last is not None else None


def named_days(days: Days) -> str:
    """A stretch of days by its shortest name: `2025-H2`, else its first and last day."""
    for unit in ("year", "half-year", "quarter", "month", "day"):
        period = period_of(unit, days.first)
        if (period.first, period.last) == (days.first, days.last):
            return str(period)
    return f"{days.first}..{days.last}"


def days_of(turns: tuple[Turn, ...], position: int, last: date) -> Days:
    """The days of one of several turns, the last of which ends on a given day."""
    end = turns[position + 1].first - timedelta(days=1) if position + 1 < len(turns) else last
    return Days(turns[position].first, end)


def spelled_months(months: int) -> str:
    """A length of time in words: `6 years`, `18 months`."""
    if months % 12 == 0:
        return f"{months // 12} year{'' if months == 12 else 's'}"  # noqa: PLR2004  months of a year
    return f"{months} month{'' if months == 1 else 's'}"


def whole_months(days: Days) -> int:
    """The number of whole months in a stretch of days."""
    end = days.last + timedelta(days=1)
    months = (end.year - days.first.year) * 12 + end.month - days.first.month
    return months if months_later(days.first, months) <= end else months - 1
