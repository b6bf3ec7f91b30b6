"""`mandat schema`."""

from typing import Annotated

import typer

from mandat.cli.common import unknown


def schema(
    kind: Annotated[
        str | None, typer.Argument(metavar="[KIND]", help="community, mandate, plan, meeting, process or people.")
    ] = None,
) -> None:
    """Print the JSON Schema of the file format, for editors."""
    from mandat.schema.json_schema import combined_schema, json_schema  # noqa: PLC0415
    from mandat.schema.read import FILE_KINDS  # noqa: PLC0415

    kinds = tuple(name for name, _ in FILE_KINDS)
    if kind is not None and kind not in kinds:
        raise unknown("kind of file", kind, kinds)
    print(combined_schema() if kind is None else json_schema(kind), end="")
