"""Satisfaction, means and effort: published numbers, and one that was published wrong."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausebook.statistics.satisfaction import (
    EffortVersion,
    customer_satisfaction,
    effort_index,
    effort_score,
    mean_score,
)

SEVEN_POINTS = {1: 80, 2: 210, 3: 140, 4: 110, 5: 160, 6: 180, 7: 120}
FIVE_POINTS = {1: 190, 2: 240, 3: 110, 4: 330, 5: 140}
"""Published as 1000 answers that sum to 2820, mean 2.82."""


def test_74_of_107():
    found = customer_satisfaction({5: 42, 4: 32, 3: 10, 2: 9, 1: 14})
    assert found is not None
    assert (found.satisfied, found.total) == (74, 107)
    assert found.percentage == pytest.approx(69.16, abs=5e-3)
    assert round(found.percentage) == 69
    assert found.lower == pytest.approx(59.872, abs=5e-4)
    assert found.upper == pytest.approx(77.118, abs=5e-4)


def test_160_of_200():
    found = customer_satisfaction({5: 120, 4: 40, 3: 20, 2: 10, 1: 10})
    assert found is not None
    assert found.percentage == 80


def test_another_box():
    found = customer_satisfaction({5: 120, 4: 40, 3: 20, 2: 10, 1: 10}, satisfied=[5])
    assert found is not None
    assert found.percentage == 60


def test_effort_as_mean():
    found = mean_score(SEVEN_POINTS)
    assert found is not None
    assert (found.responses, found.total) == (1000, 4080)
    assert found.mean == pytest.approx(4.08)
    assert effort_score(SEVEN_POINTS, EffortVersion.MEAN) == found.mean


def test_effort_as_index():
    found = effort_index(SEVEN_POINTS)
    assert found is not None
    assert (found.favourable, found.neutral, found.unfavourable) == (300, 270, 430)
    assert found.score == pytest.approx(-13)
    assert found.margin == pytest.approx(5.23, abs=5e-3)
    assert effort_score(SEVEN_POINTS, EffortVersion.INDEX) == found.score


def test_effort_as_top_box():
    assert effort_score(SEVEN_POINTS, EffortVersion.TOP_BOX) == 30


def test_effort_where_low_is_good():
    found = effort_index(SEVEN_POINTS, easy=(1, 2, 3), difficult=(6, 7))
    assert found is not None
    assert found.score == pytest.approx(13)


def test_a_published_mean_that_its_counts_refute():
    found = mean_score(FIVE_POINTS)
    assert found is not None
    assert (found.responses, found.total) == (1010, 3020)
    assert found.mean == pytest.approx(2.990, abs=5e-4)
    assert (found.responses, found.total) != (1000, 2820)
    assert found.mean != pytest.approx(2.82, abs=0.1)


@pytest.mark.parametrize("version", EffortVersion)
def test_no_answers(version):
    assert effort_score({}, version) is None
    assert effort_score({1: 0, 7: 0}, version) is None


def test_one_answer_has_no_spread():
    found = mean_score({4: 1})
    assert found is not None
    assert (found.mean, found.standard_deviation, found.margin) == (4, None, None)


@pytest.mark.parametrize("compute", [customer_satisfaction, mean_score, effort_index])
def test_negative_counts(compute):
    with pytest.raises(ValueError, match="cannot be negative"):
        compute({1: 5, 2: -1})


def test_boxes_that_overlap_or_are_empty():
    with pytest.raises(ValueError, match="cannot be easy and difficult: 3"):
        effort_index(SEVEN_POINTS, easy=(3, 4), difficult=(1, 3))
    with pytest.raises(ValueError, match="at least one"):
        customer_satisfaction(FIVE_POINTS, satisfied=())


@settings(deadline=None)
@given(st.dictionaries(st.integers(1, 7), st.integers(0, 300)), st.integers(0, 5000))
def test_a_finite_population_narrows(answers, others):
    total = sum(answers.values())
    of_many, of_some = mean_score(answers), mean_score(answers, population=total + others)
    if of_many is None or of_some is None or of_many.margin is None or of_some.margin is None:
        assert total < 2
        return
    assert of_some.margin <= of_many.margin
    assert of_some.margin == 0 or others or of_many.margin == 0
    assert min(answers) <= of_many.mean <= max(answers)
