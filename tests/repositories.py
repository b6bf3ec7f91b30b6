"""Repositories for tests: made with git in a temporary folder, never touching the one that the tests stand in."""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

QUIET = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false", "-c", "core.autocrlf=false")


@dataclass(frozen=True)
class Repository:
    """A repository whose root is a workspace."""

    root: Path

    def git(self, *arguments: str) -> str:
        command = ["git", *QUIET, "-C", str(self.root), *arguments]
        return subprocess.run(command, capture_output=True, check=True, text=True).stdout

    def write(self, files: Mapping[str, str]) -> None:
        for name, text in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def commit(self, message: str, files: Mapping[str, str] | None = None, gone: tuple[str, ...] = ()) -> str:
        """Write files, remove others, commit everything; the name of the commit."""
        self.write(files or {})
        for name in gone:
            (self.root / name).unlink()
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD").strip()


def new_repository(root: Path) -> Repository:
    root.mkdir(parents=True, exist_ok=True)
    made = Repository(root)
    made.git("init", "--quiet", "--initial-branch", "main")
    return made
