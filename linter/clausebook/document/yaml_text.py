"""Plain data as the lines of YAML that people write."""

import json
import re
import textwrap
from collections.abc import Iterator
from typing import Any

__all__ = ["flow", "item_lines", "quoted", "scalar", "yaml_lines"]

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
        return quoted(value)
    return json.dumps(value)


def quoted(text: str) -> str:
    """Return a text in double quotes."""
    return "".join(map(_escaped, json.dumps(text, ensure_ascii=False)))


def flow(value: Any) -> str:
    """Return a value on one line, lists and groups in brackets."""
    if isinstance(value, list):
        return f"[{', '.join(map(flow, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {flow(below)}" for name, below in value.items()) + "}"
    return scalar(value)


def yaml_lines(name: str, value: Any) -> Iterator[str]:
    """Yield the lines of a key with its value, small lists and groups on one line."""
    short = _short(value)
    if short is not None and len(name) + len(short) + 2 <= _LINE:
        yield f"{name}: {short}"
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


def item_lines(value: Any) -> Iterator[str]:
    """Yield the lines of an item of a list, the first with its dash."""
    yield from _items([value])


def _escaped(character: str) -> str:
    return character if character.isprintable() else f"\\U{ord(character):08x}"


def _mapping(value: dict[str, Any]) -> Iterator[str]:
    for name, below in value.items():
        yield from yaml_lines(name, below)


def _items(value: list[Any]) -> Iterator[str]:
    for item in value:
        short = _short(item)
        if short is not None and len(short) + 4 <= _LINE:
            yield f"- {short}"
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


def _short(value: Any) -> str | None:
    """Return the value on one line; None for groups in groups, which are hard to read there."""
    return flow(value) if _is_plain(value) else None


def _is_plain(value: Any) -> bool:
    if isinstance(value, list):
        return all(map(_is_plain, value))
    if isinstance(value, dict):
        return all(not isinstance(item, dict) and _is_plain(item) for item in value.values())
    return True
