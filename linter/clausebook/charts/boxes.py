"""Boxes with words in them, told apart by the dashes of their rim and by a word, not by colour."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clausebook.charts.axes import caption
from clausebook.charts.graph_layout import Row
from clausebook.charts.ink import Ink, paint
from clausebook.charts.lettering import SMALL, width_of, wrapped
from clausebook.charts.marks import DASHES
from clausebook.charts.svg import element, title

__all__ = ["Node", "draw_node", "height_of", "legend"]

_LINES, _LINE, _PAD = 4, 15.0, 7.0
_KEY, _KEY_ROW = 22.0, 20.0
_FILLS = (Ink.BAND, Ink.LIGHT, Ink.GROUND, Ink.MIDDLE)


@dataclass(frozen=True, slots=True)
class Node:
    """A box: its key, its words, a quiet line above them, and where it leads.

    ``row`` is where it must stand among others, see ``graph_layout``; ``is_strong`` gives it a
    thick rim. A node without ``address`` is no link.
    """

    key: str
    title: str
    note: str = ""
    group: int = 0
    address: str = ""
    row: Row = None
    is_strong: bool = False


def height_of(node: Node, width: float) -> float:
    """Return the height of a box of that width, by the lines that its words take."""
    lines = len(_wrapped(node, width)) + bool(node.note)
    return 2 * _PAD + _LINE * lines - 2


def draw_node(node: Node, left: float, top: float, width: float) -> str:
    """Return a box with its words, a link where the node has an address."""
    height = height_of(node, width)
    rim = _rim(node.group, left, top, width, height, thickness=3.0 if node.is_strong else 1.25)
    lines = "".join(_words(node, left + width / 2, top, width))
    whole = " ".join(filter(None, (node.note, node.title)))
    inner = "".join((title(whole), rim, lines))
    if node.address:
        inner = element("a", inner, href=node.address)
    return element("g", inner, class_="qms-node" if node.address else None, data_key=node.key)


def legend(groups: Mapping[int, str], width: float, top: float) -> tuple[float, list[str]]:
    """Return the height that the names of the groups take, and a small box with each name."""
    found: list[str] = []
    row, x = 0, 4.0
    for group, name in sorted(groups.items()):
        needed = min(width_of(name, SMALL), width - 40) + _KEY + 22
        if x > 4 and x + needed > width:
            row, x = row + 1, 4.0
        y = top + _KEY_ROW * row
        found.append(_rim(group, x, y, _KEY, 13))
        found.append(caption(x + _KEY + 6, y + 11, name, ink=Ink.TEXT, room=width - 40))
        x += needed
    return (_KEY_ROW * (row + 1) if found else 0.0), found


def _rim(
    group: int, left: float, top: float, width: float, height: float, *, thickness: float = 1.25
) -> str:
    return element(
        "rect",
        x=left,
        y=top,
        width=width,
        height=height,
        rx=4,
        stroke_width=thickness,
        stroke_dasharray=DASHES[group % len(DASHES)] or None,
        **paint(fill=_FILLS[group % len(_FILLS)], stroke=Ink.QUIET),
    )


def _words(node: Node, middle: float, top: float, width: float) -> Iterator[str]:
    y = top + _PAD + 10
    if node.note:
        yield caption(middle, y, node.note, anchor="middle", room=width - 10)
        y += _LINE
    for words in _wrapped(node, width):
        yield caption(middle, y, words, anchor="middle", ink=Ink.TEXT)
        y += _LINE


def _wrapped(node: Node, width: float) -> tuple[str, ...]:
    return wrapped(node.title, width - 12, SMALL, lines=_LINES)
