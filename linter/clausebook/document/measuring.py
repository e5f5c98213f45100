"""Depth and size of a text, bounded before it is composed."""

import re

from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    Event,
    ScalarEvent,
)
from yaml.nodes import CollectionNode

from clausebook.document.composing import parse_events, uses_libyaml
from clausebook.document.faults import FaultKind, RefusedText
from clausebook.document.limits import MAXIMUM_DEPTH, MAXIMUM_NODES, SAFE_DEPTH
from clausebook.text import Position, Span

__all__ = ["check_size", "deeper_than_allowed"]

_LONG_INDENT = SAFE_DEPTH // 4
_DEEP_BLOCK = re.compile(rf"\n[ \t?:-]{{{_LONG_INDENT}}}")  # faster than with ^ by far


def check_size(text: str) -> None:
    """Refuse a text that would exhaust the stack or the memory of the composer.

    :raises RefusedText: it is nested too deeply, or has too many values.
    :raises yaml.YAMLError: the text is not YAML.
    """
    if _may_be_too_deep(text) or len(text) > MAXIMUM_NODES:
        _count_events(text)


def deeper_than_allowed(place: Event | CollectionNode) -> RefusedText:
    """Return the fault of a list or mapping that lies too deep."""
    mark = place.start_mark
    assert mark is not None
    start = Position(mark.line + 1, mark.column + 1)
    return RefusedText(
        FaultKind.TOO_DEEP,
        f"lists and mappings are nested more than {MAXIMUM_DEPTH} levels deep",
        "make the record flatter; a record needs fewer than ten levels",
        Span(start, Position(start.line, start.column + 1)),
    )


def _may_be_too_deep(text: str) -> bool:
    """Tell whether the text could hold more levels than a small stack holds.

    Each level is opened by a bracket, or stands further right than its parent, or is a list
    right under its key (so two levels for each column).  What stands left of a block level in
    its line is indentation and the indicators of its parents.
    """
    if not uses_libyaml():
        return True
    brackets = text.count("[") + text.count("{")
    lines = "\n" + (text.replace("\r", "\n") if "\r" in text else text)
    return brackets > SAFE_DEPTH // 2 or _DEEP_BLOCK.search(lines) is not None


def _count_events(text: str) -> None:
    depth = nodes = 0
    for event in parse_events(text):
        if isinstance(event, CollectionStartEvent):
            nodes += 1
            depth += 1
            if depth > MAXIMUM_DEPTH:
                raise deeper_than_allowed(event)
        elif isinstance(event, CollectionEndEvent):
            depth -= 1
        elif isinstance(event, (ScalarEvent, AliasEvent)):
            nodes += 1
        if nodes > MAXIMUM_NODES:
            raise RefusedText(
                FaultKind.TOO_LARGE,
                f"the file holds more than {MAXIMUM_NODES:,} keys and values",
                "split it into several files, for instance one register for each year",
            )
