"""DUT: plans, reports and evaluations, and whether they can be in time."""

from collections.abc import Iterator

from mandat.calendar.build import duty_rule
from mandat.checks.check import Moment, check
from mandat.diagnostics import Finding, Note, Severity
from mandat.rules.duties import lacks_start, out_of_order
from mandat.rules.periods import last_of
from mandat.schema.meetings import Duty
from mandat.schema.phrases import Partial
from mandat.workspace import Community, Mandate, Workspace
from mandat.workspace.references import Scope


@check("DUT01", Severity.ERROR)
def chain_out_of_order(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """A duty is due after the one that it feeds.

    What: `by` of a duty lies later in the year than `by` of the duty in its `feeds`. Where both say what they cover, the
    dates for the same year are compared.

    Why: a common report that goes to the committee in February cannot be built on yearly reports that come in March.

    Example:
        duties:
          - {id: arsrapport, by: 03-31, every: year, feeds: samla-rapport}
          - {id: samla-rapport, by: 02-28, every: year, to: su}

    Remedy: an earlier `by`, or a later one there; or say in `covers` which year each is about.
    """
    for community in workspace.communities:
        for mandate in community.mandates:
            for duty in mandate.data.duties:
                if duty.feeds is not None and (found := _fed(community, mandate, duty.feeds)):
                    yield from _late(mandate, duty, *found, moment)


def _fed(community: Community, mandate: Mandate, reference: str) -> tuple[Mandate, Duty] | None:
    target = Scope(community, mandate).resolve(reference)
    if target is None or target.kind != "duty" or target.owner is None:
        return None
    owner = community.mandate(target.owner)
    fed = next((duty for duty in owner.data.duties if duty.id == target.id), None) if owner else None
    return (owner, fed) if owner is not None and fed is not None else None


def _late(mandate: Mandate, duty: Duty, owner: Mandate, fed: Duty, moment: Moment) -> Iterator[Finding]:
    year = next((by.last.year for by in (duty.by, fed.by) if isinstance(by, Partial)), moment.year or moment.on.year)
    dates = out_of_order(duty_rule(duty), duty_rule(fed), year)
    if dates is None:
        return
    place, other = mandate.place("duties", duty.id, "by"), owner.place("duties", fed.id, "by")
    yield Finding(
        place,
        f"`{duty.id}` is due on {dates[0]}, after `{fed.id}` ({dates[1]}), which it feeds.",
        f"write an earlier `by`, no later than `{fed.by}`, or say in `covers` which year each is about",
        (Note(other, "due before"),),
        rests_on=(place, other, mandate.place("duties", duty.id, "feeds")),
    )


@check("DUT02", Severity.INFO)
def duty_without_date(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """Nobody can see when a duty is due.

    What: a duty has neither `by` nor `at`, does not come back at every meeting, and is not a part of another duty.

    Why: a report without a date is written when somebody remembers it, and stands in no calendar.

    Example:
        duties:
          - {id: arsrapport, title: Årsrapport, kind: report, every: year}

    Remedy: add `by: 01-31`, or `at` with the kind of meeting at which it is handed over.
    """
    del moment
    for community in workspace.communities:
        for mandate in community.mandates:
            for duty in mandate.data.duties:
                if not is_dated(duty) and not (duty.part_of and _fed(community, mandate, duty.part_of)):
                    message = f"{_called(duty)} has neither date nor meeting."
                    yield Finding(mandate.place("duties", duty.id), message, "add `by`, such as `by: 01-31`, or `at`")


def is_dated(duty: Duty) -> bool:
    """Whether one can see when a duty is due: by a date, or by the meeting at which it is handed over."""
    return duty.by is not None or duty.at is not None or (duty.every is not None and duty.every.unit == "meeting")


@check("DUT03", Severity.WARNING)
def duty_without_year(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """Nobody can see in which year a duty is due.

    What: a duty comes back in a cycle that does not fit into a year, such as `2 years` or `5 months`, and has no `start`; or
    it is due once, by a date that names no year.

    Why: a cycle without a first year stands in no calendar, and what is due once would stand in every one.

    Example:
        duties:
          - {id: evaluering, title: Evaluering, kind: evaluation, by: 06-01, every: 2 years}

    Remedy: add the first year, `start: 2025`; or `every: year` if it comes back each year, or the year of the date.
    """
    for community in workspace.communities:
        for mandate in community.mandates:
            for duty in mandate.data.duties:
                yield from _without_year(mandate, duty, moment)


def _without_year(mandate: Mandate, duty: Duty, moment: Moment) -> Iterator[Finding]:
    if lacks_start(duty_rule(duty)):
        place = mandate.place("duties", duty.id, "every")
        message = f"{_called(duty)} comes back every {duty.every}, and nothing says from which year: it stands in no calendar."
        yield Finding(place, message, f"add `start: {moment.year or moment.on.year}`", rests_on=(place,))
    elif duty.by is not None and not isinstance(duty.by, Partial) and duty.every is None and duty.start is None:
        place = mandate.place("duties", duty.id, "by")
        year = moment.on.year if last_of(duty.by, moment.on.year) >= moment.on else moment.on.year + 1
        message = f"{_called(duty)} is due once, and `by: {duty.by}` names no year."
        remedy = f"add `every: year` if it is due each year, or write the year: `by: {last_of(duty.by, year)}`"
        yield Finding(place, message, remedy, rests_on=(place,))


def _called(duty: Duty) -> str:
    return f'"{duty.title}"' if duty.title else f"`{duty.id}`"
