"""Real data: the figures come out as published, or as a second method has them."""

import re
import statistics
from collections import Counter
from fractions import Fraction
from itertools import accumulate, pairwise
from math import sqrt

import pytest

from clausebook.statistics.capability import Support, Tolerance, capability_of
from clausebook.statistics.charts import ControlChart, c_chart, p_chart
from clausebook.statistics.complaints import complaint_times
from clausebook.statistics.delivery import on_time_delivery
from clausebook.statistics.individuals import individuals_chart
from clausebook.statistics.laney import laney_p_chart, spread_ratio
from clausebook.statistics.net_promoter import net_promoter_score, net_score, promoter_counts
from clausebook.statistics.pareto import pareto
from clausebook.statistics.ratios import mean_of_ratios, ratio_of_sums
from clausebook.statistics.runs import Conventions, RunRule, find_signals, rule_set
from clausebook.statistics.sampling import response_rate
from clausebook.statistics.satisfaction import customer_satisfaction, mean_score
from tests.real.sources import collection
from tests.statistics import real_series

SIX_PAINS = ("10a", "10b", "19c", "19f", "20a", "20f")
NHS_TARGET = 95
TWENTY_NORMAL_VALUES = [
    -0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774,
    1.71506499, 0.46091621, -1.26506123, -0.68685285, -0.44566197,
    1.22408180, 0.35981383, 0.40077145, 0.11068272, -0.55584113,
    1.78691314, 0.49785048, -1.96661716, 0.70135590, -0.47279141,
]  # fmt: skip
"""What R draws after set.seed(123); the snapshots print the first five and the results."""


def present(chart: ControlChart | None) -> ControlChart:
    assert chart is not None
    return chart


def beyond_limits(chart: ControlChart, conventions: Conventions | None = None) -> list[int]:
    rules = rule_set("beyond_limits")
    return [s.place for s in find_signals(chart.distances, rules, conventions=conventions)]


def test_net_promoter_score_of_the_carpentries():
    rows = real_series.recommendation_scores()
    assert (len(rows), rows.count("NA")) == (176, 42)
    answers = Counter(int(row) for row in rows if row != "NA")
    counts = promoter_counts(answers)
    assert (counts.promoters, counts.passives, counts.detractors) == (93, 32, 9)
    found = net_promoter_score(counts.promoters, counts.passives, counts.detractors)
    assert found is not None
    assert found.responses == 134
    assert found.score == pytest.approx(62.69, abs=5e-3)
    assert round(found.score) == 63
    scored = [100] * 93 + [0] * 32 + [-100] * 9
    assert found.standard_error == pytest.approx(statistics.pstdev(scored) / sqrt(134))


def test_c_chart_of_the_wafers():
    wafers, defects = real_series.dataplot_columns("MONITOR-6_3_3_1.DAT")
    chart = present(c_chart([int(count) for count in defects]))
    limits = chart.limits[0]
    assert len(wafers) == 25
    assert (chart.centre, limits.upper, limits.lower) == (16, 28, 4)
    assert [wafers[place] for place in beyond_limits(chart)] == [24]
    # Wafer 3 lies on the upper limit: the handbook, as we do, takes it for in control.
    assert defects[2] == 28
    loose = beyond_limits(chart, Conventions(on_line_is_beyond=True))
    assert [wafers[place] for place in loose] == [3, 24]


def test_p_chart_of_the_motors():
    _, defectives, sizes = real_series.dataplot_columns("PCC.DAT")
    numbers, totals = [int(n) for n in defectives], [int(n) for n in sizes]
    chart = present(p_chart(numbers, totals))
    share = Fraction(sum(numbers), sum(totals))
    assert len(numbers) == 20
    assert chart.centre == pytest.approx(float(share))
    # By exact squares: (d - np)² > 9 n p (1 - p).
    outside = [
        place
        for place, (d, n) in enumerate(zip(numbers, totals, strict=True))
        if (d - n * share) ** 2 > 9 * n * share * (1 - share)
    ]
    assert beyond_limits(chart) == outside
    for limits, n in zip(chart.limits, totals, strict=True):
        assert (limits.upper - chart.centre) ** 2 == pytest.approx(
            float(9 * share * (1 - share) / n)
        )
    widest = min(range(20), key=totals.__getitem__)
    assert chart.limits[widest].upper == max(limits.upper for limits in chart.limits)


def test_capability_of_the_furnace():
    thickness = real_series.dataplot_columns("FURNACE.DAT")[3]
    found = capability_of(thickness, Tolerance(460, 660))
    assert found is not None
    mean, deviation = statistics.fmean(thickness), statistics.stdev(thickness)
    assert (found.count, found.support) == (168, Support.ENOUGH)
    assert found.cp == pytest.approx(200 / (6 * deviation))
    assert found.cpk == pytest.approx(min(660 - mean, mean - 460) / (3 * deviation))


