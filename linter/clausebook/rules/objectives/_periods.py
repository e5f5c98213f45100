"""Periods of an indicator's series, put in order."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from clausebook.analysis.days import first_day, last_day
from clausebook.record import Part, Record

__all__ = ["LENGTH_IN_DAYS", "Dated", "Period", "dated", "period_of"]

LENGTH_IN_DAYS = {
    "daily": 1,
    "weekly": 7,
    "monthly": 31,
    "quarterly": 92,
    "half_yearly": 184,
    "yearly": 366,
}
"""The longest that a period can last, by frequency."""
_MONTHS = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}
_FREQUENCIES = (
    (re.compile("[0-9]{4}"), "yearly"),
    (re.compile("[0-9]{4}-H[12]"), "half_yearly"),
    (re.compile("[0-9]{4}-Q[1-4]"), "quarterly"),
    (re.compile("[0-9]{4}-[0-9]{2}"), "monthly"),
    (re.compile("[0-9]{4}-W[0-9]{2}"), "weekly"),
    (re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}"), "daily"),
)


@dataclass(frozen=True, slots=True)
class Period:
    """A year, half-year, quarter, month, week or day.

    ``number`` counts the periods of this frequency, so that each is one more than that before it.
    """

    text: str
    frequency: str
    number: int
    begins: date

    @property
    def ends(self) -> date:
        """The last day."""
        return last_day(self.text) or self.begins


@lru_cache(maxsize=4096)  # the same few periods stand in every indicator
def period_of(text: str) -> Period | None:
    """Return the period that a text names, None where the calendar has none such."""
    begins = first_day(text)
    frequency = next((name for form, name in _FREQUENCIES if form.fullmatch(text)), None)
    if begins is None or frequency is None:
        return None
    months = _MONTHS.get(frequency)
    if months is not None:
        return Period(text, frequency, (begins.year * 12 + begins.month - 1) // months, begins)
    days = LENGTH_IN_DAYS[frequency]
    return Period(text, frequency, (begins.toordinal() - 1) // days, begins)


Dated = tuple[Period, Part]
"""An entry of a series with its period."""


def dated(kpi: Record) -> list[Dated]:
    """Return the series, the oldest first; an entry without a possible period is left out."""
    found = [(period, part) for part in kpi.parts("series") if (period := _period(part))]
    return sorted(found, key=_begins)


def _period(part: Part) -> Period | None:
    return period_of(part.text("period"))


def _begins(entry: Dated) -> date:
    return entry[0].begins
