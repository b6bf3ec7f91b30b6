"""`mandat init`."""

import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mandat.cli.common import Settings, WrongUse, day_of, here
from mandat.cli.new_files import checked_id, one_line, write_new_file

if TYPE_CHECKING:
    from mandat.documents.starters import CommunityDraft, StarterLanguage

_COUNTRIES = ("NO", "SE")
_IGNORED = (b"people.yaml", b"**/people.yaml", b"mandates/*/people.yaml", b"/mandates/*/people.yaml", b"mandates/**/people.yaml")


def init(
    context: typer.Context,
    directory: Annotated[Path, typer.Argument(metavar="[DIR]", help="The folder; it is made if it is missing.")] = Path(),
    *,
    language: Annotated[
        str | None, typer.Option("--lang", metavar="nb|nn|sv|en", help="Of the community and of the comments.")
    ] = None,
    name: Annotated[str | None, typer.Option("--name", metavar="TEXT", help="Of the community.")] = None,
    own_id: Annotated[str | None, typer.Option("--id", metavar="ID", help="Of the community; default from its name.")] = None,
    country: Annotated[str | None, typer.Option("--country", metavar="NO|SE", help="Gives the public holidays.")] = None,
) -> None:
    """Begin a workspace: one community with one mandate, both made up, for you to replace."""
    from mandat.documents.starters import Draft, community_of, community_text, example_in, mandate_text  # noqa: PLC0415

    year = day_of(None).year
    draft = _draft(language, name, own_id, country)
    root = _root(context, directory)
    example = example_in(draft.language)
    file = f"mandates/{draft.id}/community.yaml"
    text = community_text(draft)
    mandate = mandate_text(community_of(text, file), Draft(example.mandate, example.title, example.short_title, year))
    _ignore_people(root / ".gitignore")
    write_new_file(root / file, text)
    write_new_file(root / f"mandates/{draft.id}/{example.mandate}.yaml", mandate)
    _tell_next(root, year + 1, example.mandate)


def _draft(language: str | None, name: str | None, own_id: str | None, country: str | None) -> "CommunityDraft":
    from mandat.documents.starters import CommunityDraft, example_in  # noqa: PLC0415
    from mandat.schema.values import as_id  # noqa: PLC0415

    spoken = _language(language or ("sv" if country == "SE" else "nb"))
    where = country or ("SE" if spoken == "sv" else "NO")
    if where not in _COUNTRIES:
        raise WrongUse(f'"{where}" is no country that a workspace can begin with. Write `NO` or `SE`.')
    example = example_in(spoken)
    called = one_line(name, "--name") if name is not None else example.name
    default = as_id(called) if name is not None else example.community
    return CommunityDraft(checked_id(own_id if own_id is not None else default), called, where, spoken)


def _language(text: str) -> "StarterLanguage":
    from mandat.documents.starters import LANGUAGES  # noqa: PLC0415

    found = next((known for known in LANGUAGES if known == text), None)
    if found is None:
        raise WrongUse(f'"{text}" is no language that a workspace can begin with. Write `nb`, `nn`, `sv` or `en`.')
    return found


def _root(context: typer.Context, directory: Path) -> Path:
    """The folder for the new workspace: in no other workspace, and without `mandates/`."""
    from mandat.source.folder import MANDATES, find_workspace  # noqa: PLC0415

    base = context.obj.directory if isinstance(context.obj, Settings) else None
    if base is not None and not base.is_dir():
        raise WrongUse(f"The folder {base} does not exist.")
    if base is None:
        here()  # a folder that is gone is told before anything is made
    root = (base or Path()) / directory
    if root.exists() and not root.is_dir():
        raise WrongUse(f"{root} is a file. Name a folder.")
    above = find_workspace(root.resolve())
    if above is not None:
        raise WrongUse(
            f"{above.root} is a workspace already: it has `{MANDATES}/`. Add to it with `mandat new mandate`, "
            "or name a folder outside it."
        )
    if os.path.lexists(root / MANDATES):
        raise WrongUse(f"{root / MANDATES} is there already, and is no folder. Name another folder.")
    return root


def _ignore_people(path: Path) -> None:
    """Let git leave out `people.yaml`: one line at the end of `.gitignore`, where it does not do so yet."""
    from mandat.source.write import CannotWrite, write_file  # noqa: PLC0415

    try:
        old = path.read_bytes() if path.exists() else b""
        if _ignores_people(old):
            return
        end = b"\r\n" if b"\r\n" in old else b"\n"
        gap = end if old and not old.endswith(b"\n") else b""
        write_file(path.resolve() if path.is_symlink() else path, old + gap + b"people.yaml" + end)
    except CannotWrite as problem:
        raise WrongUse(str(problem)) from problem
    except OSError as problem:
        raise WrongUse(f"{path} cannot be read: {problem.strerror}.") from problem
    print(f"{'Added `people.yaml` to' if old else 'Wrote'} {path}.", file=sys.stderr)


def _ignores_people(text: bytes) -> bool:
    """Whether the last line that speaks of `people.yaml` ignores it."""
    spoken = [line.strip() for line in text.splitlines() if line.strip().removeprefix(b"!") in _IGNORED]
    return bool(spoken) and not spoken[-1].startswith(b"!")


def _tell_next(root: Path, year: int, network: str) -> None:
    lines = [f"mandat calendar {year}", f"mandat agenda {network}"]
    if root.resolve() != here():
        lines.insert(0, f"cd {shlex.quote(str(root))}")
    lines.insert(len(lines) - 2, "mandat validate")
    print("Everything in it is an example. Open the files, put in your own, and type:", file=sys.stderr)
    print("\n".join(f"  {line}" for line in lines), file=sys.stderr)
