"""Wrong pages about surveys, as they were published, are caught; right ones are not."""

import pytest

from clausebook.rules.satisfaction.impossible_survey import impossible_survey
from clausebook.rules.statistics.missing_margin_of_error import missing_margin_of_error
from clausebook.rules.statistics.too_small_sample import too_small_sample
from clausebook.rules.statistics.undefined_score import undefined_score
from clausebook.rules.statistics.wrong_margin_of_error import wrong_margin_of_error
from clausebook.rules.statistics.wrong_net_promoter_score import wrong_net_promoter_score
from clausebook.rules.statistics.wrong_survey_score import wrong_survey_score
from tests.corpora import corpus
from tests.rules.statistics.records import said, survey

RECOMMEND = {10: 162, 8: 108, 5: 54}
DELIGHTED = {5: 42, 4: 32, 3: 10, 2: 9, 1: 14}
SEVEN_STEPS = {1: 80, 2: 210, 3: 140, 4: 110, 5: 160, 6: 180, 7: 120}
PUBLISHED_AS_1000 = {1: 190, 2: 240, 3: 110, 4: 330, 5: 140}
NPS = "metric: nps, value: 33.3"
CSAT = 'metric: csat, value: 69.2, unit: "%"'
TOP = ", top_box: [4, 5]"
EASY = ", top_box: [6, 7], bottom_box: [1, 2, 3], direction: higher_is_better"


class TestNetPromoterScore:
    @pytest.mark.parametrize("value", ["33", "33.3", "33.33", "33.333"])
    def test_rounded_as_written(self, value):
        assert (
            said(wrong_net_promoter_score, survey(RECOMMEND, f"metric: nps, value: {value}")) == []
        )

    @pytest.mark.parametrize("value", ["33.4", "34", "0.33", "50"])
    def test_another_number(self, value):
        told = said(wrong_net_promoter_score, survey(RECOMMEND, f"metric: nps, value: {value}"))
        (message,) = told
        assert message.startswith(
            f"stated {value}, but 162 promoters and 54 detractors among 324 answers give 33.3"
        )

    def test_outside_its_range(self):
        told = said(wrong_net_promoter_score, survey(RECOMMEND, "metric: nps, value: 133"))
        assert told == ["a net promoter score of 133 is impossible: it lies from -100 to 100"]

    def test_eights_are_no_promoters(self):
        shifted = f"{NPS}, promoters: 270, passives: 0, detractors: 54"
        assert said(wrong_net_promoter_score, survey(RECOMMEND, shifted)) == [
            "270 promoters are stated, but the counts by answer give 162",
            "0 passives are stated, but the counts by answer give 108",
        ]

    def test_groups_that_are_not_all(self):
        lost = "metric: nps, value: 33.3, promoters: 162, passives: 100, detractors: 54"
        assert said(wrong_net_promoter_score, survey({}, lost, responded=324)) == [
            "promoters, passives and detractors are 316, but 324 answered"
        ]

    def test_on_a_scale_of_five(self):
        told = said(
            wrong_net_promoter_score, survey({5: 9, 1: 1}, "metric: nps, value: 0", scale=(1, 5))
        )
        assert told[0] == "a net promoter score needs answers from 0 to 10, but the scale is 1 to 5"

    def test_an_indicator_in_per_cent_that_takes_it(self):
        kpi = 'kind: kpi\nid: KPI-0001\nformula: x\nunit: "%"\ndirection: higher_is_better'
        told = said(wrong_net_promoter_score, survey(RECOMMEND, NPS, kpis="[KPI-0001]"), kpi)
        (message,) = told
        assert message.startswith("the unit of a net promoter score is '%'")

    def test_one_wrong_count_is_one_finding_of_another_rule(self):
        off = survey(
            RECOMMEND | {5: 55},
            f"{NPS}, promoters: 162, passives: 108, detractors: 54",
            responded=324,
        )
        assert said(wrong_net_promoter_score, off) == []
        assert len(said(impossible_survey, off)) == 1


