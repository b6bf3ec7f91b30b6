"""One file in git's history: every commit or merge that changed it on its branch, followed through renames."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from mandat.frozen import frozen
from mandat.source.git import git

_COMMIT = "\x01"
_LOG = ("log", "--follow", "--first-parent", "-m", "--name-only", "-z")
"""The way of the branch itself: what was written beside it counts from the merge on, with everything that the merge brought."""


@frozen
class Committed:
    """A file as a commit left it: the commit, the day on which it was made, the path in the repository, the bytes."""

    commit: str
    day: date
    path: str
    data: bytes


@frozen
class Past:
    """The commits that changed a file, the oldest first; `is_whole` where the clone reaches back to the beginning."""

    commits: tuple[Committed, ...]
    is_whole: bool = True


def past_of(root: Path, path: str) -> Past | None:
    """What git knows of a file; `path` is relative to `root`. None where git does not keep it.

    Raises:
        NoRevision: git is not installed.
    """
    told = git(root, *_LOG, f"--format={_COMMIT}%H %cs", "--", path)
    if not told:
        return None
    listed = tuple(_listed(told.decode(errors="surrogateescape")))
    contents = _contents(root, tuple(f"{commit}:{name}" for commit, _, name in listed))
    found = (
        Committed(commit, day, name, data) for (commit, day, name), data in zip(listed, contents, strict=True) if data is not None
    )
    is_shallow = git(root, "rev-parse", "--is-shallow-repository") == b"true\n"
    return Past(tuple(found)[::-1], not is_shallow)


def _listed(told: str) -> Iterator[tuple[str, date, str]]:
    """Commit, day and path, the newest first."""
    for entry in told.split(_COMMIT)[1:]:
        head, *names = entry.split("\0")
        commit, day = head.strip().split(" ")
        name = next((name.strip("\n") for name in names if name.strip("\n")), None)
        if name is not None:
            yield commit, date.fromisoformat(day), name


def _contents(root: Path, names: tuple[str, ...]) -> Iterator[bytes | None]:
    """The bytes of files by commit and path, asked for at once; None for one that is not there."""
    answer = git(root, "cat-file", "--batch", stdin="".join(f"{name}\n" for name in names).encode(errors="surrogateescape"))
    start = 0
    for _ in names:
        end = answer.find(b"\n", start) if answer is not None else -1
        size = answer[start:end].rpartition(b" ")[2] if answer is not None and end >= 0 else b""
        if answer is None or not size.isdigit():
            start = end + 1
            yield None
            continue
        start = end + 2 + int(size)
        yield answer[end + 1 : end + 1 + int(size)]
