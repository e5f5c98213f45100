"""Capability: published indices, conditions on the number of values, and what cannot be."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausebook.statistics.capability import Support, Tolerance, capability, capability_of
from clausebook.statistics.intervals import Interval

ALTERNATING = [9.0, 11.0, 10.0] * 10


def test_the_example_of_the_handbook():
    found = capability(16, 2, Tolerance(8, 20))
    assert found.cp == pytest.approx(1.0)
    assert found.cpk == pytest.approx(0.6667, abs=5e-5)
    assert found.cpu == pytest.approx(0.6667, abs=5e-5)
    assert found.cpl == pytest.approx(1.3333, abs=5e-5)
    assert found.k == pytest.approx(0.3333, abs=5e-5)
    assert found.support is Support.UNKNOWN


def test_one_limit():
    found = capability(16, 2, Tolerance(upper=20), count=50)
    assert found.cpk == found.cpu == pytest.approx(2 / 3)
    assert (found.cp, found.cpl, found.k, found.cp_interval) == (None,) * 4
    assert found.cpk_interval is not None
    assert capability(16, 2, Tolerance(lower=8)).cpk == pytest.approx(4 / 3)


@pytest.mark.parametrize(
    ("count", "support"),
    [
        (24, Support.TOO_FEW),
        (25, Support.PRELIMINARY),
        (99, Support.PRELIMINARY),
        (100, Support.ENOUGH),
    ],
)
def test_support_by_the_number_of_values(count, support):
    found = capability(16, 2, Tolerance(8, 20), count=count)
    assert found.support is support
    assert (found.cpk_interval is None) is (support is Support.TOO_FEW)


def test_bissells_interval_by_hand():
    # 1.959964 sqrt(1/450 + (4/9)/98) = 0.16112
    found = capability(16, 2, Tolerance(8, 20), count=50).cpk_interval
    assert found is not None
    assert found.lower == pytest.approx(0.66667 - 0.16112, abs=2e-5)
    assert found.upper == pytest.approx(0.66667 + 0.16112, abs=2e-5)


def test_intervals_shrink_with_more_values():
    few = capability(16, 2, Tolerance(8, 20), count=30)
    many = capability(16, 2, Tolerance(8, 20), count=300)
    for found in (few, many):
        assert found.cp is not None
        assert found.cp_interval is not None
        assert found.cpk_interval is not None
        assert found.cp in found.cp_interval
        assert found.cpk in found.cpk_interval
    assert _width(few.cp_interval) > 2 * _width(many.cp_interval)
    assert _width(few.cpk_interval) > 2 * _width(many.cpk_interval)


def _width(interval: Interval | None) -> float:
    assert interval is not None
    return interval.upper - interval.lower


def test_from_values():
    found = capability_of(ALTERNATING, Tolerance(4, 16))
    assert found is not None
    assert found.count == 30
    assert found.cp == pytest.approx(12 / (6 * 0.830455), rel=1e-5)
    assert found.k == pytest.approx(0, abs=1e-12)
    assert found.is_stable is True


def test_an_unstable_process_is_said_to_be_one():
    found = capability_of([*ALTERNATING, 30.0], Tolerance(4, 16))
    assert found is not None
    assert found.is_stable is False


def test_values_that_have_no_index():
    for values in ([], [1.0], [0.1] * 7):
        assert capability_of(values, Tolerance(0, 2)) is None


def test_impossible_input():
    with pytest.raises(ValueError, match="must lie below"):
        Tolerance(20, 8)
    with pytest.raises(ValueError, match="at least one specification limit"):
        Tolerance()
    with pytest.raises(ValueError, match="must be finite"):
        Tolerance(float("nan"), 8)
    for deviation in (0, -1, float("nan")):
        with pytest.raises(ValueError, match="standard deviation must be greater than 0"):
            capability(16, deviation, Tolerance(8, 20))


@settings(deadline=None)
@given(st.floats(-100, 100), st.floats(0.1, 50), st.floats(-100, 99), st.floats(0.1, 100))
def test_cpk_is_cp_less_the_distance_from_the_middle(mean, deviation, lower, width):
    found = capability(mean, deviation, Tolerance(lower, lower + width))
    assert found.cp is not None
    assert found.k is not None
    assert found.cpk <= found.cp * (1 + 1e-9)
    assert found.cpk == pytest.approx(found.cp * (1 - found.k), rel=1e-6, abs=1e-6)
