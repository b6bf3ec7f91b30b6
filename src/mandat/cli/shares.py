"""A large workspace is looked through by several processes at once; what they find is put together again.

Communities are judged one by one, with one exception: dates of plans are compared across communities. So communities with
a plan are judged together, and the others are shared out and let go of when they are done. What is found is the same.
"""

import os
import pickle
import signal
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import BinaryIO, TypeVar

from mandat.diagnostics import Diagnostic
from mandat.frozen import frozen
from mandat.source.folder import Folder, NotReadable
from mandat.workspace import Workspace, load
from mandat.workspace.faults import ordered

T = TypeVar("T")
Find = Callable[[Workspace], tuple[Diagnostic, ...]]

MOST = 4
"""More processes gain little and cost memory."""
BATCH = 20
"""So many communities are held in memory at once."""


@frozen
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

    None where a share could not be done: who reads everything in one go then sees why.

    Raises:
        NotReadable: a folder cannot be looked into.
    """
    files: dict[str, list[str]] = {}
    for path in folder.paths():
        files.setdefault(_community(path), []).append(path)
    planned = frozenset(name for name, paths in files.items() if any("/plan-" in path for path in paths))
    alone = sorted((name for name in files if name not in planned), key=lambda name: len(files[name]))
    shares = tuple(tuple(tuple(files[name]) for name in alone[first::number]) for first in range(number))
    try:
        found = _at_once(tuple(partial(_alone, folder, find, share) for share in shares))
    except (NotReadable, OSError, EOFError, pickle.UnpicklingError):
        return None
    left = sorted(planned.union(*(names for _, names in found)))
    together = find(load(folder, chain.from_iterable(files[name] for name in left))) if left else ()
    return ordered((*together, *(one for diagnostics, _ in found for one in diagnostics)))


def _community(path: str) -> str:
    """The folder below `mandates/`; empty for a file beside them."""
    return path.split("/")[1] if path.count("/") > 1 else ""


def _alone(folder: Folder, find: Find, share: tuple[tuple[str, ...], ...]) -> tuple[tuple[Diagnostic, ...], frozenset[str]]:
    """What is found in some communities, and the names of those that have a plan all the same, which are left out."""
    found: list[Diagnostic] = []
    planned: set[str] = set()
    for first in range(0, len(share), BATCH):
        workspace = load(folder, chain.from_iterable(share[first : first + BATCH]))
        late = {_community(community.file) for community in workspace.communities if community.plans}
        communities = tuple(community for community in workspace.communities if not community.plans)
        faults = tuple(fault for fault in workspace.faults if _community(fault.location.file) not in late)
        found.extend(find(replace(workspace, communities=communities, faults=faults)))
        planned |= late
        for community in communities:
            community.forget()
    return tuple(found), frozenset(planned)


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
