"""What a fix changes in a text, for those who show it."""

from itertools import takewhile

from clausebook.amendment import Fix
from clausebook.document.amending import CannotAmend, amended
from clausebook.document.decoding import position_at
from clausebook.document.document import read
from clausebook.document.editing import Edit
from clausebook.text import Span

__all__ = ["edit_of"]


def edit_of(path: str, text: str, fix: Fix) -> Edit | None:
    """Return the one edit that a fix makes in the text of a document.

    None where the text is written in a way that cannot be amended safely, or nothing changes.
    """
    try:
        after = amended(read(path, text.encode("utf-8", "surrogatepass")), fix.amendments).text
    except CannotAmend:
        return None
    return None if after == text else _difference(text, after)


def _difference(before: str, after: str) -> Edit:
    """Return the shortest single edit that makes one text of another."""
    start = _alike(before, after)
    rest = _alike(before[start:][::-1], after[start:][::-1])
    end = len(before) - rest
    span = Span(position_at(before, start), position_at(before, end))
    return Edit(span, after[start : len(after) - rest])


def _alike(one: str, other: str) -> int:
    """Return with how many characters both begin."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
