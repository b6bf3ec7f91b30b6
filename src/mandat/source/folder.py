"""A workspace on disk: where it is, which files it has, and which of them git tracks. Reading never writes."""

import os
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

MANDATES = "mandates"


class NotReadable(Exception):
    """A file or folder that is there and cannot be read; the sentence says which and why."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that has `mandates/`. Paths are relative to it and written with `/`."""

    root: Path

    def paths(self) -> tuple[str, ...]:
        """Every file under `mandates/`, sorted, hidden ones left out; links that lead nowhere are among them.

        Raises:
            NotReadable: a folder cannot be looked into.
        """
        found: list[str] = []
        for folder, below, names in os.walk(self.root / MANDATES, onerror=_not_readable):
            below[:] = sorted(name for name in below if not name.startswith("."))
            inside = Path(folder).relative_to(self.root).as_posix()
            found.extend(f"{inside}/{name}" for name in names if not name.startswith("."))
        return tuple(sorted(found))

    def read(self, path: str) -> bytes:
        """The bytes of one file.

        Raises:
            NotReadable: the disk does not give it, or it is a pipe or a device, which may never end.
        """
        try:
            with open(self.root / path, "rb", opener=_opened) as file:
                if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    return file.read()
        except OSError as error:
            raise NotReadable(f"{path} cannot be read: {error.strerror}.") from error
        raise NotReadable(f"{path} cannot be read: it is a pipe or a device, and no file.")

    def has(self, path: str) -> bool:
        """Whether a file is there: an attachment, a source.

        Raises:
            NotReadable: its folder cannot be looked into.
        """
        try:
            return (self.root / path).is_file()
        except PermissionError as error:
            _not_readable(error)

    def is_tracked(self, path: str) -> bool:
        """Whether git keeps the file; without git, or outside a repository, nothing is tracked."""
        command = ["git", "-C", str(self.root), "ls-files", "--error-unmatch", "--", path]
        try:
            return subprocess.run(command, capture_output=True, check=False).returncode == 0  # noqa: S603
        except OSError:
            return False


def _opened(path: str, flags: int) -> int:
    """Open without waiting for somebody to write into a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _not_readable(error: OSError) -> NoReturn:
    raise NotReadable(f"{error.filename} cannot be read: {error.strerror}.") from error


def find_workspace(start: Path) -> Folder | None:
    """The nearest folder upwards from `start` that has `mandates/`."""
    for folder in (start, *start.parents):
        if (folder / MANDATES).is_dir():
            return Folder(folder)
    return None
