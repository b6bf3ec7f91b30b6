"""The files in which people write for reports: found, read, and matched to the headings of the report."""

import re
import sys
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from mandat.calendar.bodies import Body
    from mandat.documents.report.collected import Collection
    from mandat.documents.report.prose import Prose, Written
    from mandat.documents.wording.groups import Wording
    from mandat.workspace import Community, Workspace

FOLDER = "reports"
TEXTS = (".md", ".markdown", ".txt", ".rtf", ".odt", ".docx")
"""What people may have written in, though only the first is read."""
_NAMED = re.compile(r"(?P<name>.+)-(?P<year>[0-9]{4})\.md")


def prose_file(community: "Community", own_id: str, year: int) -> str:
    """The path of the file for a network, a body or a community in a year."""
    return f"{community.folder}/{FOLDER}/{own_id}-{year}.md"


def written_for(workspace: "Workspace", about: "Body | Collection", year: int, words: "Wording", level: int) -> "Written":
    """What people wrote; nothing where there is no file. Their headings may be in their own language or the document's.

    Args:
        workspace: where the file is.
        about: a body, or a collection of reports.
        year: the year of the report.
        words: the wording of the document's language.
        level: of the headings under which the sections go.
    """
    from mandat.calendar.bodies import Body  # noqa: PLC0415
    from mandat.cli.words import wording  # noqa: PLC0415
    from mandat.documents.report.prose import NOTHING, matched  # noqa: PLC0415
    from mandat.documents.wording.own import LANGUAGES  # noqa: PLC0415

    path = prose_file(about.community, about.id, year)
    if not workspace.folder.has(path):
        return NOTHING
    own = about.rules.language if isinstance(about, Body) else None
    spoken = own or about.community.data.language
    known = (words,) if spoken == words.language or spoken not in LANGUAGES else (words, wording(workspace, spoken))
    return matched(_read(workspace, path, level), tuple(one.report.sections for one in known))


def _read(workspace: "Workspace", path: str, level: int) -> "tuple[Prose, ...]":
    """The sections of a file; what makes it unreadable is told, and ends the command."""
    from mandat.render.prose import NotProse, read_prose  # noqa: PLC0415
    from mandat.source.folder import NotReadable  # noqa: PLC0415
    from mandat.source.text import decode  # noqa: PLC0415
    from mandat.source.yaml_faults import Fault  # noqa: PLC0415

    try:
        text = decode(workspace.folder.read(path))
        if not isinstance(text, Fault):
            return read_prose(text.characters, level)
        print(f"{path}:{text.span.line}:{text.span.column}: {text.message}\n  help: {text.remedy}", file=sys.stderr)
    except NotProse as problem:
        print(f"{path}:{problem.line}: {problem}\n  help: {problem.remedy}", file=sys.stderr)
    except NotReadable as problem:
        print(problem, file=sys.stderr)
    print("The report was not made, so that nothing of what is written there is missing from it.", file=sys.stderr)
    raise typer.Exit(1)


def _has_report(community: "Community", name: str, year: int) -> bool:
    """Whether the report of something takes what people write from the file with its name."""
    from mandat.cli.report_subjects import subject_in  # noqa: PLC0415

    found = subject_in(community, name, year)
    return found is not None and (found.body or found.collection).id == name


def tell_unused(workspace: "Workspace", communities: "tuple[Community, ...]", year: int) -> None:
    """Say which texts of the year belong to nothing: a slip in the name would hide what people wrote."""
    for community in communities:
        head = f"{community.folder}/{FOLDER}/"
        for path in workspace.folder.paths():
            name = path.removeprefix(head)
            if path.startswith(head) and "/" not in name and (why := _unused(community, name, year)) is not None:
                print(f"{path} is in no report: {why}", file=sys.stderr)


def _unused(community: "Community", file: str, year: int) -> str | None:
    """Why a file in the folder is not read for the year; None where it is, where it is of another year, or is no text."""
    from mandat.calendar.bodies import bodies_of  # noqa: PLC0415
    from mandat.schema.values import did_you_mean  # noqa: PLC0415

    if not file.lower().endswith(TEXTS):
        return None
    found = _NAMED.fullmatch(file)
    if found is None:
        return f"such a file is called after a network and the year, `…-{year}.md`"
    known = {community.id, *(body.id for body in bodies_of(community))}
    name = found["name"]
    if found["year"] != str(year) or name in known or _has_report(community, name, year):
        return None
    return f'"{name}" is no network here; {did_you_mean(name, tuple(sorted(known)))}'
