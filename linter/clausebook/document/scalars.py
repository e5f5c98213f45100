"""YAML 1.2 core schema: which plain words are not text."""

import re
from enum import Enum
from typing import Final

from clausebook.document.limits import MAXIMUM_INTEGER

__all__ = ["MAY_NOT_BE_TEXT", "Refusal", "Scalar", "resolve_plain"]

Scalar = bool | int | float | str | None


class Refusal(Enum):
    """What a plain scalar may not be."""

    NUMBER = "a number that JSON cannot hold"
    DASH = "a dash alone"


_WORDS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER = re.compile(
    r"""(?: (?P<decimal> [-+]? [0-9]+)
          | (?P<prefixed> 0o [0-7]+ | 0x [0-9a-fA-F]+)
          | (?P<float> [-+]? (?: \.[0-9]+ | [0-9]+ (?: \.[0-9]* )? ) (?: [eE] [-+]? [0-9]+ )? )
          | (?: [-+]? \. (?: inf | Inf | INF ) | \. (?: nan | NaN | NAN ) )
        ) \Z""",
    re.VERBOSE,
)
_DIGITS_OF_MAXIMUM = len(str(MAXIMUM_INTEGER))
_NUMBER_STARTS = frozenset("+-.0123456789")

MAY_NOT_BE_TEXT: Final = frozenset(["", *_NUMBER_STARTS, *(word[:1] for word in _WORDS)])
"""First characters (or none) of plain scalars that may stand for something other than text."""


def resolve_plain(text: str) -> Scalar | Refusal:
    """Return what a plain scalar stands for, or why it may not stand there."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMBER_STARTS:
        return text
    number = _NUMBER.match(text)
    if number is None:
        return Refusal.DASH if text == "-" else text
    if number.lastgroup == "float":
        value = float(text)
        return Refusal.NUMBER if value in {float("inf"), float("-inf")} else value
    if number.lastgroup is None:
        return Refusal.NUMBER
    return _whole(text, number.lastgroup)


def _whole(text: str, group: str) -> int | Refusal:
    # A long run of digits is not converted: that costs time with the square of its length.
    if group == "decimal" and len(text.lstrip("+-0")) > _DIGITS_OF_MAXIMUM:
        return Refusal.NUMBER
    if group == "prefixed" and len(text) > MAXIMUM_INTEGER.bit_length():
        return Refusal.NUMBER
    value = int(text) if group == "decimal" else int(text, 0)
    return value if abs(value) <= MAXIMUM_INTEGER else Refusal.NUMBER
