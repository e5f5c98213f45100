"""Control charts and totals: published limits are right, what was got wrong in public is not."""

import pytest

from clausebook.rules.statistics.averaged_percentages import averaged_percentages
from clausebook.rules.statistics.premature_control_limits import premature_control_limits
from clausebook.rules.statistics.unanswered_signal import unanswered_signal
from clausebook.rules.statistics.unfit_chart import unfit_chart
from clausebook.rules.statistics.value_contradicts_counts import value_contradicts_counts
from clausebook.rules.statistics.wrong_control_limits import wrong_control_limits
from tests.rules.statistics.records import indicator, said, series, values

FLOW = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
PER_FIVE_COMPUTERS = [10, 12, 8, 14, 10, 16, 11, 7, 10, 15, 9, 5, 7, 11, 12, 6, 8, 10, 7, 5]
BOARDS = [21, 24, 16, 12, 15, 5, 28, 20, 31, 25, 20, 24, 16]
BOARDS += [19, 10, 17, 13, 22, 18, 39, 30, 24, 16, 19, 17, 15]
PLAIN = {"unit": '"1"', "factor": 1, "numerator": None, "denominator": None}
DEFECTS = {"unit": "per computer", "factor": 1}


def limits(until: str, stated: str) -> str:
    return f'[{{from: "2020-01", until: "{until}", {stated}}}]'


class TestLimits:
    @pytest.mark.parametrize(
        "stated",
        [
            "centre_line: 50.81, upper: 55.8041, lower: 45.8159",
            "centre_line: 50.8, upper: 55.8049, lower: 45.815",  # the factor 2.66 of tables
            "upper: 56, lower: 46",
        ],
    )
    def test_of_individuals_as_in_the_handbook(self, stated):
        kpi = indicator("i-mr", values(FLOW), limits=limits("2020-10", stated), **PLAIN)
        assert said(wrong_control_limits, kpi) == []

    def test_of_individuals_by_the_standard_deviation(self):
        # 3 s of all values, as spreadsheets give it: wider than the moving range allows.
        kpi = indicator("i-mr", values(FLOW), limits=limits("2020-10", "upper: 56.99"), **PLAIN)
        assert said(wrong_control_limits, kpi) == [
            "the upper limit is stated as 56.99, but the base gives 55.8"
        ]

    def test_of_individuals_with_an_outlier_left_out(self):
        rows = values([1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1])
        for stated in ("upper: 4.6, lower: -0.72", "upper: 6.95, lower: -3.06"):
            kpi = indicator("i-mr", rows, limits=limits("2021-06", stated), **PLAIN)
            assert said(wrong_control_limits, kpi) == []

    def test_of_rates_and_counts(self):
        rates = indicator(
            "u",
            series(PER_FIVE_COMPUTERS, 5),
            limits=limits("2021-08", "centre_line: 1.93, upper: 3.7939, lower: 0.0661"),
            **DEFECTS,
        )
        counts = indicator(
            "c",
            series(BOARDS),
            limits=limits("2022-02", "centre_line: 19.85, upper: 33.21, lower: 6.48"),
            **PLAIN,
        )
        assert said(wrong_control_limits, rates) == said(wrong_control_limits, counts) == []

    def test_of_rates_by_the_formula_for_counts(self):
        kpi = indicator(
            "u", series(PER_FIVE_COMPUTERS, 5), limits=limits("2021-08", "upper: 6.1"), **DEFECTS
        )
        assert said(wrong_control_limits, kpi) == [
            "the upper limit is stated as 6.1, but the base gives 3.8"
        ]

    def test_below_zero(self):
        kpi = indicator("c", series([1, 2, 3, 2]), limits=limits("2020-04", "lower: -2.2"), **PLAIN)
        assert said(wrong_control_limits, kpi) == [
            "the lower limit is -2.2, but no count falls below 0"
        ]

    def test_one_pair_for_samples_of_12_to_480(self):
        rows = [
            f'period: "2020-0{month}", numerator: {n - 1}, denominator: {n}'
            for month, n in enumerate((12, 480, 60), 1)
        ]
        (message,) = said(
            wrong_control_limits, indicator("p", rows, limits=limits("2020-03", "lower: 91.2"))
        )
        assert message.startswith("one limit is stated for all, but the denominators go from 12 to")

    def test_from_few_periods(self):
        def told(number: int, trial: str) -> list[str]:
            rows = series(BOARDS[:number])
            until = f"{2020 + (number - 1) // 12}-{(number - 1) % 12 + 1:02}"
            kpi = indicator("c", rows, limits=limits(until, f"trial: {trial}"), **PLAIN)
            return said(premature_control_limits, kpi)

        assert told(19, "false") == ["limits from 19 periods stand as lasting ones"]
        assert told(19, "true") == told(20, "false") == []


