"""The register of decisions and the action list: entries that name what they are about, and rows in words.

Of an exempt item the closed register shows number and legal ground only, also of what was to be done about it.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

from mandat.calendar.register import Case, Commitment, by_urgency, cases_of, commitments_of, is_owned
from mandat.documents.cover import Cover
from mandat.documents.dates import plain_date, table_date
from mandat.documents.names import listed
from mandat.documents.naming import Naming
from mandat.documents.numbering import shown, shown_from
from mandat.documents.phrasing import partial_in_words
from mandat.documents.wording.base import capital
from mandat.documents.wording.groups import Wording
from mandat.frozen import frozen
from mandat.schema.phrases import Partial
from mandat.workspace import Community
from mandat.workspace.series import ALL_NETWORKS

ActionState = Literal["late", "open", "done"]
_MARKS: dict[ActionState, str] = {"late": "▲", "open": "○", "done": "●"}


@frozen
class Chosen:
    """What of a community goes into a register.

    Attributes:
        of: ids of networks, areas, mandates and process plans; empty for all.
        owner: only actions of this owner, and no decisions.
        only_open: only actions that are not done, and no decisions.
        closed: whether exempt items are closed: only number and legal ground.
    """

    of: tuple[str, ...] = ()
    owner: str | None = None
    only_open: bool = False
    closed: bool = True

    @property
    def has_decisions(self) -> bool:
        """Whether decisions are asked for."""
        return self.owner is None and not self.only_open


@frozen
class Decision:
    """A decision in words.

    Attributes:
        case: where it comes from.
        network: the network, or what else met.
        date: the day of the meeting, in a table.
        number: of the item; empty where it has none.
        title: of the item; empty where it is closed.
        text: what was decided, or why it is not shown.
        dissent: who did not agree.
        remarks: what a reader should know of it.
        closed: whether only number and ground are shown.
    """

    case: Case
    network: str
    date: str
    number: str
    title: str
    text: str
    dissent: str
    remarks: str
    closed: bool


@frozen
class Entry:
    """An action in words: `status` is a mark and a word, `source` the number of the item it comes from.

    Where it is closed only that number, the legal ground and the state are told.
    """

    commitment: Commitment
    network: str
    state: ActionState
    status: str
    due: str
    what: str
    owner: str
    source: str
    closed: bool


@frozen
class NetworkDecisions:
    """The decisions of one network; the name is empty where there is only one."""

    network: str
    rows: tuple[Decision, ...]


@frozen
class RegisterView:
    """The register of one community, ready to be set."""

    cover: Cover
    community: Community
    title: str
    lead: str
    has_decisions: bool
    decisions: tuple[Decision, ...]
    groups: tuple[NetworkDecisions, ...]
    entries: tuple[Entry, ...]
    has_networks: bool
    no_entries: str


def register_view(community: Community, chosen: Chosen, words: Wording, on: date) -> RegisterView:
    """The decisions and actions of a community in the words of a language, as they stand on a day."""
    texts = words.report.register
    decisions = tuple(decision_rows(community, chosen, words, on)) if chosen.has_decisions else ()
    entries = tuple(entry_rows(commitments_chosen(community, chosen, on), words, on, closed=chosen.closed))
    title = texts.title if chosen.has_decisions else texts.actions
    lead = f"{community.data.name}. {texts.as_of.format(date=plain_date(on, words.locale))}"
    return RegisterView(
        cover=Cover(title, community.data.name, on, None, texts.as_of.format(date=plain_date(on, words.locale))),
        community=community,
        title=title,
        lead=lead,
        has_decisions=chosen.has_decisions,
        decisions=decisions,
        groups=_grouped(decisions),
        entries=entries,
        has_networks=len({one.network for one in entries}) > 1 or any(one.commitment.process is not None for one in entries),
        no_entries=texts.no_open if chosen.only_open else texts.no_actions,
    )


def decision_rows(community: Community, chosen: Chosen, words: Wording, on: date) -> Iterator[Decision]:
    """Every decision up to a day that is asked for, by day."""
    for case in cases_of(community):
        if case.item.decision is not None and is_of(case, chosen.of) and (case.day is None or case.day <= on):
            yield _decision(case, words, closed=chosen.closed)


def commitments_chosen(community: Community, chosen: Chosen, on: date) -> tuple[Commitment, ...]:
    """Every action that had been taken on by a day and is asked for, late ones first."""
    every = (one for one in commitments_of(community, on) if _is_from(one, chosen.of))
    owned = (one for one in every if chosen.owner is None or is_owned(one, chosen.owner))
    return by_urgency((one for one in owned if one.is_open(on) or not chosen.only_open), on)


def entry_rows(commitments: Iterable[Commitment], words: Wording, on: date, *, closed: bool) -> Iterator[Entry]:
    """Actions in words, in the order given."""
    for one in commitments:
        hidden = closed and one.case is not None and one.case.item.exempt is not None
        yield Entry(
            commitment=one,
            network=network_name(one.case) if one.case is not None else _process(one),
            state=_state(one, on),
            status=_status(one, words, on, told=not hidden),
            due="" if hidden else _due(one, words),
            what=_ground(one.case, words) if hidden and one.case is not None else one.action.what,
            owner="" if hidden else _owner(one, words),
            source=_source(one),
            closed=hidden,
        )


def network_name(case: Case) -> str:
    """What met: the network or area; for a joint meeting its title; the meeting's id where no plan knows it."""
    if case.series is None:
        return case.meeting.data.meeting
    return case.series.title if case.series.of == ALL_NETWORKS else case.series.name


