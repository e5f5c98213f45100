"""Texts compared word by word."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

__all__ = ["Piece", "Sort", "compare_words"]

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_SENTENCE = re.compile(r"[^\n]*?(?:[.!?:;][^\S\n]+|\n+)|[^\n]+")
_FEW_WORDS, _MOST_WORDS = 1_000, 4_000
"""From how many on common words are no anchor, and a stretch is no longer compared by words."""


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
    Sentences and lines are compared first, words only where these differ; a stretch of more than
    4,000 words is exchanged whole.
    """
    return tuple(_merged(_joined(_pieces(before, after))))


def _pieces(before: str, after: str) -> Iterator[Piece]:
    sentences = _SENTENCE.findall(before), _SENTENCE.findall(after)
    for is_kept, old, new in _stretches(*sentences):
        if is_kept:
            yield Piece(Sort.KEPT, old)
        else:
            yield from _words(old, new)


def _words(before: str, after: str) -> Iterator[Piece]:
    words = _WORD.findall(before), _WORD.findall(after)
    if max(map(len, words)) > _MOST_WORDS:
        yield from _changed(before, after)
        return
    for is_kept, old, new in _stretches(*words):
        if is_kept:
            yield Piece(Sort.KEPT, old)
        else:
            yield from _changed(old, new)


def _stretches(before: list[str], after: list[str]) -> Iterator[tuple[bool, str, str]]:
    """Yield whether a stretch is kept, and what it was and is; no blank is kept by itself."""
    matcher = SequenceMatcher(str.isspace, before, after, len(after) > _FEW_WORDS)
    for tag, old, old_end, new, new_end in matcher.get_opcodes():
        yield tag == "equal", "".join(before[old:old_end]), "".join(after[new:new_end])


def _joined(pieces: Iterator[Piece]) -> list[Piece]:
    """Return the pieces with neighbours of one sort made one."""
    by_sort = groupby(pieces, key=lambda piece: piece.sort)
    return [Piece(sort, "".join(piece.text for piece in same)) for sort, same in by_sort]


def _merged(found: list[Piece]) -> Iterator[Piece]:
    """Yield the pieces, with single blanks between two changes made part of both."""
    taken_out, put_in = "", ""
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