class TestMarginOfError:
    def test_two_points_claimed_where_there_are_eight(self):
        assert said(wrong_margin_of_error, survey(RECOMMEND, f"{NPS}, margin_of_error: 2")) == [
            "stated ±2, but 324 answers give ±8.1 points at 95 %"
        ]

    def test_of_a_known_population(self):
        told = said(
            wrong_margin_of_error, survey(RECOMMEND, f"{NPS}, margin_of_error: 2", population=1000)
        )
        assert told == ["stated ±2, but 324 of 1000 answers give ±6.7 points at 95 %"]

    @pytest.mark.parametrize(
        "results",
        [
            "margin_of_error: 8.12",
            "margin_of_error: 8.13",  # divided by n - 1, as some tools do
            "margin_of_error: 6.68, finite_population: true",
            "margin_of_error: 8.1, lower: 25.2, upper: 41.4",
            "lower: 24.9, upper: 41.1, margin_method: adjusted_wald, finite_population: false",
            "margin_of_error: 10.7, confidence: 0.99, finite_population: false",
        ],
    )
    def test_each_method_that_was_named(self, results):
        assert (
            said(wrong_margin_of_error, survey(RECOMMEND, f"{NPS}, {results}", population=1000))
            == []
        )

    @pytest.mark.parametrize(
        "results",
        [
            "margin_of_error: 8.1, finite_population: true",
            "margin_of_error: 6.7, finite_population: false",
            "margin_of_error: 8.1, confidence: 0.9",
            "lower: 25.2, upper: 41.4, margin_method: adjusted_wald",
        ],
    )
    def test_not_the_method_that_was_named(self, results):
        assert (
            len(
                said(wrong_margin_of_error, survey(RECOMMEND, f"{NPS}, {results}", population=1000))
            )
            == 1
        )

    def test_the_interval_of_wilson(self):
        def told(lower: float) -> list[str]:
            results = f"{CSAT}, lower: {lower}, upper: 77.12, margin_method: wilson"
            return said(
                wrong_margin_of_error, survey(DELIGHTED, results, scale=(1, 5), instrument=TOP)
            )

        assert told(59.87) == []
        assert told(60.45) == [
            "the lower end is stated as 60.45, but 107 answers give 59.87 to 77.12"
        ]

    def test_a_share_that_is_told_from_0_to_1(self):
        results = "metric: csat, value: 0.69, margin_of_error: {}"
        fits, fails = (
            survey(DELIGHTED, results.format(margin), scale=(1, 5), instrument=TOP)
            for margin in (0.088, 8.8)
        )
        assert said(wrong_margin_of_error, fits) == []
        assert said(wrong_margin_of_error, fails) == [
            "stated ±8.8, but 107 answers give ±0.1 at 95 %"
        ]

    def test_all_alike_leave_doubt_all_the_same(self):
        passive = survey({7: 40}, "metric: nps, value: 0, margin_of_error: 0")
        assert said(wrong_margin_of_error, passive) == []
        (found,) = missing_margin_of_error(corpus({"a.yaml": passive}))
        assert found.message == "a margin of 0 claims that 40 answers leave no doubt"
        assert "margin_method: adjusted_wald" in found.hint

    @pytest.mark.parametrize(
        ("answers", "expected"), [({10: 29}, 1), ({10: 20, 9: 5, 5: 5}, 1), ({}, 0)]
    )
    def test_missing(self, answers, expected):
        assert (
            len(said(missing_margin_of_error, survey(answers, "metric: nps, value: 67")))
            == expected
        )

    def test_nobody_is_asked_about_a_census_or_a_count_of_all_cases(self):
        everybody = survey(RECOMMEND, NPS, population=324)
        scorecard = survey(RECOMMEND, NPS, method="customer_scorecard")
        assert (
            said(missing_margin_of_error, everybody)
            == said(missing_margin_of_error, scorecard)
            == []
        )


