"""How much room words take, and how they are made to fit: no font is asked, so it is a guess.

The guess is on the wide side for the usual fonts of screens, so that what fits here fits there.
"""

import unicodedata
from functools import lru_cache

__all__ = ["BOLD", "SMALL", "TEXT", "cut", "width_of", "wrapped"]

TEXT, SMALL = 13.0, 12.0
"""Sizes of letters, in pixels at the size at which a chart is drawn."""

BOLD = 1.12
"""How much wider bold letters are."""

_NARROW = frozenset("iljtfrI.,:;'|!()[]-/ ·")
_WIDE = frozenset("mwMW@%—…")
_JOINED = ("Mn", "Me", "Cf", "Cc")
_ELLIPSIS = "…"


def width_of(words: str, size: float = TEXT, *, is_bold: bool = False) -> float:
    """Return the guessed width in pixels."""
    return (BOLD if is_bold else 1.0) * size * sum(map(_advance, words))


def cut(words: str, room: float, size: float = TEXT) -> str:
    """Return the words, or as many of their letters as fit, with an ellipsis.

    What is joined to a letter, an accent or the second half of an emoji, is not parted from it.
    """
    if width_of(words, size) <= room:
        return words
    left = room / size - _advance(_ELLIPSIS)
    kept = 0
    for letter in words:
        left -= _advance(letter)
        if left < 0:
            break
        kept += 1
    while 0 < kept < len(words) and _is_joined(words, kept):
        kept -= 1
    return words[:kept].rstrip() + _ELLIPSIS


def wrapped(words: str, room: float, size: float = TEXT, *, lines: int = 2) -> tuple[str, ...]:
    """Return the words in at most so many lines, broken at spaces; the last one is cut."""
    found: list[str] = []
    rest = words.split()
    while rest and len(found) < lines - 1:
        taken = 1
        while taken < len(rest) and width_of(" ".join(rest[: taken + 1]), size) <= room:
            taken += 1
        found.append(cut(" ".join(rest[:taken]), room, size))
        rest = rest[taken:]
    return (*found, cut(" ".join(rest), room, size)) if rest or not found else tuple(found)


def _is_joined(words: str, place: int) -> bool:
    """Whether the letter at a place belongs to the one before."""
    return (
        unicodedata.category(words[place]) in _JOINED
        or words[place - 1] == "\u200d"
        or words[place] in "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
    )


@lru_cache(maxsize=4096)
def _advance(letter: str) -> float:
    """Return the width of a letter as a part of its height."""
    if letter in _NARROW:
        return 0.36
    if letter in _WIDE:
        return 0.94
    category = unicodedata.category(letter)
    if category in _JOINED:
        return 0.0
    if category == "So" or unicodedata.east_asian_width(letter) in ("W", "F"):
        return 1.3
    return 0.72 if category == "Lu" else 0.59
