"""A change to compare: repositories in which one file is not as it was committed."""

import shutil
import subprocess
from pathlib import Path

from benchmarks.files import write_world

COMMUNITIES = 20
"""Communities of 15 bodies each: 300 networks."""
GIT = ("git", "-c", "user.name=Bench", "-c", "user.email=bench@example.org", "-c", "commit.gpgsign=false")


def changed_copy(repository: Path, folder: Path) -> Path:
    """A copy of this repository's mandates, committed, with one deadline changed."""
    shutil.copytree(repository / "mandates", folder / "mandates")
    _commit(folder)
    _replace(
        folder / "mandates" / "ahus" / "forvaltningsnettverk.yaml", "items: {when: 10 days before", "items: {when: 14 days before"
    )
    return folder


def changed_networks(folder: Path) -> Path:
    """300 networks in 20 communities, committed, one of which now meets once more a year."""
    write_world(folder)
    first = folder / "mandates" / "world"
    for number in range(1, COMMUNITIES + 1):
        name = f"world-{number:02}"
        shutil.copytree(first, folder / "mandates" / name)
        _replace(folder / "mandates" / name / "community.yaml", "community: world\n", f"community: {name}\n")
    shutil.rmtree(first)
    _commit(folder)
    mandate = next(path for path in sorted((folder / "mandates" / "world-07").iterdir()) if path.name != "community.yaml")
    text = mandate.read_text(encoding="utf-8")
    number = int(text.partition("frequency: ")[2].partition(" per year")[0])
    _replace(mandate, f"frequency: {number} per year", f"frequency: {number + 1} per year")
    return folder


def _commit(folder: Path) -> None:
    for arguments in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "--message", "As it was")):
        subprocess.run((*GIT, "-C", str(folder), *arguments), check=True)


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise ValueError(f"{path} does not say {old!r}")
    path.write_text(text.replace(old, new), encoding="utf-8")
