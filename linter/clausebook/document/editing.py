"""Small changes to a text that leave all the rest of it as it was written."""

from collections.abc import Iterable
from dataclasses import dataclass

from clausebook.document.decoding import line_starts
from clausebook.text import Position, Span

__all__ = ["Edit", "edited"]


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a text, and what stands there afterwards."""

    span: Span
    text: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with all edits made.

    Places are those that a document tells. Raises ValueError where two edits overlap.
    """
    starts = [*line_starts(text), len(text)]
    parts = []
    done = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        begin, end = (_offset(starts, position) for position in edit.span)
        if begin < done:
            line = edit.span.start.line
            raise ValueError(f"two edits of line {line} overlap")
        parts += [text[done:begin], edit.text]
        done = end
    return "".join([*parts, text[done:]])


def _offset(starts: list[int], position: Position) -> int:
    return starts[position.line - 1] + position.column - 1
