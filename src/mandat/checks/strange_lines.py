"""Lines of a plan whose kind of meeting is not held by what they are of: no series has them, and no calendar shows them."""

from collections.abc import Iterator

from mandat.checks.lines import Line, community_lines, joined
from mandat.diagnostics import Finding, Note
from mandat.schema.meetings import MeetingKind
from mandat.workspace import Community, Mandate
from mandat.workspace.references import Scope
from mandat.workspace.series import ALL_NETWORKS, all_series

_SEVERAL = 6
"""More names than this are not listed in a remedy."""


def strange_lines(community: Community) -> Iterator[Finding]:
    """A finding for each line whose `kind` and `of` are both there and do not belong together."""
    for line in community_lines(community):
        found = _kind(line) if line.series is None else None
        if found is not None and _is_named(community, line.meeting.of):
            yield _strange(line, *found)


def _kind(line: Line) -> tuple[Mandate, MeetingKind] | None:
    """The kind that the line names; one that is not there is told by REF01."""
    first, _, rest = line.meeting.kind.partition("/")
    mandate = line.community.mandate(first)
    kind = mandate.kind(rest) if mandate is not None else None
    return (mandate, kind) if mandate is not None and kind is not None else None


def _is_named(community: Community, name: str) -> bool:
    """Whether `of` names something that can have meetings; anything else is told by REF01 or REF03."""
    target = Scope(community).resolve(name)
    return name == ALL_NETWORKS or (target is not None and target.kind in ("network", "area", "mandate"))


def _strange(line: Line, mandate: Mandate, kind: MeetingKind) -> Finding:
    owners = tuple(one.of for one in all_series(line.community) if one.kind_reference == line.meeting.kind)
    message = f'`{line.meeting.id}` is of "{line.meeting.of}", and a meeting of the kind `{kind.id}` is of {kind.of}.'
    names = tuple(f"`of: {name}`" for name in owners)
    remedy = f"write {joined(names, 'or')}" if 0 < len(names) <= _SEVERAL else "name one that has such meetings"
    return Finding(
        line.place("of"), message, f"{remedy}, or correct `kind`", (Note(mandate.place("meetings", kind.id), "the kind"),)
    )
