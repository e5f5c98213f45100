"""The order of things in rows above each other, so that few of the lines between them cross.

Each row is sorted by the middle of what its things are tied to, down and up again, and neighbours
change places where that helps (Gansner and others, "A technique for drawing directed graphs").
"""

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence
from itertools import pairwise

__all__ = ["crossings", "ordered"]

_SWEEPS = 16

Rows = list[list[int]]
Tied = Mapping[int, Sequence[int]]


def ordered(rows: Sequence[Sequence[int]], up: Tied, down: Tied) -> Rows:
    """Return the rows with their things in an order with few crossings.

    ``up`` and ``down`` are what each thing is tied to in the row above and in the row below.
    """
    best = current = [list(row) for row in rows]
    fewest = crossings(best, down)
    for sweep in range(_SWEEPS):
        current = _swept(current, up if sweep % 2 == 0 else down, downward=sweep % 2 == 0)
        current = _exchanged(current, up, down)
        found = crossings(current, down)
        if found < fewest:
            best, fewest = current, found
        if not fewest:
            break
    return best


def crossings(rows: Sequence[Sequence[int]], down: Tied) -> int:
    """Return how many lines between neighbouring rows cross."""
    total = 0
    for upper, lower in pairwise(rows):
        at = {thing: place for place, thing in enumerate(lower)}
        seen: list[int] = []
        for thing in upper:
            ends = sorted(at[other] for other in down.get(thing, ()))
            total += sum(len(seen) - bisect_right(seen, end) for end in ends)
            for end in ends:
                insort(seen, end)
    return total


def _swept(rows: Rows, beside: Tied, *, downward: bool) -> Rows:
    """Return the rows sorted, one after the other, by the middle of what each thing is tied to."""
    found = [list(row) for row in rows]
    indices = range(len(rows)) if downward else reversed(range(len(rows)))
    places: dict[int, float] = {}
    for index in indices:
        wanted = {}
        for place, thing in enumerate(found[index]):
            known = [places[other] for other in beside.get(thing, ()) if other in places]
            wanted[thing] = sum(known) / len(known) if known else _share(place, found[index])
        found[index].sort(key=wanted.__getitem__)
        row = found[index]
        places = {thing: _share(place, row) for place, thing in enumerate(row)}
    return found


def _share(place: int, row: Sequence[int]) -> float:
    return (place + 0.5) / len(row)


def _exchanged(rows: Rows, up: Tied, down: Tied) -> Rows:
    """Return the rows with neighbours exchanged as long as that takes crossings away."""
    places = {thing: place for row in rows for place, thing in enumerate(row)}
    for row in rows:
        improved = True
        while improved:
            improved = False
            for place in range(len(row) - 1):
                left, right = row[place], row[place + 1]
                gain = sum(
                    _between(places, beside.get(left, ()), beside.get(right, ()))
                    - _between(places, beside.get(right, ()), beside.get(left, ()))
                    for beside in (up, down)
                )
                if gain > 0:
                    row[place], row[place + 1] = right, left
                    places[left], places[right] = place + 1, place
                    improved = True
    return rows


def _between(places: Mapping[int, int], left: Sequence[int], right: Sequence[int]) -> int:
    """Return how many lines cross where one thing stands left of another."""
    return sum(places[a] > places[b] for a in left for b in right)
