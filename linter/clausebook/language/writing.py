"""Numbers, days and lists of words as the readers of a language write them.

How a language writes them is told in its catalogue, so that a language is one file.
"""

import re
from collections.abc import Sequence
from datetime import date

from clausebook.language.speaking import N_, _, ngettext, pgettext

__all__ = [
    "capital_first",
    "day_in_words",
    "day_text",
    "duration_text",
    "either_of",
    "list_of",
    "month_text",
    "number_text",
    "percentage",
]

_DURATION = re.compile("([1-9][0-9]*) (day|week|month|year)s?")
_MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)


def number_text(number: float | str) -> str:
    """Return a number with the decimal sign of the language.

    It is given as a number, or as Python has written it, with the decimals that it is to have.
    """
    return str(number).replace(".", pgettext("decimal sign", "."))


def percentage(number: float | str) -> str:
    """Return a number of hundredths, given as for ``number_text``, with the sign: 85 %."""
    return pgettext("percentage", "{number} %", number=number_text(number))


def day_text(day: date) -> str:
    """Return a day as sentences say it; tables, in which days are sorted, keep ISO 8601."""
    return pgettext(
        "day",
        "{year}-{month}-{day}",
        year=f"{day.year:04}",
        month=f"{day.month:02}",
        day=f"{day.day:02}",
    )


def month_text(day: date) -> str:
    """Return the month of a day in words, whatever language the machine speaks: March 2026."""
    name = _(_MONTHS[day.month - 1])
    return pgettext("month", "{name} {year}", name=name, year=day.year)


def day_in_words(day: date) -> str:
    """Return a day in words, whatever language the machine speaks: 22 March 2026."""
    name = _(_MONTHS[day.month - 1])
    return pgettext("day in words", "{day} {name} {year}", day=day.day, name=name, year=day.year)


def duration_text(duration: str) -> str:
    """Return a length of time as records give it, such as ``12 months``; other texts stay."""
    found = _DURATION.fullmatch(duration)
    if found is None:
        return duration
    number, unit = int(found[1]), found[2]
    if unit == "day":
        return ngettext("{count} day", "{count} days", number)
    if unit == "week":
        return ngettext("{count} week", "{count} weeks", number)
    if unit == "month":
        return ngettext("{count} month", "{count} months", number)
    return ngettext("{count} year", "{count} years", number)


def list_of(words: Sequence[str]) -> str:
    """Return words as a list in a sentence: a, b and c."""
    *others, last = words or ("",)
    return _("{others} and {last}", others=", ".join(others), last=last) if others else last


def either_of(words: Sequence[str]) -> str:
    """Return words as a list of which one holds: a, b or c."""
    *others, last = words or ("",)
    return _("{others} or {last}", others=", ".join(others), last=last) if others else last


def capital_first(words: str) -> str:
    """Return words as they begin a line: the first letter is large, the others stay."""
    return words[:1].upper() + words[1:]
