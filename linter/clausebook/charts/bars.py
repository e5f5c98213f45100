"""Bars that lie: one for each thing counted or timed, from 0, with its number beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clausebook.charts.axes import axis_below, caption, name_upright
from clausebook.charts.ink import Ink, paint
from clausebook.charts.labels import Box
from clausebook.charts.lettering import BOLD, SMALL, cut, width_of
from clausebook.charts.marks import rule
from clausebook.charts.scales import Scale, decimals_of, exact, ticks
from clausebook.charts.svg import WIDE, element, picture, titled
from clausebook.language import _, number_text

__all__ = ["Bar", "BarPicture", "draw_bars"]

_BELOW, _ROW, _BAR = 28.0, 36.0, 13.0
_LEFT, _RIGHT = 12.0, 12.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One thing and its number, 0 or more; ``note`` stands behind the number.

    A marked bar is dark and its words are bold: it is the one to look at.
    """

    name: str
    value: float
    note: str = ""
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class BarPicture:
    """What is drawn, in this order; ``unit`` follows each number.

    ``limit`` is a value to hold the bars against, with its name.
    """

    title: str
    description: str
    bars: Sequence[Bar]
    unit: str = ""
    limit: tuple[str, float] | None = None


def draw_bars(chart: BarPicture, chart_id: str, width: float = WIDE) -> str:
    """Return the SVG; each bar carries its name and number as data attributes."""
    top = 30.0 if chart.limit is not None else 8.0
    bottom = top + _ROW * max(len(chart.bars), 1)
    area = Box(_LEFT, top, width - _RIGHT, bottom)
    scale = _scale(chart, area)
    content = list(axis_below(area, scale, wanted=_wanted(scale.high)))
    if chart.limit is not None:
        content += _limit(chart.limit, area, scale)
    content += [_row(chart, bar, top + _ROW * i, scale) for i, bar in enumerate(chart.bars)]
    if not chart.bars:
        told = _("nothing on record yet")
        content.append(caption(width / 2, top + 22, told, anchor="middle"))
    return picture(
        chart_id,
        (width, bottom + _BELOW),
        chart.title,
        chart.description,
        *content,
        class_="qms-bars",
    )


def _scale(chart: BarPicture, area: Box) -> Scale:
    """Return a scale from 0 to a round number that no bar and no limit exceeds."""
    most = max((bar.value for bar in chart.bars), default=0.0)
    if chart.limit is not None:
        most = max(most, chart.limit[1])
    most = max(most, 1.0)
    steps = ticks(0.0, most, _wanted(most))
    high = steps[-1] if steps[-1] >= most else steps[-1] + (steps[1] - steps[0])
    return Scale(0.0, high, area.left, area.right - 8)


def _wanted(high: float) -> int:
    """Return how many ticks are wanted: none between whole numbers where they are small."""
    return min(5, max(int(high), 1))


def _limit(limit: tuple[str, float], area: Box, scale: Scale) -> Iterator[str]:
    name, value = limit
    x = scale.at(value)
    yield rule((x, area.top - 8), (x, area.bottom), Ink.WARNING, dashes="5 4", width=1.25)
    yield name_upright(x, area.top - 12, name, area.right, ink=Ink.WARNING)


def _row(chart: BarPicture, bar: Bar, y: float, scale: Scale) -> str:
    """Return a bar below its name; one that is not marked is only outlined."""
    shown = number_text(f"{bar.value:.{min(decimals_of(bar.value), 1)}f}")
    number = f"{shown} {chart.unit}" if chart.unit else shown
    words = " · ".join(filter(None, (number, bar.note)))
    room = scale.end - scale.start
    # The number is what is read: it is never cut for the sake of a long name.
    left = max(room - width_of(f" · {words}", SMALL, is_bold=bar.is_marked), room / 4)
    inks = paint(fill=Ink.MAIN if bar.is_marked else Ink.MIDDLE, stroke=Ink.MAIN)
    name = _shortened(bar.name, left, is_bold=bar.is_marked)
    return titled(
        f"{bar.name} · {words}",
        element(
            "rect",
            x=scale.start,
            y=y + 18,
            width=scale.at(bar.value) - scale.start,
            height=_BAR,
            **inks,
        ),
        caption(
            scale.start,
            y + 13,
            f"{name} · {words}",
            ink=Ink.TEXT,
            weight=700 if bar.is_marked else 400,
            room=room,
            has_halo=True,
        ),
        data_bar=bar.name,
        data_value=exact(bar.value),
        data_marked="true" if bar.is_marked else "false",
    )


def _shortened(name: str, room: float, *, is_bold: bool) -> str:
    return cut(name, room / BOLD if is_bold else room, SMALL)
