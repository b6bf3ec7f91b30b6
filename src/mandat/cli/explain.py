"""`mandat explain`."""

from typing import Annotated

import typer

from mandat.cli.common import unknown


def explain(
    code: Annotated[
        str | None, typer.Argument(metavar="[CODE]", help="The code or name of a check; without it, the list.")
    ] = None,
) -> None:
    """Show the page of one check, or the list of all checks."""
    from mandat.checks.registry import CHECKS, find_check  # noqa: PLC0415
    from mandat.render.check_pages import render_list, render_page  # noqa: PLC0415

    if code is None:
        print(render_list(CHECKS), end="")
        return
    found = find_check(code)
    if found is None:
        raise unknown("check", code.upper(), tuple(check.code for check in CHECKS))
    print(render_page(found), end="")
