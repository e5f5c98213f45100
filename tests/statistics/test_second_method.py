"""The same numbers from NumPy, SciPy and statsmodels, where these are installed."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausebook.statistics.capability import Tolerance, capability
from clausebook.statistics.complaints import WorkingCalendar, quantile
from clausebook.statistics.individuals import individuals_chart
from clausebook.statistics.intervals import (
    adjusted_wald_interval,
    critical_value,
    wilson_interval,
)
from clausebook.statistics.net_promoter import net_promoter_score
from clausebook.statistics.satisfaction import mean_score

COUNTS = st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize("confidence", [0.5, 0.8, 0.9, 0.95, 0.99, 0.999])
def test_critical_values(confidence):
    normal = pytest.importorskip("scipy.stats").norm
    assert critical_value(confidence) == pytest.approx(normal.ppf((1 + confidence) / 2))


@settings(deadline=None)
@given(COUNTS, st.sampled_from([0.8, 0.95, 0.99]))
def test_wilson(counts, confidence):
    proportion = pytest.importorskip("statsmodels.stats.proportion")
    lower, upper = proportion.proportion_confint(*counts, alpha=1 - confidence, method="wilson")
    found = wilson_interval(*counts, confidence=confidence)
    assert found is not None
    assert (found.lower, found.upper) == pytest.approx((lower, upper), abs=1e-9)


@settings(deadline=None)
@given(COUNTS, st.sampled_from([0.8, 0.95, 0.99]))
def test_adjusted_wald(counts, confidence):
    proportion = pytest.importorskip("statsmodels.stats.proportion")
    expected = proportion.proportion_confint(*counts, alpha=1 - confidence, method="agresti_coull")
    found = adjusted_wald_interval(*counts, confidence=confidence)
    assert found is not None
    clipped = max(0.0, found.lower), min(1.0, found.upper)
    assert clipped == pytest.approx(expected, abs=1e-9)


@settings(deadline=None)
@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=50), st.floats(0, 1))
def test_quantiles(values, share):
    numpy = pytest.importorskip("numpy")
    assert quantile(values, share) == pytest.approx(numpy.quantile(values, share), abs=1e-6)


@settings(deadline=None)
@given(
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    st.integers(0, 500),
    st.lists(st.dates(date(2020, 1, 1), date(2032, 12, 31)), max_size=10),
)
def test_business_days(start, length, holidays):
    numpy = pytest.importorskip("numpy")
    end = start + timedelta(length)
    counted = numpy.busday_count(
        start + timedelta(1), end + timedelta(1), holidays=[str(day) for day in holidays]
    )
    assert WorkingCalendar((5, 6), holidays).days(start, end) == counted


@settings(deadline=None)
@given(st.integers(0, 200), st.integers(0, 200), st.integers(0, 200))
def test_standard_error_of_a_net_score(promoters, passives, detractors):
    numpy = pytest.importorskip("numpy")
    found = net_promoter_score(promoters, passives, detractors)
    answers = [1] * promoters + [0] * passives + [-1] * detractors
    if found is not None:
        expected = 100 * numpy.std(answers) / numpy.sqrt(len(answers))
        assert found.standard_error == pytest.approx(expected, abs=1e-6)


@settings(deadline=None)
@given(st.dictionaries(st.integers(1, 7), st.integers(0, 50)))
def test_means(answers):
    numpy = pytest.importorskip("numpy")
    found = mean_score(answers)
    flat = numpy.repeat(list(answers.keys()), list(answers.values()))
    if found is not None:
        assert found.mean == pytest.approx(flat.mean())
        if found.standard_deviation is not None:
            assert found.standard_deviation == pytest.approx(flat.std(ddof=1))


@settings(deadline=None)
@given(st.lists(st.floats(-1e4, 1e4), min_size=2, max_size=40))
def test_individuals(values):
    numpy = pytest.importorskip("numpy")
    chart = individuals_chart(values)
    assert chart is not None
    reach = 3 * numpy.abs(numpy.diff(values)).mean() / 1.128
    assert chart.limits[0].upper == pytest.approx(numpy.mean(values) + reach, abs=1e-6)


@pytest.mark.parametrize("count", [25, 30, 100, 1000])
@pytest.mark.parametrize("confidence", [0.9, 0.95, 0.99])
def test_interval_of_cp(count, confidence):
    chi2 = pytest.importorskip("scipy.stats").chi2
    found = capability(14, 2, Tolerance(8, 20), count=count, confidence=confidence).cp_interval
    assert found is not None
    tail = (1 - confidence) / 2
    exact = [(chi2.ppf(p, count - 1) / (count - 1)) ** 0.5 for p in (tail, 1 - tail)]
    assert [found.lower, found.upper] == pytest.approx(exact, rel=0.005)
