"""The command and the small workspace of the tests of the command line."""

from tests.cli.conftest import mandat, workspace

__all__ = ["mandat", "workspace"]
