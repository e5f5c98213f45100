"""Header and body of a prose document."""

import codecs
import re
from typing import NamedTuple

from clausebook.document.decoding import position_at
from clausebook.document.faults import FaultKind, RefusedText
from clausebook.text import Position, Span

__all__ = ["Parts", "has_header", "header_of", "split_prose"]

_FIRST_LINE = re.compile(r"---[ \t]*(?:\r\n|\n|\r|\Z)")
_LAST_LINE = re.compile(r"(?<![^\r\n])---[ \t]*(?:\r\n|\n|\r|\Z)")
_FIRST_LINE_OF_BYTES = re.compile(rb"---[ \t]*(?:[\r\n]|\Z)")
_LAST_LINE_OF_BYTES = re.compile(rb"(?<=[\r\n])---[ \t]*(?:[\r\n]|\Z)")


class Parts(NamedTuple):
    """A prose document cut in two; the header keeps its first line, so that places are right."""

    header: str
    body: str
    body_line: int


def has_header(data: bytes) -> bool:
    """Tell whether a Markdown file begins with a header, closed or not."""
    return _FIRST_LINE_OF_BYTES.match(data.removeprefix(codecs.BOM_UTF8)) is not None


def header_of(data: bytes) -> bytes:
    """Return the header of a Markdown file that has one; all of the file where it is not closed."""
    text = data.removeprefix(codecs.BOM_UTF8)
    last = _LAST_LINE_OF_BYTES.search(text, 1)
    return text if last is None else text[: last.start()]


def split_prose(text: str) -> Parts:
    """Cut a prose document into its header and what follows it.

    :raises RefusedText: there is no header, or it is not closed.
    """
    first = _FIRST_LINE.match(text)
    if first is None:
        raise RefusedText(
            FaultKind.HEADER,
            "the document has no header",
            "begin with a line ---, then id, kind, title and so on, then another line ---",
        )
    last = _LAST_LINE.search(text, first.end())
    if last is None:
        raise RefusedText(
            FaultKind.HEADER,
            "the header that begins here is not closed",
            "put a line --- between the header and the text",
            Span(Position(1, 1), Position(1, 4)),
        )
    header = text[: last.start()]
    body_line = position_at(text, last.start()).line + 1
    return Parts(header, text[last.end() :], body_line)
