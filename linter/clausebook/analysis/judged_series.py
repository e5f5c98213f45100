"""The series of an indicator as a control chart judges it, period by period."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from clausebook.analysis.control_charts import (
    CONTROL_CHARTS,
    COUNT_CHARTS,
    ENOUGH_POINTS,
    MOST_SPREAD,
    Phase,
    episodes_of,
    excess_spread,
    is_sound,
    misfit,
    phases_of,
    plotted,
    scale_of,
    signals_of,
)
from clausebook.analysis.indicators import Point
from clausebook.analysis.targets import target_on
from clausebook.language import N_, _, number_text
from clausebook.record import Record
from clausebook.statistics.runs import RunRule

__all__ = ["JudgedPoint", "JudgedSeries", "judged_series", "phases_with_signals", "signal_name"]

_NAMES = {
    RunRule.TWO_OF_THREE_BEYOND_TWO_SIGMA: N_("2 of 3 far off"),
    RunRule.FOUR_OF_FIVE_BEYOND_ONE_SIGMA: N_("4 of 5 off"),
    RunRule.EIGHT_ON_ONE_SIDE: N_("8 on one side"),
    RunRule.NINE_ON_ONE_SIDE: N_("9 on one side"),
    RunRule.SIX_RISING_OR_FALLING: N_("6 up or down"),
    RunRule.FOURTEEN_ALTERNATING: N_("14 by turns"),
    RunRule.FIFTEEN_WITHIN_ONE_SIGMA: N_("15 near the mean"),
    RunRule.EIGHT_BEYOND_ONE_SIGMA: N_("8 away from the mean"),
}


@dataclass(frozen=True, slots=True)
class JudgedPoint:
    """One period in the unit of the indicator.

    Limits and centre are None where none can be had. ``signals`` name what is a signal in it; each
    stands at the first period in which it shows. ``in_signal`` says that it is one of several
    periods that make one. ``phase`` counts the limits that judge it.
    """

    point: Point
    value: float
    centre: float | None = None
    lower: float | None = None
    upper: float | None = None
    target: float | None = None
    signals: tuple[str, ...] = ()
    in_signal: bool = False
    phase: int = 0


@dataclass(frozen=True, slots=True)
class JudgedSeries:
    """The periods, the oldest first; ``remarks`` say how far the limits can be trusted."""

    points: tuple[JudgedPoint, ...]
    remarks: tuple[str, ...]

    @property
    def has_limits(self) -> bool:
        """Whether any period has control limits."""
        return any(point.centre is not None for point in self.points)


@dataclass(frozen=True, slots=True)
class _Seen:
    """Names of signals by the place where each begins to show, and the places of all of them."""

    names: Mapping[int, tuple[str, ...]]
    places: frozenset[int]


def judged_series(kpi: Record) -> JudgedSeries:
    """Return the periods of an indicator with limits, target and signals.

    Where no signals are sought, as ``phases_with_signals`` tells, a remark says so.
    """
    points = plotted(kpi)
    remark = _obstacle(kpi, points)
    plain = [JudgedPoint(point, _shown(kpi, point), target=_target(kpi, point)) for point in points]
    if remark or not points or not _is_control_chart(kpi):
        return JudgedSeries(tuple(plain), (remark,) if remark else ())
    remarks = []
    phases = list(phases_of(kpi, points))
    too_wide = _too_wide(kpi, points)
    if too_wide:
        remarks.append(too_wide)
    for number, phase in enumerate(phases):
        seen = _Seen({}, frozenset()) if too_wide else _seen(kpi, phase)
        for place in range(phase.begin, phase.end):
            plain[place] = replace(
                _within_limits(kpi, plain[place], phase, place),
                signals=seen.names.get(place, ()),
                in_signal=place in seen.places,
                phase=number,
            )
    if any(phase.chart.is_trial for phase in phases):
        fewest = min(phase.chart.base_size for phase in phases)
        remarks.append(
            _("Limits are on trial: they come from {number} periods, fewer than 20.", number=fewest)
        )
    return JudgedSeries(tuple(plain), tuple(remarks))


def phases_with_signals(kpi: Record, points: Sequence[Point]) -> Iterator[Phase]:
    """Yield the phases of plotted points in which signals are sought.

    There are none where the chart does not fit the data, or the periods spread much more than
    chance makes them.
    """
    if _is_control_chart(kpi) and not _obstacle(kpi, points) and not _too_wide(kpi, points):
        yield from phases_of(kpi, points)


def signal_name(rule: RunRule, side: int) -> str:
    """Return in few words what is seen; ``side`` is that of ``Signal``."""
    if rule is RunRule.ONE_BEYOND_THREE_SIGMA:
        return _("above the limit") if side > 0 else _("below the limit")
    return _(_NAMES[rule])


def _is_control_chart(kpi: Record) -> bool:
    return kpi.text("chart") in CONTROL_CHARTS


def _obstacle(kpi: Record, points: Sequence[Point]) -> str:
    """Return why a control chart can have no limits, empty where it can or is none."""
    if not _is_control_chart(kpi):
        return ""
    reason = misfit(kpi)
    if reason is not None:
        return _("No limits: {reason}.", reason=reason[0])
    if not is_sound(points):
        return _("No limits: a period stands twice, or its value contradicts its counts.")
    if kpi.text("chart") not in COUNT_CHARTS and 0 < len(points) < ENOUGH_POINTS:
        return _(
            "No limits: single values take {enough} periods, not {number}.",
            enough=ENOUGH_POINTS,
            number=len(points),
        )
    return ""


def _too_wide(kpi: Record, points: Sequence[Point]) -> str:
    excess = excess_spread(kpi, points) if len(points) >= ENOUGH_POINTS else None
    if excess is None or excess <= MOST_SPREAD:
        return ""
    return _(
        "No signals are named: the periods spread {times} times as much as chance makes "
        "them, so that limits from counts alone are too narrow.",
        times=number_text(f"{excess:.1f}"),
    )


def _seen(kpi: Record, phase: Phase) -> _Seen:
    names: dict[int, tuple[str, ...]] = {}
    places: set[int] = set()
    for episode in episodes_of(signals_of(kpi, phase)):
        first = episode[0]
        names[first.place] = (*names.get(first.place, ()), signal_name(first.rule, first.side))
        places.update(place for signal in episode for place in signal.places)
    return _Seen(names, frozenset(places))


def _within_limits(kpi: Record, plain: JudgedPoint, phase: Phase, place: int) -> JudgedPoint:
    scale, limits = scale_of(kpi), phase.chart.limits[place]
    return replace(
        plain,
        centre=scale * phase.chart.centre,
        lower=scale * limits.lower,
        upper=scale * limits.upper,
    )


def _shown(kpi: Record, point: Point) -> float:
    """Return what a chart shows of a period: a count itself where the chart is one of counts."""
    if kpi.text("chart") in ("np", "c") and point.above is not None:
        return point.above
    return point.value or 0.0


def _target(kpi: Record, point: Point) -> float | None:
    held = target_on(kpi, point.day)
    return None if held is None else held.number("value")
