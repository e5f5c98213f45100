"""Scales: from numbers to places on the drawing, with ticks at round numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor, inf, log10

from clausebook.language import number_text

__all__ = ["Bands", "Scale", "decimals_of", "exact", "span", "ticks", "written"]

_ALIKE = 1e-9
"""Part of its size by which a range must extend before it is one."""
_STEPS = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers from ``low`` to ``high`` on a line of the drawing from ``start`` to ``end``."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return the place of a number; the middle where the scale has no extent."""
        if self.high == self.low:
            return (self.start + self.end) / 2
        part = (value - self.low) / (self.high - self.low)
        return self.start + part * (self.end - self.start)

    def within(self, value: float) -> float:
        """Return the place of a number, or the end of the scale that is nearest to it."""
        return self.at(min(max(value, self.low), self.high))


@dataclass(frozen=True, slots=True)
class Bands:
    """So many bands of one width, side by side from ``start`` to ``end``."""

    count: int
    start: float
    end: float

    @property
    def width(self) -> float:
        """Width of a band; the whole where there is none."""
        return (self.end - self.start) / max(self.count, 1)

    def centre(self, index: int) -> float:
        """Return the middle of a band, counted from 0."""
        return self.start + (index + 0.5) * self.width


def span(
    values: Iterable[float], *, floor_at: float = -inf, ceiling_at: float = inf, room: float = 0.06
) -> tuple[float, float]:
    """Return a range around the values, with room at both ends, inside what is possible.

    It has an extent even for one value, and is 0 to 1 for none.
    """
    known = list(values)
    if not known:
        return max(0.0, floor_at), min(1.0, ceiling_at)
    low, high = min(known), max(known)
    if high - low <= _ALIKE * max(abs(low), abs(high)):
        half = abs(low) / 10 or 0.5
        low, high, room = low - half, high + half, 0.0
    more = room * (high - low)
    return max(low - more, floor_at), min(high + more, ceiling_at)


def ticks(low: float, high: float, wanted: int = 5) -> tuple[float, ...]:
    """Return round numbers from ``low`` to ``high``, about as many as are wanted, one at least.

    Their distance is 1, 2 or 5 times a power of ten. A range without extent has its own number.
    """
    extent = high - low
    if extent <= _ALIKE * max(abs(low), abs(high)):
        return (low,)
    step = _step(extent / max(wanted, 1))
    digits = decimals_of(step)
    first, last = ceil(low / step - _ALIKE), floor(high / step + _ALIKE)
    return tuple(round(place * step, digits) + 0.0 for place in range(first, last + 1)) or (low,)


def written(values: Sequence[float]) -> tuple[str, ...]:
    """Return numbers as people read them beside each other: all with the same decimals."""
    digits = max((decimals_of(value) for value in values), default=0)
    signs = str.maketrans({",": "\u202f", "-": "\u2212"})
    return tuple(number_text(f"{value:,.{digits}f}".translate(signs)) for value in values)


def decimals_of(value: float) -> int:
    """Return how many decimals a number needs, nine at most."""
    return next((n for n in range(9) if abs(value - round(value, n)) <= _ALIKE * abs(value)), 9)


def exact(value: float) -> str:
    """Return a number for a machine to read back: all its digits, none more."""
    return f"{value:.12g}"


def _step(least: float) -> float:
    power: float = 10.0 ** floor(log10(least))
    return next((n * power for n in _STEPS if n * power >= least * (1 - _ALIKE)), 10 * power)
