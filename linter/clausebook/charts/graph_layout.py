"""Places for the boxes of a graph in rows, and ways for its arrows round them.

Layered as Sugiyama, Tagawa and Toda do it: rows, bends where a long arrow passes a row, an order
with few crossings, places near what a box is tied to. Why it is our own, says decision 14.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from clausebook.charts.alignment import aligned, upright
from clausebook.charts.labels import spread
from clausebook.charts.layering import Row, rows_of
from clausebook.charts.ordering import ordered

__all__ = ["Arranged", "Place", "Row", "Sized", "Tie", "arrange"]

Place = tuple[float, float]

_GAP, _BETWEEN_ROWS, _PORT, _INSET = 14.0, 38.0, 9.0, 10.0
_SAME = 0.5


@dataclass(frozen=True, slots=True)
class Sized:
    """A box by its size; ``row`` is where it must stand from the top, None where it is free.

    Rows are given to all boxes by their number, or to some by ``first`` and ``last``.
    """

    width: float
    height: float
    row: Row = None


@dataclass(frozen=True, slots=True)
class Tie:
    """An arrow from one box to another, by their places in the sequence of boxes."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Arranged:
    """The middle of each box, the way of each tie from border to border, and the room they take."""

    places: tuple[Place, ...]
    ways: tuple[tuple[Place, ...], ...]
    width: float
    height: float


@dataclass(slots=True)
class _Rows:
    """Boxes and, from the number of boxes on, the bends of long ties, row by row."""

    rows: list[list[int]]
    up: dict[int, list[int]] = field(default_factory=dict)
    down: dict[int, list[int]] = field(default_factory=dict)
    chains: list[list[int]] = field(default_factory=list)


def arrange(boxes: Sequence[Sized], ties: Sequence[Tie], most: int = 6) -> Arranged:
    """Return boxes in rows from the top down, and ways between them that cross no box.

    Ties lead downward where that can be; one within a row, or from a box to itself, has no way.
    Where rows are not given, each has at most so many boxes. The same boxes and ties give the same
    places, in pixels from the top left.
    """
    if not boxes:
        return Arranged((), (), 0.0, 0.0)
    pairs = {(tie.start, tie.end) for tie in ties if tie.start != tie.end}
    rows = rows_of([box.row for box in boxes], pairs, most)
    made = _with_bends(rows, ties)
    made.rows = ordered(made.rows, made.up, made.down)
    extents = {t: boxes[t].width if t < len(boxes) else 0.0 for row in made.rows for t in row}
    across = aligned(made.rows, extents, _GAP, made.up, made.down)
    bends = [chain[1:-1] for chain in made.chains]
    across = upright(across, made.rows, extents, _GAP, bends)
    tops, heights = _heights(boxes, rows)
    places = tuple(
        (round(across[i], 2), round(tops[rows[i]] + heights[rows[i]] / 2, 2))
        for i in range(len(boxes))
    )
    ways = _Ways(boxes, rows, across, tops, heights, places)
    width = max(across[t] + extents[t] / 2 for t in across)
    drawn = ways.all_of(made.chains)
    turned = (
        tuple(reversed(way)) if way and rows[tie.start] > rows[tie.end] else tuple(way)
        for tie, way in zip(ties, drawn, strict=True)
    )
    return Arranged(places, tuple(turned), round(width, 2), round(tops[-1] + heights[-1], 2))


def _with_bends(rows: Sequence[int], ties: Sequence[Tie]) -> _Rows:
    """Return the rows with a bend in each row that a tie passes, and the chain of each tie."""
    made = _Rows([[] for _ in range(max(rows) + 1)])
    for box, row in enumerate(rows):
        made.rows[row].append(box)
    following = len(rows)
    for tie in ties:
        start, end = sorted((tie.start, tie.end), key=rows.__getitem__)
        passed = range(rows[start] + 1, rows[end])
        chain = [start, *range(following, following + len(passed)), end]
        following += len(passed)
        for bend, row in zip(chain[1:-1], passed, strict=True):
            made.rows[row].append(bend)
        made.chains.append(chain if rows[start] < rows[end] else [])
        if made.chains[-1]:
            for above, below in pairwise(chain):
                made.down.setdefault(above, []).append(below)
                made.up.setdefault(below, []).append(above)
    return made


def _heights(boxes: Sequence[Sized], rows: Sequence[int]) -> tuple[list[float], list[float]]:
    """Return the top and the height of each row."""
    heights = [0.0] * (max(rows) + 1)
    for box, row in zip(boxes, rows, strict=True):
        heights[row] = max(heights[row], box.height)
    tops, top = [], 0.0
    for height in heights:
        tops.append(top)
        top += height + _BETWEEN_ROWS
    return tops, heights


@dataclass(frozen=True, slots=True)
class _Ways:
    """Draws chains: straight down past a row, slanting only between rows, where no box stands."""

    boxes: Sequence[Sized]
    rows: Sequence[int]
    across: Mapping[int, float]
    tops: Sequence[float]
    heights: Sequence[float]
    places: Sequence[Place]

    def all_of(self, chains: Sequence[Sequence[int]]) -> list[list[Place]]:
        """Return the way of each chain from the upper box to the lower one."""
        leaving = self._ports([(chain[0], chain[1]) if chain else None for chain in chains])
        arriving = self._ports([(chain[-1], chain[-2]) if chain else None for chain in chains])
        return [
            _straightened([*self._way(chain, leaving[index], arriving[index])]) if chain else []
            for index, chain in enumerate(chains)
        ]

    def _ports(self, ends: Sequence[tuple[int, int] | None]) -> dict[int, float]:
        """Return where each tie touches its box: towards its other end, apart from the others."""
        of_box: dict[int, list[tuple[float, int]]] = {}
        for index, end in enumerate(ends):
            if end is not None:
                of_box.setdefault(end[0], []).append((self.across[end[1]], index))
        found: dict[int, float] = {}
        for box, touching in of_box.items():
            half = self.boxes[box].width / 2 - _INSET
            low, high = self.across[box] - half, self.across[box] + half
            places = spread([wanted for wanted, _ in touching], _PORT, low, high)
            found.update((index, x) for (_, index), x in zip(touching, places, strict=True))
        return found

    def _way(self, chain: Sequence[int], leaving: float, arriving: float) -> Iterator[Place]:
        upper, lower = chain[0], chain[-1]
        row = self.rows[upper]
        yield leaving, self.places[upper][1] + self.boxes[upper].height / 2
        yield leaving, self.tops[row] + self.heights[row]
        for bend in chain[1:-1]:
            row += 1
            yield self.across[bend], self.tops[row]
            yield self.across[bend], self.tops[row] + self.heights[row]
        yield arriving, self.tops[row + 1]
        yield arriving, self.places[lower][1] - self.boxes[lower].height / 2


def _straightened(way: Sequence[Place]) -> list[Place]:
    """Return a way without points that lie on each other, or on a line between their neighbours."""
    kept: list[Place] = []
    for x, y in way:
        point = (round(x, 2), round(y, 2))
        if kept and abs(point[0] - kept[-1][0]) < _SAME and abs(point[1] - kept[-1][1]) < _SAME:
            continue
        if len(kept) > 1 and all(abs(other[0] - point[0]) < _SAME for other in kept[-2:]):
            kept.pop()
        kept.append(point)
    return kept
