"""Real surveys and series as records: the rules agree with what was published about them."""

from collections import Counter

import pytest

from clausebook.rules.statistics.averaged_percentages import averaged_percentages
from clausebook.rules.statistics.missing_margin_of_error import missing_margin_of_error
from clausebook.rules.statistics.unanswered_signal import unanswered_signal
from clausebook.rules.statistics.unfit_chart import unfit_chart
from clausebook.rules.statistics.wrong_control_limits import wrong_control_limits
from clausebook.rules.statistics.wrong_net_promoter_score import wrong_net_promoter_score
from clausebook.statistics.ratios import mean_of_ratios, ratio_of_sums
from tests.rules.statistics.records import indicator, said, series, survey
from tests.statistics import real_series

PLAIN = {"unit": '"1"', "factor": 1}


@pytest.mark.parametrize(("value", "expected"), [("62.69", 0), ("63", 0), ("69", 1)])
def test_the_recommendation_of_the_carpentries(value, expected):
    # 69 would be the promoters alone.
    rows = real_series.recommendation_scores()
    answers = Counter(int(row) for row in rows if row != "NA")
    groups = "promoters: 93, passives: 32, detractors: 9"
    page = survey(answers, f"metric: nps, value: {value}, {groups}", responded=176, unanswered=42)
    assert len(said(wrong_net_promoter_score, page)) == expected
    assert said(missing_margin_of_error, page) == [
        "a score from 134 answers, and nothing says how precise it is"
    ]


def test_the_wafers_of_the_handbook():
    _, defects = real_series.dataplot_columns("MONITOR-6_3_3_1.DAT")
    stated = '[{from: "2020-01", until: "2022-01", centre_line: 16, upper: 28, lower: 4}]'
    kpi = indicator("c", series([int(count) for count in defects]), limits=stated, **PLAIN)
    assert said(wrong_control_limits, kpi) == said(unfit_chart, kpi) == []
    assert said(unanswered_signal, kpi) == [
        "31 in 2021-12 lies beyond the limit of 28, and neither cause nor response is told"
    ]


def test_the_motors_need_limits_of_their_own_for_each_sample():
    _, defectives, sizes = real_series.dataplot_columns("PCC.DAT")
    rows = [
        row.replace("numerator", f"denominator: {int(size)}, numerator")
        for row, size in zip(series([int(n) for n in defectives]), sizes, strict=True)
    ]
    share = 100 * sum(defectives) / sum(sizes)
    centre = f'[{{from: "2020-01", until: "2021-08", centre_line: {share:.2f}}}]'
    one_pair = f'[{{from: "2020-01", until: "2021-08", upper: {share + 5:.2f}}}]'
    assert said(wrong_control_limits, indicator("p", rows, limits=centre)) == []
    (message,) = said(wrong_control_limits, indicator("p", rows, limits=one_pair))
    assert message.startswith("one limit is stated for all")


def test_millions_of_attendances_are_no_p_chart():
    months = real_series.emergency_months(only_type="1")
    rows = [
        f'period: "{month[:7]}", numerator: {seen - late}, denominator: {seen}'
        for month, (seen, late) in months.items()
    ]
    (message,) = said(unfit_chart, indicator("p", rows))
    assert "times as much as chance alone makes them" in message
    assert said(unanswered_signal, indicator("p", rows)) == []
    assert said(unfit_chart, indicator("i-mr", rows)) == []


def test_the_year_of_the_departments_is_no_mean_of_its_months():
    months = {m: n for m, n in real_series.emergency_months().items() if m.startswith("2017")}
    parts = [(seen - late, seen) for seen, late in months.values()]
    rows = [
        f'period: "{month[:7]}", numerator: {above}, denominator: {below}'
        for month, (above, below) in zip(months, parts, strict=True)
    ]

    def told(share: float | None) -> list[str]:
        assert share is not None
        total = f'[{{from: "2017-01", until: "2017-12", value: {100 * share:.4f}}}]'
        return said(averaged_percentages, indicator("run", rows, totals=total))

    assert told(ratio_of_sums(parts)) == []
    (message,) = told(mean_of_ratios(parts))
    assert "is the mean of the values of the periods" in message
