"""Pareto: the hotel's complaints, "other", and laws."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausebook.statistics.pareto import pareto

HOTEL = {"other": 3, "noise": 11, "food": 33, "price": 5, "staff": 9, "room": 19}
WEIGHTS = st.dictionaries(st.text("abcdefghij", min_size=1), st.integers(0, 10_000))


def test_hotel_complaints():
    found = pareto(HOTEL)
    assert found is not None
    assert found.total == 80
    assert [row.weight for row in found.rows] == [33, 19, 11, 9, 5, 3]
    assert [row.cumulative_percentage for row in found.rows] == pytest.approx(
        [41.25, 65, 78.75, 90, 96.25, 100]
    )
    assert found.vital_few == ("food", "room", "noise", "staff")


def test_other_stands_last_and_is_never_vital():
    found = pareto({"other": 90, "late": 6, "wrong": 4})
    assert found is not None
    assert [row.category for row in found.rows] == ["late", "wrong", "other"]
    assert found.vital_few == ("late", "wrong")
    renamed = pareto({"Sonstiges": 90, "late": 6, "wrong": 4}, other=("Sonstiges",))
    assert renamed is not None
    assert renamed.rows[-1].category == "Sonstiges"


def test_the_threshold_is_reached_exactly():
    found = pareto({"a": 5, "b": 3, "c": 1, "d": 1})
    assert found is not None
    assert found.vital_few == ("a", "b")
    thirds = pareto({"a": 1, "b": 1, "c": 1}, threshold=2 / 3)
    assert thirds is not None
    assert thirds.vital_few == ("a", "b")


@pytest.mark.parametrize(
    ("weights", "threshold", "few"),
    [
        ({"a": 8, "b": 1, "c": 1}, 0.8, ["a"]),
        ({"a": 4, "b": 4, "c": 1, "d": 1}, 0.8, ["a", "b"]),
        ({"a": 4, "b": 4, "c": 2}, 0.8, []),
        ({"a": 3, "b": 2, "c": 2, "d": 2, "e": 2, "f": 2, "g": 1, "h": 1, "i": 1}, 0.8, []),
        (
            {"a": 3, "b": 2, "c": 2, "d": 2, "e": 2, "f": 2, "g": 1, "h": 1, "i": 1},
            0.4,
            ["a", "b", "c"],
        ),
        ({"a": 3, "b": 2, "other": 5}, 0.8, []),
        ({"a": 1}, 0.8, []),
    ],
)
def test_the_few_are_at_most_half_and_reach_the_threshold(weights, threshold, few):
    found = pareto(weights, threshold=threshold)
    assert found is not None
    assert [row.category for row in found.few] == few


def test_equal_weights_are_ordered_by_name():
    found = pareto({"b": 1, "c": 2, "a": 1})
    assert found is not None
    assert [row.category for row in found.rows] == ["c", "a", "b"]


def test_nothing_and_the_impossible():
    assert pareto({}) is None
    assert pareto({"a": 0}) is None
    with pytest.raises(ValueError, match="negative count or cost"):
        pareto({"a": 1, "b": -1})
    with pytest.raises(ValueError, match="from 0 to 1"):
        pareto({"a": 1}, threshold=80)


@settings(deadline=None)
@given(WEIGHTS, st.floats(0, 1))
def test_it_cumulates_to_100_and_the_few_are_the_smallest_set(weights, threshold):
    found = pareto(weights, threshold=threshold)
    if found is None:
        assert not any(weights.values())
        return
    assert {row.category: row.weight for row in found.rows} == weights
    assert found.rows[-1].cumulative_percentage == pytest.approx(100)
    assert sum(row.percentage for row in found.rows) == pytest.approx(100)
    for above, below in pairwise(found.rows):
        assert above.weight >= below.weight
        assert above.cumulative_percentage <= below.cumulative_percentage
        assert above.is_vital >= below.is_vital
    few = sum(weights[name] for name in found.vital_few)
    assert few >= threshold * found.total * (1 - 1e-9)
    if found.vital_few:
        assert few - weights[found.vital_few[-1]] < threshold * found.total
