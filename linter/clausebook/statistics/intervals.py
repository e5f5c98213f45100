"""Confidence intervals: the critical value, the Wilson interval and the finite population."""

from dataclasses import dataclass
from math import sqrt

from clausebook.statistics.preconditions import require_counts, require_part

__all__ = [
    "DEFAULT_CONFIDENCE",
    "Interval",
    "adjusted_wald_interval",
    "critical_value",
    "finite_population_factor",
    "wilson_interval",
]

DEFAULT_CONFIDENCE = 0.95
_CRITICAL_VALUE_95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Interval:
    """Two ends that belong to the interval, in the unit of what is estimated."""

    lower: float
    upper: float

    def __contains__(self, value: float) -> bool:
        return self.lower <= value <= self.upper


def critical_value(confidence: float = DEFAULT_CONFIDENCE) -> float:
    """Return z, the number of standard errors on each side of an estimate.

    Formula: the quantile (1 + confidence) / 2 of the standard normal distribution; 1.959964 for
    0.95. Raises ``ValueError`` unless the confidence lies between 0 and 1, both excluded.
    """
    if confidence == DEFAULT_CONFIDENCE:
        return _CRITICAL_VALUE_95
    if not 0 < confidence < 1:
        raise ValueError(f"confidence must lie between 0 and 1, such as 0.95, not {confidence}")
    # The module costs half of the command's own start, and another confidence is rare.
    from statistics import NormalDist

    return NormalDist().inv_cdf((1 + confidence) / 2)


def finite_population_factor(sample: int, population: int | None) -> float:
    """Return the factor from 0 to 1 by which a finite population narrows a standard error.

    Formula: sqrt((N - n) / (N - 1)) for n drawn from N without putting back (Cochran, Sampling
    Techniques, 1977). 1 where the population is not known (None), 0 for a census. Raises
    ``ValueError`` for an empty sample, or one larger than the population.
    """
    require_counts(sample=sample)
    if sample == 0:
        raise ValueError("an empty sample has no standard error")
    if population is None:
        return 1.0
    require_part(sample=sample, population=population)
    return 0.0 if sample == population else sqrt((population - sample) / (population - 1))


def wilson_interval(
    hits: int,
    total: int,
    *,
    confidence: float = DEFAULT_CONFIDENCE,
    population: int | None = None,
) -> Interval | None:
    """Return the interval of a share, from 0 to 1; None where there are no answers.

    Formula: (p + z²/2n ± z sqrt(p(1 - p)/n + z²/4n²)) / (1 + z²/n) (Wilson, J. Am. Stat. Assoc. 22,
    1927, 209). Unlike p ± z sqrt(p(1 - p)/n) it never leaves 0 to 1 and has a width where all or
    none are hits. A finite population enters as the effective sample n(N - 1)/(N - n); a census has
    no width. Raises ``ValueError`` for impossible counts.
    """
    require_part(hits=hits, total=total)
    z = critical_value(confidence)
    if total == 0:
        return None
    share = hits / total
    factor = finite_population_factor(total, population)
    if factor == 0:
        return Interval(share, share)
    effective = total / factor**2
    spread = z * z / effective
    centre = (share + spread / 2) / (1 + spread)
    half = z * sqrt(share * (1 - share) / effective + spread / (4 * effective)) / (1 + spread)
    # At the ends the two terms cancel, but not to the last bit.
    lower = 0.0 if hits == 0 else max(0.0, centre - half)
    upper = 1.0 if hits == total else min(1.0, centre + half)
    return Interval(lower, upper)


def adjusted_wald_interval(
    hits: int,
    total: int,
    *,
    confidence: float = DEFAULT_CONFIDENCE,
    population: int | None = None,
) -> Interval | None:
    """Return the interval of a share as a share, its ends not clipped; None for no answers.

    Formula: with n' = n + z² and p' = (hits + z²/2) / n', p' ± z sqrt(p'(1 - p')/n') (Agresti and
    Coull, American Statistician 52, 1998, 119), narrowed by a finite population. Half its width is
    the margin of error. Raises ``ValueError`` for impossible counts.
    """
    require_part(hits=hits, total=total)
    z = critical_value(confidence)
    if total == 0:
        return None
    size = total + z * z
    centre = (hits + z * z / 2) / size
    half = z * sqrt(centre * (1 - centre) / size) * finite_population_factor(total, population)
    return Interval(centre - half, centre + half)
