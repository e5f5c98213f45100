"""Satisfaction and effort from the counts by answer: share of the top box, mean, net index."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from clausebook.statistics.answers import answers_in, number_of_answers
from clausebook.statistics.intervals import (
    DEFAULT_CONFIDENCE,
    critical_value,
    finite_population_factor,
    wilson_interval,
)
from clausebook.statistics.net_promoter import MarginMethod, NetScore, net_score

__all__ = [
    "EffortVersion",
    "MeanScore",
    "TopBox",
    "customer_satisfaction",
    "effort_index",
    "effort_score",
    "mean_score",
]


class EffortVersion(StrEnum):
    """Which of the statistics that go by the name customer effort score is meant."""

    MEAN = "mean"
    INDEX = "index"
    TOP_BOX = "top_box"


@dataclass(frozen=True, slots=True)
class TopBox:
    """Share of the answers that count as satisfied, in per cent, with its Wilson interval."""

    satisfied: int
    total: int
    percentage: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class MeanScore:
    """Mean answer in steps of the scale.

    ``standard_deviation`` (divided by n - 1) and ``margin`` are None for a single answer.
    """

    responses: int
    total: int
    mean: float
    standard_deviation: float | None
    margin: float | None


def customer_satisfaction(
    answers: Mapping[int, int],
    *,
    satisfied: Collection[int] = (4, 5),
    confidence: float = DEFAULT_CONFIDENCE,
    population: int | None = None,
) -> TopBox | None:
    """Return the share of satisfied answers in per cent; None for no answers.

    Formula: CSAT = 100 satisfied / all, where the declared top box, 4 and 5 of 5 unless said
    otherwise, counts as satisfied; the interval is Wilson's. The mean answer is another statistic.
    Questions left out are no answers. Raises ``ValueError`` for a negative count or an empty box.
    """
    total = number_of_answers(answers)
    hits = answers_in(answers, satisfied)
    interval = wilson_interval(hits, total, confidence=confidence, population=population)
    if interval is None:
        return None
    return TopBox(hits, total, 100 * hits / total, 100 * interval.lower, 100 * interval.upper)


def mean_score(
    answers: Mapping[int, int],
    *,
    confidence: float = DEFAULT_CONFIDENCE,
    population: int | None = None,
) -> MeanScore | None:
    """Return the mean answer in steps of the scale; None for no answers.

    Formula: sum of answer times count, divided by the sum of the counts; margin = z s / sqrt(n),
    narrowed by a finite population. Raises ``ValueError`` for a negative count.
    """
    responses = number_of_answers(answers)
    z = critical_value(confidence)
    if responses == 0:
        return None
    total = sum(answer * count for answer, count in answers.items())
    mean = total / responses
    deviation = margin = None
    if responses > 1:
        squares = sum(count * (answer - mean) ** 2 for answer, count in answers.items())
        deviation = sqrt(squares / (responses - 1))
        factor = finite_population_factor(responses, population)
        margin = z * deviation / sqrt(responses) * factor
    return MeanScore(responses, total, mean, deviation, margin)


def effort_index(
    answers: Mapping[int, int],
    *,
    easy: Collection[int] = (6, 7),
    difficult: Collection[int] = (1, 2, 3),
    method: MarginMethod = MarginMethod.WALD,
    confidence: float = DEFAULT_CONFIDENCE,
    population: int | None = None,
) -> NetScore | None:
    """Return the share of easy less that of difficult answers in points; None for no answers.

    The boxes say the direction: 6 and 7 of 7 are easy where the scale is agreement (CES 2.0); where
    it is effort (CES 1.0), the low answers are. Raises ``ValueError`` for a negative count, an
    empty box, or an answer in both.
    """
    total = number_of_answers(answers)
    both = sorted(set(easy) & set(difficult))
    if both:
        raise ValueError(f"an answer cannot be easy and difficult: {both[0]}")
    plus, minus = answers_in(answers, easy), answers_in(answers, difficult)
    return net_score(
        plus,
        total - plus - minus,
        minus,
        method=method,
        confidence=confidence,
        population=population,
    )


def effort_score(
    answers: Mapping[int, int],
    version: EffortVersion,
    *,
    easy: Collection[int] = (6, 7),
    difficult: Collection[int] = (1, 2, 3),
) -> float | None:
    """Return the effort score of a version: a mean in steps, an index in points, or per cent.

    None for no answers. The versions differ in unit and size and must never be compared.
    """
    if version is EffortVersion.MEAN:
        mean = mean_score(answers)
        return mean.mean if mean else None
    if version is EffortVersion.INDEX:
        index = effort_index(answers, easy=easy, difficult=difficult)
        return index.score if index else None
    share = customer_satisfaction(answers, satisfied=easy)
    return share.percentage if share else None