class TestSatisfactionAndEffort:
    @pytest.mark.parametrize("value", ["69", "69.2", "69.16"])
    def test_the_share_of_the_top_box(self, value):
        results = f'metric: csat, value: {value}, unit: "%", numerator: 74, denominator: 107'
        assert (
            said(wrong_survey_score, survey(DELIGHTED, results, scale=(1, 5), instrument=TOP)) == []
        )

    def test_a_mean_that_is_sold_as_a_share(self):
        results = 'metric: csat, value: 3.74, unit: "%"'
        assert said(
            wrong_survey_score, survey(DELIGHTED, results, scale=(1, 5), instrument=TOP)
        ) == ["3.74 is the mean of the answers, not the share of the top box, which is 69.16"]

    def test_a_page_whose_counts_and_sum_are_both_wrong(self):
        page = survey(
            PUBLISHED_AS_1000,
            "metric: ces, value: 2.82, numerator: 2820, denominator: 1000",
            scale=(1, 5),
            responded=1000,
            ces_version="mean",
        )
        assert said(impossible_survey, page) == ["the counts add up to 1010, but 1000 answered"]
        assert said(wrong_survey_score, page) == [
            "2820 is stated, but the sum of the scores is 3020"
        ]

    def test_the_same_page_once_all_who_answered_are_counted(self):
        page = survey(
            PUBLISHED_AS_1000, "metric: ces, value: 2.82", scale=(1, 5), ces_version="mean"
        )
        assert said(wrong_survey_score, page) == [
            "stated 2.82, but the mean of the answers is 2.99"
        ]

    def test_one_wrong_count_is_told_once(self):
        counts = PUBLISHED_AS_1000 | {5: 141}
        sums = "metric: ces, value: 2.99, numerator: 3020, denominator: 1010"
        page = survey(counts, sums, scale=(1, 5), responded=1010, ces_version="mean")
        assert len(said(impossible_survey, page)) == 1
        assert said(wrong_survey_score, page) == []

    @pytest.mark.parametrize(
        ("version", "value"), [("mean", 4.08), ("index", -13), ("top_box", 30)]
    )
    def test_three_scores_by_one_name(self, version, value):
        for other in (4.08, -13, 30):
            page = survey(
                SEVEN_STEPS,
                f"metric: ces, value: {other}",
                scale=(1, 7),
                instrument=EASY,
                ces_version=version,
            )
            assert bool(said(wrong_survey_score, page)) is (other != value)

    def test_an_effort_score_without_its_formula(self):
        page = survey(SEVEN_STEPS, "metric: ces, value: 4.08", scale=(1, 7))
        assert said(undefined_score, page) == ["nothing tells which formula it is"]
        assert said(wrong_survey_score, page) == []

    def test_an_index_without_its_boxes(self):
        page = survey(SEVEN_STEPS, "metric: ces, value: -13", scale=(1, 7), ces_version="index")
        (message,) = said(undefined_score, page)
        assert "satisfied or easy" in message
        assert "difficult" in message


class TestSampleSize:
    @pytest.mark.parametrize(("answered", "expected"), [(323, 0), (322, 0), (300, 1), (40, 1)])
    def test_for_five_points_among_two_thousand(self, answered, expected):
        results = f"metric: share, value: 50, numerator: {answered // 2}, denominator: {answered}"
        page = survey({}, results, responded=answered, population=2000, target_margin_of_error=5)
        assert len(said(too_small_sample, page)) == expected

    def test_forty_of_two_thousand(self):
        results = "metric: share, value: 50, numerator: 20, denominator: 40"
        page = survey({}, results, responded=40, population=2000, target_margin_of_error=5)
        assert said(too_small_sample, page) == [
            "40 of 2000 answers reach ±15.3 points, but ±5 points was planned"
        ]

    @pytest.mark.parametrize(
        "fields",
        [{"population": 99}, {"sampling": "census"}, {"bias_note": "Night shifts are missing"}],
    )
    def test_silent(self, fields):
        given = {"population": 2000, "target_margin_of_error": 5, **fields}
        results = "metric: share, value: 50, numerator: 20, denominator: 40"
        assert said(too_small_sample, survey({}, results, responded=40, **given)) == []
