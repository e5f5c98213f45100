"""Scores with their intervals, one below the other on one axis: what is known, and how well."""

from collections.abc import Sequence
from dataclasses import dataclass

from clausebook.charts.axes import axis_below, caption
from clausebook.charts.ink import Ink, paint
from clausebook.charts.labels import Box
from clausebook.charts.lettering import SMALL, width_of, wrapped
from clausebook.charts.marks import Shape, mark, rule
from clausebook.charts.scales import Scale, exact
from clausebook.charts.svg import WIDE, element, picture, titled
from clausebook.language import _

__all__ = ["IntervalPicture", "Score", "draw_intervals"]

_TOP, _LINE, _BAR, _GAP, _CAP = 8.0, 18.0, 18.0, 16.0, 6.0
_MARGIN = 18.0
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
    left, right = _MARGIN, width - _MARGIN
    words = _LINE * (1 if _fit(chart.scores, right - left) else 2)
    row = words + _BAR + _GAP
    bottom = _TOP + row * max(len(chart.scores), 1)
    scale = Scale(chart.low, chart.high, left, right)
    whole = round(chart.high - chart.low)
    content = [
        *axis_below(
            Box(left, _TOP, right, bottom), scale, wanted=whole if whole <= _FEW_STEPS else 5
        )
    ]
    if chart.origin is not None:
        x = scale.at(chart.origin)
        content.append(rule((x, _TOP), (x, bottom), Ink.QUIET))
    for index, score in enumerate(chart.scores):
        content.append(_row(score, _TOP + row * index, words, scale, chart.origin))
    if not chart.scores:
        told = _("nobody was asked yet")
        content.append(caption(width / 2, _TOP + 30, told, anchor="middle"))
    lines = wrapped(chart.axis, right - left, SMALL)
    for index, line in enumerate(lines):
        content.append(caption(left, bottom + 34 + 15 * index, line))
    return picture(
        chart_id,
        (width, bottom + 25 + 15 * len(lines)),
        chart.title,
        chart.description,
        *content,
        class_="qms-intervals",
    )


def _fit(scores: Sequence[Score], room: float) -> bool:
    """Whether each name and what is told of it find room on one line."""
    return all(
        width_of(score.name, SMALL) + width_of(score.told, SMALL, is_bold=True) + 12 <= room
        for score in scores
    )


def _row(score: Score, top: float, words: float, scale: Scale, origin: float | None) -> str:
    """Return a score below its name; ``words`` is the height that these take."""
    y = top + words + _BAR / 2 + 4
    room = scale.end - scale.start
    is_one_line = words == _LINE
    told = caption(
        scale.end if is_one_line else scale.start,
        top + words - 3,
        score.told,
        anchor="end" if is_one_line else "start",
        ink=Ink.TEXT,
        weight=700,
        has_halo=True,
    )
    return titled(
        f"{score.name}: {score.told}",
        *_bars(score, scale, origin, y - _BAR / 2),
        *_whiskers(score, scale, y),
        mark(Shape.DIAMOND, scale.within(score.value), y, 5.5, Ink.TEXT, is_hollow=score.is_hint),
        caption(scale.start, top + 15, score.name, ink=Ink.TEXT, room=room, has_halo=True),
        told,
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
