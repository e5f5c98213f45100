"""Requirements of customers and the law that were missed, as indicators and objectives tell."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from clausebook.analysis.days import is_within
from clausebook.analysis.indicators import PERCEIVED, points_of
from clausebook.analysis.targets import Target, deserved, target_of, target_on
from clausebook.corpus import Corpus
from clausebook.record import Part, Place, Record

__all__ = ["Miss", "misses"]

_REQUIRED = frozenset({"requirement", "obligation", "need", "product"})


@dataclass(frozen=True, slots=True)
class Miss:
    """An indicator or an objective that missed its target; ``when`` tells the periods or the day.

    A reaction counts from ``since``: the first miss of an indicator, the start of an objective.
    """

    record: Record
    since: date
    when: str
    place: Place


def misses(corpus: Corpus, window: str, periods: int) -> Iterator[Miss]:
    """Yield what was missed within a length of time before today, by path and place.

    An indicator counts if it was red once, or missed its target in that many periods; an objective
    if it is red, or its day is over and it is not green.
    """
    for kpi in corpus.live("kpi"):
        if kpi.text("class") not in PERCEIVED and _is_required(corpus, kpi):
            yield from _indicator(corpus, kpi, window, periods)
    for objective in corpus.live("objective"):
        if objective.has("requirements") or "conformity" in objective.texts("relevant_to"):
            yield from _objective(corpus, objective, window)


def _is_required(corpus: Corpus, kpi: Record) -> bool:
    served = corpus.related(kpi, "measures", "shows_ability_for")
    return any(r.kind.name in _REQUIRED and r.is_live(corpus.today) for r in served)


def _indicator(corpus: Corpus, kpi: Record, window: str, periods: int) -> Iterator[Miss]:
    missed = []
    for point in points_of(kpi):
        if is_within(point.day, window, corpus.today):
            held = target_on(kpi, point.day)
            target = target_of(held, "value", kpi.text("direction")) if held is not None else None
            ratings = _ratings(point.part, point.value, target)
            if ratings and "green" not in ratings:
                missed.append((point, ratings == ("red",)))
    if len(missed) >= max(periods, 1) or any(is_red for _, is_red in missed):
        first = missed[0][0]
        when = ", ".join(point.period for point, _ in missed)
        yield Miss(kpi, first.day, when, first.part.at())


def _objective(corpus: Corpus, objective: Record, window: str) -> Iterator[Miss]:
    stated = objective.part("status_of_achievement")
    day = stated.date("on")
    if day is None or not is_within(day, window, corpus.today):
        return
    due = objective.date("due")
    target = target_of(objective, "target", objective.text("direction"))
    ratings = _ratings(stated, stated.number("value"), target)
    is_over = due is not None and due < corpus.today
    if ratings == ("red",) or (is_over and ratings and "green" not in ratings):
        begins = objective.date("effective_on") or date.min
        yield Miss(objective, begins, f"as of {day}", stated.at())


def _ratings(part: Part, value: float | None, target: Target | None) -> tuple[str, ...]:
    """Return the rating that is written, else those that the value can have; none if unknown."""
    if part.has("rating"):
        return (part.text("rating"),)
    return () if value is None or target is None else deserved(value, target)
