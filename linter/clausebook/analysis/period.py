"""A stretch of days, and the one before it."""

from dataclasses import dataclass
from datetime import date, timedelta

from clausebook.analysis.days import before

__all__ = ["Period"]

_DAY = timedelta(1)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last, both of them in it."""

    begins: date
    ends: date

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.begins <= day <= self.ends

    def __str__(self) -> str:
        return f"{self.begins} to {self.ends}"

    @property
    def earlier(self) -> "Period":
        """The period before it: as many months where it is whole months, else as many days."""
        if self.begins == date.min:
            return self
        last = self.begins - _DAY
        months = self._months
        if months:
            begins = before(self.begins, f"{months} months")
            return Period(begins or date.min, last)
        days = min((self.ends - self.begins).days, (last - date.min).days)
        return Period(last - timedelta(days), last)

    @property
    def _months(self) -> int:
        """The number of whole months, 0 where it is not made of such."""
        if self.begins.day != 1 or self.ends == date.max or (self.ends + _DAY).day != 1:
            return 0
        following = self.ends + _DAY
        return (following.year - self.begins.year) * 12 + following.month - self.begins.month
