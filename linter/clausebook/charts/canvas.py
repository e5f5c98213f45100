"""A strategy canvas: how much of each factor competing offers give, one line an offer.

On wide drawings the factors stand side by side, on narrow ones below each other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clausebook.charts.axes import axis_below, axis_to_left, caption
from clausebook.charts.ink import Ink
from clausebook.charts.labels import Box, spread
from clausebook.charts.lettering import SMALL, wrapped
from clausebook.charts.marks import line_style, mark, path, rule
from clausebook.charts.scales import Bands, Scale, exact
from clausebook.charts.svg import WIDE, picture, titled
from clausebook.language import _, number_text

__all__ = ["CanvasPicture", "Curve", "Factor", "draw_canvas"]

_NARROWEST_FACTOR = 66.0
_TOP, _HEIGHT, _LINES = 12.0, 250.0, 4
_ROW, _KEY = 50.0, 20.0
_NAMES = 148.0


@dataclass(frozen=True, slots=True)
class Factor:
    """What customers weigh when they choose; ``move`` is what the organization does with it."""

    name: str
    move: str = ""


@dataclass(frozen=True, slots=True)
class Curve:
    """An offer with its scores, None where a factor has none. Own offers are drawn stronger."""

    name: str
    scores: Sequence[float | None]
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class CanvasPicture:
    """What is drawn; scores lie between ``low`` and ``high``."""

    title: str
    description: str
    factors: Sequence[Factor]
    curves: Sequence[Curve]
    low: float = 0
    high: float = 10


def draw_canvas(canvas: CanvasPicture, chart_id: str, width: float = WIDE) -> str:
    """Return the SVG; each score carries factor, offer and number as data attributes."""
    room = width - 26 - _NAMES
    lies = not canvas.factors or room / len(canvas.factors) < _NARROWEST_FACTOR
    size, content = _lying(canvas, width) if lies else _standing(canvas, width)
    return picture(chart_id, size, canvas.title, canvas.description, *content, class_="qms-canvas")


def _standing(canvas: CanvasPicture, width: float) -> tuple[tuple[float, float], list[str]]:
    """Return size and content with factors side by side and offers named at the right."""
    area = Box(26, _TOP, width - _NAMES, _HEIGHT)
    bands = Bands(len(canvas.factors), area.left, area.right)
    scale = Scale(canvas.low, canvas.high, area.bottom, area.top)
    content = [*axis_to_left(area, scale)]
    most = 0
    for index, factor in enumerate(canvas.factors):
        x = bands.centre(index)
        content.append(rule((x, area.top), (x, area.bottom), Ink.RULE))
        lines = wrapped(factor.name, bands.width - 6, SMALL, lines=_LINES)
        most = max(most, len(lines) + bool(factor.move))
        for line, words in enumerate(lines):
            y = area.bottom + 18 + 15 * line
            content.append(caption(x, y, words, anchor="middle", ink=Ink.TEXT))
        if factor.move:
            y = area.bottom + 18 + 15 * len(lines)
            content.append(caption(x, y, factor.move, anchor="middle", room=bands.width - 4))
    for index, curve in enumerate(canvas.curves):
        places = [
            None if score is None else (bands.centre(place), scale.within(score))
            for place, score in enumerate(curve.scores)
        ]
        content += [*_curve(canvas, curve, index, places)]
    content += [*_names_at_right(canvas, area, scale, bands)]
    return (width, area.bottom + 12 + 15 * most), content


def _names_at_right(canvas: CanvasPicture, area: Box, scale: Scale, bands: Bands) -> Iterator[str]:
    """Yield the names of the offers at the ends of their lines, pushed apart."""
    ends = []
    for index, curve in enumerate(canvas.curves):
        known = [(p, s) for p, s in enumerate(curve.scores) if s is not None]
        if known:
            place, score = known[-1]
            ends.append((index, curve, bands.centre(place), scale.within(score)))
    lines = [wrapped(curve.name, _NAMES - 26, SMALL) for _, curve, _, _ in ends]
    places = spread([y for *_, y in ends], 33, area.top + 8, area.bottom - 8)
    for (index, curve, x, wanted), words, y in zip(ends, lines, places, strict=True):
        ink, _dashes, shape = line_style(index)
        right = area.right + 12
        yield rule((x + 8, wanted), (right - 8, y), Ink.RULE)
        yield mark(shape, right, y, 4.5, ink, is_hollow=not curve.is_own)
        for line, text in enumerate(words):
            weight = 700 if curve.is_own else 400
            shift = 4 + 15 * line - 7.5 * (len(words) - 1)
            yield caption(right + 10, y + shift, text, ink=Ink.TEXT, weight=weight)


def _lying(canvas: CanvasPicture, width: float) -> tuple[tuple[float, float], list[str]]:
    """Return size and content with factors below each other and offers named at the foot."""
    bottom = _TOP + _ROW * max(len(canvas.factors), 1)
    area = Box(8, _TOP, width - 12, bottom)
    scale = Scale(canvas.low, canvas.high, area.left, area.right)
    content = [*axis_below(area, scale)]
    heights = [_TOP + _ROW * index + 34 for index in range(len(canvas.factors))]
    content += [rule((area.left, y), (area.right, y), Ink.RULE) for y in heights]
    for index, curve in enumerate(canvas.curves):
        places = [
            None if score is None else (scale.within(score), heights[place])
            for place, score in enumerate(curve.scores)
        ]
        content += [*_curve(canvas, curve, index, places)]
    for factor, y in zip(canvas.factors, heights, strict=True):
        words = f"{factor.name} · {factor.move}" if factor.move else factor.name
        room = area.right - area.left
        content.append(caption(area.left, y - 20, words, ink=Ink.TEXT, has_halo=True, room=room))
    if not canvas.factors:
        content.append(caption(width / 2, _TOP + 28, _("no factor yet"), anchor="middle"))
    for index, curve in enumerate(canvas.curves):
        ink, dashes, shape = line_style(index)
        y = bottom + 36 + _KEY * index
        content.append(path([(8, y), (40, y)], ink, dashes=dashes, width=3 if curve.is_own else 2))
        content.append(mark(shape, 24, y, 4.5, ink, is_hollow=not curve.is_own))
        weight = 700 if curve.is_own else 400
        content.append(caption(48, y + 4, curve.name, ink=Ink.TEXT, weight=weight, room=width - 52))
    return (width, bottom + 30 + _KEY * len(canvas.curves)), content


def _curve(
    canvas: CanvasPicture,
    curve: Curve,
    index: int,
    places: Sequence[tuple[float, float] | None],
) -> Iterator[str]:
    """Yield a line, broken where a factor has no score, and its marks."""
    ink, dashes, shape = line_style(index)
    run: list[tuple[float, float]] = []
    for place in (*places, None):
        if place is not None:
            run.append(place)
            continue
        yield path(run, ink, dashes=dashes, width=3 if curve.is_own else 2)
        run = []
    for factor, score, place in zip(canvas.factors, curve.scores, places, strict=True):
        if place is not None and score is not None:
            yield titled(
                f"{curve.name}, {factor.name}: {number_text(f'{score:g}')}",
                mark(shape, *place, 4.5, ink, is_hollow=not curve.is_own),
                data_factor=factor.name,
                data_curve=curve.name,
                data_score=exact(score),
            )
