"""Who leads the meeting, who writes, whom one may ask: roles in words, with a mark where a turn rests on an assumption."""

from collections.abc import Iterator
from datetime import date

from mandat.calendar.roles import Holding
from mandat.diagnostics import Place
from mandat.documents.assumptions import is_assumed
from mandat.documents.dates import plain_date
from mandat.documents.occasion import Occasion, is_kind
from mandat.documents.people import name_of, representative_of
from mandat.documents.phrasing import partial_in_words
from mandat.documents.runs import Fact, fact
from mandat.documents.wording.base import capital
from mandat.schema.phrases import Partial

_ALWAYS = ("chair", "secretary", "secretariat", "host")
_ASKED = "contact"


def holdings(occasion: Occasion) -> tuple[Holding, ...]:
    """The roles that an agenda shows; what the meeting's file says about them is a fact.

    A contact is shown where nobody is said to lead.
    """
    real = occasion.file.roles if occasion.file is not None else {}
    known = {one.role: one for one in occasion.meeting.roles}
    known |= {role: Holding(role, "actual", (who,)) for role, who in real.items()}
    shown = _ALWAYS if "chair" in known else (*_ALWAYS, _ASKED)
    return tuple(known[role] for role in shown if role in known)


def role_facts(occasion: Occasion) -> Iterator[Fact]:
    """One fact for each role: `Nesodden, første halvår 2025 (antakelse)`."""
    for holding in holdings(occasion):
        text = role_in_words(occasion, holding)
        mark = f" ({occasion.words.page.assumed})" if is_assumed(occasion.workspace, holding.uses) else ""
        yield fact(occasion.role_label(holding.role), capital(text) + mark)


def role_places(occasion: Occasion) -> Iterator[Place]:
    """The rules behind the turns."""
    return (place for holding in holdings(occasion) for place in holding.uses)


def role_in_words(occasion: Occasion, holding: Holding) -> str:
    """Who has a role, and for how long where it goes round: `Nesodden, første halvår 2025`."""
    names = tuple(_named(occasion, holding, who) for who in holding.who)
    match holding.how:
        case "unknown":
            return occasion.words.agenda.not_settled
        case "office":
            return _with_person(holding.office or occasion.words.agenda.not_settled, name_of(occasion, holding.role))
        case "jointly":
            return occasion.words.agenda.jointly.format(who=_with_office(holding, occasion.all_of(names)))
        case "choice":
            return _with_office(holding, _choice(occasion, holding, names))
        case _:
            return _turn(occasion, holding, _with_office(holding, occasion.all_of(names)))


def _named(occasion: Occasion, holding: Holding, who: str) -> str:
    """Who has a role, with the person where the document may name one: `Nesodden (Kari Eksempel)`."""
    if is_kind(who):
        return _with_person(occasion.side(who), name_of(occasion, holding.role))
    name = name_of(occasion, holding.role) if holding.one == who else ""
    return _with_person(occasion.who(who), name or representative_of(occasion, who))


def _with_person(who: str, name: str) -> str:
    return f"{who} ({name})" if name else who


def _choice(occasion: Occasion, holding: Holding, names: tuple[str, ...]) -> str:
    """One of several: to be chosen where somebody appoints, else either of them."""
    role = occasion.rules.roles.get(holding.role)
    if role is not None and role.appointed_by:
        return occasion.words.agenda.chosen_from.format(who=occasion.all_of(names))
    return occasion.one_of(names)


def _turn(occasion: Occasion, holding: Holding, who: str) -> str:
    network = next((one.name for one in occasion.series.networks if one.id == holding.network), None)
    named = f"{who} ({network})" if network is not None else who
    return f"{named}, {_period(occasion, *holding.days)}" if holding.days is not None else named


def _with_office(holding: Holding, who: str) -> str:
    return f"{holding.office} ({who})" if holding.office is not None else who


def _period(occasion: Occasion, first: date, last: date) -> str:
    """The time of a turn by its name: `første halvår 2025`, `2025`, `2025–2026`, else from day to day."""
    by_days: dict[tuple[tuple[int, int], tuple[int, int]], Partial] = {
        ((1, 1), (12, 31)): Partial("year", first, last),
        ((1, 1), (6, 30)): Partial("half-year", first, last),
        ((7, 1), (12, 31)): Partial("half-year", first, last),
    }
    named = by_days.get(((first.month, first.day), (last.month, last.day)))
    if named is not None and first.year == last.year:
        return partial_in_words(named, occasion.words)
    if named is not None and named.unit == "year":
        return f"{first.year}–{last.year}"
    return f"{plain_date(first, occasion.words.locale)}–{plain_date(last, occasion.words.locale)}"
