"""VER: is the mandate approved, in force, reviewed in time, and at one with the mandates before and after it."""

from collections.abc import Iterator

from mandat.checks.check import Moment, check
from mandat.checks.lines import party_name
from mandat.checks.outside import outside_their_time
from mandat.diagnostics import Finding, Note, Severity
from mandat.frozen import frozen
from mandat.schema.mandate import Document
from mandat.schema.meaning import mandate_fingerprint
from mandat.schema.phrases import Partial
from mandat.schema.plan import PlannedMeeting
from mandat.workspace import Community, Mandate, Plan, Workspace

OVER = ("expired", "replaced")


@check("VER01", Severity.WARNING)
def not_approved(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """A mandate is said to be adopted, and no body has approved it.

    What: `status: adopted`, and neither `approved` nor `ratified` has an entry.

    Why: a mandate binds by somebody's decision. Whoever reads it must see whose, and from which day.

    Example:
        document: {version: 1.0, status: adopted}

    Remedy: add `approved: [{body: ssu, on: 2024-08-30}]`, or write `status: draft`.
    """
    del moment
    for _, mandate in _mandates(workspace):
        document = mandate.data.document
        if document.status == "adopted" and not document.approved and not document.ratified:
            place = mandate.place("document", "status")
            message = 'The mandate is "adopted", and no body has approved it.'
            yield Finding(place, message, "add `approved: [{body: …, on: …}]`, or write `status: draft`", rests_on=(place,))


def _mandates(workspace: Workspace) -> Iterator[tuple[Community, Mandate]]:
    for community in workspace.communities:
        yield from ((community, mandate) for mandate in community.mandates)


@check("VER02", Severity.WARNING)
def no_longer_valid(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """The validity of a mandate has ended, and the body goes on.

    What: meetings are planned after `valid_until`, or the day has passed and the mandate is still `adopted`; or a meeting
    is planned after the `until`, or before the `from`, of its network, its area or its kind. A meeting of several networks
    can be held as long as there is one of them.

    Why: a body whose mandate has run out decides nothing; nobody notices the day unless somebody looks.

    Example:
        document: {status: adopted, valid_until: 2020-12-31}

    Remedy: renew it with a later `valid_until`, or write `status: expired`. A meeting of what has ended is cancelled:
    `mandat plan cancel`.
    """
    yield from outside_their_time(workspace)
    for community, mandate in _mandates(workspace):
        document, until = mandate.data.document, mandate.data.document.valid_until
        if until is None:
            continue
        place, later = mandate.place("document", "valid_until"), _first_after(community, mandate, until)
        ended = f"Validity {'ended' if until.last < moment.on else 'ends'} on {until.last}"
        if later is not None:
            plan, line = later
            message = f"{ended}; `{line.id}` is planned after it, on {line.on}."
            note = Note(plan.place("meetings", line.id, "on"), "planned after it")
            yield Finding(
                place, message, "renew it with a later `valid_until`, or cancel the meeting", (note,), rests_on=(place,)
            )
        elif document.status == "adopted" and until.last < moment.on:
            message = f'{ended}, and the mandate is still "adopted".'
            yield Finding(place, message, "renew it with a later `valid_until`, or write `status: expired`", rests_on=(place,))


def _first_after(community: Community, mandate: Mandate, until: Partial) -> tuple[Plan, PlannedMeeting] | None:
    """The earliest meeting of a mandate that is planned after its last day."""
    kinds = f"{mandate.id}/"
    later = (
        (plan, line)
        for plan, line in community.planned
        if line.kind.startswith(kinds) and line.state != "cancelled" and line.on.first > until.last
    )
    return min(later, key=lambda found: (found[1].on.first, found[1].id), default=None)


@check("VER03", Severity.WARNING)
def review_overdue(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """A mandate should have been reviewed.

    What: the last day of `review` has passed, and the mandate is neither expired nor replaced. `as needed` never passes.

    Why: a date of review is a promise to look whether the mandate still fits.

    Example:
        document: {version: 1.0, review: 2024}

    Remedy: a new version, or a new `review`.
    """
    for _, mandate in _mandates(workspace):
        document = mandate.data.document
        by = document.review.by if document.review is not None else None
        if by is None or by.last >= moment.on or document.status in OVER:
            continue
        place = mandate.place("document", "review")
        message = f"Review was due {'on' if by.unit == 'day' else 'in'} {by}."
        yield Finding(place, message, f"adopt a new version, or set a new `review: {moment.on.year + 1}`", rests_on=(place,))


@check("VER04", Severity.WARNING)
def not_ratified(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """A party that must say yes has not done so.

    What: an entry of `ratified` has no `on`, and the mandate is not a draft, expired or replaced.

    Why: a mandate between equal parties holds when the last of them has said yes.

    Example:
        document:
          status: adopted
          ratified:
            - {party: as, on: 2024-10-02}
            - {party: nesodden}

    Remedy: add `on`, or keep `status: draft` until all have ratified.
    """
    del moment
    for community, mandate in _mandates(workspace):
        document = mandate.data.document
        for position, ratified in enumerate(document.ratified, 1) if document.status in ("adopted", None) else ():
            if ratified.on is None:
                place = mandate.place("document", "ratified", position)
                message = f"{party_name(community, ratified.party)} has not ratified."
                yield Finding(place, message, "add `on: …`, or keep `status: draft`", rests_on=(place,))


@check("VER05", Severity.WARNING)
def lineage_one_sided(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """One of two mandates says that it replaces the other, and the other does not say so.

    What: `replaces` names a mandate of this community whose `replaced_by` is missing or names another one; or
    `replaced_by` names a mandate whose `replaces` does not; or either names the mandate itself.

    Why: whoever finds the old mandate must see that there is a new one, and the history of a body is read in both
    directions.

    Example:
        # ssu.yaml; in oso.yaml there is no replaced_by
        mandate: ssu
        document: {replaces: oso}

    Remedy: add `replaced_by: ssu` to the old one, or `replaces: oso` to the new.
    """
    del moment
    for community, mandate in _mandates(workspace):
        for position, name in enumerate(mandate.data.document.replaces, 1):
            older = community.mandate(name)
            if older is mandate:
                yield _itself(mandate, "replaces", position)
            elif older is not None and older.data.document.replaced_by != mandate.id:
                yield _silent_older(mandate, older, position)
        newer = community.mandate(mandate.data.document.replaced_by or "")
        if newer is mandate:
            yield _itself(mandate, "replaced_by")
        elif newer is not None and not _names(newer, mandate):
            yield _silent_newer(mandate, newer)


def _itself(mandate: Mandate, field: str, *names: object) -> Finding:
    """A mandate in the place of the one before or after it; its versions stand in `changes`."""
    message = f'"{mandate.id}" is said to replace itself.'
    return Finding(mandate.place("document", field, *names), message, f"name the other mandate, or remove `{field}`")


def _silent_older(mandate: Mandate, older: Mandate, position: int) -> Finding:
    other = older.data.document.replaced_by
    told = "does not say so" if other is None else f"says `replaced_by: {other}`"
    place = older.place("document", "replaced_by")
    note = Note(mandate.place("document", "replaces", position), "says that it replaces it")
    return Finding(
        place, f'"{mandate.id}" replaces "{older.id}", and "{older.id}" {told}.', f"`replaced_by: {mandate.id}`", (note,)
    )


def _silent_newer(mandate: Mandate, newer: Mandate) -> Finding:
    place = newer.place("document", "replaces")
    message = f'"{mandate.id}" is replaced by "{newer.id}", and "{newer.id}" does not say so.'
    note = Note(mandate.place("document", "replaced_by"), "says that it is replaced")
    return Finding(place, message, f"`replaces: {mandate.id}`", (note,))


def _names(newer: Mandate, older: Mandate) -> bool:
    """Whether `replaces` names a mandate, by its id or in words."""
    words = {older.id, older.data.title.lower(), older.name.lower()}
    return any(name.lower() in words for name in newer.data.document.replaces)


@check("VER07", Severity.WARNING)
def changed_since_approval(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """A mandate says something else than what was approved.

    What: an entry of `approved` or `ratified` carries the fingerprint of the text that was decided, and the text has another
    one now. Of a body that approved more than once, the last entry counts. Drafts are left alone, and so are comments, order,
    `document`, `basis`, `source` and `accept`: they are no part of what is decided.

    Why: a mandate binds by a decision. A later change, however small, has not been decided by anybody.

    Example:
        document:
          version: 1.0
          status: adopted
          approved:
            - {body: ssu, on: 2024-08-30, fingerprint: sha256:0f3a}

    Remedy: undo the change, or begin a new version with `mandat revise` and let the bodies adopt it.
    """
    del moment
    for community, mandate in _mandates(workspace):
        marked = () if mandate.data.document.status == "draft" else tuple(_marked(mandate.data.document))
        now = mandate_fingerprint(mandate.data) if marked else ""
        for one in marked:
            if one.fingerprint != now:
                place = mandate.place("document", one.verb, one.position, "fingerprint")
                when = f" on {one.on}" if one.on is not None else ""
                message = f"The mandate says something else than what {party_name(community, one.who)} {one.verb}{when}."
                yield Finding(place, message, f"undo the change, or begin a new version: `mandat revise {mandate.id}`")


@frozen
class _Decision:
    """An entry of `approved` or `ratified` (the verb), with its position from 1."""

    verb: str
    position: int
    who: str
    on: Partial | None
    fingerprint: str | None


def _marked(document: Document) -> Iterator[_Decision]:
    """The last decision of each body and each party, if it has a fingerprint."""
    approved = (_Decision("approved", at, one.body, one.on, one.fingerprint) for at, one in enumerate(document.approved, 1))
    ratified = (_Decision("ratified", at, one.party, one.on, one.fingerprint) for at, one in enumerate(document.ratified, 1))
    last = {(one.verb, one.who): one for one in (*approved, *ratified)}
    yield from (one for one in last.values() if one.fingerprint is not None)
