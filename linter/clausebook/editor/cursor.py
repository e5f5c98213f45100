"""Where a cursor stands in a text that may be half written.

Half-written YAML cannot be parsed, so the text is read by its indentation, and by its brackets from
the line on where they were opened.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from clausebook.text import LINE_END, Position, Span

__all__ = ["ITEM", "Cursor", "Part", "cursor_at", "id_at", "top_values"]

ITEM = "*"
"""What stands for an item of a list in a path, as ``Field.walk`` has it."""

_KEY = re.compile(r"""(?P<quote>["']?)(?P<name>[A-Za-z_][\w.-]*)(?P=quote)[ \t]*:(?=[ \t]|$)""")
_TOP = re.compile(r"""^(kind|of):[ \t]+["']?([\w-]+)""", re.MULTILINE)
_WORD_BEFORE, _WORD_AFTER = re.compile(r"[\w.-]*$"), re.compile(r"[\w.-]*")
_ID = re.compile(r"(?<![A-Za-z0-9])[A-Z]{3}-[0-9]{1,9}(?![A-Za-z0-9])")
_COMMENT = re.compile(r"(?:^|[ \t])#")
_FLOW_KEY = re.compile(r"""["']?([A-Za-z_][\w.-]*)["']?[ \t]*$""")
_OPENED = re.compile(r"[ \t]*(?:&\S+[ \t]+)?[\[{]")
_FENCE = re.compile(r"---[ \t]*")
_MOST_LINES = 200
"""As far above its line the bracket is looked for in which a cursor may stand."""


class Part(StrEnum):
    """What is written where the cursor stands."""

    KEY = "key"
    VALUE = "value"
    EITHER = "either"
    """A key or a value: there is no colon yet."""
    TEXT = "text"
    """Neither: a comment, or the Markdown below a header."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in a document.

    ``path`` leads to the group in which a key stands, and to the value itself for a value; ``*``
    stands for an item. ``siblings`` are the other keys of the group. ``word`` is the word around
    the cursor, and ``typed`` the part of it that stands before the cursor.
    """

    part: Part
    path: tuple[str, ...]
    word: str
    typed: str
    span: Span
    siblings: frozenset[str] = frozenset()
    in_brackets: bool = False
    clings: bool = False
    """Whether the colon right before the word still lacks its space."""
    has_colon: bool = False
    """Whether a colon follows the word."""
    is_quoted: bool = False


class _Entry(NamedTuple):
    """The beginning of a value in its line: a dash or a key, with its column from 0 and its end."""

    name: str
    column: int
    end: int


def id_at(text: str, position: Position) -> tuple[str, Span] | None:
    """Return the id that is written at a place, and where; None where there is none."""
    lines = LINE_END.split(text)
    line = lines[position.line - 1] if position.line <= len(lines) else ""
    for found in _ID.finditer(line):
        if found.start() < position.column <= found.end() + 1:
            start = Position(position.line, found.start() + 1)
            return found[0], Span(start, Position(position.line, found.end() + 1))
    return None


def top_values(text: str) -> dict[str, str]:
    """Return the values of ``kind`` and ``of`` at the top of a text, where they are there."""
    found: dict[str, str] = {}
    for key, value in _TOP.findall(text):
        found.setdefault(key, value)
    return found


def cursor_at(text: str, position: Position, *, has_body: bool = False) -> Cursor:
    """Return where a place lies; ``has_body`` tells of Markdown below a header."""
    lines = LINE_END.split(text)
    row = min(position.line, len(lines)) - 1
    line = lines[row]
    column = min(position.column - 1, len(line))
    if has_body:
        lines = _header(lines)
    if row >= len(lines) or _COMMENT.search(line[:column]):
        return _cursor(Part.TEXT, (), line, row, column)
    return _in_brackets(lines, row, column) or _in_lines(lines, row, column)


def _header(lines: list[str]) -> list[str]:
    """Return the lines of the header, the first one kept so that numbers are right."""
    if not _FENCE.fullmatch(lines[0]):
        return []
    for number, line in enumerate(lines[1:], start=1):
        if _FENCE.fullmatch(line):
            return ["", *lines[1:number]]
    return ["", *lines[1:]]


def _cursor(part: Part, path: Sequence[str], line: str, row: int, column: int) -> Cursor:
    before, after = _WORD_BEFORE.search(line[:column]), _WORD_AFTER.match(line[column:])
    typed, rest = before[0] if before else "", after[0] if after else ""
    start = Position(row + 1, column - len(typed) + 1)
    span = Span(start, Position(row + 1, column + len(rest) + 1))
    clings = part is Part.VALUE and line[: column - len(typed)].endswith(":")
    has_colon = line[column + len(rest) :].lstrip("\"' ").startswith(":")
    is_quoted = line[: column - len(typed)].endswith(("'", '"'))
    words = typed + rest, typed
    return Cursor(
        part, tuple(path), *words, span, clings=clings, has_colon=has_colon, is_quoted=is_quoted
    )


def _in_lines(lines: Sequence[str], row: int, column: int) -> Cursor:
    """Return the cursor by the indentation of its line and of those above."""
    line = lines[row]
    entries = _entries(line)
    passed = [one for one in entries if one.end <= column]
    current = next((one for one in entries if one.column <= column < one.end), None)
    first = entries[0].column if entries else len(line) - len(line.lstrip())
    limit = first if line.strip() else column
    above = _above(
        lines, row, min(limit, column), is_item=entries[:1] != [] and _is_item(entries[0])
    )
    path = [*above, *(one.name for one in passed)]
    if current is not None and not _is_item(current):
        part, own = Part.KEY, current.column
    elif passed and not _is_item(passed[-1]):
        part, own = Part.VALUE, -1
    else:
        part, own = Part.EITHER, _own_column(line, passed, column)
    found = _cursor(part, path, lines[row], row, column)
    if part is Part.VALUE:
        return found
    return replace(found, siblings=_siblings(lines, row, own) - {found.word})


def _own_column(line: str, passed: Sequence[_Entry], column: int) -> int:
    """Return the column of the word that is being written, from 0."""
    begin = passed[-1].end if passed else 0
    written = line[begin:column]
    return column if not written.strip() else begin + len(written) - len(written.lstrip())


def _is_item(entry: _Entry) -> bool:
    return entry.name == ITEM


def _entries(line: str) -> list[_Entry]:
    """Return the dashes and the key with which a line begins."""
    found: list[_Entry] = []
    at = len(line) - len(line.lstrip(" "))
    while line[at : at + 1] == "-" and (at + 1 == len(line) or line[at + 1] in " \t"):
        found.append(_Entry(ITEM, at, at + 1))
        at += 1
        at += len(line[at:]) - len(line[at:].lstrip(" \t"))
    key = _KEY.match(line, at)
    if key is not None:
        found.append(_Entry(key["name"], at, key.end()))
    return found


def _above(lines: Sequence[str], row: int, limit: int, *, is_item: bool) -> list[str]:
    """Return the path to what stands at a column, by the lines above it.

    A list may stand right under its key, at the same column.
    """
    path: list[str] = []
    for line in reversed(lines[:row]):
        if not limit and not is_item:
            break
        for entry in reversed(_entries(line)):
            holds_list = entry.column == limit and is_item and not _is_item(entry)
            if entry.column < limit or holds_list:
                path.insert(0, entry.name)
                limit, is_item = entry.column, _is_item(entry)
    return path


def _siblings(lines: Sequence[str], row: int, column: int) -> frozenset[str]:
    """Return the keys that stand at a column in the group of a line."""
    found: set[str] = set()
    above = range(row, -1, -1)
    below = range(row + 1, len(lines))
    if any(_is_item(entry) for entry in _entries(lines[row])):
        above = range(row, row - 1, -1)  # the group begins behind the dash
    for numbers in (above, below):
        for number in numbers:
            line = lines[number]
            entries = _entries(line)
            is_empty = not line.strip() or line.lstrip().startswith("#")
            begins_here = any(_is_item(one) for one in entries) and number <= row
            indentation = len(line) - len(line.lstrip(" "))
            if not is_empty and indentation < column and not begins_here and number != row:
                break
            found |= {one.name for one in entries if one.column == column and not _is_item(one)}
            if begins_here and indentation < column:
                break
    return frozenset(found)


def _in_brackets(lines: Sequence[str], row: int, column: int) -> Cursor | None:
    """Return the cursor where it stands in a list or group in brackets, else None."""
    for begin in range(row, max(row - _MOST_LINES, -1), -1):
        entries = _entries(lines[begin])
        start = entries[-1].end if entries else 0
        written = lines[begin][start:]
        if not entries and begin:
            continue
        if not _OPENED.match(written):
            return None
        segment = "\n".join([*lines[begin:row], lines[row][:column]])[start:]
        frames = _frames(segment)
        if not frames:
            return None
        first = entries[0] if entries else _Entry("", 0, 0)
        above = _above(lines, begin, first.column, is_item=_is_item(first))
        inside = [one for frame in frames for one in frame.path]
        last = frames[-1]
        part = Part.VALUE if last.key else Part.EITHER
        path = [*above, *(one.name for one in entries), *inside]
        found = _cursor(part, path, lines[row], row, column)
        rest = lines[row][column:]
        siblings = last.seen | set(_keys_behind(rest))
        return replace(found, siblings=frozenset(siblings - {found.word}), in_brackets=True)
    return None


class _Frame:
    """An open bracket with the key whose value is being written, and the keys before it."""

    def __init__(self, bracket: str) -> None:
        self.bracket = bracket
        self.key = ""
        self.seen: set[str] = set()

    @property
    def path(self) -> tuple[str, ...]:
        if self.bracket == "[":
            return (ITEM,)
        return (self.key,) if self.key else ()


def _frames(segment: str) -> list[_Frame]:
    """Return the brackets that are open at the end of a text."""
    frames: list[_Frame] = []
    begin = 0
    quote = ""
    for at, sign in enumerate(segment):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'" and not segment[begin:at].strip():
            quote = sign
        elif sign in "[{":
            frames.append(_Frame(sign))
            begin = at + 1
        elif sign in "]}" and frames:
            frames.pop()
            if not frames:
                return []
        elif sign == "," and frames:
            frames[-1].key, begin = "", at + 1
        elif sign == ":" and segment[at + 1 : at + 2] in ("", " ", "\t", "\n") and frames:
            key = _FLOW_KEY.search(segment[begin:at])
            if key and frames[-1].bracket == "{" and not frames[-1].key:
                frames[-1].key = key[1]
                frames[-1].seen.add(key[1])
                begin = at + 1
    return frames


def _keys_behind(rest: str) -> Iterator[str]:
    """Yield the keys that follow in the line, up to the bracket that closes."""
    inside = re.split(r"[\]}]", rest, maxsplit=1)[0]
    return (found[1] for found in re.finditer(r"([A-Za-z_][\w.-]*)[ \t]*:(?=[ \t])", inside))
