"""The trend of short series, against a count of all orders and against SciPy."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausebook.statistics.trend import trend_test

SMALL = st.lists(st.integers(0, 4), min_size=1, max_size=6)


def score(values) -> int:
    return sum(
        (later > earlier) - (later < earlier)
        for place, earlier in enumerate(values)
        for later in values[place + 1 :]
    )


@pytest.mark.parametrize(
    ("values", "expected", "probability"),
    [
        ([1, 2, 3, 4], 6, 2 / 24),
        ([1, 2, 3, 4, 5], 10, 2 / 120),
        ([5, 4, 3, 2, 1], -10, 2 / 120),
        ([1, 2, 3, 5, 4], 8, 10 / 120),
        ([7], 0, 1),
        ([], 0, 1),
        ([3, 3, 3, 3, 3], 0, 1),
        ([1, 1, 2, 2], 4, 2 / 6),
    ],
)
def test_known_series(values, expected, probability):
    found = trend_test(values)

    assert found.score == expected
    assert found.probability == pytest.approx(probability, abs=1e-15)


@given(SMALL)
def test_the_probability_is_that_of_all_orders(values):
    orders = [score(order) for order in permutations(values)]
    far = sum(abs(one) >= abs(score(values)) for one in orders)

    assert trend_test(values).score == score(values)
    assert trend_test(values).probability == pytest.approx(far / len(orders))


@given(st.lists(st.integers(-100, 100), min_size=2, max_size=12))
def test_a_mirror_turns_the_trend(values):
    found, mirrored = trend_test(values), trend_test([-value for value in values])

    assert (mirrored.score, mirrored.probability) == (-found.score, found.probability)
    assert trend_test([3 * value + 7 for value in values]) == found


@settings(deadline=None)
@given(st.lists(st.integers(-1000, 1000), min_size=3, max_size=12, unique=True))
def test_scipy_agrees(values):
    kendalltau = pytest.importorskip("scipy.stats").kendalltau
    expected = kendalltau(range(len(values)), values, method="exact")

    assert trend_test(values).probability == pytest.approx(expected.pvalue, abs=1e-9)


def test_a_long_series_is_quick_enough():
    assert trend_test([*range(60)]).probability < 1e-70


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_refused(value):
    with pytest.raises(ValueError, match="must be finite numbers"):
        trend_test([1, 2, value])
