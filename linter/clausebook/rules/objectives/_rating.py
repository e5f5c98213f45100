"""Ratings by colour: what a value deserves against a target."""

from dataclasses import dataclass
from math import isclose

__all__ = ["Target", "deserved"]


@dataclass(frozen=True, slots=True)
class Target:
    """What a value is held against.

    ``amber`` is the value up to which a miss counts as near; with ``nearest_to_target`` it is the
    largest distance that does, and ``tolerance`` the largest one that counts as met.
    """

    value: float
    direction: str
    amber: float | None = None
    tolerance: float = 0.0

    @property
    def amber_is_beyond(self) -> bool:
        """Whether the amber limit lies on the good side of the target, where nothing is missed."""
        if self.amber is None:
            return False
        if self.direction == "nearest_to_target":
            return self.amber < self.tolerance
        return self.amber != self.value and _reaches(self.amber, self)


def deserved(value: float, target: Target) -> tuple[str, ...]:
    """Return the ratings that a value can have: one, or two where no amber limit is stated."""
    if _reaches(value, target):
        return ("green",)
    if target.amber is None or target.amber_is_beyond:
        return ("amber", "red")
    if target.direction == "nearest_to_target":
        near = _at_most(abs(value - target.value), target.amber)
    else:
        near = _reaches(value, Target(target.amber, target.direction))
    return ("amber",) if near else ("red",)


def _reaches(value: float, target: Target) -> bool:
    if target.direction == "higher_is_better":
        return _at_most(target.value, value)
    if target.direction == "lower_is_better":
        return _at_most(value, target.value)
    return _at_most(abs(value - target.value), target.tolerance)


def _at_most(value: float, limit: float) -> bool:
    """Whether a value is at most the limit; what binary fractions add does not count."""
    return value <= limit or isclose(value, limit, rel_tol=1e-9, abs_tol=1e-12)
