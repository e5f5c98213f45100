"""The clock, which is read here only: what was given or reviewed is of a day that has come."""

from datetime import date

from clausebook.cli.usage import UsageError

__all__ = ["current_day", "day_that_has_come"]


def current_day() -> date:
    """Return today."""
    return date.today()  # noqa: DTZ011, TID251 - the edge, where the clock is read


def day_that_has_come(given: date | None, what: str) -> date:
    """Return the day given, else today; raises UsageError for one to come.

    ``what`` is what was done on it, as in ``an approval was given``.
    """
    today = current_day()
    if given is not None and given > today:
        raise UsageError(f"{what} on {given}, which is still to come; it is {today}")
    return given or today
