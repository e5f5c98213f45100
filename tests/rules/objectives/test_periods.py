"""Periods of a series: each is one more than that before it, and ends before the next begins."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausebook.rules.objectives._periods import LENGTH_IN_DAYS, Period, period_of

_FORMS = {
    "yearly": lambda d: f"{d:%Y}",
    "half_yearly": lambda d: f"{d:%Y}-H{(d.month + 5) // 6}",
    "quarterly": lambda d: f"{d:%Y}-Q{(d.month + 2) // 3}",
    "monthly": lambda d: f"{d:%Y-%m}",
    "weekly": lambda d: "{:04}-W{:02}".format(*d.isocalendar()),
    "daily": lambda d: f"{d:%Y-%m-%d}",
}


def period(text: str) -> Period:
    found = period_of(text)
    assert found is not None
    return found


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.sampled_from(sorted(_FORMS)))
def test_periods_follow_each_other_without_gap(day, frequency):
    here = period(_FORMS[frequency](day))
    assert here.frequency == frequency
    assert here.begins <= day <= here.ends
    assert (here.ends - here.begins).days < LENGTH_IN_DAYS[frequency]
    following = period(_FORMS[frequency](here.ends + timedelta(1)))
    assert following.number == here.number + 1
    assert following.begins == here.ends + timedelta(1)


@pytest.mark.parametrize("text", ["2025-W53", "2026-02-30", "2026-13", "spring", ""])
def test_no_such_period(text):
    assert period_of(text) is None


def test_the_end_of_the_calendar():
    assert period("9999").ends == date.max
    assert period("9999-12-31").ends == date.max
