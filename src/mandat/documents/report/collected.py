"""One report of many: a community, a mandate with several networks, or a body to which reports of networks go."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from mandat.calendar.bodies import Body, bodies_of, collected_by
from mandat.calendar.model import DatedDuty
from mandat.calendar.register import Case, by_urgency, cases_of, commitments_of
from mandat.calendar.treated import duties_in, reports_on, treatment
from mandat.documents.cover import Cover
from mandat.documents.dates import plain_date
from mandat.documents.mandate.parts import Block, Column, Section, rows_of, said, section
from mandat.documents.names import listed
from mandat.documents.naming import Naming
from mandat.documents.numbering import shown
from mandat.documents.report.cases import action_table, actions, how_many, matters
from mandat.documents.report.meetings import counts
from mandat.documents.report.parts import facts, prose
from mandat.documents.report.prose import NOTHING, Written
from mandat.documents.report.record import Record
from mandat.documents.report.view import ReportView, chain_facts, parts_of
from mandat.documents.runs import Fact, fact
from mandat.documents.wording.base import capital
from mandat.documents.wording.groups import Wording
from mandat.frozen import frozen
from mandat.workspace import Community, Mandate

_PLACE = "…" * 12


@frozen
class Collection:
    """Whose reports are collected into one.

    Attributes:
        community: whose they are.
        id: of the community, the mandate or the collecting body; also of the file that people write.
        name: what people call it.
        bodies: whose years are told, in their order.
        duties: the reports that the collecting body gives itself on the year, each with the year it is due in.
        received: the reports of other collecting bodies that come to it.
        is_whole: whether it is the whole community, with its process plans.
    """

    community: Community
    id: str
    name: str
    bodies: tuple[Body, ...]
    duties: tuple[tuple[int, DatedDuty], ...] = ()
    received: tuple[DatedDuty, ...] = ()
    is_whole: bool = False


def of_community(community: Community) -> Collection:
    """The reports of every body of a community."""
    return Collection(community, community.id, community.data.name, bodies_of(community), is_whole=True)


def of_mandate(community: Community, mandate: Mandate) -> Collection:
    """The reports of every network of a mandate, with what they have together."""
    own = tuple(body for body in bodies_of(community) if body.mandate.file == mandate.file)
    return Collection(community, mandate.id, mandate.name, own)


def of_collector(community: Community, who: str, name: str, year: int) -> Collection:
    """The reports that come to a body: its own first, if it is one that meets here, then those of the networks."""
    own = tuple(body for body in bodies_of(community) if body.id == who and not body.is_joint)
    given = tuple(_collections_on(community, year))
    owned = (pair for pair in given if who in pair[1].duty.owner)
    received = tuple(one for _, one in given if who in (*one.duty.to, one.duty.via))
    duties = (*owned, *(report for body in own for report in reports_on(body, year)))
    return Collection(community, who, name, (*own, *collected_by(community, who)), duties, received)


def _collections_on(community: Community, year: int) -> Iterator[tuple[int, DatedDuty]]:
    """The reports on a year that others than the networks give, each with the year it is due in."""
    for mandate in community.mandates:
        for due in (year, year + 1):
            for one in duties_in(community, mandate, due):
                if one.duty.owner and one.duty.kind == "report" and one.covers is not None and one.covers.first.year == year:
                    yield due, one


def collected_view(
    collection: Collection, records: tuple[Record, ...], words: Wording, when: tuple[int, date], written: Written = NOTHING
) -> ReportView:
    """One report with a section for each body.

    Args:
        collection: what is collected.
        records: the years of its bodies, in their order, with what people wrote for each.
        words: the wording of the document's language.
        when: the year, and the day of the report.
        written: what people wrote for the whole.
    """
    texts, (year, on) = words.report, when
    title = texts.collected_title.format(year=year)
    as_of = texts.register.as_of.format(date=plain_date(on, words.locale))
    adopted = _adopted(collection, on)
    tag = None if adopted is not None or written.of("adopted") else words.page.draft
    return ReportView(
        cover=Cover(title, "" if collection.is_whole else collection.community.data.name, on, tag, as_of),
        title=title,
        lead=collection.name,
        facts=tuple(one for one in _facts(collection, records, words, as_of, is_draft=tag is not None) if one.runs),
        sections=(
            *_prose(words, written, "summary"),
            *section(texts.sections.overview, _overview(records, words)),
            *_numbered(records),
            *(_processes(collection, words, on) if collection.is_whole else ()),
            *section(texts.sections.whole.format(name=collection.name), (), _of_whole(words, written)),
            *section(texts.sections.adopted, _adoption(words, adopted, written)),
        ),
        has_contents=len(records) > 1,
    )


def _facts(collection: Collection, records: tuple[Record, ...], words: Wording, as_of: str, *, is_draft: bool) -> Iterator[Fact]:
    texts, naming = words.report, Naming(collection.community, None, words)
    names = tuple(record.body.name for record in records if not record.body.is_joint)
    yield fact(texts.collects, listed(names, words.who.conjunction))
    for _, one in collection.duties:
        yield fact(texts.goes_to, capital(naming.all_of(one.duty.to)))
        yield fact(texts.via, capital(naming.who(one.duty.via)) if one.duty.via is not None else "")
        yield fact(texts.due, plain_date(one.due.day, words.locale) if one.due is not None else "")
    for one in collection.received:
        day = plain_date(one.due.day, words.locale) if one.due is not None else ""
        yield fact(texts.via, ", ".join(filter(None, (f"{naming.all_of(one.duty.owner)}: {one.duty.title or one.duty.id}", day))))
    yield fact(texts.status, f"{capital(words.states.draft)}. {as_of}" if is_draft else capital(words.states.adopted))


def _overview(records: tuple[Record, ...], words: Wording) -> Iterator[Block]:
    """A line for each body: meetings, items, decisions, open actions."""
    texts = words.report
    titles = (texts.planned, texts.held, texts.cancelled, texts.case_items, texts.decisions, texts.open_actions)
    head = (Column(texts.register.network), *(Column(title, right=True) for title in titles))
    if not records:
        yield from said(texts.no_networks)
    yield from rows_of(head, (_line(record) for record in records))


def _line(record: Record) -> tuple[str, ...]:
    numbers, items = counts(record.sittings), matters(record)
    decided = sum(1 for case in items if case.item.decision is not None)
    still = sum(1 for one in actions(record) if one.is_open(record.on))
    found = (numbers.planned, numbers.held, numbers.cancelled, how_many(items), decided, still)
    return (body_name(record), *(str(number) for number in found))


def body_name(record: Record) -> str:
    """The name of a body; of joint meetings that they are joint."""
    joint = record.texts.sections.joint
    return f"{record.body.name}: {joint[:1].lower()}{joint[1:]}" if record.body.is_joint else record.body.name


def _numbered(records: tuple[Record, ...]) -> Iterator[Section]:
    for number, record in enumerate(records, start=1):
        yield Section(body_name(record), tuple(_chain(record)), tuple(parts_of(record)), str(number), str(number))


def _chain(record: Record) -> Iterator[Block]:
    """To whom the report of a body goes, where it is not the one at whose head that stands."""
    if not record.body.is_joint and not record.written.is_elsewhere:
        found = chain_facts(record, reports_on(record.body, record.year))
        yield from facts(*((one.label, " ".join(run.text for run in one.runs)) for one in found))


def _processes(collection: Collection, words: Wording, on: date) -> Iterator[Section]:
    """The actions of the process plans of a community."""
    found = tuple(one for one in commitments_of(collection.community, on) if one.process is not None)
    parts = tuple(
        Section(process.data.title, tuple(action_table(by_urgency(own, on), words, on)))
        for process in collection.community.processes
        if (own := tuple(one for one in found if one.process is not None and one.process.file == process.file))
    )
    if parts:
        yield replace(Section(words.report.sections.processes, ()), parts=parts)


def _prose(words: Wording, written: Written, name: str) -> Iterator[Section]:
    """A section that people wrote for the whole; of a summary that is not written it is said."""
    texts = written.of(name)
    if texts:
        yield Section(words.report.sections[name], tuple(prose(texts)))
    elif name == "summary":
        yield Section(words.report.sections[name], tuple(said(words.report.not_written)))


def _of_whole(words: Wording, written: Written) -> Iterator[Section]:
    """What people wrote for the whole, behind the parts, so that it stands under a heading of its own."""
    for name in ("goals", "deviations", "users", "economy"):
        yield from _prose(words, written, name)
    yield from (Section(one.title, tuple(prose((one.text,)))) for one in written.others if one.text)
    for name in ("evaluation", "next_year"):
        yield from _prose(words, written, name)


def _adopted(collection: Collection, on: date) -> Case | None:
    """The item that decided on the collected report, in a meeting of the community that has been."""
    for year, duty in collection.duties:
        case = treatment(duty, year, cases_of(collection.community)).case
        if case is not None and case.item.decision is not None and case.day is not None and case.day <= on:
            return case
    return None


def _adoption(words: Wording, case: Case | None, written: Written) -> Iterator[Block]:
    texts = words.report
    if case is not None and case.day is not None and case.series is not None:
        item = shown(case.item.number or "") or _PLACE
        day = plain_date(case.day, words.locale)
        yield from facts((texts.body, case.series.name), (texts.date, day), (texts.item, item))
    elif not written.of("adopted"):
        yield from facts((texts.body, _PLACE), (texts.date, _PLACE), (texts.item, _PLACE))
    yield from prose(written.of("adopted"))
