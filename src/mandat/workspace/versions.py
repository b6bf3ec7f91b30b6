"""The papers of a mandate: a version is begun, a body approves it, a party ratifies it. Edits of its file, never the disk.

Only `document` changes: the rules of the mandate are what is decided about. A yes counts for the text that was there when it
was given; its fingerprint says which one that was.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from mandat.frozen import frozen
from mandat.schema.common import Approval
from mandat.schema.mandate import Document, MandateFile, Ratification
from mandat.schema.meaning import mandate_fingerprint
from mandat.schema.versions import is_raised, next_version, numbers_of
from mandat.source.edit import Edit, InsertEntry, SetField
from mandat.source.parsed import Value
from mandat.workspace.model import Mandate
from mandat.workspace.validity import is_revised

FIELDS = tuple(Document.model_fields)
"""The order in which the fields of `document` are written."""


class Refused(Exception):
    """This cannot happen to the mandate; the sentence says why, and what to do instead."""


@frozen
class Papers:
    """What becomes of a mandate's papers: the edits of its file, and what they say, a line each."""

    edits: tuple[Edit, ...]
    told: tuple[str, ...]


@frozen
class Decision:
    """A body, or a party that ratifies, says yes on a day; to what holds from another day, if somebody says so."""

    by: str
    on: date
    valid_from: date | None = None


def begin_version(mandate: Mandate, wanted: str | None = None, what: str | None = None) -> Papers:
    """The next version begins as a draft, with its line in the change log; `what` is changed in it.

    Raises:
        Refused: a draft is open already, the mandate is over, or the version is no later one.
    """
    document = mandate.data.document
    _ensure_alive(mandate)
    if document.status == "draft":
        who = document.approved[-1].body if document.approved else "BODY"
        command = f"mandat adopt {mandate.id} --by {who if ' ' not in who else repr(who)}"
        raise Refused(f"`{mandate.id}` is a draft already{_of(document)}. `{command}` ends it.")
    version = _later(mandate, wanted)
    entry: dict[str, Value] = {"version": version, **({"what": what} if what is not None else {})}
    fields: list[tuple[str, Value]] = [("version", version), ("status", "draft")]
    logged = {change.version for change in document.changes}
    ended = tuple(one for one in _ended(document) if one["version"] not in logged)
    told = (
        f"version {document.version or 'not said'} -> {version}",
        f"status {document.status or 'not said'} -> draft",
        *(f"change log: {one['version']}, {one['on']}, which was not in it" for one in ended),
        f"change log: {version}{f', {what}' if what is not None else ', without words yet'}",
        *(_until_then(document)),
        "until it is adopted, calendars and documents show the draft",
    )
    if "document" not in mandate.data.model_fields_set:
        whole: dict[str, Value] = {**dict(fields), "changes": [entry]}
        return Papers((SetField((), "document", whole, _before_document(mandate.data)),), told)
    entries = (*ended, *(() if version in logged else (entry,)))
    return Papers((*_set(document, fields), *_appended(document, "changes", *entries)), told)


def _until_then(document: Document) -> Iterator[str]:
    """That the first day is still that of the version before, and what becomes of it."""
    if document.valid_from is not None:
        day = "the day of approval takes its place, or that of `--valid-from`"
        yield f"valid from {document.valid_from} until it is adopted: {day}"


def _ended(document: Document) -> Iterator[dict[str, Value]]:
    """The line of the version that ends, for the log: the next one takes the place of its first day."""
    last = document.approved[-1] if document.approved else None
    day = last.on if last is not None else document.valid_from
    if document.version is not None and day is not None:
        yield {"version": document.version, "on": str(day), **({"body": last.body} if last is not None else {})}


def _ensure_alive(mandate: Mandate) -> None:
    document = mandate.data.document
    if document.status in ("expired", "replaced"):
        instead = f" `{document.replaced_by}` took its place." if document.replaced_by else ""
        raise Refused(f"`{mandate.id}` is {document.status}.{instead} If it is to live again, change `status` by hand first.")


def _of(document: Document) -> str:
    return f" (version {document.version})" if document.version is not None else ""


