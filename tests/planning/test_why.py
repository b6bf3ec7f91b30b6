"""Why a meeting has its date: the counts add up, and the parts of a price are the price."""

from datetime import date

from tests.planning.test_placement import SSU, planned, workspace

from mandat.planning.free import InTheWay
from mandat.planning.why import Why, why
from mandat.planning.year import YearPlan


def reasons(plan: YearPlan) -> dict[str, Why]:
    assert plan.question is not None
    slots = dict(plan.slots)
    return {one.id: why(plan.question, slots, one) for one in plan.question.problem.requests}


AU = "  - {id: mote, frequency: 4 per year}"


def test_every_weekday_of_the_year_is_left_or_excluded_for_one_reason(tmp_path):
    found = reasons(planned(workspace(tmp_path, ssu=SSU)))["eks/ssu-2025-2"]
    counts = {one.reason: one.number for one in found.excluded}
    assert found.days == sum(counts.values()) + found.left == 209
    assert counts["in Fellesferie (W28..W30)"] == 12
    assert counts["public holidays"] == 7
    assert found.weekdays == (1, 2, 3, 4)


def test_a_monthly_meeting_is_looked_at_within_its_month(tmp_path):
    plan = planned(workspace(tmp_path, au="  - {id: mote, frequency: 1 per month, pattern: every Tuesday}"))
    found = reasons(plan)["eks/au-2025-4"]
    assert (found.first, found.last, found.days) == (date(2025, 4, 1), date(2025, 4, 30), 5)


def test_the_parts_of_every_price_add_up_to_the_cost_of_the_candidate(tmp_path):
    for found in reasons(planned(workspace(tmp_path, ssu=SSU, au=AU))).values():
        costs = {one.slot: one.cost for one in found.request.candidates}
        assert found.chosen is not None
        for price in (found.chosen, *(one.price for one in found.others)):
            assert price.total == costs[price.slot]
            assert min(price.unevenness, price.start, price.day.total) >= 0


def test_a_cheaper_slot_is_always_kept_by_somebody(tmp_path):
    rule = "  - {id: mote, frequency: 1 per month, pattern: second Tuesday}"
    seen = 0
    for found in reasons(planned(workspace(tmp_path, au=rule, fag=rule))).values():
        for other in found.others:
            if found.chosen is not None and other.price.total < found.chosen.total:
                seen += 1
                assert other.obstacles
                assert all(isinstance(one, InTheWay) for one in other.obstacles)
    assert seen == 11  # in July the second Tuesday is closed
