"""The phrases in which a mandate as a document tells its rules: meetings, roles, papers, decisions, duties."""

from typing import Annotated

from mandat.frozen import frozen

_N = Annotated[str, "n"]
_WHO = Annotated[str, "who"]
_DATE = Annotated[str, "date"]
_WHEN = Annotated[str, "when"]
_DAY = Annotated[str, "day"]
_KIND = Annotated[str, "kind"]


@frozen
class MeetingWords:
    """How often a body meets, when, and who takes part."""

    meets: Annotated[str, "meetings"]
    meets_should: Annotated[str, "meetings"]
    meetings: str
    one_meeting: str
    held: Annotated[str, "where"]
    each_network: str
    all_networks: str
    each_area: str
    of_one: Annotated[str, "name"]
    counts_as: _KIND
    pattern: Annotated[str, "pattern"]
    of_the_month: Annotated[str, "nth", "days"]
    of_months: Annotated[str, "days", "months"]
    first: str
    second: str
    third: str
    fourth: str
    fifth: str
    last: str
    one_day: _DAY
    every_day: _DAY
    odd: Annotated[str, "days"]
    even: Annotated[str, "days"]
    within: Annotated[str, "first", "last"]
    end_of: Annotated[str, "month"]
    placed: _WHEN
    placed_should: _WHEN
    before: _WHO
    after: _WHO
    before_body: _WHO
    after_body: _WHO
    duration: Annotated[str, "duration"]
    form: Annotated[str, "forms"]
    place: Annotated[str, "place"]
    takes_part: _WHO
    organiser: _WHO
    prepared_by: _WHO
    invited_by: _WHO
    called_by: _WHO
    informs: _WHO


@frozen
class RoleRuleWords:
    """Who has a role, and for how long."""

    rotates: Annotated[str, "period", "who"]
    alternates: Annotated[str, "period", "who"]
    listed: str
    alphabetical: str
    order: _WHO
    start: _DATE
    never_with: _WHO
    other_than: _WHO
    party: _WHO
    jointly: _WHO
    office: Annotated[str, "office"]
    same_as: _WHO
    term: Annotated[str, "term"]
    appointed_by: _WHO
    deputy: _WHO
    at: Annotated[str, "kinds"]
    swap: Annotated[str, "date", "first", "second"]
    exempt: Annotated[str, "date", "who"]


@frozen
class PaperWords:
    """What is due around a meeting, the agenda, and what is written down."""

    items: str
    items_should: str
    agenda: str
    agenda_should: str
    notice: str
    notice_should: str
    papers: str
    papers_should: str
    minutes: str
    minutes_should: str
    comments: str
    comments_should: str
    protocol: str
    protocol_should: str
    protocol_comments: str
    protocol_comments_should: str
    absence: str
    absence_should: str
    to: _WHO
    before: Annotated[str, "span"]
    before_window: Annotated[str, "span"]
    after: Annotated[str, "span"]
    after_window: Annotated[str, "span"]
    after_sending: Annotated[str, "span"]
    after_sending_protocol: Annotated[str, "span"]
    roll_earlier: str
    roll_later: str
    roll_none: str
    set_by: _WHO
    numbering: Annotated[str, "numbering"]
    standing: str
    each_party: str
    kind_notes: str
    kind_minutes: str
    kind_protocol: str
    sent_to: _WHO
    approved_next_meeting: str
    approved_circulation: str
    approved_same_meeting: str
    approved_signed: str


@frozen
class DecisionWords:
    """How a body decides, and what."""

    decided: Annotated[str, "how"]
    decided_should: Annotated[str, "how"]
    consensus: str
    unanimity: str
    majority: str
    two_thirds: str
    advisory: str
    binds: _WHO
    limits: str
    excluded: str
    settles: str
    follow_up: str
    dissent: str
    delegated: str
    special: str
    on_disagreement: _WHO
    quorum: Annotated[str, "quorum"]
    members_present: _N
    more_than_half: str
    at_least_half: str
    every_party: str
    stages: Annotated[str, "stages"]
    first_stage: Annotated[str, "stage"]
    next_stage: Annotated[str, "stage"]
    casting_vote: _WHO


@frozen
class DutyWords:
    """Plans, reports, evaluations, events."""

    plan: str
    report: str
    evaluation: str
    review: str
    event: str
    by: _DATE
    to: _WHO
    via: _WHO
    at: _KIND
    start: _DATE
    previous_year: str
    this_year: str
    next_year: str
    covers: _DATE
    owner: _WHO
    feeds: Annotated[str, "duty"]
    part_of: Annotated[str, "duty"]
