"""Rule paths: the names by which `basis`, `accept` and findings point at a place in a file.

`meetings.regional.frequency` names the entry with the id `regional` in the list `meetings`. An entry without an id is
named by its position from 1 (`agenda.standing.2`), a member by its id (`networks.follo.members.enebakk`).
"""

Raw = str | list["Raw"] | dict[str, "Raw"]
Steps = tuple[str | int, ...]


def steps_to(value: object, path: str) -> Steps | None:
    """The keys and list positions (from 0) that lead to a rule path; None if there is no such place."""
    return _walk(value, tuple(path.split(".")) if path else (), ())


def nearest_steps(value: object, path: str) -> Steps:
    """As `steps_to`, and for a path that leads nowhere the way to its deepest part that is there."""
    names = path.split(".") if path else []
    while names:
        found = steps_to(value, ".".join(names))
        if found is not None:
            return found
        names.pop()
    return ()


def _walk(value: object, names: tuple[str, ...], done: Steps) -> Steps | None:
    if not names:
        return done
    if isinstance(value, dict):
        return _walk_mapping(value, names, done)
    if isinstance(value, list):
        position = _position(value, names[0])
        return None if position is None else _walk(value[position], names[1:], (*done, position))
    # One value stands for a list of one.
    return done if len(names) == 1 and names[0] in ("1", _id_of(value)) else None


def _walk_mapping(value: dict[str, object], names: tuple[str, ...], done: Steps) -> Steps | None:
    # Keys of `basis` and `local` are rule paths themselves, so the longest key wins.
    for length in range(len(names), 0, -1):
        key = ".".join(names[:length])
        if key in value:
            return _walk(value[key], names[length:], (*done, key))
    return None


def _position(entries: list[object], name: str) -> int | None:
    for position, entry in enumerate(entries):
        if _id_of(entry) == name:
            return position
    if name.isdigit() and 0 < int(name) <= len(entries):
        return int(name) - 1
    return None


def _id_of(entry: object) -> str | None:
    if isinstance(entry, dict):
        found = entry.get("id")
        return found if isinstance(found, str) else None
    return entry.split(" ", 1)[0] if isinstance(entry, str) else None


def rule_path(value: object, steps: Steps) -> str:
    """The rule path of a place given by keys and list positions; positions that the file does not have are left out."""
    names = []
    for step in steps:
        if isinstance(step, int) and isinstance(value, list) and step < len(value):
            entry = value[step]
            names.append((isinstance(entry, dict) and _id_of(entry)) or str(step + 1))
            value = entry
        elif isinstance(step, str) and isinstance(value, dict) and step in value:
            names.append(step)
            value = value[step]
    return ".".join(names)
