"""The phrases of a mandate and of a process plan as documents."""

from typing import Annotated

from mandat.documents.wording.base import Choice, Plural
from mandat.documents.wording.rules import DecisionWords, DutyWords, MeetingWords, PaperWords, RoleRuleWords
from mandat.frozen import frozen

_WHO = Annotated[str, "who"]
_DATE = Annotated[str, "date"]
_TEXT = Annotated[str, "text"]
_WHEN = Annotated[str, "when"]


@frozen
class CoverWords:
    """The first page: facts, approvals, change log."""

    version_of: Annotated[str, "version"]
    in_force_from: _DATE
    short_title: str
    version: str
    status: str
    owner: str
    owner_and_reviser: _WHO
    valid_from: str
    valid_until: str
    review: str
    replaces: str
    replaced_by: str
    source: str
    responsible: str
    assignments_from: str
    approved: str
    by: str
    date: str
    remark: str
    ratified: str
    not_yet: str
    changes: str
    change: str
    no_changes: str
    contents: str


@frozen
class HeadingWords:
    """The headings that people know."""

    purpose: str
    background: str
    tasks: str
    powers: str
    structure: str
    meetings: str
    attendance: str
    composition: str
    leadership: str
    roles: str
    frequency: str
    agenda: str
    minutes: str
    protocol: str
    decisions: str
    plans: str
    reports: str
    evaluation: str
    events: str
    publication: str
    confidentiality: str
    expenses: str
    remarks: str
    notes: str
    timetable: str
    proposal: str
    follow_up: str


@frozen
class StructureWords:
    """Where the body stands, who is in it, and who may give it work."""

    assignments: _WHO
    carries_out: _WHO
    parent: _WHO
    established: Annotated[str, "who", "date"]
    legal_basis: str
    consists: Annotated[str, "name", "members"]
    members_are: Annotated[str, "members"]
    areas: str
    network: str
    members: str
    locked: Annotated[str, "rules"]
    from_day: Annotated[str, "name", "date"]
    until_day: Annotated[str, "name", "date"]
    from_until: Annotated[str, "name", "start", "end"]


@frozen
class SeatWords:
    """Who must come, and the seats."""

    voluntary_should: str
    informs: _WHO
    size: Annotated[str, "count"]
    seat: str
    count: str
    open: str
    rights: Annotated[str, "rights"]
    attend: str
    speak: str
    propose: str
    vote: str
    as_needed: str
    own_items: str
    same_as: _WHO
    children: Annotated[str, "role"]
    exception: Annotated[str, "who", "count"]
    also_in: Annotated[str, "count", "who"]
    term: Annotated[str, "term"]
    term_from: Annotated[str, "term", "date"]
    election_period: str
    appointed_by: _WHO
    proposed_by: _WHO
    itself: str
    several: Plural
    own_organisation: str
    requires: _TEXT
    tasks: str
    valid_from: _DATE
    valid_until: _DATE


@frozen
class ProcessWords:
    """A process plan."""

    when: str
    owner: str
    dispatch: _WHEN
    product: Annotated[str, "product"]
    decided_by: _WHO
    after: Annotated[str, "phases"]
    what: str
    due: str
    as_soon_as_possible: str
    done: _DATE
    range_from: _DATE
    range_until: _DATE


@frozen
class FieldWords(Choice):
    """What a rule is called where an assumption is about it."""

    title: str
    short_title: str
    status: str
    version: str
    owner: str
    approved: str
    valid_from: str
    valid_until: str
    review: str
    changes: str
    purpose: str
    background: str
    tasks: str
    powers: str
    legal_basis: str
    parent: str
    established: str
    assignments_from: str
    carries_out: str
    raises: str
    networks: str
    members: str
    locked: str
    composition: str
    attendance: str
    seats: str
    deputies: str
    size: str
    count: str
    rights: str
    term: str
    appointed_by: str
    meetings: str
    frequency: str
    of: str
    form: str
    duration: str
    takes_part: str
    parts: str
    organiser: str
    invited_by: str
    informs: str
    begins: str
    until: str
    roles: str
    order: str
    start: str
    other_than: str
    party: str
    among: str
    between: str
    at: str
    deadlines: str
    agenda: str
    standing: str
    minutes: str
    decisions: str
    duties: str
    covers: str
    by: str
    phases: str
    when: str
    after: str
    activities: str
    actions: str
    proposal: str
    notes: str
    sections: str
    publication: str
    confidentiality: str
    expenses: str


@frozen
class MandateWords:
    """Everything that a mandate as a document says in the tool's own words."""

    cover: CoverWords
    headings: HeadingWords
    structure: StructureWords
    seats: SeatWords
    meetings: MeetingWords
    roles: RoleRuleWords
    papers: PaperWords
    decisions: DecisionWords
    duties: DutyWords
    process: ProcessWords
    fields: FieldWords
