"""A year of one body with everything its report is made from."""

from datetime import date
from functools import cached_property

from mandat.calendar.bodies import Body, sittings_in
from mandat.calendar.history import Sitting
from mandat.calendar.register import Case, cases_of
from mandat.documents.naming import Naming
from mandat.documents.report.prose import NOTHING, Written
from mandat.documents.wording.groups import Wording
from mandat.documents.wording.report import ReportWords
from mandat.frozen import frozen
from mandat.workspace import Community, Workspace


@frozen
class Record:
    """A body in its workspace, a year, the words of a language, the day of the report, and what people wrote for it."""

    workspace: Workspace
    body: Body
    year: int
    words: Wording
    on: date
    written: Written = NOTHING

    @property
    def community(self) -> Community:
        """The community of the body."""
        return self.body.community

    @property
    def texts(self) -> ReportWords:
        """The phrases of reports."""
        return self.words.report

    @property
    def naming(self) -> Naming:
        """Names inside sentences."""
        return Naming(self.community, self.body.mandate, self.words, self.body.rules)

    @property
    def last_day(self) -> date:
        """The last day of the year."""
        return date(self.year, 12, 31)

    @cached_property
    def sittings(self) -> tuple[Sitting, ...]:
        """The meetings in the plan of the year, by day."""
        return sittings_in(self.body, self.year)

    @cached_property
    def held(self) -> tuple[Sitting, ...]:
        """Those that have been."""
        return tuple(one for one in self.sittings if one.is_held)

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """The items of the meetings that have been, by day."""
        held = {one.id for one in self.held}
        return tuple(case for case in self.own_cases if case.meeting.data.meeting in held)

    @cached_property
    def own_cases(self) -> tuple[Case, ...]:
        """The items of all meetings of the body, of every year, also of those it has together with others; by day."""
        known = self.community.once(_cases_by_series)
        found = (case for series in (*self.body.series, *self.body.shared) for case in known.get(series.key, ()))
        return tuple(sorted(found, key=lambda case: (case.day or date.max, case.meeting.data.meeting, case.position)))


def _cases_by_series(community: Community) -> dict[tuple[str, str, str], list[Case]]:
    found: dict[tuple[str, str, str], list[Case]] = {}
    for case in cases_of(community):
        if case.series is not None:
            found.setdefault(case.series.key, []).append(case)
    return found
