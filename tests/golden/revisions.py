"""Revisions of the mandate of Ahus, each as a pull request would bring it: what the files said, and what they say then."""

import shutil
from collections.abc import Callable
from pathlib import Path

from tests.repositories import Repository, new_repository

from mandat.cli.app import run

ROOT = Path(__file__).parents[2]
ON = "2025-11-03"
MANDATE = "mandates/ahus/forvaltningsnettverk.yaml"
COMMUNITY = "mandates/ahus/community.yaml"
PLAN = "mandates/ahus/plan-2026.yaml"

Revise = Callable[[Repository], None]


def ahus(folder: Path) -> Repository:
    """A repository with the mandate as it is."""
    made = new_repository(folder)
    shutil.copytree(ROOT / "mandates" / "ahus", folder / "mandates" / "ahus")
    made.commit("The mandate as it was approved")
    return made


def replaced(repository: Repository, file: str, *texts: tuple[str, str]) -> None:
    """Other words in a file; each old text has to be there."""
    path = repository.root / file
    text = path.read_text(encoding="utf-8")
    for old, new in texts:
        assert old in text, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def member_joins(repository: Repository) -> None:
    frogn = "  - {id: frogn, name: Frogn, kind: municipality, code: 3214}\n"
    replaced(repository, COMMUNITY, (frogn, f"{frogn}  - {{id: vestby, name: Vestby, kind: municipality, code: 3216}}\n"))
    replaced(repository, MANDATE, ("nordre-follo, frogn]", "nordre-follo, frogn, vestby from 2026-01-01]"))


def deadline(repository: Repository) -> None:
    replaced(repository, MANDATE, ("items: {when: 10 days before", "items: {when: 14 days before"))


def rotation_yearly(repository: Repository) -> None:
    replaced(repository, MANDATE, ("rotates: every half-year", "rotates: every year"))


def network_split(repository: Repository) -> None:
    whole = "    name: Forvaltningsnettverk Nedre Romerike og Gardermoregionen\n"
    going = ("ullensaker", "hurdal", "eidsvoll", "nes", "nannestad")
    second = (
        "  - id: gardermoregionen\n    name: Forvaltningsnettverk Gardermoregionen\n    from: 2026-01-01\n"
        f"    members: [ahus, {', '.join(going)}]\n"
    )
    replaced(
        repository,
        MANDATE,
        (whole, "    name: Forvaltningsnettverk Nedre Romerike\n"),
        *((f"      - {one}\n", f"      - {one} until 2025-12-31\n") for one in going),
        ("      - nannestad until 2025-12-31\n", f"      - nannestad until 2025-12-31\n{second}"),
    )


def version_adopted(repository: Repository) -> None:
    replaced(
        repository,
        MANDATE,
        ("  version: 1.0\n", "  version: 1.1\n"),
        ("note: Pr. e-post}\n", "note: Pr. e-post}\n    - {body: ssu, on: 2025-10-20, note: Sak 31/25}\n"),
        ("  review: 2025\n", "  review: 2027\n"),
        (
            "  changes: []                                  # endringsloggen i mandatet er tom\n",
            "  changes:\n    - {version: 1.1, on: 2025-10-20, body: ssu, what: Formålet er presisert og én oppgave er ny}\n",
        ),
        ("nettverket er bidra til god samhandling", "nettverket er å bidra til god og likeverdig samhandling"),
        (
            "          - Dele gode erfaringer og felles utfordringer\n",
            "          - Dele gode erfaringer og felles utfordringer\n          - Følge opp avvik meldt mellom kommunene\n",
        ),
    )
    accepted = (repository.root / MANDATE).read_text(encoding="utf-8").partition("\naccept:")[0]
    (repository.root / MANDATE).write_text(accepted + "\n", encoding="utf-8")


DEADLINES = "  items: {when: 10 days before, to: chair}\n  agenda: 1 week before\n"
DEADLINES_AGAIN = """\
  # Fristene, i den rekkefølgen de kommer
  agenda: 1 week before
  items:
    to: [chair]
    when: '10 days before'
"""
MEMBERS = "[ahus, as, nesodden, enebakk, nordre-follo, frogn]"
MEMBERS_AGAIN = """
      - ahus
      - as
      - nesodden
      - enebakk   # også i Nedre Romerike
      - nordre-follo
      - frogn"""


def reformatted(repository: Repository) -> None:
    replaced(
        repository,
        MANDATE,
        (DEADLINES, DEADLINES_AGAIN),
        ("purpose: Formålet med nettverket er bidra til", "purpose: >-\n  Formålet med nettverket er\n  bidra til"),
        (MEMBERS, MEMBERS_AGAIN),
    )


