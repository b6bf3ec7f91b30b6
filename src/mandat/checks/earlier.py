"""Run the checks that compare a workspace with an earlier state of it."""

from mandat.checks.changed import COMPARISONS
from mandat.checks.check import Earlier
from mandat.checks.run import Judged
from mandat.workspace import Workspace


def find_since(before: Earlier, after: Workspace) -> tuple[Judged, ...]:
    """The findings of a change, by check; their places are in `after`. They cannot be accepted: a change is made once."""
    return tuple(
        Judged(comparison.check, finding, comparison.check.severity)
        for comparison in COMPARISONS
        for finding in comparison.find(before, after)
    )
