"""The control charts of an indicator, computed from its series, and the signals on them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from clausebook.analysis.days import first_day
from clausebook.analysis.indicators import Point, factor_of, points_of
from clausebook.language import _, number_text
from clausebook.record import Part, Record
from clausebook.statistics.charts import (
    ControlChart,
    c_chart,
    np_chart,
    p_chart,
    u_chart,
)
from clausebook.statistics.individuals import individuals_chart
from clausebook.statistics.laney import spread_ratio
from clausebook.statistics.runs import RULE_SETS, RunRule, Signal, find_signals, rule_set

__all__ = [
    "CONTROL_CHARTS",
    "COUNT_CHARTS",
    "ENOUGH_POINTS",
    "MOST_SPREAD",
    "Phase",
    "base_of",
    "draw",
    "episodes_of",
    "excess_spread",
    "is_sound",
    "misfit",
    "phases_of",
    "plotted",
    "run_rules_of",
    "scale_of",
    "signals_of",
]

COUNT_CHARTS = ("p", "np", "u", "c")
CONTROL_CHARTS = ("i-mr", *COUNT_CHARTS)
ENOUGH_POINTS = 8
"""Fewer periods do not tell how widely a series spreads."""
MOST_SPREAD = 2.0
"""Spread divided by that of chance alone, above which limits from counts are too narrow."""
_ONE_SIZE = 1.25
"""Largest opportunity divided by the smallest that still counts as one and the same."""


@dataclass(frozen=True, slots=True)
class Phase:
    """The points that one pair of limits judges: from ``begin`` up to and without ``end``.

    The chart holds all points of the series; ``base`` are those that its limits come from.
    """

    chart: ControlChart
    begin: int
    end: int
    base: slice


def plotted(kpi: Record) -> tuple[Point, ...]:
    """Return the periods that the chart of an indicator shows, the oldest first."""
    points = points_of(kpi)
    if kpi.text("chart") not in COUNT_CHARTS:
        return tuple(point for point in points if point.value is not None)
    return tuple(point for point in points if _count(kpi, point) is not None)


def is_sound(points: Sequence[Point]) -> bool:
    """Whether values, counts and periods can be and agree with each other.

    Where one does not, that is a finding of another rule, and what follows from it would be more.
    """
    periods = {point.period for point in points}
    return len(periods) == len(points) and not any(
        point.is_impossible or point.contradicts_itself for point in points
    )


def misfit(kpi: Record) -> tuple[str, Point] | None:
    """Return why the series cannot be drawn on its kind of chart, with the period that shows it."""
    chart, points = kpi.text("chart"), points_of(kpi)
    if chart not in COUNT_CHARTS:
        return None
    sizes = [point.below for point in points if point.below]
    for point in points:
        reason = _misfit(chart, point, sizes)
        if reason:
            return reason, point
    return None


def _misfit(chart: str, point: Point, sizes: Sequence[float]) -> str:
    above, below = point.value if chart == "c" and point.above is None else point.above, point.below
    reason = ""
    if chart != "c" and (above is None or below is None or below <= 0):
        reason = _("{period} has no counts above and below the line", period=point.period)
    elif above is not None and (above < 0 or above != int(above)):
        reason = _("{number} in {period} is no count", number=_plain(above), period=point.period)
    elif chart == "c" and sizes and max(sizes) > _ONE_SIZE * min(sizes):
        reason = _(
            "the opportunity varies from {least} to {most}",
            least=_plain(min(sizes)),
            most=_plain(max(sizes)),
        )
    elif chart in ("p", "np") and above is not None and below is not None:
        if below != int(below) or above > below:
            reason = _(
                "{above} of {below} in {period} is no share of units",
                above=_plain(above),
                below=_plain(below),
                period=point.period,
            )
        elif chart == "np" and below != sizes[0]:
            reason = _(
                "the samples vary in size, as {one} and {other} do",
                one=_plain(sizes[0]),
                other=_plain(below),
            )
    return reason


def _plain(value: float) -> str:
    return number_text(f"{value:g}")


def draw(kpi: Record, points: Sequence[Point], base: slice | None = None) -> ControlChart | None:
    """Return the chart of points that fit its kind, with limits from a base or from all.

    Shares and rates are drawn as they are: their unit is ``scale_of`` smaller than the indicator's.
    """
    chart = kpi.text("chart")
    if chart == "i-mr":
        return individuals_chart([point.value or 0.0 for point in points], base=base)
    counts = [_count(kpi, point) or 0 for point in points]
    sizes = [point.below or 1.0 for point in points]
    if not counts:
        return None
    if chart == "p":
        return p_chart(counts, [int(size) for size in sizes], base=base)
    if chart == "np":
        return np_chart(counts, int(sizes[0]), base=base)
    return u_chart(counts, sizes, base=base) if chart == "u" else c_chart(counts, base=base)


def scale_of(kpi: Record) -> float:
    """Return the number by which what the chart shows becomes the unit of the indicator."""
    return factor_of(kpi) if kpi.text("chart") in ("p", "u") else 1.0


def base_of(limits: Part, points: Sequence[Point]) -> slice | None:
    """Return the periods from which limits are computed, None where the series has none of them."""
    first, last = first_day(limits.text("from")), first_day(limits.text("until"))
    places = [i for i, point in enumerate(points) if _lies_within(point.day, first, last)]
    return slice(places[0], places[-1] + 1) if places else None


def excess_spread(kpi: Record, points: Sequence[Point]) -> float | None:
    """Return how many times as much as chance alone makes them shares or rates spread."""
    if kpi.text("chart") not in ("p", "u"):
        return None
    chart = draw(kpi, points)
    return None if chart is None else spread_ratio(chart)


def phases_of(kpi: Record, points: Sequence[Point]) -> Iterator[Phase]:
    """Yield a phase for each pair of limits that an indicator states, one where it states none."""
    bases = ((limits, base_of(limits, points)) for limits in kpi.parts("limits"))
    phases = [(_start(limits, points, base), base) for limits, base in bases if base is not None]
    phases.sort(key=lambda phase: phase[0])
    if not phases:
        phases = [(0, slice(0, len(points)))]
    first = min(phases[0][0], phases[0][1].start)
    starts = [first, *(start for start, _ in phases[1:]), len(points)]
    for (_begin, base), begin, end in zip(phases, starts, starts[1:], strict=False):
        chart = draw(kpi, points, base)
        if chart is not None:
            yield Phase(chart, begin, end, base)


def signals_of(kpi: Record, phase: Phase) -> Iterator[Signal]:
    """Yield the signals of a phase by the indicator's run rules; places count in the series."""
    judged = slice(phase.begin, phase.end)
    distances, values = phase.chart.distances[judged], phase.chart.values[judged]
    for signal in find_signals(distances, run_rules_of(kpi), values=values):
        places = tuple(phase.begin + place for place in signal.places)
        yield replace(signal, place=phase.begin + signal.place, places=places)


