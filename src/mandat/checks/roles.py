"""ROT: who leads and who writes, by turns and otherwise."""

from collections.abc import Iterator

from mandat.calendar.roles import are_two
from mandat.checks.barred import leaves_nobody
from mandat.checks.check import Moment, check
from mandat.checks.events import misplaced_events
from mandat.checks.kept import broken_turns
from mandat.checks.leading import leads_at_once
from mandat.checks.order import order_faults
from mandat.checks.turns import RoleHere, first_period, roles_of, round_of, spelled_months, whole_months
from mandat.diagnostics import Finding, Note, Severity
from mandat.rules.periods import Days
from mandat.workspace import Workspace
from mandat.workspace.references import Scope

_WAYS = ("rotates", "alternates", "jointly", "same_as")
_PARTIES = 2
"""Between so many at least a role alternates."""


@check("ROT01", Severity.WARNING)
def turn_not_computable(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """Turns of which too little is said to know whose it is.

    What: a role rotates or alternates, and `order` or `start` is missing, `between` does not name two different parties,
    nobody in the network is named by `among`, or one of them is an entry with `count` that stands for several.

    Why: order and start are never guessed. Where the mandate is silent, people agree on something, and it is written
    down as an assumption.

    Example:
        roles:
          chair: {rotates: every half-year, among: municipality}

    Remedy: add what is missing, and say in `basis` that it is `assumed`.
    """
    for community in workspace.communities:
        for here in roles_of(community):
            yield from _not_computable(here, moment)


def _not_computable(here: RoleHere, moment: Moment) -> Iterator[Finding]:
    role = here.role
    way = "rotates" if role.rotates is not None else "alternates"
    missing = _missing(here) if here.networks else ()
    if missing:
        said = " and ".join(f"`{field}`" for field in missing)
        message = f"Who has the role `{here.name}` cannot be computed: {said} {'is' if len(missing) == 1 else 'are'} missing."
        remedy = f"add {_additions(here, missing, moment)}, and `assumed` in `basis` if the mandate does not say it"
        yield Finding(here.place(way), message, remedy)
    elif role.rotates is not None:
        yield from _nobody_named(here)
    elif role.alternates is not None and not are_two(role.between):
        number = f"`between` names {len(role.between)}" if len(role.between) > _PARTIES else "`between` names one party twice"
        message = f"Who has the role `{here.name}` cannot be computed: a role alternates between two, and {number}."
        remedy = "write two parties" if len(role.between) == _PARTIES else "write two parties, or `rotates` with `among`"
        yield Finding(here.place("between"), message, remedy)


def _missing(here: RoleHere) -> tuple[str, ...]:
    role = here.role
    if role.rotates is not None:
        return tuple(field for field, value in (("order", role.order), ("start", role.start)) if value is None)
    if role.alternates is None:
        return ()
    between = ("between",) if len(role.between) < _PARTIES else ()
    return (*between, *(("start",) if role.start is None else ()))


def _additions(here: RoleHere, missing: tuple[str, ...], moment: Moment) -> str:
    period = here.role.rotates or here.role.alternates
    valid = here.version.rules.document.valid_from
    start = first_period(period, valid.first if valid else moment.on) if period else ""
    written = {"order": "`order: listed`", "start": f"`start: {start}`", "between": "`between` with two parties"}
    return " and ".join(written[field] for field in missing)


def _nobody_named(here: RoleHere) -> Iterator[Finding]:
    """A rotation in a network where it is not known who takes part in it."""
    for network in here.networks:
        candidates = here.candidates(network)
        several = next((one.organisation for one in candidates if one.organisation.count is not None), None)
        if several is not None:
            reason = f"{several.name} stands for several that are not named."
            remedy = "name the members one by one in `organisations`"
        elif not candidates and not any(_is_misspelled(here, name) for name in here.role.among):
            reason, remedy = f"nobody in {network.name} is named by `among`.", "name the members, or another `among`"
        else:
            continue
        yield Finding(here.place("rotates"), f"Who has the role `{here.name}` cannot be computed: {reason}", remedy)


def _is_misspelled(here: RoleHere, name: str) -> bool:
    """Whether REF01 tells of a name: it leads nowhere, or is read as text and not as what it is called."""
    scope = Scope(here.community, here.mandate)
    target, small = scope.resolve(name), scope.resolve(name.casefold())
    return target is None or (target.kind == "text" and small is not None and small.kind != "text")


@check("ROT02", Severity.ERROR)
def two_ways_at_once(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """A role is given in two ways that exclude each other.

    What: a role has more than one of `rotates`, `alternates`, `jointly` and `same_as`; also where a network adds one under
    `local`. A network with a way of its own has the whole role there: `roles.chair: {jointly: …}`.

    Why: a chair that goes round among the municipalities cannot also be held by two together; nobody could say whose
    turn it is.

    Example:
        roles:
          chair: {rotates: every half-year, among: municipality, jointly: [municipality, ahus]}

    Remedy: keep the one that the mandate says, and remove the other.
    """
    del moment
    for community in workspace.communities:
        for here in roles_of(community):
            yield from _both_ways(here)


def _both_ways(here: RoleHere) -> Iterator[Finding]:
    """A role with two ways; in a network's own rules only if the network gives one of them, and shown there."""
    ways = tuple(way for way in _WAYS if getattr(here.role, way))
    own = tuple(way for way in ways if here.version.says(f"roles.{here.name}.{way}"))
    if len(ways) < 2 or not own:  # noqa: PLR2004  two exclude each other
        return
    network, way = here.version.own, own[-1] if here.version.own is not None else ways[1]
    message = f"The role `{here.name}` has both `{ways[0]}` and `{ways[1]}`{f' in {network.name}' if network else ''}."
    whole = f"; if {network.name} has its own way, give it the whole role: `roles.{here.name}: {{{way}: …}}`" if network else ""
    yield Finding(here.place(way), message, f"keep one of them{whole}")


@check("ROT03", Severity.ERROR)
def order_not_the_members(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """An order of turns that is not the list of those who take turns.

    What: a written `order` names somebody who is no member or is not named by `among`, names somebody twice, or leaves
    out a member.

    Why: who is left out would never have a turn, and nobody would see it.

    Example:
        roles:
          chair: {rotates: every year, among: municipality, order: [grue, frogn, nesodden], start: 2025}

    Remedy: list exactly the members.
    """
    del moment
    for community in workspace.communities:
        for here in roles_of(community):
            yield from order_faults(here)


@check("ROT04", Severity.ERROR)
def one_for_two_roles(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """Two roles that must differ, and only one who can have either.

    What: a role is `other_than` another, and the same single party or member is all that both can go to. A role that is
    only `other_than` one that alternates goes to the other of its parties.

    Why: whenever one of the roles is filled, nobody is left for the other.

    Example:
        roles:
          chair: {party: fjellsykehuset}
          secretary: {party: fjellsykehuset, other_than: chair}

    Remedy: widen `among`, `between` or `party` of one of them, or remove `other_than`.
    """
    del moment
    for community in workspace.communities:
        for here in roles_of(community):
            only = leaves_nobody(here)
            if only is not None:
                message = (
                    f"`other_than: {here.role.other_than}` leaves nobody for `{here.name}`: only {only} can have either role."
                )
                note = Note(here.version.place("roles", here.role.other_than), "the other role")
                yield Finding(here.place("other_than"), message, "widen `among`, `between` or `party` of one of them", (note,))


@check("ROT05", Severity.ERROR)
def event_out_of_place(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """A swap or an exemption that changes no turn.

    What: an event lies before the first turn, names somebody who takes no turns there or does not have the turn, names
    people of several networks without `of`, or stands in a role that does not rotate; a swap is longer or shorter than a
    turn; turns go by meetings and no meeting is then; or so many are exempt that nobody is left, which is a warning.

    Why: what was agreed would be forgotten without a word, and the calendar would name somebody else.

    Example:
        roles:
          chair:
            rotates: every half-year
            among: municipality
            order: listed
            start: 2024-H2
            events:
              - {in: 2023-H1, swap: [frogn, nesodden]}

    Remedy: correct the period, the names, or `of`.
    """
    del moment
    for community in workspace.communities:
        for here in roles_of(community):
            yield from misplaced_events(here)


@check("ROT06", Severity.WARNING)
def round_outlasts_mandate(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """A round of turns that is longer than the mandate lasts.

    What: the number of members that take turns, times the length of a turn, is more than the time from `start` to
    `valid_until`.

    Why: some would never have their turn, and others have it early by the accident of the order.

    Example:
        document: {valid_until: 2028-12-31}
        roles:
          chair: {rotates: every half-year, among: municipality, order: listed, start: 2025-H1}

    Remedy: shorten the period; or, if the round need not be finished, say so in `accept`.
    """
    del moment
    for community in workspace.communities:
        for here in roles_of(community):
            yield from _too_long(here)


def _too_long(here: RoleHere) -> Iterator[Finding]:
    until = here.version.rules.document.valid_until
    if until is None or here.role.start is None:
        return
    rounds = tuple(found for network in here.networks if (found := round_of(here, network)) is not None)
    if not rounds:
        return
    number, days = max(rounds, key=lambda one: one[1].last)
    if days.last > until.last:
        takes = spelled_months(whole_months(days))
        lasts = spelled_months(max(0, whole_months(Days(days.first, until.last))))
        message = f"{number} members {here.role.rotates} take {takes}; the mandate ends after {lasts}, on {until.last}."
        valid = here.version.place("document.valid_until")
        note = Note(valid, "the end of the mandate")
        entry = f"{{code: ROT06, path: {here.itself.path}, because: …, until: …}}"
        remedy = f"shorten the period, or add `{entry}` to `accept` if a round need not be finished"
        yield Finding(here.itself, message, remedy, (note,), None, (*here.rests_on, valid))


@check("ROT07", Severity.WARNING)
def leads_two_at_once(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """One organisation that chairs two networks at the same time.

    What: by the turns of two networks the same organisation has the chair of both, this year or in the year that is
    planned.

    Why: it is much work for one municipality, and nobody notices it before it happens, because each network only looks
    at its own list.

    Example:
        networks:
          - {id: fjord, name: Fjord, members: [vestbygd, austbygd]}
          - {id: fjell, name: Fjell, members: [vestbygd, nordbygd]}
        roles:
          chair: {rotates: every half-year, among: municipality, order: listed, start: 2025-H1}

    Remedy: add a `swap` in one of them.
    """
    for community in workspace.communities:
        yield from leads_at_once(community, moment)


@check("ROT08", Severity.INFO)
def turn_not_kept(workspace: Workspace, moment: Moment) -> Iterator[Finding]:
    """Somebody else had the role than the one whose turn it was, or to whom the mandate gives it.

    What: a meeting file says who had a role in a meeting that was held or whose day has passed, and by the rules it was
    another's turn; or the mandate gives the role to a party, or to one of several, and another organisation had it.

    Why: the file is the fact. If the two traded turns, the rotation should know, or it counts wrongly from here on; and a
    role that always falls to another has a rule that is no longer followed.

    Example:
        meeting: fjord-2025-1
        roles: {chair: austbygd}

    Remedy: add a `swap` if turns were traded; change the role in the mandate if it is to stay with another; otherwise there
    is nothing to do.
    """
    for community in workspace.communities:
        yield from broken_turns(community, moment)
