"""Who is in and who is out, which networks come, go, are split or renamed, and whose turn it is."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from mandat.compare.members import comes, goes, organisation_of
from mandat.compare.model import CommunityChange, MandateChange, MeetingTurn, MemberChange, Pair, Split, TurnChange
from mandat.documents.dates import plain_date
from mandat.documents.diff.names import (
    day_of,
    holder_in_words,
    names_of,
    role_in_words,
    series_name,
    since_in_words,
    stretch_in_words,
)
from mandat.documents.diff.view import Fold, Line, counted, fold, glued, line, strong
from mandat.documents.wording.groups import Wording
from mandat.workspace import Community, Mandate, Network
from mandat.workspace.members import Membership

_VERBS = {"in": ("joins", "join"), "out": ("leaves", "leave"), "other": ("has other days in", "have other days in")}
MOST_MEETINGS = 2
"""So many meetings with other turns are told one by one in the summary."""
MOST_NAMED = 3
"""So many networks are told one by one in a line of the summary."""


def people_lines(change: CommunityChange, words: Wording) -> Iterator[Line]:
    """The lines of the summary, network by network."""
    community = change.community.either
    for one in change.mandates:
        yield from _mandate_line(change, one.mandate)
        told = {network.id for split in one.splits for network in (split.one, *split.several)}
        for split in one.splits:
            yield _split_line(community, split, one.members, words)
        for pair in one.networks:
            if pair.either.id not in told:
                yield from _network_line(community, one.mandate, pair, words)
        rest = (member for member in one.members if member.network.either.id not in told)
        yield from _member_lines(community, rest, words)


def _mandate_line(change: CommunityChange, pair: Pair[Mandate]) -> Iterator[Line]:
    if pair.before is None or pair.after is None:
        word = "New mandate:" if pair.before is None else "Mandate gone:"
        yield line(strong(word), f"{pair.either.data.title}{_with_networks(change, pair.either)}.")
    elif pair.renamed is not None and pair.after is not None:
        yield line(f"The mandate `{pair.renamed}` has the new id", strong(pair.after.id), glued("."))


def _with_networks(change: CommunityChange, mandate: Mandate) -> str:
    """`, for 3 networks, with 13 meetings ahead`."""
    ahead = [one for one in change.dates.meetings if one.either.series.mandate.id == mandate.id]
    networks = f", for {counted(len(mandate.data.networks), 'network')}" if mandate.data.networks else ""
    return f"{networks}, with {counted(len(ahead), 'meeting')} ahead" if ahead else networks


def _split_line(community: Community, split: Split, members: tuple[MemberChange, ...], words: Wording) -> Line:
    if split.is_merger:
        names = [network.name for network in split.several]
        return line(strong(f"{', '.join(names[:-1])} and {names[-1]} become one network:"), split.one.name, glued("."))
    here = (one.network for one in members if one.network.either.id == split.one.id)
    before = next((pair.before for pair in here if pair.before is not None), split.one)
    start = next((day for network in split.several if (day := _start(network)) is not None), None)
    when = f" {since_in_words(start, words)}" if start is not None else ""
    parts = tuple(f"{network.name} ({_own_members(community, network, split)})" for network in split.several)
    return line(strong(f"{before.name} is split{when}:"), f"{'; '.join(parts)}.")


def _start(network: Network) -> date | None:
    return network.own.from_.first if network.own is not None and network.own.from_ is not None else None


def _own_members(community: Community, network: Network, split: Split) -> str:
    """Those who sit in this part and in no other."""
    others = {one.id for other in split.several if other is not network for one in other.members if one.until is None}
    return names_of(community, (one.id for one in network.members if one.until is None and one.id not in others))


def _network_line(community: Community, mandate: Pair[Mandate], pair: Pair[Network], words: Wording) -> Iterator[Line]:
    old, new = pair.before, pair.after
    if mandate.before is None or mandate.after is None:
        return
    if old is None and new is not None:
        members = names_of(community, (one.id for one in new.members))
        yield line(strong("New network"), since_in_words(_start(new), words), glued(":"), new.name, glued(f", with {members}."))
    elif new is None and old is not None:
        yield line(strong("Network gone:"), old.name, glued("."))
    elif old is not None and new is not None and old.name != new.name:
        new_id = f"; its id is now {new.id}" if pair.renamed is not None else ""
        yield line(strong(old.name), "is now called", strong(new.name), glued("."), f"It is the same network{new_id}.")
    elif new is not None and pair.renamed is not None:
        yield line(strong(new.name), f"has the new id `{new.id}` (it was `{pair.renamed}`). It is the same network.")


def _member_lines(community: Community, members: Iterable[MemberChange], words: Wording) -> Iterator[Line]:
    """Those who come and go on the same day are told together."""
    groups: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for one in members:
        both = one.network.before is not None and one.network.after is not None
        if both:
            groups[one.network.either.name, *_happens(one, words)].append(organisation_of(one))
    for (network, happens, when), who in groups.items():
        verb = _VERBS[happens][0 if len(who) == 1 else 1]
        yield line(strong(f"{names_of(community, who)} {verb}"), " ".join(filter(None, (network, when))), glued("."))


def _happens(one: MemberChange, words: Wording) -> tuple[str, str]:
    """What happens, and when."""
    last = goes(one)
    if comes(one) and one.after is not None:
        until = f"until {plain_date(one.after.until, words.locale)}" if one.after.until is not None else ""
        return "in", " ".join(filter(None, (since_in_words(one.after.start, words), until)))
    if last is not None:
        return "out", "" if last == date.min else f"after {plain_date(last, words.locale)}"
    return "other", f"({_days(one.after, words)})"


def _days(membership: Membership | None, words: Wording) -> str:
    """`from 1 January 2026 until …`; `member` where both ends are open, `–` where there is no membership."""
    if membership is None:
        return "–"
    start = since_in_words(membership.start, words)
    until = f"until {plain_date(membership.until, words.locale)}" if membership.until is not None else ""
    return " ".join(filter(None, (start, until))) or "member"


def member_fold(change: CommunityChange, words: Wording) -> tuple[Fold, ...]:
    """Every member that comes, goes, or has other days."""
    rows = (
        (
            one.network.either.name,
            names_of(_with(change, one), (organisation_of(one),)),
            _days(one.before, words),
            _days(one.after, words),
        )
        for mandate in change.mandates
        for one in mandate.members
    )
    return fold("Members", ("Network", "Who", "Before", "After"), rows)


def _with(change: CommunityChange, one: MemberChange) -> Community:
    """The side on which the organisation is known."""
    side = change.community.after if one.after is not None else change.community.before
    return side if side is not None else change.community.either


def turn_lines(change: CommunityChange, words: Wording, on: date) -> Iterator[Line]:
    """For each role, the first period in which somebody else has it than before."""
    community = change.community.either
    for one in change.mandates:
        known = tuple(one.mandate.after.data.roles) if one.mandate.after is not None else ()
        for role in sorted({turn.role for turn in one.turns}, key=lambda name: (name not in known, (*known, name).index(name))):
            turns = [turn for turn in one.turns if turn.role == role]
            first = min(turn.first for turn in turns)
            yield _turn_line(change, community, [turn for turn in turns if turn.first == first], (words, on))


def _turn_line(change: CommunityChange, community: Community, turns: list[TurnChange], how: tuple[Wording, date]) -> Line:
    words, on = how
    role = role_in_words(community, turns[0].mandate, turns[0].role, words)
    role = f"{role} now" if turns[0].first <= on else role
    stretch = stretch_in_words(turns[0].first, min(turn.last for turn in turns), words)
    told = "; ".join(_instead(change, turn, words) for turn in turns[:MOST_NAMED])
    more = f"; and {len(turns) - MOST_NAMED} more" if len(turns) > MOST_NAMED else ""
    return line(strong(f"{role}, {stretch}:"), f"{told}{more}.")


def _instead(change: CommunityChange, turn: TurnChange, words: Wording) -> str:
    now = holder_in_words(change.community.either, turn.after, words)
    where = f" ({turn.network.name})" if turn.network is not None else ""
    if turn.before is None:
        return f"{now}, in the new network{where}"
    was = holder_in_words(change.community.before or change.community.either, turn.before, words)
    return f"{now} instead of {was}{where}"


def meeting_turn_lines(change: CommunityChange, words: Wording) -> Iterator[Line]:
    """The next meetings at which somebody else has a role: joint ones, and where turns go by meetings."""
    turns = change.dates.turns
    meetings = tuple(dict.fromkeys(one.meeting.id for one in turns))
    for name in meetings[:MOST_MEETINGS]:
        found = [one for one in turns if one.meeting.id == name]
        told = "; ".join(_at_meeting(change, one, words) for one in found)
        meeting = found[0].meeting
        yield line(strong(f"{series_name(meeting.series)}, {day_of(meeting, words)}:"), f"{told}.")
    if len(meetings) > MOST_MEETINGS:
        yield line(strong(f"{len(meetings) - MOST_MEETINGS} later meetings"), "have other turns, too.")


def _at_meeting(change: CommunityChange, one: MeetingTurn, words: Wording) -> str:
    role = role_in_words(change.community.either, one.meeting.series.mandate, one.role, words)
    was = holder_in_words(change.community.before or change.community.either, one.before, words)
    return f"{role} {holder_in_words(change.community.either, one.after, words)} instead of {was}"


def turn_fold(change: CommunityChange, words: Wording) -> tuple[Fold, ...]:
    """Every stretch of time, and every meeting, at which somebody else has a role."""
    rows = [row for one in change.mandates for row in _turn_rows(change, one, words)]
    rows.extend(_meeting_row(change, one, words) for one in change.dates.turns)
    return fold("Turns", ("Network", "Role", "When", "Before", "After"), rows)


def _turn_rows(change: CommunityChange, mandate: MandateChange, words: Wording) -> Iterator[tuple[str, ...]]:
    for one in mandate.turns:
        yield (
            one.network.name if one.network is not None else one.mandate.name,
            role_in_words(change.community.either, one.mandate, one.role, words),
            stretch_in_words(one.first, one.last, words),
            holder_in_words(change.community.before or change.community.either, one.before, words) if one.before else "–",
            holder_in_words(change.community.either, one.after, words),
        )


def _meeting_row(change: CommunityChange, one: MeetingTurn, words: Wording) -> tuple[str, ...]:
    return (
        series_name(one.meeting.series),
        role_in_words(change.community.either, one.meeting.series.mandate, one.role, words),
        day_of(one.meeting, words),
        holder_in_words(change.community.before or change.community.either, one.before, words),
        holder_in_words(change.community.either, one.after, words),
    )