def episodes_of(signals: Iterable[Signal]) -> Sequence[Sequence[Signal]]:
    """Return signals that share points and a side together: one that goes on is one."""
    episodes: list[list[Signal]] = []
    for signal in signals:
        for episode in episodes:
            last = episode[-1]
            if signal.side == last.side and set(signal.places) & set(last.places):
                episode.append(signal)
                break
        else:
            episodes.append([signal])
    return episodes


def run_rules_of(kpi: Record) -> tuple[RunRule, ...]:
    """Return the rules by which signals are seen: those that are named, else the usual ones."""
    of_counts = kpi.text("chart") in COUNT_CHARTS
    usual = "beyond_limits_and_run" if of_counts else "western_electric"
    name = kpi.text("run_rules")
    return rule_set(name if name in RULE_SETS else usual, of_counts=of_counts)


def _start(limits: Part, points: Sequence[Point], base: slice) -> int:
    """Return the place of the first point that these limits judge."""
    applies = first_day(limits.text("applies_from"))
    if applies is None:
        return int(base.start)
    return next((i for i, point in enumerate(points) if point.day >= applies), len(points))


def _lies_within(day: date, first: date | None, last: date | None) -> bool:
    return first is not None and last is not None and first <= day <= last


def _count(kpi: Record, point: Point) -> int | None:
    """Return the count that a point shows on a chart of counts."""
    count = point.above
    if count is None and kpi.text("chart") == "c":
        count = point.stated
    if count is None or count < 0 or count != int(count):
        return None
    if kpi.text("chart") != "c" and (point.below or 0.0) <= 0:
        return None
    return int(count)
