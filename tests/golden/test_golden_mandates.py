"""Every mandate and process plan of this repository as a document, word for word. `make bless` accepts what is made today."""

import pytest
from tests.documents.agendas import ROOT, wording
from tests.documents.mandates import community_of, markdown_of, view_of
from tests.golden.test_golden import compare

from mandat.render.look import look_of
from mandat.render.pdf import render_pdf
from mandat.source.shipped import shipped_templates

MANDATES = {
    "mandate-ahus-forvaltningsnettverk-nb": ("ahus", "forvaltningsnettverk", "nb"),
    "mandate-ahus-forvaltningsnettverk-en": ("ahus", "forvaltningsnettverk", "en"),
    "mandate-etablering-nb": ("etablering", "etablering-helsefellesskap", "nb"),
    "mandate-fonna-lms-nn": ("fonna", "lms", "nn"),
    "mandate-innlandet-dialogmote-nb": ("innlandet", "dialogmote", "nb"),
    "mandate-innlandet-fagutvalg-nb": ("innlandet", "fagutvalg", "nb"),
    "mandate-innlandet-partnerskapsmote-nb": ("innlandet", "partnerskapsmote", "nb"),
    "mandate-innlandet-revidering-nb": ("innlandet", "revidering-samarbeidsavtale", "nb"),
    "mandate-innlandet-ssu-nb": ("innlandet", "ssu", "nb"),
    "mandate-jamtland-lokal-samverkansarena-sv": ("jamtland", "lokal-samverkansarena", "sv"),
}


@pytest.mark.parametrize("name", MANDATES)
def test_a_mandate_reads_as_agreed(name):
    community, document, language = MANDATES[name]
    compare(name, markdown_of(community_of(ROOT, community), document, language))


@pytest.mark.parametrize("name", MANDATES)
def test_a_mandate_becomes_a_pdf_file(name):
    community_id, document, language = MANDATES[name]
    community = community_of(ROOT, community_id)
    look = look_of(view_of(community, document, language), wording(language))
    text = markdown_of(community, document, language)
    assert render_pdf(text, look, (shipped_templates(),)).startswith(b"%PDF-1.7")


def test_every_mandate_and_process_plan_of_the_repository_is_here():
    files = {
        (path.parent.name, path.stem)
        for path in (ROOT / "mandates").glob("*/*.yaml")
        if path.stem not in ("community", "people") and not path.stem.startswith("plan-")
    }
    assert files == {(community, document) for community, document, _ in MANDATES.values()}
