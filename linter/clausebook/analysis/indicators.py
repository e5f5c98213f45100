"""The series of an indicator: its periods in order of time, with their counts."""

import re
from dataclasses import dataclass
from datetime import date

from clausebook.analysis.days import first_day
from clausebook.analysis.rounding import agrees
from clausebook.record import Part, Record

__all__ = [
    "PERCEIVED",
    "Point",
    "computed_value",
    "factor_by_unit",
    "factor_of",
    "is_share",
    "points_of",
]

PERCEIVED = frozenset({"perception", "loyalty"})
"""Classes of indicators that tell how customers see it."""

_BY_UNIT = {"%": 100.0, "percent": 100.0, "per cent": 100.0, "ppm": 1e6, "dpmo": 1e6}
_PER = re.compile(r"per ([0-9][0-9 ,.]*)")


@dataclass(frozen=True, slots=True)
class Point:
    """One period; ``computed`` is what its counts give, in the unit of the indicator."""

    part: Part
    day: date
    above: float | None
    below: float | None
    stated: float | None
    computed: float | None
    is_share: bool

    @property
    def period(self) -> str:
        """The period as it is written."""
        return self.part.text("period")

    @property
    def value(self) -> float | None:
        """The value that is written, else the computed one."""
        return self.computed if self.stated is None else self.stated

    @property
    def is_impossible(self) -> bool:
        """Whether a count is below zero, or a share above the whole."""
        above, below, value = self.above or 0.0, self.below or 0.0, self.value or 0.0
        if above < 0 or below < 0:
            return True
        return self.is_share and (above > below > 0 or not 0 <= value <= 100)

    @property
    def contradicts_itself(self) -> bool:
        """Whether the value that is written is not the one that the counts give."""
        if self.stated is None or self.computed is None:
            return False
        return not agrees(self.stated, self.computed)


def points_of(kpi: Record) -> tuple[Point, ...]:
    """Return the periods of a series, the oldest first; what is no period is left out."""
    factor, counts_a_part = factor_of(kpi), is_share(kpi)
    found = []
    for part in kpi.parts("series"):
        day = first_day(part.text("period"))
        if day is not None:
            above, below = part.number("numerator"), part.number("denominator")
            stated, computed = part.number("value"), computed_value(part, factor)
            found.append(Point(part, day, above, below, stated, computed, counts_a_part))
    return tuple(sorted(found, key=lambda point: point.day))


def computed_value(part: Part, factor: float) -> float | None:
    """Return what the counts of a period give, None where one lacks or the lower one is 0."""
    above, below = part.number("numerator"), part.number("denominator")
    return None if above is None or not below else factor * above / below


def is_share(kpi: Record) -> bool:
    """Whether the indicator counts a part of a whole, in per cent."""
    return kpi.text("unit") == "%" and kpi.has("numerator") and kpi.has("denominator")


def factor_of(kpi: Record) -> float:
    """Return the number by which numerator by denominator is multiplied, else the unit's own."""
    stated = kpi.number("factor")
    return factor_by_unit(kpi.text("unit")) if stated is None else stated


def factor_by_unit(unit: str) -> float:
    """Return 100 for per cent, 1000 for what is told per 1000, and so on; 1 where it tells none."""
    known = _BY_UNIT.get(unit.strip().lower())
    per = _PER.match(unit)
    if known is None and per is not None:
        digits = re.sub("[ ,.]", "", per[1])
        return float(digits)
    return 1.0 if known is None else known
