"""PLN01 to PLN03: how many meetings a plan has, and how many the mandate wants."""

from collections.abc import Iterator
from datetime import date
from operator import itemgetter

from mandat.calendar.counting import counting_for
from mandat.calendar.windows import applies
from mandat.checks.check import Moment, check
from mandat.checks.lines import rule_place
from mandat.checks.open_lines import lines_without_day
from mandat.checks.room import without_room
from mandat.checks.unfollowed import beside_nobody
from mandat.diagnostics import Finding, Note, Place, Severity
from mandat.frozen import frozen
from mandat.rules.frequency import bounds
from mandat.schema.phrases import Frequency
from mandat.schema.plan import PlannedMeeting
from mandat.workspace import Community, Plan, Workspace
from mandat.workspace.series import Series, all_series
from mandat.workspace.validity import began_after, binds


@frozen
class _Counted:
    """A series with a frequency, in the plan of one year, and the lines that count for it."""

    series: Series
    frequency: Frequency
    plan: Plan
    lines: tuple[PlannedMeeting, ...]

    @property
    def year(self) -> int:
        return self.plan.data.plan

    @property
    def is_new(self) -> bool:
        """Whether a version before this one held on the first day of the year."""
        return began_after(self.series.rules.document, date(self.year, 1, 1))

    @property
    def is_hedged(self) -> bool:
        """Whether the rule says "should be" or "about", and is no promise."""
        return self.frequency.hedged or self.frequency.about

    @property
    def rule(self) -> Place:
        return rule_place(self.series, "frequency")

    @property
    def place(self) -> Place:
        """The last line that counts, beside which one is added or removed; the list where there is none."""
        return self.plan.place("meetings", self.lines[-1].id) if self.lines else Place(self.plan.file, "meetings", at_key=True)

    @property
    def sentence(self) -> str:
        number = len(self.lines)
        kind = f" of the kind `{self.series.kind.id}`" if len(self.series.mandate.data.meetings) > 1 else ""
        return f"{self.series.name} has {number} meeting{'' if number == 1 else 's'}{kind} in {self.year}"


