"""Mandates as documents for tests: from this repository, or from texts of the test's own."""

import shutil
from datetime import date
from pathlib import Path

from tests.documents.agendas import ROOT, wording

from mandat.documents.mandate.process import process_view
from mandat.documents.mandate.view import MandateView, mandate_view
from mandat.render.markdown import render_markdown
from mandat.source.folder import Folder
from mandat.source.shipped import shipped_templates
from mandat.workspace import Community, load

ON = date(2020, 1, 1)
EVERYTHING = Path(__file__).parent / "everything"


def community_of(folder: Path, community_id: str) -> Community:
    workspace = load(Folder(folder))
    assert workspace.faults == ()
    found = workspace.community(community_id)
    assert found is not None
    return found


def view_of(community: Community, document_id: str, language: str = "nb") -> MandateView:
    mandate = community.mandate(document_id)
    if mandate is not None:
        return mandate_view(community, mandate, wording(language), ON)
    process = next(one for one in community.processes if one.data.process == document_id)
    return process_view(community, process, wording(language), ON)


def markdown_of(community: Community, document_id: str, language: str = "nb") -> str:
    return render_markdown("mandate.md.j2", view_of(community, document_id, language), wording(language), (shipped_templates(),))


def shipped(community_id: str, document_id: str, language: str) -> str:
    return markdown_of(community_of(ROOT, community_id), document_id, language)


def everything(folder: Path) -> Path:
    """A copy of the community in which every field has a value."""
    target = folder / "mandates" / "everything"
    shutil.copytree(EVERYTHING, target, dirs_exist_ok=True)
    return target
