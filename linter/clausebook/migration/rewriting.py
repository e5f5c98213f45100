"""Clause numbers rewritten in a document: one value exchanged, comments, quotes and order kept."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from clausebook.document import Document, Edit, edited, read
from clausebook.migration.clause_changes import ClauseChange
from clausebook.text import Pointer, Position, Span

__all__ = ["Rewriting", "rewrite"]

_LOOKS_LIKE_A_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
_COMMA_BEFORE = re.compile(r",[ ]*$")
_COMMA_AFTER = re.compile(r"[ ]*,[ ]*")


@dataclass(frozen=True, slots=True)
class Rewriting:
    """A document's text afterwards, and the changes that are left to people."""

    text: str
    made: tuple[ClauseChange, ...]
    left: tuple[ClauseChange, ...]


def rewrite(document: Document, changes: Iterable[ClauseChange]) -> Rewriting:
    """Return the document with the changes made that can be made safely.

    A number that the list names already is taken out of it. Each change is read back: one after
    which the document would say anything else than intended is left to people.
    """
    made: list[ClauseChange] = []
    left: list[ClauseChange] = []
    # From the end, so that the places of those before stay true.
    for change in sorted(changes, key=lambda c: _order(c.place.pointer), reverse=True):
        after = _attempt(document, change) if change.is_certain else None
        if after is None:
            left.append(change)
        else:
            document = after
            made.append(change)
    return Rewriting(document.text, tuple(made[::-1]), tuple(left[::-1]))


def _order(pointer: Pointer) -> list[tuple[bool, str, int]]:
    """Return a key that puts later items of a list after earlier ones."""
    return [
        (isinstance(step, int), "" if isinstance(step, int) else step, _number(step))
        for step in pointer
    ]


def _number(step: str | int) -> int:
    return step if isinstance(step, int) else 0


def _attempt(document: Document, change: ClauseChange) -> Document | None:
    edit = _removal(document, change) if change.is_repeated else _exchange(document, change)
    if edit is None:
        return None
    after = read(document.path, edited(document.text, [edit]).encode())
    return after if after.value == _intended(document.value, change) else None


def _exchange(document: Document, change: ClauseChange) -> Edit | None:
    written = document.source_text(change.place.pointer)
    if written is None or change.old not in written:
        return None
    new = written.replace(change.old, change.new[0])
    if _LOOKS_LIKE_A_NUMBER.fullmatch(new):
        new = f'"{new}"'
    return Edit(document.locate(change.place.pointer), new)


def _removal(document: Document, change: ClauseChange) -> Edit | None:
    """Return the edit that takes an item with its comma, or its line, out of a list."""
    span = document.locate(change.place.pointer)
    line = document.text.split("\n")[span.start.line - 1]
    before, behind = line[: span.start.column - 1], line[span.end.column - 1 :]
    if before.strip() == "-" and not behind.strip():
        return Edit(Span(Position(span.start.line, 1), Position(span.start.line + 1, 1)), "")
    comma = _COMMA_BEFORE.search(before)
    if comma:
        return Edit(Span(Position(span.start.line, comma.start() + 1), span.end), "")
    comma = _COMMA_AFTER.match(behind)
    if comma:
        end = Position(span.end.line, span.end.column + comma.end())
        return Edit(Span(span.start, end), "")
    return None


def _intended(value: Any, change: ClauseChange) -> Any:
    """Return what the document is to say: the value with one part exchanged or taken out."""
    return _changed(value, change.place.pointer, change)


def _changed(value: Any, pointer: Pointer, change: ClauseChange) -> Any:
    step, *rest = pointer
    if isinstance(value, list):
        if not rest and change.is_repeated:
            return [item for index, item in enumerate(value) if index != step]
        return [
            _below(item, tuple(rest), change) if index == step else item
            for index, item in enumerate(value)
        ]
    return {
        key: _below(item, tuple(rest), change) if key == step else item
        for key, item in value.items()
    }


def _below(item: Any, rest: Pointer, change: ClauseChange) -> Any:
    return _changed(item, rest, change) if rest else change.new[0]
