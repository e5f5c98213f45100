from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausebook.rules.complaints._calendar import WorkingDays, holidays, weekdays

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
REST = st.frozensets(st.integers(0, 6), max_size=6)
YEARLY = st.sampled_from(["01-01", "05-01", "12-25", "12-26", "02-29"])
ONCE = st.dates(date(2020, 1, 1), date(2030, 12, 31)).map(str)


@settings(max_examples=150)
@given(DAYS, st.integers(0, 60), REST, st.lists(st.one_of(YEARLY, ONCE), max_size=12))
def test_as_many_days_count_as_were_given(
    day: date, number: int, resting: frozenset[int], free: list[str]
):
    ends = WorkingDays(resting, tuple(free)).after(day, number)
    counted = [
        day + timedelta(n)
        for n in range(1, (ends - day).days + 1)
        if (day + timedelta(n)).weekday() not in resting
    ]
    working = [d for d in counted if str(d) not in free and f"{d:%m-%d}" not in free]
    assert len(working) == number
    assert not working or working[-1] == ends


def test_days_of_the_week_are_known_in_any_case():
    assert weekdays(["Sunday", "monday"]) == {6, 0}


@pytest.mark.parametrize("text", ["2026-W14", "20260403", "4-3", "2026-04-31", "00-10", ""])
def test_other_texts_are_no_day(text: str):
    with pytest.raises(ValueError, match="is no day"):
        holidays([text])
