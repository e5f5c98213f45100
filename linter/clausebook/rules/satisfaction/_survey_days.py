"""Days of a survey that cannot be."""

from collections.abc import Iterator
from datetime import date

from clausebook.record import Record
from clausebook.rules.rule import Finding

__all__ = ["impossible_days"]

_DONE = {"analysed_on": "analysed", "told_customers_on": "told to customers"}


def impossible_days(survey: Record, today: date) -> Iterator[Finding]:
    """Yield a finding for each day that lies after today or before the one it follows."""
    window = survey.part("window")
    begins, ends = window.date("from"), window.date("until")
    if begins is not None and ends is not None and ends < begins:
        yield Finding(
            window.at("until"),
            f"the window ends on {ends}, before it begins on {begins}",
            "mend one of the two days",
            (("its beginning", window.at("from")),),
        )
    if begins is not None and begins > today and survey.whole("responded"):
        yield Finding(
            window.at("from"),
            f"{survey.whole('responded')} answered, but the window begins only on {begins}",
            "mend the day, or leave the counts out until people have answered",
            (("those who answered", survey.at("responded")),),
        )
        return
    for name, done in _DONE.items():
        day = survey.date(name)
        if day is None:
            continue
        if day > today:
            yield Finding(
                survey.at(name),
                f"{done} on {day}, which is still to come",
                "write the day once it was done",
            )
        elif begins is not None and day < begins:
            yield Finding(
                survey.at(name),
                f"{done} on {day}, before anybody was asked on {begins}",
                "mend one of the two days",
                (("the first day of the window", window.at("from")),),
            )
