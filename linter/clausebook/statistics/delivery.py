"""Delivery and conformity: on time, in full, parts per million, yields, rework."""

from collections.abc import Iterable
from datetime import date
from math import prod

from clausebook.statistics.preconditions import (
    require_counts,
    require_part,
    require_positive,
    require_range,
)

__all__ = [
    "complaints_per_thousand",
    "defective_parts_per_million",
    "defects_per_million_opportunities",
    "first_pass_yield",
    "is_on_time",
    "on_time_delivery",
    "on_time_in_full",
    "rework_rate",
    "rolled_throughput_yield",
]


def is_on_time(
    promised: date, delivered: date | None, *, days_early: int | None = None, days_late: int = 0
) -> bool:
    """Say whether a delivery came within the window around the promised day.

    Both ends of the window are on time. ``days_early`` None accepts any day before. What has not
    been delivered (None) is not on time: ask only about what is due.
    """
    require_counts(days_early=days_early or 0, days_late=days_late)
    if delivered is None:
        return False
    late = (delivered - promised).days
    return late <= days_late and (days_early is None or late >= -days_early)


def on_time_delivery(on_time: int, due: int) -> float | None:
    """Return the share of lines due that came on time, in per cent; None where none was due.

    Formula: OTD = 100 on time / due. The indicator must say which date counts (requested or
    promised), the window, and what a partial delivery is.
    """
    require_part(on_time=on_time, due=due)
    return 100 * on_time / due if due else None


def on_time_in_full(on_time_and_in_full: int, due: int) -> float | None:
    """Return the share of lines due that came on time and in full, in per cent.

    Formula: OTIF = 100 both / due. Both must hold for one line; the product of two percentages is
    another number. None where none was due.
    """
    require_part(on_time_and_in_full=on_time_and_in_full, due=due)
    return 100 * on_time_and_in_full / due if due else None


def defective_parts_per_million(defective: int, total: int) -> float | None:
    """Return defective parts per million parts, PPM; None for no parts.

    Formula: 10⁶ defective / total. A part counts once, however many defects it has.
    """
    require_part(defective=defective, total=total)
    return 1e6 * defective / total if total else None


def defects_per_million_opportunities(defects: int, units: int, opportunities: int) -> float | None:
    """Return defects per million opportunities, DPMO; None for no units.

    Formula: 10⁶ defects / (units opportunities), where ``opportunities`` is how many defects one
    unit can have. Raises ``ValueError`` for more defects than opportunities.
    """
    require_positive(opportunities=opportunities)
    require_counts(units=units)
    require_part(defects=defects, opportunities=units * opportunities)
    return 1e6 * defects / (units * opportunities) if units else None


def first_pass_yield(right_first_time: int, started: int) -> float | None:
    """Return the share of units started that were right without rework; None for none started."""
    require_part(right_first_time=right_first_time, started=started)
    return right_first_time / started if started else None


def rolled_throughput_yield(yields: Iterable[float]) -> float | None:
    """Return the share of units that pass all steps without rework; None for no steps.

    Formula: the product of the first pass yields of the steps, each a share from 0 to 1.
    """
    steps = list(yields)
    for step in steps:
        require_range(0, 1, first_pass_yield=step)
    return prod(steps) if steps else None


def rework_rate(reworked: int, processed: int) -> float | None:
    """Return the share of processed units that were reworked; None for none processed."""
    require_part(reworked=reworked, processed=processed)
    return reworked / processed if processed else None


def complaints_per_thousand(complaints: int, deliveries: int) -> float | None:
    """Return complaints per 1000 deliveries; None for no deliveries.

    It may exceed 1000: one delivery can bring several complaints, and complaints of earlier ones.
    """
    require_counts(complaints=complaints, deliveries=deliveries)
    return 1000 * complaints / deliveries if deliveries else None
