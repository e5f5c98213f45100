"""Samples: how many answers a precision asks for, how precise they are, how many of the asked."""

from math import hypot, sqrt

from clausebook.statistics.intervals import (
    DEFAULT_CONFIDENCE,
    critical_value,
    finite_population_factor,
)
from clausebook.statistics.preconditions import (
    require_counts,
    require_part,
    require_positive,
    require_range,
)

__all__ = [
    "INDICATIVE_BELOW",
    "WORST_NET_SCORE_VARIANCE",
    "WORST_SHARE_VARIANCE",
    "margin_of_change",
    "margin_of_share",
    "response_rate",
    "sample_size",
]

INDICATIVE_BELOW = 30
"""Fewer answers than this give a hint, not a measurement."""
WORST_SHARE_VARIANCE = 0.25
"""Variance p(1 - p) of an answer yes or no at p = ½, where it is largest."""
WORST_NET_SCORE_VARIANCE = 1.0
"""Variance of an answer counted +1, 0 or -1 where half are +1 and half -1."""


def sample_size(
    margin: float,
    *,
    variance: float = WORST_SHARE_VARIANCE,
    confidence: float = DEFAULT_CONFIDENCE,
    population: int | None = None,
) -> float:
    """Return how many answers a margin of error asks for, not rounded: a plan rounds up.

    The margin is half the width of the interval as a share: 0.05 for 5 %, and for a net score 0.05
    for 5 points. Formula: n₀ = z² variance / margin²; of N, n = n₀ / (1 + (n₀ - 1) / N) (Cochran
    1977; Israel, University of Florida PEOD6). Publications that round n₀ first get up to one more.
    Raises ``ValueError`` for a margin or population of 0, or a variance outside 0 to 1.
    """
    require_positive(margin=margin)
    require_range(0, 1, variance=variance)
    unlimited = critical_value(confidence) ** 2 * variance / margin**2
    if population is None:
        return unlimited
    require_positive(population=population)
    return unlimited / (1 + (unlimited - 1) / population)


def margin_of_share(
    share: float,
    sample: int,
    *,
    confidence: float = DEFAULT_CONFIDENCE,
    population: int | None = None,
) -> float | None:
    """Return the margin of error of a share, as a share; None for no answers.

    Formula: z sqrt(p(1 - p)/n) sqrt((N - n)/(N - 1)). It is the one that plans and publications
    use; it is 0 where p is 0 or 1, where the Wilson interval says more.
    """
    require_range(0, 1, share=share)
    require_counts(sample=sample)
    z = critical_value(confidence)
    if sample == 0:
        return None
    factor = finite_population_factor(sample, population)
    return z * sqrt(share * (1 - share) / sample) * factor


def margin_of_change(earlier: float, later: float) -> float:
    """Return the margin of the change between two independent waves, in the unit of both margins.

    Formula: sqrt(m₁² + m₂²), for margins of one confidence. A change within it may be chance.
    """
    return hypot(earlier, later)


def response_rate(completes: int, invited: int, undeliverable: int = 0) -> float | None:
    """Return the share of those reached who answered; None where nobody was reached.

    Formula: completes / (invited - undeliverable). Raises ``ValueError`` where more answered than
    were reached.
    """
    require_part(undeliverable=undeliverable, invited=invited)
    reached = invited - undeliverable
    require_part(completes=completes, reached=reached)
    return completes / reached if reached else None
