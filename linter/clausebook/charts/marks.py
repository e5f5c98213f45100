"""Marks and lines: told apart by their shape and dashes, so that no colour is needed."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from math import sqrt

from clausebook.charts.ink import SERIES, Ink, paint
from clausebook.charts.svg import element, number

__all__ = ["DASHES", "Shape", "line_style", "mark", "path", "rule", "steps"]

Point = tuple[float, float]


class Shape(StrEnum):
    """Shape of a mark."""

    CIRCLE = "circle"
    SQUARE = "square"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"
    CROSS = "cross"


DASHES = ("", "7 3", "2 3", "10 3 2 3", "4 4")
"""Dashes of the lines that stand beside each other, the first one without."""

_CORNERS: Mapping[Shape, Sequence[Point]] = {
    Shape.SQUARE: ((-0.89, -0.89), (0.89, -0.89), (0.89, 0.89), (-0.89, 0.89)),
    Shape.TRIANGLE: ((0, -1.25), (1.15, 0.8), (-1.15, 0.8)),
    Shape.DIAMOND: ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
}


def mark(
    shape: Shape,
    x: float,
    y: float,
    radius: float,
    ink: Ink,
    *,
    is_hollow: bool = False,
    **attributes: str | float | None,
) -> str:
    """Return a mark around a place; shapes of one radius look alike in size."""
    inks = paint(fill=Ink.GROUND if is_hollow else ink, stroke=ink)
    style = {**inks, "stroke_width": 2.0 if is_hollow else 1.0, **attributes}
    if shape is Shape.CIRCLE:
        return element("circle", cx=x, cy=y, r=radius, **style)
    if shape is Shape.CROSS:
        arm = radius / sqrt(1.2)
        way = f"M{_at((x - arm, y - arm))}L{_at((x + arm, y + arm))}"
        way += f"M{_at((x - arm, y + arm))}L{_at((x + arm, y - arm))}"
        return element("path", d=way, **{**style, "stroke_width": 3.0, "fill": "none"})
    corners = [(x + radius * dx, y + radius * dy) for dx, dy in _CORNERS[shape]]
    return element("path", d=f"M{'L'.join(map(_at, corners))}Z", **style)


def line_style(index: int) -> tuple[Ink, str, Shape]:
    """Return ink, dashes and shape of the line or group at a place; they begin anew at the end."""
    shapes = tuple(Shape)
    return SERIES[index % len(SERIES)], DASHES[index % len(DASHES)], shapes[index % len(shapes)]


def path(points: Sequence[Point], ink: Ink, *, dashes: str = "", width: float = 2) -> str:
    """Return a line through places; nothing for fewer than two."""
    if len(points) < 2:
        return ""
    return _line(f"M{'L'.join(map(_at, points))}", ink, dashes, width)


def steps(points: Sequence[Point], half: float, ink: Ink, *, dashes: str = "") -> str:
    """Return a line in level steps, each reaching ``half`` a step to both sides of its place."""
    if not points:
        return ""
    corners = [corner for x, y in points for corner in ((x - half, y), (x + half, y))]
    return _line(f"M{'L'.join(map(_at, corners))}", ink, dashes, 1.5)


def rule(start: Point, end: Point, ink: Ink, *, dashes: str = "", width: float = 1) -> str:
    """Return a straight line."""
    return element(
        "line",
        x1=start[0],
        y1=start[1],
        x2=end[0],
        y2=end[1],
        stroke_width=width,
        stroke_dasharray=dashes or None,
        **paint(stroke=ink),
    )


def _line(way: str, ink: Ink, dashes: str, width: float) -> str:
    return element(
        "path",
        d=way,
        stroke_width=width,
        stroke_dasharray=dashes or None,
        stroke_linejoin="round",
        **paint(stroke=ink),
    )


def _at(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"
