"""What a value deserves against its target, in each direction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausebook.analysis.targets import Target, deserved

RANK = {"green": 0, "amber": 1, "red": 2}
NUMBERS = st.floats(-1e6, 1e6, allow_nan=False).map(lambda number: round(number, 3))


@pytest.mark.parametrize(
    ("value", "target", "expected"),
    [
        (95, Target(95, "higher_is_better", 92), "green"),
        (92, Target(95, "higher_is_better", 92), "amber"),
        (91.9, Target(95, "higher_is_better", 92), "red"),
        (2, Target(3, "lower_is_better", 5), "green"),
        (4, Target(3, "lower_is_better", 5), "amber"),
        (6, Target(3, "lower_is_better", 5), "red"),
        (20.4, Target(20, "nearest_to_target", 1, 0.5), "green"),
        (19.2, Target(20, "nearest_to_target", 1, 0.5), "amber"),
        (21.1, Target(20, "nearest_to_target", 1, 0.5), "red"),
        (0.1 + 0.2, Target(0.3, "lower_is_better", 0.4), "green"),
    ],
)
def test_a_value_deserves_its_rating(value: float, target: Target, expected: str):
    assert deserved(value, target) == (expected,)


def test_without_an_amber_limit_a_miss_may_be_either():
    assert deserved(91, Target(95, "higher_is_better")) == ("amber", "red")


@given(NUMBERS, NUMBERS, NUMBERS, st.floats(0.01, 1e3))
def test_a_better_value_never_deserves_less(one: float, other: float, aim: float, near: float):
    worse, better = sorted([one, other])
    up, down = (
        Target(aim, "higher_is_better", aim - near),
        Target(aim, "lower_is_better", aim + near),
    )
    assert RANK[deserved(better, up)[0]] <= RANK[deserved(worse, up)[0]]
    assert RANK[deserved(worse, down)[0]] <= RANK[deserved(better, down)[0]]


@given(NUMBERS, NUMBERS, st.floats(0.01, 1e3))
def test_both_directions_mirror_each_other(value: float, aim: float, near: float):
    up = Target(aim, "higher_is_better", aim - near)
    down = Target(-aim, "lower_is_better", near - aim)
    assert deserved(value, up) == deserved(-value, down)
