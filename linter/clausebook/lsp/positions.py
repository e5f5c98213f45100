"""Places as editors count them: lines from 0, and columns in the units of an encoding from 0."""

from collections.abc import Sequence

from clausebook.text import LINE_END, Position

__all__ = ["from_units", "lines_of", "to_units"]

_BYTES = {"utf-8": 1, "utf-16": 2, "utf-32": 4}
"""How many bytes one unit has."""


def lines_of(text: str) -> list[str]:
    """Return the lines of a text without their ends, as the protocol and as documents count them.

    Other libraries end a line at a form feed too, and at U+2028.
    """
    return LINE_END.split(text)


def to_units(lines: Sequence[str], position: Position, encoding: str) -> tuple[int, int]:
    """Return line and column as an editor counts them; what lies behind a line is its end."""
    number = min(position.line, len(lines)) - 1
    before = lines[number][: position.column - 1]
    if position.line > len(lines):
        before = lines[number]
    return number, len(before) if before.isascii() else _width(before, encoding)


def from_units(lines: Sequence[str], line: int, column: int, encoding: str) -> Position:
    """Return the place of a line and column as an editor counts them.

    A column within a character of several units is the place before it.
    """
    if line >= len(lines):
        return Position(len(lines), len(lines[-1]) + 1)
    written = lines[line]
    if written.isascii():
        return Position(line + 1, min(column, len(written)) + 1)
    passed = 0
    for index, sign in enumerate(written):
        passed += _width(sign, encoding)
        if passed > column:
            return Position(line + 1, index + 1)
    return Position(line + 1, len(written) + 1)


def _width(text: str, encoding: str) -> int:
    name = encoding if encoding == "utf-8" else f"{encoding}-le"
    return len(text.encode(name, "surrogatepass")) // _BYTES[encoding]
