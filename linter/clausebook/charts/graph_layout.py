"""Places for the boxes of a graph and ways for its arrows: the only module that asks graphlay.

Which engine that is, and why, says decision 14.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import Any, Literal

__all__ = ["Arranged", "Place", "Row", "Sized", "Tie", "arrange"]

Place = tuple[float, float]
Row = int | Literal["first", "last"] | None

_OPTIONS = {
    "direction": "topbottom",
    "routing": {"style": "diagonal"},
    "spacing": {
        "layer_gap": 34.0,
        "node_gap": 16.0,
        "dummy_gap": 12.0,
        "port_gap": 8.0,
        "port_stroke_clear": 6.0,
        "isolated_gap": 16.0,
    },
}


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


def arrange(boxes: Sequence[Sized], ties: Sequence[Tie]) -> Arranged:
    """Return boxes in rows from the top down, and ways between them that cross no box.

    Ties lead downward where that can be. Two boxes that are given the same row cannot be tied:
    raises ValueError. The same boxes and ties give the same places, in pixels from the top left.
    """
    if not boxes:
        return Arranged((), (), 0.0, 0.0)
    import graphlay

    nodes = [_node(box) for box in boxes]
    edges = [{"source": tie.start, "target": tie.end} for tie in ties]
    found = graphlay.layout({"nodes": nodes, "edges": edges}, options=_OPTIONS)
    return _moved(found.nodes, found.edges, found.bounds)


def _node(box: Sized) -> dict[str, Any]:
    own: dict[str, Any] = {"size": {"width": box.width, "height": box.height}, "shape": "box"}
    if box.row is not None:
        own["rank"] = box.row if isinstance(box.row, str) else {"fixed": box.row}
    return own


def _moved(
    nodes: Sequence[dict[str, Any]], edges: Sequence[dict[str, Any]], bounds: dict[str, Any]
) -> Arranged:
    """Return what the engine found, moved so that it begins at the top left."""
    left, top = bounds["min"]["x"], bounds["min"]["y"]

    def at(point: dict[str, float]) -> Place:
        return round(point["x"] - left, 2), round(point["y"] - top, 2)

    return Arranged(
        tuple(at(node["center"]) for node in nodes),
        tuple(_straightened([at(point) for point in edge["points"]]) for edge in edges),
        round(bounds["max"]["x"] - left, 2),
        round(bounds["max"]["y"] - top, 2),
    )


def _straightened(points: Sequence[Place]) -> tuple[Place, ...]:
    """Return a way without points that lie on each other."""
    kept = [points[0]]
    kept += [b for a, b in pairwise(points) if hypot(b[0] - a[0], b[1] - a[1]) > 0.5]
    return tuple(kept)
