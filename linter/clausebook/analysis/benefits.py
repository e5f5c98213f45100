"""Benefit scorecard: what the indicators show of what customer focus is to bring."""

from dataclasses import dataclass
from enum import StrEnum

from clausebook.analysis.comparison import Figure, Trend, compared
from clausebook.analysis.evidence import is_withdrawn
from clausebook.analysis.indicators import Point, points_of
from clausebook.analysis.review_period import period_of_trends
from clausebook.analysis.targets import Target, deserved, held_target, is_met
from clausebook.corpus import Corpus
from clausebook.language import N_, _, number_text, pgettext
from clausebook.record import Record

__all__ = [
    "Benefit",
    "BenefitRow",
    "Measured",
    "Standing",
    "benefits",
    "measured",
    "standing_of",
    "told_distance",
]


class Benefit(StrEnum):
    """What customer focus is to bring, in the words of the indicator's field ``benefit``.

    Its meaning is English.
    """

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
        """The benefit as people write it, in the language that is spoken."""
        if self is Benefit.RETENTION:  # that of records is another
            return pgettext("benefit", "Retention")
        return _(_LABELS[self])

    @property
    def meaning(self) -> str:
        """What it is, in one clause."""
        return _MEANINGS[self]


_LABELS = {
    Benefit.CUSTOMER_VALUE: N_("Customer value"),
    Benefit.SATISFACTION: N_("Satisfaction"),
    Benefit.LOYALTY: N_("Loyalty"),
    Benefit.REPEAT_BUSINESS: N_("Repeat business"),
    Benefit.REFERRALS: N_("Referrals"),
    Benefit.REVENUE: N_("Revenue"),
    Benefit.MARKET_SHARE: N_("Market share"),
    Benefit.RESPONSIVENESS: N_("Responsiveness"),
    Benefit.RELIABILITY: N_("Reliability"),
}
_MEANINGS = {
    Benefit.CUSTOMER_VALUE: N_("customers gain more than it costs them"),
    Benefit.SATISFACTION: N_("customers find their expectations met"),
    Benefit.LOYALTY: N_("customers are attached to us and choose us first"),
    Benefit.RETENTION: N_("customers stay, which costs less than winning new ones"),
    Benefit.REPEAT_BUSINESS: N_("customers buy again"),
    Benefit.REFERRALS: N_("customers send others to us"),
    Benefit.REVENUE: N_("customers bring in more, spread over those we chose"),
    Benefit.MARKET_SHARE: N_("our part of the market grows"),
    Benefit.RESPONSIVENESS: N_("customers are helped quickly and with little effort"),
    Benefit.RELIABILITY: N_("what customers receive is right and in time"),
}


_AMBER_TO = {
    "higher_is_better": N_("amber down to {limit}"),
    "lower_is_better": N_("amber up to {limit}"),
    "nearest_to_target": N_("amber up to {limit} off"),
}


class Standing(StrEnum):
    """What the latest value is against the target that held in its period."""

    MET = N_("target met")
    NEAR = N_("missed, within amber")
    MISSED = N_("target missed")
    NO_TARGET = N_("no target")
    NO_VALUE = N_("no value yet")


@dataclass(frozen=True, slots=True)
class Measured:
    """A live indicator with its latest value, that before it, and what they are worth.

    ``compared`` is what the time since the last management review shows, None where nothing.
    """

    kpi: Record
    latest: Point | None
    before: Point | None
    target: Target | None
    standing: Standing
    compared: Figure | None

    @property
    def unit(self) -> str:
        """The unit of value and target, empty for a mere number."""
        unit = self.kpi.text("unit")
        return "" if unit == "1" else unit

    @property
    def distance(self) -> str:
        """How far the latest value lies from its target, empty where one of them lacks."""
        return told_distance(self.latest, self.target, self.unit)

    @property
    def trend(self) -> Trend:
        """Where it is heading, as the next management review will be told."""
        return Trend.UNKNOWN if self.compared is None else self.compared.trend


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


def measured(corpus: Corpus, kpi: Record) -> Measured:
    """Return what an indicator shows on the day of the corpus."""
    begun = (point for point in points_of(kpi) if point.day <= corpus.today)
    points = [point for point in begun if point.value is not None]
    latest = points[-1] if points else None
    target = held_target(corpus, kpi, latest.day if latest is not None else corpus.today)
    return Measured(
        kpi,
        latest,
        points[-2] if points[1:] else None,
        target,
        standing_of(latest, target),
        compared(corpus, kpi, period_of_trends(corpus)),
    )


def _row(corpus: Corpus, benefit: Benefit, known: list[Record]) -> BenefitRow:
    named = sorted((r for r in known if r.text("benefit") == benefit), key=lambda r: r.id)
    live = tuple(measured(corpus, kpi) for kpi in named if kpi.is_live(corpus.today))
    return BenefitRow(benefit, live, tuple(r for r in named if not r.is_live(corpus.today)))


def told_distance(latest: Point | None, target: Target | None, unit: str) -> str:
    """Return how far a value lies from its target and what is tolerated, empty without either."""
    if latest is None or latest.value is None or target is None:
        return ""
    limits = [_told_side(latest.value - target.value, _with_unit(target.value, unit))]
    if target.direction == "nearest_to_target":
        limits.append(
            _("{distance} off is tolerated", distance=number_text(f"{target.tolerance:g}"))
        )
    if target.amber is not None and not target.amber_is_beyond and not is_met(latest.value, target):
        limits.append(_(_AMBER_TO[target.direction], limit=_with_unit(target.amber, unit)))
    return ", ".join(limits)


def _told_side(distance: float, target: str) -> str:
    """Return on which side of a target a value lies, and how far."""
    if not distance:
        return _("at the target of {target}", target=target)
    far = number_text(f"{abs(distance):.3g}")
    if distance > 0:
        return _("{distance} above the target of {target}", distance=far, target=target)
    return _("{distance} below the target of {target}", distance=far, target=target)


def _with_unit(value: float, unit: str) -> str:
    return f"{number_text(f'{value:g}')}\u00a0{unit}".rstrip()


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
