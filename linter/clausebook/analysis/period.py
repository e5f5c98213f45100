"""A stretch of days, the one before it, and the last so many months."""

from dataclasses import dataclass
from datetime import date, timedelta

from clausebook.analysis.days import before
from clausebook.language import _, day_text

__all__ = ["Period", "latest"]

_DAY = timedelta(1)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last, both of them in it."""

    begins: date
    ends: date

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.begins <= day <= self.ends

    def __str__(self) -> str:
        return _("{begins} to {ends}", begins=day_text(self.begins), ends=day_text(self.ends))

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


def latest(length: str, today: date) -> Period:
    """Return a length of time, such as ``12 months``, that ends on a day.

    The same day a year ago is not in it. Without a length it is all that was until then.
    """
    begins = before(today, length)
    return Period(date.min if begins is None else begins + _DAY, today)
