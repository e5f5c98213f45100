"""Scales: places in order, ticks at round numbers, words that can be told apart."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausebook.charts.scales import Bands, Scale, decimals_of, exact, span, ticks, written

numbers = st.floats(-1e9, 1e9, allow_nan=False).map(lambda value: round(value, 4))


@given(numbers, numbers, numbers)
def test_a_scale_keeps_order_and_reaches_its_ends(low, high, value):
    low, high = sorted((low, high))
    scale = Scale(low, high, 300, 10)
    if low == high:
        assert scale.at(value) == 155
        return
    assert scale.at(low) == pytest.approx(300)
    assert scale.at(high) == pytest.approx(10)
    assert 10 - 1e-6 <= scale.within(value) <= 300 + 1e-6
    assert (scale.at(value) <= scale.at(low)) or value < low


@given(numbers, numbers, st.integers(1, 12))
def test_ticks_are_few_round_even_and_inside(low, high, wanted):
    low, high = sorted((low, high))
    found = ticks(low, high, wanted)
    assert 1 <= len(found) <= wanted + 1
    if len(found) > 1:
        steps = [b - a for a, b in pairwise(found)]
        assert steps == pytest.approx([steps[0]] * len(steps))
        assert f"{steps[0]:.3g}".strip("0.e+-")[:1] in "125"
        room = 1e-6 * (high - low)
        assert low - room <= found[0] < found[-1] <= high + room


@given(st.lists(numbers, max_size=20), st.booleans())
def test_a_span_holds_its_values_and_has_an_extent(values, is_share):
    limits = {"floor_at": 0.0, "ceiling_at": 100.0} if is_share else {}
    known = [min(max(v, 0.0), 100.0) for v in values] if is_share else values
    low, high = span(known, **limits)
    assert low < high
    assert all(low <= value <= high for value in known)
    if is_share:
        assert 0 <= low < high <= 100


@given(st.lists(numbers, min_size=1, max_size=8, unique=True))
def test_what_is_written_can_be_told_apart_and_has_one_length_of_decimals(values):
    found = written(values)
    assert len(set(found)) == len(values)
    assert len({len(words.partition(".")[2]) for words in found}) == 1


@given(st.integers(1, 600), numbers)
def test_bands_fill_their_line(count, start):
    bands = Bands(count, start, start + 500)
    assert bands.centre(0) == pytest.approx(start + bands.width / 2)
    assert bands.centre(count - 1) == pytest.approx(start + 500 - bands.width / 2)


@given(st.floats(-1e12, 1e12, allow_nan=False))
def test_exact_numbers_are_read_back(value):
    assert float(exact(value)) == pytest.approx(value, rel=1e-11)


def test_examples():
    assert ticks(0, 100) == (0, 20, 40, 60, 80, 100)
    assert ticks(88.1, 99.3) == (90, 95)
    assert ticks(0.1, 0.35) == (0.1, 0.15, 0.2, 0.25, 0.3, 0.35)
    assert ticks(7, 7) == (7,)
    assert written((0, 0.5, 1)) == ("0.0", "0.5", "1.0")
    assert written((-50, 12000)) == ("\u221250", "12\u202f000")
    assert span([]) == (0, 1)
    assert span([5]) == (4.5, 5.5)
    assert span([0, 0]) == (-0.5, 0.5)
    assert [decimals_of(value) for value in (3, 0.5, 0.125, 1 / 3)] == [0, 1, 3, 9]
