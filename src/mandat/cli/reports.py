"""Findings for build servers: the paths they know, and the formats they read."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mandat.frozen import frozen

if TYPE_CHECKING:
    from mandat.diagnostics import Diagnostic, Location


@frozen
class Here:
    """The folder of a run. `below` is the way from it to the workspace, `networks/`; empty where they are the same."""

    below: str = ""

    def path(self, file: str) -> str:
        """A file of the workspace as it is called from here."""
        return f"{self.below}{file}"

    def diagnostic(self, one: "Diagnostic") -> "Diagnostic":
        """A finding with its places as they are called from here."""
        if not self.below:
            return one
        related = tuple(replace(other, location=self._moved(other.location)) for other in one.related)
        return replace(one, location=self._moved(one.location), related=related)

    def _moved(self, location: "Location") -> "Location":
        return replace(location, file=self.path(location.file))


def from_here(root: Path, folder: Path) -> Here:
    """How a workspace is called from a folder; a folder inside or beside the workspace calls it by its own paths."""
    inside = root.resolve().is_relative_to(folder.resolve())
    way = root.resolve().relative_to(folder.resolve()).as_posix() if inside else "."
    return Here("" if way == "." else f"{way}/")


def report(output: str, found: "tuple[Diagnostic, ...]", files: Iterable[str], summary: str, *, strict: bool) -> str:
    """The findings as `github`, `sarif`, `junit` or `markdown`."""
    if output == "github":
        from mandat.render.diagnostics_github import render_github  # noqa: PLC0415

        return render_github(found)
    if output == "sarif":
        from mandat import __version__  # noqa: PLC0415
        from mandat.checks.registry import CHECKS  # noqa: PLC0415
        from mandat.render.diagnostics_sarif import render_sarif  # noqa: PLC0415

        return render_sarif(found, CHECKS, __version__)
    if output == "junit":
        from mandat.render.diagnostics_junit import render_junit  # noqa: PLC0415

        return render_junit(found, files, strict=strict)
    from mandat.render.diagnostics_markdown import render_findings  # noqa: PLC0415

    return render_findings(found, summary)
