"""Where a rule comes from: the longest path of a file's `basis` that covers it."""

from mandat.diagnostics import Place
from mandat.schema.common import Basis, SourcedFile
from mandat.workspace.model import Workspace


def covers(path: str, rule: str) -> bool:
    """Whether a basis path covers a rule: the rule itself, or anything below it."""
    return rule == path or rule.startswith(f"{path}.")


def basis_for(file: SourcedFile, rule: str) -> Basis | None:
    """The basis that covers a rule; the longest path wins."""
    path = rule
    while path not in file.basis:
        if "." not in path:
            return None
        path = path.rpartition(".")[0]
    return file.basis[path]


def assumption_for(workspace: Workspace, place: Place) -> str | None:
    """What is assumed at this place, if its rule rests on an assumption."""
    file = workspace.files.get(place.file)
    basis = basis_for(file, place.path) if isinstance(file, SourcedFile) else None
    return basis.assumed if basis is not None else None
