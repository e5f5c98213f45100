"""Loyalty: retention, churn, and how much hangs on a few customers."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum

from clausebook.statistics.preconditions import require_counts, require_numbers, require_part

__all__ = ["Concentration", "churn", "concentration", "retention"]


@dataclass(frozen=True, slots=True)
class Concentration:
    """Dependence on few: shares from 0 to 1.

    ``index`` is the Herfindahl-Hirschman index, 1 / n for n equal customers and 1 for a single one;
    in the scale of competition authorities it is 10 000 times that.
    """

    total: float
    top: str
    top_share: float
    index: float

    @property
    def effective_number(self) -> float:
        """Number of equal customers that would give the same index."""
        return 1 / self.index


def retention(at_start: int, at_end: int, new: int) -> float | None:
    """Return the share of the customers of the start who are still there at the end.

    Formula: (at end - new) / at start, where new ones came within the period and are there at its
    end. None where there were none to keep. Raises ``ValueError`` where more would have stayed than
    there were.
    """
    require_counts(at_start=at_start)
    require_part(new=new, at_end=at_end)
    kept = at_end - new
    require_part(customers_kept=kept, customers_at_start=at_start)
    return kept / at_start if at_start else None


def churn(at_start: int, at_end: int, new: int) -> float | None:
    """Return the share of the customers of the start who left: 1 - retention."""
    kept = retention(at_start, at_end, new)
    return None if kept is None else 1 - kept


def concentration(weights: Mapping[str, float]) -> Concentration | None:
    """Return how revenue or volume is spread over customers; None where it sums to 0.

    Formula: index = sum of the squared shares. Of equal customers the first by name is the top.
    Raises ``ValueError`` for a negative weight.
    """
    require_numbers(weights=weights.values())
    if min(weights.values(), default=0) < 0:
        raise ValueError("a customer cannot have a negative weight")
    total = fsum(weights.values())
    if total == 0:
        return None
    top = min(weights, key=lambda name: (-weights[name], name))
    index = fsum((weight / total) ** 2 for weight in weights.values())
    return Concentration(total, top, weights[top] / total, index)
