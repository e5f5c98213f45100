"""Targets of indicators and objectives: which one holds, and what a value deserves against it."""

from dataclasses import dataclass
from datetime import date
from math import inf, isclose

from clausebook.analysis.days import first_day
from clausebook.analysis.indicators import computed_value, factor_of
from clausebook.corpus import Corpus
from clausebook.record import Part, Record

__all__ = [
    "Target",
    "deserved",
    "held_target",
    "is_met",
    "shortfall",
    "target_of",
    "target_on",
    "value_of",
    "zones_of",
]


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


def is_met(value: float, target: Target) -> bool:
    """Whether a value meets the target."""
    return _reaches(value, target)


def shortfall(value: float, target: Target) -> float:
    """Return how far a value lies on the wrong side of the target, below 0 on the right side.

    It is above 0 exactly where the target is not met.
    """
    if target.direction == "higher_is_better":
        lacking = target.value - value
    elif target.direction == "lower_is_better":
        lacking = value - target.value
    else:
        lacking = abs(value - target.value) - target.tolerance
    return min(lacking, 0.0) if is_met(value, target) else lacking


def deserved(value: float, target: Target) -> tuple[str, ...]:
    """Return the ratings that a value can have: one, or two where no amber limit is stated."""
    if is_met(value, target):
        return ("green",)
    if target.amber is None or target.amber_is_beyond:
        return ("amber", "red")
    if target.direction == "nearest_to_target":
        near = _at_most(abs(value - target.value), target.amber)
    else:
        near = _reaches(value, Target(target.amber, target.direction))
    return ("amber",) if near else ("red",)


def zones_of(target: Target) -> tuple[tuple[float, float, int], ...]:
    """Return stretches of values from low to high with their grade: 0 missed, 1 near, 2 met.

    Where no amber limit is stated, or it lies beyond the target, nothing counts as near.
    """
    near = None if target.amber_is_beyond else target.amber
    aim = target.value
    ends: tuple[float, ...]
    grades: tuple[int, ...]
    if target.direction == "nearest_to_target":
        met, wide = target.tolerance, target.tolerance if near is None else near
        ends = (-inf, aim - wide, aim - met, aim + met, aim + wide, inf)
        grades = (0, 1, 2, 1, 0)
    elif target.direction == "higher_is_better":
        ends, grades = (-inf, aim if near is None else near, aim, inf), (0, 1, 2)
    else:
        ends, grades = (-inf, aim, aim if near is None else near, inf), (2, 1, 0)
    return tuple(
        (low, high, grade)
        for low, high, grade in zip(ends, ends[1:], grades, strict=False)
        if low < high
    )


def target_of(part: Part, name: str, direction: str) -> Target | None:
    """Return the target that a part states under a name, None where it states none."""
    value = part.number(name)
    if value is None or not direction:
        return None
    return Target(value, direction, part.number("amber"), part.number("tolerance") or 0.0)


def target_on(kpi: Record, day: date | None) -> Part | None:
    """Return the target that holds on a day, None where none does yet."""
    begun = [
        (begins, index, part)
        for index, part in enumerate(kpi.parts("targets"))
        if day is not None and (begins := first_day(part.text("from"))) and begins <= day
    ]
    return max(begun, key=lambda entry: entry[:2])[2] if begun else None


def held_target(corpus: Corpus, kpi: Record, day: date) -> Target | None:
    """Return the target of an indicator on a day, else that of a live objective it measures."""
    held, direction = target_on(kpi, day), kpi.text("direction")
    if held is not None:
        return target_of(held, "value", direction)
    objectives = (
        record
        for record in corpus.related(kpi, "measures")
        if record.kind.name == "objective" and record.is_live(corpus.today)
    )
    stated = (target_of(one, "target", one.text("direction") or direction) for one in objectives)
    return next((target for target in stated if target is not None), None)


def value_of(kpi: Record, part: Part) -> float | None:
    """Return the value of a period: the one written, else the one that its counts give."""
    value = part.number("value")
    return computed_value(part, factor_of(kpi)) if value is None else value


def _reaches(value: float, target: Target) -> bool:
    if target.direction == "higher_is_better":
        return _at_most(target.value, value)
    if target.direction == "lower_is_better":
        return _at_most(value, target.value)
    return _at_most(abs(value - target.value), target.tolerance)


def _at_most(value: float, limit: float) -> bool:
    """Whether a value is at most the limit; what binary fractions add does not count."""
    return value <= limit or isclose(value, limit, rel_tol=1e-9, abs_tol=1e-12)
