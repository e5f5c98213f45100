"""Places of things in their rows: near what they are tied to, in order, and never on each other."""

from collections.abc import Mapping, Sequence
from math import inf

__all__ = ["aligned", "apart", "upright"]

_SWEEPS = 32

Tied = Mapping[int, Sequence[int]]


def aligned(
    rows: Sequence[Sequence[int]], extents: Mapping[int, float], gap: float, up: Tied, down: Tied
) -> dict[int, float]:
    """Return the middle of each thing; the leftmost thing begins at 0.

    ``extents`` are their widths. Things without an extent are bends of long lines: they pull each
    other straight.
    """
    places = {thing: 0.0 for row in rows for thing in row}
    for row in rows:
        places.update(zip(row, apart(row, [0.0] * len(row), extents, gap), strict=True))
    for sweep in range(_SWEEPS):
        downward = sweep % 2 == 0
        for row in rows if downward else reversed(rows):
            wanted = [_wanted(thing, places, extents, up, down) for thing in row]
            weights = [_weight(thing, extents, up, down) for thing in row]
            found = apart(row, wanted, extents, gap, weights)
            places.update(zip(row, found, strict=True))
    left = min((places[t] - extents[t] / 2 for t in places), default=0.0)
    return {thing: place - left for thing, place in places.items()}


def upright(
    places: dict[int, float],
    rows: Sequence[Sequence[int]],
    extents: Mapping[int, float],
    gap: float,
    chains: Sequence[Sequence[int]],
) -> dict[int, float]:
    """Return the places with the bends of each chain above each other as far as there is room."""
    found = dict(places)
    beside = {
        thing: (row[index - 1] if index else None, row[index + 1] if row[index + 1 :] else None)
        for row in rows
        for index, thing in enumerate(row)
    }
    for _ in range(2):
        for chain in chains:
            run: list[int] = []
            low, high = -inf, inf
            for bend in chain:
                least, most = _room(bend, beside[bend], found, extents, gap)
                if max(low, least) > min(high, most):
                    _stand(run, low, high, found)
                    run, low, high = [], -inf, inf
                run.append(bend)
                low, high = max(low, least), min(high, most)
            _stand(run, low, high, found)
    return found


def _room(
    thing: int,
    beside: tuple[int | None, int | None],
    places: Mapping[int, float],
    extents: Mapping[int, float],
    gap: float,
) -> tuple[float, float]:
    """Return between which places a thing can move without coming too near to its neighbours."""
    left, right = beside
    own = extents[thing]
    least = -inf if left is None else places[left] + _distance(extents[left], own, gap)
    most = inf if right is None else places[right] - _distance(own, extents[right], gap)
    return min(least, places[thing]), max(most, places[thing])


def _stand(run: Sequence[int], low: float, high: float, places: dict[int, float]) -> None:
    if run:
        mean = sum(places[bend] for bend in run) / len(run)
        places.update(dict.fromkeys(run, min(max(mean, low), high)))


def apart(
    row: Sequence[int],
    wanted: Sequence[float],
    extents: Mapping[int, float],
    gap: float,
    weights: Sequence[float] = (),
) -> list[float]:
    """Return the places nearest to those wanted that keep the order and the gap.

    Nearest by the sum of weighted squares: neighbours that would meet are pooled, and stand around
    the mean of what they want.
    """
    shifts, reach = [], 0.0
    for index, thing in enumerate(row):
        if index:
            reach += _distance(extents[row[index - 1]], extents[thing], gap)
        shifts.append(reach)
    pools: list[tuple[float, float, int]] = []
    for index, (want, shift) in enumerate(zip(wanted, shifts, strict=True)):
        mean, weight, number = want - shift, weights[index] if weights else 1.0, 1
        while pools and pools[-1][0] > mean:
            before, its_weight, its_number = pools.pop()
            total = weight + its_weight
            mean = (mean * weight + before * its_weight) / total
            weight, number = total, number + its_number
        pools.append((mean, weight, number))
    means = [mean for mean, _, number in pools for _ in range(number)]
    return [mean + shift for mean, shift in zip(means, shifts, strict=True)]


def _distance(left: float, right: float, gap: float) -> float:
    """Return how far the middles of neighbours stand apart; lines may run closer than boxes."""
    return (left + right) / 2 + (gap if left or right else 0.65 * gap)


def _wanted(
    thing: int, places: Mapping[int, float], extents: Mapping[int, float], up: Tied, down: Tied
) -> float:
    total = weight = 0.0
    for other in (*up.get(thing, ()), *down.get(thing, ())):
        pull = _pull(extents[thing], extents[other])
        total, weight = total + pull * places[other], weight + pull
    return total / weight if weight else places[thing]


def _weight(thing: int, extents: Mapping[int, float], up: Tied, down: Tied) -> float:
    others = (*up.get(thing, ()), *down.get(thing, ()))
    return sum((_pull(extents[thing], extents[other]) for other in others), start=0.1)


def _pull(one: float, other: float) -> float:
    """Return how strongly two tied things pull: bends so much that long lines run upright."""
    return 1.0 if one or other else 80.0
