"""A Pareto chart: categories from the largest down, with what they add up to.

Bars lie, so that long names can be read, and bars and sums share one axis from 0 to 100 per cent.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clausebook.charts.axes import axis_below, caption
from clausebook.charts.ink import Ink, paint
from clausebook.charts.labels import Box
from clausebook.charts.marks import Shape, mark, path, rule
from clausebook.charts.scales import Scale, decimals_of, exact
from clausebook.charts.svg import WIDE, element, picture, titled
from clausebook.language import _, number_text, percentage

__all__ = ["ParetoBar", "ParetoPicture", "draw_pareto", "per_cent"]

_TOP, _BELOW, _ROW, _BAR = 34.0, 40.0, 42.0, 15.0
_ROOM_FOR_SUM = 46.0
_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class ParetoBar:
    """One category; both percentages are of the total, the second of this and all above."""

    category: str
    weight: float
    percentage: float
    cumulative_percentage: float
    is_vital: bool


@dataclass(frozen=True, slots=True)
class ParetoPicture:
    """What is drawn, the largest category first; ``threshold`` is the percentage of the few."""

    title: str
    description: str
    bars: Sequence[ParetoBar]
    threshold: float


def draw_pareto(chart: ParetoPicture, chart_id: str, width: float = WIDE) -> str:
    """Return the SVG; each category carries its numbers as data attributes."""
    bottom = _TOP + _ROW * max(len(chart.bars), 1)
    area = Box(12, _TOP, width - _ROOM_FOR_SUM, bottom)
    scale = Scale(0, 100, area.left, area.right)
    x, few = scale.within(chart.threshold), percentage(f"{chart.threshold:g}")
    content = [
        *axis_below(area, scale, told=percentage),
        rule((x, area.top - 6), (x, bottom), Ink.WARNING, dashes="5 4", width=1.25),
        caption(x, area.top - 12, few, anchor="middle", ink=Ink.WARNING),
    ]
    if chart.bars:
        sums = [(scale.at(b.cumulative_percentage), _middle(i)) for i, b in enumerate(chart.bars)]
        content.append(path(sums, Ink.QUIET, dashes="2 3", width=1.5))
        content += [_row(bar, i, scale) for i, bar in enumerate(chart.bars)]
        content += [*_sums(chart.bars, sums)]
    else:
        told = _("nothing counted yet")
        content.append(caption(width / 2, _TOP + 24, told, anchor="middle"))
    return picture(
        chart_id,
        (width, bottom + _BELOW - 14),
        chart.title,
        chart.description,
        *content,
        class_="qms-pareto",
    )


def per_cent(share: float) -> str:
    """Return a number of hundredths for ``percentage``, with one decimal where it needs one."""
    # Halves are rounded up, as people do, and not to the even digit.
    return f"{share + _SLACK:.1f}".removesuffix(".0")


def _row(bar: ParetoBar, index: int, scale: Scale) -> str:
    """Return a bar below its name; the vital few are dark, the others only outlined."""
    y = _TOP + _ROW * index
    inks = paint(fill=Ink.MAIN if bar.is_vital else Ink.MIDDLE, stroke=Ink.MAIN)
    wide = scale.at(bar.percentage) - scale.start
    count = number_text(f"{bar.weight:.{decimals_of(bar.weight)}f}")
    room = scale.end - scale.start
    words = f"{bar.category} · {count} · {percentage(per_cent(bar.percentage))}"
    total = percentage(per_cent(bar.cumulative_percentage))
    return titled(
        _("{category}, with all above {share}", category=words, share=total),
        element("rect", x=scale.start, y=y + 18, width=wide, height=_BAR, **inks),
        caption(
            scale.start,
            y + 13,
            words,
            ink=Ink.TEXT,
            weight=700 if bar.is_vital else 400,
            room=room,
            has_halo=True,
        ),
        data_category=bar.category,
        data_weight=exact(bar.weight),
        data_percentage=exact(bar.percentage),
        data_cumulative=exact(bar.cumulative_percentage),
        data_vital="true" if bar.is_vital else "false",
    )


def _sums(bars: Sequence[ParetoBar], places: Sequence[tuple[float, float]]) -> Iterator[str]:
    for bar, (x, y) in zip(bars, places, strict=True):
        yield mark(Shape.SQUARE, x, y, 3.5, Ink.QUIET, is_hollow=True)
        words = percentage(per_cent(bar.cumulative_percentage))
        yield caption(x + 8, y + 4, words, has_halo=True)


def _middle(index: int) -> float:
    return _TOP + _ROW * index + 18 + _BAR / 2
