"""A made-up world of mandate files, the same on every machine: no real organisation, person or place is in it.

Every file is right by the format and as long as a real mandate: three networks with members, four seats, two kinds of
meeting, two roles that take turns, deadlines, duties, and for every rule where it comes from.
"""

import random
from collections.abc import Iterator
from pathlib import Path

COMMUNITIES = 250
MUNICIPALITIES = 24
MEMBERS = 8
SEED = 20250101

PLACES = ("nord", "sor", "ost")
TOPICS = ("utskriving", "legemidler", "rehabilitering", "psykisk helse", "digital samhandling", "barn og unge", "beredskap")
FREQUENCIES = ("at least 4 per year", "4-6 per year", "2 per half-year", "1 per quarter", "about 6 per year")
PERIODS = ("every half-year", "every year", "every 2 years")
RULES = (
    ("purpose", "1. Formål", "Formålet med nettverket er å bidra til god samhandling mellom kommuner og sykehus"),
    ("assignments_from", "2. Oppgaver", "Nettverkene kan få oppdrag fra strategisk samarbeidsutvalg"),
    ("composition.attendance", "4. Møter. Deltakelse", "Det er forpliktende deltakelse i nettverket"),
    ("composition.deputies", "4. Møter. Deltakelse", "Stedfortreder kan stille"),
    ("composition.seats.saksbehandler", "4. Møter. Sammensetning", "1 representant fra saksbehandlertjenesten i hver kommune"),
    ("composition.seats.koordinator", "4. Møter. Sammensetning", "1 samhandlingskoordinator i hver kommune"),
    ("composition.seats.samhandling", "4. Møter. Sammensetning", "Sykehuset med 1-2 representanter fra samhandling"),
    ("composition.seats.klinikk", "4. Møter. Sammensetning", "Sykehuset med 1-2 representanter fra klinikk"),
    ("meetings.regional.title", "1. Formål", "Nettverksmøtet"),
    ("meetings.regional.of", "4. Møter. Møtehyppighet", "i hver av regionnettverkene"),
    ("meetings.regional.frequency", "4. Møter. Møtehyppighet", "Det gjennomføres faste møter i hver av regionnettverkene"),
    ("meetings.regional.form", "4. Møter. Møtehyppighet", "Møtene gjennomføres fysisk eller digitalt"),
    ("meetings.regional.parts", "1. Formål", "Nettverksmøtet er todelt"),
    ("meetings.regional.parts.kommunedel.with", "1. Formål", "En del der bare kommunene deltar"),
    ("meetings.regional.parts.fellesdel.with", "1. Formål", "En del der kommunene og sykehuset deltar"),
    ("meetings.felles", "4. Møter. Møtehyppighet", "I tillegg gjennomføres ett felles nettverksmøte"),
    ("meetings.felles.frequency", "4. Møter. Møtehyppighet", "ett felles nettverksmøte i året"),
    ("roles.chair", "4. Møter. Møteledelse", "Møteleder og referent rulleres blant kommunenes representanter"),
    ("roles.secretary", "4. Møter. Møteledelse", "Møteleder og referent rulleres blant kommunenes representanter"),
    ("deadlines.items", "4. Møter. Saker og agenda", "Saker til møtet meldes inn til møteleder senest 10 dager før"),
    ("deadlines.agenda", "4. Møter. Saker og agenda", "Sakslisten sendes ut senest 1 uke før møtet"),
    ("minutes.kind", "4. Møter. Møteledelse", "Det lages kort referat fra møtene"),
    ("duties.arsrapport", "5. Rapportering", "Nettverket rapporterer årlig om aktiviteten"),
    ("duties.evaluering", "6. Evaluering", "Nettverket evalueres annethvert år"),
    ("confidentiality", "7. Taushetsplikt", "Deltakerne har taushetsplikt etter lov"),
    ("expenses", "8. Økonomi", "Hver part dekker sine egne utgifter"),
)


def write_world(folder: Path, mandates: int) -> tuple[Path, ...]:
    """Write so many mandates into `folder/mandates`, spread evenly over the communities; the paths of all files."""
    drawn = random.Random(SEED)
    files = []
    for number in range(min(COMMUNITIES, mandates)):
        community = folder / "mandates" / f"fellesskap-{number + 1:02}"
        community.mkdir(parents=True)
        files.append(_write(community / "community.yaml", _community(community.name, number)))
        for mandate in range(number, mandates, COMMUNITIES):
            name = f"nettverk-{mandate + 1:04}"
            files.append(_write(community / f"{name}.yaml", _mandate(name, drawn)))
    return tuple(files)


def _write(path: Path, lines: Iterator[str]) -> Path:
    path.write_text("\n".join((*lines, "")), encoding="utf-8")
    return path


def _community(name: str, number: int) -> Iterator[str]:
    yield from ("format: 1", f"community: {name}", f"name: Helsefellesskap {number + 1}", "country: NO", "language: nb")
    yield from ("", "organisations:", f"  - {{id: sykehus, name: Sykehus {number + 1}, kind: hospital}}")
    for one in range(1, MUNICIPALITIES + 1):
        yield f"  - {{id: kommune-{one:02}, name: Kommune {number + 1}-{one}, kind: municipality}}"
    yield from ("", "bodies:", "  - {id: ssu, name: Strategisk samarbeidsutvalg, short_name: SSU}")
    yield from ("", "closed:", "  - {when: W08, name: Vinterferie}", "  - {when: W28..W30, name: Fellesferie}")
    yield from ("  - {when: W40, name: Høstferie}", "", "quiet:", "  - {when: W25..W33, name: Sommer}")
    yield from (
        "",
        "wishes:",
        "  weekdays: [Monday, Tuesday, Wednesday, Thursday]",
        "  starts: [09:00, 12:30]",
        "  duration: 2 h",
    )


