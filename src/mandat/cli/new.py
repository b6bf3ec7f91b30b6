"""`mandat new`."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from mandat.cli import new_meeting, new_report
from mandat.cli.common import WrongUse, day_of, open_workspace
from mandat.cli.new_files import checked_id, one_line, write_new_file

if TYPE_CHECKING:
    from mandat.workspace import Community, Workspace

app = typer.Typer(help="Begin a file that validates at once.", no_args_is_help=True, rich_markup_mode=None)

app.command("meeting")(new_meeting.meeting)
app.command("item")(new_meeting.item)
app.command("report")(new_report.report)

_ROLES = ("chair", "secretary")
"""The roles of every starter; their names are fixed, so nothing else of the community can have them."""
_FILES = ("community", "people")


@app.callback()
def new() -> None:
    """Begin a file that validates at once, with comments that teach the format."""


@app.command("mandate")
def mandate(
    context: typer.Context,
    where: Annotated[str, typer.Argument(metavar="COMMUNITY/ID", help="Such as `eksempel/nettverk`.")],
    *,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Default from the id.")] = None,
) -> None:
    """Begin a mandate in a community: all its organisations are members, everything else is an example."""
    from mandat.documents.starters import Draft, mandate_text, starter_language  # noqa: PLC0415

    year = day_of(None).year
    workspace = open_workspace(context)
    community, own_id = _place(workspace, where)
    _ensure_free(community, own_id)
    short = own_id.replace("-", " ").capitalize()
    called = one_line(title, "--title") if title is not None else short
    text = mandate_text(community, Draft(own_id, called, short, year))
    if starter_language(community.data.language) != community.data.language:
        print(f"The comments are in English: there are none in `{community.data.language}` yet.", file=sys.stderr)
    root = workspace.folder.root
    write_new_file(root / community.folder / f"{own_id}.yaml", text, root)
    print("Everything in it is an example. Put in what the mandate says, and type:", file=sys.stderr)
    print(f"  mandat validate\n  mandat calendar {year + 1} {community.id}/{own_id}", file=sys.stderr)


def _place(workspace: "Workspace", where: str) -> "tuple[Community, str]":
    """The community and the id that `COMMUNITY/ID` names."""
    name, slash, own_id = where.partition("/")
    if not slash or not name:
        example = workspace.communities[0].id if workspace.communities else "eksempel"
        raise WrongUse(f'"{where}" does not name both community and mandate. Write for instance `{example}/nettverk`.')
    community = workspace.community(name)
    if community is None or community.file in community.partial:
        raise WrongUse(_unknown(workspace, name))
    return community, checked_id(own_id)


def _unknown(workspace: "Workspace", name: str) -> str:
    from mandat.schema.values import did_you_mean  # noqa: PLC0415

    if f"mandates/{name}/community.yaml" in workspace.folder.paths():
        return f"mandates/{name}/community.yaml has faults and cannot be used. `mandat validate` shows them."
    known = tuple(community.id for community in workspace.communities)
    if not known:
        return f'There is no community "{name}"; the workspace has none yet. `mandat init` makes one elsewhere to copy.'
    near = did_you_mean(name, known)
    hint = f"; {near}" if near.startswith("did you mean") else "."
    return f'There is no community "{name}"{hint} There are {", ".join(f"`{one}`" for one in known)}.'


def _ensure_free(community: "Community", own_id: str) -> None:
    """The id names nothing in the community or in one of its mandates, and its file would be no other kind of file."""
    used = _used(community, own_id) or _reserved(own_id)
    if used is not None:
        raise WrongUse(f'"{own_id}" is {used}. Choose another id.')
    role = next((role for role in _ROLES if role in community.things), None)
    if role is not None:
        thing = community.things[role]
        raise WrongUse(f'"{role}" is the {thing.noun} {thing.name}, and a mandate names a role so. Rename it first.')


def _used(community: "Community", own_id: str) -> str | None:
    from mandat.checks.wanted import article  # noqa: PLC0415

    if thing := community.things.get(own_id):
        return f"already {article(thing.noun)} of `{community.id}` ({thing.name})"
    for one in community.mandates:
        noun = next((noun for inner, noun, _ in one.inner_ids if inner == own_id), None)
        if noun is not None:
            return f"already {article(noun)} in `{community.id}/{one.id}`"
    return f"already used in a file of `{community.id}` that has faults" if own_id in community.unread else None


def _reserved(own_id: str) -> str | None:
    if own_id in _ROLES:
        return "the name of a role"
    return "the name of another kind of file" if own_id in _FILES or own_id.startswith("plan-") else None
