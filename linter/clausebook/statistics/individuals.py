"""The chart of individual values with its moving range, I-MR or XmR."""

from collections.abc import Sequence
from itertools import pairwise

from clausebook.statistics.charts import (
    LIMIT_SIGMAS,
    ChartKind,
    ControlChart,
    PointLimits,
    limits_of,
)
from clausebook.statistics.preconditions import require_numbers

__all__ = [
    "RANGE_PER_SIGMA",
    "RANGE_UPPER_FACTOR",
    "individuals_chart",
    "mean_moving_range",
    "moving_range_chart",
]

RANGE_PER_SIGMA = 1.128
"""d₂ for ranges of two: mean moving range of normal values with a standard deviation of 1."""
RANGE_UPPER_FACTOR = 3.267
"""D₄ for ranges of two: upper limit of the moving range divided by its mean."""


def individuals_chart(
    values: Sequence[float], *, base: slice | None = None, screen: bool = False
) -> ControlChart | None:
    """Return the chart of single values, in their unit; None for fewer than two values in the base.

    Formula: mean ± 3 mean moving range / 1.128, the ranges being |xᵢ - xᵢ₋₁| (NIST/SEMATECH
    e-Handbook 6.3.2.2). Tables that round 3/1.128 to 2.66 come out a little wider. The limits are
    not clipped: what the values may be is not known here.

    ``screen`` leaves out moving ranges above their own upper limit, once, before the mean range is
    taken, so that one outlier does not widen the limits that should show it (as the NHS does in
    Making Data Count).
    """
    require_numbers(values=values)
    chosen = values[base or slice(None)]
    spread = mean_moving_range(chosen, screen=screen)
    if spread is None:
        return None
    centre = sum(chosen) / len(chosen)
    limits = limits_of(centre, spread / RANGE_PER_SIGMA)
    return ControlChart(
        ChartKind.INDIVIDUALS,
        tuple(map(float, values)),
        centre,
        (limits,) * len(values),
        len(chosen),
    )


def moving_range_chart(
    values: Sequence[float], *, base: slice | None = None, screen: bool = False
) -> ControlChart | None:
    """Return the chart of the moving ranges, which has one point fewer than there are values.

    Formula: centre = mean moving range, upper limit 3.267 times that, lower limit 0. None for fewer
    than two values in the base. Its points are not independent: only a point beyond the limit says
    something.
    """
    require_numbers(values=values)
    chosen = values[base or slice(None)]
    centre = mean_moving_range(chosen, screen=screen)
    if centre is None:
        return None
    upper = RANGE_UPPER_FACTOR * centre
    ranges = _moving_ranges(values)
    limits = PointLimits(0.0, upper, (upper - centre) / LIMIT_SIGMAS)
    return ControlChart(
        ChartKind.MOVING_RANGE, tuple(ranges), centre, (limits,) * len(ranges), len(chosen)
    )


def mean_moving_range(values: Sequence[float], *, screen: bool = False) -> float | None:
    """Return the mean distance of neighbours, in their unit; None for fewer than two values."""
    ranges = _moving_ranges(values)
    if not ranges:
        return None
    mean = sum(ranges) / len(ranges)
    if not screen or mean == 0:
        return mean
    # At least one range is not above the mean, so some are left.
    kept = [value for value in ranges if value < RANGE_UPPER_FACTOR * mean]
    return sum(kept) / len(kept)


def _moving_ranges(values: Sequence[float]) -> list[float]:
    return [abs(second - first) for first, second in pairwise(values)]
