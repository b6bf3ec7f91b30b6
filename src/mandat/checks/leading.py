"""Organisations that chair two networks at the same time, by the turns of both."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from mandat.checks.check import Moment
from mandat.checks.turns import RoleHere, candidates_of, days_of, named_days, roles_of, time_in_turn
from mandat.diagnostics import Finding, Note
from mandat.frozen import frozen
from mandat.rules.periods import Days, months_later, turn_months
from mandat.workspace.model import Community, Network
from mandat.workspace.validity import network_spell


@frozen
class _Chair:
    """The chair of a network during some days, by a turn; `then` has the turn after it."""

    here: RoleHere
    network: Network
    holder: str
    days: Days
    then: str | None


def leads_at_once(community: Community, moment: Moment) -> Iterator[Finding]:
    """Everybody who chairs two networks at once in the years of concern: this one, and the one that is planned."""
    years = sorted({moment.on.year, moment.year if moment.year is not None else moment.on.year})
    for year in years:
        by_holder: dict[str, list[_Chair]] = {}
        for chair in _chairs(community, Days(date(year, 1, 1), date(year, 12, 31))):
            by_holder.setdefault(chair.holder, []).append(chair)
        for chairs in by_holder.values():
            yield from _both(chairs)


def _chairs(community: Community, year: Days) -> Iterator[_Chair]:
    for here in roles_of(community):
        if here.name != "chair" or here.role.rotates is None:
            continue
        for network in here.networks:
            there = _days_of(network, year)
            if len(there) <= 0:
                continue
            turns = here.turns(network, months_later(year.last, turn_months(here.role.rotates)))
            for position, turn in enumerate(turns):
                if position + 1 < len(turns) and turns[position + 1].first <= there.first:
                    continue  # it was over before the year, or the network, began
                days = days_of(turns, position, there.last)
                if turn.holder is not None and days.last >= there.first and days.first <= there.last:
                    then = turns[position + 1].holder if position + 1 < len(turns) else None
                    yield _Chair(here, network, turn.holder, Days(max(days.first, there.first), min(days.last, there.last)), then)


def _days_of(network: Network, year: Days) -> Days:
    """The days of a year on which there is a network."""
    first, last = network_spell(network)
    return Days(max(year.first, first or date.min), min(year.last, last or date.max))


def _both(chairs: list[_Chair]) -> Iterator[Finding]:
    for one, other in combinations(chairs, 2):
        days = Days(max(one.days.first, other.days.first), min(one.days.last, other.days.last))
        if len(days) > 0 and one.network.id != other.network.id:
            yield _finding(one, other, days)


def _another(chair: _Chair) -> str:
    """Somebody to trade with: who has the next turn, else anybody else who goes round."""
    others = (chair.then, *(organisation.id for organisation in candidates_of(chair.here, chair.network)))
    return next((name for name in others if name is not None and name != chair.holder), "…")


def _finding(one: _Chair, other: _Chair, days: Days) -> Finding:
    organisation = one.here.community.organisation(one.holder)
    name, when = organisation.name if organisation else one.holder, named_days(days)
    message = f"{name} chairs both {one.network.name} and {other.network.name} in {when}."
    turn = time_in_turn(other.here.role.rotates, days.first) if other.here.role.rotates is not None else when
    swap = f"{{in: {turn}, of: {other.network.id}, swap: [{other.holder}, {_another(other)}]}}"
    related = () if one.here.itself == other.here.itself else (Note(one.here.itself, f"the chair of {one.network.name}"),)
    rests_on = (*one.here.rests_on, *other.here.rests_on)
    return Finding(other.here.itself, message, f"add `{swap}` to its `events`", related, None, rests_on)
