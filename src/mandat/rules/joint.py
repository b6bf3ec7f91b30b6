"""Who leads the joint meeting of several networks, where the mandate only says that the rotation also applies to it.

No mandate says how: that the networks take turns by year is an assumption, and must be shown as one.
"""

from mandat.frozen import frozen


@frozen
class SittingChair:
    """A network and who chairs it on the day of the joint meeting; None when nobody can be named."""

    network: str
    holder: str | None


@frozen
class JointTurn:
    """Whose chairs lead a joint meeting and keep its minutes."""

    leads: SittingChair
    minutes: SittingChair | None


def joint_turn(sitting: tuple[SittingChair, ...], first_year: int, year: int) -> JointTurn | None:
    """The networks take turns by year, in listed order from the rotation's first year.

    That network's sitting chair leads; the next network's sitting chair keeps the minutes. If the same member chairs
    both, the next after it with another chair keeps them, because nobody holds both roles.

    Args:
        sitting: the networks in listed order, with their sitting chairs.
        first_year: the year in which the rotation starts.
        year: the year of the joint meeting; before `first_year` there is no answer.
    """
    if year < first_year or not sitting:
        return None
    place = (year - first_year) % len(sitting)
    leads = sitting[place]
    following = (*sitting[place + 1 :], *sitting[:place])
    others = (chair for chair in following if chair.holder is None or chair.holder != leads.holder)
    return JointTurn(leads, next(others, None))
