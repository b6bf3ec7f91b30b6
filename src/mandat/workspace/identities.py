"""Which organisations of several communities are the same one: those with the same country and code, or the same number."""

from collections.abc import Iterable

from mandat.schema.community import CommunityFile, Organisation


def registered_as(country: str, organisation: Organisation) -> str | None:
    """What public registers know an organisation by: country and code, else country and number; None without either."""
    known = organisation.code or organisation.number
    return f"{country} {known}" if known is not None else None


def shared_names(files: Iterable[CommunityFile]) -> tuple[tuple[str, str], ...]:
    """What an organisation is registered as in one community, and the one name for it that holds in all of them.

    Only where the two differ: one community gives the code and another only the number, or a code has changed.
    """
    by_number: dict[str, set[str]] = {}
    for file in files:
        for organisation in file.organisations:
            name = registered_as(file.country, organisation)
            if organisation.number is not None and name is not None:
                by_number.setdefault(organisation.number, set()).add(name)
    same: dict[str, set[str]] = {}
    for names in by_number.values():
        together = names.union(*(same.get(name, set()) for name in names))
        same.update(dict.fromkeys(together, together))
    firsts = ((name, min(names, key=lambda one: (len(one), one))) for name, names in sorted(same.items()))
    return tuple((name, first) for name, first in firsts if name != first)
