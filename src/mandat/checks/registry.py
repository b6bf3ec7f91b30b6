"""The one list of checks: whoever wants to know what mandat looks at reads it here.

A new check is a function in the module of its family, a line in this list, and a folder of examples in the tests. Codes
are never used again.
"""

from mandat.checks import (
    acceptance,
    dates,
    deadlines,
    duties,
    frequency,
    gaps,
    meetings,
    minutes,
    plan,
    privacy,
    reading,
    references,
    roles,
    versions,
)
from mandat.checks.check import Check

CHECKS: tuple[Check, ...] = (
    reading.not_yaml,
    reading.unknown_key,
    reading.duplicate_key,
    reading.empty_value,
    reading.bad_phrase,
    reading.missing_key,
    reading.not_plain_yaml,
    reading.file_not_named_by_id,
    references.unknown_reference,
    references.id_used_twice,
    references.wrong_kind_of_thing,
    references.circle,
    references.basis_path_leads_nowhere,
    references.quote_not_in_source,
    acceptance.accepts_nothing,
    references.changes_what_is_locked,
    reading.no_such_date,
    dates.ends_before_it_begins,
    dates.member_has_ended,
    dates.year_without_breaks,
    dates.phase_too_early,
    roles.turn_not_computable,
    roles.two_ways_at_once,
    roles.order_not_the_members,
    roles.one_for_two_roles,
    roles.event_out_of_place,
    roles.round_outlasts_mandate,
    roles.leads_two_at_once,
    roles.turn_not_kept,
    deadlines.agenda_before_items,
    deadlines.always_on_weekend,
    frequency.too_few_meetings,
    frequency.too_many_meetings,
    frequency.cannot_be_held,
    plan.on_closed_day,
    plan.holder_in_two_meetings,
    plan.against_pattern,
    plan.moved_without_reason,
    duties.chain_out_of_order,
    duties.duty_without_date,
    meetings.meeting_not_in_plan,
    meetings.decision_without_proposal,
    meetings.time_does_not_add_up,
    meetings.action_without_owner,
    meetings.quorum_not_met,
    minutes.changed_after_approval,
    minutes.attendance_of_no_seat,
    privacy.personal_data_in_public_file,
    privacy.excluded_matter,
    privacy.people_file_in_git,
    versions.not_approved,
    versions.no_longer_valid,
    versions.review_overdue,
    versions.not_ratified,
    versions.lineage_one_sided,
    gaps.no_chair_rule,
    gaps.no_frequency,
    gaps.no_paper_deadlines,
    gaps.no_stand_ins_or_terms,
    gaps.no_decision_rule,
    gaps.no_reporting,
    gaps.no_validity,
)


def find_check(code: str) -> Check | None:
    """The check with this code or name, however it is written."""
    wanted = code.strip().lower().replace("_", "-")
    return next((check for check in CHECKS if wanted in (check.code.lower(), check.name)), None)
