"""A workspace as it would be with other words in one file: for a look ahead before anything is written."""

from dataclasses import dataclass

from mandat.source.folder import Folder


@dataclass(frozen=True, slots=True)
class Overlay(Folder):
    """A folder in which one file, `path`, says something else than on disk."""

    path: str
    data: bytes

    def read(self, path: str) -> bytes:
        """The bytes of one file."""
        return self.data if path == self.path else Folder.read(self, path)
