"""The facts at the head of an agenda: where, who leads, how to report absence, what is due, and how far it has come."""

from collections.abc import Iterator
from datetime import date

from mandat.documents.agenda.deadlines import dated_of, deadline_facts, deadline_runs, followed
from mandat.documents.agenda.entry import Entry
from mandat.documents.agenda.heading import issuer_of, title_of
from mandat.documents.agenda.roles import role_facts
from mandat.documents.assumptions import is_assumed
from mandat.documents.dates import long_date
from mandat.documents.deputies import deputies_in_words
from mandat.documents.occasion import Occasion
from mandat.documents.phrasing import day_in_sentence, forms_in_words, on_partial, partial_in_words, weekday_in_sentence
from mandat.documents.runs import Fact, Run, around, fact, moved
from mandat.documents.wording.base import capital


def facts(occasion: Occasion, entries: tuple[Entry, ...], *, provisional: bool) -> Iterator[Fact]:
    """Every fact, in the order in which one reads them. A cancelled meeting has nothing due.

    `provisional`: whether some item numbers may still change.
    """
    cancelled = occasion.meeting.state == "cancelled"
    yield from body_fact(occasion)
    yield from _moved(occasion)
    yield place_fact(occasion)
    yield from _organisers(occasion)
    yield from role_facts(occasion)
    if not cancelled:
        yield from _absence(occasion)
        yield from deadline_facts(occasion)
    yield from _informs(occasion)
    if has_versions(entries):
        words = occasion.words.minutes
        yield fact(words.version, words.internal if occasion.named else words.public)
    yield Fact(occasion.words.agenda.status, tuple(_status(occasion, provisional=provisional)))


def status_line(occasion: Occasion, entries: tuple[Entry, ...]) -> str:
    """How far the agenda has come, and which version it is where there are two, in words, for the foot of the page."""
    words = occasion.words.minutes
    version = words.internal_foot if occasion.named else words.public_foot
    return f"{_state(occasion)} · {version}" if has_versions(entries) else _state(occasion)


def has_versions(entries: tuple[Entry, ...]) -> bool:
    """Whether a public document of the meeting is another than one for those who are called: something in it is exempt."""
    items = (item for entry in entries for item in (entry.item, *(task.item for task in entry.tasks)) if item is not None)
    return any(item.exempt is not None for item in items)


def _state(occasion: Occasion) -> str:
    words, sent = occasion.words, occasion.sent
    if occasion.meeting.state == "cancelled":
        return _cancelled(occasion)
    if sent is not None:
        return words.agenda.sent.format(date=day_in_sentence(sent, words))
    if occasion.meeting.state == "held":
        return words.agenda.held.removesuffix(".")
    return f"{tag(occasion)}. {words.agenda.not_sent}"


def tag(occasion: Occasion) -> str | None:
    """The word that warns on every page: cancelled, proposed, or not sent yet."""
    page = occasion.words.page
    match occasion.meeting.state:
        case "cancelled":
            return page.cancelled
        case "proposed":
            return page.proposed
        case "held":
            return None
        case _:
            return page.draft if occasion.sent is None else None


def body_fact(occasion: Occasion) -> Iterator[Fact]:
    """The body that meets, unless the title says it already."""
    issuer = issuer_of(occasion)
    if issuer not in title_of(occasion):
        yield fact(occasion.words.agenda.body, issuer)


def _moved(occasion: Occasion) -> Iterator[Fact]:
    line, day = occasion.meeting.line, occasion.meeting.day
    if line is None or line.was is None or day is None or occasion.meeting.state == "cancelled":
        return
    words = occasion.words
    was = long_date(line.was.first, words.locale) if line.was.unit == "day" else partial_in_words(line.was, words)
    runs = moved(capital(was), weekday_in_sentence(day, words), line.because or "", words)
    yield Fact(words.agenda.time, tuple(runs))


def place_fact(occasion: Occasion) -> Fact:
    """Where one meets, and how; what nobody has settled yet is told as such."""
    label, words = occasion.words.agenda.place, occasion.words
    form, where = occasion.meeting.form, occasion.meeting.where
    if form is None and where is None:
        return fact(label, _open_form(occasion))
    if form is None or not shows_form(occasion):
        return fact(label, where or "")
    how = capital(words.forms[form])
    text = words.agenda.place_and_form.format(form=how, place=where) if where is not None else how
    return fact(label, text, f"({words.page.assumed})" if _form_is_assumed(occasion) else "")


def shows_form(occasion: Occasion) -> bool:
    """Whether the form of the meeting is told: a place speaks for itself."""
    form = occasion.meeting.form
    return form is not None and not (form == "physical" and occasion.meeting.where is not None)


