"""The words of a workspace: those that come with the tool, with the phrases that the workspace changes in their place."""

from functools import lru_cache

from mandat.documents.wording.base import capital
from mandat.documents.wording.groups import Wording
from mandat.documents.wording.read import WordingProblem, changed_wording, read_wording
from mandat.source.shipped import shipped_templates
from mandat.source.text import Text, decode
from mandat.workspace import Workspace

LANGUAGES = ("nb", "nn", "sv", "en")
"""The languages in which documents are made."""


def wording_of(workspace: Workspace, language: str) -> Wording:
    """The wording of one of the LANGUAGES; `templates/wording/<language>.yaml` may hold only the phrases that it changes.

    Raises:
        WordingProblem: the workspace's own file cannot be used.
        NotReadable: it is there, and the disk does not give it.
    """
    shipped, file = _shipped(language), f"templates/wording/{language}.yaml"
    if not workspace.folder.has(file) or workspace.folder.root.resolve() == shipped_templates().parent.resolve():
        return shipped
    text = decode(workspace.folder.read(file))
    if not isinstance(text, Text):
        raise WordingProblem(file, text.span.line, f"{text.message} {capital(text.remedy)}.")
    return _changed(language, text.characters, file)


@lru_cache(maxsize=8)
def _shipped(language: str) -> Wording:
    file = shipped_templates() / "wording" / f"{language}.yaml"
    return read_wording(file.read_text(encoding="utf-8"), str(file))


@lru_cache(maxsize=8)
def _changed(language: str, text: str, file: str) -> Wording:
    return changed_wording(_shipped(language), text, file)
