"""A plane: things placed by two numbers, between lines and regions that say what a place means."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from clausebook.charts.axes import axis_below, axis_room, axis_to_left, caption, name_mark
from clausebook.charts.ink import Ink
from clausebook.charts.labels import Box, Labelled, along, leader, place_labels
from clausebook.charts.lettering import SMALL, cut, width_of
from clausebook.charts.marks import line_style, mark, rule
from clausebook.charts.scales import Scale, exact
from clausebook.charts.svg import WIDE, picture, titled

__all__ = ["Corner", "Dot", "Guide", "Plane", "draw_plane"]

_TOP, _BELOW, _RADIUS = 30.0, 42.0, 5.0
_LINE = 18.0
_TALLEST = 460.0
_MOST_LETTERS = 130.0

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Dot:
    """A thing: its short name, its title, its place, and the group that gives it its shape."""

    name: str
    title: str
    x: float
    y: float
    group: int = 0


@dataclass(frozen=True, slots=True)
class Guide:
    """A straight line between two places, named at its end."""

    name: str
    start: tuple[float, float]
    end: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Corner:
    """What it means to lie in a corner of the plane, which is at the right or left, top or foot."""

    name: str
    is_right: bool
    is_top: bool


@dataclass(frozen=True, slots=True)
class Plane:
    """What is drawn: axes with their names and ranges, dots, and what divides the plane.

    ``groups`` names groups by their number, which gives them their shape.
    """

    title: str
    description: str
    across: str
    up: str
    x_range: tuple[float, float]
    y_range: tuple[float, float]
    dots: Sequence[Dot]
    groups: Mapping[int, str] = field(default_factory=dict)
    guides: Sequence[Guide] = ()
    corners: Sequence[Corner] = ()


@dataclass(frozen=True, slots=True)
class _Field:
    area: Box
    x: Scale
    y: Scale


def draw_plane(plane: Plane, chart_id: str, width: float = WIDE) -> str:
    """Return the SVG; each dot carries its name and numbers as data attributes."""
    height = min(_TALLEST, 0.62 * width + 110)
    up = Scale(*plane.y_range, height - _BELOW, _TOP)
    area = Box(axis_room(up), _TOP, width - 14, height - _BELOW)
    field_of = _Field(area, Scale(*plane.x_range, area.left, area.right), up)
    rows, legend = _legend(plane.groups, width, height + 8)
    return picture(
        chart_id,
        (width, height + (_LINE * rows + 6 if rows else 0)),
        plane.title,
        plane.description,
        *axis_to_left(area, up),
        *axis_below(area, field_of.x),
        _axis_name(0, 14, f"{plane.up} ↑", width, "start"),
        _axis_name(area.right, height - 6, f"{plane.across} →", area.right, "end"),
        *_content(plane, field_of),
        *legend,
        class_="qms-plane",
    )


def _axis_name(x: float, y: float, words: str, room: float, anchor: str) -> str:
    return caption(x, y, words, anchor=anchor, ink=Ink.TEXT, weight=700, room=room)


def _content(plane: Plane, field_of: _Field) -> Iterator[str]:
    """Yield what divides the plane, then the dots, whose labels keep off the names of that."""
    taken, avoided = [], []
    for guide in plane.guides:
        ends = _clipped(guide, field_of)
        if ends is not None:
            drawn, box = _guide(guide.name, ends, field_of.area)
            yield drawn
            taken += [] if box is None else [box]
            avoided += along(ends)
    for corner in plane.corners:
        drawn, box = _corner(corner, field_of.area, taken)
        yield drawn
        taken.append(box)
    yield from _dots(plane, field_of, taken, avoided)


def _dots(
    plane: Plane, field_of: _Field, taken: Sequence[Box], avoided: Sequence[Box]
) -> Iterator[str]:
    names = [cut(dot.name, _MOST_LETTERS, SMALL) for dot in plane.dots]
    marks = [
        Labelled(x, y, width_of(name, SMALL))
        for (x, y), name in zip(_places(plane.dots, field_of), names, strict=True)
    ]
    boxes = place_labels(marks, field_of.area, radius=_RADIUS, taken=taken, avoided=avoided)
    for dot, name, at, box in zip(plane.dots, names, marks, boxes, strict=True):
        ink, _, shape = line_style(dot.group)
        shown = mark(shape, at.x, at.y, _RADIUS, ink, is_hollow=dot.group % 2 == 1)
        words = ""
        if box is not None:
            line = leader(at, box, _RADIUS)
            words = "" if line is None else rule(*line, Ink.QUIET)
            words += name_mark(at, box, name)
        yield titled(
            f"{dot.name} {dot.title}".strip(),
            shown,
            words,
            data_name=dot.name,
            data_x=exact(dot.x),
            data_y=exact(dot.y),
        )


def _places(dots: Sequence[Dot], field_of: _Field) -> Iterator[Place]:
    """Yield where the dots stand: those of the very same numbers beside each other."""
    numbers = Counter((dot.x, dot.y) for dot in dots)
    before: Counter[Place] = Counter()
    area = field_of.area
    for dot in dots:
        at = (dot.x, dot.y)
        shift = 2.6 * _RADIUS * (before[at] - (numbers[at] - 1) / 2)
        before[at] += 1
        x = field_of.x.within(dot.x) + shift
        yield min(max(x, area.left), area.right), field_of.y.within(dot.y)


def _guide(name: str, ends: tuple[Place, Place], area: Box) -> tuple[str, Box | None]:
    """Return a line with its name at its end, and where that stands."""
    line = rule(*ends, Ink.QUIET, dashes="5 4", width=1.25)
    if not name:
        return line, None
    most = (area.right - area.left) / 2
    room = min(width_of(name, SMALL), most)
    left = min(max(ends[1][0] - room - 6, area.left + 4), area.right - room - 2)
    top = min(max(ends[1][1] + 2, area.top), area.bottom - 16)
    box = Box(left, top, left + room, top + 15)
    return line + caption(left, top + 12, name, has_halo=True, room=most), box


def _clipped(guide: Guide, field_of: _Field) -> tuple[Place, Place] | None:
    """Return the part of a line inside the plane (Liang and Barsky), None where there is none."""
    (x0, y0), (x1, y1) = guide.start, guide.end
    first, last = 0.0, 1.0
    for begin, extent, scale in ((x0, x1 - x0, field_of.x), (y0, y1 - y0, field_of.y)):
        for way, room in ((-extent, begin - scale.low), (extent, scale.high - begin)):
            if way == 0:
                if room < 0:
                    return None
            elif way < 0:
                first = max(first, room / way)
            else:
                last = min(last, room / way)
    if first >= last:
        return None
    start, end = (
        (field_of.x.at(x0 + part * (x1 - x0)), field_of.y.at(y0 + part * (y1 - y0)))
        for part in (first, last)
    )
    return start, end


def _corner(corner: Corner, area: Box, taken: Sequence[Box]) -> tuple[str, Box]:
    """Return the name in a corner, a line further in where that is taken, and where it stands."""
    room = (area.right - area.left) / 2 - 12
    words = cut(corner.name, room, SMALL)
    wide = width_of(words, SMALL)
    left = area.right - 6 - wide if corner.is_right else area.left + 6
    top = area.top + 4 if corner.is_top else area.bottom - 20
    if any(Box(left, top, left + wide, top + 15).meets(other) for other in taken):
        top += _LINE if corner.is_top else -_LINE
    anchor, x = ("end", area.right - 6) if corner.is_right else ("start", area.left + 6)
    drawn = caption(x, top + 12, corner.name, anchor=anchor, room=room, has_halo=True)
    return drawn, Box(left, top, left + wide, top + 15)


def _legend(groups: Mapping[int, str], width: float, top: float) -> tuple[int, list[str]]:
    """Return the number of rows and the mark and name of each group, as many in a row as fit."""
    found: list[str] = []
    row, x = 0, 0.0
    for group, name in sorted(groups.items()):
        needed = min(width_of(name, SMALL), width - 20) + 34
        if x and x + needed > width:
            row, x = row + 1, 0.0
        ink, _, shape = line_style(group)
        y = top + _LINE * row
        found.append(mark(shape, x + _RADIUS + 1, y, _RADIUS, ink, is_hollow=group % 2 == 1))
        found.append(caption(x + 16, y + 4, name, ink=Ink.TEXT, room=width - 20))
        x += needed
    return (row + 1 if found else 0), found
