"""Net promoter scores: published numbers, margins, waves and laws."""

from fractions import Fraction
from math import ceil, sqrt
from statistics import NormalDist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausebook.statistics.net_promoter import (
    MarginMethod,
    NetScore,
    PromoterCounts,
    difference,
    net_promoter_score,
    net_score,
    promoter_counts,
)
from clausebook.statistics.sampling import WORST_NET_SCORE_VARIANCE, sample_size

COUNT = st.integers(0, 5000)


def nps(promoters: int, passives: int, detractors: int, **options) -> NetScore:
    found = net_promoter_score(promoters, passives, detractors, **options)
    assert found is not None
    return found


def test_half_a_third_and_a_sixth():
    found = nps(3, 2, 1)
    assert found.score == pytest.approx(100 / 3)
    assert found.variance == pytest.approx(5 / 9)


def test_162_promoters_108_passives_54_detractors():
    found = nps(162, 108, 54)
    assert found.responses == 324
    assert found.score == pytest.approx(33.333, abs=5e-4)
    assert found.standard_error == pytest.approx(4.1409, abs=5e-5)
    assert found.margin == pytest.approx(8.1159, abs=5e-5)
    assert found.centre == found.score


def test_adjusted_wald():
    found = nps(162, 108, 54, method=MarginMethod.ADJUSTED_WALD)
    assert found.centre == pytest.approx(33.028, abs=5e-4)
    assert found.lower == pytest.approx(24.945, abs=5e-4)
    assert found.upper == pytest.approx(41.110, abs=5e-4)
    assert found.score == pytest.approx(100 / 3)


def test_finite_population():
    assert nps(162, 108, 54, population=1000).margin == pytest.approx(6.676, abs=5e-4)
    assert nps(162, 108, 54, population=324).margin == 0


@pytest.mark.parametrize(
    ("variance", "planned"), [(WORST_NET_SCORE_VARIANCE, 1537), (2 / 3, 1025), (5 / 9, 854)]
)
def test_answers_for_a_margin_of_five_points(variance, planned):
    assert ceil(sample_size(0.05, variance=variance)) == planned


def test_published_arithmetic_that_is_wrong():
    # 45, 30 and 25 of 100 were once reported as 25, the share of detractors.
    assert nps(45, 30, 25).score == pytest.approx(20)
    assert nps(45, 30, 25).score != pytest.approx(25, abs=4)


def test_counts_by_answer():
    answers = {0: 1, 6: 2, 7: 4, 8: 8, 9: 16, 10: 32}
    assert promoter_counts(answers) == PromoterCounts(48, 12, 3)
    assert promoter_counts({}) == PromoterCounts(0, 0, 0)


@pytest.mark.parametrize("answers", [{11: 1}, {-1: 1}])
def test_answers_that_are_not_on_the_scale(answers):
    with pytest.raises(ValueError, match="must be from 0 to 10"):
        promoter_counts(answers)


def test_a_negative_count_of_an_answer():
    with pytest.raises(ValueError, match="cannot be negative"):
        promoter_counts({5: -1})


def test_no_answers_have_no_score():
    assert net_promoter_score(0, 0, 0) is None


@pytest.mark.parametrize("counts", [(-1, 0, 0), (0, -1, 0), (0, 0, -1)])
def test_negative_counts(counts):
    with pytest.raises(ValueError, match="cannot be negative"):
        net_promoter_score(*counts)


def test_more_answers_than_people():
    with pytest.raises(ValueError, match="cannot be more than population: 10 of 9"):
        net_promoter_score(4, 3, 3, population=9)


@pytest.mark.parametrize("confidence", [0, 1, 95, -0.5])
def test_impossible_confidence(confidence):
    with pytest.raises(ValueError, match="confidence must lie between 0 and 1"):
        net_promoter_score(4, 3, 3, confidence=confidence)


def test_answers_that_are_all_alike_have_a_margin_by_adjusted_wald_only():
    assert nps(0, 40, 0).margin == 0
    assert nps(0, 40, 0, method=MarginMethod.ADJUSTED_WALD).margin > 3


def test_few_answers_are_indicative_only():
    assert nps(10, 10, 9).indicative_only
    assert not nps(10, 10, 10).indicative_only


def test_the_interval_ends_where_scores_end():
    found = nps(5, 1, 0)
    assert found.score + found.margin > 100
    assert found.upper == 100


def test_a_small_rise_is_no_improvement():
    change = difference(nps(90, 70, 40), nps(96, 70, 34))
    assert change.change == pytest.approx(6)
    assert change.lower < 0 < change.upper
    assert not change.is_significant


def test_a_large_rise_is_one():
    earlier, later = nps(300, 300, 400), nps(450, 300, 250)
    change = difference(earlier, later)
    assert change.change == pytest.approx(30)
    assert change.standard_error == pytest.approx(
        sqrt(earlier.standard_error**2 + later.standard_error**2)
    )
    assert change.is_significant
    assert difference(later, earlier).change == -change.change


@settings(deadline=None)
@given(COUNT, COUNT, COUNT)
def test_bounds_and_symmetry(promoters, passives, detractors):
    found = net_promoter_score(promoters, passives, detractors)
    mirrored = net_promoter_score(detractors, passives, promoters)
    if found is None or mirrored is None:
        assert promoters + passives + detractors == 0
        return
    assert -100 <= found.lower <= found.score <= found.upper <= 100
    assert mirrored.score == -found.score
    assert mirrored.margin == pytest.approx(found.margin)
    assert 0 <= found.variance <= 1


@settings(deadline=None)
@given(COUNT, COUNT, COUNT)
def test_the_variance_is_that_of_the_covariance_form(promoters, passives, detractors):
    n = promoters + passives + detractors
    found = net_promoter_score(promoters, passives, detractors)
    if found is None:
        return
    p, d = Fraction(promoters, n), Fraction(detractors, n)
    variance = p * (1 - p) / n + d * (1 - d) / n + 2 * p * d / n
    assert found.standard_error == pytest.approx(100 * sqrt(variance), abs=1e-6)


@settings(deadline=None)
@given(COUNT, COUNT, COUNT, st.floats(0.5, 0.99), st.sampled_from(MarginMethod))
def test_more_confidence_is_a_wider_interval(promoters, passives, detractors, confidence, method):
    wide = net_score(promoters, passives, detractors, confidence=0.999, method=method)
    narrow = net_score(promoters, passives, detractors, confidence=confidence, method=method)
    if wide is not None and narrow is not None:
        assert narrow.margin <= wide.margin
        z = NormalDist().inv_cdf((1 + confidence) / 2)
        assert narrow.margin == pytest.approx(z * narrow.standard_error)
