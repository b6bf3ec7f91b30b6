"""The call for items: the earlier letter that asks the members what the next meeting should treat, and by when."""

from collections.abc import Iterator
from datetime import date

from mandat.calendar.dates import deadline_rules
from mandat.calendar.model import Calendar, DatedMeeting
from mandat.documents.agenda.assumptions import assumptions_of_call
from mandat.documents.agenda.deadlines import SHOWN, deadline_facts, due_day
from mandat.documents.agenda.entry import Entry
from mandat.documents.agenda.facts import body_fact, place_fact
from mandat.documents.agenda.frames import is_frame
from mandat.documents.agenda.heading import issuer_of, titled, when_of
from mandat.documents.agenda.items import groups_of
from mandat.documents.agenda.roles import role_facts
from mandat.documents.assumptions import Assumed
from mandat.documents.cover import Cover
from mandat.documents.occasion import Occasion
from mandat.documents.runs import Fact, Run, around, sentence
from mandat.documents.wording.groups import Wording
from mandat.frozen import frozen
from mandat.rules.deadlines import Deadline
from mandat.schema.meetings import Deadline as DeadlineRule
from mandat.workspace import Workspace


@frozen
class CallView:
    """A call for items, ready to be set.

    Attributes:
        cover: what stands on every page.
        title: the heading.
        when: day, hours and week of the meeting.
        facts: label and value, in reading order.
        call: whom to send items to, and by when; or that the time for it is over.
        help: sentences on what to say about an item.
        known: the titles of what is on the agenda already.
        assumptions: what the call rests on because the mandate is silent.
    """

    cover: Cover
    title: str
    when: str
    facts: tuple[Fact, ...]
    call: tuple[Fact, ...]
    help: tuple[str, ...]
    known: tuple[str, ...]
    assumptions: tuple[Assumed, ...]


def call_view(
    workspace: Workspace, calendar: Calendar, meeting: DatedMeeting, words: Wording, on: date, *, named: bool = False
) -> CallView:
    """The call for items of a meeting; `on` is the day on which it is made, `named` whether it may name people."""
    occasion = Occasion(workspace, calendar, meeting, words, on, named)
    title = titled(occasion, words.agenda.call_title, words.agenda.call.named)
    tag = words.page.proposed if meeting.state == "proposed" else None
    entries = tuple(entry for group in groups_of(occasion) for entry in group.entries)
    shown = tuple(entry for entry in entries if not _is_frame(occasion, entry))
    return CallView(
        cover=Cover(title, issuer_of(occasion), occasion.day, tag, title),
        title=title,
        when=when_of(occasion),
        facts=tuple(_facts(occasion)),
        call=(Fact("", tuple(_call(occasion))),),
        help=tuple(_help(occasion)),
        known=tuple(entry.title for entry in shown if entry.item is None or entry.item.exempt is None),
        assumptions=assumptions_of_call(occasion, shown),
    )


def _is_frame(occasion: Occasion, entry: Entry) -> bool:
    """Whether an item only opens or closes the meeting, also where it stands in the file without a word about that."""
    return entry.frame is not None or (entry.item is not None and is_frame(occasion, entry.item))


def _facts(occasion: Occasion) -> Iterator[Fact]:
    """Who meets and where, who leads, and what is due; when items are due only where the call itself does not say it all."""
    yield from body_fact(occasion)
    yield place_fact(occasion)
    yield from role_facts(occasion)
    things = SHOWN if _due(occasion) is None or _is_over(occasion) or _is_moved(occasion) else SHOWN[1:]
    yield from deadline_facts(occasion, things, kept=False)
    if occasion.meeting.state == "proposed":
        yield Fact(occasion.words.agenda.status, (Run(occasion.words.agenda.proposed_date),))


def _call(occasion: Occasion) -> Iterator[Run]:
    """`Saker til møtet meldes til møteleder senest **mandag 3. februar 2025**.`, as far as the mandate says it."""
    words, who, due = occasion.words.agenda, _receiver(occasion), _due(occasion)
    if due is None:
        yield Run(words.call.to.format(who=who) if who else words.call.plain)
    elif _is_over(occasion):
        yield Run(words.kept.passed)
        yield Run(words.call.late)
    else:
        yield from around(words.call_text.replace("{who}", who) if who else words.call.by, due_day(occasion, due))
        rule = _rule(occasion)
        if not _is_moved(occasion) and rule is not None and rule.how is not None:
            yield Run(sentence(rule.how))


def _due(occasion: Occasion) -> Deadline | None:
    return next((one.due for one in occasion.meeting.deadlines if one.thing == "items"), None)


def _is_over(occasion: Occasion) -> bool:
    """Whether the time for items is over on the day on which the call is made."""
    due = _due(occasion)
    return due is not None and due.day < occasion.on


def _is_moved(occasion: Occasion) -> bool:
    due = _due(occasion)
    return due is not None and due.moved_because is not None


def _rule(occasion: Occasion) -> DeadlineRule | None:
    return next((rule for thing, rule, _ in deadline_rules(occasion.series) if thing == "items"), None)


def _receiver(occasion: Occasion) -> str:
    """To whom items are sent; where the mandate does not say it, to whoever chairs, as an assumption."""
    rule = _rule(occasion)
    if rule is not None and rule.to:
        return occasion.all_of(tuple(occasion.who(who) for who in rule.to))
    if any(role.role == "chair" for role in occasion.meeting.roles):
        return f"{occasion.words.role_holders.chair} ({occasion.words.page.assumed})"
    return ""


def _help(occasion: Occasion) -> Iterator[str]:
    """What to say about an item, and what the body keeps out."""
    words, parts = occasion.words.agenda.call, occasion.meeting.parts
    yield words.what
    if parts:
        titles = tuple(occasion.inside(part.part.title or part.part.id) for part in parts)
        yield words.kinds.format(parts=occasion.one_of(titles))
    yield from (sentence(text) for text in occasion.rules.decisions.excluded)
