"""The values that the criterion of a requirement allows."""

from dataclasses import dataclass
from math import inf

from clausebook.analysis.texts import folded
from clausebook.language import _, choice_word, number_text
from clausebook.record import Part, Record

__all__ = ["Limits", "limits_of"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a requirement allows for ``measure`` in ``unit``.

    Either an interval, each end with whether it is left out, or one ``word``.
    """

    requirement: Record
    measure: str
    unit: str
    lower: tuple[float, bool] = (-inf, False)
    upper: tuple[float, bool] = (inf, False)
    word: str | None = None

    @property
    def ceiling(self) -> tuple[float, bool]:
        """What sorts intervals by where they end; one that leaves its end out ends earlier."""
        value, is_open = self.upper
        return value, not is_open

    @property
    def asked(self) -> str:
        """What is asked for, in few words."""
        criterion = self.requirement.part("criterion")
        value, upper = criterion.value("value"), criterion.number("upper")
        is_number = criterion.number("value") is not None
        shown = number_text(f"{value:g}") if is_number else self.word
        if upper is not None:
            shown = _("{least} and {most}", least=shown, most=number_text(f"{upper:g}"))
        return f"{choice_word(criterion.text('operator'))} {shown} {self.unit}".strip()

    def excludes(self, other: "Limits") -> bool:
        """Whether no value meets both."""
        if self.word is not None or other.word is not None:
            return None not in (self.word, other.word) and self.word != other.word
        return _ends_before(self, other) or _ends_before(other, self)

    def is_for_others_than(self, other: "Limits") -> bool:
        """Whether the two hold for different segments; one without a segment holds for all."""
        mine, others = (one.requirement.texts("segments") for one in (self, other))
        return bool(mine and others) and set(mine).isdisjoint(others)


def limits_of(requirement: Record) -> Limits | None:
    """Return what the criterion of a requirement allows, None where that cannot be told."""
    criterion = requirement.part("criterion")
    measure = folded(criterion.text("measure"))
    operator, value = criterion.text("operator"), criterion.number("value")
    if not measure or not operator:
        return None
    unit = " ".join(criterion.text("unit").split())
    if value is None:
        word = _word(criterion) if operator in ("is", "=") else None
        return None if word is None else Limits(requirement, measure, unit, word=word)
    tolerance = abs(criterion.number("tolerance") or 0.0)
    other = criterion.number("upper") if operator == "between" else None
    ends = sorted((value, value if other is None else other))
    low, high = (ends[0] - tolerance, False), (ends[1] + tolerance, False)
    lower, upper = {
        "≤": ((-inf, False), high),
        "<": ((-inf, False), (high[0], True)),
        "≥": (low, (inf, False)),
        ">": ((low[0], True), (inf, False)),
        "=": (low, high),
        "is": (low, high),
        "between": (low, high),
    }[operator]
    return Limits(requirement, measure, unit, lower, upper)


def _word(criterion: Part) -> str | None:
    value = criterion.value("value")
    if isinstance(value, bool):
        return "true" if value else "false"
    return folded(value) if isinstance(value, str) else None


def _ends_before(first: Limits, second: Limits) -> bool:
    (end, end_is_open), (begin, begin_is_open) = first.upper, second.lower
    return end < begin or (end == begin and (end_is_open or begin_is_open))
