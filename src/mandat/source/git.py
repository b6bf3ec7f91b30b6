"""Git as a reader of the past: the only place where the program is started. Nothing here changes a repository."""

import subprocess
from pathlib import Path


class NoRevision(Exception):
    """A revision cannot be read; the sentence says why, and what to type."""


def git(root: Path, *arguments: str, stdin: bytes | None = None) -> bytes | None:
    """What a git command prints in a folder; None if it fails.

    Raises:
        NoRevision: git is not installed.
    """
    return _run(root, arguments, stdin)[0]


def ensure_repository(root: Path) -> None:
    """Make sure that git keeps the folder.

    Raises:
        NoRevision: it does not, or will not look at it; then in git's own words.
    """
    found, told = _run(root, ("rev-parse", "--git-dir"), None)
    if found is not None:
        return
    if not any((folder / ".git").exists() for folder in (root, *root.parents)):
        raise NoRevision(f"{root} is in no git repository. Name two folders instead: `mandat diff OLD NEW`.")
    raise NoRevision(f"git cannot read {root}. {told}")


def _run(root: Path, arguments: tuple[str, ...], stdin: bytes | None) -> tuple[bytes | None, str]:
    """The output, and what git said beside it. Replaced objects are read as they were committed."""
    command = ["git", "--no-replace-objects", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, input=stdin or b"", capture_output=True, check=False)  # noqa: S603
    except OSError as problem:
        raise NoRevision(
            "git is not installed, or not on the search path. Install it, or name two folders: `mandat diff OLD NEW`."
        ) from problem
    return (done.stdout if done.returncode == 0 else None), done.stderr.decode(errors="replace").strip()