def _mandate(name: str, drawn: random.Random) -> Iterator[str]:
    year = drawn.randint(2021, 2024)
    yield f"# Mandat for {name}: laget for å måle, ikke for å brukes."
    yield from ("format: 1", f"mandate: {name}", f"title: Mandat for {name}", f"short_title: Nettverk {name[-4:]}")
    yield from (f"source: Mandat for {name}, versjon 1.0", "", "document:", "  version: 1.0", "  status: adopted", "  owner: ssu")
    yield from ("  approved:", f"    - {{body: ssu, on: {year}-08-{drawn.randint(1, 28):02}, note: Pr. e-post}}")
    yield from (f"  valid_from: {year}-09-01", "  review: 2090", "")
    yield from ("purpose: >-", "  Formålet med nettverket er å bidra til god samhandling mellom kommuner og sykehus.")
    yield from (
        "assignments_from: [ssu]",
        "tasks:",
        *(f"  - Følge opp arbeidet med {topic}" for topic in drawn.sample(TOPICS, 5)),
    )
    yield from ("", "networks:")
    for place in PLACES:
        yield from (f"  - id: {name}-{place}", f"    name: Nettverk {name[-4:]} {place}", "    members:", "      - sykehus")
        yield from (f"      - kommune-{one:02}" for one in drawn.sample(range(1, MUNICIPALITIES + 1), MEMBERS))
    yield from _composition()
    yield from _meetings(drawn)
    yield from _rest(drawn, year)


def _composition() -> Iterator[str]:
    yield from ("", "composition:", "  attendance: mandatory", "  deputies: allowed", "  seats:")
    yield "    - {id: saksbehandler, title: Representant fra saksbehandlertjenesten, per: municipality, count: 1}"
    yield "    - {id: koordinator, title: Samhandlingskoordinator, per: municipality, count: 1}"
    yield "    - {id: samhandling, title: Representant fra samhandling, party: sykehus, count: 1-2}"
    yield "    - {id: klinikk, title: Representant fra klinikk, party: sykehus, count: 1-2}"


def _meetings(drawn: random.Random) -> Iterator[str]:
    yield from ("", "meetings:", "  - id: regional", "    title: Nettverksmøte", "    of: each network")
    yield from (f"    frequency: {drawn.choice(FREQUENCIES)}", "    form: [physical, digital]", "    parts:")
    yield from (
        "      - id: kommunedel",
        "        title: Kommunedelen av møtet",
        "        with: [municipality]",
        "        tasks:",
    )
    yield from (f"          - Dele gode erfaringer om {topic} mellom kommunene" for topic in drawn.sample(TOPICS, 4))
    yield from (
        "      - id: fellesdel",
        "        title: Kommune- og sykehusdelen av møtet",
        "        with: [municipality, sykehus]",
    )
    yield from ("        duration: at least 30 min", "        tasks:")
    yield from (f"          - Være arena for læring om {topic} mellom kommuner og sykehus" for topic in drawn.sample(TOPICS, 3))
    yield from ("  - id: felles", "    title: Felles årlig nettverksmøte", "    of: all networks", "    frequency: 1 per year")
    yield from ("    with: [municipality, sykehus]", "    organiser: ssu", "    prepared_by: ssu")


def _rest(drawn: random.Random, year: int) -> Iterator[str]:
    period = drawn.choice(PERIODS)
    yield from ("", "roles:")
    for role, title in (("chair", "Møteleder"), ("secretary", "Referent")):
        yield from (f"  {role}:", f"    title: {title}", f"    rotates: {period}", "    among: municipality", "    order: listed")
        yield from (
            f"    start: {year}-H2" if period == "every half-year" else f"    start: {year}",
            "    at: [regional, felles]",
        )
        if role == "secretary":
            yield "    other_than: chair"
    yield from ("", "deadlines:", "  items: {when: 10 days before, to: chair}", "  agenda: 1 week before")
    yield from ("  minutes: 2 weeks after", "", "minutes: {kind: notes}", "", "duties:")
    yield from ("  - id: arsrapport", "    title: Rapportering på aktivitet", "    kind: report", "    every: year")
    yield from (
        f"    by: 0{drawn.randint(2, 6)}-15",
        "    to: ssu",
        "  - id: evaluering",
        "    title: Evaluering",
        "    kind: evaluation",
    )
    yield from ("    every: 2 years", f"    start: {year}", "    by: 11-30", "    to: ssu", "")
    yield from ("confidentiality: Deltakerne har taushetsplikt etter lov.", "expenses: Hver part dekker sine egne utgifter.")
    yield from ("", "basis:")
    for path, section, quote in RULES:
        yield from (f"  {path}:", f"    section: {section}", f"    quote: {quote}")
    for role in ("chair", "secretary"):
        yield from (f"  roles.{role}.order:", "    assumed: Rekkefølgen følger avsnitt 3. Mandatet sier ikke noe.")
