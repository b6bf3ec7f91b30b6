"""Whether an action is open or late on a day, wherever it was taken on."""

from datetime import date

from mandat.schema.common import Action


def last_day_of(action: Action) -> date | None:
    """The last day to do it; None where there is none, or it is to be done as soon as possible."""
    return action.by.date.last if action.by is not None and action.by.date is not None else None


def was_open(done: date | None, on: date) -> bool:
    """Whether what was done on a day, or never, was not yet done at the end of another."""
    return done is None or done > on


def was_late(action: Action, done: date | None, on: date) -> bool:
    """Whether it was open on a day after the last day to do it."""
    last = last_day_of(action)
    return was_open(done, on) and last is not None and last < on
