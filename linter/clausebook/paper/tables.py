"""The cells of a table at the places where a browser would put them, however rows are written."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from clausebook.paper.elements import Element

__all__ = ["table_data"]

_MOST = 100
"""Cells that say that they span more than these do not."""


def table_data(table: Element, content: Callable[[Element], list[Any]]) -> dict[str, Any]:
    """Return a table as the template sets it; nothing for a table without cells.

    Each cell has its column ``x`` and row ``y``, and how many it spans ``across`` and ``down``.
    """
    head = [row for part in table.elements() if part.tag == "thead" for row in _rows(part)]
    others = [part for part in table.elements() if part.tag != "thead"]
    body = [r for p in others for r in ([p] if p.tag == "tr" else _rows(p))]
    above = list(_placed(head, 0, content))
    below = list(_placed(body, len(head), content))
    columns = max((cell["x"] + cell["across"] for cell in (*above, *below)), default=0)
    return {"columns": columns, "head": above, "cells": below} if columns else {}


def _rows(part: Element) -> list[Element]:
    return [row for row in part.elements() if row.tag == "tr"]


def _placed(
    rows: Sequence[Element], first: int, content: Callable[[Element], list[Any]]
) -> Iterator[dict[str, Any]]:
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(rows):
        x = 0
        for cell in row.elements():
            if cell.tag not in ("td", "th"):
                continue
            while (x, y) in taken:
                x += 1
            across, down = _span(cell, "colspan"), min(_span(cell, "rowspan"), len(rows) - y)
            across = next((n for n in range(across) if (x + n, y) in taken), across)
            taken |= {(x + n, y + m) for n in range(across) for m in range(down)}
            yield {
                "x": x,
                "y": first + y,
                "across": across,
                "down": down,
                "is_head": cell.tag == "th",
                "c": content(cell),
            }
            x += across


def _span(cell: Element, name: str) -> int:
    given = cell.attributes.get(name, "")
    return min(max(int(given), 1), _MOST) if given.isascii() and given.isdecimal() else 1
