"""From when until when a mandate holds, and its networks are there."""

from collections.abc import Iterable, Iterator
from datetime import date

from mandat.schema.mandate import Document, MandateFile
from mandat.schema.versions import is_raised, numbers_of
from mandat.workspace.model import Mandate, Network

_FIRST_VERSION = "1.0"
_FIRST_YEAR = 1900
"""A version that is named by its year, `2025`, is not the 2025th."""


def in_force(document: Document, established: date | None) -> tuple[date | None, date | None]:
    """First and last day of a mandate: `valid_from`, else the day it was established, else always; until `valid_until`.

    `valid_from` is the first day of the version that stands in the file. A revised version takes over from the one before,
    so that its body has a mandate since the first of them: a revision in the middle of a year takes nothing from what is
    counted in that year.
    """
    last = document.valid_until.last if document.valid_until else None
    own = document.valid_from.first if document.valid_from else None
    if not is_revised(document):
        return own or established, last
    left = own if document.status == "draft" else None  # until it is adopted, that of the version that still holds
    known = [day for day in (left, established, *_earlier_days(document)) if day is not None]
    return min((day for day in known if own is None or day <= own), default=None), last


def began(mandate: Mandate, networks: Iterable[Network]) -> date | None:
    """The day from which there was any of these networks of a mandate: its own `from`, else when the mandate began.

    That is the day it was established, or from which its first version is valid. None where the body may be older than
    the files say: the mandate is a later version, takes the place of another, or says no day.
    """
    first = _began(mandate.data)
    days = tuple(one.own.from_.first if one.own is not None and one.own.from_ is not None else first for one in networks)
    return min((day for day in days if day is not None), default=None) if None not in days else None


def _began(data: MandateFile) -> date | None:
    document = data.document
    if document.replaces or (is_revised(document) and data.established is None):
        return None
    known = (data.established.on if data.established else None, document.valid_from)
    return min((day.first for day in known if day is not None), default=None)


def network_spell(network: Network) -> tuple[date | None, date | None]:
    """First and last day of a network; None is open."""
    own = network.own
    first = own.from_.first if own is not None and own.from_ is not None else None
    last = own.until.last if own is not None and own.until is not None else None
    return first, last


def networks_spell(networks: tuple[Network, ...]) -> tuple[date | None, date | None]:
    """First and last day on which there is any of some networks: what they have together outlasts each of them."""
    spells = tuple(network_spell(network) for network in networks)
    firsts = tuple(first for first, _ in spells if first is not None)
    lasts = tuple(last for _, last in spells if last is not None)
    first = min(firsts, default=None) if len(firsts) == len(spells) else None
    return first, max(lasts, default=None) if len(lasts) == len(spells) else None


def networks_on(networks: tuple[Network, ...], day: date) -> tuple[Network, ...]:
    """Those of several networks that there are on a day. One alone stands as it is: a check tells what lies outside its time."""
    return networks if len(networks) == 1 else tuple(one for one in networks if is_there(one, day))


def is_there(network: Network, day: date) -> bool:
    """Whether there is a network on a day; both ends are included."""
    first, last = network_spell(network)
    return (first is None or first <= day) and (last is None or day <= last)


def is_revised(document: Document) -> bool:
    """Whether there was an earlier version: by its number, by the change log, or because a body approved more than once."""
    version = document.version
    if version is None:
        return False
    numbers = numbers_of(version)
    is_later = numbers is not None and numbers[0] < _FIRST_YEAR and is_raised(_FIRST_VERSION, version)
    return is_later or any(True for _ in _earlier_days(document))


def binds(document: Document) -> bool:
    """Whether somebody is bound by a mandate: it is no draft, or its draft is the revision of an earlier version."""
    return document.status in ("adopted", None) or (document.status == "draft" and is_revised(document))


def began_after(document: Document, day: date) -> bool:
    """Whether the version in the file is a revised one that did not hold yet on a day: the rules of then stand elsewhere."""
    return document.valid_from is not None and document.valid_from.first > day and is_revised(document)


def _earlier_days(document: Document) -> Iterator[date]:
    """The days of decisions on earlier versions, as the change log and the approvals tell them."""
    version = document.version or ""
    yield from (one.on.first for one in document.changes if one.on is not None and is_raised(one.version, version))
    last = {one.body: one for one in document.approved}
    yield from (one.on.first for one in document.approved if last[one.body] is not one)