def test_individuals_as_in_the_snapshots_of_the_nhs():
    folder = collection("spc-nhsr-ptd") / "tests" / "testthat" / "_snaps"
    printed = (folder / "ptd_spc_standard.md").read_text(encoding="utf-8")
    first = re.search(r"\$ y +<dbl> (.*), 0\.1~", printed)
    assert first is not None
    assert [float(number) for number in first[1].split(",")] == TWENTY_NORMAL_VALUES[:4]
    mean, lower, upper = (
        float(re.findall(rf"\$ {name} +<dbl> ([-.0-9]+),", printed)[0])
        for name in ("mean_col", "lpl", "upl")
    )
    chart = present(individuals_chart(TWENTY_NORMAL_VALUES, screen=True))
    assert chart.centre == pytest.approx(mean, abs=5e-8)
    # There the factor 3 / 1.128 is rounded to 2.66.
    stretch = 2.66 * 1.128 / 3
    assert chart.centre - 3 * stretch * chart.limits[0].sigma == pytest.approx(lower, abs=5e-6)
    assert chart.centre + 3 * stretch * chart.limits[0].sigma == pytest.approx(upper, abs=5e-6)
    assert list(find_signals(chart.distances, rule_set("western_electric"))) == []


def test_individuals_of_two_groups_as_in_the_snapshots_of_the_nhs():
    folder = collection("spc-nhsr-ptd") / "tests" / "testthat" / "_snaps"
    printed = (folder / "ptd_spc.md").read_text(encoding="utf-8")
    rows = re.findall(
        r"^ +\d +([01]) +([-.0-9]+) +([-.0-9]+) +([-.0-9]+) +10 +10 ", printed, re.MULTILINE
    )
    assert len(rows) == 2
    for group, *numbers in rows:
        half = TWENTY_NORMAL_VALUES[10 * int(group) :][:10]
        chart = present(individuals_chart(half, screen=True))
        expected = [float(number) for number in numbers]
        found = [chart.centre, chart.limits[0].lower, chart.limits[0].upper]
        assert found == pytest.approx(expected, abs=6e-3)


def test_on_time_in_emergency_departments():
    months = real_series.emergency_months()
    assert len(months) == 36
    for seen, late in months.values():
        found = on_time_delivery(seen - late, seen)
        assert found == pytest.approx(float(100 - Fraction(100 * late, seen)))
        assert found is not None
        assert found < NHS_TARGET


@pytest.mark.parametrize(
    ("month", "published"),
    [("2016-12-01", 79.3), ("2017-01-01", 77.6), ("2017-12-01", 77.3)],
)
def test_the_worst_months_of_large_departments_as_reported(month, published):
    # The Guardian, 11 January 2018, from the figures of NHS England for departments of type 1.
    seen, late = real_series.emergency_months(only_type="1")[month]
    found = on_time_delivery(seen - late, seen)
    assert found == pytest.approx(published, abs=0.05)


def test_the_total_of_the_months_is_not_their_mean():
    parts = [(seen - late, seen) for seen, late in real_series.emergency_months().values()]
    total = ratio_of_sums(parts)
    assert total == pytest.approx(1 - 8_295_237 / 72_019_402)
    assert mean_of_ratios(parts) == pytest.approx(
        statistics.fmean(above / below for above, below in parts)
    )
    assert mean_of_ratios(parts) != pytest.approx(total, abs=1e-4)


def test_millions_of_attendances_need_laney():
    months = real_series.emergency_months(only_type="1")
    late, seen = [m[1] for m in months.values()], [m[0] for m in months.values()]
    plain, wide = present(p_chart(late, seen)), present(laney_p_chart(late, seen))
    share = Fraction(sum(late), sum(seen))
    outside = [
        place
        for place, (d, n) in enumerate(zip(late, seen, strict=True))
        if (d - n * share) ** 2 > 9 * n * share * (1 - share)
    ]
    assert beyond_limits(plain) == outside
    assert len(outside) > 30
    ratio = spread_ratio(plain)
    assert ratio is not None
    assert ratio > 20
    deviations = [
        float(d - n * share) / sqrt(n * share * (1 - share))
        for d, n in zip(late, seen, strict=True)
    ]
    steps = [abs(b - a) for a, b in pairwise(deviations)]
    assert ratio == pytest.approx(statistics.fmean(steps) / 1.128)
    assert len(beyond_limits(wide)) < len(outside) / 4


