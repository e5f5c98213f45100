"""Net scores: favourable less unfavourable answers, the net promoter score first among them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import hypot, sqrt

from clausebook.statistics.intervals import (
    DEFAULT_CONFIDENCE,
    critical_value,
    finite_population_factor,
)
from clausebook.statistics.preconditions import require_counts, require_range
from clausebook.statistics.sampling import INDICATIVE_BELOW

__all__ = [
    "Difference",
    "MarginMethod",
    "NetScore",
    "PromoterCounts",
    "difference",
    "net_promoter_score",
    "net_score",
    "promoter_counts",
]

_ADDED_TO_EACH_END = 0.75
_ADDED_IN_ALL = 3


class MarginMethod(StrEnum):
    """How the margin of a net score is computed."""

    WALD = "wald"
    ADJUSTED_WALD = "adjusted_wald"


@dataclass(frozen=True, slots=True)
class PromoterCounts:
    """Answers on 0 to 10: promoters 9 and 10, passives 7 and 8, detractors 0 to 6."""

    promoters: int
    passives: int
    detractors: int


@dataclass(frozen=True, slots=True)
class NetScore:
    """A net score and its precision, in points from -100 to 100.

    ``variance`` is that of one answer counted +1, 0 or -1, from 0 to 1: what planning the next
    sample needs. ``margin`` is z ``standard_error`` around ``centre``, which is ``score`` itself by
    Wald and a little nearer to 0 by adjusted Wald. ``lower`` and ``upper`` end at -100 and 100.
    """

    favourable: int
    neutral: int
    unfavourable: int
    method: MarginMethod
    score: float
    variance: float
    centre: float
    standard_error: float
    margin: float
    lower: float
    upper: float

    @property
    def responses(self) -> int:
        """Number of answers."""
        return self.favourable + self.neutral + self.unfavourable

    @property
    def indicative_only(self) -> bool:
        """Whether there are too few answers for more than a hint."""
        return self.responses < INDICATIVE_BELOW


@dataclass(frozen=True, slots=True)
class Difference:
    """Change from one wave to the next, in points; positive where the second is better."""

    change: float
    standard_error: float
    margin: float

    @property
    def lower(self) -> float:
        """Lower end of the interval of the change."""
        return self.change - self.margin

    @property
    def upper(self) -> float:
        """Upper end of the interval of the change."""
        return self.change + self.margin

    @property
    def is_significant(self) -> bool:
        """Whether the interval excludes "no change"."""
        return abs(self.change) > self.margin


def promoter_counts(answers: Mapping[int, int]) -> PromoterCounts:
    """Return the counts of promoters, passives and detractors from the counts by answer.

    Raises ``ValueError`` for an answer outside 0 to 10 or a negative count.
    """
    groups = {"promoters": 0, "passives": 0, "detractors": 0}
    for answer, count in answers.items():
        require_range(0, 10, answer=answer)
        require_counts(answers=count)
        group = "promoters" if answer >= 9 else "passives" if answer >= 7 else "detractors"
        groups[group] += count
    return PromoterCounts(**groups)


def net_promoter_score(
    promoters: int,
    passives: int,
    detractors: int,
    *,
    method: MarginMethod = MarginMethod.WALD,
    confidence: float = DEFAULT_CONFIDENCE,
    population: int | None = None,
) -> NetScore | None:
    """Return the net promoter score in points with its margin; None for no answers.

    Formula: NPS = 100 (promoters - detractors) / n. It is a score from -100 to 100, not a
    percentage. For the margin see ``net_score``.
    """
    require_counts(promoters=promoters, passives=passives, detractors=detractors)
    return net_score(
        promoters, passives, detractors, method=method, confidence=confidence, population=population
    )


def net_score(
    favourable: int,
    neutral: int,
    unfavourable: int,
    *,
    method: MarginMethod = MarginMethod.WALD,
    confidence: float = DEFAULT_CONFIDENCE,
    population: int | None = None,
) -> NetScore | None:
    """Return favourable less unfavourable answers in points with its margin; None for no answers.

    Formula: with shares p and d, score = 100 (p - d), variance = p + d - (p - d)², standard error =
    100 sqrt(variance / n) sqrt((N - n)/(N - 1)), margin = z times that. Some tools divide by n - 1.

    Adjusted Wald adds ¾ to each end and 3 answers in all, then goes on as above (Rocks 2016, arXiv
    1601.07235): it holds its confidence in small samples and has a width where all answers are
    alike, where Wald claims none. Raises ``ValueError`` for negative counts, and for more answers
    than people.
    """
    require_counts(favourable=favourable, neutral=neutral, unfavourable=unfavourable)
    z = critical_value(confidence)
    total = favourable + neutral + unfavourable
    if total == 0:
        return None
    share, variance = _moments(favourable, unfavourable, total)
    centre, spread, size = share, variance, total
    if method is MarginMethod.ADJUSTED_WALD:
        size = total + _ADDED_IN_ALL
        centre, spread = _moments(
            favourable + _ADDED_TO_EACH_END, unfavourable + _ADDED_TO_EACH_END, size
        )
    error = 100 * sqrt(spread / size) * finite_population_factor(total, population)
    return NetScore(
        favourable,
        neutral,
        unfavourable,
        method,
        score=100 * share,
        variance=variance,
        centre=100 * centre,
        standard_error=error,
        margin=z * error,
        lower=max(-100.0, 100 * centre - z * error),
        upper=min(100.0, 100 * centre + z * error),
    )


def difference(
    earlier: NetScore, later: NetScore, *, confidence: float = DEFAULT_CONFIDENCE
) -> Difference:
    """Return the change between two independent waves in points, with its margin.

    Formula: standard error = sqrt(SE₁² + SE₂²). It holds only where question, scale, way of asking
    and mix of segments are the same, and different people or a random sample answered. The change
    is that of the scores, also where the standard errors are adjusted.
    """
    error = hypot(earlier.standard_error, later.standard_error)
    return Difference(later.score - earlier.score, error, critical_value(confidence) * error)


def _moments(favourable: float, unfavourable: float, total: int) -> tuple[float, float]:
    net = (favourable - unfavourable) / total
    # Equal to p + d - (p - d)²; the difference of two near numbers may come out below 0.
    return net, max(0.0, (favourable + unfavourable) / total - net * net)