class TestChart:
    def test_counts_that_are_none(self):
        rows = ['period: "2020-01", numerator: 1.5, denominator: 3']
        (message,) = said(unfit_chart, indicator("p", rows))
        assert message.endswith("but 1.5 in 2020-01 is no count")

    def test_more_defects_than_units_suit_rates_only(self):
        rows = series([12, 9, 14], 5)
        assert len(said(unfit_chart, indicator("p", rows, **DEFECTS))) == 1
        assert said(unfit_chart, indicator("u", rows, **DEFECTS)) == []

    def test_the_opportunity_varies(self):
        rows = [
            f'period: "2020-0{m}", numerator: 9, denominator: {n}' for m, n in ((1, 100), (2, 126))
        ]
        (message,) = said(unfit_chart, indicator("c", rows, **DEFECTS))
        assert message.endswith("the opportunity varies from 100 to 126")

    def test_thousands_of_units_spread_more_than_chance(self):
        rows = series([9000, 9300, 8900, 9250, 8800, 9200, 9050, 9400], 10000)
        (message,) = said(unfit_chart, indicator("p", rows))
        assert "times as much as chance alone" in message
        assert said(unanswered_signal, indicator("p", rows)) == []


class TestSignals:
    def test_nine_below_the_centre_line(self):
        above, below = [49, 50] * 5, [46] * 9
        told = said(unanswered_signal, indicator("p", series(above + below, 50)))
        assert [message.partition(",")[0] for message in told] == [
            "100 in 2020-08 is the eighth in a row on one side of the centre line of 95.68",
            "92 in 2021-06 is the eighth in a row on one side of the centre line of 95.68",
        ]

    def test_eight_by_western_electric_are_nine_by_nelson(self):
        shift = [11, 13, 10, 12] * 4 + [14] * 8
        for rules, expected in (("western_electric", True), ("nelson", False)):
            kpi = indicator("c", series(shift), run_rules=rules, **PLAIN)
            found = any(
                "in a row on one side" in message for message in said(unanswered_signal, kpi)
            )
            assert found is expected

    def test_zones_are_not_for_counts(self):
        # Two of three points lie beyond two standard deviations.
        counts = [16, 15, 17, 16, 24.5, 15, 24.5, 16, 15, 17]
        rows = [f'period: "2020-{m:02}", value: {n}' for m, n in enumerate(counts, 1)]
        whole = series([int(n) for n in counts])
        assert (
            said(unanswered_signal, indicator("c", whole, run_rules="western_electric", **PLAIN))
            == []
        )
        assert said(unanswered_signal, indicator("i-mr", rows, run_rules="nelson", **PLAIN)) == []

    def test_a_point_on_the_limit_is_no_signal(self):
        # Wafer 3 of the e-Handbook, 6.3.3.1, lies on the upper limit of 28.
        wafers = [16, 14, 28, 16, 12, 20, 10, 12, 10, 17, 19, 17, 14]
        wafers += [16, 15, 13, 14, 16, 11, 20, 11, 19, 16, 31, 13]
        assert (len(wafers), sum(wafers)) == (25, 400)
        told = said(unanswered_signal, indicator("c", series(wafers), **PLAIN))
        assert told == [
            "31 in 2021-12 lies beyond the limit of 28, and neither cause nor response is told"
        ]

    @pytest.mark.parametrize(
        ("answer", "expected"),
        [("cause: Lamp worn", 0), ("responses: [CAR-0001]", 0), ("annotation: A bad one", 1)],
    )
    def test_an_answer_is_a_cause_or_a_record(self, answer, expected):
        rows = series([10, 11, 9, 10, 60, 11, 10, 9])
        rows[4] += f", {answer}"
        assert len(said(unanswered_signal, indicator("c", rows, **PLAIN))) == expected

    def test_a_shift_that_was_answered_where_it_begins(self):
        rows = series([20] * 10 + [10] * 12)
        rows[9] += ", cause: Old bench"
        rows[10] += ", cause: Second bench"
        assert said(unanswered_signal, indicator("c", rows, **PLAIN)) == []

    def test_each_point_is_judged_by_the_limits_that_apply(self):
        rows = series([20, 21, 19, 20, 22, 18, 20, 21, 19, 20, 3, 4, 2, 3, 4, 3, 2, 3, 4, 3])
        new = (
            '[{from: "2020-01", until: "2020-10"}, '
            '{from: "2020-11", until: "2021-08", reason: Second bench}]'
        )
        assert said(unanswered_signal, indicator("c", rows, **PLAIN)) != []
        assert said(unanswered_signal, indicator("c", rows, limits=new, **PLAIN)) == []

    def test_a_base_judges_what_comes_later(self):
        rows = series([20, 21, 19, 20, 22, 18, 20, 21, 19, 20, 40])
        base = '[{from: "2020-01", until: "2020-10", applies_from: "2020-11"}]'
        (message,) = said(unanswered_signal, indicator("c", rows, limits=base, **PLAIN))
        assert message.startswith("40 in 2020-11 lies beyond the limit of 33.4")


