"""Trend of a short series: whether its order shows a rise or a fall beyond chance."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from clausebook.statistics.preconditions import require_numbers

__all__ = ["TrendTest", "trend_test"]


@dataclass(frozen=True, slots=True)
class TrendTest:
    """What the order of the values says.

    ``score`` is the number of pairs that rise less the number that fall; ``probability`` is the
    share of all orders of the same values whose score lies at least as far from 0.
    """

    score: int
    probability: float


def trend_test(values: Sequence[float]) -> TrendTest:
    """Return the Mann-Kendall test of values in order of time, exact, equal values included.

    Sources: H. B. Mann, Econometrica 13, 1945, 245; M. G. Kendall, Rank Correlation Methods, 1948.
    All orders count as equally likely where there is no trend, so values that depend on each other,
    as those of one season do, seem to have a trend more often than the probability says. Of a
    series of fewer than five values none can be as unlikely as 0.05.

    The falling pairs of all orders of a multiset have the q-multinomial coefficient as generating
    function (MacMahon), which is multiplied out here in whole numbers.
    """
    require_numbers(values=values)
    score = sum((b > a) - (b < a) for a, b in combinations(values, 2))
    groups = tuple(sorted(Counter(values).values()))
    orders = _orders_by_falling_pairs(groups)
    pairs = len(orders) - 1
    far = sum(n for falling, n in enumerate(orders) if abs(pairs - 2 * falling) >= abs(score))
    return TrendTest(score, far / sum(orders))


@cache
def _orders_by_falling_pairs(groups: tuple[int, ...]) -> tuple[int, ...]:
    """Return how many orders have 0, 1, 2 … falling pairs; groups are sizes of equal values."""
    found: tuple[int, ...] = (1,)
    placed = 0
    for size in groups:
        placed += size
        found = _product(found, _binomial(placed, size))
    return found


@cache
def _binomial(whole: int, part: int) -> tuple[int, ...]:
    """Return the coefficients of the q-binomial, which count the falls between two groups."""
    if part in (0, whole):
        return (1,)
    without, within = _binomial(whole - 1, part), _binomial(whole - 1, part - 1)
    size = part * (whole - part) + 1
    return tuple(_summed(within, (*(0,) * part, *without), size))


def _product(left: Sequence[int], right: Sequence[int]) -> tuple[int, ...]:
    found = [0] * (len(left) + len(right) - 1)
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            found[i + j] += a * b
    return tuple(found)


def _summed(left: Sequence[int], right: Sequence[int], size: int) -> Iterator[int]:
    for place in range(size):
        yield sum(side[place] for side in (left, right) if place < len(side))
