"""Why a plan is as it is, or why there is none."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mandat.planning.problem import Conflict
    from mandat.planning.year import Question
    from mandat.workspace import Workspace


def tell_impossible(workspace: "Workspace", question: "Question", conflicts: "tuple[Conflict, ...]") -> None:
    """Every conflict on stderr: the sentence, where each fact stands, what to relax."""
    from mandat.documents.impossible import told  # noqa: PLC0415
    from mandat.workspace.faults import Locator  # noqa: PLC0415

    locator = Locator(workspace.folder)
    for conflict in conflicts:
        one = told(question, conflict)
        print(f"No plan is possible: {one.sentence}", file=sys.stderr)
        for note in one.facts:
            location, _ = locator.location(note.place)
            print(f"  {location}: {note.text}", file=sys.stderr)
        print("  To make room:", file=sys.stderr)
        for remedy in one.relax:
            print(f"    {remedy}", file=sys.stderr)
