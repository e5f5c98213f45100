"""A gauge: the latest value against its target, over the course by which it came there.

The bars follow the bullet graph of Stephen Few: zones in greys, the value as a bar in the middle,
the target as a stroke across. A value far from 0 is a mark, for its bar could not begin there.
Above it runs a line through the periods.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

from clausebook.charts.axes import caption
from clausebook.charts.ink import Ink, paint
from clausebook.charts.labels import spread
from clausebook.charts.lettering import SMALL, width_of
from clausebook.charts.marks import Shape, mark, path, rule
from clausebook.charts.scales import Bands, Scale, exact, span
from clausebook.charts.svg import element, picture
from clausebook.language import _

__all__ = ["GAUGE_WIDTH", "Gauge", "Zone", "draw_gauge"]

GAUGE_WIDTH = 300.0
_LINE_TOP, _LINE_BOTTOM = 8.0, 46.0
_BAR_TOP, _BAR_BOTTOM = 60.0, 82.0
_HEIGHT = 102.0
_INKS = {0: Ink.DARK, 1: Ink.MIDDLE, 2: Ink.LIGHT}
_DENSE = 7.0


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of values of one grade: 0 for missed, 1 for near, 2 for met."""

    low: float
    high: float
    grade: int


@dataclass(frozen=True, slots=True)
class Gauge:
    """What is drawn: values in order of time, the target of the latest, and the zones around it.

    Zones may reach to infinity; ``marks`` are values named below the bar.
    """

    title: str
    description: str
    values: Sequence[float]
    target: float | None = None
    zones: Sequence[Zone] = ()
    marks: Sequence[tuple[str, float]] = ()
    least: float = -inf
    most: float = inf


def draw_gauge(gauge: Gauge, chart_id: str) -> str:
    """Return the SVG, which has one size; it carries its numbers as data attributes."""
    content = [*_course(gauge)]
    if gauge.values:
        content += [*_bar(gauge)]
    else:
        content.append(caption(0, _BAR_TOP, _("no value yet")))
    latest = gauge.values[-1] if gauge.values else None
    shown = element(
        "g",
        *content,
        data_latest=None if latest is None else exact(latest),
        data_target=None if gauge.target is None else exact(gauge.target),
        data_values=" ".join(map(exact, gauge.values)),
    )
    return picture(
        chart_id,
        (GAUGE_WIDTH, _HEIGHT),
        gauge.title,
        gauge.description,
        shown,
        class_="qms-gauge",
    )


def _course(gauge: Gauge) -> Iterator[str]:
    if not gauge.values:
        return
    bands = Bands(len(gauge.values), 0, GAUGE_WIDTH)
    extent = span([*gauge.values, *([] if gauge.target is None else [gauge.target])])
    scale = Scale(*extent, _LINE_BOTTOM, _LINE_TOP)
    if gauge.target is not None:
        y = scale.at(gauge.target)
        yield rule((0, y), (GAUGE_WIDTH, y), Ink.GOOD, dashes="2 3", width=1.5)
    points = [(bands.centre(i), scale.at(v)) for i, v in enumerate(gauge.values)]
    yield path(points, Ink.MAIN, width=1.75)
    if bands.width >= _DENSE:
        for x, y in points[:-1]:
            yield mark(Shape.CIRCLE, x, y, 2, Ink.MAIN)
    yield mark(Shape.CIRCLE, *points[-1], 4, Ink.MAIN)


def _bar(gauge: Gauge) -> Iterator[str]:
    scale = _scale(gauge)
    for zone in gauge.zones:
        left, right = scale.within(zone.low), scale.within(zone.high)
        if right > left:
            inks = paint(fill=_INKS[zone.grade])
            yield element(
                "rect",
                x=left,
                y=_BAR_TOP,
                width=right - left,
                height=_BAR_BOTTOM - _BAR_TOP,
                data_grade=zone.grade,
                **inks,
            )
    latest = scale.within(gauge.values[-1])
    middle = (_BAR_TOP + _BAR_BOTTOM) / 2
    if scale.low <= 0 <= scale.high:
        left, right = sorted((scale.at(0), latest))
        inks = paint(fill=Ink.MAIN)
        yield element("rect", x=left, y=middle - 4, width=right - left, height=8, **inks)
    else:
        # A bar that does not begin at 0 would show by its length what is not so.
        yield mark(Shape.DIAMOND, latest, middle, 7, Ink.MAIN)
    if gauge.target is not None:
        x = scale.within(gauge.target)
        yield rule((x, _BAR_TOP - 3), (x, _BAR_BOTTOM + 3), Ink.TEXT, width=3)
    yield from _names(gauge, scale)


def _names(gauge: Gauge, scale: Scale) -> Iterator[str]:
    """Yield the named values below the bar, pushed apart and inside the drawing."""
    if not gauge.marks:
        return
    widths = [width_of(name, SMALL) for name, _value in gauge.marks]
    half = max(widths) / 2
    wanted = [scale.within(value) for _name, value in gauge.marks]
    places = spread(wanted, 2 * half + 8, half, GAUGE_WIDTH - half)
    for (name, _value), x in zip(gauge.marks, places, strict=True):
        yield caption(x, _BAR_BOTTOM + 16, name, anchor="middle")


def _scale(gauge: Gauge) -> Scale:
    """Return the scale of the bar: from 0 where that does not squeeze what matters."""
    known = [*gauge.values, *(value for _, value in gauge.marks)]
    if gauge.target is not None:
        known.append(gauge.target)
    low, high = span(known, floor_at=gauge.least, ceiling_at=gauge.most, room=0.2)
    return Scale(0.0 if 0 < low < (high - low) else low, high, 0, GAUGE_WIDTH)
