"""Plain data as the lines of YAML that people write."""

import json
import re
import textwrap
from collections.abc import Iterator
from typing import Any

__all__ = ["scalar", "yaml_lines"]

_PLAIN = re.compile(
    r"[A-Za-z][^:#\[\]{},\"\\]*"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"|[0-9][0-9.]* [A-Za-z][A-Za-z ]*"
)
_RESERVED = re.compile(r"(?i:true|false|null|yes|no|on|off|y|n|inf|nan)")
_LINE = 80


def scalar(value: Any) -> str:
    """Return a scalar as YAML, in quotes where it could be read as something else."""
    if isinstance(value, str):
        is_plain = _PLAIN.fullmatch(value) and not _RESERVED.fullmatch(value)
        if is_plain and value.isprintable() and not value.endswith(" "):
            return value
        return "".join(map(_escaped, json.dumps(value, ensure_ascii=False)))
    return json.dumps(value)


def yaml_lines(name: str, value: Any) -> Iterator[str]:
    """Yield the lines of a key with its value, small lists and groups on one line."""
    flow = _flow(value)
    if flow is not None and len(name) + len(flow) + 2 <= _LINE:
        yield f"{name}: {flow}"
    elif _can_be_folded(value):
        yield f"{name}: >-"
        yield from (f"  {line}" for line in _folded(value))
    elif isinstance(value, dict):
        yield f"{name}:"
        yield from (f"  {line}" for line in _mapping(value))
    elif isinstance(value, list):
        yield f"{name}:"
        yield from (f"  {line}" for line in _items(value))
    else:
        yield f"{name}: {scalar(value)}"


def _escaped(character: str) -> str:
    return character if character.isprintable() else f"\\U{ord(character):08x}"


def _mapping(value: dict[str, Any]) -> Iterator[str]:
    for name, below in value.items():
        yield from yaml_lines(name, below)


def _items(value: list[Any]) -> Iterator[str]:
    for item in value:
        flow = _flow(item)
        if flow is not None and len(flow) + 4 <= _LINE:
            yield f"- {flow}"
        elif isinstance(item, dict | list):
            first, *rest = _mapping(item) if isinstance(item, dict) else _items(item)
            yield f"- {first}"
            yield from (f"  {line}" for line in rest)
        elif _can_be_folded(item):
            yield "- >-"
            yield from (f"  {line}" for line in _folded(item))
        else:
            yield f"- {scalar(item)}"


def _can_be_folded(value: Any) -> bool:
    """Whether a text stays the same when it is written in lines that a reader joins."""
    return isinstance(value, str) and " ".join(value.split()) == value and value.isprintable()


def _folded(text: str) -> list[str]:
    return textwrap.wrap(text, _LINE, break_long_words=False, break_on_hyphens=False)


def _flow(value: Any) -> str | None:
    """Return the value on one line; None for a text that needs several, or groups in groups."""
    if isinstance(value, list):
        items = [_flow(item) for item in value]
        return None if None in items else f"[{', '.join(map(str, items))}]"
    if isinstance(value, dict):
        pairs = {name: _flow(below) for name, below in value.items()}
        nested = any(isinstance(below, dict) for below in value.values())
        if nested or None in pairs.values():
            return None
        return "{" + ", ".join(f"{name}: {text}" for name, text in pairs.items()) + "}"
    return scalar(value)
