"""Where the values, keys and comments of a YAML text stand."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from clausebook.document.composing import compose
from clausebook.document.decoding import line_starts
from clausebook.document.tokens import Scalars, scan
from clausebook.text import START, Pointer, Position, Span

__all__ = ["Comment", "Places"]


class Comment(NamedTuple):
    """A YAML comment: where its number sign stands, and its text from there to the line's end."""

    line: int
    column: int
    text: str


class _Found(NamedTuple):
    node: Node
    key: Node | None
    complete: bool


@dataclass(frozen=True)
class Places:
    """The places of a YAML text that could be composed, or of the empty text."""

    text: str

    def locate(self, pointer: Pointer, part: Literal["value", "key"] = "value") -> Span:
        """Return where a value, or its key, stands in one line; see ``Document.locate``."""
        if self._root is None:
            return START
        found = self._find(pointer)
        if found.key is not None and found.complete and part == "key":
            return self._first_line(found.key)
        if found.key is not None and found.node.start_mark.index == found.node.end_mark.index:
            return self._first_line(found.key)
        return self._shown(found.node)

    def source_text(self, pointer: Pointer) -> str | None:
        """Return a scalar as it is written; None for anything else."""
        if self._root is None:
            return None
        node, _, complete = self._find(pointer)
        if not complete or not isinstance(node, ScalarNode):
            return None
        return self.text[node.start_mark.index : node.end_mark.index]

    def comments(self, marker: str) -> tuple[Comment, ...]:
        """Return the comments that contain the marker, in the order of the text."""
        found: dict[int, Comment] = {}
        for match in re.finditer(re.escape(marker), self.text):
            number = bisect_right(self._line_starts, match.start())
            start = self._line_starts[number - 1]
            sign = self._scalars.comment_start(self.text, start, match.end())
            if sign is not None and sign <= match.start():
                words = self._line(number)[sign - start :]
                found[sign] = Comment(number, sign - start + 1, words)
        return tuple(found.values())

    @cached_property
    def _root(self) -> Node | None:
        return compose(self.text) if self.text else None

    @cached_property
    def _line_starts(self) -> list[int]:
        return line_starts(self.text)

    @cached_property
    def _scalars(self) -> Scalars:
        return scan(self.text)[1]

    def _line(self, number: int) -> str:
        """Return a line, counted from 1, without the white space at its end."""
        start = self._line_starts[number - 1]
        end = self._line_starts[number] if number < len(self._line_starts) else len(self.text)
        return self.text[start:end].rstrip()

    def _find(self, pointer: Pointer) -> _Found:
        assert self._root is not None
        node, key = self._root, None
        for step in pointer:
            child = _child(node, step)
            if child is None:
                return _Found(node, key, complete=False)
            key, node = child
        return _Found(node, key, complete=True)

    def _shown(self, node: Node) -> Span:
        if isinstance(node, CollectionNode) and not node.flow_style and node.value:
            first = node.value[0]
            if isinstance(node, MappingNode):
                return self._first_line(first[0])
        return self._first_line(node)

    def _first_line(self, node: Node) -> Span:
        start = Position(node.start_mark.line + 1, node.start_mark.column + 1)
        if node.end_mark.line == node.start_mark.line:
            return Span(start, Position(start.line, node.end_mark.column + 1))
        end = max(len(self._line(start.line)) + 1, start.column)
        return Span(start, Position(start.line, end))


def _child(node: Node, step: str | int) -> tuple[Node | None, Node] | None:
    if isinstance(node, SequenceNode):
        inside = isinstance(step, int) and 0 <= step < len(node.value)
        return (None, node.value[step]) if inside else None
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if isinstance(key, ScalarNode) and key.value == step:
                return key, value
    return None
