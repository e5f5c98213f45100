"""Scores with their intervals, one below the other on one axis: what is known, and how well."""

from collections.abc import Sequence
from dataclasses import dataclass

from clausebook.charts.axes import axis_below, caption
from clausebook.charts.ink import Ink, paint
from clausebook.charts.labels import Box
from clausebook.charts.lettering import SMALL, width_of
from clausebook.charts.marks import Shape, mark, rule
from clausebook.charts.scales import Scale, exact
from clausebook.charts.svg import WIDE, element, picture, titled

__all__ = ["IntervalPicture", "Score", "draw_intervals"]

_TOP, _BELOW, _ROW, _BAR, _CAP = 8.0, 40.0, 54.0, 18.0, 6.0
_FEW_STEPS = 10


@dataclass(frozen=True, slots=True)
class Score:
    """A score; ``lower`` to ``upper`` is its interval, None where there is none.

    ``against`` is how far a bar reaches to the low side of where bars begin, ``in_favour`` how far
    to the high side, both as numbers of the axis. ``is_hint`` says that few answered.
    """

    name: str
    value: float
    told: str
    lower: float | None = None
    upper: float | None = None
    against: float | None = None
    in_favour: float | None = None
    is_hint: bool = False


@dataclass(frozen=True, slots=True)
class IntervalPicture:
    """What is drawn; ``origin`` is where bars begin, None for scores without bars."""

    title: str
    description: str
    axis: str
    low: float
    high: float
    scores: Sequence[Score]
    origin: float | None = None


def draw_intervals(chart: IntervalPicture, chart_id: str, width: float = WIDE) -> str:
    """Return the SVG; each score carries its numbers as data attributes."""
    bottom = _TOP + _ROW * max(len(chart.scores), 1)
    area = Box(14, _TOP, width - 14, bottom)
    scale = Scale(chart.low, chart.high, area.left, area.right)
    whole = round(chart.high - chart.low)
    content = [*axis_below(area, scale, wanted=whole if whole <= _FEW_STEPS else 5)]
    if chart.origin is not None:
        x = scale.at(chart.origin)
        content.append(rule((x, area.top), (x, bottom), Ink.QUIET))
    content += [_row(score, i, scale, chart) for i, score in enumerate(chart.scores)]
    if not chart.scores:
        content.append(caption(width / 2, _TOP + 30, "nobody was asked yet", anchor="middle"))
    content.append(caption(area.left, bottom + 34, chart.axis, room=width - 16))
    return picture(
        chart_id,
        (width, bottom + _BELOW),
        chart.title,
        chart.description,
        *content,
        class_="qms-intervals",
    )


def _row(score: Score, index: int, scale: Scale, chart: IntervalPicture) -> str:
    top = _TOP + _ROW * index
    y = top + 22 + _BAR / 2
    told = width_of(score.told, SMALL)
    room = scale.end - scale.start - told - 12
    content = [
        *_bars(score, scale, chart.origin, y - _BAR / 2),
        *_whiskers(score, scale, y),
        mark(Shape.DIAMOND, scale.within(score.value), y, 5.5, Ink.TEXT, is_hollow=score.is_hint),
        caption(scale.start, top + 15, score.name, ink=Ink.TEXT, room=room, has_halo=True),
        caption(
            scale.end, top + 15, score.told, ink=Ink.TEXT, anchor="end", weight=700, has_halo=True
        ),
    ]
    return titled(
        f"{score.name}: {score.told}",
        *content,
        data_name=score.name,
        data_value=exact(score.value),
        data_lower=_exact(score.lower),
        data_upper=_exact(score.upper),
        data_against=_exact(score.against),
        data_in_favour=_exact(score.in_favour),
    )


def _bars(score: Score, scale: Scale, origin: float | None, y: float) -> list[str]:
    """Return the bars: what is in favour filled, what is against outlined with dashes."""
    if origin is None:
        return []
    found = []
    start = scale.at(origin)
    if score.in_favour:
        end = scale.within(origin + score.in_favour)
        inks = paint(fill=Ink.DARK, stroke=Ink.MAIN)
        found.append(element("rect", x=start, y=y, width=end - start, height=_BAR, **inks))
    if score.against:
        end = scale.within(origin - score.against)
        inks = paint(fill=Ink.LIGHT, stroke=Ink.WARNING)
        found.append(
            element(
                "rect",
                x=end,
                y=y,
                width=start - end,
                height=_BAR,
                stroke_dasharray="3 2",
                **inks,
            )
        )
    return found


def _whiskers(score: Score, scale: Scale, y: float) -> list[str]:
    if score.lower is None or score.upper is None:
        return []
    left, right = scale.within(score.lower), scale.within(score.upper)
    return [
        rule((left, y), (right, y), Ink.TEXT, width=2),
        rule((left, y - _CAP), (left, y + _CAP), Ink.TEXT, width=2),
        rule((right, y - _CAP), (right, y + _CAP), Ink.TEXT, width=2),
    ]


def _exact(value: float | None) -> str | None:
    return None if value is None else exact(value)
