"""Times of complaints: published numbers, calendars, and the open ones."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausebook.statistics.complaints import WorkingCalendar, complaint_times, quantile

WEEKEND = (5, 6)
RECEIVED = date(2024, 2, 29)
DAY = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def test_six_closures_against_ten_days():
    found = complaint_times([2, 5, 9, 14, 30, 3], 10)
    assert found.closed == 6
    assert found.mean == pytest.approx(10.5)
    assert found.median == 7
    assert found.within_limit == 4
    assert found.within_limit_percentage == pytest.approx(66.7, abs=0.05)
    assert found.kept_percentage == found.within_limit_percentage
    assert found.ninetieth_percentile == 22


def test_open_ones_beyond_the_limit_are_late_and_others_undecided():
    found = complaint_times([2, 5, 9, 14, 30, 3], 10, open_ages=[1, 10, 11, 90])
    assert (found.open, found.open_beyond_limit) == (4, 2)
    assert found.kept_percentage == 50
    assert found.within_limit_percentage == pytest.approx(66.7, abs=0.05)
    assert found.median_open_age == 10.5
    assert found.oldest_open_age == 90


def test_nothing_closed_yet():
    found = complaint_times([], 10, open_ages=[3])
    assert found.mean is found.median is found.ninetieth_percentile is None
    assert found.within_limit_percentage is found.kept_percentage is None
    assert found.oldest_open_age == 3
    assert complaint_times([], 10).oldest_open_age is None


@pytest.mark.parametrize("call", [([-1], 5, []), ([1], -5, []), ([1], 5, [-1])])
def test_negative_times(call):
    closed, limit, ages = call
    with pytest.raises(ValueError, match="cannot be negative"):
        complaint_times(closed, limit, open_ages=ages)


def test_thirty_calendar_days_from_a_leap_day():
    calendar = WorkingCalendar()
    assert calendar.days(RECEIVED, date(2024, 3, 30)) == 30
    assert calendar.days(RECEIVED, date(2024, 3, 31)) == 31


def test_one_business_day():
    calendar = WorkingCalendar(WEEKEND)
    assert calendar.days(RECEIVED, date(2024, 3, 1)) == 1
    friday = date(2024, 3, 1)
    assert [calendar.days(friday, friday + timedelta(n)) for n in range(5)] == [0, 0, 0, 1, 2]
    assert calendar.days(date(2024, 3, 2), date(2024, 3, 4)) == 1


def test_holidays():
    easter_monday = date(2024, 4, 1)
    calendar = WorkingCalendar(WEEKEND, [easter_monday, date(2024, 3, 31)])
    assert calendar.days(date(2024, 3, 28), date(2024, 4, 2)) == 2
    assert calendar.days(easter_monday, date(2024, 4, 2)) == 1


def test_impossible_calendars():
    with pytest.raises(ValueError, match="before it began"):
        WorkingCalendar().days(date(2024, 3, 2), date(2024, 3, 1))
    with pytest.raises(ValueError, match="not one of rest"):
        WorkingCalendar(range(7)).days(RECEIVED, RECEIVED)


@settings(deadline=None)
@given(DAY, st.integers(0, 800), st.frozensets(st.integers(0, 6), max_size=6), st.lists(DAY))
def test_days_are_those_that_one_counts(start, length, rest_days, holidays):
    end = start + timedelta(length)
    counted = sum(
        day.weekday() not in rest_days and day not in holidays
        for day in (start + timedelta(n + 1) for n in range(length))
    )
    assert WorkingCalendar(rest_days, holidays).days(start, end) == counted


def test_quantiles():
    assert quantile([], 0.5) is None
    assert quantile([7], 0.9) == 7
    assert quantile([4, 1, 3, 2], 0) == 1
    assert quantile([4, 1, 3, 2], 1) == 4
    assert quantile([4, 1, 3, 2], 0.5) == 2.5
    with pytest.raises(ValueError, match="from 0 to 1"):
        quantile([1], 90)
    with pytest.raises(ValueError, match="must be finite"):
        quantile([float("nan")], 0.5)


@settings(deadline=None)
@given(st.lists(st.floats(0, 1e6), min_size=1), st.floats(0, 1), st.floats(0, 1))
def test_quantiles_rise(values, first, second):
    low, high = quantile(values, min(first, second)), quantile(values, max(first, second))
    assert low is not None
    assert high is not None
    assert min(values) <= low <= high + 1e-6 <= max(values) + 2e-6
