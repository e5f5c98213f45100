"""How much aliases repeat, counted without repeating it."""

from typing import NamedTuple

from yaml.nodes import CollectionNode, MappingNode, Node

from clausebook.document.faults import FaultKind, RefusedText
from clausebook.document.limits import MAXIMUM_DEPTH, MAXIMUM_REPEATED_NODES
from clausebook.document.measuring import deeper_than_allowed
from clausebook.text import Position, Span

__all__ = ["check_aliases"]


class _Size(NamedTuple):
    nodes: int
    """With everything that aliases repeat."""
    repeated: int
    """Those of them that are not written."""


def check_aliases(root: Node) -> None:
    """Refuse aliases that would repeat too much, or without end.

    :raises RefusedText: the limit is exceeded, or an alias lies inside the value it repeats.
    """
    _measure(root, {}, 1)


def _measure(node: Node, sizes: dict[int, _Size | None], depth: int) -> _Size:
    if not isinstance(node, CollectionNode):
        return _Size(1, 0)
    if depth > MAXIMUM_DEPTH:
        raise deeper_than_allowed(node)
    sizes[id(node)] = None
    nodes, repeated = 1, 0
    for child in _children(node):
        seen = id(child) in sizes
        size = sizes[id(child)] if seen else _measure(child, sizes, depth + 1)
        if size is None:
            raise _refusal(child, "an alias inside this value repeats the value itself")
        sizes[id(child)] = size
        nodes += size.nodes
        repeated += size.nodes if seen else size.repeated
    if repeated > MAXIMUM_REPEATED_NODES:
        limit = f"{MAXIMUM_REPEATED_NODES:,}"
        raise _refusal(node, f"aliases inside this value repeat more than {limit} values")
    size = sizes[id(node)] = _Size(nodes, repeated)
    return size


def _children(node: CollectionNode) -> list[Node]:
    if isinstance(node, MappingNode):
        return [part for pair in node.value for part in pair]
    return list(node.value)


def _refusal(node: Node, message: str) -> RefusedText:
    start = Position(node.start_mark.line + 1, node.start_mark.column + 1)
    span = Span(start, Position(start.line, start.column + 1))
    return RefusedText(FaultKind.EXPANDS, message, "write the values out, without alias", span)
