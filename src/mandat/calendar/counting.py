"""Which meetings count for the frequency of a series: for the planner, the checks of plans and the reports alike."""

from mandat.workspace.series import ALL_NETWORKS, Series


def counting_for(series: Series) -> frozenset[tuple[str, str]]:
    """Kind and `of` of the meetings that count: of its own kind, and of kinds that count as it; joint ones for all."""
    kinds = tuple(kind.id for kind in series.rules.meetings if series.kind.id in (kind.id, kind.counts_as))
    return frozenset((f"{series.mandate.id}/{kind}", of) for kind in kinds for of in (series.of, ALL_NETWORKS))
