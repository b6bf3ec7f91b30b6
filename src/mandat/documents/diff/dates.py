"""Which meetings move, come, go or are cancelled, what is due on another day, and which weeks are closed."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from mandat.calendar.model import DatedDuty, DatedMeeting
from mandat.compare.model import CommunityChange, Dates, DeadlineChange, Pair, PlanChange
from mandat.documents.dates import day_and_month, long_date, plain_date
from mandat.documents.diff.names import day_of, series_name, when_of
from mandat.documents.diff.view import Fold, Line, counted, fold, glued, line, strong
from mandat.documents.diff.why import why_moved
from mandat.documents.naming import Naming
from mandat.documents.phrasing import offset_in_words
from mandat.documents.runs import Run
from mandat.documents.wording.groups import Wording
from mandat.schema.phrases.types import Offset
from mandat.workspace import Mandate

MOST_NAMED = 3
"""So many moved meetings have a line of their own."""


def meeting_lines(change: CommunityChange, words: Wording) -> Iterator[Line]:
    """Cancelled, moved, new and missing meetings; then plans that were adopted."""
    meetings = tuple(pair for pair in change.dates.meetings if not _is_whole(change, pair.either.series.mandate))
    cancelled = [pair.after for pair in meetings if _is_cancelled(pair) and pair.after is not None]
    new = [pair.after for pair in meetings if pair.before is None and pair.after is not None]
    instead = {one.id: _replacement(one, new) for one in cancelled}
    yield from (_cancelled(one, instead[one.id], words) for one in cancelled)
    moved = [pair for pair in meetings if _is_moved(pair)]
    yield from (_moved(pair, words) for pair in moved[:MOST_NAMED])
    if len(moved) > MOST_NAMED:
        more = len(moved) - MOST_NAMED
        name, verb = ("1 more meeting", "gets") if more == 1 else (f"{more} more meetings", "get")
        yield line(strong(name), f"{verb} another date or other hours.")
    yield from _new([one for one in new if one not in instead.values()], words)
    yield from _gone([pair.before for pair in meetings if pair.after is None and pair.before is not None], words)
    yield from (found for one in change.plans for found in _adopted(change, one, words))
    yield from (
        line(strong(series_name(series)), "wants one more meeting than there are free days for.")
        for series in {one.key: one for one in change.dates.unplaced}.values()
    )
    if change.dates.impossible:
        yield line(strong("No plan is possible any more:"), "`mandat calendar` tells which dates stand in each other's way.")


def _is_whole(change: CommunityChange, mandate: Mandate) -> bool:
    """Whether a mandate comes or goes as a whole: then that is told, and not each of its dates."""
    wholes = (one.mandate for one in change.mandates if one.mandate.before is None or one.mandate.after is None)
    return any(pair.either.id == mandate.id for pair in wholes)


def _is_cancelled(pair: Pair[DatedMeeting]) -> bool:
    if pair.after is None or pair.after.state != "cancelled":
        return False
    return pair.before is None or pair.before.state != "cancelled"


def _is_moved(pair: Pair[DatedMeeting]) -> bool:
    before, after = pair.before, pair.after
    if before is None or after is None or after.state == "cancelled":
        return False
    return (before.day, before.within, before.hours) != (after.day, after.within, after.hours)


def _replacement(meeting: DatedMeeting, new: list[DatedMeeting]) -> DatedMeeting | None:
    """The meeting that is proposed because this one is cancelled."""
    return next((one for one in new if one.state == "proposed" and one.series.key == meeting.series.key), None)


def _cancelled(meeting: DatedMeeting, instead: DatedMeeting | None, words: Wording) -> Line:
    because = meeting.line.because if meeting.line is not None else None
    reason = f" ({because})" if because is not None else ""
    new = f" Proposed instead: {when_of(instead, words)}." if instead is not None else ""
    return line(strong("Cancelled:"), f"{series_name(meeting.series)}, {when_of(meeting, words)}{reason}.{new}")


def _moved(pair: Pair[DatedMeeting], words: Wording) -> Line:
    before, after = pair.before, pair.after
    if before is None or after is None:
        raise ValueError("a meeting moves from a date to a date")
    if before.day == after.day:
        return line(strong(f"{series_name(after.series)} has other hours:"), f"{when_of(after, words)}.")
    was, now = day_of(before, words), day_of(after, words)
    end = ("(proposal).",) if after.state == "proposed" else (glued("."),)
    return line(strong(f"{series_name(after.series)} moves"), f"from {was} to", strong(now), *end)


def _new(meetings: list[DatedMeeting], words: Wording) -> Iterator[Line]:
    """New meetings, network by network and year by year; of many networks only how many there are."""
    found = [one for one in meetings if one.state != "cancelled"]
    proposed = all(one.state == "proposed" for one in found)
    groups = _groups(found)
    if len(groups) > MOST_NAMED:
        yield line(strong(counted(len(found), "new meeting")), f"{_in(groups)} are {'proposed' if proposed else 'planned'}.")
        return
    for (name, year), these in groups.items():
        verb = f"{'is' if len(these) == 1 else 'are'} {'proposed' if proposed else 'planned'}"
        yield line(strong(f"{counted(len(these), 'new meeting')} of {name}"), f"{verb} in {year}: {_days(these, words)}.")


def _gone(meetings: list[DatedMeeting], words: Wording) -> Iterator[Line]:
    groups = _groups(meetings)
    if len(groups) > MOST_NAMED:
        yield line(strong(f"{counted(len(meetings), 'meeting')} fewer"), f"{_in(groups)}.")
        return
    for (name, year), these in groups.items():
        verb = "falls away" if len(these) == 1 else "fall away"
        yield line(strong(f"{counted(len(these), 'meeting')} fewer of {name}"), f"in {year}: {_days(these, words)} {verb}.")


def _groups(meetings: list[DatedMeeting]) -> dict[tuple[str, int], list[DatedMeeting]]:
    groups: defaultdict[tuple[str, int], list[DatedMeeting]] = defaultdict(list)
    for one in meetings:
        groups[series_name(one.series), one.first_day.year].append(one)
    return groups


def _in(groups: dict[tuple[str, int], list[DatedMeeting]]) -> str:
    """`in 3 networks, 2025 and 2026`."""
    years = _and([str(year) for year in sorted({year for _, year in groups})])
    return f"in {counted(len({name for name, _ in groups}), 'network')}, {years}"


def _days(meetings: list[DatedMeeting], words: Wording) -> str:
    return _and([day_and_month(one.day, words.locale) if one.day else when_of(one, words) for one in meetings])


def _and(texts: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(texts[:-1]), texts[-1])))


def _adopted(change: CommunityChange, one: PlanChange, words: Wording) -> Iterator[Line]:
    """A plan that somebody adopted since."""
    before = one.plan.before.data.adopted if one.plan.before is not None else None
    plan = one.plan.after.data if one.plan.after is not None else None
    if plan is None or plan.adopted is None or plan.adopted == before:
        return
    who = Naming(change.community.either, None, words).who(plan.adopted.body)
    told = f"by {who}, {plain_date(plan.adopted.on.first, words.locale)}: {counted(len(plan.meetings), 'meeting')}."
    yield line(strong(f"The dates of {plan.plan} are adopted"), told)


def meeting_fold(change: CommunityChange, words: Wording) -> tuple[Fold, ...]:
    """Every meeting that is not as it was."""
    rows = (_row(pair, change.dates, words) for pair in change.dates.meetings)
    return fold("Meetings", ("Network", "Before", "After", "Why"), rows)


def _row(pair: Pair[DatedMeeting], dates: Dates, words: Wording) -> tuple[str | Line, ...]:
    told = (_told(pair.before, words), _told(pair.after, words))
    return (series_name(pair.either.series), *told, why_moved(pair, dates.moves, words))


def _told(meeting: DatedMeeting | None, words: Wording) -> Line:
    if meeting is None:
        return line("–")
    state = words.states[meeting.state]
    where = f", {meeting.where}" if meeting.where is not None else ""
    when = f"{when_of(meeting, words)}{where}"
    if meeting.state == "cancelled":
        return line(Run(when, struck=True), glued(f", {state}"))
    return line(f"{when}, {state}")


def deadline_lines(change: CommunityChange, words: Wording, on: date) -> Iterator[Line]:
    """For each thing whose rule changed: the rule, and the next day on which it counts."""
    moved = {pair.either.id for pair in change.dates.meetings}
    things = dict.fromkeys(one.thing for one in change.dates.deadlines if one.meeting.id not in moved)
    if any(one.meeting.id in moved for one in change.dates.deadlines):
        yield line("Items, agendas and whatever else is due around a moved meeting move with it.")
    for thing in things:
        found = [one for one in change.dates.deadlines if one.thing == thing and one.meeting.id not in moved]
        yield _deadline_line(_rule(change, thing, words), sorted(found, key=_first_day), words, on)


def _first_day(one: DeadlineChange) -> tuple[date, str]:
    return (one.after or one.before or date.max, one.meeting.id)


def _rule(change: CommunityChange, thing: str, words: Wording) -> tuple[str, str]:
    """What is due, and its new rule with the old one, where the rule itself is another."""
    name = _thing(thing, words)
    for rule in (rule for one in change.mandates for rule in one.rules):
        if rule.path.endswith(f"deadlines.{thing}.when") and isinstance(rule.before, Offset) and isinstance(rule.after, Offset):
            now, was = offset_in_words(rule.after, words), offset_in_words(rule.before, words)
            return f"{name} {now} the meeting", f"(it was {was})"
    return name, ""


def _deadline_line(rule: tuple[str, str], found: list[DeadlineChange], words: Wording, on: date) -> Line:
    first, (name, was_rule) = found[0], rule
    more = f", and {counted(len(found) - 1, 'more deadline')}" if len(found) > 1 else ""
    over = " (over already)" if first.after is not None and first.after < on else ""
    network = series_name(first.meeting.series)
    if first.after is None:
        was = long_date(first.before, words.locale) if first.before is not None else ""
        return line(strong(f"{name}: no deadline any more."), f"It would next have been {was} ({network}){more}.")
    day = long_date(first.after, words.locale)
    if first.before is None:
        return line(strong(f"{name}: a new deadline."), f"The first is {day}{over} ({network}){more}.")
    sooner = "earlier" if first.after < first.before else "later"
    told = f"next {day}{over}, not {long_date(first.before, words.locale)} ({network}){more}."
    return line(strong(name), f"{was_rule}:", told) if was_rule else line(strong(f"{name} {sooner}:"), told)


def _thing(thing: str, words: Wording) -> str:
    found = words.deadlines.named(thing)
    return found[:1].upper() + found[1:]


def deadline_fold(change: CommunityChange, words: Wording) -> tuple[Fold, ...]:
    """Every deadline that falls on another day."""
    rows = (
        (
            series_name(one.meeting.series),
            day_of(one.meeting, words),
            words.deadlines.named(one.thing),
            long_date(one.before, words.locale) if one.before is not None else "–",
            long_date(one.after, words.locale) if one.after is not None else "–",
        )
        for one in change.dates.deadlines
    )
    return fold("Deadlines", ("Network", "Meeting", "What", "Before", "After"), rows)


def duty_lines(change: CommunityChange, words: Wording) -> Iterator[Line]:
    """Plans and reports, each once, with the first day that changes."""
    duties = [one for one in change.dates.duties if not _is_whole(change, one.mandate)]
    for title in dict.fromkeys(_title(one.after or one.before) for one in duties):
        one = next(one for one in duties if _title(one.after or one.before) == title)
        if one.after is None:
            yield line(strong(title), "is no longer asked for.")
        elif one.before is None:
            yield line(strong(f"New: {title}"), glued(f", {_due(one.after, words)}."))
        else:
            yield line(strong(title), f"is {_due(one.after, words)}, not {_due(one.before, words).removeprefix('due ')}.")


def _title(duty: DatedDuty | None) -> str:
    return (duty.duty.title or duty.duty.id) if duty is not None else ""


def _due(duty: DatedDuty, words: Wording) -> str:
    return f"due {plain_date(duty.due.day, words.locale)}" if duty.due is not None else "without a date"


def duty_fold(change: CommunityChange, words: Wording) -> tuple[Fold, ...]:
    """Every time a plan or report is due on another day."""
    rows = (
        (
            _title(one.after or one.before),
            one.mandate.name,
            _due(one.before, words) if one.before is not None else "–",
            _due(one.after, words) if one.after is not None else "–",
        )
        for one in change.dates.duties
    )
    return fold("Plans and reports", ("What", "Mandate", "Before", "After"), rows)
