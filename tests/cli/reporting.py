"""A small workspace with a held year: two networks of one mandate, and a body that collects their reports."""

from pathlib import Path

COMMUNITY = """\
format: 1
community: eks
name: Helsefellesskapet Eksempel
country: NO
language: nb
organisations:
  - {id: vestbygd, name: Vestbygd, kind: municipality}
  - {id: ostbygd, name: Østbygd, kind: municipality}
  - {id: nordbygd, name: Nordbygd, kind: municipality}
  - {id: sykehuset, name: Eksempel sykehus, kind: hospital}
bodies:
  - {id: fou, name: Enhet for samhandling, short_name: FoU}
  - {id: ssu, name: Strategisk samarbeidsutvalg, short_name: SSU}
"""
MANDATE = """\
format: 1
mandate: nettverk
title: Mandat for nettverkene
document:
  version: 1.1
  status: adopted
  owner: ssu
  approved: [{body: ssu, on: 2024-01-10}]
  valid_from: 2024-01-10
  changes:
    - {version: 1.0, on: 2020-05-01, what: Opprettet}
    - {version: 1.1, on: 2024-01-10, what: Flere møter}
networks:
  - {id: nord, name: Nettverk nord, members: [vestbygd, ostbygd until 2025-06-30, nordbygd from 2025-07-01, sykehuset]}
  - {id: sor, name: Nettverk sør, members: [vestbygd, sykehuset]}
composition:
  seats:
    - {id: kontakt, title: Kontaktperson, per: municipality}
    - {id: lege, title: Overlege, party: sykehuset}
meetings:
  - {id: mote, title: Nettverksmøte, frequency: at least 3 per year}
  - {id: felles, title: Felles fagdag, of: all networks, frequency: 1 per year}
roles:
  chair: {party: municipality}
duties:
  - {id: arsrapport, title: Årsrapport, kind: report, by: 01-31, every: year, covers: previous year, to: fou, feeds: samlet}
  - {id: samlet, title: Samlet rapport, kind: report, owner: fou, by: 02-28, every: year, covers: previous year, to: ssu}
  - {id: plan, title: Handlingsplan, kind: plan, by: 11-30, every: year, covers: next year, to: fou}
  - {id: fagdag, title: Fagdag, kind: event, every: year, at: felles}
"""
PLAN = """\
format: 1
plan: 2025
adopted: {body: ssu, on: 2024-11-20}
meetings:
  - {id: nord-2025-1, kind: nettverk/mote, of: nord, on: 2025-02-13, time: 09:00-11:00, state: held}
  - {id: nord-2025-2, kind: nettverk/mote, of: nord, on: 2025-05-08, time: 09:00-11:00, state: held}
  - {id: nord-2025-3, kind: nettverk/mote, of: nord, on: 2025-10-09, state: cancelled, because: Sykdom}
  - {id: nord-2025-4, kind: nettverk/mote, of: nord, on: 2025-12-04, time: 09:00-11:00}
  - {id: felles-2025-1, kind: nettverk/felles, of: all networks, on: 2025-09-18, time: 09:00-15:00, state: held}
"""
FIRST = """\
format: 1
meeting: nord-2025-1
roles: {chair: vestbygd}
attendance:
  vestbygd/kontakt: present
  ostbygd/kontakt: deputy
  sykehuset/lege: excused
items:
  - {number: 01/25, title: Godkjenning av innkalling og saksliste, type: decision, decision: Godkjent.}
  - number: 02/25
    title: Sjekkliste
    type: decision
    decision: Nettverket lager en sjekkliste.
    dissent: [{party: ostbygd, text: Vi mener den bør være nasjonal.}]
    actions:
      - {what: Utkast til sjekkliste, owner: vestbygd, by: 2025-03-01}
      - {what: Tall fra avdelingene, owner: sykehuset/lege, by: 2025-04-01, done: 2025-03-20}
  - number: 03/25
    title: Klage fra en navngitt pasient
    type: decision
    exempt: offl. § 13
    decision: Klagen tas til følge.
    actions: [{what: Svare pasienten, owner: ostbygd, by: 2025-02-20}]
  - {number: 04/25, title: "=HYPERLINK(\\"http://x\\")", type: information, decision: "@SUM(1+1) tas til orientering."}
minutes: {status: approved, approved: {at: nord-2025-2}}
"""
SECOND = """\
format: 1
meeting: nord-2025-2
items:
  - number: 05/25
    title: Oppfølging
    type: discussion
    frame: opening
    actions: [{what: utkast til  sjekkliste, owner: vestbygd, by: 2025-06-01, done: 2025-05-30}]
  - {number: 06/25, title: Handlingsplan, type: decision, duty: plan, outcome: postponed}
minutes: {status: draft}
"""
PROSE = "# Årsrapport\n\n## Sammendrag\n\nEt **godt** år.\n\n## Egne ord\n\nMer.\n"


def held_year(folder: Path) -> Path:
    """The workspace; the folder of its community is `mandates/eks`."""
    home = folder / "mandates" / "eks"
    files = {
        "community.yaml": COMMUNITY,
        "nettverk.yaml": MANDATE,
        "plan-2025.yaml": PLAN,
        "meetings/nord-2025-1.yaml": FIRST,
        "meetings/nord-2025-2.yaml": SECOND,
        "reports/nord-2025.md": PROSE,
    }
    for name, text in files.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
