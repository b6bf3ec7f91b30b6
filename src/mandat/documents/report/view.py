"""The annual report of one body: what the files know of its year, and what people wrote about it.

Sections that people write and have not written say so; nothing is filled in for them.
"""

from collections.abc import Iterator

from mandat.calendar.bodies import duties_named
from mandat.calendar.model import DatedDuty
from mandat.calendar.treated import reports_on
from mandat.documents.cover import Cover
from mandat.documents.dates import plain_date
from mandat.documents.mandate.parts import Block, Section, said, section
from mandat.documents.names import listed
from mandat.documents.report.attendance import attendance_blocks
from mandat.documents.report.cases import action_blocks, case_blocks
from mandat.documents.report.duties import duty_blocks
from mandat.documents.report.mandate import mandate_blocks
from mandat.documents.report.meetings import meeting_blocks
from mandat.documents.report.members import member_blocks
from mandat.documents.report.next import adopted_blocks, is_adopted, next_year_blocks
from mandat.documents.report.parts import prose
from mandat.documents.report.prose import PROSE
from mandat.documents.report.record import Record
from mandat.documents.runs import Fact, fact
from mandat.documents.wording.base import capital
from mandat.frozen import frozen


@frozen
class ReportView:
    """A report, ready to be set. Numbered sections are those of networks, and have a table of contents."""

    cover: Cover
    title: str
    lead: str
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    has_contents: bool = False


def report_view(record: Record) -> ReportView:
    """The report of a network, an area, or of what several networks have together."""
    texts, words = record.texts, record.words
    title = texts.title.format(year=record.year)
    as_of = texts.register.as_of.format(date=plain_date(record.on, words.locale))
    tag = None if is_adopted(record) else words.page.draft
    return ReportView(
        cover=Cover(title, record.community.data.name, record.on, tag, as_of),
        title=title,
        lead=record.body.name,
        facts=tuple(_facts(record, as_of)),
        sections=tuple(one for name in _ORDER for one in _section(record, name)),
    )


def parts_of(record: Record) -> Iterator[Section]:
    """The sections of a body inside a larger report: those with something to say, and at the end what is not written."""
    for name in _ORDER:
        if _is_told(record, name):
            yield from _section(record, name, is_part=True)
    missing = tuple(record.texts.sections[name] for name in record.written.missing)
    if missing and not record.body.is_joint:
        lines = said(record.texts.not_written_list.format(sections=listed(missing, record.words.who.conjunction)))
        yield from section(record.words.labels.note, lines)


def _is_told(record: Record, name: str) -> bool:
    if name == "adopted":
        return is_adopted(record)
    return name not in PROSE or name == "next_year" or bool(record.written.of(name))


def chain_facts(record: Record, duties: tuple[tuple[int, DatedDuty], ...]) -> Iterator[Fact]:
    """To whom a report goes, through whom and inside what, and when it has to be there."""
    texts, naming, words = record.texts, record.naming, record.words
    for _, one in duties:
        to = naming.all_of(one.duty.to)
        yield fact(texts.goes_to, capital(to))
        yield fact(texts.via, capital(naming.who(one.duty.via)) if one.duty.via is not None else "")
        yield fact(texts.part_of, _larger(record, one))
        yield fact(texts.due, plain_date(one.due.day, words.locale) if one.due is not None else "")


def _facts(record: Record, as_of: str) -> Iterator[Fact]:
    texts, state = record.texts, record.words.states
    found = (
        *chain_facts(record, reports_on(record.body, record.year)),
        fact(texts.status, capital(state.adopted) if is_adopted(record) else f"{capital(state.draft)}. {as_of}"),
    )
    yield from (one for one in found if one.runs)


def _larger(record: Record, duty: DatedDuty) -> str:
    """The report that this one goes into: a duty by its title, else the text of the file."""
    references = tuple(one for one in (duty.duty.feeds, duty.duty.part_of) if one is not None)
    titles: list[str] = []
    for reference in references:
        named = [one.title or one.id for _, one in duties_named(record.community, duty.mandate, reference)]
        titles.extend(named or [reference])
    return "; ".join(titles)


_ORDER = (
    "summary", "mandate", "members", "meetings", "attendance", "cases", "follow_up", "goals", "duties", "deviations", "users",
    "economy", "own", "evaluation", "next_year", "adopted",
)  # fmt: skip
_JOINT = ("meetings", "attendance", "cases", "follow_up")
"""What several networks have together: all else is told of each."""


def _section(record: Record, name: str, *, is_part: bool = False) -> Iterator[Section]:
    if record.body.is_joint and name not in _JOINT:
        return
    if name == "own":
        yield from (Section(one.title, tuple(prose((one.text,)))) for one in record.written.others if one.text)
        return
    yield from section(record.texts.sections[name], _blocks(record, name, is_part=is_part))


def _blocks(record: Record, name: str, *, is_part: bool) -> Iterator[Block]:
    makers = {
        "mandate": mandate_blocks,
        "members": member_blocks,
        "meetings": meeting_blocks,
        "attendance": attendance_blocks,
        "cases": case_blocks,
        "follow_up": action_blocks,
        "duties": duty_blocks,
        "adopted": adopted_blocks,
    }
    if name in makers:
        yield from makers[name](record)
        return
    if name == "next_year":
        yield from next_year_blocks(record)
    written = record.written.of(name)
    yield from prose(written)
    if name in record.written.missing and not is_part:  # a part tells at its end what is not written
        yield from said(record.texts.not_written)
