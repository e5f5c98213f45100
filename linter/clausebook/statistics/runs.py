"""Run rules: which points of a control chart are a signal, by Western Electric or Nelson.

Where the sources are silent, this is decided:

- A point *on* a line, a limit included, is not beyond it. Montgomery and Minitab count it as out:
  ``Conventions(on_line_is_beyond=True)``.
- A point on the centre line lies on neither side and ends a run. Others pass over it:
  ``Conventions(centre_ends_run=False)``.
- Two equal neighbours end a trend and an alternation.
- "Two of three" holds as soon as there are two; the last point must be one of them, so that a point
  back inside is not itself a signal.
- A run that goes on is a signal at each of its further points.
- Distances are equal if they differ by less than a billionth of a standard deviation.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import pairwise
from types import MappingProxyType

__all__ = [
    "RULE_SETS",
    "ZONE_RULES",
    "Conventions",
    "RunRule",
    "Signal",
    "find_signals",
    "rule_set",
]

_SLACK = 1e-9


class RunRule(StrEnum):
    """A rule by what it looks for; sigma are standard deviations from the centre line."""

    ONE_BEYOND_THREE_SIGMA = "one_beyond_three_sigma"
    TWO_OF_THREE_BEYOND_TWO_SIGMA = "two_of_three_beyond_two_sigma"
    FOUR_OF_FIVE_BEYOND_ONE_SIGMA = "four_of_five_beyond_one_sigma"
    EIGHT_ON_ONE_SIDE = "eight_on_one_side"
    NINE_ON_ONE_SIDE = "nine_on_one_side"
    SIX_RISING_OR_FALLING = "six_rising_or_falling"
    FOURTEEN_ALTERNATING = "fourteen_alternating"
    FIFTEEN_WITHIN_ONE_SIGMA = "fifteen_within_one_sigma"
    EIGHT_BEYOND_ONE_SIGMA = "eight_beyond_one_sigma"


ZONE_RULES = frozenset(
    {
        RunRule.TWO_OF_THREE_BEYOND_TWO_SIGMA,
        RunRule.FOUR_OF_FIVE_BEYOND_ONE_SIGMA,
        RunRule.FIFTEEN_WITHIN_ONE_SIGMA,
        RunRule.EIGHT_BEYOND_ONE_SIGMA,
    }
)
"""Rules that ask for symmetric, nearly normal values: not for p, np, u and c charts."""

RULE_SETS: Mapping[str, tuple[RunRule, ...]] = MappingProxyType(
    {
        "beyond_limits": (RunRule.ONE_BEYOND_THREE_SIGMA,),
        "beyond_limits_and_run": (RunRule.ONE_BEYOND_THREE_SIGMA, RunRule.EIGHT_ON_ONE_SIDE),
        # Statistical Quality Control Handbook, 1956: in this order rules 1 to 4.
        "western_electric": (
            RunRule.ONE_BEYOND_THREE_SIGMA,
            RunRule.TWO_OF_THREE_BEYOND_TWO_SIGMA,
            RunRule.FOUR_OF_FIVE_BEYOND_ONE_SIGMA,
            RunRule.EIGHT_ON_ONE_SIDE,
        ),
        # Nelson, Journal of Quality Technology 16, 1984, 237: in this order tests 1 to 8.
        "nelson": (
            RunRule.ONE_BEYOND_THREE_SIGMA,
            RunRule.NINE_ON_ONE_SIDE,
            RunRule.SIX_RISING_OR_FALLING,
            RunRule.FOURTEEN_ALTERNATING,
            RunRule.TWO_OF_THREE_BEYOND_TWO_SIGMA,
            RunRule.FOUR_OF_FIVE_BEYOND_ONE_SIGMA,
            RunRule.FIFTEEN_WITHIN_ONE_SIGMA,
            RunRule.EIGHT_BEYOND_ONE_SIGMA,
        ),
    }
)
"""Rules by the name that an indicator gives."""


@dataclass(frozen=True, slots=True)
class Conventions:
    """What is decided about points that lie exactly on a line."""

    on_line_is_beyond: bool = False
    centre_ends_run: bool = True


@dataclass(frozen=True, slots=True)
class Signal:
    """A rule that holds at a point; places count from 0.

    ``places`` are the points that make it, in order, the last of them ``place``. ``side`` is 1
    above the centre (or rising), -1 below (or falling), 0 where the rule knows no side.
    """

    rule: RunRule
    place: int
    places: tuple[int, ...]
    side: int


def rule_set(name: str, *, of_counts: bool = False) -> tuple[RunRule, ...]:
    """Return the rules of a set by its name, without those about zones for charts of counts.

    Raises ``ValueError`` for a name that is not in ``RULE_SETS``.
    """
    if name not in RULE_SETS:
        raise ValueError(f"no set of run rules is called {name}: choose {', '.join(RULE_SETS)}")
    return tuple(rule for rule in RULE_SETS[name] if not (of_counts and rule in ZONE_RULES))


def find_signals(
    distances: Sequence[float],
    rules: Sequence[RunRule],
    *,
    values: Sequence[float] | None = None,
    conventions: Conventions | None = None,
) -> Iterator[Signal]:
    """Yield the signals, the earliest point first, at one point in the order of the rules.

    Distances are from the centre line in standard deviations, as ``ControlChart.distances``. Trends
    and alternations are sought in the values where these are given: where limits vary, values and
    distances rise and fall differently.
    """
    series = _Series(distances, distances if values is None else values, conventions or _STRICT)
    detectors = [(rule, _DETECTORS[rule]) for rule in rules]
    for place in range(len(distances)):
        for rule, detect in detectors:
            found = detect(series, place)
            if found is not None:
                places, side = found
                yield Signal(rule, place, places, side)


@dataclass(frozen=True, slots=True)
class _Series:
    distances: Sequence[float]
    values: Sequence[float]
    conventions: Conventions


_Found = tuple[tuple[int, ...], int]
_STRICT = Conventions()


def _several_beyond(
    series: _Series, place: int, *, sigmas: float, needed: int, window: int
) -> _Found | None:
    """Find that many of the last points of a window beyond a line on the side of the last."""
    line = sigmas - _SLACK if series.conventions.on_line_is_beyond else sigmas + _SLACK
    last = series.distances[place]
    if -line < last < line:
        return None
    side = 1 if last > 0 else -1
    first = max(0, place - window + 1)
    places = tuple(i for i in range(first, place + 1) if side * series.distances[i] >= line)
    return (places, side) if len(places) >= needed else None


def _same_side(series: _Series, place: int, *, length: int) -> _Found | None:
    side = _side(series.distances[place])
    if side == 0:
        return None
    places: list[int] = []
    for i in range(place, -1, -1):
        here = _side(series.distances[i])
        if here == side:
            places.append(i)
            if len(places) == length:
                return tuple(reversed(places)), side
        elif here or series.conventions.centre_ends_run:
            return None
    return None


def _side(distance: float) -> int:
    return (distance > _SLACK) - (distance < -_SLACK)


def _steady(series: _Series, place: int, *, length: int) -> _Found | None:
    steps = _steps(series, place, length)
    return _last(place, length, steps[0]) if steps and len(set(steps)) == 1 and steps[0] else None


def _alternating(series: _Series, place: int, *, length: int) -> _Found | None:
    steps = _steps(series, place, length)
    if not steps or not steps[0]:
        return None
    turned = all(second == -first for first, second in pairwise(steps))
    return _last(place, length, 0) if turned else None


def _steps(series: _Series, place: int, length: int) -> list[int]:
    """Return 1, -1 or 0 for each step up, down or level; none where there are too few points."""
    first = place - length + 1
    if first < 0:
        return []
    values = series.values
    return [(values[i + 1] > values[i]) - (values[i + 1] < values[i]) for i in range(first, place)]


def _near_or_far(series: _Series, place: int, *, length: int, is_far: bool) -> _Found | None:
    """Find a row of points all beyond one standard deviation on either side, or all within it."""
    if place + 1 < length:
        return None
    line = 1 - _SLACK if series.conventions.on_line_is_beyond else 1 + _SLACK
    row = range(place - length + 1, place + 1)
    alike = all((abs(series.distances[i]) >= line) is is_far for i in row)
    return (tuple(row), 0) if alike else None


def _last(place: int, length: int, side: int) -> _Found:
    return tuple(range(place - length + 1, place + 1)), side


_Detector = Callable[[_Series, int], _Found | None]
_DETECTORS: Mapping[RunRule, _Detector] = {
    RunRule.ONE_BEYOND_THREE_SIGMA: partial(_several_beyond, sigmas=3, needed=1, window=1),
    RunRule.TWO_OF_THREE_BEYOND_TWO_SIGMA: partial(_several_beyond, sigmas=2, needed=2, window=3),
    RunRule.FOUR_OF_FIVE_BEYOND_ONE_SIGMA: partial(_several_beyond, sigmas=1, needed=4, window=5),
    RunRule.EIGHT_ON_ONE_SIDE: partial(_same_side, length=8),
    RunRule.NINE_ON_ONE_SIDE: partial(_same_side, length=9),
    RunRule.SIX_RISING_OR_FALLING: partial(_steady, length=6),
    RunRule.FOURTEEN_ALTERNATING: partial(_alternating, length=14),
    RunRule.FIFTEEN_WITHIN_ONE_SIGMA: partial(_near_or_far, length=15, is_far=False),
    RunRule.EIGHT_BEYOND_ONE_SIGMA: partial(_near_or_far, length=8, is_far=True),
}
