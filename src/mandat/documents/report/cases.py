"""What a body treated and decided in a year, and what became of the actions: those taken on, open or done in it.

Reports leave the house: of an exempt item they tell number and legal ground only.
"""

from collections.abc import Iterator
from datetime import date

from mandat.calendar.register import Case, Commitment, by_urgency, commitments_of
from mandat.documents.dates import table_date
from mandat.documents.formal import frame_titles, is_formal
from mandat.documents.mandate.parts import Block, Column, rows_of, said
from mandat.documents.numbering import shown
from mandat.documents.register import decision_remarks, entry_rows
from mandat.documents.report.record import Record
from mandat.documents.wording.base import capital
from mandat.documents.wording.groups import Wording
from mandat.workspace import Community

Key = tuple[str, str, str]


def case_blocks(record: Record) -> Iterator[Block]:
    """How many items and decisions, then each of them by day."""
    texts, found = record.texts, matters(record)
    if not found:
        yield from said(texts.no_cases.format(year=record.year))
        return
    decided = sum(1 for case in found if case.item.decision is not None)
    yield from said(texts.case_count.format(n=how_many(found), decisions=decided))
    words = texts.register
    head = (Column(words.date), Column(words.number), Column(words.item), Column(texts.outcome))
    yield from rows_of(head, (_row(record, case) for case in found))


def matters(record: Record) -> tuple[Case, ...]:
    """The items of the year without those that only open or close a meeting."""
    language = record.body.rules.language or record.community.data.language
    titles = frame_titles(record.workspace, language)
    return tuple(case for case in record.cases if not is_formal(case.item, titles))


def how_many(found: tuple[Case, ...]) -> int:
    """How many items they are: one that was put off and comes again with its number is one."""
    return len({_same(case) for case in found})


def _same(case: Case) -> tuple[object, ...]:
    if case.item.number is None or case.series is None:
        return (case.meeting.file, case.position)
    return (*case.series.key, case.item.number)


def action_blocks(record: Record) -> Iterator[Block]:
    """The actions of the body, late ones first."""
    found = actions(record)
    if not found:
        yield from said(record.texts.no_actions.format(year=record.year))
    yield from action_table(found, record.words, record.on)


def action_table(found: tuple[Commitment, ...], words: Wording, on: date) -> Iterator[Block]:
    """Actions as a table, as they stand on a day."""
    texts = words.report.register
    head = (Column(texts.status), Column(texts.due), Column(texts.what), Column(texts.owner), Column(texts.source))
    rows = entry_rows(found, words, on, closed=True)
    yield from rows_of(head, ((one.status, one.due, one.what, one.owner, one.source) for one in rows))


def actions(record: Record) -> tuple[Commitment, ...]:
    """The actions taken on by the end of the year that were not done before it began."""
    known = record.community.once(_by_series)
    if record.on not in known:
        known[record.on] = _sorted(commitments_of(record.community, record.on))
    own = known[record.on]
    found = (one for key in sorted(record.body.keys) for one in own.get(key, ()) if one.is_known(record.last_day))
    return by_urgency((one for one in found if one.done is None or one.done.year >= record.year), record.on)


def _by_series(_: Community) -> dict[date, dict[Key, list[Commitment]]]:
    """By the day on which they are told."""
    return {}


def _sorted(every: tuple[Commitment, ...]) -> dict[Key, list[Commitment]]:
    found: dict[Key, list[Commitment]] = {}
    for one in every:
        if one.case is not None and one.case.series is not None:
            found.setdefault(one.case.series.key, []).append(one)
    return found


def _row(record: Record, case: Case) -> tuple[str, ...]:
    item, hidden = case.item, case.item.exempt is not None
    day = table_date(case.day, record.words.locale) if case.day is not None else record.words.calendar.undated
    ground = record.words.agenda.exempt.format(ground=item.exempt)
    return (day, shown(item.number or ""), "" if hidden else item.title, ground if hidden else _outcome(record, case))


def _ended(text: str) -> str:
    """What people wrote, ended as a sentence where another one follows."""
    return text.rstrip() if text.rstrip().endswith((".", "!", "?", "»", "”", ")")) else f"{text.rstrip()}."


def _outcome(record: Record, case: Case) -> str:
    """What was decided, else what became of the item, else what it was for; a decision that nobody wrote down is not recorded."""
    item, words = case.item, record.words
    if item.decision is not None:
        remarks = decision_remarks(case, words, closed=True)
        return " ".join((_ended(item.decision), *(f"{capital(one)}." for one in remarks))) if remarks else item.decision
    if item.outcome is not None:
        return capital(words.states[item.outcome])
    if item.raise_to is not None:
        return capital(record.texts.raised_to.format(who=record.naming.short(item.raise_to)))
    if item.type is None or item.type == "decision":
        return record.texts.not_recorded if item.type == "decision" else ""
    return capital(words.item_types[item.type])
