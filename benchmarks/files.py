"""World S as files: one community that `mandat calendar` can plan. `python -m benchmarks.files FOLDER`."""

import sys
from pathlib import Path

from benchmarks.worlds import Body, community

COMMUNITY = """\
format: 1
community: world
name: Oppfunnet helsefellesskap
country: NO
language: nb
organisations:
{organisations}
closed:
  - {{when: 06-21..08-17, name: Sommer}}
wishes: {{weekdays: [Monday, Tuesday, Wednesday, Thursday], starts: [09:00, 10:00, 12:00, 13:30], travel: 60 min}}
"""
MANDATE = """\
format: 1
mandate: {name}
title: Mandat for {name}
members: [{members}]
composition:
  seats:
    - {{id: koordinator, title: Koordinator, per: municipality}}
    - {{id: stab, title: Stab, party: hospital, per: party}}
meetings:
  - {{id: mote, frequency: {meetings} per year, duration: {hours} h, form: {form}{placed}}}
deadlines:
  items: 10 days before
  agenda: 1 week before
"""


def write_world(folder: Path) -> None:
    """Write the files of world S under `folder/mandates/world`."""
    home = folder / "mandates" / "world"
    home.mkdir(parents=True, exist_ok=True)
    bodies = community("w")
    people = sorted({_organisation(holder) for body in bodies for holder in body.holders})
    kinds = {True: "municipality", False: "hospital"}
    lines = (f"  - {{id: {one}, name: {one.upper()}, kind: {kinds[one.startswith('k')]}}}" for one in people)
    (home / "community.yaml").write_text(COMMUNITY.format(organisations="\n".join(lines)), encoding="utf-8")
    for body in bodies:
        (home / f"{_name(body)}.yaml").write_text(_mandate(body), encoding="utf-8")


def _mandate(body: Body) -> str:
    members = ", ".join(sorted({_organisation(holder) for holder in body.holders}))
    return MANDATE.format(
        name=_name(body),
        members=members,
        meetings=body.meetings,
        hours=body.minutes // 60,
        form="physical" if body.travel else "digital",
        placed=", placed: 14-49 days after au" if _name(body) == "ssu" else "",
    )


def _name(body: Body) -> str:
    return body.id.rpartition(".")[2]


def _organisation(holder: str) -> str:
    return holder.rpartition(".")[2]


if __name__ == "__main__":
    write_world(Path(sys.argv[1]))
