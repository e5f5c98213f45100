"""The scalars of a text by their offsets, to tell comments and stray signs from values."""

import re
from bisect import bisect_right
from dataclasses import dataclass

import yaml
from yaml.tokens import ScalarToken, Token

from clausebook.document.composing import scan_tokens

__all__ = ["Scalars", "line_start", "scan"]

_NUMBER_SIGN = re.compile(r"(?<!\S)#")
_LINE_END = re.compile(r"[\r\n]")


@dataclass(frozen=True, slots=True)
class Scalars:
    """Where the scalars of a text stand, in order; a block text without its first line."""

    starts: list[int]
    ends: list[int]

    def cover(self, offset: int) -> bool:
        """Tell whether an offset lies inside a scalar."""
        index = bisect_right(self.starts, offset) - 1
        return index >= 0 and offset < self.ends[index]

    def comment_start(self, text: str, start: int, end: int) -> int | None:
        """Return the offset of the number sign that begins a comment between two offsets."""
        for found in _NUMBER_SIGN.finditer(text, start, end):
            if not self.cover(found.start()):
                return found.start()
        return None


def scan(text: str) -> tuple[list[Token], Scalars]:
    """Return the tokens of a text, up to the first that cannot be told, and its scalars."""
    tokens: list[Token] = []
    starts: list[int] = []
    ends: list[int] = []
    try:
        for token in scan_tokens(text):
            tokens.append(token)
            if isinstance(token, ScalarToken):
                starts.append(_start(text, token))
                ends.append(token.end_mark.index)
    except yaml.YAMLError:
        pass
    return tokens, Scalars(starts, ends)


def line_start(text: str, offset: int) -> int:
    """Return the offset where the line of an offset begins."""
    start = text.rfind("\n", 0, offset) + 1
    return max(start, text.rfind("\r", start, offset) + 1)


def _start(text: str, token: ScalarToken) -> int:
    start: int = token.start_mark.index
    if token.style not in {"|", ">"}:
        return start
    # What stands behind | or > in its line may be a comment.
    found = _LINE_END.search(text, start, token.end_mark.index)
    return found.start() if found else int(token.end_mark.index)
