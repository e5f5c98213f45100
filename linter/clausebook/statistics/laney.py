"""Laney's charts p' and u', for counts that spread more than chance alone makes them."""

from collections.abc import Sequence
from math import inf

from clausebook.statistics.charts import ChartKind, ControlChart, limits_of, p_chart, u_chart
from clausebook.statistics.individuals import RANGE_PER_SIGMA, mean_moving_range

__all__ = ["laney_p_chart", "laney_u_chart", "spread_ratio"]


def laney_p_chart(
    defectives: Sequence[int], sizes: Sequence[int], *, base: slice | None = None
) -> ControlChart | None:
    """Return the chart of shares whose limits allow for variation between periods too.

    Formula: p̄ ± 3 sᵢ r, with sᵢ = sqrt(p̄(1 - p̄) / nᵢ) and r = mean moving range of
    (pᵢ - p̄) / sᵢ, divided by 1.128 (Laney, Quality Engineering 14, 2002, 531). With thousands of
    units a period the limits of a p chart become so narrow that nearly each point lies outside.
    None for fewer than two points in the base.
    """
    return _widened(p_chart(defectives, sizes, base=base), ChartKind.LANEY_P, base, 1.0)


def laney_u_chart(
    defects: Sequence[int], sizes: Sequence[float], *, base: slice | None = None
) -> ControlChart | None:
    """Return the chart of rates whose limits allow for variation between periods too.

    As ``laney_p_chart``, with sᵢ = sqrt(ū / nᵢ).
    """
    return _widened(u_chart(defects, sizes, base=base), ChartKind.LANEY_U, base, inf)


def spread_ratio(chart: ControlChart, *, base: slice | None = None) -> float | None:
    """Return r, "sigma z": the observed spread between periods divided by that of chance alone.

    About 1 where a p or u chart fits; well above it Laney's charts do. None for fewer than two
    points in the base, or a chart without spread, where all or none are defective.
    """
    if not all(limits.sigma for limits in chart.limits):
        return None
    spread = mean_moving_range(chart.distances[base or slice(None)])
    return None if spread is None else spread / RANGE_PER_SIGMA


def _widened(
    chart: ControlChart | None, kind: ChartKind, base: slice | None, ceiling: float
) -> ControlChart | None:
    if chart is None or chart.base_size < 2:
        return None
    ratio = spread_ratio(chart, base=base) or 0.0
    limits = tuple(
        limits_of(chart.centre, point.sigma * ratio, floor=0.0, ceiling=ceiling)
        for point in chart.limits
    )
    return ControlChart(kind, chart.values, chart.centre, limits, chart.base_size)
