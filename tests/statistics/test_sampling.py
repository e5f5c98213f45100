"""Sample sizes, margins, response rates and intervals of shares: numbers and laws."""

from math import ceil
from statistics import NormalDist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausebook.statistics.intervals import (
    Interval,
    adjusted_wald_interval,
    critical_value,
    finite_population_factor,
    wilson_interval,
)
from clausebook.statistics.sampling import (
    margin_of_change,
    margin_of_share,
    response_rate,
    sample_size,
)

AS_1_96 = 2 * NormalDist().cdf(1.96) - 1
"""Confidence of the publications that take z as 1.96."""


def test_critical_values():
    assert critical_value() == pytest.approx(1.959964, abs=5e-7)
    assert critical_value() == pytest.approx(NormalDist().inv_cdf(0.975), rel=1e-14)
    assert critical_value(0.99) == pytest.approx(2.575829, abs=5e-7)
    assert critical_value(AS_1_96) == pytest.approx(1.96)


def test_five_per_cent():
    assert sample_size(0.05, confidence=AS_1_96) == pytest.approx(384.16, abs=5e-3)
    assert ceil(sample_size(0.05, confidence=AS_1_96)) == 385


def test_five_per_cent_of_10_000():
    found = sample_size(0.05, confidence=AS_1_96, population=10_000)
    assert found == pytest.approx(369.98, abs=5e-3)
    assert ceil(found) == 370


def test_five_per_cent_of_2000():
    found = sample_size(0.05, confidence=AS_1_96, population=2000)
    assert found == pytest.approx(322.40, abs=5e-3)
    # Whoever rounds the first step to 385 publishes 323.
    rounded_first = 385 / (1 + 384 / 2000)
    assert rounded_first == pytest.approx(322.99, abs=5e-3)
    assert ceil(found) == round(rounded_first) == 323


def test_margin_of_323_of_2000():
    found = margin_of_share(0.5, 323, confidence=AS_1_96, population=2000)
    assert found == pytest.approx(0.04994, abs=5e-6)


def test_a_sample_that_is_too_small():
    # 40 of 2000 were taken for ±5 %.
    found = margin_of_share(0.5, 40, population=2000)
    assert found is not None
    assert found > 0.15
    assert sample_size(0.05, population=2000) > 40


def test_finite_population_factor():
    assert finite_population_factor(324, 1000) == pytest.approx(0.82260, abs=5e-6)
    assert finite_population_factor(324, None) == 1
    assert finite_population_factor(1, 1) == 0


def test_a_sample_larger_than_its_population():
    with pytest.raises(ValueError, match="sample cannot be more than population: 11 of 10"):
        finite_population_factor(11, 10)
    with pytest.raises(ValueError, match="empty sample"):
        finite_population_factor(0, 10)


@pytest.mark.parametrize(
    "options",
    [
        {"margin": 0},
        {"margin": -0.05},
        {"margin": 0.05, "population": 0},
        {"margin": 0.05, "variance": 2},
    ],
)
def test_impossible_plans(options):
    with pytest.raises(ValueError, match="must be"):
        sample_size(**options)


def test_response_rate():
    assert response_rate(324, 600, 12) == pytest.approx(324 / 588)
    assert response_rate(0, 10) == 0
    assert response_rate(0, 12, 12) is None
    assert response_rate(0, 0) is None


@pytest.mark.parametrize("counts", [(11, 10), (9, 10, 2), (1, 5, 6), (-1, 5), (1, -5)])
def test_impossible_response(counts):
    with pytest.raises(ValueError, match="cannot be"):
        response_rate(*counts)


def test_wilson_of_74_of_107():
    found = wilson_interval(74, 107)
    assert found is not None
    assert found.lower == pytest.approx(0.59872, abs=5e-6)
    assert found.upper == pytest.approx(0.77118, abs=5e-6)


def test_wilson_at_the_ends():
    assert wilson_interval(0, 0) is None
    nobody, everybody = wilson_interval(0, 20), wilson_interval(20, 20)
    assert nobody is not None
    assert everybody is not None
    assert nobody.lower == 0 < nobody.upper < 0.2
    assert everybody.upper == 1 > everybody.lower > 0.8
    assert wilson_interval(5, 20, population=20) == Interval(0.25, 0.25)


@pytest.mark.parametrize("counts", [(5, 4), (-1, 4), (0, -1)])
def test_wilson_of_impossible_counts(counts):
    with pytest.raises(ValueError, match="cannot be"):
        wilson_interval(*counts)


@settings(deadline=None)
@given(
    st.integers(1, 100_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    st.floats(0.01, 0.999999),
)
def test_wilson_lies_within_0_and_1_and_contains_the_share(counts, confidence):
    hits, total = counts
    found = wilson_interval(hits, total, confidence=confidence)
    assert found is not None
    assert 0 <= found.lower <= found.upper <= 1
    assert hits / total in found
    mirrored = wilson_interval(total - hits, total, confidence=confidence)
    assert mirrored is not None
    assert mirrored.lower == pytest.approx(1 - found.upper, abs=1e-12)


@settings(deadline=None)
@given(st.integers(1, 500), st.integers(0, 10_000), st.integers(1, 10_000))
def test_a_smaller_population_is_known_better(sample, others, more):
    small = finite_population_factor(sample, sample + others)
    large = finite_population_factor(sample, sample + others + more)
    assert 0 <= small <= large <= 1


@settings(deadline=None)
@given(st.integers(1, 100_000), st.integers(1, 100_000), st.floats(0.001, 0.5))
def test_plans_grow_with_the_population_and_never_pass_it(population, more, margin):
    small = sample_size(margin, population=population)
    large = sample_size(margin, population=population + more)
    assert small <= large * (1 + 1e-12)
    assert small <= population * (1 + 1e-12)
    assert large <= sample_size(margin) * (1 + 1e-12)


@settings(deadline=None)
@given(st.integers(2, 100_000), st.floats(0.01, 0.3))
def test_a_plan_gives_the_margin_it_was_made_for(population, margin):
    planned = min(ceil(sample_size(margin, population=population)), population)
    found = margin_of_share(0.5, planned, population=population)
    assert found is not None
    assert found <= margin * 1.001


def test_margins_of_two_waves_add_as_squares():
    assert margin_of_change(3, 4) == 5
    assert margin_of_change(8.1159, 8.1159) == pytest.approx(11.4776, abs=5e-5)
    assert margin_of_change(5, 0) == 5


def test_adjusted_wald():
    assert adjusted_wald_interval(0, 0) is None
    found = adjusted_wald_interval(74, 107)
    assert found is not None
    # z² / 2 hits and z² answers more: 75.9207 of 110.8415.
    assert (found.lower + found.upper) / 2 == pytest.approx(75.9207 / 110.8415, abs=1e-6)
    nobody = adjusted_wald_interval(0, 20)
    assert nobody is not None
    assert nobody.upper - nobody.lower > 0
    everyone_was_asked = adjusted_wald_interval(5, 20, population=20)
    assert everyone_was_asked is not None
    assert everyone_was_asked.lower == everyone_was_asked.upper
    with pytest.raises(ValueError, match="cannot be more"):
        adjusted_wald_interval(3, 2)
