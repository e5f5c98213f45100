"""What comes into a process at the left, and what goes out of it at the right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clausebook.charts.axes import caption
from clausebook.charts.boxes import Node, draw_node, height_of
from clausebook.charts.graph import Arrow, draw_arrow
from clausebook.charts.ink import Ink
from clausebook.charts.svg import WIDE, picture
from clausebook.language import _

__all__ = ["SipocPicture", "draw_sipoc"]

_TOP, _GAP, _EDGE = 26.0, 10.0, 4.0
_BETWEEN = 0.075
"""The room between two columns, as a part of the width."""
_MOST = 40
"""Boxes that are drawn in a column; the table has all."""


@dataclass(frozen=True, slots=True)
class SipocPicture:
    """What is drawn: the process, and a box for each thing that comes in or goes out.

    The note of such a box says from whom it comes or who receives it.
    """

    title: str
    description: str
    process: Node
    inputs: Sequence[Node]
    outputs: Sequence[Node]


def draw_sipoc(sipoc: SipocPicture, chart_id: str, width: float = WIDE) -> str:
    """Return the SVG; boxes carry their key, arrows their ends, as data attributes."""
    between = _BETWEEN * width
    box = (width - 2 * between - 2 * _EDGE) / 3
    lefts = [_EDGE + column * (box + between) for column in range(3)]
    columns = ([*sipoc.inputs[:_MOST]], [sipoc.process], [*sipoc.outputs[:_MOST]])
    tall = max(_extent(column, box) for column in columns)
    middle = _TOP + tall / 2
    heads = (_("Comes in"), _("Process"), _("Goes out"))
    content = [
        caption(left, 14, name, ink=Ink.TEXT, weight=700, room=box)
        for left, name in zip(lefts, heads, strict=True)
    ]
    content += _arrows(sipoc, columns, box, lefts, middle)
    for column, left in zip(columns, lefts, strict=True):
        for node, centre in _centres(column, box, middle):
            content.append(draw_node(node, left, centre - height_of(node, box) / 2, box))
    y = _TOP + tall + 18
    for nodes, left in ((sipoc.inputs, lefts[0]), (sipoc.outputs, lefts[2])):
        rest = len(nodes) - _MOST
        words = _("and {number} more", number=rest) if rest > 0 else ""
        words = words if nodes else _("not said")
        if words:
            content.append(caption(left, y if nodes else middle + 4, words, room=box))
    size = (width, y + 8)
    heading = (sipoc.title, sipoc.description)
    return picture(chart_id, size, *heading, *content, class_="qms-graph", has_links=True)


def _extent(column: Sequence[Node], box: float) -> float:
    return sum(height_of(node, box) + _GAP for node in column) - (_GAP if column else 0.0)


def _centres(column: Sequence[Node], box: float, middle: float) -> Iterator[tuple[Node, float]]:
    y = middle - _extent(column, box) / 2
    for node in column:
        height = height_of(node, box)
        yield node, y + height / 2
        y += height + _GAP


def _arrows(
    sipoc: SipocPicture,
    columns: Sequence[Sequence[Node]],
    box: float,
    lefts: Sequence[float],
    middle: float,
) -> Iterator[str]:
    """Yield an arrow into the process from each box at the left, and one to each at the right."""
    process = sipoc.process.key
    half = height_of(sipoc.process, box) / 2 - 4
    for index, is_input in ((0, True), (2, False)):
        boxes = list(_centres(columns[index], box, middle))
        for place, (node, y) in enumerate(boxes):
            shift = half * (2 * (place + 0.5) / len(boxes) - 1)
            if is_input:
                ends = ((lefts[0] + box, y), (lefts[1], middle + shift))
                yield draw_arrow(ends, Arrow(node.key, process))
            else:
                ends = ((lefts[1] + box, middle + shift), (lefts[2], y))
                yield draw_arrow(ends, Arrow(process, node.key))
