"""A large year in groups of meetings: what each decides for itself, and the rows that several of them share."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from mandat.frozen import frozen
from mandat.planning.parts import Part, touched, without
from mandat.planning.problem import Problem, Rule, named
from mandat.planning.rows import AtMost, Choice, Row


@frozen
class Group:
    """The requests of a group, the rows about them alone, and its choices in the rows that it shares, by their position."""

    name: str
    requests: tuple[tuple[int, ...], ...]
    rows: tuple[Row, ...]
    shared: tuple[tuple[int, frozenset[int]], ...]

    @property
    def numbers(self) -> frozenset[int]:
        """All choices of the group."""
        return frozenset(number for request in self.requests for number in request)


@frozen
class Groups:
    """All groups by name, and the rows that several share."""

    groups: tuple[Group, ...]
    shared: tuple[AtMost, ...]

    def fits(self, group: Group, own: frozenset[int], others: frozenset[int]) -> bool:
        """Whether a plan of a group breaks no shared row beside the choices of the others."""
        both = own | others
        return all(len(self.shared[position].choices & both) <= self.shared[position].most for position, _ in group.shared)

    def beside(self, group: Group, others: frozenset[int], choices: tuple[Choice, ...]) -> Part:
        """What is left to decide for a group when the others have taken their choices."""
        banned: set[int] = set()
        rows: list[Row] = []
        for position, own in group.shared:
            row = self.shared[position]
            left = row.most - len(row.choices & others)
            if left <= 0:
                banned |= own
            elif len({choices[number].request for number in own}) > left:
                rows.append(AtMost(own, left, row.origin))
        requests = tuple(tuple(number for number in request if number not in banned) for request in group.requests)
        return Part(requests, tuple(without(row, banned) for row in (*group.rows, *rows)))


def by_group(problem: Problem, parts: Iterable[Part], choices: tuple[Choice, ...], group_of: Callable[[str], str]) -> Groups:
    """The parts of a problem in groups; groups that a rule about single meetings ties together are one."""
    owners = _owners(problem, group_of)
    requests: defaultdict[str, list[tuple[int, ...]]] = defaultdict(list)
    inside: defaultdict[str, list[Row]] = defaultdict(list)
    shares: defaultdict[str, list[tuple[int, frozenset[int]]]] = defaultdict(list)
    shared: list[AtMost] = []
    for part in parts:
        for request in part.requests:
            requests[owners[choices[request[0]].request]].append(request)
        for row in part.rows:
            own = _split(row, owners, choices)
            if len(own) == 1 or not isinstance(row, AtMost):
                inside[min(own)].append(row)
                continue
            for name, numbers in own.items():
                shares[name].append((len(shared), frozenset(numbers)))
            shared.append(row)
    groups = (Group(name, tuple(requests[name]), tuple(inside[name]), tuple(shares[name])) for name in sorted(requests))
    return Groups(tuple(groups), tuple(shared))


def _split(row: Row, owners: dict[str, str], choices: tuple[Choice, ...]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number in touched(row):
        if not choices[number].fixed:
            found[owners[choices[number].request]].append(number)
    return found


def _owners(problem: Problem, group_of: Callable[[str], str]) -> dict[str, str]:
    """The group of every request."""
    leader = {name: name for name in {group_of(one.id) for one in problem.requests}}

    def root(name: str) -> str:
        while leader[name] != name:
            name = leader[name]
        return name

    rules: tuple[Rule, ...] = (*problem.orders, *problem.sequences, *problem.besides)
    for rule in rules:
        roots = sorted({root(group_of(name)) for name in named(rule)})
        leader.update(dict.fromkeys(roots, roots[0]))
    return {one.id: root(group_of(one.id)) for one in problem.requests}
