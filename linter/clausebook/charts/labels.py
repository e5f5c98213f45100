"""Places for labels, so that none covers another."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

__all__ = ["Box", "Labelled", "along", "leader", "place_labels", "spread"]


Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether two rectangles cover each other somewhere."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: "Box") -> bool:
        """Whether another rectangle lies wholly inside."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


@dataclass(frozen=True, slots=True)
class Labelled:
    """A mark at a place of the drawing, with the size of its label."""

    x: float
    y: float
    width: float
    height: float = 14.0


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> tuple[float, ...]:
    """Return places at least a gap apart and near those wanted, in the same order of size.

    Where they do not all fit between ``low`` and ``high`` the gap shrinks.
    """
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], index))
    if len(order) > 1:
        gap = min(gap, (high - low) / (len(order) - 1))
    places = [min(max(wanted[index], low), high) for index in order]
    for index in range(1, len(places)):
        places[index] = max(places[index], places[index - 1] + gap)
    limit = high
    for index in reversed(range(len(places))):
        places[index] = max(low, min(places[index], limit))
        limit = places[index] - gap
    found = [0.0] * len(places)
    for index, place in zip(order, places, strict=True):
        found[index] = place
    return tuple(found)


def along(points: Sequence[Place], *, every: float = 8, around: float = 3) -> list[Box]:
    """Return small boxes along a line through places, for labels to keep off it."""
    found = []
    for (x0, y0), (x1, y1) in pairwise(points):
        number = max(1, int(hypot(x1 - x0, y1 - y0) / every))
        for step in range(number):
            x, y = x0 + step / number * (x1 - x0), y0 + step / number * (y1 - y0)
            found.append(Box(x - around, y - around, x + around, y + around))
    return found


def leader(mark: Labelled, box: Box, radius: float) -> tuple[Place, Place] | None:
    """Return the ends of the line from a mark to its label, None where that stands beside it."""
    x = min(max(mark.x, box.left), box.right)
    y = min(max(mark.y, box.top + 2), box.bottom - 2)
    away = hypot(x - mark.x, y - mark.y)
    if away < 2.5 * radius:
        return None
    part = radius / away
    return (mark.x + part * (x - mark.x), mark.y + part * (y - mark.y)), (x, y)


def place_labels(
    marks: Sequence[Labelled],
    bounds: Box,
    *,
    radius: float = 6,
    taken: Iterable[Box] = (),
    avoided: Iterable[Box] = (),
) -> tuple[Box | None, ...]:
    """Return a place for the label of each mark, None where all near it are taken.

    Earlier marks choose first. A label covers no mark, no other label, and nothing ``taken``; what
    is to be ``avoided`` it covers only where there is no other place.
    """
    points = [Box(m.x - radius, m.y - radius, m.x + radius, m.y + radius) for m in marks]
    full, soft = [*taken, *points], list(avoided)
    found: list[Box | None] = []
    for mark in marks:
        free = [box for box in _places(mark, radius) if _is_free(box, bounds, full)]
        clear = (box for box in free if not any(box.meets(other) for other in soft))
        chosen = next(clear, free[0] if free else None)
        found.append(chosen)
        if chosen is not None:
            full.append(chosen)
    return tuple(found)


def _is_free(box: Box, bounds: Box, full: Iterable[Box]) -> bool:
    return bounds.holds(box) and not any(box.meets(other) for other in full)


def _places(mark: Labelled, radius: float) -> Iterator[Box]:
    """Yield where a label may stand, the most legible place first: right, left, above, below."""
    x, y, width, height = mark.x, mark.y, mark.width, mark.height
    for away in (radius + 2, radius + 10, radius + 24, radius + 40):
        middle, above, below = y - height / 2, y - away - height, y + away
        for left, top in (
            (x + away, middle),
            (x - away - width, middle),
            (x - width / 2, above),
            (x - width / 2, below),
            (x + away / 2, above),
            (x + away / 2, below),
            (x - away / 2 - width, above),
            (x - away / 2 - width, below),
        ):
            yield Box(left, top, left + width, top + height)
