"""DAT: dates that contradict each other, members that have ended, years without breaks."""

from collections.abc import Iterator
from datetime import date

from mandat.checks.breaks import missing_breaks
from mandat.checks.check import Moment, check
from mandat.checks.memberships import Membership, after_the_end, strangers
from mandat.checks.spells import spells
from mandat.diagnostics import Finding, Note, Severity
from mandat.rules import phases as rules
from mandat.rules.periods import next_period
from mandat.schema.phrases import Partial
from mandat.workspace import Process, Workspace


@check("DAT02", Severity.ERROR)
def ends_before_it_begins(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """Something ends before it begins.

    What: `until` is before `from`, for an organisation, area, body, member, network, seat, meeting kind or person; or
    `valid_until` is before `valid_from`.

    Why: nothing is ever in force between the two, so a member or a rule would vanish without a word.

    Example:
        members: [fjellsykehuset, vestbygd from 2024-06-01 until 2024-01-01]

    Remedy: exchange the two dates, or correct the year.
    """
    del moment
    for spell in dict.fromkeys(spells(workspace)):
        if spell.is_backwards:
            message = f"`{spell.end_field}` {spell.end} is before `{spell.start_field}` {spell.start}."
            yield Finding(spell.until, message, "exchange them")


@check("DAT03", Severity.ERROR)
def member_has_ended(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """A member that is no longer there.

    What: an organisation with a last day is a member of a network or area, fills a seat, or has a role by `party`,
    `between` or `jointly`, after that day.

    Why: after a merger or a split nobody comes from the old organisation, and nobody joins by himself: the members name
    the new ones.

    Example:
        organisations:
          - {id: alesund-2020, name: Ålesund, kind: municipality, code: 1507, until: 2023-12-31, successor: [alesund, haram]}

    Remedy: end the membership with the organisation, and add its successors.
    """
    del moment
    for community in workspace.communities:
        for one in after_the_end(community):
            name = one.organisation.name + (f" ({one.organisation.code})" if one.organisation.code else "")
            message = f"{name} ended on {one.ended.last} and {one.what} after it."
            note = Note(community.place("organisations", one.organisation.id, "until"), "its last day")
            yield Finding(one.place, message, _successors(one), (note,))


def _successors(one: Membership) -> str:
    heirs = one.organisation.successor
    if one.remedy is not None:
        return one.remedy
    ended = f"write `{one.organisation.id} until {one.ended}`"
    day = next_period(Partial("day", one.ended.last, one.ended.last)) if one.ended.last < date.max else one.ended
    joined = " and ".join(f"`{heir} from {day}`" for heir in heirs)
    return f"{ended}, and add {joined}" if heirs else ended


@check("DAT04", Severity.WARNING)
def year_without_breaks(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """A year for which a break is not given that other years have.

    What: `closed` names a stretch of at least five days, such as a winter break, for some years, and not for the year
    that is planned or for a year with a plan file. A time of every year, such as `W28..W30`, counts for all.

    Why: breaks of schools move from year to year. Without them meetings would be planned into a holiday.

    Example:
        closed:
          - {when: 2025-W08, name: Vinterferie, source: skoleruta 2024-2025}

    Remedy: add the break of the year to `closed`, with its source.
    """
    for community in workspace.communities:
        for missing in missing_breaks(community, moment.year):
            message = f'No "{missing.name}" is given for {missing.year}; {missing.known} has one.'
            remedy = f"add `{{when: {missing.year}-W…, name: {missing.name}, source: …}}` to `closed`"
            yield Finding(missing.place, message, remedy)


@check("DAT05", Severity.WARNING)
def phase_too_early(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """A phase begins before one has ended that it comes after.

    What: the first day of a phase is before the last day of a phase that its `after` names.

    Why: phases may overlap freely, but not where the plan itself says that one waits for the other.

    Example:
        phases:
          - {id: revidere, title: Revidere, when: 2025-01..2025-03}
          - {id: horing, title: Høring, when: 2025-03-15..2025-05-01, after: [revidere]}

    Remedy: move the phase, or drop `after`.
    """
    del moment
    for community in workspace.communities:
        for process in community.processes:
            yield from _early_phases(process)


def _early_phases(process: Process) -> Iterator[Finding]:
    titles = {phase.id: phase.title for phase in process.data.phases}
    phases = {phase.id: rules.Phase(phase.id, phase.when, phase.dispatch, phase.after) for phase in reversed(process.data.phases)}
    for phase in process.data.phases:
        awaited = tuple(phases[name] for name in dict.fromkeys(phase.after) if name in phases and name != phase.id)
        for other in rules.begins_too_early(rules.Phase(phase.id, phase.when, phase.dispatch, phase.after), awaited):
            message = f'"{phase.title}" begins before "{titles[other.id]}", which it comes after, has ended.'
            note = Note(process.place("phases", other.id, "when"), f'"{titles[other.id]}"')
            remedy = f"move it, or drop `{other.id}` from `after`"
            yield Finding(process.place("phases", phase.id, "when"), message, remedy, (note,))


@check("DAT06", Severity.WARNING)
def no_member(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """Somebody has a seat or a role in a mandate and is no member there.

    What: `party` of a seat, or `party`, `between` or `jointly` of a role, names an organisation that is never a member of
    any network of the mandate. A contact, a secretariat and a host may be from outside.

    Why: nobody who is no member is called to the meetings, so the seat stays empty, and the role goes to somebody who is
    not there.

    Example:
        members: [vestbygd, austbygd]
        roles:
          chair: {party: fjellsykehuset}

    Remedy: add the organisation to `members`, or name a member.
    """
    del moment
    for community in workspace.communities:
        for one in strangers(community):
            message = f"{one.organisation.name} is named for {one.what} and is no member of {one.mandate.name}."
            yield Finding(one.place, message, f"add `{one.organisation.id}` to `members`, or name a member")
