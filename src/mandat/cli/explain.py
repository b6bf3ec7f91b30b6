"""`mandat explain`."""

from typing import Annotated

import typer

from mandat.cli.common import WrongUse


def explain(
    code: Annotated[str | None, typer.Argument(help="The code or name of a check; without it, the list.")] = None,
) -> None:
    """Show the page of one check, or the list of all checks."""
    from mandat.checks.registry import CHECKS, find_check  # noqa: PLC0415
    from mandat.render.check_pages import render_list, render_page  # noqa: PLC0415

    if code is None:
        print(render_list(CHECKS), end="")
        return
    found = find_check(code)
    if found is None:
        from mandat.schema.fields import did_you_mean  # noqa: PLC0415

        remedy = did_you_mean(code.upper(), tuple(check.code for check in CHECKS))
        hint = remedy if remedy.startswith("did you mean") else "`mandat explain` lists them"
        raise WrongUse(f'There is no check "{code}"; {hint}.')
    print(render_page(found), end="")
