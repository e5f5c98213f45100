from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausebook.analysis.days import after, after_days, before, first_day, last_day

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
REST = st.frozensets(st.integers(0, 6), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("day", "length", "expected"),
    [
        ("2026-01-31", "1 month", "2026-02-28"),
        ("2024-01-31", "1 month", "2024-02-29"),
        ("2024-02-29", "1 year", "2025-02-28"),
        ("2024-02-29", "30 days", "2024-03-30"),
        ("2026-11-30", "3 months", "2027-02-28"),
        ("2026-12-31", "12 months", "2027-12-31"),
        ("2026-06-01", "2 weeks", "2026-06-15"),
        ("2026-06-01", "99999999999999999999 days", "9999-12-31"),
        ("2026-06-01", "99999999999 years", "9999-12-31"),
    ],
)
def test_a_length_of_time_ends(day: str, length: str, expected: str):
    assert after(date.fromisoformat(day), length) == date.fromisoformat(expected)


@pytest.mark.parametrize("text", ["", "soon", "1 fortnight", "month", "-1 day", "1.5 days"])
def test_other_texts_are_no_length_of_time(text: str):
    assert after(date(2026, 1, 1), text) is None


@given(DAYS, st.integers(1, 400))
def test_a_year_is_twelve_months(day: date, number: int):
    assert after(day, f"{number} years") == after(day, f"{number * 12} months")


@given(DAYS, DAYS, st.integers(1, 60))
def test_what_begins_later_never_ends_earlier(one: date, other: date, months: int):
    first, last = sorted([one, other])
    ends = [after(day, f"{months} months") for day in (first, last)]
    assert None not in ends
    assert ends == sorted(filter(None, ends))


@given(DAYS, st.integers(0, 200), REST)
def test_days_of_rest_are_left_out(day: date, number: int, resting: frozenset[int]):
    end = after_days(day, number, resting)
    counted = (day + timedelta(n) for n in range(1, (end - day).days + 1))
    assert sum(d.weekday() not in resting for d in counted) == number
    assert number == 0 or end.weekday() not in resting


def test_a_week_of_rest_leaves_calendar_days():
    assert after_days(date(2026, 6, 26), 3, range(7)) == date(2026, 6, 29)


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2026", "2026-01-01"),
        ("2026-H2", "2026-07-01"),
        ("2026-Q4", "2026-10-01"),
        ("2026-03", "2026-03-01"),
        ("2026-03-17", "2026-03-17"),
        ("2026-W01", "2025-12-29"),
        ("2020-W53", "2020-12-28"),
    ],
)
def test_a_period_begins(period: str, expected: str):
    assert first_day(period) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2026", "2026-12-31"),
        ("2026-H1", "2026-06-30"),
        ("2026-H2", "2026-12-31"),
        ("2026-Q1", "2026-03-31"),
        ("2024-02", "2024-02-29"),
        ("2026-03-17", "2026-03-17"),
        ("2026-W01", "2026-01-04"),
        ("9999", "9999-12-31"),
    ],
)
def test_a_period_ends(period: str, expected: str):
    assert last_day(period) == date.fromisoformat(expected)


@pytest.mark.parametrize("period", ["", "2026-13", "2026-02-30", "2026-W00", "2026-W54", "26-01"])
def test_there_is_no_such_period(period: str):
    assert first_day(period) is None
    assert last_day(period) is None


@pytest.mark.parametrize(
    ("day", "length", "expected"),
    [
        ("2026-03-31", "1 month", "2026-02-28"),
        ("2024-02-29", "1 year", "2023-02-28"),
        ("2026-11-22", "12 months", "2025-11-22"),
        ("2026-03-01", "2 weeks", "2026-02-15"),
        ("2026-06-01", "99999999999999999999 days", "0001-01-01"),
        ("2026-06-01", "99999999999 years", "0001-01-01"),
    ],
)
def test_a_length_of_time_began(day: str, length: str, expected: str):
    assert before(date.fromisoformat(day), length) == date.fromisoformat(expected)


def test_what_is_no_length_of_time_leads_nowhere_before():
    assert before(date(2026, 1, 1), "soon") is None
