"""The score that follows from the counts of a survey, and how precise it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from clausebook.analysis.rounding import agrees
from clausebook.analysis.survey_answers import (
    box,
    counts_of,
    promoters_of,
    score_kind,
    within,
)
from clausebook.record import Record
from clausebook.statistics.intervals import (
    DEFAULT_CONFIDENCE,
    Interval,
    adjusted_wald_interval,
    wilson_interval,
)
from clausebook.statistics.net_promoter import MarginMethod, NetScore, net_score
from clausebook.statistics.sampling import margin_of_share
from clausebook.statistics.satisfaction import mean_score

__all__ = [
    "METHODS",
    "PER_CENT",
    "SHARES",
    "Precision",
    "Score",
    "population_of",
    "score_of",
    "unit_of",
]

PER_CENT = ("%", "percent", "per cent")
"""Units that say that a share is told in per cent."""
SHARES = ("csat", "share", "top_box")
"""Statistics that are a share of the answers."""


@dataclass(frozen=True, slots=True)
class Precision:
    """A margin of error and the ends of the interval, in the unit of the score."""

    margin: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class Score:
    """A value in the unit that its survey uses, from so many answers.

    ``methods`` are the ways of computing its margin that make sense, the usual one first.
    """

    value: float
    answers: int
    methods: tuple[str, ...]
    precise: Callable[[str, float, int | None], Precision | None]

    def precision(
        self,
        population: int | None,
        method: str = "",
        confidence: float = DEFAULT_CONFIDENCE,
    ) -> Precision | None:
        """Return the precision by a method, the usual one unless it is named.

        The population is that to which the margin is narrowed, None where it is not.
        """
        return self.precise(method or self.methods[0], confidence, population)


@dataclass(frozen=True, slots=True)
class _Share:
    hits: int
    total: int
    scale: float


METHODS = ("wald", "adjusted_wald", "wilson")


def population_of(survey: Record, answers: int) -> int | None:
    """Return for how many the score speaks, None where it is not known or less than answered."""
    population = survey.whole("population")
    return population if population is not None and population >= answers else None


def score_of(survey: Record) -> Score | None:
    """Return the score that the counts of a survey give, None where they do not tell it."""
    build = _BUILDERS.get(score_kind(survey))
    return build(survey) if build is not None else None


def unit_of(survey: Record) -> str:
    """Return the word for the unit of a margin, with a space before it."""
    kind = score_kind(survey)
    if kind == "mean":
        return ""
    return "" if kind in SHARES and _scale(survey, None) == 1 else " points"


def _net_promoter(survey: Record) -> Score | None:
    groups = promoters_of(survey)
    if groups is None:
        return None
    return _net(groups.promoters, groups.passives, groups.detractors)


def _effort_index(survey: Record) -> Score | None:
    counts, easy, hard = counts_of(survey), box(survey, "top_box"), box(survey, "bottom_box")
    if not (counts and easy and hard) or set(easy) & set(hard):
        return None
    plus, minus = within(counts, easy), within(counts, hard)
    return _net(plus, sum(counts.values()) - plus - minus, minus)


def _net(favourable: int, neutral: int, unfavourable: int) -> Score | None:
    found = net_score(favourable, neutral, unfavourable)
    if found is None:
        return None
    precise = partial(_net_precision, found)
    return Score(found.score, found.responses, ("wald", "adjusted_wald"), precise)


def _net_precision(
    score: NetScore, method: str, confidence: float, population: int | None
) -> Precision | None:
    if method == "wilson":
        return None
    found = net_score(
        score.favourable,
        score.neutral,
        score.unfavourable,
        method=MarginMethod(method),
        confidence=confidence,
        population=population,
    )
    return None if found is None else Precision(found.margin, found.lower, found.upper)


def _share(survey: Record) -> Score | None:
    counts, satisfied = counts_of(survey), box(survey, "top_box")
    results = survey.part("results")
    hits, total = results.whole("numerator"), results.whole("denominator")
    if counts and satisfied and score_kind(survey) != "share":
        hits, total = within(counts, satisfied), sum(counts.values())
    if hits is None or not total or hits > total:
        return None
    scale = _scale(survey, hits / total)
    precise = partial(_share_precision, _Share(hits, total, scale))
    return Score(scale * hits / total, total, METHODS, precise)


def _share_precision(
    counted: _Share, method: str, confidence: float, population: int | None
) -> Precision | None:
    hits, total, scale = counted.hits, counted.total, counted.scale
    if method == "wald":
        share = hits / total
        margin = margin_of_share(share, total, confidence=confidence, population=population)
        found = None if margin is None else Interval(share - margin, share + margin)
    elif method == "wilson":
        found = wilson_interval(hits, total, confidence=confidence, population=population)
    else:
        found = adjusted_wald_interval(hits, total, confidence=confidence, population=population)
    if found is None:
        return None
    half = (found.upper - found.lower) / 2
    return Precision(scale * half, scale * max(0.0, found.lower), scale * min(1.0, found.upper))


def _mean(survey: Record) -> Score | None:
    counts = counts_of(survey)
    found = mean_score(counts)
    if found is None:
        return None
    return Score(found.mean, found.responses, ("wald",), partial(_mean_precision, counts))


def _mean_precision(
    counts: Mapping[int, int], method: str, confidence: float, population: int | None
) -> Precision | None:
    found = mean_score(counts, confidence=confidence, population=population)
    if found is None or found.margin is None:
        return None
    return Precision(found.margin, found.mean - found.margin, found.mean + found.margin)


def _scale(survey: Record, share: float | None) -> float:
    """Return 100 for a share that is told in per cent, 1 for one that is told from 0 to 1."""
    results = survey.part("results")
    unit, value = results.text("unit").strip().lower(), results.number("value") or 0.0
    if unit in PER_CENT:
        return 100.0
    if unit == "1":
        return 1.0
    is_plain = value <= 1 and (share is None or agrees(value, share))
    return 1.0 if is_plain and value != 0 else 100.0


_BUILDERS: Mapping[str, Callable[[Record], Score | None]] = {
    "nps": _net_promoter,
    "index": _effort_index,
    "csat": _share,
    "share": _share,
    "top_box": _share,
    "mean": _mean,
}
