"""Risk: products and bands, monotone matrices, appetite, expected loss."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausebook.statistics.risk import (
    AppetiteVerdict,
    Band,
    Reversal,
    appetite_verdict,
    band,
    expected_loss,
    possible_products,
    reversals,
    risk_product,
)

STEP = st.integers(1, 5)
PRODUCTS = [[risk_product(row, column) for column in range(1, 6)] for row in range(1, 6)]


@pytest.mark.parametrize(
    ("likelihood", "consequence", "score", "name"),
    [(3, 4, 12, "high"), (1, 4, 4, "moderate"), (5, 5, 25, "extreme"), (1, 3, 3, "low")],
)
def test_products_and_their_bands(likelihood, consequence, score, name):
    assert risk_product(likelihood, consequence) == score
    assert band(score).name == name


def test_scores_that_a_matrix_of_five_by_five_can_have():
    assert sorted(possible_products()) == [1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 20, 25]


def test_14_is_impossible():
    with pytest.raises(ValueError, match="give a score of 14"):
        band(14)
    assert 14 in possible_products(7)


def test_bands_with_a_gap():
    with pytest.raises(ValueError, match="no band covers a score of 4"):
        band(4, [Band("low", 1, 3), Band("high", 5, 25)])


@pytest.mark.parametrize("steps", [(0, 3), (3, 6), (-1, 1)])
def test_steps_that_are_not_on_the_scale(steps):
    with pytest.raises(ValueError, match="from 1 to 5"):
        risk_product(*steps)


def test_a_sound_matrix_has_no_reversals():
    assert list(reversals(PRODUCTS)) == []
    assert list(reversals([])) == []


def test_a_matrix_that_falls():
    ranks = [[1, 1, 2], [1, 3, 2], [2, 2, 3]]
    assert list(reversals(ranks)) == [
        Reversal((1, 1), (1, 2)),
        Reversal((1, 1), (2, 1)),
    ]
    with pytest.raises(ValueError, match="same length"):
        list(reversals([[1, 2], [1]]))


@settings(deadline=None)
@given(STEP, STEP, STEP, STEP)
def test_a_swap_of_unlike_neighbours_is_found(row, column, other_row, other_column):
    ranks = [list(line) for line in PRODUCTS]
    ranks[row - 1][column - 1], ranks[other_row - 1][other_column - 1] = (
        ranks[other_row - 1][other_column - 1],
        ranks[row - 1][column - 1],
    )
    falls = [
        (i, j, a, b)
        for i in range(5)
        for j in range(5)
        for a in range(i, 5)
        for b in range(j, 5)
        if ranks[a][b] < ranks[i][j]
    ]
    assert bool(list(reversals(ranks))) == bool(falls)


@pytest.mark.parametrize(
    ("residual", "verdict"),
    [
        (1, AppetiteVerdict.ACCEPT),
        (2, AppetiteVerdict.ACCEPT),
        (3, AppetiteVerdict.ACCEPT_WITH_AUTHORITY),
        (4, AppetiteVerdict.TREAT),
    ],
)
def test_appetite_of_2_and_tolerance_of_3(residual, verdict):
    assert appetite_verdict(residual, 2, 3) is verdict


def test_appetite_without_tolerance():
    assert appetite_verdict(3, 2) is AppetiteVerdict.TREAT
    with pytest.raises(ValueError, match="cannot be below the appetite"):
        appetite_verdict(1, 3, 2)


def test_expected_loss():
    assert expected_loss([(0.1, 20_000), (0.02, 150_000)]) == pytest.approx(5000)
    assert expected_loss([]) == 0
    with pytest.raises(ValueError, match="from 0 to 1"):
        expected_loss([(3, 4)])
