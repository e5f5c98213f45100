"""Texts compared word by word."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

__all__ = ["Piece", "Sort", "compare_words"]

_WORD = re.compile(r"\s+|\w+|[^\w\s]")


class Sort(StrEnum):
    """What became of a piece of text."""

    KEPT = "kept"
    TAKEN_OUT = "taken out"
    PUT_IN = "put in"


class Piece(NamedTuple):
    """A stretch of text that is kept, taken out or put in."""

    sort: Sort
    text: str


def compare_words(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces of two texts in their order.

    Those that are not put in make up the text before, those that are not taken out the one after.
    """
    return tuple(_merged(_pieces(_WORD.findall(before), _WORD.findall(after))))


def _pieces(before: list[str], after: list[str]) -> Iterator[Piece]:
    for tag, old, old_end, new, new_end in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            yield Piece(Sort.KEPT, "".join(before[old:old_end]))
        else:
            yield Piece(Sort.TAKEN_OUT, "".join(before[old:old_end]))
            yield Piece(Sort.PUT_IN, "".join(after[new:new_end]))


def _merged(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Yield the pieces, with single blanks between two changes made part of both."""
    taken_out, put_in = "", ""
    found = [piece for piece in pieces if piece.text]
    for index, piece in enumerate(found):
        between = 0 < index < len(found) - 1 and piece.text.isspace() and (taken_out or put_in)
        if piece.sort is not Sort.KEPT or between:
            taken_out += piece.text if piece.sort is not Sort.PUT_IN else ""
            put_in += piece.text if piece.sort is not Sort.TAKEN_OUT else ""
            continue
        yield from _changed(taken_out, put_in)
        taken_out, put_in = "", ""
        yield piece
    yield from _changed(taken_out, put_in)


def _changed(taken_out: str, put_in: str) -> Iterator[Piece]:
    if taken_out:
        yield Piece(Sort.TAKEN_OUT, taken_out)
    if put_in:
        yield Piece(Sort.PUT_IN, put_in)
