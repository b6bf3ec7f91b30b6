"""The next agenda of each made-up community, with what it takes over, and the call for items before it, word for word."""

from datetime import date

import pytest
from tests.documents.agendas import ROOT, Year, wording, year_of
from tests.golden.test_golden import compare

from mandat.documents.agenda.call import call_view
from mandat.render.markdown import render_markdown
from mandat.source.shipped import shipped_templates

MEETINGS = {
    "nb": ("utskriving-2026-2", date(2026, 4, 20)),
    "nn": ("rehabilitering-2026-1", date(2026, 2, 2)),
    "sv": ("samverkansgrupp-2026-1", date(2026, 1, 26)),
    "en": ("older-adults-2026-1", date(2026, 2, 2)),
}


@pytest.fixture(scope="module")
def year() -> Year:
    return year_of(ROOT / "examples", 2026)


@pytest.mark.parametrize("language", MEETINGS)
def test_the_next_agenda_reads_as_agreed(year, language):
    meeting, on = MEETINGS[language]
    compare(f"next-agenda-{language}", year.markdown(meeting, language, on))


@pytest.mark.parametrize("language", MEETINGS)
def test_the_call_for_items_reads_as_agreed(year, language):
    meeting, on = MEETINGS[language]
    view = call_view(year.workspace, year.calendar, year.meeting(meeting), wording(language), on)
    compare(f"call-{language}", render_markdown("call.md.j2", view, wording(language), (shipped_templates(),)))
