"""Control charts of counts: p, np, u and c, with limits for each point."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import copysign, inf, sqrt

from clausebook.statistics.preconditions import (
    require_counts,
    require_numbers,
    require_part,
    require_positive,
    require_same_length,
)

__all__ = [
    "COUNT_CHARTS",
    "LIMIT_SIGMAS",
    "TRIAL_BELOW",
    "ChartKind",
    "ControlChart",
    "PointLimits",
    "c_chart",
    "limits_of",
    "np_chart",
    "p_chart",
    "u_chart",
]

LIMIT_SIGMAS = 3.0
"""Standard deviations from the centre line to a limit."""
_ROUNDING = 1e-12
TRIAL_BELOW = 20
"""Limits from fewer points than this are on trial, to be set anew once there are enough."""


class ChartKind(StrEnum):
    """What is plotted, and how its spread is known."""

    INDIVIDUALS = "i-mr"
    MOVING_RANGE = "mr"
    P = "p"
    NP = "np"
    U = "u"
    C = "c"
    LANEY_P = "p'"
    LANEY_U = "u'"


COUNT_CHARTS = frozenset(ChartKind) - {ChartKind.INDIVIDUALS, ChartKind.MOVING_RANGE}
"""Charts whose points are not normal: the rules about zones do not suit them."""


@dataclass(frozen=True, slots=True)
class PointLimits:
    """Limits of one point, clipped to what is possible, and the standard deviation behind them."""

    lower: float
    upper: float
    sigma: float


@dataclass(frozen=True, slots=True)
class ControlChart:
    """Values in order of time with one centre line and a pair of limits for each.

    ``base_size`` is the number of points from which centre and limits come.
    """

    kind: ChartKind
    values: tuple[float, ...]
    centre: float
    limits: tuple[PointLimits, ...]
    base_size: int

    @property
    def is_trial(self) -> bool:
        """Whether too few points stand behind the limits for lasting ones."""
        return self.base_size < TRIAL_BELOW

    @property
    def distances(self) -> tuple[float, ...]:
        """Distances from the centre line in standard deviations: what run rules look at.

        They are taken before clipping, so that 0 complaints are no signal where 0 is the clipped
        limit. Without any spread, a point off the centre is infinitely far.
        """
        return tuple(
            _distance(value, self.centre, limits.sigma)
            for value, limits in zip(self.values, self.limits, strict=True)
        )


def p_chart(
    defectives: Sequence[int], sizes: Sequence[int], *, base: slice | None = None
) -> ControlChart | None:
    """Return the chart of shares of defective units, from 0 to 1; None for an empty base.

    Formula: p̄ = sum of defectives / sum of sizes; limits p̄ ± 3 sqrt(p̄(1 - p̄) / nᵢ), clipped to 0
    and 1 (Shewhart; Montgomery, Statistical Quality Control). ``base`` picks the points that centre
    and limits come from, all unless said otherwise. Raises ``ValueError`` for a period of size 0,
    which has no point and is to be left out, and for more defectives than units.
    """
    _require_sizes(defectives, sizes)
    for defective, size in zip(defectives, sizes, strict=True):
        require_part(defectives=defective, size=size)
    return _ratio_chart(ChartKind.P, defectives, sizes, base)


def np_chart(
    defectives: Sequence[int], size: int, *, base: slice | None = None
) -> ControlChart | None:
    """Return the chart of numbers of defective units in samples of one size.

    Formula: np̄ ± 3 sqrt(np̄(1 - p̄)), clipped to 0 and the size. None for an empty base. Samples
    whose size varies belong on a p chart.
    """
    require_positive(size=size)
    for defective in defectives:
        require_part(defectives=defective, size=size)
    return _count_chart(ChartKind.NP, defectives, base, float(size))


def u_chart(
    defects: Sequence[int], sizes: Sequence[float], *, base: slice | None = None
) -> ControlChart | None:
    """Return the chart of defects for each unit of opportunity; None for an empty base.

    Formula: ū = sum of defects / sum of sizes; limits ū ± 3 sqrt(ū / nᵢ), clipped to 0. The sizes
    need not be whole: 12.5 thousand deliveries. Raises ``ValueError`` for a period of size 0, which
    has no point and is to be left out.
    """
    _require_sizes(defects, sizes)
    return _ratio_chart(ChartKind.U, defects, sizes, base)


def c_chart(defects: Sequence[int], *, base: slice | None = None) -> ControlChart | None:
    """Return the chart of numbers of defects where each period has the same opportunity for them.

    Formula: c̄ ± 3 sqrt(c̄), clipped to 0. None for an empty base.
    """
    for count in defects:
        require_counts(defects=count)
    return _count_chart(ChartKind.C, defects, base)


def limits_of(
    centre: float, sigma: float, *, floor: float = -inf, ceiling: float = inf
) -> PointLimits:
    """Return limits three standard deviations from the centre, clipped to what is possible."""
    reach = LIMIT_SIGMAS * sigma
    return PointLimits(max(floor, centre - reach), min(ceiling, centre + reach), sigma)


def _ratio_chart(
    kind: ChartKind, counts: Sequence[int], sizes: Sequence[float], base: slice | None
) -> ControlChart | None:
    """Return the chart of counts by size: of shares, up to 1, or of rates."""
    chosen = base or slice(None)
    total = sum(sizes[chosen])
    if not total:
        return None
    centre = sum(counts[chosen]) / total
    ceiling = 1.0 if kind is ChartKind.P else inf
    variance = centre * (1 - centre) if kind is ChartKind.P else centre
    return ControlChart(
        kind,
        tuple(count / size for count, size in zip(counts, sizes, strict=True)),
        centre,
        tuple(limits_of(centre, sqrt(variance / n), floor=0.0, ceiling=ceiling) for n in sizes),
        len(sizes[chosen]),
    )


def _count_chart(
    kind: ChartKind, counts: Sequence[int], base: slice | None, size: float = inf
) -> ControlChart | None:
    """Return the chart of counts in samples of one size, which for defects has no end."""
    chosen = counts[base or slice(None)]
    if not chosen:
        return None
    centre = sum(chosen) / len(chosen)
    limits = limits_of(centre, sqrt(centre * (1 - centre / size)), floor=0.0, ceiling=size)
    values = tuple(map(float, counts))
    return ControlChart(kind, values, centre, (limits,) * len(counts), len(chosen))


def _require_sizes(counts: Sequence[int], sizes: Sequence[float]) -> None:
    require_same_length(counts=counts, sizes=sizes)
    require_numbers(sizes=sizes)
    for count, size in zip(counts, sizes, strict=True):
        require_counts(count=count)
        if size <= 0:
            raise ValueError(f"a period of size {size} has no point on the chart: leave it out")


def _distance(value: float, centre: float, sigma: float) -> float:
    deviation = value - centre
    # Values that are all alike differ from their mean in the last bit.
    if abs(deviation) <= _ROUNDING * max(abs(value), abs(centre)):
        return 0.0
    return deviation / sigma if sigma else copysign(inf, deviation)
