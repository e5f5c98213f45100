"""The strategy canvas: how far two curves of value differ."""

from collections.abc import Mapping
from dataclasses import dataclass

from clausebook.statistics.preconditions import require_numbers

__all__ = ["Divergence", "divergence"]


@dataclass(frozen=True, slots=True)
class Divergence:
    """Mean distance of two curves in steps of their scale, over the factors that both have."""

    factors: tuple[str, ...]
    value: float


def divergence(own: Mapping[str, float], other: Mapping[str, float]) -> Divergence | None:
    """Return how far two curves differ; None where they have no factor in common.

    Formula: mean of |own - other| over the common factors. Factors that only one offers (created or
    eliminated ones) have no distance and are left out: show them beside it.
    """
    factors = tuple(factor for factor in own if factor in other)
    require_numbers(scores=(*own.values(), *other.values()))
    if not factors:
        return None
    distances = [abs(own[factor] - other[factor]) for factor in factors]
    return Divergence(factors, sum(distances) / len(distances))