@check("PLN01", Severity.ERROR)
def too_few_meetings(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """An adopted plan has fewer meetings than the mandate wants.

    What: in a plan with `adopted`, the lines of a network that are not cancelled, and those of kinds with `counts_as`,
    are fewer than the `frequency`. Until the year is over it is a warning, and for a rule with `should be` or `about` it
    stays one. A version that began in the middle of a year is asked for the whole of it, as a warning, and not for years
    before: what held then stands in another version. A mandate under revision is looked at too, as a warning and until the
    year is over: the body is bound by the version before. A mandate that never was more than a draft, or is expired or
    replaced, binds nobody.

    Why: the number of meetings is a promise that everybody can count, and in spring there is still time to keep it.

    Example:
        # mandate: frequency: at least 4 per year
        plan: 2025
        adopted: {body: au, on: 2024-11-20}
        meetings:
          - {id: follo-2025-1, kind: nettverk/regional, of: follo, on: 2025-02-13}

    Remedy: add the meetings that are missing; one without a day yet has a partial date, `on: 2025`. What the mandate
    cannot ask for any more is a matter for its revision.
    """
    for counted in _counted(workspace):
        least = bounds(counted.frequency, counted.year, applies(counted.series)).least
        over = date(counted.year, 12, 31) < moment.on
        if least is None or len(counted.lines) >= least or counted.plan.data.adopted is None:
            continue
        if over and counted.series.rules.document.status == "draft":
            continue
        yield Finding(
            counted.place,
            f"{counted.sentence}, the mandate wants `{counted.frequency}`.",
            _missing_lines(counted, least - len(counted.lines), over=over),
            (Note(counted.rule, "the rule"),),
            Severity.WARNING if counted.is_hedged or counted.is_new or not over else None,
            (counted.rule,),
        )


@check("PLN02", Severity.WARNING)
def too_many_meetings(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """A plan has more meetings than the mandate says.

    What: the lines of a network that are not cancelled, and those of kinds with `counts_as`, are more than the
    `frequency` allows.

    Why: either somebody's time is asked for without a decision, or the body needs more meetings than its mandate knows.

    Example:
        # mandate: frequency: up to 1 per year
        plan: 2025
        meetings:
          - {id: felles-2025-1, kind: nettverk/felles, of: all networks, on: 2025-02-13}
          - {id: felles-2025-2, kind: nettverk/felles, of: all networks, on: 2025-10-09}

    Remedy: remove one (in an adopted plan write `state: cancelled` and `because`), or revise the rule.
    """
    del moment
    for counted in _counted(workspace):
        most = bounds(counted.frequency, counted.year, applies(counted.series)).most
        if most is None or len(counted.lines) <= most:
            continue
        yield Finding(
            counted.place,
            f"{counted.sentence}, the mandate says `{counted.frequency}`.",
            "remove one (adopted: `state: cancelled` and `because: …`), or revise the rule",
            (Note(counted.rule, "the rule"),),
            rests_on=(counted.rule,),
        )


@check("PLN03", Severity.WARNING)
def cannot_be_held(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """The calendar has no room for as many meetings as the mandate wants.

    What: in a stretch in which the `frequency` asks for a meeting (each month, each week), every working day is closed;
    or a line of a plan waits for a day in a week or a month that has none for it; or meetings are placed beside a body
    that has none. Frequencies are looked at for the years
    that have a plan and the year that is planned, else for this year.

    Why: "once a month" cannot be kept where July is closed. The planner leaves nothing out in silence: somebody decides
    whether a week is opened or the rule is written as it is meant.

    Example:
        # community.yaml
        closed:
          - {when: 07-01..07-31, name: Fellesferie}
        # mandate
        meetings:
          - {id: regional, frequency: 1 per month}

    Remedy: open a week in `closed`, or revise the rule, such as `frequency: 11 per year`.
    """
    for community in workspace.communities:
        yield from beside_nobody(community, _planned_years(community, moment))
        for series in all_series(community):
            frequency = series.kind.frequency
            if frequency is not None and series.rules.document.status not in ("expired", "replaced"):
                yield from (one for year in _years(community, moment) for one in without_room(series, frequency, year))
    yield from lines_without_day(workspace)


def _counted(workspace: Workspace) -> Iterator[_Counted]:
    for community in workspace.communities:
        held = tuple((plan, _held(plan)) for plan in community.plans)
        for series in all_series(community) if held else ():
            if series.kind.frequency is None or not binds(series.rules.document):
                continue
            counting = counting_for(series)
            for plan, lines in held:
                if began_after(series.rules.document, date(plan.data.plan, 12, 31)):
                    continue
                numbered = (one for key in counting for one in lines.get(key, ()))
                found = tuple(line for _, line in sorted(numbered, key=itemgetter(0)))
                yield _Counted(series, series.kind.frequency, plan, found)


def _held(plan: Plan) -> dict[tuple[str, str], list[tuple[int, PlannedMeeting]]]:
    """The lines of a plan that are not cancelled, with their positions, by kind and of."""
    found: dict[tuple[str, str], list[tuple[int, PlannedMeeting]]] = {}
    for position, line in enumerate(plan.data.meetings):
        if line.state != "cancelled":
            found.setdefault((line.kind, line.of), []).append((position, line))
    return found


def _missing_lines(counted: _Counted, number: int, *, over: bool) -> str:
    """The first line to type, and how many of its kind; the planner writes several by itself."""
    first = f"`{_next_line(counted)}`"
    if over:
        more = f", and {number - 1} more" if number > 1 else ""
        return f"add the line of {'each' if number > 1 else 'the one'} that was held: {first}{more}"
    more = f" and {number - 1} more, or let `mandat calendar {counted.year} --save` add them" if number > 1 else ""
    return f"add {first}{more}"


def _next_line(counted: _Counted) -> str:
    """A line to type: the next number of the series, in the year of the plan."""
    series, head = counted.series, f"{counted.series.prefix}-{counted.year}-"
    ids = (*(line.id for line in counted.plan.data.meetings), *(m.data.meeting for m in series.community.meetings))
    numbers = (meeting_id.removeprefix(head) for meeting_id in ids if meeting_id.startswith(head))
    number = max((int(text) for text in numbers if text.isdigit()), default=0) + 1
    return f"- {{id: {head}{number}, kind: {series.kind_reference}, of: {series.of}, on: {counted.year}}}"


def _years(community: Community, moment: Moment) -> tuple[int, ...]:
    return _planned_years(community, moment) or (moment.on.year,)


def _planned_years(community: Community, moment: Moment) -> tuple[int, ...]:
    """The years that have a plan, and the one that is planned now."""
    years = {plan.data.plan for plan in community.plans}
    return tuple(sorted(years | ({moment.year} if moment.year is not None else set())))
