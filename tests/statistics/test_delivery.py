"""Delivery, yields and ratios: published numbers and what cannot be."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausebook.statistics.delivery import (
    complaints_per_thousand,
    defective_parts_per_million,
    defects_per_million_opportunities,
    first_pass_yield,
    is_on_time,
    on_time_delivery,
    on_time_in_full,
    rework_rate,
    rolled_throughput_yield,
)
from clausebook.statistics.ratios import mean_of_ratios, ratio_of_sums

PROMISED = date(2026, 3, 10)


def test_188_of_200_on_time():
    assert on_time_delivery(188, 200) == 94
    assert on_time_in_full(180, 200) == 90


def test_parts_per_million():
    assert defective_parts_per_million(150, 150_000) == 1000
    found = defective_parts_per_million(110, 120_000)
    assert found is not None
    assert found == pytest.approx(916.67, abs=5e-3)
    assert round(found) == 917


def test_defects_per_million_opportunities():
    assert defects_per_million_opportunities(30, 1000, 15) == pytest.approx(2000)


def test_yields():
    assert rolled_throughput_yield([0.95, 0.98, 0.99]) == pytest.approx(0.92169, abs=5e-6)
    assert first_pass_yield(95, 100) == 0.95
    assert rework_rate(3, 60) == 0.05


def test_complaints_per_thousand_deliveries():
    assert complaints_per_thousand(9, 4500) == 2
    assert complaints_per_thousand(3, 2) == 1500


@pytest.mark.parametrize(
    ("delivered", "options", "expected"),
    [
        (date(2026, 3, 10), {}, True),
        (date(2026, 3, 11), {}, False),
        (date(2026, 1, 1), {}, True),
        (date(2026, 3, 11), {"days_late": 1}, True),
        (date(2026, 3, 12), {"days_late": 1}, False),
        (date(2026, 3, 8), {"days_early": 2}, True),
        (date(2026, 3, 7), {"days_early": 2}, False),
        (date(2026, 3, 9), {"days_early": 0}, False),
        (None, {}, False),
    ],
)
def test_window_around_the_promised_day(delivered, options, expected):
    assert is_on_time(PROMISED, delivered, **options) is expected


@pytest.mark.parametrize(
    "compute",
    [on_time_delivery, on_time_in_full, defective_parts_per_million, first_pass_yield, rework_rate],
)
def test_shares_of_nothing_and_of_less_than_the_part(compute):
    assert compute(0, 0) is None
    for counts in [(2, 1), (-1, 5), (0, -5)]:
        with pytest.raises(ValueError, match="cannot be"):
            compute(*counts)


def test_other_impossible_input():
    assert complaints_per_thousand(3, 0) is None
    assert rolled_throughput_yield([]) is None
    assert defects_per_million_opportunities(0, 0, 4) is None
    with pytest.raises(ValueError, match="cannot be negative"):
        complaints_per_thousand(-1, 10)
    with pytest.raises(ValueError, match="cannot be more than opportunities: 21 of 20"):
        defects_per_million_opportunities(21, 5, 4)
    with pytest.raises(ValueError, match="greater than 0"):
        defects_per_million_opportunities(1, 5, 0)
    with pytest.raises(ValueError, match="from 0 to 1"):
        rolled_throughput_yield([0.95, 98])
    with pytest.raises(ValueError, match="cannot be negative"):
        is_on_time(PROMISED, PROMISED, days_late=-1)


def test_the_ratio_of_sums_is_not_the_mean_of_ratios():
    parts = [(1, 2), (98, 98)]
    assert ratio_of_sums(parts) == pytest.approx(0.99)
    assert mean_of_ratios(parts) == pytest.approx(0.75)


def test_ratios_of_nothing():
    assert ratio_of_sums([]) is None
    assert mean_of_ratios([(0, 0)]) is None
    assert mean_of_ratios([(1, 2), (0, 0)]) == 0.5
    with pytest.raises(ValueError, match="cannot be negative"):
        ratio_of_sums([(1, -2)])
    with pytest.raises(ValueError, match="must be finite"):
        ratio_of_sums([(float("nan"), 2)])


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 500), st.integers(1, 500)), min_size=1))
def test_a_total_lies_between_its_parts(parts):
    ratios = [above / below for above, below in parts]
    found = ratio_of_sums(parts)
    assert found is not None
    assert min(ratios) - 1e-9 <= found <= max(ratios) + 1e-9


@settings(deadline=None)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_a_chain_is_no_better_than_its_weakest_step(yields):
    found = rolled_throughput_yield(yields)
    assert found is not None
    assert 0 <= found <= min(yields)
