"""Opportunity scores: the published one, classes, and bounds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausebook.statistics.opportunity import OpportunityClass, opportunity, top_share_of_ten


def test_published_score():
    found = opportunity(9.5, 3.2)
    assert found.score == pytest.approx(15.8)
    assert found.grade is OpportunityClass.EXTREME


@pytest.mark.parametrize(
    ("importance", "satisfaction", "score", "grade"),
    [
        (8, 1, 15, OpportunityClass.EXTREME),
        (8, 1.5, 14.5, OpportunityClass.UNDERSERVED),
        (6, 2, 10, OpportunityClass.UNDERSERVED),
        (10, 10, 10, OpportunityClass.UNDERSERVED),
        (9.5, 9.8, 9.5, OpportunityClass.SERVED),
        (2, 9, 2, OpportunityClass.SERVED),
    ],
)
def test_classes(importance, satisfaction, score, grade):
    found = opportunity(importance, satisfaction)
    assert found.score == pytest.approx(score)
    assert found.grade is grade


@pytest.mark.parametrize("pair", [(10.1, 5), (5, -0.1), (95, 32), (float("nan"), 1)])
def test_outside_the_scale(pair):
    with pytest.raises(ValueError, match="from 0 to 10"):
        opportunity(*pair)


def test_share_of_top_answers():
    assert top_share_of_ten({5: 60, 4: 35, 3: 5}) == pytest.approx(9.5)
    assert top_share_of_ten({7: 1, 6: 1, 5: 2}, top=(6, 7)) == 5
    assert top_share_of_ten({}) is None
    with pytest.raises(ValueError, match="at least one"):
        top_share_of_ten({5: 1}, top=())
    with pytest.raises(ValueError, match="cannot be negative"):
        top_share_of_ten({5: -1})


@settings(deadline=None)
@given(st.floats(0, 10), st.floats(0, 10))
def test_bounds(importance, satisfaction):
    found = opportunity(importance, satisfaction)
    assert importance <= found.score <= 20
    assert found.score == importance or satisfaction < importance