def _later(mandate: Mandate, wanted: str | None) -> str:
    """The version that begins."""
    now = mandate.data.document.version
    if wanted is None and now is None:
        raise Refused(f"`{mandate.id}` has no version yet. Say which one begins: `--version 1.0`.")
    if wanted is not None and numbers_of(wanted) is None:
        raise Refused(
            f'"{wanted}" is no version number. Write numbers with full stops between them: `--version {_example(now)}`.'
        )
    version = wanted if wanted is not None else next_version(now or "")
    if version is None:
        raise Refused(f'"{now}" is no number, and has no next one. Say which version begins: `--version 2.0`.')
    if now is not None and not is_raised(now, version):
        raise Refused(f"Version {version} is no later one than {now}.")
    return version


def _example(now: str | None) -> str:
    return next_version(now or "") or "1.1"


def _before_document(data: MandateFile) -> str:
    there = data.model_fields_set
    return [name for name in ("mandate", "title", "short_title", "language", "source") if name in there][-1]


def _set(document: Document, fields: Iterable[tuple[str, Value]], *also: str) -> Iterator[SetField]:
    """A field that is there gets its new value, a missing one its place in the usual order; `also` are there by then."""
    there = {*document.model_fields_set, *also}
    for name, value in fields:
        before = [other for other in FIELDS[: FIELDS.index(name)] if other in there]
        yield SetField(("document",), name, value, before[-1] if before else None)
        there.add(name)


def _appended(document: Document, name: str, *entries: dict[str, Value]) -> Iterator[Edit]:
    """More entries at the end of a list of the papers."""
    if name in document.model_fields_set:
        there = len(getattr(document, name))
        yield from (InsertEntry(("document", name), place, one, inline=True) for place, one in enumerate(entries, there))
    elif entries:
        yield from _set(document, ((name, list(entries)),))


def adopt(mandate: Mandate, decision: Decision) -> Papers:
    """A body approves the mandate as it stands, or a party of `ratified` says its yes.

    A draft becomes adopted when a body has approved this very text and every party of `ratified` has said yes to it;
    `valid_from` is then this day, where it is missing; also where a revised version still has that of the version before.

    Raises:
        Refused: it is adopted already, it is over, or the text has changed since it was adopted; or a first day is given to
            what is not adopted yet.
    """
    document, mark = mandate.data.document, mandate_fingerprint(mandate.data)
    _ensure_alive(mandate)
    if document.version is None:
        raise Refused(f"`{mandate.id}` has no version. Write `version: 1.0` under `document`.")
    if document.status != "draft":
        _ensure_unchanged(mandate, mark)
    ratifies = any(one.party == decision.by for one in document.ratified)
    edits, told = _ratified(mandate, decision, mark) if ratifies else _approved(mandate, decision, mark)
    approved = not ratifies or not document.approved or any(one.fingerprint == mark for one in document.approved)
    waiting = tuple(party for party in _parties(document, mark) if party != decision.by)
    is_complete = approved and not waiting
    if decision.valid_from is not None and not is_complete:
        raise Refused(f"`{mandate.id}` is not adopted by this: {_waits(waiting)[0]}. Give `--valid-from` with the last yes.")
    rest = _in_force(document, decision, ratifies=ratifies) if is_complete else Papers((), _waits(waiting))
    return Papers((*edits, *rest.edits), (*told, *rest.told, f"fingerprint {mark}"))


def _waits(parties: tuple[str, ...]) -> tuple[str, ...]:
    """What is still missing."""
    return (f"not yet ratified by {', '.join(parties)}",) if parties else ("no body has approved this text yet",)


def _parties(document: Document, mark: str) -> Iterator[str]:
    """The parties that have not said yes, each once: of a party every yes has an entry of its own."""
    for party in dict.fromkeys(one.party for one in document.ratified):
        if not any(_is_given(one, document, mark) for one in document.ratified if one.party == party):
            yield party


def _is_given(one: Ratification, document: Document, mark: str) -> bool:
    """Whether a party has said yes: in a draft to the text as it stands, else at all."""
    return one.on is not None and (one.fingerprint == mark if document.status == "draft" else True)


def _ensure_unchanged(mandate: Mandate, mark: str) -> None:
    """What was adopted is what stands there now, as far as fingerprints tell."""
    document = mandate.data.document
    marks = {one.fingerprint for one in document.approved} | {one.fingerprint for one in document.ratified}
    marks.discard(None)
    if marks and mark not in marks:
        raise Refused(
            f"The text of `{mandate.id}` has changed since version {document.version} was adopted."
            f" Undo the change, or begin a new version: `mandat revise {mandate.id}`."
        )


