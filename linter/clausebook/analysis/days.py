"""Days of the calendar: where a length of time ends, and when a period begins."""

import re
from calendar import monthrange
from collections.abc import Collection
from datetime import date, timedelta
from functools import lru_cache

__all__ = [
    "after",
    "after_days",
    "before",
    "come",
    "first_day",
    "is_past",
    "is_within",
    "last_day",
]

_LENGTH = re.compile(r"([0-9]+) (day|week|month|year)s?")
_MONTHS = {"month": 1, "year": 12}
_DAYS = {"day": 1, "week": 7}
_PERIOD = re.compile(r"([0-9]{4})(?:-(?:Q([1-4])|H([12])|W([0-9]{2})|([0-9]{2})(?:-([0-9]{2}))?))?")


def after(day: date, length: str) -> date | None:
    """Return the day that lies a length of time, such as ``12 months``, after another.

    A month ends on its last day: one month after 31 January is the end of February. None where the
    text is no length of time; the last day of the calendar where it leads beyond.
    """
    return _away(day, length, 1)


def before(day: date, length: str) -> date | None:
    """Return the day that lies a length of time before another, as ``after`` counts.

    None where the text is no length of time; the first day of the calendar where it leads beyond.
    """
    return _away(day, length, -1)


def _away(day: date, length: str, sign: int) -> date | None:
    match = _LENGTH.fullmatch(length)
    if match is None:
        return None
    number, unit = int(match[1]) * sign, match[2]
    if unit in _DAYS:
        return _plus(day, number * _DAYS[unit])
    months = day.year * 12 + day.month - 1 + number * _MONTHS[unit]
    year, month = divmod(months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if sign > 0 else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def come(day: date | None, today: date) -> date | None:
    """Return a day that has come, None where it is still to come or there is none.

    Looked at from an earlier day, what a record says of later ones has not happened yet.
    """
    return day if day is not None and day <= today else None


def is_past(day: date, length: str, today: date) -> bool:
    """Whether a length of time since a day is over."""
    ends = after(day, length)
    return ends is not None and ends < today


def is_within(day: date, length: str, today: date) -> bool:
    """Whether a day lies within a length of time before today, or is today."""
    return day <= today and not is_past(day, length, today)


def after_days(day: date, number: int, rest_days: Collection[int] = ()) -> date:
    """Return the day that many days after another; days of rest do not count.

    Days of rest are days of the week, 0 for Monday to 6 for Sunday; seven of them would leave no
    day to count and are taken for none.
    """
    resting = frozenset(rest_days)
    working = 7 - len(resting)
    if not resting or not working:
        return _plus(day, number)
    whole_weeks = max(number // working - 1, 0)
    found, left = _plus(day, whole_weeks * 7), number - whole_weeks * working
    while left > 0 and found < date.max:
        found = _plus(found, 1)
        left -= found.weekday() not in resting
    return found


def _plus(day: date, number: int) -> date:
    if number < 0:
        return day + timedelta(number) if -number <= (day - date.min).days else date.min
    return day + timedelta(number) if number <= (date.max - day).days else date.max


@lru_cache(maxsize=4096)  # the same few periods stand in every indicator
def first_day(period: str) -> date | None:
    """Return the first day of a period such as ``2026``, ``2026-Q1``, ``2026-W07`` or ``2026-03``.

    None where there is no such period.
    """
    match = _PERIOD.fullmatch(period)
    if match is None:
        return None
    year, quarter, half, week, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        if week or "W" in period:
            return date.fromisocalendar(year, week, 1)
        if quarter:
            return date(year, quarter * 3 - 2, 1)
        return date(year, half * 6 - 5 if half else month or 1, day or 1)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def last_day(period: str) -> date | None:
    """Return the last day of a period, as ``first_day`` returns its first one."""
    begins, match = first_day(period), _PERIOD.fullmatch(period)
    if begins is None or match is None:
        return None
    _, quarter, half, week, month, day = match.groups()
    lengths = ((day, "1 day"), (month, "1 month"), (week, "1 week"), (quarter, "3 months"))
    length = next((length for part, length in lengths if part), "6 months" if half else "1 year")
    ends = after(begins, length)
    return ends if ends in (None, date.max) else _plus(ends, -1)
