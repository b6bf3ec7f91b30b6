"""A large workspace is looked through by several processes at once; what they find is put together again.

Communities are judged one by one, with one exception: dates of plans are compared across communities. So communities with
a plan stay together in this process, and the others are shared out. Nothing of this can be seen in what is found.
"""

import os
import pickle
import signal
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import BinaryIO, TypeVar

from mandat.diagnostics import Diagnostic
from mandat.source.folder import Folder, NotReadable
from mandat.workspace import Workspace, load
from mandat.workspace.faults import ordered

T = TypeVar("T")
Find = Callable[[Workspace], tuple[Diagnostic, ...]]

MOST = 4
"""More processes gain little and cost memory."""


@dataclass(frozen=True, slots=True)
class _Child:
    """A process that works on a share, and where its answer is read."""

    process: int
    answer: BinaryIO


def processes() -> int:
    """How many processes this machine lets us start with gain; 1 where processes cannot be copied."""
    if not hasattr(os, "fork"):
        return 1
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST)


def in_shares(folder: Folder, find: Find, number: int) -> tuple[Diagnostic, ...] | None:
    """What `find` finds in a workspace, by so many processes.

    None with one process, or where a share could not be done: who reads everything in one go then sees why.

    Raises:
        NotReadable: a folder cannot be looked into.
    """
    if number < 2:  # noqa: PLR2004  one process is no sharing
        return None
    files = folder.paths()
    sizes: dict[str, int] = {}
    for path in files:
        sizes[_community(path)] = sizes.get(_community(path), 0) + 1
    planned = frozenset(_community(path) for path in files if "/plan-" in path)
    shares = _even(((name, size) for name, size in sizes.items() if name not in planned), number)
    try:
        found = _at_once(tuple(partial(_alone, folder, find, share) for share in shares))
    except (NotReadable, OSError, EOFError, pickle.UnpicklingError):
        return None
    left = planned.union(*(names for _, names in found))
    together = find(load(folder, left)) if left else ()
    return ordered((*together, *(one for diagnostics, _ in found for one in diagnostics)))


def _community(path: str) -> str:
    """The folder below `mandates/`; empty for a file beside them."""
    return path.split("/")[1] if path.count("/") > 1 else ""


def _even(sizes: Iterable[tuple[str, int]], number: int) -> tuple[frozenset[str], ...]:
    """Communities in so many shares of about as many files."""
    shares: list[tuple[int, list[str]]] = [(0, []) for _ in range(number)]
    for name, size in sorted(sizes, key=lambda one: (-one[1], one[0])):
        files, names = shares[0]
        shares = sorted([*shares[1:], (files + size, [*names, name])], key=lambda share: share[0])
    return tuple(frozenset(names) for _, names in shares)


def _alone(folder: Folder, find: Find, names: frozenset[str]) -> tuple[tuple[Diagnostic, ...], frozenset[str]]:
    """What is found in some communities, and the names of those that have a plan all the same, which are left out."""
    workspace = load(folder, names)
    planned = frozenset(_community(community.file) for community in workspace.communities if community.plans)
    communities = tuple(community for community in workspace.communities if not community.plans)
    faults = tuple(fault for fault in workspace.faults if _community(fault.location.file) not in planned)
    return find(replace(workspace, communities=communities, faults=faults)), planned


def _at_once(jobs: tuple[Callable[[], T], ...]) -> tuple[T, ...]:
    """The results of all jobs: the first is done here, each other by a process of its own."""
    children: list[_Child] = []
    try:
        children.extend(_begun(job) for job in jobs[1:])
        first = jobs[0]()
        return (first, *(pickle.load(child.answer) for child in children))  # noqa: S301  our own process wrote it
    finally:
        for child in children:
            child.answer.close()
            os.kill(child.process, signal.SIGKILL)  # it is done, or nobody waits for it any more
            os.waitpid(child.process, 0)


def _begun(job: Callable[[], object]) -> _Child:
    """A copy of this process that does one job, writes its result and ends without a word, whatever happens."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return _Child(process, os.fdopen(reading, "rb"))
    try:
        with os.fdopen(writing, "wb") as answer:
            pickle.dump(job(), answer)
    finally:
        os._exit(0)
