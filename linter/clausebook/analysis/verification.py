"""Checks that show, again and again, that a requirement is met."""

from datetime import date

from clausebook.analysis.days import after
from clausebook.record import Part, Record

__all__ = ["next_check"]


def next_check(requirement: Record, check: Part) -> date | None:
    """Return the day by which the next result is due, None where none is set.

    A check that was never done is due an interval after the requirement came into force; the first
    day of the calendar stands for a requirement that does not say when that was.
    """
    interval = check.text("interval")
    last = check.date("last_on")
    if last is not None:
        return after(last, interval)
    begins = requirement.date("effective_on")
    if begins is None:
        return date.min
    return after(begins, interval) or begins
