"""Ratios over several periods or groups: of the sums, never the mean of the ratios."""

from collections.abc import Iterable

from clausebook.statistics.preconditions import require_numbers

__all__ = ["mean_of_ratios", "ratio_of_sums"]


def ratio_of_sums(parts: Iterable[tuple[float, float]]) -> float | None:
    """Return the sum of the numerators divided by that of the denominators.

    None where the denominators sum to 0. 1 of 2 and 98 of 98 make 99 of 100, 0.99. Raises
    ``ValueError`` for a negative denominator.
    """
    above, below = _columns(parts)
    total = sum(below)
    return sum(above) / total if total else None


def mean_of_ratios(parts: Iterable[tuple[float, float]]) -> float | None:
    """Return what a wrong total would be: each ratio counts alike, however little is behind it.

    For recognising that mistake: 1 of 2 and 98 of 98 make 0.75. Parts without a denominator have no
    ratio and are left out; None where none has one.
    """
    above, below = _columns(parts)
    ratios = [part / whole for part, whole in zip(above, below, strict=True) if whole]
    return sum(ratios) / len(ratios) if ratios else None


def _columns(parts: Iterable[tuple[float, float]]) -> tuple[list[float], list[float]]:
    pairs = list(parts)
    above, below = [part for part, _ in pairs], [whole for _, whole in pairs]
    require_numbers(numerators=above, denominators=below)
    if any(whole < 0 for whole in below):
        raise ValueError("a denominator cannot be negative")
    return above, below
