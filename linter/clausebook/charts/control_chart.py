"""A series in order of time with its control limits, its target and what is a signal in it.

Without limits it is a run chart.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import inf

from clausebook.charts.axes import (
    PeriodName,
    axis_room,
    axis_to_left,
    caption,
    name_mark,
    name_upright,
    period_axis,
)
from clausebook.charts.ink import Ink, paint
from clausebook.charts.labels import Box, Labelled, along, place_labels, spread
from clausebook.charts.lettering import SMALL, width_of
from clausebook.charts.marks import Shape, mark, path, rule, steps
from clausebook.charts.scales import Bands, Scale, exact, span
from clausebook.charts.svg import WIDE, element, number, picture, titled
from clausebook.language import N_, _, ngettext, number_text

__all__ = ["ControlChartPicture", "SeriesPoint", "draw_control_chart"]

_HEIGHT = 300.0
_TOP, _BELOW, _GAP = 34.0, 40.0, 8.0
_MOST_NAMES = 8
"""Signals above which they are counted on the drawing and named in the table alone."""
_DENSE = 7.0
"""Pixels from one period to the next below which ordinary points are left to the line."""


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """One period with all that holds in it; ``lower`` to ``upper`` are its control limits.

    ``signal`` names what is a signal in it. ``in_signal`` says that the period is one of several
    that make a signal. ``phase`` counts the limits that hold.
    """

    period: str
    value: float
    lower: float | None = None
    centre: float | None = None
    upper: float | None = None
    target: float | None = None
    signal: str = ""
    in_signal: bool = False
    phase: int = 0


@dataclass(frozen=True, slots=True)
class ControlChartPicture:
    """What is drawn, the oldest point first; values lie between ``least`` and ``most``."""

    title: str
    description: str
    unit: str
    points: Sequence[SeriesPoint]
    least: float = -inf
    most: float = inf


@dataclass(frozen=True, slots=True)
class _Plot:
    points: Sequence[SeriesPoint]
    area: Box
    bands: Bands
    scale: Scale

    def place(self, index: int) -> tuple[float, float]:
        return self.bands.centre(index), self.scale.at(self.points[index].value)


def draw_control_chart(chart: ControlChartPicture, chart_id: str, width: float = WIDE) -> str:
    """Return the SVG; each period carries its numbers as data attributes."""
    plot = _plot(chart, width)
    content = [
        caption(0, 14, chart.unit, room=width / 2),
        *axis_to_left(plot.area, plot.scale),
        *period_axis(plot.area, plot.bands, [PeriodName.of(p.period) for p in chart.points]),
    ]
    if chart.points:
        content += [*_limits(plot), *_targets(plot), *_phase_names(plot)]
        content += [path([plot.place(i) for i in range(len(chart.points))], Ink.MAIN, width=1.75)]
        content += [*_points(plot), *_signal_names(plot), *_line_names(plot)]
    else:
        middle = (plot.area.left + plot.area.right) / 2
        content.append(caption(middle, _HEIGHT / 2, _("no value yet"), anchor="middle"))
    return picture(
        chart_id,
        (width, _HEIGHT),
        chart.title,
        chart.description,
        *content,
        class_="qms-control-chart",
    )


def _plot(chart: ControlChartPicture, width: float) -> _Plot:
    known = [p.value for p in chart.points]
    for values in ("lower", "upper", "target"):
        known += [v for p in chart.points if (v := getattr(p, values)) is not None]
    bottom = _HEIGHT - _BELOW
    low, high = span(known, floor_at=chart.least, ceiling_at=chart.most)
    scale = Scale(low, high, bottom, _TOP)
    names = [width_of(words, SMALL, is_bold=True) for words, *_ in _ends(chart.points)]
    right = width - max(names, default=0.0) - _GAP
    area = Box(axis_room(scale), _TOP, right, bottom)
    return _Plot(chart.points, area, Bands(len(chart.points), area.left, area.right), scale)


def _phases(points: Sequence[SeriesPoint]) -> Iterator[list[int]]:
    """Yield the places of the points that one centre line and its limits judge."""
    for _phase, group in groupby(range(len(points)), key=lambda index: points[index].phase):
        places = [index for index in group if points[index].centre is not None]
        if places:
            yield places


def _limits(plot: _Plot) -> Iterator[str]:
    half = plot.bands.width / 2
    for places in _phases(plot.points):
        upper = _line(plot, places, lambda point: point.upper)
        lower = _line(plot, places, lambda point: point.lower)
        centre = _line(plot, places, lambda point: point.centre)
        if upper and lower:
            yield _between(upper, lower, half)
        yield steps(upper, half, Ink.QUIET, dashes="6 3")
        yield steps(lower, half, Ink.QUIET, dashes="6 3")
        yield steps(centre, half, Ink.QUIET)


def _between(
    upper: Sequence[tuple[float, float]], lower: Sequence[tuple[float, float]], half: float
) -> str:
    there = [c for x, y in upper for c in ((x - half, y), (x + half, y))]
    back = [c for x, y in reversed(lower) for c in ((x + half, y), (x - half, y))]
    way = "L".join(f"{number(x)} {number(y)}" for x, y in (*there, *back))
    return element("path", d=f"M{way}Z", **paint(fill=Ink.BAND))


def _targets(plot: _Plot) -> Iterator[str]:
    places = list(range(len(plot.points)))
    for target, group in groupby(places, key=lambda index: plot.points[index].target):
        if target is not None:
            line = _line(plot, list(group), lambda point: point.target)
            yield steps(line, plot.bands.width / 2, Ink.GOOD, dashes="2 3")


def _phase_names(plot: _Plot) -> Iterator[str]:
    """Yield an upright line where other limits begin to hold, named where there is room."""
    later = [places[0] for places in _phases(plot.points)][1:]
    starts = [plot.bands.centre(place) - plot.bands.width / 2 for place in later]
    ends = (*starts[1:], plot.area.right)
    for place, x, end in zip(later, starts, ends, strict=False):
        yield rule((x, plot.area.top - 8), (x, plot.area.bottom), Ink.QUIET, dashes="1 3")
        words = _("new limits from {period}", period=plot.points[place].period)
        if len(later) == 1 or width_of(words, SMALL) + 10 <= end - x:
            yield name_upright(x, plot.area.top - 10, words, plot.area.right)


def _points(plot: _Plot) -> Iterator[str]:
    is_dense = plot.bands.width < _DENSE
    for index, point in enumerate(plot.points):
        x, y = plot.place(index)
        if point.signal:
            shown = mark(Shape.DIAMOND, x, y, 5.5, Ink.WARNING)
        elif point.in_signal:
            shown = mark(Shape.CIRCLE, x, y, 2.0 if is_dense else 4.0, Ink.WARNING, is_hollow=True)
        else:
            shown = mark(Shape.CIRCLE, x, y, 1.0 if is_dense else 3.5, Ink.MAIN)
        yield titled(
            _told(point),
            shown,
            data_period=point.period,
            data_value=exact(point.value),
            data_lower=_exact(point.lower),
            data_centre=_exact(point.centre),
            data_upper=_exact(point.upper),
            data_target=_exact(point.target),
            data_signal=point.signal or None,
        )


def _signal_names(plot: _Plot) -> Iterator[str]:
    """Yield the names of signals where there is room for them; the table names them all."""
    places = [index for index, point in enumerate(plot.points) if point.signal]
    if len(places) > _MOST_NAMES:
        told = ngettext(
            "{count} signal, named in the table", "{count} signals, named in the table", len(places)
        )
        yield caption(plot.area.right, 14, told, anchor="end", ink=Ink.WARNING, weight=700)
        return
    words = [plot.points[index].signal for index in places]
    marks = [
        Labelled(*plot.place(index), width_of(name, SMALL, is_bold=True))
        for index, name in zip(places, words, strict=True)
    ]
    bounds = Box(plot.area.left, 0, plot.area.right, plot.area.bottom)
    lines = along([plot.place(index) for index in range(len(plot.points))])
    boxes = place_labels(marks, bounds, radius=7, avoided=lines)
    for at, box, name in zip(marks, boxes, words, strict=True):
        if box is not None:
            yield name_mark(at, box, name, ink=Ink.WARNING, weight=700)


def _line_names(plot: _Plot) -> Iterator[str]:
    """Yield names at the right ends of the lines, pushed apart."""
    ends = _ends(plot.points)
    wanted = [plot.scale.at(value) for _, value, _, _ in ends]
    places = spread(wanted, 15, plot.area.top, plot.area.bottom)
    x = plot.area.right
    for (words, value, ink, weight), y in zip(ends, places, strict=True):
        yield rule((x, plot.scale.at(value)), (x + _GAP - 2, y), Ink.RULE)
        yield caption(x + _GAP, y + 4, words, ink=ink, weight=weight)


def _ends(points: Sequence[SeriesPoint]) -> list[tuple[str, float, Ink, int]]:
    if not points:
        return []
    last = points[-1]
    known = (
        (N_("upper {value}"), last.upper, Ink.QUIET, 400),
        (N_("target {value}"), last.target, Ink.GOOD, 400),
        (N_("mean {value}"), last.centre, Ink.QUIET, 400),
        (N_("latest {value}"), last.value, Ink.MAIN, 700),
        (N_("lower {value}"), last.lower, Ink.QUIET, 400),
    )
    return [
        (_(words, value=_short(value)), value, ink, weight)
        for words, value, ink, weight in known
        if value is not None
    ]


def _line(
    plot: _Plot, places: Sequence[int], value_of: Callable[[SeriesPoint], float | None]
) -> list[tuple[float, float]]:
    known = [(index, value_of(plot.points[index])) for index in places]
    return [(plot.bands.centre(i), plot.scale.at(v)) for i, v in known if v is not None]


def _told(point: SeriesPoint) -> str:
    signal = f", {point.signal}" if point.signal else ""
    return f"{point.period}: {_short(point.value)}{signal}"


def _short(value: float) -> str:
    """Return a number with as many digits as a label has room for."""
    if abs(value) >= 1000:
        return f"{value:.0f}"
    return number_text(f"{value:.4g}" if abs(value) < 1 else f"{value:.3g}")


def _exact(value: float | None) -> str | None:
    return None if value is None else exact(value)
