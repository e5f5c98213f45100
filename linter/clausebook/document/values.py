"""YAML nodes to plain data, with what is wrong in them."""

from dataclasses import dataclass, field
from sys import intern

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode

from clausebook.document.faults import Fault, FaultKind
from clausebook.document.limits import MAXIMUM_DEPTH, MAXIMUM_FAULTS
from clausebook.document.measuring import deeper_than_allowed
from clausebook.document.scalars import (
    MAY_NOT_BE_TEXT,
    Refusal,
    Scalar,
    resolve_plain,
)
from clausebook.text import Position, Span

__all__ = ["Reading", "Value", "build_value", "node_span"]

Value = bool | int | float | str | list["Value"] | dict[str, "Value"] | None
"""Plain data, as JSON knows it."""


_QUOTES = ("'", '"')
_BLANK = ("", "\n")


@dataclass(slots=True)
class Reading:
    """What is noticed while nodes are turned into values."""

    faults: list[Fault] = field(default_factory=list)
    wrapped: list[tuple[CollectionNode, Node]] = field(default_factory=list)
    """Values that may stand too far left, each with the block it stands in: texts in quotes and
    values in brackets that have several lines, and block texts that begin on a new line."""
    blank_first: list[ScalarNode] = field(default_factory=list)
    """Block texts that are empty or begin with an empty line."""


def build_value(root: Node, reading: Reading) -> Value:
    """Return the value of a tree of nodes and note what is wrong in it.

    Keys that are the same are one text: records repeat them, and are asked for them all the time.

    :raises RefusedText: lists and mappings are nested too deeply.
    """
    return _part(root, None, 0, reading)


def node_span(node: Node) -> Span:
    """Return where a node stands, however many lines it has."""
    start, end = node.start_mark, node.end_mark
    return Span(Position(start.line + 1, start.column + 1), Position(end.line + 1, end.column + 1))


def _part(node: Node, block: CollectionNode | None, depth: int, reading: Reading) -> Value:
    """Return the value of a node; the block is the collection it is in, unless in brackets."""
    if type(node) is not ScalarNode:
        assert isinstance(node, CollectionNode)
        if block and node.flow_style and node.start_mark.line != node.end_mark.line:
            reading.wrapped.append((block, node))
        return _collection(node, depth + 1, reading)
    text: str = node.value
    style = node.style
    if style:
        if style not in _QUOTES:
            if text[:1] in _BLANK:
                reading.blank_first.append(node)
            if block and node.start_mark.column <= block.start_mark.column:
                reading.wrapped.append((block, node))
        elif block and node.start_mark.line != node.end_mark.line:
            reading.wrapped.append((block, node))
        return text
    return text if text[:1] not in MAY_NOT_BE_TEXT else _word(node, reading)


def _collection(node: CollectionNode, depth: int, reading: Reading) -> Value:
    if depth > MAXIMUM_DEPTH:
        raise deeper_than_allowed(node)
    block = None if node.flow_style else node
    if type(node) is not MappingNode:
        return [_part(item, block, depth, reading) for item in node.value]
    result: dict[str, Value] = {}
    for key_node, value_node in node.value:
        key = key_node.value
        if (
            type(key_node) is not ScalarNode or (key[:1] in MAY_NOT_BE_TEXT and not key_node.style)
        ) and not _is_key(key_node, reading):
            continue
        if key in result:
            if len(reading.faults) < MAXIMUM_FAULTS:
                reading.faults.append(_duplicate_fault(node, key, key_node))
        elif (
            type(value_node) is ScalarNode
            and not value_node.style
            and (text := value_node.value)[:1] not in MAY_NOT_BE_TEXT
        ):
            # As _part would: most values are plain text, and the call costs more than the rest.
            result[intern(key)] = text
        else:
            result[intern(key)] = _part(value_node, block, depth, reading)
    return result


def _word(node: ScalarNode, reading: Reading) -> Scalar:
    text: str = node.value
    value = resolve_plain(text)
    if not isinstance(value, Refusal):
        return value
    if value is Refusal.DASH:
        message, hint = "a dash alone is not a value", "put it in quotes if it is text: '-'"
        reading.faults.append(_fault(FaultKind.SYNTAX, node, message, hint))
        return text
    shown = text if len(text) <= 40 else text[:37] + "..."
    message = f"{shown} is not a number that every program can hold"
    hint = "put it in quotes if it is text, such as a telephone number; else give a finite one"
    reading.faults.append(_fault(FaultKind.NUMBER, node, message, hint))
    return text


def _is_key(node: Node, reading: Reading) -> bool:
    """Note what is wrong with a key that is not a plain word; tell whether it has a text."""
    if isinstance(node, CollectionNode):
        what = "mapping" if isinstance(node, MappingNode) else "list"
        hint = "use a word as the key; put a text with braces or brackets in quotes: '{name}'"
        reading.faults.append(_fault(FaultKind.UNSUPPORTED, node, f"the key is a {what}", hint))
        return False
    value = resolve_plain(node.value)
    if not isinstance(value, str):
        reading.faults.append(_key_fault(node, value))
    return True


def _key_fault(node: Node, value: bool | float | Refusal | None) -> Fault:
    text = node.value
    if not text:
        hint = "put a word before the colon: title: Scope"
        return _fault(FaultKind.KEY, node, "the key is empty", hint)
    if value is None:
        what = "null"
    elif isinstance(value, bool):
        what = "true or false"
    else:
        what = "a dash" if value is Refusal.DASH else "a number"
    message = f"the key {text} is {what}, not text"
    return _fault(FaultKind.KEY, node, message, f'put it in quotes: "{text}":')


def _duplicate_fault(mapping: MappingNode, key: str, second: Node) -> Fault:
    first = next(node for node, _ in mapping.value if node.value == key)
    lines = f"lines {first.start_mark.line + 1} and {second.start_mark.line + 1}"
    message = f"the key '{key}' is given twice, on {lines}"
    hint = "keep one of the two; for several values use a list"
    return _fault(FaultKind.DUPLICATE_KEY, second, message, hint)


def _fault(kind: FaultKind, node: Node, message: str, hint: str) -> Fault:
    return Fault(kind, message, hint, node_span(node), fatal=False)
