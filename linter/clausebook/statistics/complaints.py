"""Times of complaints: elapsed days on a calendar, what is usual, what is late, what is open."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import floor

from clausebook.statistics.preconditions import require_numbers, require_range

__all__ = ["ComplaintTimes", "WorkingCalendar", "complaint_times", "quantile"]


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Days that count: not those of rest (0 for Monday to 6 for Sunday), nor holidays.

    Without either, every day counts.
    """

    rest_days: Collection[int] = ()
    holidays: Collection[date] = ()

    def days(self, start: date, end: date) -> int:
        """Return how many days that count lie after the start, up to and including the end.

        0 on the day itself; from Friday to Monday 1 where the weekend rests. Raises ``ValueError``
        where the end lies before the start, or every day of the week is one of rest.
        """
        if end < start:
            raise ValueError(f"it cannot end on {end}, before it began on {start}")
        resting = frozenset(self.rest_days)
        if resting >= frozenset(range(7)):
            raise ValueError("a week must have a day that is not one of rest")
        weeks, rest = divmod((end - start).days, 7)
        counted = weeks * (7 - len(resting & frozenset(range(7))))
        counted += sum((end - timedelta(before)).weekday() not in resting for before in range(rest))
        return counted - sum(
            start < holiday <= end and holiday.weekday() not in resting
            for holiday in frozenset(self.holidays)
        )


@dataclass(frozen=True, slots=True)
class ComplaintTimes:
    """What the times say, in the unit of the times given; None where there is nothing to say.

    ``within_limit_percentage`` is of the closed ones; ``kept_percentage`` counts as late also what
    is still open and already beyond the limit, and so cannot be improved by leaving things open.
    Mean, median and ninetieth percentile are of the closed ones alone, which makes them too short
    while old ones are open: show the backlog beside them.
    """

    closed: int
    mean: float | None
    median: float | None
    ninetieth_percentile: float | None
    within_limit: int
    within_limit_percentage: float | None
    kept_percentage: float | None
    open: int
    open_beyond_limit: int
    median_open_age: float | None
    oldest_open_age: float | None


def quantile(values: Sequence[float], share: float) -> float | None:
    """Return the value below which a share of the values lies, in their unit; None for no values.

    Between two values it is interpolated: the position is share (n - 1), counted from 0 (type 7 of
    Hyndman and Fan 1996; the default of spreadsheets). 0.5 gives the usual median.
    """
    require_range(0, 1, share=share)
    require_numbers(values=values)
    ordered = sorted(values)
    if not ordered:
        return None
    position = share * (len(ordered) - 1)
    below = floor(position)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (position - below) * (ordered[above] - ordered[below])


def complaint_times(
    closed: Sequence[float], limit: float, *, open_ages: Sequence[float] = ()
) -> ComplaintTimes:
    """Return what the times of closed complaints and the ages of open ones say.

    Times, ages and the limit have one unit, such as days on one calendar. A time equal to the limit
    is within it. Raises ``ValueError`` for negative times.
    """
    require_numbers(times=closed, ages=open_ages, limit=[limit])
    if min((*closed, *open_ages, limit)) < 0:
        raise ValueError("a time cannot be negative")
    within = sum(time <= limit for time in closed)
    beyond = sum(age > limit for age in open_ages)
    known = len(closed) + beyond
    return ComplaintTimes(
        closed=len(closed),
        mean=sum(closed) / len(closed) if closed else None,
        median=quantile(closed, 0.5),
        ninetieth_percentile=quantile(closed, 0.9),
        within_limit=within,
        within_limit_percentage=100 * within / len(closed) if closed else None,
        kept_percentage=100 * within / known if known else None,
        open=len(open_ages),
        open_beyond_limit=beyond,
        median_open_age=quantile(open_ages, 0.5),
        oldest_open_age=max(open_ages, default=None),
    )
