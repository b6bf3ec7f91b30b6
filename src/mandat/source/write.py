"""The one writer of files: whole or not at all."""

import os
import tempfile
from pathlib import Path


class CannotWrite(Exception):
    """A file that cannot be written; the sentence says which and why."""


def write_file(path: Path, data: bytes) -> None:
    """Put the bytes into a file in one step: a reader sees the old file or the new one, never half of it.

    The folder is made if it is missing. An interrupted write leaves the old file as it was.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not os.access(path, os.W_OK):
            raise CannotWrite(f"{path} cannot be written: it is marked as read-only.")
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise CannotWrite(f"{path} cannot be written: {error.strerror}.") from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        raise CannotWrite(f"{path} cannot be written: {error.strerror}.") from error
    finally:
        temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def write_new(path: Path, data: bytes) -> bool:
    """Write a file that is not there yet; False, and nothing written, if it is."""
    if path.exists():
        return False
    write_file(path, data)
    return True
