from tests.cli.conftest import mandat

__all__ = ["mandat"]
