"""A workspace as it was in a git revision, read from git's own store: the checkout is neither looked at nor touched."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mandat.source.folder import MANDATES, Folder, NotReadable
from mandat.source.git import NoRevision, ensure_repository, git

_LINK = "120000"
_MOST_LINKS = 8
"""A link that leads on through more links than this leads in a circle."""


@dataclass(frozen=True, slots=True)
class Blob:
    """A file of a revision: the name of its bytes in git's store, and whether they are the target of a link."""

    id: str
    is_link: bool = False


@dataclass(frozen=True, slots=True)
class Revision(Folder):
    """A folder of a git revision that has `mandates/`, or had none then; `root` is where the folder lies today.

    Attributes:
        commit: the commit, or a tree without one, 40 (or 64) hexadecimal digits.
        blobs: the files under `mandates/`, by path.
    """

    commit: str
    blobs: Mapping[str, Blob] = field(repr=False)
    _contents: Mapping[str, bytes] = field(repr=False)

    def paths(self) -> tuple[str, ...]:
        """Every file under `mandates/`, sorted, hidden ones left out."""
        return tuple(sorted(self.blobs))

    def read(self, path: str) -> bytes:
        """The bytes of one file as they were committed. A link is followed within `mandates/`."""
        blob = self._followed(path)
        if blob is None:
            raise NotReadable(f"{path} cannot be read in {self.commit[:10]}: there is no such file.")
        if blob.id in self._contents:
            return self._contents[blob.id]
        return _contents(self.root, (blob,))[blob.id]

    def has(self, path: str) -> bool:
        """Whether a file was there: an attachment, a source."""
        return self._followed(path) is not None

    def is_tracked(self, path: str) -> bool:
        """Whether git kept the file: every file of a revision is."""
        return path in self.blobs

    def _followed(self, path: str) -> Blob | None:
        name = posixpath.normpath(path)
        for _ in range(_MOST_LINKS):
            blob = self.blobs.get(name)
            if blob is None or not blob.is_link:
                return blob
            target = self._contents[blob.id].decode(errors="replace")
            name = posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
        return None


def read_revision(root: Path, name: str) -> Revision:
    """The workspace folder `root` as it was in a revision: a branch, a tag, a commit, `HEAD~3`, or git's name for a tree.

    Raises:
        NoRevision: there is no git, no repository or no such revision, or its files have not been fetched.
    """
    commit = _resolved(root, name, "commit") or _resolved(root, name, "tree") or commit_of(root, name)
    blobs = dict(_blobs(root, commit))
    needed = (blob for path, blob in blobs.items() if blob.is_link or path.endswith(".yaml"))
    return Revision(root, commit, blobs, _contents(root, needed))


def commit_of(root: Path, name: str) -> str:
    """The commit that a name stands for.

    Raises:
        NoRevision: there is no git, no repository or no such revision.
    """
    found = _resolved(root, name, "commit")
    if found is None:
        ensure_repository(root)
        raise NoRevision(_missing(root, name))
    return found


def _resolved(root: Path, name: str, kind: str) -> str | None:
    """The object of this kind that a name stands for."""
    found = None if name.startswith("-") else git(root, "rev-parse", "--verify", "--quiet", f"{name}^{{{kind}}}")
    return found.decode().strip() if found is not None else None


def parting_of(root: Path, one: str, other: str) -> str:
    """The last commit that two revisions have in common: what the second is compared with in a pull request.

    Raises:
        NoRevision: one of them is not there, or the clone does not reach back to where they parted.
    """
    commits = commit_of(root, one), commit_of(root, other)
    found = git(root, "merge-base", *commits)
    if found is None:
        remedy = _fetch_more() if _is_shallow(root) else "Name two commits of one history."
        raise NoRevision(f'"{one}" and "{other}" have no commit in common here. {remedy}')
    return found.decode().strip()


def _missing(root: Path, name: str) -> str:
    if _is_shallow(root):
        return f'"{name}" is not in this clone, which holds only the newest commits. {_fetch_more()}'
    remedy = "`git branch --all` and `git tag` list the names; `git fetch origin` brings those of the server."
    return f'There is no revision "{name}" in this repository. {remedy}'


def _fetch_more() -> str:
    return "Fetch the whole history with `git fetch --unshallow`; in CI, check out with `fetch-depth: 0`."


def _is_shallow(root: Path) -> bool:
    return git(root, "rev-parse", "--is-shallow-repository") == b"true\n"


def _blobs(root: Path, commit: str) -> Iterator[tuple[str, Blob]]:
    """The files under `mandates/` with their paths in the workspace; hidden ones and other repositories are left out."""
    prefix = (git(root, "rev-parse", "--show-prefix") or b"").decode().strip()
    listing = git(root, "ls-tree", "-r", "-z", "--full-tree", commit, "--", f"{prefix}{MANDATES}/")
    if listing is None:
        raise NoRevision(_unfetched(commit))
    for entry in filter(None, listing.decode(errors="surrogateescape").split("\0")):
        about, _, path = entry.partition("\t")
        mode, kind, blob = about.split(" ")
        name = path.removeprefix(prefix)
        if kind == "blob" and not any(part.startswith(".") for part in name.split("/")):
            yield name, Blob(blob, is_link=mode == _LINK)


def _contents(root: Path, blobs: Iterable[Blob]) -> dict[str, bytes]:
    """The bytes of many files by their names in git's store, asked for at once."""
    ids = tuple(dict.fromkeys(blob.id for blob in blobs))
    answer = git(root, "cat-file", "--batch", stdin="".join(f"{one}\n" for one in ids).encode())
    if answer is None:
        raise NoRevision(_unfetched(", ".join(ids[:1])))
    found, start = dict[str, bytes](), 0
    for one in ids:
        end = answer.find(b"\n", start)
        head = answer[start:end].split(b" ")
        if head[-1] == b"missing":
            raise NoRevision(_unfetched(one))
        found[one] = answer[end + 1 : end + 1 + int(head[-1])]
        start = end + 2 + int(head[-1])
    return found


def _unfetched(what: str) -> str:
    remedy = "Fetch it with `git fetch --refetch`; in CI, check out without a filter."
    return f"git knows of {what[:10]} and does not have it. {remedy}"
