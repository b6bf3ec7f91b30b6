"""The phrases of the register of decisions and of annual reports.

`Annotated[str, "date"]` is a phrase with the placeholder `{date}`.
"""

from typing import Annotated

from mandat.documents.wording.base import Choice
from mandat.frozen import frozen

_N = Annotated[str, "n"]
_WHO = Annotated[str, "who"]
_DATE = Annotated[str, "date"]
_YEAR = Annotated[str, "year"]
_NAME_DATE = Annotated[str, "name", "date"]


@frozen
class RegisterWords:
    """The register of decisions and the action list, in documents and in tables of a spreadsheet."""

    title: str
    as_of: _DATE
    decisions: str
    actions: str
    date: str
    number: str
    item: str
    decision: str
    status: str
    due: str
    what: str
    owner: str
    network: str
    source: str
    done_on: _DATE
    as_soon_as_possible: str
    not_approved: str
    changed_since: str
    not_approved_protocol: str
    dissent: _WHO
    no_decisions: str
    no_actions: str
    no_open: str
    kind: str
    kind_decision: str
    kind_action: str
    community: str
    meeting: str
    text: str
    dissent_head: str
    done: str
    minutes: str
    minutes_approved: str
    exempt: str


@frozen
class ReportSectionWords(Choice):
    """The headings of a report; those that people write under are also the headings of their file."""

    summary: str
    overview: str
    mandate: str
    members: str
    meetings: str
    attendance: str
    cases: str
    follow_up: str
    goals: str
    duties: str
    deviations: str
    users: str
    economy: str
    evaluation: str
    next_year: str
    adopted: str
    joint: str
    processes: str
    whole: Annotated[str, "name"]


@frozen
class ReportWords:
    """Headings, columns and sentences of an annual report."""

    title: _YEAR
    collected_title: _YEAR
    sections: ReportSectionWords
    register: RegisterWords
    not_written: str
    not_written_list: Annotated[str, "sections"]
    not_recorded: str
    collects: str
    goes_to: str
    via: str
    part_of: str
    due: str
    no_networks: str
    mandate: str
    versions: str
    version_from: Annotated[str, "version", "date"]
    version_unknown: str
    no_version: str
    approved: str
    approved_by: Annotated[str, "who", "date"]
    changes: str
    no_changes: _YEAR
    not_in_force: _YEAR
    party: str
    party_users: str
    party_doctors: str
    members: str
    members_at_end: str
    number: str
    joined: _NAME_DATE
    left: _NAME_DATE
    seat_from: _NAME_DATE
    seat_until: _NAME_DATE
    no_member_changes: _YEAR
    kind: str
    rule: str
    planned: str
    held: str
    cancelled: str
    verdict: str
    kept: str
    too_few: str
    too_many: str
    open_verdict: str
    no_rule: str
    date: str
    week: str
    meeting: str
    status: str
    chair: str
    secretary: str
    no_plan: _YEAR
    no_meetings: _YEAR
    moved_from: _DATE
    present: str
    deputy: str
    excused: str
    absent: str
    unrecorded: str
    attendance_missing: Annotated[str, "n", "all"]
    none_held: _YEAR
    case_count: Annotated[str, "n", "decisions"]
    no_cases: _YEAR
    outcome: str
    raised_to: _WHO
    no_actions: _YEAR
    duty: str
    to: str
    to_via: Annotated[str, "to", "via"]
    treated: Annotated[str, "date", "number"]
    treated_late: Annotated[str, "date", "number"]
    treated_often: Annotated[str, "n", "all"]
    happened: _DATE
    not_due: str
    no_duties: _YEAR
    plan_adopted: Annotated[str, "year", "who", "date"]
    plan_not_adopted: _YEAR
    body: str
    item: str
    open_actions: str
    decisions: str
    case_items: str
