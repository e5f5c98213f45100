"""The Pareto analyses that an indicator states, computed from their counts."""

from collections.abc import Callable
from dataclasses import dataclass

from clausebook.corpus import Corpus
from clausebook.language import _, ngettext, percentage
from clausebook.record import Part, Record
from clausebook.statistics.pareto import DEFAULT_THRESHOLD, Pareto, pareto

__all__ = [
    "ParetoAnalysis",
    "few_told",
    "is_other",
    "pareto_analyses",
    "threshold_for",
    "threshold_of",
]

_OTHER = frozenset({"other", "others", "miscellaneous", "rest", "the rest", "various"})


@dataclass(frozen=True, slots=True)
class ParetoAnalysis(Pareto):
    """One analysis of an indicator, and the time it is of."""

    period: str


def pareto_analyses(kpi: Record) -> tuple[ParetoAnalysis, ...]:
    """Return the analyses in the order in which they stand; those that count nothing are left out.

    Counts of a category that stands twice are added up.
    """
    found = (_analysis(part) for part in kpi.parts("pareto"))
    return tuple(analysis for analysis in found if analysis is not None)


def threshold_of(part: Part) -> float:
    """Return the share from 0 to 1 that the few of an analysis are to reach."""
    stated = part.number("threshold")
    return DEFAULT_THRESHOLD if stated is None else min(max(stated, 0.0), 100.0) / 100


def threshold_for(corpus: Corpus, kind: str) -> float:
    """Return the threshold of the latest analysis of what counts records of a kind."""
    analysed = (
        part
        for kpi in sorted(corpus.live("kpi"), key=lambda one: one.id)
        if kpi.part("counted_from").text("kind") == kind
        for part in kpi.parts("pareto")
    )
    latest = max(analysed, key=lambda part: part.text("until") or part.text("from"), default=None)
    return DEFAULT_THRESHOLD if latest is None else threshold_of(latest)


def few_told(found: Pareto, named: Callable[[str], str] = str) -> str:
    """Return which few categories make up most, or that no few do."""
    if found.few:
        names = [named(row.category) for row in found.few]
        return ngettext(
            "{count} of {total} makes up {share}: {names}.",
            "{count} of {total} make up {share}: {names}.",
            len(names),
            total=len(found.rows),
            share=percentage(f"{found.few[-1].cumulative_percentage:.3g}"),
            names=", ".join(names),
        )
    needed = len(found.vital_few)
    reached = found.rows[needed - 1].cumulative_percentage if needed else 0.0
    threshold = percentage(f"{found.threshold:g}")
    if reached < found.threshold - 1e-9:
        return _("No few stand out: what has a name does not make up {share}.", share=threshold)
    return _(
        "No few stand out: it takes {needed} of {total} to make {share}.",
        needed=needed,
        total=len(found.rows),
        share=threshold,
    )


def is_other(name: str) -> bool:
    """Whether a category is no cause but what is left."""
    return name.strip().casefold() in _OTHER


def _analysis(part: Part) -> ParetoAnalysis | None:
    weights: dict[str, float] = {}
    for row in part.parts("rows"):
        name = row.text("category")
        weights[name] = weights.get(name, 0.0) + max(row.number("count") or 0.0, 0.0)
    other = [name for name in weights if is_other(name)]
    found = pareto(weights, threshold=threshold_of(part), other=other)
    if found is None:
        return None
    first, last = part.text("from"), part.text("until")
    is_one = first == last or not last
    period = first if is_one else _("{begins} to {ends}", begins=first, ends=last)
    return ParetoAnalysis(found.rows, found.total, found.threshold, period)
