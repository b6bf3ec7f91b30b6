"""Why a plan is as it is, or why there is none."""

import sys
from typing import TYPE_CHECKING

import typer

from mandat.cli.common import WrongUse

if TYPE_CHECKING:
    from mandat.planning.problem import Conflict, Request
    from mandat.planning.year import Question, YearPlan
    from mandat.workspace import Workspace
    from mandat.workspace.series import Series


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


def tell_why(workspace: "Workspace", plan: "YearPlan", name: str) -> None:
    """Why a meeting has its date, on stdout; ends the command if there is no such meeting."""
    from mandat.documents.why import why_text  # noqa: PLC0415
    from mandat.planning.why import why  # noqa: PLC0415

    question, request = _request(plan, name)
    slots = dict(plan.slots)
    stands = _stands(workspace, plan, question, request)
    for line in why_text(question, why(question, slots, request)):
        print(line)
    if stands is not None:
        print(stands)


def _request(plan: "YearPlan", name: str) -> "tuple[Question, Request]":
    from mandat.cli.common import unknown  # noqa: PLC0415

    question = plan.question
    needs = (*question.needs, *question.booked) if question is not None else ()
    requests = tuple(one for need in needs for one in need.requests)
    found = [one for one in requests if name in (one.id, one.id.split("/", 1)[1])]
    if question is None or not found:
        print(unknown("meeting", name, tuple(one.id.split("/", 1)[1] for one in requests)), file=sys.stderr)
        raise typer.Exit(1)
    if len(found) > 1:
        raise WrongUse(f'"{name}" stands in several communities. Write {" or ".join(f"`{one.id}`" for one in found)}.')
    return question, found[0]


def _stands(workspace: "Workspace", found: "YearPlan", question: "Question", request: "Request") -> str | None:
    """Where people set the date, which the planner keeps, or why it has to be left."""
    from mandat.cli.save import reasons  # noqa: PLC0415
    from mandat.workspace.faults import Locator  # noqa: PLC0415

    if not request.fixed and request.adopted is None:
        return None
    meeting_id = request.id.split("/", 1)[1]
    plan = next((plan for plan, line in question.series_of(request.id).community.planned if line.id == meeting_id), None)
    if plan is None:
        return None
    location, _ = Locator(workspace.folder).location(plan.place("meetings", meeting_id, "on"))
    moved = tuple(text for community, meeting, text in reasons(workspace, found, "en") if f"{community}/{meeting}" == request.id)
    if moved:
        return f"It leaves {request.adopted}, which stands in {location}. {moved[0]}"
    return f"Its date stands in {location}, and dates that are settled stay unless a rule forces them off."


def tell_free(plan: "YearPlan", every: "tuple[Series, ...]", most: int) -> None:
    """The best free dates for one more meeting of a network, on stdout; of every kind that it has, each under its name."""
    from mandat.documents.free import free_by_kind  # noqa: PLC0415

    if plan.question is None:
        return
    found = free_by_kind(plan, every, most)
    if not any(lines for _, lines in found):
        print(f"{' and '.join(kinds for kinds, _ in found)}: no free day is left in {plan.question.year}.", file=sys.stderr)
        raise typer.Exit(1)
    for kinds, lines in found:
        if len(every) == 1:
            print(*lines, sep="\n")
        else:
            print(f"{kinds}:", *(f"  {line}" for line in lines or ("no free day left",)), sep="\n")