class TestTotals:
    def test_fifty_and_a_hundred_are_not_seventy_five(self):
        rows = [
            'period: "2020-01", numerator: 1, denominator: 2',
            'period: "2020-02", numerator: 98, denominator: 98',
        ]

        def told(value: int) -> list[str]:
            total = f'[{{from: "2020-01", until: "2020-02", value: {value}}}]'
            return said(averaged_percentages, indicator("run", rows, totals=total))

        assert told(99) == []
        assert told(75) == [
            "75 is the mean of the values of the periods, but together they are 99 of 100, which is 99"
        ]

    def test_without_counts_of_the_periods_the_total_has_its_own(self):
        rows = ['period: "2020-01", value: 50', 'period: "2020-02", value: 100']
        total = '[{from: "2020-01", until: "2020-02", numerator: 99, denominator: 100, value: 75}]'
        kpi = indicator("run", rows, totals=total)
        assert said(averaged_percentages, kpi) == ["stated 75, but 99 of 100 is 99"]

    @pytest.mark.parametrize(
        ("counts", "unit", "value"),
        [
            ((188, 200), '"%"', 94),
            ((150, 150_000), "ppm", 1000),
            ((110, 120_000), "ppm", 917),
            ((4, 608), "per 1000 deliveries", 6.6),
            ((4, 608), '"per 1,000 deliveries"', 6.58),
            ((331, 62), '"1"', 5.34),
        ],
    )
    def test_the_unit_tells_the_factor(self, counts, unit, value):
        def told(number: float) -> list[str]:
            rows = [
                f'period: "2020-01", numerator: {counts[0]}, denominator: {counts[1]}, value: {number}'
            ]
            return said(value_contradicts_counts, indicator("run", rows, unit=unit, factor=None))

        assert told(value) == []
        assert len(told(value + 1.2)) == 1

    def test_impossible_counts_are_told_elsewhere(self):
        rows = ['period: "2020-01", numerator: 51, denominator: 50, value: 94']
        kpi = indicator("p", rows)
        rules = (value_contradicts_counts, unfit_chart, unanswered_signal)
        assert [said(rule, kpi) for rule in rules] == [[], [], []]
