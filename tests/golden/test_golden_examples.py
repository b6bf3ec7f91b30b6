"""The documents of the workspace of examples, word for word: mandate, agenda and minutes in four languages."""

import pytest
from tests.cli.conftest import ROOT, mandat
from tests.golden.test_golden import compare

__all__ = ["mandat"]

DOCUMENTS = {
    "example-mandate-nb": "document utskriving --on 2026-04-16",
    "example-mandate-nn": "document rehabilitering --on 2025-06-05",
    "example-mandate-sv": "document samverkansgrupp --on 2025-04-23",
    "example-mandate-en": "document older-adults --on 2025-06-05",
    "example-agenda-nb": "agenda utskriving utskriving-2026-2 --on 2026-04-16",
    "example-agenda-sent-nb": "agenda utskriving utskriving-2025-2 --on 2025-05-01",
    "example-agenda-public-nb": "agenda utskriving utskriving-2025-2 --on 2025-05-01 --public",
    "example-agenda-lifted-nb": "agenda samarbeidsutvalg samarbeidsutvalg-2026-1 --on 2026-03-01",
    "example-agenda-nn": "agenda rehabilitering rehabilitering-2025-2 --on 2025-06-05",
    "example-agenda-sv": "agenda samverkansgrupp samverkansgrupp-2025-2 --on 2025-04-23",
    "example-agenda-en": "agenda older-adults older-adults-2025-2 --on 2025-06-05",
    "example-minutes-nb": "minutes utskriving utskriving-2025-2 --on 2025-09-10",
    "example-minutes-public-nb": "minutes utskriving utskriving-2025-2 --on 2025-09-10 --public",
    "example-minutes-draft-nb": "minutes utskriving utskriving-2026-1 --on 2026-02-21",
    "example-minutes-nn": "minutes rehabilitering rehabilitering-2025-1 --on 2025-03-10",
    "example-minutes-sv": "minutes samverkansgrupp samverkansgrupp-2025-1 --on 2025-03-10",
    "example-minutes-en": "minutes older-adults older-adults-2025-1 --on 2025-03-20",
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_of_the_examples_reads_as_agreed(mandat, name):
    result = mandat("-C", ROOT / "examples", *DOCUMENTS[name].split())
    assert result.code == 0, result.err
    compare(name, result.out)
