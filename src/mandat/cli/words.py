"""The wording and the template folders of a workspace: its own files first, then those that come with mandat."""

from pathlib import Path
from typing import TYPE_CHECKING

from mandat.cli.common import WrongUse

if TYPE_CHECKING:
    from mandat.documents.wording.groups import Wording
    from mandat.workspace import Workspace


def template_folders(workspace: "Workspace") -> tuple[Path, ...]:
    """Where templates are looked for, the workspace's own folder first."""
    from mandat.source.shipped import shipped_templates  # noqa: PLC0415

    own = workspace.folder.root / "templates"
    shipped = shipped_templates()
    return (own, shipped) if own.is_dir() and own.resolve() != shipped.resolve() else (shipped,)


def wording(workspace: "Workspace", language: str) -> "Wording":
    """The wording of a language."""
    from mandat.documents.wording.own import LANGUAGES, wording_of  # noqa: PLC0415
    from mandat.source.folder import NotReadable  # noqa: PLC0415

    if language not in LANGUAGES:
        raise WrongUse(f'There are no documents in "{language}" yet. Choose one with `--lang`: {", ".join(LANGUAGES)}.')
    try:
        return wording_of(workspace, language)
    except NotReadable as problem:
        raise WrongUse(str(problem)) from problem
