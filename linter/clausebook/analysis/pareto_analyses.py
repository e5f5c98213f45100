"""The Pareto analyses that an indicator states, computed from their counts."""

from dataclasses import dataclass

from clausebook.record import Part, Record
from clausebook.statistics.pareto import ParetoRow, pareto

__all__ = ["ParetoAnalysis", "is_other", "pareto_analyses"]

_OTHER = frozenset({"other", "others", "miscellaneous", "rest", "the rest", "various"})
_THRESHOLD = 80.0


@dataclass(frozen=True, slots=True)
class ParetoAnalysis:
    """The rows of one analysis, the largest first; ``threshold`` is in per cent."""

    period: str
    rows: tuple[ParetoRow, ...]
    total: float
    threshold: float


def pareto_analyses(kpi: Record) -> tuple[ParetoAnalysis, ...]:
    """Return the analyses in the order in which they stand; those that count nothing are left out.

    Counts of a category that stands twice are added up.
    """
    found = (_analysis(part) for part in kpi.parts("pareto"))
    return tuple(analysis for analysis in found if analysis is not None)


def is_other(name: str) -> bool:
    """Whether a category is no cause but what is left."""
    return name.strip().casefold() in _OTHER


def _analysis(part: Part) -> ParetoAnalysis | None:
    weights: dict[str, float] = {}
    for row in part.parts("rows"):
        name = row.text("category")
        weights[name] = weights.get(name, 0.0) + max(row.number("count") or 0.0, 0.0)
    stated = part.number("threshold")
    threshold = _THRESHOLD if stated is None else min(max(stated, 0.0), 100.0)
    found = pareto(weights, threshold=threshold / 100, other=[n for n in weights if is_other(n)])
    if found is None:
        return None
    first, last = part.text("from"), part.text("until")
    period = first if first == last or not last else f"{first} to {last}"
    return ParetoAnalysis(period, found.rows, found.total, threshold)
