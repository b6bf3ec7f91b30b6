"""Where files belong and what they are called: a file in the wrong place or under another name is told, not guessed at."""

from collections.abc import Iterator

from mandat.schema.community import CommunityFile
from mandat.schema.mandate import MandateFile
from mandat.schema.meeting import MeetingFile
from mandat.schema.people import PeopleFile
from mandat.schema.plan import PlanFile
from mandat.schema.process import ProcessFile
from mandat.schema.read import FileData, Misread
from mandat.source.folder import MANDATES
from mandat.source.yaml_faults import Fault, Span

_NEARLY = (".yaml.txt", ".yml.txt", ".yml", ".yaml")
"""How the names of files end that were meant to be read; a text program adds `.txt`."""


def is_read(names: list[str]) -> bool:
    """Whether a file belongs to the format: in a community's folder, or in its `meetings/`."""
    return names[-1].endswith(".yaml") and (len(names) == 2 or (len(names) == 3 and names[1] == "meetings"))  # noqa: PLR2004


def misplaced(path: str, names: list[str]) -> Fault | None:
    """A file that looks as if it should be read and is not."""
    here = Span(1, 1, 1, 1)
    if len(names) > 1 and names[1] in ("sources", "reports"):
        return None
    end = next((end for end in _NEARLY if names[-1].lower().endswith(end)), None)
    if end is not None and not names[-1].endswith(".yaml"):
        written = names[-1][-len(end) :]
        return Fault(
            "FMT08", here, f"The file is not read: it ends in `{written}`.", f"rename it to `{names[-1][: -len(end)]}.yaml`"
        )
    if not names[-1].endswith(".yaml"):
        return None
    if len(names) == 1:
        return Fault(
            "FMT08", here, "The file is not read: it is in no community's folder.", f"move it to `{MANDATES}/<community>/`"
        )
    where = "/".join(path.split("/")[:2])
    return Fault(
        "FMT08", here, "The file is not read: it is in a folder of its own.", f"move it to `{where}/` or `{where}/meetings/`"
    )


def misnamed(names: list[str], data: FileData, beside: frozenset[str]) -> Iterator[Misread]:
    """A file, or a community's folder, that is not called after its id."""
    stem, in_meetings = names[-1].removesuffix(".yaml"), len(names) > 2  # noqa: PLR2004
    kind, own_id, wanted = _identity(data)
    if isinstance(data, CommunityFile) and own_id != names[0]:
        yield Misread(
            "FMT08", (kind,), f'The folder is `{names[0]}`, its community is "{own_id}".', "rename the folder or the id"
        )
    if stem != wanted:
        message = f'The file is `{names[-1]}`, its {kind} is "{own_id}".'
        remedy = f"rename the file to `{wanted}.yaml`, or change the id"
        if f"{wanted}.yaml" in beside:
            remedy = f"`{wanted}.yaml` is there already: delete this copy, or give it an id of its own"
        yield Misread("FMT08", (kind,), message, remedy)
    elif in_meetings != isinstance(data, MeetingFile):
        target = f"{names[0]}/meetings/" if isinstance(data, MeetingFile) else f"{names[0]}/"
        yield Misread("FMT08", (), f"A {kind} file does not stand in this folder.", f"move it to `{MANDATES}/{target}`")


def _identity(data: FileData) -> tuple[str, str, str]:
    """Kind of file, its id, and the name that the file should have."""
    match data:
        case CommunityFile():
            return "community", data.community, "community"
        case PeopleFile():
            return "people", "people", "people"
        case PlanFile():
            return "plan", str(data.plan), f"plan-{data.plan}"
        case MandateFile():
            return "mandate", data.mandate, data.mandate
        case MeetingFile():
            return "meeting", data.meeting, data.meeting
        case ProcessFile():
            return "process", data.process, data.process
