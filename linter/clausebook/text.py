"""Places in a text and paths into data."""

from typing import NamedTuple

__all__ = ["Location", "Pointer", "Position", "Span", "format_pointer"]

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


START = Span(Position(1, 1), Position(1, 1))


def format_pointer(pointer: Pointer) -> str:
    """Return the pointer as RFC 6901 writes it; the empty pointer is the whole document."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in pointer)
