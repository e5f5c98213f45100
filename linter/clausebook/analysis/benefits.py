"""Benefit scorecard: what the indicators show of what customer focus is to bring."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from clausebook.analysis.evidence import is_withdrawn
from clausebook.analysis.indicators import Point, points_of
from clausebook.analysis.targets import Target, deserved, target_of, target_on
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.statistics.trend import trend_test
from clausebook.text import label_of_key

__all__ = [
    "Benefit",
    "BenefitRow",
    "Measured",
    "Standing",
    "Trend",
    "benefits",
    "measured",
    "standing_of",
    "trend_of",
]

_FEWEST_VALUES = 5
"""Values below which no order is unlikely enough to be called a trend."""
_LATEST_VALUES = 12
_CHANCE = 0.05


class Benefit(StrEnum):
    """What customer focus is to bring, in the words of the indicator's field ``benefit``."""

    CUSTOMER_VALUE = "customer_value"
    SATISFACTION = "satisfaction"
    LOYALTY = "loyalty"
    RETENTION = "retention"
    REPEAT_BUSINESS = "repeat_business"
    REFERRALS = "referrals"
    REVENUE = "revenue"
    MARKET_SHARE = "market_share"
    RESPONSIVENESS = "responsiveness"
    RELIABILITY = "reliability"

    @property
    def label(self) -> str:
        """The benefit as people write it."""
        return label_of_key(self.value)

    @property
    def meaning(self) -> str:
        """What it is, in one clause."""
        return _MEANINGS[self]


_MEANINGS = {
    Benefit.CUSTOMER_VALUE: "customers gain more than it costs them",
    Benefit.SATISFACTION: "customers find their expectations met",
    Benefit.LOYALTY: "customers are attached to us and choose us first",
    Benefit.RETENTION: "customers stay, which costs less than winning new ones",
    Benefit.REPEAT_BUSINESS: "customers buy again",
    Benefit.REFERRALS: "customers send others to us",
    Benefit.REVENUE: "customers bring in more, spread over those we chose",
    Benefit.MARKET_SHARE: "our part of the market grows",
    Benefit.RESPONSIVENESS: "customers are helped quickly and with little effort",
    Benefit.RELIABILITY: "what customers receive is right and in time",
}


class Standing(StrEnum):
    """What the latest value is against the target that held in its period."""

    MET = "target met"
    NEAR = "just missed"
    MISSED = "target missed"
    NO_TARGET = "no target"
    NO_VALUE = "no value yet"


class Trend(StrEnum):
    """What the order of the latest values shows."""

    RISING = "rising"
    FALLING = "falling"
    NONE = "no clear trend"
    UNKNOWN = "too few values"


@dataclass(frozen=True, slots=True)
class Measured:
    """A live indicator with its latest value, that before it, and what they are worth."""

    kpi: Record
    latest: Point | None
    before: Point | None
    target: Target | None
    standing: Standing
    trend: Trend
    values: int

    @property
    def unit(self) -> str:
        """The unit of value and target, empty for a mere number."""
        unit = self.kpi.text("unit")
        return "" if unit == "1" else unit


@dataclass(frozen=True, slots=True)
class BenefitRow:
    """One benefit with the indicators that show it; ``waiting`` are those not in force."""

    benefit: Benefit
    measured: tuple[Measured, ...]
    waiting: tuple[Record, ...]

    @property
    def is_unseen(self) -> bool:
        """Whether no live indicator shows the benefit."""
        return not self.measured


def benefits(corpus: Corpus) -> tuple[BenefitRow, ...]:
    """Return all benefits, each with the indicators that name it, sorted by id.

    Indicators that were withdrawn do not count; those that are not in force wait.
    """
    known = [kpi for kpi in corpus.records("kpi") if not is_withdrawn(kpi)]
    return tuple(_row(corpus, benefit, known) for benefit in Benefit)


def trend_of(values: Iterable[float]) -> Trend:
    """Return the trend of the last twelve values, in order of time.

    A trend is told only where at most one in twenty orders of the same values points as clearly in
    one direction (Mann-Kendall test), which takes five values at least.
    """
    last = tuple(values)[-_LATEST_VALUES:]
    if len(last) < _FEWEST_VALUES:
        return Trend.UNKNOWN
    found = trend_test(last)
    if found.probability > _CHANCE:
        return Trend.NONE
    return Trend.RISING if found.score > 0 else Trend.FALLING


def measured(corpus: Corpus, kpi: Record) -> Measured:
    """Return what an indicator shows on the day of the corpus."""
    begun = (point for point in points_of(kpi) if point.day <= corpus.today)
    points = [point for point in begun if point.value is not None]
    latest = points[-1] if points else None
    target = _target(corpus, kpi, latest)
    return Measured(
        kpi,
        latest,
        points[-2] if points[1:] else None,
        target,
        standing_of(latest, target),
        trend_of(point.value for point in points if point.value is not None),
        len(points),
    )


def _row(corpus: Corpus, benefit: Benefit, known: list[Record]) -> BenefitRow:
    named = sorted((r for r in known if r.text("benefit") == benefit), key=lambda r: r.id)
    live = tuple(measured(corpus, kpi) for kpi in named if kpi.is_live(corpus.today))
    return BenefitRow(benefit, live, tuple(r for r in named if not r.is_live(corpus.today)))


def _target(corpus: Corpus, kpi: Record, latest: Point | None) -> Target | None:
    """Return the target of the indicator, else that of a live objective that it measures."""
    held = target_on(kpi, latest.day if latest is not None else corpus.today)
    direction = kpi.text("direction")
    if held is not None:
        return target_of(held, "value", direction)
    objectives = (
        record
        for record in corpus.related(kpi, "measures")
        if record.kind.name == "objective" and record.is_live(corpus.today)
    )
    stated = (target_of(one, "target", one.text("direction") or direction) for one in objectives)
    return next((target for target in stated if target is not None), None)


def standing_of(latest: Point | None, target: Target | None) -> Standing:
    """Return what a value is worth against a target."""
    if latest is None or latest.value is None:
        return Standing.NO_VALUE
    if target is None:
        return Standing.NO_TARGET
    ratings = deserved(latest.value, target)
    if ratings == ("green",):
        return Standing.MET
    return Standing.NEAR if ratings == ("amber",) else Standing.MISSED