def _open_form(occasion: Occasion) -> str:
    """The forms between which nobody has chosen yet."""
    words = occasion.words
    forms = forms_in_words(occasion.series.kind.form, words)
    return words.agenda.form_open.format(forms=capital(forms)) if forms else words.agenda.not_settled


def _form_is_assumed(occasion: Occasion) -> bool:
    line = occasion.meeting.line
    return (line is None or line.form is None) and is_assumed(occasion.workspace, (occasion.series.place("form"),))


def _organisers(occasion: Occasion) -> Iterator[Fact]:
    kind, words = occasion.series.kind, occasion.words.agenda
    prepared_by = kind.prepared_by if kind.prepared_by != kind.organiser else ()
    line = occasion.meeting.line
    rows = (
        (words.invited_by, kind.invited_by),
        (words.organiser, kind.organiser),
        (words.prepared_by, prepared_by),
        (capital(occasion.words.roles.host), (line.host,) if line is not None and line.host is not None else ()),
    )
    for label, who in rows:
        if who:
            yield fact(label, capital(occasion.all_of(tuple(occasion.who(one) for one in who))))


def _informs(occasion: Occasion) -> Iterator[Fact]:
    who = occasion.series.kind.informs or occasion.rules.composition.informs
    if who:
        yield fact(occasion.words.agenda.informs, capital(occasion.all_of(tuple(occasion.who(one) for one in who))))


def absence_is_assumed(occasion: Occasion) -> bool:
    """Whether absence is reported to the chair because the mandate does not say to whom; a cancelled meeting has none."""
    if occasion.meeting.state == "cancelled" or not any(role.role == "chair" for role in occasion.meeting.roles):
        return False
    return not tuple(deadline_runs(occasion, "absence"))


def _absence(occasion: Occasion) -> Iterator[Fact]:
    """To whom absence is reported (else the chair, as an assumption), and whether one must come or may send another."""
    runs = tuple(deadline_runs(occasion, "absence"))
    if absence_is_assumed(occasion):
        who = f"{occasion.words.role_holders.chair} ({occasion.words.page.assumed})"
        runs = (Run(occasion.words.agenda.report_to.format(who=who)),)
    deputies = deputies_in_words(occasion.rules.composition.deputies, occasion.words, occasion.who)
    binding = tuple(Run(text) for text in (_attendance(occasion), deputies) if text)
    if runs or binding:
        yield Fact(occasion.words.agenda.absence, tuple(followed(runs, binding)))


def _attendance(occasion: Occasion) -> str:
    rule, words = occasion.rules.composition.attendance, occasion.words.agenda
    if rule is None:
        return ""
    if rule.word == "voluntary":
        return words.voluntary
    return words.mandatory_should if rule.hedged else words.mandatory


def _status(occasion: Occasion, *, provisional: bool) -> Iterator[Run]:
    words, state, sent = occasion.words.agenda, occasion.meeting.state, occasion.sent
    if state == "cancelled":
        yield from _cancellation(occasion)
        return
    if state == "proposed":
        yield Run(words.proposed_date)
    if sent is not None:
        yield from _sent(occasion, sent)
    elif state == "held":
        yield Run(words.held)
    else:
        yield Run(f"{words.not_sent}.")
        yield from _late(occasion)
        if provisional:
            yield Run(words.provisional)


def _sent(occasion: Occasion, sent: date) -> Iterator[Run]:
    """When the agenda went out, and whether that was in time, where the mandate gives a time."""
    words = occasion.words.agenda
    told = words.sent.format(date=weekday_in_sentence(sent, occasion.words))
    dated = dated_of(occasion, "agenda")
    if dated is None:
        yield Run(told)
        return
    missed = words.kept.missed.format(date=weekday_in_sentence(dated.due.day, occasion.words))
    yield Run(f"{told}.")
    yield Run(words.kept.in_time if sent <= dated.due.day else missed)


def _cancellation(occasion: Occasion) -> Iterator[Run]:
    yield Run(_cancelled(occasion), strong=True)
    line = occasion.meeting.line
    if line is not None and line.because is not None:
        yield Run(f": {line.because}", glued=True)


def _late(occasion: Occasion) -> Iterator[Run]:
    """An agenda that should have gone out; a proposed date binds nobody."""
    dated = dated_of(occasion, "agenda")
    if dated is not None and dated.due.day < occasion.on and occasion.meeting.state != "proposed":
        yield from around(occasion.words.agenda.sending_was_due, weekday_in_sentence(dated.due.day, occasion.words))


def _cancelled(occasion: Occasion) -> str:
    line = occasion.meeting.line
    if line is None or line.revised is None:
        return occasion.words.page.cancelled
    return occasion.words.agenda.cancelled_on.format(date=on_partial(line.revised, occasion.words))
