"""A number of a period beside that of the period before, and whether the difference says much."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import fsum, sqrt
from statistics import fmean

from clausebook.analysis.days import last_day
from clausebook.analysis.indicators import Point, factor_of, is_share, points_of
from clausebook.analysis.period import Period
from clausebook.record import Record
from clausebook.statistics.intervals import critical_value

__all__ = ["Figure", "Trend", "compared", "counted", "shared", "trend_of"]

_PURE = "1"
"""The unit of a number that has none."""
_COUNTS = ("u", "c")
"""Control charts of what is counted one by one, which chance makes vary as Poisson says."""


class Trend(StrEnum):
    """Where something is heading, in the words of the schema of a management review."""

    BETTER = "better"
    STABLE = "stable"
    WORSE = "worse"
    MIXED = "mixed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the period beside that of the period before, None where there is none.

    ``margin`` is how far two such numbers lie apart by chance in 95 of 100 cases, None where that
    cannot be told; 0 for what is no matter of chance. ``record`` is the id of the source, if any.
    """

    name: str
    now: float | None
    before: float | None
    direction: str = ""
    unit: str = ""
    margin: float | None = 0.0
    record: str = ""

    @property
    def trend(self) -> Trend:
        """Whether it is better or worse than before by more than chance easily makes it."""
        if self.now is None or self.before is None or self.margin is None:
            return Trend.UNKNOWN
        difference = self.now - self.before
        if abs(difference) <= self.margin:
            return Trend.STABLE
        if self.direction not in ("higher_is_better", "lower_is_better"):
            return Trend.UNKNOWN
        is_better = (difference > 0) is (self.direction == "higher_is_better")
        return Trend.BETTER if is_better else Trend.WORSE


def trend_of(figures: Iterable[Figure]) -> Trend:
    """Return where several figures are heading together; what cannot be told does not count."""
    told = {figure.trend for figure in figures} - {Trend.UNKNOWN}
    if {Trend.BETTER, Trend.WORSE} <= told:
        return Trend.MIXED
    moved = told - {Trend.STABLE}
    if moved:
        return moved.pop()
    return Trend.STABLE if told else Trend.UNKNOWN


def counted(name: str, now: int, before: int, direction: str = "") -> Figure:
    """Return the figure of how often something happened in two periods of the same length.

    Formula: the difference of two Poisson counts has the variance of their sum.
    """
    return Figure(name, now, before, direction, margin=critical_value() * sqrt(now + before))


def shared(name: str, now: tuple[int, int], before: tuple[int, int], direction: str = "") -> Figure:
    """Return the figure of a share in two periods, each given as the part and the whole.

    Formula: the difference of two binomial shares has the sum of their variances.
    """
    levels = [part / whole if whole else None for part, whole in (now, before)]
    known = [
        (level, n) for level, (_, n) in zip(levels, (now, before), strict=True) if level is not None
    ]
    margin = 100 * critical_value() * sqrt(sum(level * (1 - level) / n for level, n in known))
    first, second = (None if level is None else 100 * level for level in levels)
    return Figure(name, first, second, direction, "%", margin if len(known) > 1 else None)


def compared(kpi: Record, period: Period) -> Figure | None:
    """Return what an indicator shows in the period, None where no value of it ends there."""
    points = points_of(kpi)
    now, before = _within(points, period), _within(points, period.earlier)
    if not now:
        return None
    return Figure(
        kpi.title,
        _level(kpi, now),
        _level(kpi, before) if before else None,
        kpi.text("direction"),
        "" if kpi.text("unit") == _PURE else kpi.text("unit"),
        _margin(kpi, now, before) if before else None,
        kpi.id,
    )


def _within(points: Iterable[Point], period: Period) -> list[Point]:
    return [p for p in points if last_day(p.period) in period and _value(p) is not None]


def _value(point: Point) -> float | None:
    return point.above if point.value is None else point.value


def _level(kpi: Record, points: Sequence[Point]) -> float:
    """Return the value over all periods: of all counts together, else the mean."""
    counts = _counts(points) if is_share(kpi) or kpi.text("chart") in _COUNTS else None
    if counts is not None:
        return factor_of(kpi) * counts[0] / counts[1]
    return fmean(_value(point) or 0.0 for point in points)


def _counts(points: Sequence[Point]) -> tuple[float, float] | None:
    """Return the sums of numerators and of denominators, None where one lacks."""
    pairs = [(p.above, p.below) for p in points if p.above is not None and p.below]
    if len(pairs) < len(points):
        return None
    return sum(a for a, _ in pairs), sum(b for _, b in pairs if b)


def _margin(kpi: Record, now: Sequence[Point], before: Sequence[Point]) -> float | None:
    """Return the wider margin of two: of what is counted, and of the spread between periods."""
    counts = [_variance_of_counts(kpi, points) for points in (now, before)]
    known = [variance for variance in counts if variance is not None]
    of_counts = critical_value() * sqrt(sum(known)) if len(known) == len(counts) else None
    of_spread = _margin_of_spread([[_value(p) or 0.0 for p in points] for points in (now, before)])
    return max((m for m in (of_counts, of_spread) if m is not None), default=None)


def _variance_of_counts(kpi: Record, points: Sequence[Point]) -> float | None:
    """Return the variance of a share (binomial) or of a rate (Poisson), None for other values."""
    counts = _counts(points)
    if counts is None or not (is_share(kpi) or kpi.text("chart") in _COUNTS):
        return None
    ratio = counts[0] / counts[1]
    single = ratio * (1 - ratio) if is_share(kpi) else ratio
    return factor_of(kpi) ** 2 * max(single, 0.0) / counts[1]


def _margin_of_spread(groups: Sequence[Sequence[float]]) -> float | None:
    """Return the margin of the difference of two means from the spread within both groups.

    Student's t with the variance of both together; None where nothing is left to judge it by.
    """
    freedom = sum(map(len, groups)) - len(groups)
    if freedom < 1:
        return None
    means = [fmean(values) for values in groups]
    squares = sum(
        (value - mean) ** 2 for values, mean in zip(groups, means, strict=True) for value in values
    )
    return _student(freedom) * sqrt(squares / freedom * sum(1 / len(v) for v in groups))


def _student(freedom: int) -> float:
    """Return the value that Student's t exceeds to either side in 5 of 100 cases.

    Formula: the expansion by the normal quantile, Abramowitz and Stegun 26.7.5, four terms; below
    three degrees of freedom it falls short and the tabulated values stand in.
    """
    tabulated = {1: 12.706, 2: 4.303}
    if freedom in tabulated:
        return tabulated[freedom]
    z = critical_value()
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + fsum(term / float(freedom) ** power for power, term in enumerate(terms, start=1))