def dissent_of(case: Case, words: Wording) -> str:
    """Who did not agree."""
    naming = Naming(case.community, case.series.mandate if case.series is not None else None, words)
    return listed(tuple(naming.who(one.party) for one in case.item.dissent), words.who.conjunction)


def day_in_table(day: Partial, words: Wording) -> str:
    """A partial date in a table."""
    return table_date(day.first, words.locale) if day.unit == "day" else capital(partial_in_words(day, words))


def decision_remarks(case: Case, words: Wording, *, closed: bool) -> tuple[str, ...]:
    """What a reader should know of a decision: minutes without approval or changed since, dissent, why an open one is exempt."""
    texts, exempt = words.report.register, case.item.exempt is not None
    dissent = dissent_of(case, words) if not (closed and exempt) else ""
    remarks = (
        texts.changed_since if case.is_changed else "" if case.is_approved else _not_approved(case, words),
        texts.dissent.format(who=dissent) if dissent else "",
        _ground(case, words) if exempt and not closed else "",
    )
    return tuple(filter(None, remarks))


def _not_approved(case: Case, words: Wording) -> str:
    texts = words.report.register
    keeps_protocol = case.series is not None and case.series.rules.minutes.kind == "protocol"
    return texts.not_approved_protocol if keeps_protocol else texts.not_approved


def _decision(case: Case, words: Wording, *, closed: bool) -> Decision:
    item, hidden = case.item, closed and case.item.exempt is not None
    return Decision(
        case=case,
        network=network_name(case),
        date=table_date(case.day, words.locale) if case.day is not None else words.calendar.undated,
        number=shown(item.number or ""),
        title="" if hidden else item.title,
        text=_ground(case, words) if hidden else item.decision or "",
        dissent="" if hidden else dissent_of(case, words),
        remarks="; ".join(decision_remarks(case, words, closed=closed)),
        closed=hidden,
    )


def _ground(case: Case, words: Wording) -> str:
    return words.agenda.exempt.format(ground=case.item.exempt)


def _grouped(decisions: tuple[Decision, ...]) -> tuple[NetworkDecisions, ...]:
    """Network by network, in the order of their first decisions; a single network needs no name."""
    names = tuple(dict.fromkeys(one.network for one in decisions))
    if len(names) == 1:
        return (NetworkDecisions("", decisions),)
    return tuple(NetworkDecisions(name, tuple(one for one in decisions if one.network == name)) for name in names)


def is_of(case: Case, names: tuple[str, ...]) -> bool:
    """Whether an item comes from one of these networks, areas or mandates, also from joint meetings; no names are all."""
    if not names:
        return True
    series = case.series
    own = {series.of, series.mandate.id, *(network.id for network in series.networks)} if series is not None else set()
    return bool(own & set(names))


def _is_from(one: Commitment, names: tuple[str, ...]) -> bool:
    if one.case is not None:
        return is_of(one.case, names)
    return not names or (one.process is not None and one.process.data.process in names)


def _state(one: Commitment, on: date) -> ActionState:
    return "late" if one.is_late(on) else "open" if one.is_open(on) else "done"


def _status(one: Commitment, words: Wording, on: date, *, told: bool) -> str:
    """A mark and a word: `▲ Forsinket`; done ones with the day."""
    state = _state(one, on)
    word = words.states[state]
    if state == "done" and one.done is not None and told:
        word = words.report.register.done_on.format(date=table_date(one.done, words.locale))
    return f"{_MARKS[state]} {capital(word)}"


def _due(one: Commitment, words: Wording) -> str:
    by = one.action.by
    if by is None:
        return words.report.not_recorded
    return day_in_table(by.date, words) if by.date is not None else words.report.register.as_soon_as_possible


def _owner(one: Commitment, words: Wording) -> str:
    series = one.case.series if one.case is not None else None
    naming = Naming(one.community, series.mandate if series is not None else None, words)
    return capital(naming.who(one.action.owner)) if one.action.owner is not None else words.report.not_recorded


def _source(one: Commitment) -> str:
    if one.case is None:
        return ""
    number, day = one.case.item.number or "", one.case.day
    return (shown_from(number, day.year) if day is not None else shown(number)) or one.case.meeting.data.meeting


def _process(one: Commitment) -> str:
    return one.process.data.title if one.process is not None else ""
