"""Text made safe for a terminal, and the columns that it takes there."""

import unicodedata
from collections.abc import Sequence

__all__ = ["columns", "first_of", "visible", "wrap"]

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_HARMLESS = frozenset("\u00ad\u200c\u200d")
"""Soft hyphen and joiners, which some languages need."""


def visible(text: str) -> str:
    r"""Return the text with every character shown that a terminal would obey or hide.

    Control characters, marks of writing direction, line separators, lone surrogates and what is
    no character become escapes such as ``\x1b``.
    """
    return text if text.isprintable() else "".join(map(_shown, text))


def columns(text: str) -> int:
    """Return the columns that the text takes in a terminal: two for a wide character."""
    return len(text) if text.isascii() else sum(map(_width, text))


def first_of(names: Sequence[str], most: int) -> str:
    """Return that many names at most, and how many more there are."""
    shown = ", ".join(names[:most])
    more = len(names) - most
    return f"{shown} and {more} more" if more > 0 else shown


def wrap(text: str, width: int | None, indent: str, first: int = 0) -> str:
    """Return the text broken at spaces so that no line exceeds a width where it can be helped.

    ``first`` are the columns already used on the first line; ``indent`` begins all others.
    """
    if width is None:
        return text
    lines: list[str] = []
    line, used = "", first
    for word in text.split(" "):
        room = width - used - columns(line) - bool(line)
        if columns(word) > room and (line or used > len(indent)):
            lines.append(line)
            line, used = word, len(indent)
        else:
            line = f"{line} {word}" if line else word
    return f"\n{indent}".join([*lines, line])


def _shown(character: str) -> str:
    is_hidden = unicodedata.category(character) in _HIDDEN or ord(character) & 0xFFFE == 0xFFFE
    if not is_hidden or character in _HARMLESS:
        return character
    return _NAMED.get(character) or ascii(character)[1:-1]


_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _width(character: str) -> int:
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    return 0 if unicodedata.category(character) in ("Mn", "Me", "Cf") else 1
