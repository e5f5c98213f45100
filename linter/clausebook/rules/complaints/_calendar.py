"""The days on which an organization works, as thresholds name those on which it does not."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from clausebook.analysis.days import after_days
from clausebook.schema import nearest

__all__ = ["WorkingDays", "holidays", "weekdays"]

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = re.compile(r"(?:([0-9]{4})-)?([0-9]{2})-([0-9]{2})")
_LEAP_YEAR = 2024


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Days that count: those that are neither days of rest (0 for Monday) nor holidays."""

    resting: frozenset[int]
    holidays: tuple[str, ...]

    def after(self, day: date, number: int) -> date:
        """Return the day that many working days after another."""
        begins, ends = day, after_days(day, number, self.resting)
        while missed := self._holidays_between(begins, ends):
            begins, ends = ends, after_days(ends, missed, self.resting)
        return ends

    def _holidays_between(self, begins: date, ends: date) -> int:
        """Return how many holidays fall on working days after the first day, up to the last."""
        found = {day for text in self.holidays for day in _days(text, begins.year, ends.year)}
        return sum(begins < day <= ends and day.weekday() not in self.resting for day in found)


def weekdays(names: Iterable[str]) -> frozenset[int]:
    """Return days of the week by their English names, 0 for Monday.

    Raises ``ValueError`` for another word, and where no day would be left.
    """
    known = {name: number for number, name in enumerate(_WEEK)}
    for name in names:
        if name.lower() not in known:
            guess = nearest(name.lower(), known)
            advice = f"did you mean '{guess}'?" if guess else f"the days are {', '.join(known)}"
            raise ValueError(f"'{name}' is no day of the week; {advice}")
    found = frozenset(known[name.lower()] for name in names)
    if len(found) == len(known):
        raise ValueError("a week must have a day that is not one of rest")
    return found


def holidays(days: Iterable[str]) -> tuple[str, ...]:
    """Return holidays as they are written: one day, ``2026-04-03``, or each year, ``12-25``.

    Raises ``ValueError`` for any other text and for a day that no calendar has.
    """
    for text in days:
        if not _days(text, _LEAP_YEAR, _LEAP_YEAR):
            raise ValueError(
                f"'{text}' is no day; write one as in '2026-04-03', or one of each year as in "
                "'12-25'"
            )
    return tuple(days)


def _days(text: str, first: int, last: int) -> list[date]:
    """Return the days that a text stands for; those of each year within these years."""
    match = _DAY.fullmatch(text)
    if match is None:
        return []
    years = range(first, last + 1) if match[1] is None else (int(match[1]),)
    found = (_day(year, int(match[2]), int(match[3])) for year in years)
    return [day for day in found if day is not None]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
