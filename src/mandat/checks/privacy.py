"""PRV: public files hold seats, not people."""

from collections.abc import Iterator

from mandat.checks.check import Moment, check
from mandat.checks.lines import community_lines, mandate_rule_place
from mandat.checks.personal import may_be_personal, personal_data
from mandat.diagnostics import Finding, Note, Place, Severity
from mandat.schema.people import PeopleFile
from mandat.source.folder import NotReadable
from mandat.source.text import Text, decode
from mandat.workspace import Community, Workspace


@check("PRV01", Severity.ERROR)
def personal_data_in_public_file(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """A file that everybody can read has an address, a telephone number or a personal number in it.

    What: the text of a file, comments included, has what looks like an e-mail address, a telephone number (with the
    number of the country, behind "tlf" or "ring", or in the groups of a Norwegian mobile or a Swedish number), or a
    Norwegian, Swedish, Danish or Finnish personal number. Numbers of organisations are not personal, and `people.yaml`
    is not looked at.

    Why: these files are kept in git and printed. What once stood there can be read for ever, also when the line is gone.

    Example:
        bodies:
          - {id: au, name: Arbeidsutvalget, notes: Spørsmål til kari@kommune.example}

    Remedy: move it to `people.yaml`, which stays out of git; name the seat or the office here.
    """
    del moment
    folders = {community.folder: community for community in workspace.communities}
    for file, data in workspace.files.items():
        community = folders.get(file.rpartition("/")[0].removesuffix("/meetings"))
        if community is not None and not isinstance(data, PeopleFile):
            yield from _personal(workspace, community, file)


def _personal(workspace: Workspace, community: Community, file: str) -> Iterator[Finding]:
    try:
        raw = workspace.folder.read(file)
    except NotReadable:
        return
    text = decode(raw) if may_be_personal(raw) else None
    if not isinstance(text, Text):
        return
    for found in personal_data(text.characters, community.data.country):
        where = "This" if found.in_value else f"The comment in line {found.line}"
        yield Finding(
            Place(file, found.path),
            f"{where} looks like {found.kind}; public files hold seats, not people.",
            f"move it to `{community.folder}/people.yaml`",
        )


@check("PRV02", Severity.WARNING)
def excluded_matter(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """An exempt item is on the agenda of a body that keeps some matters out.

    What: the mandate has `decisions.excluded`, and an item of one of its meetings has `exempt`. What exactly is kept out
    is text: whether this item belongs to it, somebody must read.

    Why: where a mandate keeps matters about individuals out, an item that must be kept from the public may be one, and
    then it should not reach the other parties at all.

    Example:
        # mandate: decisions: {excluded: Enkeltsaker}
        items:
          - {number: 04/25, title: Henvendelse om enkeltsak, exempt: offl. § 13}

    Remedy: take it off this agenda; or, if it is another matter, accept the finding with `because`.
    """
    del moment
    for community in workspace.communities:
        lines = {line.meeting.id: line for line in community_lines(community)} if community.meetings else {}
        for meeting in community.meetings:
            line = lines.get(meeting.data.meeting)
            if line is None or line.series is None or not line.series.rules.decisions.excluded:
                continue
            rule = mandate_rule_place(line.series, "decisions", "excluded")
            kept_out = "; ".join(line.series.rules.decisions.excluded)
            for position, item in enumerate(meeting.data.items, 1):
                if item.exempt is not None:
                    name = f"item {item.number}" if item.number else f"item {position}"
                    yield Finding(
                        meeting.place("items", position, "exempt"),
                        f'The mandate keeps out "{kept_out}", and {name} is exempt ({item.exempt}).',
                        "take it off this agenda",
                        (Note(rule, "kept out"),),
                        rests_on=(rule,),
                    )


@check("PRV03", Severity.ERROR)
def people_file_in_git(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """The file with names and addresses is kept in git.

    What: git tracks `people.yaml`.

    Why: whoever can read the repository can read the names, also those of people who have left, and a file that was once
    committed stays in its history.

    Example:
        # people.yaml, and `git ls-files mandates/ahus/people.yaml` prints its name
        people:
          - {id: p1, name: Kari Nordmann, holds: [enebakk/saksbehandler]}

    Remedy: `git rm --cached mandates/ahus/people.yaml`, and add `people.yaml` to `.gitignore`. What has been published
    must also be taken out of the history.
    """
    del moment
    for community in workspace.communities:
        if community.people is not None and workspace.folder.is_tracked(community.people.file):
            file = community.people.file
            yield Finding(
                Place(file), f"`{file}` is tracked by git.", f"`git rm --cached {file}`, and add `people.yaml` to `.gitignore`"
            )
