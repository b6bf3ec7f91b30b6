"""VER06 and PLN08: was something changed that had been decided, without saying so. They compare two states of a workspace."""

from collections.abc import Iterator
from itertools import islice

from mandat.checks.check import Earlier, compared
from mandat.diagnostics import Finding, Note, Severity
from mandat.frozen import frozen
from mandat.schema.differences import differences
from mandat.schema.mandate import Document
from mandat.schema.meaning import meaning_of
from mandat.schema.plan import PlannedMeeting
from mandat.schema.versions import is_raised
from mandat.workspace import Mandate, Plan, Workspace

_SHOWN = 3
"""Changed rules that a finding points at."""
_DECIDED = ("adopted", "expired", "replaced")


@compared("VER06", Severity.WARNING)
def changed_without_version(before: Earlier, after: Workspace) -> Iterator[Finding]:
    """A rule of an adopted mandate changed, and its version, change log or approval did not.

    What: the mandate was adopted (or approved, and no draft), it says something else now, and its version is the same (or a
    lower one); or the new version has no entry in `changes`; or it is said to be adopted, and nobody approved or ratified
    it since. The text of an expired or replaced mandate does not change at all. Seen by `mandat diff`, which knows how the
    mandate was before, under another id too.

    Why: people go by "version 1.0" of a text. Two texts of one version are a quarrel in waiting.

    Example:
        # before: version 1.0, adopted, items: 10 days before
        document: {version: 1.0, status: adopted}
        deadlines: {items: 14 days before}

    Remedy: `mandat revise MANDATE` begins the next version with its entry in the change log, `mandat adopt` records the approval.
    """
    for old, new in _mandates(before, after):
        if _is_decided(old.data.document):
            yield from _unsaid(old, new)


def _mandates(before: Earlier, after: Workspace) -> Iterator[tuple[Mandate, Mandate]]:
    """The mandates that are there before and after; not those of which only a part could be read."""
    for community in after.communities:
        earlier = before.community(community)
        for new in community.mandates if earlier is not None else ():
            old = before.mandate(community, new)
            partial = earlier.partial if earlier is not None else frozenset()
            if old is not None and old.file not in partial and new.file not in community.partial:
                yield old, new


def _is_decided(document: Document) -> bool:
    """Whether somebody decided the text: it says so, or a body approved it and it is no draft."""
    return document.status in _DECIDED or (document.status is None and bool(document.approved))


def _unsaid(old: Mandate, new: Mandate) -> Iterator[Finding]:
    """At most one finding for each mandate: the first thing to do. Another id is no other text."""
    was, now = old.data.document, new.data.document
    before = meaning_of(old.data).model_copy(update={"mandate": new.data.mandate})
    paths = tuple(islice((one.path for one in differences(before, meaning_of(new.data))), _SHOWN))
    if not paths:
        return
    notes = tuple(Note(new.place(path), "changed") for path in paths)
    revise = f"begin a new version: `mandat revise {new.id}`"
    if was.status == now.status and now.status in ("expired", "replaced"):
        message = f'"{new.name}" is {now.status}, and its text is another one than when it was in force.'
        yield Finding(new.place("document", "status"), message, "undo the change: what held then cannot be changed now", notes)
    elif now.version == was.version:
        version = f"version {was.version}, and its version did not" if was.version else "it was adopted, and it has no version"
        yield Finding(new.place("document", "version"), f'"{new.name}" changed since {version}.', revise, notes)
    elif not is_raised(was.version, now.version):
        named = f"is now {now.version}, which is no later one" if now.version else "is gone"
        message = f'"{new.name}" changed since version {was.version}, and its version {named}.'
        yield Finding(new.place("document", "version"), message, "write a higher `version`", notes)
    elif not any(change.version == now.version for change in now.changes):
        remedy = f"under `changes:` add `- {{version: {now.version}, what: …}}`"
        yield Finding(
            new.place("document", "changes"), f'Version {now.version} of "{new.name}" is not in its change log.', remedy, notes
        )
    elif now.status == "adopted" and not _is_decided_anew(was, now):
        message = (
            f'Version {now.version} of "{new.name}" is said to be adopted, and nobody approved it since version {was.version}.'
        )
        yield Finding(new.place("document", "approved"), message, f"`mandat adopt {new.id} --by BODY --on DATE`", notes)


def _is_decided_anew(was: Document, now: Document) -> bool:
    """Whether a body approved, or a party ratified, that had not done so before."""
    old = {(one.body, str(one.on)) for one in was.approved} | {(one.party, str(one.on)) for one in was.ratified}
    new = {(one.body, str(one.on)) for one in now.approved} | {(one.party, str(one.on)) for one in now.ratified if one.on}
    return bool(new - old)


@compared("PLN08", Severity.ERROR)
def revision_not_raised(before: Earlier, after: Workspace) -> Iterator[Finding]:
    """A date that people know changed, and its revision did not.

    What: a meeting has another day, hour or place, or is cancelled, and `revision` is not higher than before. It counts once
    the plan is adopted, the meeting is announced or moved, or a change of it was counted before. A day for a meeting
    that had only a week or a month is no change. Seen by `mandat diff`, which knows how the plan was before.

    Why: calendars take a change over only if its number is higher than the one they have. With the old number, people keep the
    old date.

    Example:
        # before: on 2025-05-05, revision 1
        plan: 2025
        adopted: {body: au, on: 2024-11-20}
        meetings:
          - {id: follo-2025-2, kind: nettverk/mote, of: follo, on: 2025-05-08, revision: 1}

    Remedy: raise `revision` by one and write the day in `revised`. `mandat plan move` does both.
    """
    for community in after.communities:
        earlier = before.community(community)
        old = {line.id: (plan, line) for plan, line in earlier.planned} if earlier is not None else {}
        for plan, line in community.planned:
            if line.id in old and plan.file not in community.partial:
                yield from _uncounted(_Line(*old[line.id]), _Line(plan, line))


@frozen
class _Line:
    plan: Plan
    meeting: PlannedMeeting


def _uncounted(old: _Line, new: _Line) -> Iterator[Finding]:
    what = _changed(old.meeting, new.meeting)
    if what is None or new.meeting.revision > old.meeting.revision or not _is_known(old):
        return
    place = new.plan.place("meetings", new.meeting.id, "revision")
    since = "after adoption" if old.plan.data.adopted is not None else "after it was announced"
    remedy = f"`revision: {old.meeting.revision + 1}`, and the day of the change in `revised`"
    yield Finding(place, f"{what} {since}, and `revision` was not raised.", remedy)


def _changed(old: PlannedMeeting, new: PlannedMeeting) -> str | None:
    """What became another, in the first words of a sentence."""
    if old.on.unit != "day" and old.on.first <= new.on.first and new.on.last <= old.on.last:
        return None
    if new.state == "cancelled" and old.state != "cancelled":
        return f"`{new.id}` was cancelled"
    pairs = (("date", old.on, new.on), ("time", old.time, new.time), ("place", old.place, new.place))
    return next((f"The {name} of `{new.id}` changed" for name, was, now in pairs if was != now), None)


def _is_known(old: _Line) -> bool:
    """Whether people may have the date in their calendars."""
    line = old.meeting
    return old.plan.data.adopted is not None or line.state in ("announced", "moved", "held") or line.revision > 0


COMPARISONS = (revision_not_raised, changed_without_version)
