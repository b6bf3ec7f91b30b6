"""`mandat calendar --save`: the dates of a year go into the plan files."""

import sys
from typing import TYPE_CHECKING

from mandat.cli.common import WrongUse

if TYPE_CHECKING:
    from mandat.cli.plan_files import Ready
    from mandat.planning.adopt import Adoption, Dates, Occasion
    from mandat.planning.year import YearPlan
    from mandat.workspace import Community, Workspace


def save(workspace: "Workspace", communities: tuple[str, ...], dates: "Dates", occasion: "Occasion") -> "tuple[Adoption, ...]":
    """Write the plans of the communities that have something new; every plan of theirs, also those that stay as they are.

    Everything is made ready before the first file is written.
    """
    from mandat.cli.plan_files import write_all  # noqa: PLC0415
    from mandat.planning.adopt import adoption  # noqa: PLC0415

    chosen = (one for one in workspace.communities if one.id in communities)
    found = tuple(made for one in chosen if (made := adoption(one, dates, occasion)) is not None)
    if occasion.by is not None:
        for one in found:
            _ensure_body(one.community, occasion.by, len(found))
    write_all(workspace, tuple(_ready(workspace, one) for one in found if not one.changes_nothing))
    return found


def tell_saved(
    workspace: "Workspace", found: "tuple[Adoption, ...]", occasion: "Occasion", told: tuple[tuple[str, str, str], ...]
) -> None:
    """Say on stderr what was written, and which errors of the plans still stand.

    The workspace is the one after writing; `told` is why lines were moved, in English.
    """
    from mandat.checks.check import Moment  # noqa: PLC0415
    from mandat.checks.run import diagnostics, judge  # noqa: PLC0415
    from mandat.cli.common import wants_colour  # noqa: PLC0415
    from mandat.render.diagnostics_text import render_text  # noqa: PLC0415

    files = {one.file for one in found}
    errors = (one for one in judge(workspace, Moment(occasion.on)) if one.severity.value == "error")
    faults = diagnostics(workspace, (one for one in errors if one.finding.place.file in files))
    faulty = {one.location.file for one in faults}
    for one in found:
        _tell(one, occasion, told, is_faulty=one.file in faulty)
    if faults:
        print("These errors stand, and are not solved by planning:", file=sys.stderr)
        print(render_text(faults, colour=wants_colour(sys.stderr)), end="", file=sys.stderr)


def reasons(workspace: "Workspace", plan: "YearPlan", language: str | None = None) -> tuple[tuple[str, str, str], ...]:
    """Why each adopted meeting moves, in a language, else in that of its community: community, meeting id, sentence."""
    from mandat.cli.words import wording  # noqa: PLC0415
    from mandat.documents.moves import because_in_words, plain_blanks  # noqa: PLC0415
    from mandat.documents.wording.own import LANGUAGES  # noqa: PLC0415

    told = ((move.series.community, move) for move in plan.moves)
    return tuple(
        (
            one.id,
            move.id,
            plain_blanks(because_in_words(move, wording(workspace, language or _language(one, LANGUAGES)))),
        )
        for one, move in told
    )


def _language(community: "Community", languages: tuple[str, ...]) -> str:
    return community.data.language if community.data.language in languages else "en"


def _ensure_body(community: "Community", body: str, communities: int) -> None:
    """The body is somebody in the community, or a text."""
    from mandat.cli.common import unknown  # noqa: PLC0415
    from mandat.workspace.references import Scope  # noqa: PLC0415

    target = Scope(community).resolve(body)
    if target is not None and target.is_somebody:
        return
    if target is not None:
        raise WrongUse(f'"{body}" is a {target.kind} of `{community.id}` and cannot adopt a plan. Name a body.')
    bodies = tuple(thing.id for thing in community.things.values() if thing.noun in ("body", "mandate", "network"))
    told = unknown(f"body in `{community.id}`", body, bodies)
    more = " Save one community at a time: `--community ID`." if communities > 1 else ""
    raise WrongUse(f"{told}{more}")


def _ready(workspace: "Workspace", made: "Adoption") -> "Ready":
    from mandat.cli.plan_files import as_it_is, new_file, with_edits  # noqa: PLC0415
    from mandat.documents.plan_head import plan_head  # noqa: PLC0415

    if made.plan is None:
        return new_file(made.file, plan_head(made.community.data.language, made.year) + made.text)
    return with_edits(as_it_is(workspace, made.plan), made.edits)


def _tell(made: "Adoption", occasion: "Occasion", told: tuple[tuple[str, str, str], ...], *, is_faulty: bool) -> None:
    if made.changes_nothing:
        print(f"{made.file} {'stays as it is' if is_faulty else 'is as it should be'}.", file=sys.stderr)
        return
    counts = ((len(made.new), "new"), (len(made.dated), "dated"), (len(made.moved), "moved"))
    parts = [f"{number} {word}" for number, word in counts if number]
    if made.by is not None:
        parts.append(f"adopted by {made.by} on {occasion.on}")
    print(f"Wrote {made.file}: {', '.join(parts)}.", file=sys.stderr)
    because = {meeting: text for community, meeting, text in told if community == made.community.id}
    for move in made.moved:
        print(f"  {move.id}: {move.from_and_to}. {because.get(move.id, move.because)}", file=sys.stderr)
