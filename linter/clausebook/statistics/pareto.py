"""The Pareto analysis: categories by size, and the vital few that make up most."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import fsum

from clausebook.statistics.preconditions import require_numbers, require_range

__all__ = ["DEFAULT_THRESHOLD", "Pareto", "ParetoRow", "pareto"]

DEFAULT_THRESHOLD = 0.8
"""The share that the vital few reach together, where nobody says another."""

_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class ParetoRow:
    """One category; percentages are of the total, the second of this row and all above."""

    category: str
    weight: float
    percentage: float
    cumulative_percentage: float
    is_vital: bool


@dataclass(frozen=True, slots=True)
class Pareto:
    """Rows from the largest down, what is named "other" last; ``threshold`` is in per cent."""

    rows: tuple[ParetoRow, ...]
    total: float
    threshold: float

    @property
    def few(self) -> tuple[ParetoRow, ...]:
        """The vital few, where they are few: at most half of the rows, and enough.

        Nothing where it takes more, or where too much is "other": no cause stands out then.
        """
        vital = tuple(row for row in self.rows if row.is_vital)
        is_enough = bool(vital) and vital[-1].cumulative_percentage >= self.threshold - _SLACK
        return vital if is_enough and 2 * len(vital) <= len(self.rows) else ()

    @property
    def vital_few(self) -> tuple[str, ...]:
        """Categories of the smallest set that reaches the threshold, the largest first."""
        return tuple(row.category for row in self.rows if row.is_vital)


def pareto(
    weights: Mapping[str, float],
    *,
    threshold: float = DEFAULT_THRESHOLD,
    other: Collection[str] = ("other",),
) -> Pareto | None:
    """Return the analysis of counts or costs by category; None where they sum to 0.

    Formula: percentage = 100 weight / total, cumulated from the largest down; the vital few are the
    first rows that together reach the threshold, a share. Equal weights are ordered by name.
    "Other" is no cause: it stands last whatever its size and never is one of the few, so that these
    fall short of the threshold where it is large. Raises ``ValueError`` for a negative weight.
    """
    require_range(0, 1, threshold=threshold)
    require_numbers(weights=weights.values())
    if min(weights.values(), default=0) < 0:
        raise ValueError("a category cannot have a negative count or cost")
    total = fsum(weights.values())
    if total == 0:
        return None
    order = sorted(weights, key=lambda name: (name in other, -weights[name], name))
    sums = list(accumulate((weights[name] for name in order), initial=0.0))
    # For 0.8 of a total is seldom a binary number.
    enough = threshold * total * (1 - _SLACK)
    rows = tuple(
        ParetoRow(
            category=name,
            weight=weights[name],
            percentage=100 * weights[name] / total,
            cumulative_percentage=min(100.0, 100 * after / total),
            is_vital=name not in other and before < enough,
        )
        for name, (before, after) in zip(order, pairwise(sums), strict=True)
    )
    return Pareto(rows, total, 100 * threshold)