def test_the_winters_of_emergency_departments_are_signals():
    months = real_series.emergency_months(only_type="1")
    chart = present(
        laney_p_chart([late for _, late in months.values()], [seen for seen, _ in months.values()])
    )
    rules = rule_set("beyond_limits_and_run", of_counts=True)
    names = list(months)
    found = [(s.rule, names[s.place], s.side) for s in find_signals(chart.distances, rules)]
    late = [month for rule, month, side in found if side > 0]
    assert late
    assert {month[5:7] for month in late} <= {"12", "01", "02", "03"}
    assert all(side < 0 for rule, _, side in found if rule is RunRule.EIGHT_ON_ONE_SIDE)


def test_types_of_animal_complaints():
    counts = real_series.complaint_types()
    found = pareto(counts)
    assert found is not None
    assert found.total == 4969
    assert [(row.category, row.weight) for row in found.rows[:3]] == [
        ("Animal-Abuse", 1804),
        ("Dead Animal", 1695),
        ("Animal in a Park", 921),
    ]
    sums = accumulate(count for _, count in counts.most_common())
    cumulative = [float(Fraction(100 * running, 4969)) for running in sums]
    assert [row.cumulative_percentage for row in found.rows] == pytest.approx(cumulative)
    assert len(found.vital_few) == next(n for n, share in enumerate(cumulative, 1) if share >= 80)


def test_closing_times_of_animal_complaints():
    closed, still_open = real_series.closing_hours(), real_series.open_hours()
    found = complaint_times(closed, 24, open_ages=still_open)
    assert (found.closed, found.open) == (4692, 277)
    assert found.median == pytest.approx(4.48, abs=5e-3)
    assert found.median == statistics.median(closed)
    assert found.ninetieth_percentile == pytest.approx(
        statistics.quantiles(closed, n=10, method="inclusive")[-1]
    )
    assert found.mean == pytest.approx(statistics.fmean(closed))
    assert found.oldest_open_age == max(still_open)
    # Leaving the old ones open flatters the share of those closed in time.
    assert found.within_limit_percentage is not None
    assert found.kept_percentage is not None
    late = sum(age > 24 for age in (*closed, *still_open))
    assert found.kept_percentage == pytest.approx(
        100 * found.within_limit / (found.within_limit + late)
    )
    assert found.kept_percentage < found.within_limit_percentage


def test_complete_sessions_of_a_survey():
    rows = real_series.survey_answers("2015-12-notebook-ux", "20160115235816-SurveyExport.csv")
    states = Counter(row["Status"] for row in rows)
    # Its README: 1706 rows, 927 partial (54 %) and 779 complete (46 %).
    assert (len(rows), states["Partial"], states["Complete"]) == (1706, 927, 779)
    found = response_rate(states["Complete"], len(rows))
    assert found is not None
    assert round(100 * found) == 46


@pytest.mark.parametrize("item", SIX_PAINS)
def test_pains_on_a_scale_of_0_to_4(item):
    rows = real_series.survey_answers("2020-12-jupyter-survey/data", "all_responses.csv")
    (column,) = (name for name in rows[0] if name.startswith(f"{item}. "))
    numbers = [int(match[1]) for row in rows if (match := re.match(r"\(([0-4])\)", row[column]))]
    assert len(rows) == 1135
    assert 900 < len(numbers) < 1135
    answers = Counter(numbers)
    mean = mean_score(answers)
    assert mean is not None
    assert mean.mean == pytest.approx(statistics.fmean(numbers))
    assert mean.standard_deviation == pytest.approx(statistics.stdev(numbers))
    grave = customer_satisfaction(answers, satisfied=(3, 4))
    assert grave is not None
    assert grave.percentage == pytest.approx(100 * statistics.fmean(n >= 3 for n in numbers))
    assert grave.lower < grave.percentage < grave.upper


def test_expectations_met_by_a_tool_and_by_its_rivals():
    rows = real_series.survey_answers("2020-12-jupyter-survey/data", "all_responses.csv")

    def score(item: str) -> tuple[float, float]:
        (column,) = (name for name in rows[0] if name.startswith(f"{item}. "))
        answers = Counter(row[column] for row in rows)
        found = net_score(answers["Yes."], answers["Neutral."], answers["No."])
        assert found is not None
        points = {"Yes.": 100, "Neutral.": 0, "No.": -100}
        flat = [points[row[column]] for row in rows if row[column] in points]
        assert found.score == pytest.approx(statistics.fmean(flat))
        assert found.standard_error == pytest.approx(statistics.pstdev(flat) / sqrt(len(flat)))
        return found.lower, found.upper

    charts, tests = score("7e2"), score("7c2")
    assert charts[0] > tests[1]
