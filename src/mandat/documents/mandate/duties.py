"""Plans, reports, evaluations and events: one paragraph each, with its kind in the label column."""

from collections.abc import Iterable, Iterator

from mandat.documents.dates import table_date
from mandat.documents.mandate.parts import Block, Section, about, bullets, said, section
from mandat.documents.mandate.phrases import by_in_words, covers_in_words, cycle_in_words
from mandat.documents.mandate.writer import Writer
from mandat.documents.runs import sentence
from mandat.documents.wording.base import capital
from mandat.schema.meetings import Duty
from mandat.schema.phrases import Partial


def duty_sections(writer: Writer) -> Iterator[Section]:
    """Plans and reports, then evaluations and reviews, then events, each under its own heading."""
    duties, words = writer.rules.duties, writer.words.mandate.headings
    reports = tuple(one for one in duties if one.kind in (None, "plan", "report"))
    only_reports = all(one.kind == "report" for one in reports)
    yield from section(words.reports if only_reports else words.plans, _blocks(writer, reports))
    yield from section(words.evaluation, _blocks(writer, (one for one in duties if one.kind in ("evaluation", "review"))))
    yield from section(words.events, _blocks(writer, (one for one in duties if one.kind == "event")))


def _blocks(writer: Writer, duties: Iterable[Duty]) -> Iterator[Block]:
    found = tuple(duties)
    told_by_heading = {one.kind for one in found} in ({"report"}, {"evaluation"}, {"event"})
    for duty in found:
        kind = duty.kind if not told_by_heading else None
        label = str(getattr(writer.words.mandate.duties, kind)) if kind is not None else ""
        yield from said(*writer.told(f"duties.{duty.id}", _sentences(writer, duty)), label=label)
        if len(duty.notes) == 1:
            yield from said(sentence(duty.notes[0]))
        else:
            yield from bullets(sentence(text) for text in duty.notes)


def _main(writer: Writer, duty: Duty) -> str:
    """`Handlingsplan: hvert år, senest 30. november, til FOUSAM`."""
    title, clauses = duty.title or capital(duty.id), _clauses(writer, duty)
    if clauses:
        return f"{title}: {', '.join(clauses)}."
    return "" if duty.how is not None and duty.how.startswith(title) else sentence(title)


def _clauses(writer: Writer, duty: Duty) -> tuple[str, ...]:
    words, naming = writer.words.mandate.duties, writer.naming
    found = (
        cycle_in_words(duty.every, writer.words) if duty.every is not None else "",
        words.by.format(date=by_in_words(duty.by, writer.words))
        if duty.by is not None and not _told_by_title(writer, duty)
        else "",
        about(words.to, naming.all_of(duty.to)),
        about(words.via, naming.who(duty.via)) if duty.via is not None else "",
        words.at.format(kind=naming.who(duty.at)) if duty.at is not None else "",
    )
    return tuple(clause for clause in found if clause)


def _told_by_title(writer: Writer, duty: Duty) -> bool:
    """Whether the title names the day: `Kort evaluering 22.08.2022`."""
    day = duty.by if isinstance(duty.by, Partial) and duty.by.unit == "day" else None
    return day is not None and table_date(day.first, writer.words.locale) in (duty.title or "")


def _sentences(writer: Writer, duty: Duty) -> Iterator[tuple[str, str]]:
    words, naming = writer.words.mandate.duties, writer.naming
    yield "by", _main(writer, duty)
    yield "start", words.start.format(date=writer.on(duty.start)) if duty.start is not None else ""
    yield "covers", covers_in_words(duty.covers, writer.words) if duty.covers is not None else ""
    yield "owner", about(words.owner, naming.all_of(duty.owner))
    yield "feeds", words.feeds.format(duty=naming.who(duty.feeds)) if duty.feeds is not None else ""
    part_of = naming.who(duty.part_of) if duty.part_of is not None else ""
    yield "part_of", words.part_of.format(duty=part_of) if part_of else ""
    yield "how", sentence(duty.how) if duty.how is not None else ""
