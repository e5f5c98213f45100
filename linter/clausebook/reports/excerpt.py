"""The line of a source with a caret under the place."""

from clausebook.reports.display import columns, visible
from clausebook.text import LINE_END, Span

__all__ = ["excerpt", "split_lines"]

_TAB = 4
_LIMIT = 100


def split_lines(text: str) -> list[str]:
    """Return the lines of a text, counted as places count them."""
    return LINE_END.split(text)


def excerpt(line: str, span: Span, width: int | None) -> tuple[str, str]:
    """Return the line as it can be shown, and a line that marks the span with carets.

    Both have the same columns whatever tabs, wide or hidden characters there are. A long line is
    cut around the span.
    """
    limit = min(width or _LIMIT, _LIMIT)
    start = span.start.column - 1
    end = max(span.end.column - 1, start + 1) if span.end.line == span.start.line else len(line)
    before = _expand(line[max(start - limit, 0) : start])
    marked = _expand(line[start : min(end, start + limit)])
    after = _expand(line[end : end + limit])
    if start > limit or columns(before) + min(columns(marked), limit // 2) > limit:
        before = "…" + _last(before, limit // 2 - 1)
    room = limit - columns(before)
    carets = min(max(columns(marked), 1), room)
    shown = before + _first(marked + after, room)
    return shown.rstrip(), " " * columns(before) + "^" * carets


def _expand(text: str) -> str:
    return visible(text.replace("\t", " " * _TAB))


def _last(text: str, room: int) -> str:
    while columns(text) > room:
        text = text[1:]
    return text


def _first(text: str, room: int) -> str:
    if columns(text) <= room:
        return text
    while columns(text) > room - 1:
        text = text[:-1]
    return f"{text}…"
