"""OR-Tools CP-SAT: proves the cheapest choice of one part, and finds what cannot be together.

It imports ortools, which takes half a second (`relaxation` is the only other module that does): import it where a part
really needs a solver.

Two settings matter. `linearization_level = 2` lets the solver see the linear relaxation, which is within half a percent
of the optimum here; on the default level it stalls. One worker makes a run repeatable, and so does a budget in
deterministic time, the solver's own count of its work, which is the same on a slow machine.
"""

from concurrent.futures import ThreadPoolExecutor
from math import floor

from ortools.sat.python import cp_model

from mandat.planning.digest import TIE_BITS
from mandat.planning.parts import Found, Part, Rival, Unsolved, worth
from mandat.planning.problem import Beside, Effort, Order, Sequence
from mandat.planning.profiles import Profile
from mandat.planning.rows import AtMost, Choice, Grid, Needs, Origin, Row, by_request

Literals = dict[int, cp_model.IntVar]
Fact = str | Origin
"""That a meeting (its id) is held, that a profile cannot be in two places, or that a rule is kept."""


def cheapest(part: Part, choices: tuple[Choice, ...], effort: Effort) -> Found | Unsolved:
    """The plan of a part with the least cost and, among those, the least sum of ties.

    Both are one objective, cost times a scale above any sum of ties. Whether it is the only one is not looked for.
    """
    model, taken = _model(part, choices)
    scale = len(part.requests) << TIE_BITS
    model.minimize(_total(taken, scale, choices))
    solver = _solver(effort)
    status = _solved(solver, model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return "impossible" if status == cp_model.INFEASIBLE else "undecided"
    chosen = frozenset(number for number, literal in taken.items() if solver.boolean_value(literal))
    cost = sum(choices[number].cost for number in chosen)
    bound = cost if status == cp_model.OPTIMAL else floor(solver.best_objective_bound / scale)
    return Found(chosen, bound, proven=bound == cost, unique=False)


def rival(part: Part, known: frozenset[int], choices: tuple[Choice, ...], effort: Effort) -> Rival:
    """The best plan of a part that is not the known one.

    It is sought with the objective, which guides the search; asking for a plan that is as good is five times as slow.
    """
    model, taken = _model(part, choices)
    scale = len(part.requests) << TIE_BITS
    model.minimize(_total(taken, scale, choices))
    model.add_bool_or([~taken[number] for number in sorted(known)])
    solver = _solver(effort)
    status = _solved(solver, model)
    if status == cp_model.INFEASIBLE:
        return Rival(None, None)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Rival(None, (0, 0))
    found = frozenset(number for number, literal in taken.items() if solver.boolean_value(literal))
    if status == cp_model.OPTIMAL:
        return Rival(found, worth(found, choices))
    return Rival(found, divmod(floor(solver.best_objective_bound), scale))


def contradiction(facts: tuple[Fact, ...], grid: Grid, effort: Effort) -> tuple[Fact, ...] | None:
    """Some of the facts that cannot all hold, or None if none were found.

    Presolve stays off: it makes the solver name too few facts.
    """
    model, literals = _model_of_facts(facts, grid)
    model.add_assumptions(list(literals.values()))
    solver = _solver(effort)
    solver.parameters.cp_model_presolve = False
    if _solved(solver, model) != cp_model.INFEASIBLE:
        return None
    blamed = set(solver.sufficient_assumptions_for_infeasibility())
    return tuple(fact for fact, literal in literals.items() if literal.index in blamed)


def contradictory(facts: tuple[Fact, ...], grid: Grid, effort: Effort) -> bool:
    """Whether it is proven that the facts cannot all hold."""
    model, literals = _model_of_facts(facts, grid)
    model.add_bool_and(list(literals.values()))
    return bool(_solved(_solver(effort), model) == cp_model.INFEASIBLE)


def _solver(effort: Effort) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    solver.parameters.cp_model_probing_level = 0
    solver.parameters.random_seed = effort.seed
    solver.parameters.max_deterministic_time = effort.budget
    # An interrupt is ours to hear: the solver would only end its search, and the half plan would be taken for an answer.
    solver.parameters.catch_sigint_signal = False
    return solver


def _solved(solver: cp_model.CpSolver, model: cp_model.CpModel) -> cp_model.CpSolverStatus:
    """Let the solver work in a thread beside this one, which hears an interrupt at once and stops it."""
    with ThreadPoolExecutor(max_workers=1) as beside:
        answer = beside.submit(solver.solve, model)
        try:
            return answer.result()
        except BaseException:
            solver.stop_search()
            raise


def _model(part: Part, choices: tuple[Choice, ...]) -> tuple[cp_model.CpModel, Literals]:
    model = cp_model.CpModel()
    taken = {number: model.new_bool_var("") for request in part.requests for number in request}
    for request in part.requests:
        model.add_exactly_one(taken[number] for number in request)
    for row in part.rows:
        _add(model, row, taken, choices)
    return model, taken


def _add(model: cp_model.CpModel, row: Row, taken: Literals, choices: tuple[Choice, ...]) -> None:
    match row:
        case AtMost(numbers, 1):
            model.add_at_most_one(taken[number] for number in sorted(numbers))
        case AtMost(numbers, most):
            model.add(sum(taken[number] for number in sorted(numbers)) <= most)
        case Needs(when, any_of):
            always = any(choices[number].fixed for number in when)
            calling = 1 if always else sum(taken[number] for number in sorted(when))
            model.add(sum(taken[number] for number in sorted(any_of)) >= calling)


def _total(taken: Literals, scale: int, choices: tuple[Choice, ...]) -> cp_model.LinearExprT:
    worth = [choices[number].cost * scale + choices[number].tie for number in taken]
    return cp_model.LinearExpr.weighted_sum(list(taken.values()), worth)


def _model_of_facts(facts: tuple[Fact, ...], grid: Grid) -> tuple[cp_model.CpModel, dict[Fact, cp_model.IntVar]]:
    """Every fact as a literal that enforces it; a meeting that no fact names may be left out."""
    model = cp_model.CpModel()
    literals: dict[Fact, cp_model.IntVar] = {fact: model.new_bool_var("") for fact in facts}
    meetings = {name for fact in facts for name in _meetings(fact)}
    own = (number for number, choice in enumerate(grid.choices) if choice.request in meetings)
    taken = {number: model.new_bool_var("") for number in own}
    for name, numbers in by_request(taken, grid.choices).items():
        model.add_at_most_one(taken[number] for number in numbers)
        meetings.discard(name)
        if name in literals:
            model.add_bool_or(taken[number] for number in numbers).only_enforce_if(literals[name])
    for name in meetings & literals.keys():
        model.add(literals[name] == 0)
    for row in grid.rows:
        if row.origin in literals:
            _enforce(model, row, taken, literals[row.origin])
    return model, literals


def _meetings(fact: Fact) -> tuple[str, ...]:
    match fact:
        case str():
            return (fact,)
        case Order(before=before):
            return before
        case Beside(others=others):
            return others
        case Profile() | Sequence():
            return ()


def _enforce(model: cp_model.CpModel, row: Row, taken: Literals, literal: cp_model.IntVar) -> None:
    match row:
        case AtMost(numbers, most):
            own = [taken[number] for number in sorted(numbers) if number in taken]
            if len(own) > most:
                model.add(sum(own) <= most).only_enforce_if(literal)
        case Needs(when, any_of):
            called = sum(taken[number] for number in sorted(when) if number in taken)
            model.add(sum(taken[number] for number in sorted(any_of)) >= called).only_enforce_if(literal)
