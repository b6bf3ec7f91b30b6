"""A role that alternates between parties, such as a hospital trust and the municipalities: each has it in turn."""


def alternating(parties: tuple[str, ...], index: int | None) -> str | None:
    """The party that has the role in a turn: the first named in turn 0, then the others in order, and round again.

    None before the first turn (no index) and when no party is named.
    """
    if index is None or index < 0 or not parties:
        return None
    return parties[index % len(parties)]


def other_party(parties: tuple[str, ...], holder: str | None) -> str | None:
    """The party that has the role `other_than` a holder: the other of two, the next in order of more.

    None when nobody holds the first role, when the holder is no party, and when there is only one.
    """
    if holder not in parties or len(parties) == 1:
        return None
    return parties[(parties.index(holder) + 1) % len(parties)]
