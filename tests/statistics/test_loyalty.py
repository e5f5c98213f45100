"""Loyalty, concentration and the strategy canvas."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausebook.statistics.canvas import Divergence, divergence
from clausebook.statistics.loyalty import churn, concentration, retention


def test_retention_and_churn():
    assert retention(200, 210, 30) == pytest.approx(0.9)
    assert churn(200, 210, 30) == pytest.approx(0.1)
    assert retention(10, 0, 0) == 0


def test_nobody_to_keep():
    assert retention(0, 5, 5) is None
    assert churn(0, 5, 5) is None


@pytest.mark.parametrize("counts", [(10, 15, 2), (10, 5, 6), (-1, 0, 0), (10, -1, 0)])
def test_impossible_customers(counts):
    with pytest.raises(ValueError, match="cannot be"):
        retention(*counts)


def test_concentration():
    found = concentration({"CST-0001": 50, "CST-0002": 30, "CST-0003": 20})
    assert found is not None
    assert (found.top, found.top_share) == ("CST-0001", 0.5)
    assert found.index == pytest.approx(0.38)
    assert found.effective_number == pytest.approx(1 / 0.38)
    assert concentration({}) is None
    assert concentration({"CST-0001": 0}) is None
    with pytest.raises(ValueError, match="negative weight"):
        concentration({"CST-0001": -1})


@settings(deadline=None)
@given(st.dictionaries(st.text(max_size=3), st.floats(0.01, 1e6), min_size=1, max_size=30))
def test_concentration_lies_between_equal_shares_and_one(weights):
    found = concentration(weights)
    assert found is not None
    assert 1 / len(weights) - 1e-9 <= found.index <= 1 + 1e-9
    assert found.top_share**2 - 1e-9 <= found.index <= found.top_share + 1e-9


def test_divergence():
    own = {"price": 2, "accuracy": 5, "service": 4, "advice": 5}
    other = {"price": 4, "accuracy": 3, "service": 4, "range": 5}
    assert divergence(own, other) == Divergence(("price", "accuracy", "service"), 4 / 3)
    assert divergence(own, own) == Divergence(tuple(own), 0)
    assert divergence(own, {"range": 1}) is None
    with pytest.raises(ValueError, match="must be finite"):
        divergence({"price": float("inf")}, other)
