"""GAP: what a mandate does not say. Information only: shown on demand, and while a mandate is a draft."""

from collections.abc import Callable, Iterator

from mandat.checks.check import Moment, check
from mandat.checks.duties import is_dated
from mandat.checks.lines import joined
from mandat.diagnostics import Finding, Place, Severity
from mandat.frozen import frozen
from mandat.schema.meetings import MeetingKind, Role
from mandat.workspace import Community, Mandate, Workspace

OVER = ("expired", "replaced")
LEADERS = ("chair", "convener", "spokesperson")
WRITERS = ("secretary", "secretariat")
_REPORT = {"en": "Annual report"}
_EVALUATION = {"sv": "Utvärdering", "en": "Evaluation"}
"""Titles to type, which documents show as they stand; in the other languages `Årsrapport` and `Evaluering`."""


@check("GAP01", Severity.INFO)
def no_chair_rule(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """The mandate does not say who leads, or who keeps the minutes.

    What: no role `chair` (or `convener`, `spokesperson`), or no `secretary` (or `secretariat`), says who has it.

    Why: a body without a chair waits for somebody to call it, and the minutes are written by whoever is asked last.

    Example:
        roles:
          chair: {title: Møteleder}

    Remedy: `chair: {rotates: every half-year, among: municipality, order: listed, start: 2025-H1}`, or a fixed party:
    `chair: {party: municipality}`.
    """
    del moment
    yield from _gaps(workspace, "roles", _roles)


@frozen
class _Question:
    """Something that a mandate may answer: the words for it, what to type, and whether it is answered."""

    words: str
    remedy: str
    is_answered: bool


def _gaps(workspace: Workspace, section: str, asked: Callable[[Mandate, Community], tuple[_Question, ...]]) -> Iterator[Finding]:
    """A finding for each mandate with unanswered questions; at the section where they belong, if there is one."""
    for community, mandate in _mandates(workspace):
        open_ones = tuple(question for question in asked(mandate, community) if not question.is_answered)
        if open_ones:
            message = f"This mandate does not say {joined(tuple(question.words for question in open_ones), 'or')}."
            lines = joined(tuple(dict.fromkeys(question.remedy for question in open_ones)))
            path = section if section in mandate.data.model_fields_set else "mandate"
            yield Finding(Place(mandate.file, path, at_key=True), message, f"under `{section}:` add {lines}")


def _mandates(workspace: Workspace) -> Iterator[tuple[Community, Mandate]]:
    """Every mandate that is not over, with its community."""
    for community in workspace.communities:
        yield from ((community, mandate) for mandate in community.mandates if mandate.data.document.status not in OVER)


def _to_a_body(mandate: Mandate, community: Community, line: str) -> str:
    """A line to type with the body above this one in it, else with another that is there; without any, what comes first."""
    known = tuple(thing.id for thing in community.declared if thing.noun in ("body", "mandate") and thing.id != mandate.id)
    parent = mandate.data.parent
    body = parent if parent in known else next(iter(known), None)
    return f"`{line.format(body)}`" if body else f"`{line.format('…')}` (first add a body to `community.yaml`)"


def _roles(mandate: Mandate, _: Community) -> tuple[_Question, ...]:
    roles = mandate.data.roles
    leads = any(name in roles and _says_who(roles[name]) for name in LEADERS)
    writes = any(name in roles and _says_who(roles[name]) for name in WRITERS)
    return (
        _Question("who leads", "`chair: {rotates: …}`", leads),
        _Question("who keeps the minutes", "`secretary: {party: …}`", writes),
    )


def _says_who(role: Role) -> bool:
    return bool(
        role.rotates or role.alternates or role.jointly or role.same_as or role.party or role.office
        or role.other_than or role.appointed_by
    )  # fmt: skip


@check("GAP02", Severity.INFO)
def no_frequency(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """The mandate does not say how often the body meets, or only "regularly".

    What: no kind of meeting has a `frequency` with a number, `as needed`, a `pattern` or a place beside another body's; or one
    of several has none.

    Why: without a number nothing can be planned, and nobody can say whether the body has met often enough.

    Example:
        meetings:
          - {id: nettverk, frequency: regularly}

    Remedy: `frequency: 4 per year`.
    """
    del moment
    yield from _gaps(workspace, "meetings", _frequency)
    for _, mandate in _mandates(workspace):
        silent = tuple(kind for kind in mandate.data.meetings if not _says_how_often(kind))
        for kind in silent if len(silent) < len(mandate.data.meetings) else ():
            message = f"This mandate does not say how often `{kind.id}` is held."
            yield Finding(mandate.place("meetings", kind.id), message, "add `frequency: 4 per year`, or `frequency: as needed`")


def _frequency(mandate: Mandate, _: Community) -> tuple[_Question, ...]:
    kinds = mandate.data.meetings
    regularly = any(kind.frequency is not None and kind.frequency.form == "regularly" for kind in kinds)
    words = 'how often the body meets, only "regularly"' if regularly else "how often the body meets"
    return (_Question(words, _frequency_line(kinds), any(map(_says_how_often, kinds))),)


def _frequency_line(kinds: tuple[MeetingKind, ...]) -> str:
    return f"in `{kinds[0].id}` `frequency: 4 per year`" if kinds else "`- {id: meeting, frequency: 4 per year}`"


def _says_how_often(kind: MeetingKind) -> bool:
    if kind.frequency is not None:
        return kind.frequency.form != "regularly"
    return kind.pattern is not None or kind.placed is not None


@check("GAP03", Severity.INFO)
def no_paper_deadlines(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """The mandate does not say when items, agenda or minutes are due, or to whom.

    What: `deadlines` has no `when` for `items`, `agenda` (or `notice`, `papers`) or `minutes`, nor has any kind of
    meeting; or it does not say to whom items are sent.

    Why: members need time to ask at home before they agree to something.

    Example:
        deadlines: {agenda: 1 week before}

    Remedy: `items: {when: 10 days before, to: chair}`, `agenda: 1 week before`, `minutes: 1 week after`.
    """
    del moment
    yield from _gaps(workspace, "deadlines", _deadlines)


def _deadlines(mandate: Mandate, _: Community) -> tuple[_Question, ...]:
    rules = (mandate.data.deadlines, *(kind.deadlines for kind in mandate.data.meetings))

    def is_timed(*things: str) -> bool:
        return any(rule[thing].when is not None for rule in rules for thing in things if thing in rule)

    timed = is_timed("items")
    to = "in `items` `to: chair`" if timed else "`items: {when: 10 days before, to: chair}`"
    return (
        _Question("when items are due", "`items: {when: 10 days before, to: chair}`", timed),
        _Question("to whom items are sent", to, any(rule["items"].to for rule in rules if "items" in rule)),
        _Question("when the agenda is due", "`agenda: 1 week before`", is_timed("agenda", "notice", "papers")),
        _Question("when the minutes are due", "`minutes: 1 week after`", is_timed("minutes")),
    )


@check("GAP04", Severity.INFO)
def no_stand_ins_or_terms(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """The mandate does not say whether a stand-in may come, or how long a seat lasts.

    What: neither `composition` nor any seat has `deputies`; no seat and no role has a `term`.

    Why: when a member is ill, the secretary must know whether somebody else may come; and a seat without a term is held
    until its holder leaves.

    Example:
        composition:
          seats:
            - {id: saksbehandler, per: municipality}

    Remedy: `deputies: allowed`, `term: 2 years`.
    """
    del moment
    yield from _gaps(workspace, "composition", _seats)


def _seats(mandate: Mandate, _: Community) -> tuple[_Question, ...]:
    composition = mandate.data.composition
    stand_ins = composition.deputies is not None or any(seat.deputies is not None for seat in composition.seats)
    terms = (*(seat.term for seat in composition.seats), *(role.term for role in mandate.data.roles.values()))
    return (
        _Question("whether a stand-in may come", "`deputies: allowed`", stand_ins),
        _Question("how long a seat lasts", "`term: 2 years` in a seat", any(term is not None for term in terms)),
    )


@check("GAP05", Severity.INFO)
def no_decision_rule(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """The mandate does not say how decisions are made, or where disagreement goes.

    What: `decisions` has no `rule`, or no `on_disagreement`.

    Why: the question comes up on the day when the members do not agree, and then it is too late to ask it.

    Example:
        decisions: {scope: Rutiner for samhandling}

    Remedy: `rule: consensus`, `on_disagreement: ssu`.
    """
    del moment
    yield from _gaps(workspace, "decisions", _decisions)


def _decisions(mandate: Mandate, community: Community) -> tuple[_Question, ...]:
    decisions = mandate.data.decisions
    disagreement = _to_a_body(mandate, community, "on_disagreement: {}")
    return (
        _Question("how decisions are made", "`rule: consensus`", decisions.rule is not None),
        _Question("where disagreement goes", disagreement, decisions.on_disagreement is not None),
    )


@check("GAP06", Severity.INFO)
def no_reporting(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """The mandate does not say to whom the body reports, when, or what it is evaluated by.

    What: no duty of the kind `report` has `to` (or `part_of`), none has `by`, `at` or `every`, or there is no duty of the kind
    `evaluation` or `review`.

    Why: a body that reports to nobody is missed by nobody, and nobody can say what it was good for.

    Example:
        duties:
          - {id: annual-report, title: Årsrapport, kind: report, every: year}

    Remedy: a duty with `to` and `by`: `{id: annual-report, title: Årsrapport, kind: report, by: 01-31, every: year, to: ssu}`.
    """
    del moment
    yield from _gaps(workspace, "duties", _reporting)


def _reporting(mandate: Mandate, community: Community) -> tuple[_Question, ...]:
    reports = tuple(duty for duty in mandate.data.duties if duty.kind == "report")
    evaluated = any(duty.kind in ("evaluation", "review") for duty in mandate.data.duties)
    language = mandate.data.language or community.data.language
    report, evaluation = _REPORT.get(language, "Årsrapport"), _EVALUATION.get(language, "Evaluering")
    duty = f"- {{{{id: annual-report, title: {report}, kind: report, every: year, by: 01-31, to: {{}}}}}}"
    whole = _to_a_body(mandate, community, duty)
    to = f"in `{reports[0].id}` {_to_a_body(mandate, community, 'to: {}')}" if reports else whole
    by = f"in `{reports[0].id}` `every: year, by: 01-31`" if reports else whole
    return (
        _Question("to whom the body reports", to, any(one.to or one.part_of for one in reports)),
        _Question("when it reports", by, any(one.every or is_dated(one) for one in reports)),
        _Question(
            "what it is evaluated by",
            f"`- {{id: evaluation, title: {evaluation}, kind: evaluation, by: 12-01, every: year}}`",
            evaluated,
        ),
    )


@check("GAP07", Severity.INFO)
def no_validity(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """The mandate does not say who owns it, from when it holds, or when it is reviewed.

    What: `document` has no `owner`, no `valid_from` (nor has the mandate `established`), or no `review`.

    Why: a mandate without an owner is changed by nobody, and one without a review is followed by nobody in the end.

    Example:
        document: {version: 1.0, status: adopted}

    Remedy: `owner: ssu`, `valid_from: 2024-08-30`, `review: 2026`.
    """
    del moment
    yield from _gaps(workspace, "document", _validity)


def _validity(mandate: Mandate, community: Community) -> tuple[_Question, ...]:
    document, established = mandate.data.document, mandate.data.established
    holds = document.valid_from is not None or established is not None
    return (
        _Question("who owns the mandate", _to_a_body(mandate, community, "owner: {}"), document.owner is not None),
        _Question("from when it holds", "`valid_from: 2024-08-30`", holds),
        _Question("when it is reviewed", "`review: 2026`", document.review is not None),
    )
