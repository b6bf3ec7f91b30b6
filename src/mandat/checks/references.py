"""REF: names that lead somewhere, paths that lead somewhere, quotes that are in their source."""

from collections.abc import Iterator

from mandat.checks.check import Moment, check
from mandat.checks.circles import circles, links
from mandat.checks.declarations import Declaration, namespaces, planned_meetings
from mandat.checks.idle import idle_values
from mandat.checks.quotes import quotes
from mandat.checks.resolving import Reference, is_seat, unclear
from mandat.checks.slips import called_so, slip, slip_message
from mandat.checks.strange_lines import strange_lines
from mandat.checks.twice import members_twice
from mandat.checks.wanted import article, nearest_name, noun_of, plural, remedy_for, wants
from mandat.diagnostics import Finding, Note, Place, Severity
from mandat.schema.common import SourcedFile
from mandat.schema.values import nearest
from mandat.workspace import Community, Mandate, Network, Workspace
from mandat.workspace.basis import covers
from mandat.workspace.rule_paths import leads_somewhere, nearest_path


@check("REF01", Severity.ERROR)
def unknown_reference(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """A name that stands for nothing here.

    What: an id is used for an organisation, body, seat, role, meeting kind, part, duty, phase or meeting that no file of
    the community declares; or a text is the name of something with an id, or differs from an id or a word for a group
    only in capital letters: `Ahus` where `ahus` is meant.

    Why: a typing error in a name would otherwise leave somebody out of a meeting without a word. Other names with a
    capital letter or a space are text.

    Example:
        deadlines:
          items: {when: 10 days before, to: chiar}

    Remedy: correct the name, declare it, or write it as text, beginning with a capital letter.
    """
    del moment
    for community in workspace.communities:
        near: dict[tuple[str, str], str | None] = {}
        for reference in unclear(community):
            if reference.target is None:
                yield _unknown(reference, near)
            elif meant := slip(reference):
                yield _slip(reference, meant)
        yield from _unknown_phases(community)
        yield from _unknown_meetings(community)


def _unknown(reference: Reference, near: dict[tuple[str, str], str | None]) -> Finding:
    named, scope = reference.use.named, reference.use.scope
    key = (scope.mandate.id if scope.mandate else "", f"{named.wanted} {named.name}")
    if key not in near:
        called = called_so(scope, named)
        near[key] = called[0] if called else nearest_name(scope, named)
    guess = near[key]
    remedy = f"did you mean `{guess}`?" if guess else remedy_for(named)
    if scope.community.people is not None and reference.use.place.file == scope.community.people.file:
        return Finding(reference.use.place, f"`{named.field}` names a seat or role that is not here.", remedy)
    return Finding(reference.use.place, f'"{named.name}" is no {noun_of(named.wanted)} here.', remedy)


def _slip(reference: Reference, meant: tuple[str, str]) -> Finding:
    use = reference.use
    people = use.scope.community.people
    is_private = people is not None and use.place.file == people.file
    name = f"`{use.named.field}`" if is_private else use.named.name
    return Finding(use.place, slip_message(name, meant), f"did you mean `{meant[0]}`?")


def _unknown_phases(community: Community) -> Iterator[Finding]:
    for process in community.processes:
        phases = tuple(phase.id for phase in process.data.phases)
        for phase in process.data.phases:
            for position, name in enumerate(phase.after, 1):
                if name not in phases:
                    guess = nearest(name, phases)
                    remedy = f"did you mean `{guess}`?" if guess else "name a phase of this process"
                    place = process.place("phases", phase.id, "after", position)
                    yield Finding(place, f'"{name}" is no phase of this process.', remedy)


def _unknown_meetings(community: Community) -> Iterator[Finding]:
    """Minutes that are said to be approved in a meeting that is neither planned nor written."""
    if any(name.startswith("plan-") for name in community.unread):
        return
    ids = dict.fromkeys((*(line.id for _, line in community.planned), *(file.data.meeting for file in community.meetings)))
    for meeting in community.meetings:
        approved = meeting.data.minutes.approved if meeting.data.minutes else None
        name = approved.at if approved else None
        if name is not None and name not in ids and name not in community.unread:
            guess = nearest(name, tuple(ids))
            remedy = f"did you mean `{guess}`?" if guess else "name a meeting of a plan"
            yield Finding(meeting.place("minutes", "approved", "at"), f'"{name}" is no meeting here.', remedy)


@check("REF02", Severity.ERROR)
def id_used_twice(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """One id for two things.

    What: an id is used twice among the organisations, areas, bodies, mandates, networks and processes of a community;
    twice among the seats, roles, meeting kinds, parts and duties of a mandate; once in each of the two; or for two
    meetings of the plans. Likewise a member that stands twice in one list for the same time.

    Why: whoever reads the id, a person or the tool, could take it for either.

    Example:
        composition:
          seats:
            - {id: koordinator, per: municipality}
            - {id: koordinator, party: ahus}

    Remedy: rename one of the two.
    """
    del moment
    for community in workspace.communities:
        for namespace in namespaces(community):
            yield from _doubles(namespace)
        yield from _doubles(planned_meetings(community))
        yield from members_twice(community)


def _doubles(namespace: Iterator[Declaration]) -> Iterator[Finding]:
    first: dict[str, Declaration] = {}
    for one in namespace:
        other = first.setdefault(one.id, one)
        if other is one or not one.is_reported:
            continue
        if one.noun == other.noun:
            message = f'"{one.id}" is the id of two {plural(one.noun)}.'
            remedy = "give one of them another id"
        else:
            message = f'"{one.id}" is both {article(other.noun)} and {article(one.noun)}.'
            remedy = f"rename the {one.noun}, for instance `{one.id}-2`"
        note = Note(other.place, f"the {other.noun}")
        yield Finding(one.place, message, remedy, (note,))


@check("REF03", Severity.ERROR)
def wrong_kind_of_thing(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """A name that stands for something of another kind than the field wants.

    What: a body stands where members take turns, an organisation where a meeting kind belongs, and so on. Likewise a line
    of a plan whose `of` has no meetings of that `kind`.

    Why: the rule cannot be followed, although every word of it is known.

    Example:
        roles:
          chair: {rotates: every year, among: ssu, order: listed, start: 2025}

    Remedy: name a thing of the kind that the field wants.
    """
    del moment
    for community in workspace.communities:
        for reference in unclear(community):
            named, target = reference.use.named, reference.target
            if target is None or target.kind in wants(named.wanted).kinds or _is_ambiguous(reference) or is_seat(reference):
                continue
            wanted = wants(named.wanted)
            message = f'`{named.field}` wants {wanted.described}, and "{named.name}" is {article(target.kind)}.'
            related = (Note(target.place, f"the {target.kind}"),) if target.place else ()
            yield Finding(reference.use.place, message, wanted.remedy, related)
        yield from strange_lines(community)


def _is_ambiguous(reference: Reference) -> bool:
    """Whether the name stands for something in the mandate and something outside: that is told by REF02."""
    target = reference.target
    return target is not None and target.owner is not None and target.id in reference.use.scope.community.things


@check("REF04", Severity.ERROR)
def circle(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """Things that refer to each other in a circle.

    What: two or more roles or seats are each said to be the same as the next; likewise `parent`, `other_than` where
    nothing else says who, `feeds`, `part_of`, `counts_as`, `placed`, `successor`, and `after` of phases.

    Why: a circle never comes to the one that says who, or when.

    Example:
        roles:
          chair: {same_as: secretary}
          secretary: {same_as: chair}

    Remedy: let one of them say it by itself.
    """
    del moment
    for community in workspace.communities:
        for group in links(community):
            for found in circles(group.links):
                names = tuple(link.source for link in found)
                notes = tuple(Note(link.place, f"{link.source} points to {link.target}") for link in found[1:])
                yield Finding(found[0].place, _circle_message(names, group.said), group.remedy, notes)


def _circle_message(names: tuple[str, ...], said: str) -> str:
    if len(names) == 1:
        return f"{names[0]} is said to {said} itself."
    listed = f"{', '.join(names[:-1])} and {names[-1]}"
    return f"{listed} are each said to {said} the {'other' if len(names) == 2 else 'next'}."  # noqa: PLR2004


@check("REF05", Severity.WARNING)
def basis_path_leads_nowhere(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """A rule path that leads to no rule.

    What: a path in `basis` or `locked` names something that is not in the file; a value under `local` is none that a
    network can have for itself; or a name in `weights` is none of the planner's.

    Why: the origin of a rule, its lock, or a network's own rule would silently be lost.

    Example:
        basis:
          roles.chair.ordre: {section: 3. Møteledelse}

    Remedy: correct the path, or remove it together with the rule.
    """
    del moment
    for file, data in workspace.files.items():
        if not isinstance(data, SourcedFile):
            continue
        for path in data.basis:
            if not leads_somewhere(data, path):
                yield _nowhere(Place(file, f"basis.{path}", at_key=True), data, path)
    for community in workspace.communities:
        for mandate in community.mandates:
            for position, path in enumerate(mandate.data.locked, 1):
                if not leads_somewhere(mandate.data, path):
                    yield _nowhere(mandate.place("locked", position), mandate.data, path)
        yield from idle_values(community)


def _nowhere(place: Place, data: SourcedFile, path: str) -> Finding:
    guess = nearest_path(data, path)
    remedy = f"did you mean `{guess}`?" if guess else "write the rule, or remove this path"
    return Finding(place, f'"{path}" is no rule of this file.', remedy)


@check("REF06", Severity.WARNING)
def quote_not_in_source(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """Quoted words that are not in the source.

    What: a `quote` does not occur in its source, where the source is a text file in the community's folder. Blanks and
    line breaks count as one blank.

    Why: a quote is there so that anybody can look it up.

    Example:
        source: sources/mandat.txt
        basis:
          purpose: {quote: Nettverket skal bidra til god samhandling}

    Remedy: copy the words exactly as the source has them, its typing errors included, and mention those in `note`.
    """
    del moment
    for quote in quotes(workspace):
        if not quote.is_found:
            remedy = f"only capital letters differ: write `{quote.nearly}`" if quote.nearly else "copy them exactly"
            yield Finding(quote.place, f"The quoted words are not in {quote.source}.", remedy)


@check("REF08", Severity.ERROR)
def changes_what_is_locked(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """A network changes a rule that the mandate locks for all its networks.

    What: a path under `local` is one of the paths in `locked`, lies below one, or holds one.

    Why: the locked paths are the common text that every network follows; a network that changes one would live by a
    mandate that nobody adopted.

    Example:
        locked: [composition.attendance]
        networks:
          - id: kysten
            name: Kysten
            members: [vestbygd]
            local: {composition.attendance: voluntary}

    Remedy: remove the local value, or take the path off `locked` by a new version of the mandate.
    """
    del moment
    for community in workspace.communities:
        for mandate in community.mandates:
            for network in mandate.networks:
                yield from _locked(mandate, network)


def _locked(mandate: Mandate, network: Network) -> Iterator[Finding]:
    for path in network.own.local if network.own is not None else ():
        for position, locked in enumerate(mandate.data.locked, 1):
            if covers(locked, path) or covers(path, locked):
                message = f"{network.name} changes `{path}`, and the mandate locks `{locked}` for all its networks."
                note = Note(mandate.place("locked", position), "locked here")
                place = Place(mandate.file, f"{network.path}.local.{path}", at_key=True)
                yield Finding(place, message, "remove the local value, or unlock the path in a new version", (note,))
