"""A graph: boxes that lead to their records, and arrows that say what leads to what.

Boxes may stand on shelves above and below: they belong to the picture, but no arrow touches them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import hypot

from clausebook.charts.axes import caption
from clausebook.charts.boxes import Node, draw_node, height_of, legend
from clausebook.charts.graph_layout import Arranged, Place, Row, Sized, Tie, arrange
from clausebook.charts.ink import Ink, paint
from clausebook.charts.marks import path
from clausebook.charts.svg import WIDE, element, picture, title
from clausebook.language import N_, _

__all__ = ["Arrow", "Graph", "Shelf", "draw_arrow", "draw_graph"]

_WIDE_BOX, _NARROW_BOX, _NARROWEST_PAGE = 136.0, 100.0, 500.0
_GAP, _LANE, _HEAD, _EDGE = 14.0, 24.0, 7.0, 4.0
_MOST_NODES, _MOST_ARROWS, _MOST_TRIED = 60, 120, 30
"""Beyond these no eye follows the arrows, and the table says who leads to whom; beyond the last,
nothing is tried to make the whole narrower."""
_WIDER = N_("wider than the page, scroll to the right →")
_TOO_MANY = N_("too many for arrows, which stand in the table")


@dataclass(frozen=True, slots=True)
class Arrow:
    """What leads from one node to another, by their keys, and what it is."""

    start: str
    end: str
    words: str = ""
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Shelf:
    """Boxes side by side under a name."""

    name: str
    nodes: Sequence[Node]


@dataclass(frozen=True, slots=True)
class Graph:
    """What is drawn; ``groups`` names the groups of nodes by their number.

    An arrow from or to a node that is not among ``nodes`` is not drawn.
    """

    title: str
    description: str
    nodes: Sequence[Node]
    arrows: Sequence[Arrow]
    groups: Mapping[int, str]
    above: Shelf | None = None
    below: Shelf | None = None


def draw_graph(graph: Graph, chart_id: str, width: float = WIDE) -> str:
    """Return the SVG; boxes carry their key, arrows their ends, as data attributes.

    It becomes wider than asked where the boxes need that. Nothing but the boxes that have an
    address takes the keyboard; arrows are kept from screen readers, which read the table.
    """
    box = _WIDE_BOX if width >= _NARROWEST_PAGE else _NARROW_BOX
    content: list[str] = []
    y, full = 6.0, width
    if graph.above is not None:
        y = _shelf(graph.above, content, box, width, y) + 10
    if len(graph.nodes) > _MOST_NODES or len(graph.arrows) > _MOST_ARROWS:
        y = _shelf(Shelf(_(_TOO_MANY), graph.nodes), content, box, width, y) + 10
    elif graph.nodes:
        found = _arranged(graph, box, width)
        full = max(width, found.width + 2 * _EDGE)
        if full > width:
            content.append(caption(_EDGE, y + 10, _(_WIDER), has_halo=True))
            y += 20
        content += _core(graph, found, box, ((full - found.width) / 2, y))
        y += found.height + 16
    elif graph.above is None and graph.below is None:
        content.append(caption(width / 2, y + 20, _("nothing on record"), anchor="middle"))
        y += 40
    if graph.below is not None:
        y = _shelf(graph.below, content, box, width, y) + 6
    rows, words = legend(graph.groups, width, y + 4)
    size = (full, y + rows + 6)
    heading = (graph.title, graph.description)
    return picture(chart_id, size, *heading, *content, *words, class_="qms-graph", has_links=True)


def draw_arrow(points: Sequence[Place], arrow: Arrow) -> str:
    """Return a line through places with a head at its end, kept from screen readers."""
    ink, width = (Ink.TEXT, 1.75) if arrow.is_strong else (Ink.QUIET, 1.0)
    if len(points) < 2:
        return ""
    (x0, y0), (x1, y1) = points[-2:]
    away = hypot(x1 - x0, y1 - y0) or 1.0
    dx, dy = (x1 - x0) / away, (y1 - y0) / away
    back = min(_HEAD, away)
    foot = (x1 - back * dx, y1 - back * dy)
    sides = [(foot[0] - 0.5 * back * dy, foot[1] + 0.5 * back * dx)]
    sides.append((foot[0] + 0.5 * back * dy, foot[1] - 0.5 * back * dx))
    corners = "L".join(f"{x:.2f} {y:.2f}" for x, y in ((x1, y1), *sides))
    head = element("path", d=f"M{corners}Z", **paint(fill=ink))
    return element(
        "g",
        title(arrow.words) if arrow.words else "",
        path([*points[:-1], foot], ink, width=width),
        head,
        aria_hidden="true",
        data_start=arrow.start,
        data_end=arrow.end,
    )


def _core(graph: Graph, found: Arranged, box: float, corner: Place) -> Iterator[str]:
    """Yield the arrows, then the boxes that they lead to."""
    left, top = corner
    for arrow, way in zip(_known(graph), found.ways, strict=True):
        yield draw_arrow([(x + left, y + top) for x, y in way], arrow)
    for node, (x, y) in zip(graph.nodes, found.places, strict=True):
        height = height_of(node, box)
        yield draw_node(node, x + left - box / 2, y + top - height / 2, box)


def _arranged(graph: Graph, box: float, width: float) -> Arranged:
    """Return the places with as many boxes in a row as keep the whole within the width.

    Where none does it is the narrowest.
    """
    at = {node.key: index for index, node in enumerate(graph.nodes)}
    ties = [Tie(at[arrow.start], at[arrow.end]) for arrow in _known(graph)]
    narrowest: Arranged | None = None
    fitting = max(1, int(width // (box + _LANE)))
    least = 1 if len(graph.nodes) <= _MOST_TRIED else fitting
    for most in range(fitting, least - 1, -1):
        rows = _rows(graph.nodes, most)
        pairs = zip(graph.nodes, rows, strict=True)
        boxes = [Sized(box, height_of(node, box), row) for node, row in pairs]
        found = arrange(boxes, ties, most)
        if narrowest is None or found.width < narrowest.width:
            narrowest = found
        if found.width + 2 * _EDGE <= width:
            return found
    return narrowest or Arranged((), (), 0.0, 0.0)


def _known(graph: Graph) -> list[Arrow]:
    keys = {node.key for node in graph.nodes}
    return [a for a in graph.arrows if a.start in keys and a.end in keys]


def _rows(nodes: Sequence[Node], most: int) -> list[Row]:
    """Return the row of each node; a row with more than fit beside each other becomes several."""
    wanted = sorted({node.row for node in nodes if isinstance(node.row, int)})
    first: dict[int, int] = {}
    following = 0
    for row in wanted:
        first[row] = following
        following += -(-sum(node.row == row for node in nodes) // most)
    found: list[Row] = []
    taken: dict[int, int] = {}
    for node in nodes:
        if not isinstance(node.row, int):
            found.append(node.row)
            continue
        found.append(first[node.row] + taken.get(node.row, 0) // most)
        taken[node.row] = taken.get(node.row, 0) + 1
    return found


def _shelf(shelf: Shelf, content: list[str], box: float, width: float, top: float) -> float:
    """Add the name of a shelf and its boxes, as many in a row as fit; return where it ends."""
    content.append(caption(_EDGE, top + 12, shelf.name, ink=Ink.TEXT, weight=700, room=width - 8))
    across = max(1, int((width - 2 * _EDGE + _GAP) // (box + _GAP)))
    y = top + 22
    for begin in range(0, len(shelf.nodes), across):
        row = shelf.nodes[begin : begin + across]
        for place, node in enumerate(row):
            content.append(draw_node(node, _EDGE + place * (box + _GAP), y, box))
        y += max(height_of(node, box) for node in row) + _GAP
    return y
