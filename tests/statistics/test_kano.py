"""Kano: the table, categories with ties, Better and Worse, Fong's test."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausebook.statistics.kano import Answer, Category, answer_category, coefficients, kano

M, O, A, I, R, Q = Category  # noqa: E741 - the letters of the model
EDGE_GRIP = {A: 7, O: 33, M: 50, I: 10}
COUNTS = st.dictionaries(st.sampled_from(Category), st.integers(0, 1000))


def test_the_table():
    rows = [
        [answer_category(functional, dysfunctional) for dysfunctional in Answer]
        for functional in Answer
    ]
    assert rows == [
        [Q, A, A, A, O],
        [R, I, I, I, M],
        [R, I, I, I, M],
        [R, I, I, I, M],
        [R, R, R, R, Q],
    ]


@pytest.mark.parametrize("pair", [(6, 1), (1, 0)])
def test_numbers_that_are_no_answers(pair):
    with pytest.raises(ValueError, match="is not a valid Answer"):
        answer_category(*pair)


def test_edge_grip():
    found = kano(EDGE_GRIP)
    assert found is not None
    assert found.category is M
    assert found.coefficients is not None
    assert found.coefficients.better == pytest.approx(0.40)
    assert found.coefficients.worse == pytest.approx(-0.83)
    assert found.strength == pytest.approx(17)
    assert found.total_strength == pytest.approx(90)
    assert not found.is_mixed
    # 17 against 1.65 sqrt(83 · 117 / 200) = 11.5
    assert found.is_distinguishable


def test_service_from_percentages():
    found = coefficients(attractive=63.8, one_dimensional=21.6, must_be=2.9, indifferent=8.5)
    assert found is not None
    assert found.better == pytest.approx(0.8822, abs=5e-5)
    assert found.worse == pytest.approx(-0.2531, abs=5e-5)


def test_worse_is_not_computed_from_attractive_and_must_be():
    found = coefficients(attractive=7, one_dimensional=33, must_be=50, indifferent=10)
    assert found is not None
    as_misprinted = -(7 + 50) / 100
    assert found.worse != pytest.approx(as_misprinted, abs=0.2)


def test_reverse_and_questionable_answers_stay_outside_the_denominator():
    found = kano({**EDGE_GRIP, R: 40, Q: 5})
    assert found is not None
    assert found.coefficients is not None
    assert found.coefficients.better == pytest.approx(0.40)
    assert found.total == 145


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({A: 20, O: 20, M: 20, I: 20}, M),
        ({A: 20, O: 20, I: 20}, O),
        ({A: 20, I: 20, R: 20}, A),
        ({I: 20, R: 20, Q: 20}, I),
        ({Q: 20, R: 20}, R),
    ],
)
def test_ties(counts, expected):
    found = kano(counts)
    assert found is not None
    assert found.category is expected
    assert set(found.tied) == set(counts)
    assert found.is_mixed
    assert not found.is_distinguishable


def test_a_near_tie_cannot_be_told_apart():
    found = kano({A: 38, O: 30, M: 20, I: 12})
    assert found is not None
    # 8 against 1.65 sqrt(68 · 132 / 200) = 11.05
    assert (found.category, found.second) == (A, O)
    assert not found.is_distinguishable
    assert not found.is_mixed
    larger = kano({A: 380, O: 300, M: 200, I: 120})
    assert larger is not None
    assert larger.is_distinguishable


def test_a_weak_lead_is_mixed():
    found = kano({A: 355, O: 300, M: 245, I: 100})
    assert found is not None
    assert found.strength == pytest.approx(5.5)
    assert found.is_mixed
    at_the_bound = kano({A: 36, O: 30, M: 24, I: 10})
    assert at_the_bound is not None
    assert at_the_bound.strength == 6
    assert not at_the_bound.is_mixed


def test_nothing_and_the_impossible():
    assert kano({}) is None
    only_reverse = kano({R: 3})
    assert only_reverse is not None
    assert only_reverse.coefficients is None
    assert coefficients(attractive=0, one_dimensional=0, must_be=0, indifferent=0) is None
    with pytest.raises(ValueError, match="cannot be negative"):
        kano({A: -1})
    with pytest.raises(ValueError, match="negative count"):
        coefficients(attractive=1, one_dimensional=-1, must_be=0, indifferent=0)


@settings(deadline=None)
@given(COUNTS)
def test_bounds(counts):
    found = kano(counts)
    if found is None:
        assert not any(counts.values())
        return
    assert found.counts[found.category] == max(counts.values())
    assert sum(found.counts.values()) == found.total
    assert found.category is found.tied[0]
    if found.coefficients is not None:
        assert 0 <= found.coefficients.better <= 1
        assert -1 <= found.coefficients.worse <= 0
