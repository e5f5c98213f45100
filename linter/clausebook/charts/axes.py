"""The frame of a plot: its area, the axes with their ticks and names."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from clausebook.charts.ink import Ink, paint
from clausebook.charts.labels import Box, Labelled
from clausebook.charts.lettering import BOLD, SMALL, width_of
from clausebook.charts.marks import rule
from clausebook.charts.scales import Bands, Scale, ticks, written
from clausebook.charts.svg import label

__all__ = [
    "PeriodName",
    "axis_below",
    "axis_room",
    "axis_to_left",
    "caption",
    "name_mark",
    "name_upright",
    "period_axis",
]


@dataclass(frozen=True, slots=True)
class PeriodName:
    """A period as an axis says it: what changes from one to the next, and what it belongs to."""

    short: str
    whole: str

    @classmethod
    def of(cls, period: str) -> "PeriodName":
        """Return the name of a period such as 2026-03: 03 of 2026."""
        whole, _, short = period.partition("-")
        return cls(short, whole) if short else cls(period, "")


def axis_room(scale: Scale, *, wanted: int = 5) -> float:
    """Return the room that the numbers at the left of a plot take."""
    return 10 + max(width_of(words, SMALL) for words in written(_ticks(scale, wanted)))


def axis_to_left(area: Box, scale: Scale, *, wanted: int = 5) -> Iterator[str]:
    """Yield level lines through a plot with their numbers at the left."""
    values = _ticks(scale, wanted)
    for value, words in zip(values, written(values), strict=True):
        y = scale.at(value)
        yield rule((area.left, y), (area.right, y), Ink.RULE)
        yield caption(area.left - 7, y + 4, words, anchor="end")


def axis_below(
    area: Box,
    scale: Scale,
    *,
    told: Callable[[str], str] = str,
    wanted: int = 5,
    has_lines: bool = True,
) -> Iterator[str]:
    """Yield upright lines through a plot with their numbers, as ``told`` says them, below it."""
    values = _ticks(scale, wanted)
    top = area.top if has_lines else area.bottom - 4
    for value, words in zip(values, written(values), strict=True):
        x = scale.at(value)
        yield rule((x, top), (x, area.bottom), Ink.RULE)
        yield caption(x, area.bottom + 16, told(words), anchor="middle")


def period_axis(area: Box, bands: Bands, names: Sequence[PeriodName]) -> Iterator[str]:
    """Yield the names of periods below a plot, with what they belong to where that changes.

    Where they stand too close, only every second, third … is named.
    """
    widest = max((width_of(name.short, SMALL) for name in names), default=0.0)
    every = max(1, -int(-(widest + 6) // bands.width))
    last_whole, right = "", area.left - 20
    for index in range(0, len(names), every):
        name, x = names[index], bands.centre(index)
        yield caption(x, area.bottom + 16, name.short, anchor="middle")
        left = x - width_of(name.whole, SMALL) / 2
        if name.whole and name.whole != last_whole and left >= right:
            yield caption(x, area.bottom + 31, name.whole, anchor="middle", weight=700)
            right = x + width_of(name.whole, SMALL) / 2 + 6
            last_whole = name.whole


def caption(
    x: float,
    y: float,
    words: str,
    *,
    anchor: str = "start",
    ink: Ink = Ink.QUIET,
    weight: int = 400,
    room: float = float("inf"),
    size: float = SMALL,
    has_halo: bool = False,
) -> str:
    """Return words beside what they name; a halo keeps them legible over lines."""
    return label(
        x,
        y,
        words,
        room=room if weight == 400 else room / BOLD,
        size=size,
        text_anchor=None if anchor == "start" else anchor,
        font_weight=None if weight == 400 else weight,
        **paint(fill=ink, classes="qms-halo" if has_halo else ""),
    )


def name_upright(x: float, y: float, words: str, right: float, *, ink: Ink = Ink.QUIET) -> str:
    """Return the name of an upright line at its right, or at its left where room ends before."""
    if x + 4 + width_of(words, SMALL) <= right:
        return caption(x + 4, y, words, ink=ink, has_halo=True)
    return caption(x - 4, y, words, anchor="end", ink=ink, has_halo=True, room=x - 4)


def name_mark(
    mark: Labelled, box: Box, words: str, *, ink: Ink = Ink.TEXT, weight: int = 400
) -> str:
    """Return the label of a mark in its place, held at the side that is next to the mark."""
    anchor, x = "middle", (box.left + box.right) / 2
    if box.left >= mark.x:
        anchor, x = "start", box.left
    elif box.right <= mark.x:
        anchor, x = "end", box.right
    return caption(x, box.bottom - 3, words, anchor=anchor, ink=ink, weight=weight, has_halo=True)


def _ticks(scale: Scale, wanted: int) -> tuple[float, ...]:
    return ticks(min(scale.low, scale.high), max(scale.low, scale.high), wanted)
