"""Risk: scores by product, bands, whether a matrix is monotone, what appetite says."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from clausebook.statistics.preconditions import require_numbers, require_range

__all__ = [
    "NPSA_BANDS",
    "AppetiteVerdict",
    "Band",
    "Reversal",
    "appetite_verdict",
    "band",
    "expected_loss",
    "possible_products",
    "reversals",
    "risk_product",
]


class AppetiteVerdict(StrEnum):
    """What a residual risk asks for."""

    ACCEPT = "accept"
    ACCEPT_WITH_AUTHORITY = "accept_with_authority"
    TREAT = "treat"


@dataclass(frozen=True, slots=True)
class Band:
    """A range of products with its name; both ends belong to it."""

    name: str
    lowest: int
    highest: int


NPSA_BANDS = (
    Band("low", 1, 3),
    Band("moderate", 4, 6),
    Band("high", 8, 12),
    Band("extreme", 15, 25),
)
"""Bands of a matrix of five by five (National Patient Safety Agency, 2008)."""


@dataclass(frozen=True, slots=True)
class Reversal:
    """Two neighbours in a matrix where more likelihood or consequence gives a lower level.

    Places are row and column, counted from 0.
    """

    lesser: tuple[int, int]
    greater: tuple[int, int]


def risk_product(likelihood: int, consequence: int, *, steps: int = 5) -> int:
    """Return likelihood times consequence, both from 1 to the number of steps.

    A product of ranks only orders: 12 is not three times 4. Where an organization has a matrix of
    its own, that decides. Raises ``ValueError`` for a step that is not on the scale.
    """
    require_range(1, steps, likelihood=likelihood, consequence=consequence)
    return likelihood * consequence


def possible_products(steps: int = 5) -> frozenset[int]:
    """Return the scores that a product of two scales can have: 14 is not among those of five."""
    scale = range(1, steps + 1)
    return frozenset(first * second for first in scale for second in scale)


def band(score: int, bands: Sequence[Band] = NPSA_BANDS, *, steps: int = 5) -> Band:
    """Return the band of a product.

    Raises ``ValueError`` for a score that no pair of steps gives, or that no band covers.
    """
    if score not in possible_products(steps):
        raise ValueError(f"no likelihood and consequence of {steps} steps give a score of {score}")
    for candidate in bands:
        if candidate.lowest <= score <= candidate.highest:
            return candidate
    raise ValueError(f"no band covers a score of {score}")


def reversals(ranks: Sequence[Sequence[int]]) -> Iterator[Reversal]:
    """Yield the places where a matrix of ranks falls although likelihood or consequence rises.

    Rows by likelihood, columns by consequence, the lowest first; ranks from the lowest level up. A
    sound matrix yields none. Raises ``ValueError`` where rows differ in length.
    """
    if len({len(row) for row in ranks}) > 1:
        raise ValueError("the rows of a matrix must have the same length")
    for i, row in enumerate(ranks):
        for j, rank in enumerate(row):
            if j + 1 < len(row) and row[j + 1] < rank:
                yield Reversal((i, j), (i, j + 1))
            if i + 1 < len(ranks) and ranks[i + 1][j] < rank:
                yield Reversal((i, j), (i + 1, j))


def appetite_verdict(residual: int, appetite: int, tolerance: int | None = None) -> AppetiteVerdict:
    """Return what a residual risk asks for, by ranks of levels, the higher the worse.

    Up to the appetite it is accepted; up to the tolerance only by an authority and for a time;
    beyond that it is treated. Without a tolerance no more is tolerated than is taken anyway. Raises
    ``ValueError`` for a tolerance below the appetite.
    """
    limit = appetite if tolerance is None else tolerance
    if limit < appetite:
        raise ValueError(f"the tolerance {limit} cannot be below the appetite {appetite}")
    if residual <= appetite:
        return AppetiteVerdict.ACCEPT
    return AppetiteVerdict.ACCEPT_WITH_AUTHORITY if residual <= limit else AppetiteVerdict.TREAT


def expected_loss(outcomes: Iterable[tuple[float, float]]) -> float:
    """Return the sum of probability times impact, in the unit of the impacts.

    For numbers that were measured or estimated as such, never for ranks. The outcomes may overlap;
    their probabilities need not sum to 1. Raises ``ValueError`` for a probability outside 0 to 1.
    """
    total = 0.0
    for probability, impact in outcomes:
        require_range(0, 1, probability=probability)
        require_numbers(impacts=[impact])
        total += probability * impact
    return total
