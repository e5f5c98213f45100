"""Single edits of a YAML text, at the nodes that it was composed to.

Each function returns the text after its edit and takes care of layout only: whether the text then
says what it should is for the caller to see. What stands around the place, such as comments, is
never touched.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from clausebook.document.yaml_text import flow, item_lines, quoted, scalar, yaml_lines
from clausebook.text import Pointer

__all__ = ["NoPlace", "append_item", "put_key", "put_value", "rename_key", "take_out"]

_BLOCK_TEXT = ("|", ">")


class NoPlace(Exception):
    """The text has no place for the edit that can be told."""


class _Entry(NamedTuple):
    """A value with the group or list that it stands in, and its key in a group."""

    parent: CollectionNode
    key: Node | None
    node: Node


def put_value(text: str, root: Node, pointer: Pointer, value: Any) -> str | None:
    """Return the text with the value at a pointer exchanged, None where none stands there."""
    entry = _entry(root, pointer)
    if entry is None:
        return None
    parent, key, node = entry
    if isinstance(node, ScalarNode) and _is_inline(node) and not isinstance(value, dict | list):
        return _exchanged(text, node, _scalar_like(node, value))
    if (
        parent.flow_style
        or key is None
        or (_is_flow(node) and node.start_mark.index < node.end_mark.index)
    ):
        return _exchanged(text, node, flow(value))
    written = text[key.start_mark.index : key.end_mark.index]
    end = _line_end(text)
    lines = f"{end}{' ' * key.start_mark.column}".join(yaml_lines(written, value))
    return text[: key.start_mark.index] + lines + text[_end(text, entry) :]


def put_key(text: str, root: Node, pointer: Pointer, value: Any, order: Sequence[str]) -> str:
    """Return the text with a new key in the group above a pointer; raises NoPlace."""
    *above, name = pointer
    group = _node(root, tuple(above))
    if not isinstance(group, MappingNode) or not isinstance(name, str):
        raise NoPlace
    entries = [_Entry(group, key, node) for key, node in group.value]
    after = _last_before(entries, name, order)
    if group.flow_style:
        return _put_in_brackets(text, group, after, f"{scalar(name)}: {flow(value)}")
    if after is None:
        raise NoPlace
    lines = _key_lines(scalar(name), value)
    return _with_lines(text, _next_line(text, _end(text, after)), lines, _column(entries[0]))


def append_item(text: str, root: Node, pointer: Pointer, value: Any) -> str:
    """Return the text with an item more at the end of a list; raises NoPlace."""
    entry = _entry(root, pointer)
    if entry is None or not isinstance(entry.node, SequenceNode):
        raise NoPlace
    node = entry.node
    items = [_Entry(node, None, item) for item in node.value]
    if not items and entry.key is not None and not entry.parent.flow_style:
        return _begun(text, entry, value)
    if node.flow_style:
        return _put_in_brackets(text, node, items[-1] if items else None, flow(value))
    like_last = _is_flow(items[-1].node) and isinstance(items[-1].node, CollectionNode)
    lines = [f"- {flow(value)}"] if like_last else item_lines(value)
    at = _next_line(text, _end(text, items[-1]))
    return _with_lines(text, at, lines, node.start_mark.column)


def rename_key(text: str, root: Node, pointer: Pointer, name: str) -> str:
    """Return the text with another name for the key at a pointer; raises NoPlace."""
    entry = _entry(root, pointer)
    if entry is None or not isinstance(entry.key, ScalarNode) or not _is_inline(entry.key):
        raise NoPlace
    if _entry(root, (*pointer[:-1], name)) is not None:
        raise NoPlace
    key = entry.key
    written = _scalar_like(key, name)
    return text[: key.start_mark.index] + written + text[key.end_mark.index :]


def take_out(text: str, root: Node, pointer: Pointer) -> str:
    """Return the text without the key or item at a pointer; raises NoPlace."""
    entry = _entry(root, pointer)
    if entry is None:
        raise NoPlace
    siblings = _siblings(entry.parent)
    index = next(i for i, one in enumerate(siblings) if one.node is entry.node and one == entry)
    begin, end = _begin(text, entry), _end(text, entry)
    if entry.parent.flow_style:
        if index:
            return text[: _end(text, siblings[index - 1])] + text[end:]
        return text[:begin] + text[_begin(text, siblings[1]) if siblings[1:] else end :]
    start = text.rfind("\n", 0, begin) + 1
    if not text[start:begin].strip():
        return text[:start] + text[_next_line(text, end) :]
    if not siblings[index + 1 :]:
        raise NoPlace
    following = _begin(text, siblings[index + 1])
    if text[end:following].strip():  # a comment would be lost
        raise NoPlace
    return text[:begin] + text[following:]


def _entry(root: Node, pointer: Pointer) -> _Entry | None:
    *above, step = pointer
    parent = _node(root, tuple(above))
    if isinstance(parent, SequenceNode) and isinstance(step, int) and step < len(parent.value):
        return _Entry(parent, None, parent.value[step])
    if isinstance(parent, MappingNode):
        for key, node in parent.value:
            if isinstance(key, ScalarNode) and key.value == step:
                return _Entry(parent, key, node)
    return None


def _node(root: Node, pointer: Pointer) -> Node | None:
    if not pointer:
        return root
    entry = _entry(root, pointer)
    return None if entry is None else entry.node


def _siblings(parent: CollectionNode) -> list[_Entry]:
    if isinstance(parent, MappingNode):
        return [_Entry(parent, key, node) for key, node in parent.value]
    return [_Entry(parent, None, node) for node in parent.value]


def _last_before(entries: Sequence[_Entry], name: str, order: Sequence[str]) -> _Entry | None:
    """Return the entry after which a new key comes, None in an empty group."""
    earlier = set(order[: order.index(name)]) if name in order else set()
    before = [e for e in entries if isinstance(e.key, ScalarNode) and e.key.value in earlier]
    return next(reversed(before or entries), None)


def _key_lines(name: str, value: Any) -> Iterable[str]:
    """Return the lines of a key; a list of groups, which will grow, has an item a line."""
    if not isinstance(value, list) or not any(isinstance(item, dict) for item in value):
        return yaml_lines(name, value)
    items = (f"  {line}" for item in value for line in item_lines(item))
    return [f"{name}:", *items]


def _is_flow(node: Node) -> bool:
    """Whether a node is written in brackets, or as a text in its line."""
    if isinstance(node, CollectionNode):
        return bool(node.flow_style)
    return isinstance(node, ScalarNode) and node.style not in _BLOCK_TEXT


def _is_inline(node: ScalarNode) -> bool:
    return _is_flow(node) and bool(node.start_mark.index < node.end_mark.index)


def _scalar_like(node: ScalarNode, value: Any) -> str:
    """Return a scalar in the quotes of another."""
    if isinstance(value, str) and node.style == '"':
        return quoted(value)
    if isinstance(value, str) and node.style == "'" and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    return scalar(value)


def _exchanged(text: str, node: Node, new: str) -> str:
    return text[: node.start_mark.index] + new + text[_content_end(text, node) :]


def _begin(text: str, entry: _Entry) -> int:
    """Return where an entry begins: at its key or its dash, in brackets at the value."""
    if entry.key is not None:
        return int(entry.key.start_mark.index)
    start = int(entry.node.start_mark.index)
    if entry.parent.flow_style:
        return start
    dash = text.rfind("-", 0, start)
    if dash < 0 or text[dash + 1 : start].strip():
        raise NoPlace
    return dash


def _end(text: str, entry: _Entry) -> int:
    """Return where the content of an entry ends, before comments and line ends.

    Raises NoPlace for an alias, whose node stands elsewhere.
    """
    if entry.key is not None and entry.node.start_mark.index < entry.key.end_mark.index:
        raise NoPlace
    return _content_end(text, entry.node)


def _content_end(text: str, node: Node) -> int:
    end = int(node.end_mark.index)
    if isinstance(node, CollectionNode):
        return end if node.flow_style else _end(text, _siblings(node)[-1])
    if _is_flow(node):
        return end
    start = int(node.start_mark.index)
    keeps_blank_lines = "+" in text[start : start + 3]
    return end if keeps_blank_lines else len(text[:end].rstrip())


def _put_in_brackets(text: str, node: CollectionNode, after: _Entry | None, new: str) -> str:
    if after is None:
        begin = text.index("[" if isinstance(node, SequenceNode) else "{", node.start_mark.index)
        return text[: begin + 1] + new + text[begin + 1 :]
    at = _end(text, after)
    return f"{text[:at]}, {new}{text[at:]}"


def _begun(text: str, entry: _Entry, value: Any) -> str:
    """Return the text with the first item in lines, in the place of empty brackets."""
    assert entry.key is not None
    start, end = entry.node.start_mark.index, entry.node.end_mark.index
    without = text[:start].rstrip(" ") + text[end:]
    at = _next_line(without, len(text[:start].rstrip(" ")))
    return _with_lines(without, at, item_lines(value), _column(entry) + 2)


def _column(entry: _Entry) -> int:
    assert entry.key is not None
    return int(entry.key.start_mark.column)


def _next_line(text: str, offset: int) -> int:
    """Return where the line after that of an offset begins."""
    if offset and text[offset - 1] == "\n":
        return offset
    found = text.find("\n", offset)
    return len(text) if found < 0 else found + 1


def _with_lines(text: str, at: int, lines: Iterable[str], column: int) -> str:
    end = _line_end(text)
    block = end.join(" " * column + line for line in lines)
    if at and text[at - 1] != "\n":
        return f"{text[:at]}{end}{block}{text[at:]}"
    return f"{text[:at]}{block}{end}{text[at:]}"


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