def _approved(mandate: Mandate, decision: Decision, mark: str) -> tuple[tuple[Edit, ...], tuple[str, ...]]:
    document = mandate.data.document
    own = [(place, one) for place, one in enumerate(document.approved) if one.body == decision.by]
    told = (f"approved by {decision.by} on {decision.on}",)
    if not own:
        return tuple(_appended(document, "approved", _entry(decision, mark))), told
    place, last = own[-1]
    if str(last.on) == str(decision.on) and last.fingerprint is None:
        return (SetField(("document", "approved", place), "fingerprint", mark),), told
    if document.status != "draft" or (last.fingerprint == mark and str(last.on) == str(decision.on)):
        raise Refused(_known(mandate, f"{decision.by} approved", last, is_marked=last.fingerprint is not None))
    return tuple(_appended(document, "approved", _entry(decision, mark))), told


def _entry(decision: Decision, mark: str) -> dict[str, Value]:
    return {"body": decision.by, "on": str(decision.on), "fingerprint": mark}


def _known(mandate: Mandate, who: str, last: Approval | Ratification, *, is_marked: bool) -> str:
    """It has been decided already."""
    version = mandate.data.document.version
    record = "" if is_marked else f" With `--on {last.on}` the fingerprint of that decision is recorded."
    return f"{who} version {version} on {last.on} already.{record} The next version begins with `mandat revise {mandate.id}`."


def _ratified(mandate: Mandate, decision: Decision, mark: str) -> tuple[tuple[Edit, ...], tuple[str, ...]]:
    """An entry that waits gets its day; a yes to an earlier text stays, and the new one stands behind it."""
    document = mandate.data.document
    own = [(place, one) for place, one in enumerate(document.ratified) if one.party == decision.by]
    told = f"ratified by {decision.by} on {decision.on}"
    unmarked = (None, str(decision.on))
    place, open_entry = next(((at, one) for at, one in own if one.fingerprint is None and _day(one) in unmarked), (0, None))
    given = [one for _, one in own if _is_given(one, document, mark)]
    if given and (open_entry is None or open_entry.on is None):
        raise Refused(_known(mandate, f"{decision.by} ratified", given[-1], is_marked=given[-1].fingerprint is not None))
    if open_entry is not None:
        steps = ("document", "ratified", place)
        return (SetField(steps, "on", str(decision.on), "party"), SetField(steps, "fingerprint", mark)), (told,)
    entry: dict[str, Value] = {"party": decision.by, "on": str(decision.on), "fingerprint": mark}
    return tuple(_appended(document, "ratified", entry)), (f"{told}, before that on {own[-1][1].on}",)


def _day(one: Ratification) -> str | None:
    return str(one.on) if one.on is not None else None


def _in_force(document: Document, decision: Decision, *, ratifies: bool) -> Papers:
    """The version is adopted: status, first day, and who decided in the change log."""
    fields: list[tuple[str, Value]] = []
    told: list[str] = []
    if document.status != "adopted":
        fields.append(("status", "adopted"))
        told.append(f"status {document.status or 'not said'} -> adopted")
    first = _first_day(document, decision)
    if first is not None:
        fields.append(("valid_from", str(first)))
    told.append(_holds_from(document, first))
    log = () if ratifies or not fields else tuple(_logged(document, decision))
    return Papers((*_set(document, fields, *(() if ratifies else ("approved",))), *log), tuple(told))


def _first_day(document: Document, decision: Decision) -> date | None:
    """The day from which it holds, where it has to be written.

    A revised version holds from the day of approval. The day in the file is that of the version before, unless it is later
    than the approval: then somebody wrote it for this one.
    """
    written = document.valid_from
    if decision.valid_from is not None:
        return decision.valid_from
    if written is None:
        return decision.on
    is_left = document.status == "draft" and is_revised(document) and written.first < decision.on
    return decision.on if is_left else None


def _holds_from(document: Document, first: date | None) -> str:
    """The line that tells from when it holds, and what stood there before."""
    written = document.valid_from
    if first is None:
        return f"valid from {written}, as it stands in the file"
    if written is None or str(written) == str(first):
        return f"valid from {first}"
    return f"valid from {first}, before that from {written} (another day: `--valid-from DATE`)"


def _logged(document: Document, decision: Decision) -> Iterator[Edit]:
    """The line of this version in the change log gets the day and the body, where it has none."""
    for place, change in enumerate(document.changes):
        if change.version == document.version:
            steps = ("document", "changes", place)
            if change.on is None:
                yield SetField(steps, "on", str(decision.on), "version")
            if change.body is None:
                yield SetField(steps, "body", decision.by, "on")
