"""Places in a text and paths into data."""

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

__all__ = [
    "LINE_END",
    "START",
    "Location",
    "Place",
    "Pointer",
    "Position",
    "Span",
    "format_pointer",
    "label_of_key",
]

LINE_END = re.compile(r"\r\n|\n|\r")
"""What ends a line, as positions count them."""

Pointer = tuple[str | int, ...]
"""Keys and 0-based indices that lead from the root of a document to one of its values."""


class Position(NamedTuple):
    """A place between two characters; line and column count from 1, columns in code points."""

    line: int
    column: int


class Span(NamedTuple):
    """A stretch of text; the end is exclusive."""

    start: Position
    end: Position


class Location(NamedTuple):
    """A span in a file; the path is relative to the project and uses ``/``."""

    path: str
    span: Span


@dataclass(frozen=True, slots=True)
class Place:
    """A value or a key in a document, named by its route; lines and columns come later."""

    path: str
    pointer: Pointer
    part: Literal["key", "value"] = "value"
    record: str | None = None


START = Span(Position(1, 1), Position(1, 1))


def format_pointer(pointer: Pointer) -> str:
    """Return the pointer as RFC 6901 writes it; the empty pointer is the whole document."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in pointer)


def label_of_key(key: str) -> str:
    """Return a key as people write it: ``review_by`` is Review by."""
    return key.replace("_", " ").capitalize()
