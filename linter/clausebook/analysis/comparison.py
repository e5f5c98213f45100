"""A number of a period beside that of the period before, and whether the difference says much."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import fsum, sqrt
from statistics import fmean

from clausebook.analysis.days import last_day
from clausebook.analysis.indicators import Point, factor_of, is_share, points_of
from clausebook.analysis.period import Period
from clausebook.analysis.targets import held_target, shortfall
from clausebook.corpus import Corpus
from clausebook.language import N_, _, number_text
from clausebook.record import Record
from clausebook.statistics.intervals import critical_value

__all__ = [
    "HOW_JUDGED",
    "Against",
    "Figure",
    "Trend",
    "Worst",
    "compared",
    "counted",
    "shared",
    "trend_of",
]

HOW_JUDGED = N_(
    "Better and worse are said only of what differs from the time before by more than chance "
    "easily makes it, and of scores of providers as they are; the rest is stable. A value whose "
    "time lies in both counts where most of it lies; it meets or misses its target where its time "
    "ends."
)
"""What the words of a trend rest on, for those who read them; English."""

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


_BEST_FIRST = (Trend.BETTER, Trend.STABLE, Trend.UNKNOWN, Trend.MIXED, Trend.WORSE)


@dataclass(frozen=True, slots=True)
class Worst:
    """The value furthest from what is wanted, the period it is of, and the target it is held to.

    The period is empty, and the target None, where there is none.
    """

    value: float
    period: str = ""
    target: float | None = None


@dataclass(frozen=True, slots=True)
class Against:
    """How many of the values that were judged missed their target, and the worst of them.

    Without a target none missed it.
    """

    missed: int
    judged: int
    worst: Worst | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the period beside that of the period before, None where there is none.

    ``margin`` is how far two such numbers lie apart by chance in 95 of 100 cases, None where that
    cannot be told; 0 for what is no matter of chance. ``record`` is the id of the source, if any.
    ``against`` looks at the single values of the period, of which the number tells but the mean.
    """

    name: str
    now: float | None
    before: float | None
    direction: str = ""
    unit: str = ""
    margin: float | None = 0.0
    record: str = ""
    against: Against | None = None

    @property
    def misses(self) -> bool:
        """Whether a value of the period missed its target."""
        return self.against is not None and self.against.missed > 0

    @property
    def told_against(self) -> str:
        """What is to be said of the single values beside the number; empty where it says all."""
        if self.against is None or (self.against.judged < 2 and not self.misses):
            return ""
        worst = self.against.worst
        if worst is None:
            return self._told_met(self.against)
        period = f" ({worst.period})" if worst.period else ""
        value = f"{self._with_unit(worst.value)}{period}"
        if worst.target is None:
            return _("worst {value}", value=value)
        aim = self._with_unit(worst.target)
        lowest = _("worst {value} against {target}", value=value, target=aim)
        return f"{self._told_met(self.against)}; {lowest}"

    def _told_met(self, against: Against) -> str:
        if self.misses:
            missed, judged = against.missed, against.judged
            return _("target missed {missed} of {judged} times", missed=missed, judged=judged)
        return _("target met {judged} times", judged=against.judged)

    def _with_unit(self, value: float) -> str:
        return f"{number_text(f'{round(value, 2):g}')} {self.unit}".rstrip()

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


def trend_of(figures: Sequence[Figure]) -> Trend:
    """Return where several figures are heading together; what cannot be told does not count.

    That is no better than the worst of those that missed a target, for which what others gained
    does not make up.
    """
    missing = (figure.trend for figure in figures if figure.misses)
    return max((_together(figures), *missing), key=_BEST_FIRST.index)


def _together(figures: Iterable[Figure]) -> Trend:
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


def compared(corpus: Corpus, kpi: Record, period: Period) -> Figure | None:
    """Return what an indicator shows in the period, None where it shows nothing.

    A value belongs where most of its time lies: the end of a quarter does not hide what came after
    it. Where no value belongs to the period, those that end in it count. The targets are held
    against all that end in it, for only since then they are known.
    """
    known = [p for p in points_of(kpi) if _value(p) is not None and _is_over(p, period)]
    ended = [point for point in known if last_day(point.period) in period]
    now = [point for point in known if _middle(point) in period] or ended
    before = [p for p in known if _middle(p) in period.earlier and p not in now]
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
        _against(corpus, kpi, ended),
    )


def _is_over(point: Point, period: Period) -> bool:
    last = last_day(point.period)
    return last is not None and last <= period.ends


def _middle(point: Point) -> date | None:
    """Return the day on which half of the time is over: where it lies, most of the time lies."""
    last = last_day(point.period)
    return None if last is None else point.day + (last - point.day) / 2


def _against(corpus: Corpus, kpi: Record, points: Iterable[Point]) -> Against | None:
    """Return how single values did against the targets of their time, None without any."""
    seen = [
        (value, point.period, held_target(corpus, kpi, point.day))
        for point in points
        if (value := point.value) is not None
    ]
    held = [(value, period, target) for value, period, target in seen if target is not None]
    if held:
        value, period, target = max(held, key=lambda one: shortfall(one[0], one[2]))
        missed = sum(shortfall(value, target) > 0 for value, _, target in held)
        return Against(missed, len(held), Worst(value, period, target.value))
    worst = _extreme(kpi, [(value, period) for value, period, _ in seen])
    return None if worst is None else Against(0, len(seen), worst)


def _extreme(kpi: Record, values: Sequence[tuple[float, str]]) -> Worst | None:
    """Return the worst of values without a target, None where the direction does not tell it."""
    ordered = sorted(values)
    places = {"higher_is_better": 0, "lower_is_better": -1}
    if not ordered or kpi.text("direction") not in places:
        return None
    return Worst(*ordered[places[kpi.text("direction")]])


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
