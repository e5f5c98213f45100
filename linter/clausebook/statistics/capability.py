"""Process capability: whether the tolerance has room for the spread of the process."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from clausebook.statistics.individuals import individuals_chart
from clausebook.statistics.intervals import DEFAULT_CONFIDENCE, Interval, critical_value
from clausebook.statistics.preconditions import require_counts, require_numbers, require_positive
from clausebook.statistics.runs import find_signals, rule_set

__all__ = [
    "ENOUGH_FOR_INTERVAL",
    "ENOUGH_FOR_STUDY",
    "Capability",
    "Support",
    "Tolerance",
    "capability",
    "capability_of",
]

ENOUGH_FOR_INTERVAL = 25
"""Fewer values than this support no index."""
ENOUGH_FOR_STUDY = 100
"""Values that a capability study should have."""


class Support(StrEnum):
    """How far the number of values carries an index: the condition under which it is stated."""

    UNKNOWN = "unknown"
    TOO_FEW = "too_few"
    PRELIMINARY = "preliminary"
    ENOUGH = "enough"


@dataclass(frozen=True, slots=True)
class Tolerance:
    """Lower and upper specification limit in the unit of the values; one of them may be absent.

    Raises ``ValueError`` for two limits without room between them, or none at all.
    """

    lower: float | None = None
    upper: float | None = None

    def __post_init__(self) -> None:
        given = [limit for limit in (self.lower, self.upper) if limit is not None]
        require_numbers(specification_limits=given)
        if not given:
            raise ValueError("capability needs at least one specification limit")
        if self.lower is not None and self.upper is not None and self.lower >= self.upper:
            raise ValueError(
                f"the lower specification limit {self.lower} must lie below the upper {self.upper}"
            )


@dataclass(frozen=True, slots=True)
class Capability:
    """Indices without unit; those that need a limit that is absent are None.

    ``k`` is the distance of the mean from the middle of the tolerance, divided by half the
    tolerance. Intervals are None below 25 values. ``is_stable`` is None where it was not looked at:
    an unstable process has no capability, whatever the numbers say.
    """

    cp: float | None
    cpk: float
    cpu: float | None
    cpl: float | None
    k: float | None
    count: int | None
    cp_interval: Interval | None
    cpk_interval: Interval | None
    is_stable: bool | None

    @property
    def support(self) -> Support:
        """How far the number of values carries the indices."""
        if self.count is None:
            return Support.UNKNOWN
        if self.count < ENOUGH_FOR_INTERVAL:
            return Support.TOO_FEW
        return Support.PRELIMINARY if self.count < ENOUGH_FOR_STUDY else Support.ENOUGH


def capability(
    mean: float,
    standard_deviation: float,
    tolerance: Tolerance,
    *,
    count: int | None = None,
    is_stable: bool | None = None,
    confidence: float = DEFAULT_CONFIDENCE,
) -> Capability:
    """Return the indices of a process from its mean and standard deviation.

    Formula: Cp = (U - L) / 6s, Cpu = (U - mean) / 3s, Cpl = (mean - L) / 3s, Cpk = the smaller of
    them (NIST/SEMATECH e-Handbook 6.1.6). They speak of stable and roughly normal values only.

    Intervals: Cpk ± z sqrt(1/9n + Cpk² / 2(n - 1)) (Bissell, Applied Statistics 39, 1990, 331); Cp
    times sqrt(χ² / (n - 1)), where the quantiles of χ² are Wilson's and Hilferty's approximation,
    off by less than 0.5 % from 25 values on. Raises ``ValueError`` unless the standard deviation is
    greater than 0: without any spread there is no index.
    """
    require_numbers(mean=[mean])
    require_positive(standard_deviation=standard_deviation)
    require_counts(count=count or 0)
    low, high = tolerance.lower, tolerance.upper
    upward = None if high is None else (high - mean) / (3 * standard_deviation)
    downward = None if low is None else (mean - low) / (3 * standard_deviation)
    both = k = None
    if low is not None and high is not None:
        both = (high - low) / (6 * standard_deviation)
        k = abs((low + high) / 2 - mean) / ((high - low) / 2)
    nearest = min(index for index in (upward, downward) if index is not None)
    cp_interval = cpk_interval = None
    if count is not None and count >= ENOUGH_FOR_INTERVAL:
        z = critical_value(confidence)
        cp_interval = None if both is None else _cp_interval(both, count, z)
        half = z * sqrt(1 / (9 * count) + nearest**2 / (2 * (count - 1)))
        cpk_interval = Interval(nearest - half, nearest + half)
    return Capability(
        both, nearest, upward, downward, k, count, cp_interval, cpk_interval, is_stable
    )


def capability_of(
    values: Sequence[float], tolerance: Tolerance, *, confidence: float = DEFAULT_CONFIDENCE
) -> Capability | None:
    """Return the indices of values in order of time, and whether they were stable.

    The standard deviation is that of all values, divided by n - 1 (some call the indices Pp and
    Ppk then). Stable means that no point lies beyond the limits of the chart of individual values.
    None for fewer than two values, or values that are all equal.
    """
    chart = individuals_chart(values)
    if chart is None or min(values) == max(values):
        return None
    squares = sum((value - chart.centre) ** 2 for value in values)
    deviation = sqrt(squares / (len(values) - 1))
    signals = find_signals(chart.distances, rule_set("beyond_limits"))
    return capability(
        chart.centre,
        deviation,
        tolerance,
        count=len(values),
        is_stable=next(signals, None) is None,
        confidence=confidence,
    )


def _cp_interval(cp: float, count: int, z: float) -> Interval:
    degrees = count - 1
    spread = 2 / (9 * degrees)
    low, high = ((1 - spread + side * z * sqrt(spread)) ** 3 for side in (-1, 1))
    return Interval(cp * sqrt(low), cp * sqrt(high))
