"""OR-Tools GLOP: what a place in a row is worth when meetings may be split over several dates.

The linear relaxation is solved in seconds where the whole would take hours. Its prices need not be exact: whoever lowers a
bound with them has a bound whatever they are (`regions`, `bounds`). Imports ortools, like `cpsat`, and only where a part is
large.
"""

from collections.abc import Iterable, Sequence

from ortools.linear_solver.python.model_builder_helper import ModelBuilderHelper, ModelSolverHelper

from mandat.planning.parts import Part
from mandat.planning.rows import AtMost, Choice, Needs, Row

BUDGET = 120
"""Deterministic seconds. If they are spent, the prices are what they are."""


def prices(parts: Iterable[Part], choices: tuple[Choice, ...], priced: Sequence[Row], scale: int) -> tuple[int, ...]:
    """The price of each of the rows `priced`, which are rows of the parts: whole numbers, `scale` of them to a point.

    A price is what one place more in the row would save; none is negative. All are 0 if nothing was found.
    """
    model, variables, positions = ModelBuilderHelper(), dict[int, int](), dict[int, int]()
    for part in parts:
        for request in part.requests:
            _add_request(model, request, variables, choices)
        for row in part.rows:
            positions[id(row)] = _add_row(model, row, variables, choices)
    solver = ModelSolverHelper("glop")
    solver.set_solver_specific_parameters(f"max_deterministic_time: {BUDGET}")
    solver.solve(model)
    if not solver.has_solution():
        return (0,) * len(priced)
    return tuple(max(0, round(-scale * solver.dual_value(positions[id(row)]))) for row in priced)


def _add_request(
    model: ModelBuilderHelper, request: tuple[int, ...], variables: dict[int, int], choices: tuple[Choice, ...]
) -> None:
    """The shares of a meeting's dates, which together make one."""
    row = model.add_linear_constraint()
    model.set_constraint_lower_bound(row, 1)
    model.set_constraint_upper_bound(row, 1)
    for number in request:
        variable = variables[number] = model.add_var()
        model.set_var_lower_bound(variable, 0)
        model.set_var_objective_coefficient(variable, choices[number].cost)
        model.add_term_to_constraint(row, variable, 1)


def _add_row(model: ModelBuilderHelper, row: Row, variables: dict[int, int], choices: tuple[Choice, ...]) -> int:
    """The row as a constraint that the sum of its terms does not exceed; where that constraint stands."""
    position: int = model.add_linear_constraint()
    most, terms = _terms(row, choices)
    model.set_constraint_upper_bound(position, most)
    for number, weight in terms:
        model.add_term_to_constraint(position, variables[number], weight)
    return position


def _terms(row: Row, choices: tuple[Choice, ...]) -> tuple[int, list[tuple[int, int]]]:
    match row:
        case AtMost(numbers, most):
            return most, [(number, 1) for number in sorted(numbers)]
        case Needs(when, any_of):
            meeting = [(number, -1) for number in sorted(any_of)]
            if any(choices[number].fixed for number in when):
                return -1, meeting
            return 0, [*((number, 1) for number in sorted(when)), *meeting]
