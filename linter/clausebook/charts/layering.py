"""Rows for the boxes of a graph, so that arrows lead downward and no row is too full.

Circles are cut where that turns the fewest arrows (Eades, Lin and Smyth, then moving one box at a
time); rows are filled in that order and drawn together (after Coffman and Graham).
"""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Literal

__all__ = ["Row", "rows_of"]

Row = int | Literal["first", "last"] | None
Tie = tuple[int, int]

_ROUNDS = 4


def rows_of(wanted: Sequence[Row], ties: Collection[Tie], most: int) -> list[int]:
    """Return the row of each box from 0, at most so many boxes in each.

    Rows that are wanted by number are kept as they are. Boxes wanted ``first`` or ``last`` have the
    rows at the ends for themselves.
    """
    if wanted and all(isinstance(row, int) for row in wanted):
        return [row for row in wanted if isinstance(row, int)]
    order = _order(wanted, ties)
    place = {box: index for index, box in enumerate(order)}
    downward = sorted({(a, b) if place[a] < place[b] else (b, a) for a, b in ties})
    before: dict[int, list[int]] = {box: [] for box in order}
    after: dict[int, list[int]] = {box: [] for box in order}
    for a, b in downward:
        before[b].append(a)
        after[a].append(b)
    rows = _filled(wanted, order, before, most)
    movable = [box for box in reversed(order) if wanted[box] is None]
    for _ in range(_ROUNDS):
        _draw_together(movable, rows, before, after, most)
    used = {row: index for index, row in enumerate(sorted(set(rows.values())))}
    return [used[rows[box]] for box in range(len(wanted))]


def _order(wanted: Sequence[Row], ties: Collection[Tie]) -> list[int]:
    """Return all boxes in an order in which few ties lead back."""
    parts: dict[str, list[int]] = {"first": [], "": [], "last": []}
    for box, row in enumerate(wanted):
        parts[_part(row)].append(box)
    return [*parts["first"], *_sifted(_greedy(parts[""], ties), ties), *parts["last"]]


def _part(row: Row) -> str:
    return row if isinstance(row, str) else ""


def _greedy(boxes: Sequence[int], ties: Collection[Tie]) -> list[int]:
    """Return sources first and sinks last; in a circle, what gives most before what takes most."""
    left = set(boxes)
    head: list[int] = []
    tail: list[int] = []
    while left:
        inner = [(a, b) for a, b in ties if a in left and b in left]
        gives = {box: sum(a == box for a, _ in inner) for box in left}
        takes = {box: sum(b == box for _, b in inner) for box in left}
        sinks = sorted(box for box in left if not gives[box] and takes[box])
        sources = sorted(box for box in left if not takes[box])
        chosen = sinks or sources
        if not chosen:
            chosen = [min(left, key=lambda box: (takes[box] - gives[box], box))]
        if sinks:
            tail[:0] = chosen
        else:
            head += chosen
        left -= set(chosen)
    return [*head, *tail]


def _sifted(order: list[int], ties: Collection[Tie]) -> list[int]:
    """Return the order with each box moved to where the fewest of its ties lead back."""
    for _ in range(_ROUNDS):
        moved = False
        for box in sorted(order):
            others = [one for one in order if one != box]
            gives = {b for a, b in ties if a == box}
            takes = {a for a, b in ties if b == box}
            back = sum(one in takes for one in others)
            costs = [back]
            for one in others:
                back += (one in gives) - (one in takes)
                costs.append(back)
            here = order.index(box)
            best = min(range(len(costs)), key=lambda at: (costs[at], abs(at - here)))
            if costs[best] < costs[here]:
                order = [*others[:best], box, *others[best:]]
                moved = True
        if not moved:
            break
    return order


def _filled(
    wanted: Sequence[Row], order: Sequence[int], before: dict[int, list[int]], most: int
) -> dict[int, int]:
    """Return the highest row with room below all that lead to a box."""
    rows: dict[int, int] = {}
    number: Counter[int] = Counter()
    for part in ("first", "", "last"):
        floor = max(rows.values(), default=-1) + 1
        for box in order:
            if _part(wanted[box]) == part:
                row = max([floor, *(rows[one] + 1 for one in before[box])])
                while number[row] >= most:
                    row += 1
                rows[box] = row
                number[row] += 1
    return rows


def _draw_together(
    movable: Sequence[int],
    rows: dict[int, int],
    before: dict[int, list[int]],
    after: dict[int, list[int]],
    most: int,
) -> None:
    """Move boxes down to what they lead to, where that shortens more than it lengthens."""
    for box in movable:
        if not after[box] or len(after[box]) <= len(before[box]):
            continue
        lowest = min(rows[one] for one in after[box]) - 1
        for row in range(lowest, rows[box], -1):
            if sum(other == row for other in rows.values()) < most:
                rows[box] = row
                break