def broken(repository: Repository) -> None:
    replaced(
        repository, MANDATE, ("when: 10 days before", "when: 10 dager før"), ("frequency: 1 per year", "frequency: once a year")
    )


def network_renamed(repository: Repository) -> None:
    replaced(
        repository,
        MANDATE,
        ("  - id: follo\n", "  - id: follo-og-as\n"),
        ("    name: Forvaltningsnettverk Folloregionen\n", "    name: Forvaltningsnettverk Follo og Ås\n"),
        ("networks.follo:", "networks.follo-og-as:"),
    )


def adopted_plan(repository: Repository) -> None:
    """The dates of 2026 are adopted before the revision."""
    assert run(["-C", str(repository.root), "calendar", "2026", "--save", "--by", "au", "--on", "2025-10-20"]) == 0


def meeting_cancelled(repository: Repository) -> None:
    lines = (repository.root / PLAN).read_text(encoding="utf-8").splitlines(keepends=True)
    line = next(one for one in lines if "id: follo-2026-2" in one)
    cancelled = line.replace("}\n", ", state: cancelled, because: Fellessamling for ledere, revision: 1, revised: 2025-11-03}\n")
    replaced(repository, PLAN, (line, cancelled))


def week_closed(repository: Repository) -> None:
    week = "  - {when: W08, name: Vinterferie, source: antatt}\n"
    replaced(repository, COMMUNITY, (week, f"  - {{when: 2026-W07, name: Omlegging av journalsystemet}}\n{week}"))


def decided_by_majority(repository: Repository) -> None:
    """The mandate says how it decides before the revision."""
    replaced(repository, MANDATE, ("minutes: {kind: notes}\n", f"minutes: {{kind: notes}}\n\n{MAJORITY}"))


MAJORITY = "decisions:\n  rule: majority\n  quorum: more than half\n  scope: Nettverket avgjør egne arbeidsformer.\n"
CONSENSUS = """\
decisions:
  rule: consensus
  quorum: every party
  scope: Nettverket avgjør egne arbeidsformer og felles opplæring.
  on_disagreement: ssu
"""


def decisions(repository: Repository) -> None:
    replaced(repository, MANDATE, (MAJORITY, CONSENSUS))


def seats(repository: Repository) -> None:
    clinic = "    - {id: ahus-klinikk, title: Representant fra klinikk, party: ahus, count: 1-2}\n"
    doctor = "    - {id: praksiskonsulent, title: Praksiskonsulent, party: ahus, count: 1, term: 2 years}\n"
    where = "{section: 4. Møter. Sammensetning, quote: Ahus med 1-2 representant fra samhandling}"
    health = "title: Representant fra saksbehandlertjenesten, per: municipality, count: 1}"
    replaced(
        repository,
        MANDATE,
        (clinic, clinic.replace("count: 1-2", "count: 2") + doctor),
        (health, health.replace("count: 1}", "count: 1-2}")),
        ("    - {id: ahus-samhandling, title: Representant fra samhandling, party: ahus, count: 1-2}\n", ""),
        (f"  composition.seats.ahus-samhandling: {where}\n", ""),
    )


def community_renamed(repository: Repository) -> None:
    """Folder, id and name of the whole community, and one rule with them."""
    folder = repository.root / "mandates" / "ahus"
    replaced(
        repository,
        COMMUNITY,
        ("community: ahus\n", "community: ahus-omradet\n"),
        ("name: Helsefellesskapet Ahus og kommunene\n", "name: Helsefellesskapet i Ahus-området\n"),
    )
    rotation_yearly(repository)
    folder.rename(folder.with_name("ahus-omradet"))


BEFORE: dict[str, tuple[str, Revise]] = {
    "meeting-cancelled": ("The dates of 2026 are adopted", adopted_plan),
    "decisions": ("How it decides", decided_by_majority),
}
"""What is there before a revision, beside the mandate as it is."""

REVISIONS: dict[str, tuple[str, Revise]] = {
    "member-joins": ("A member joins", member_joins),
    "deadline": ("Items are due earlier", deadline),
    "rotation-yearly": ("Turns last a year", rotation_yearly),
    "network-split": ("A network is split", network_split),
    "version-adopted": ("Version 1.1", version_adopted),
    "reformatted": ("Only written in another way", reformatted),
    "broken": ("A broken file", broken),
    "network-renamed": ("A network gets another id and name", network_renamed),
    "meeting-cancelled": ("A meeting is cancelled", meeting_cancelled),
    "week-closed": ("A week is closed", week_closed),
    "decisions": ("How the networks decide", decisions),
    "seats": ("Other seats", seats),
    "community-renamed": ("The community gets another id and name", community_renamed),
}
