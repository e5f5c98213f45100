"""Kano, opportunity and Pareto: what publications print, right and wrong."""

import pytest

from clausebook.rules.statistics.undecided_kano_category import undecided_kano_category
from clausebook.rules.statistics.wrong_kano_analysis import wrong_kano_analysis
from clausebook.rules.statistics.wrong_opportunity_score import wrong_opportunity_score
from clausebook.rules.statistics.wrong_pareto import wrong_pareto
from tests.rules.statistics.records import indicator, need, said, survey

EDGE_GRIP = "attractive: 7, one_dimensional: 33, must_be: 50, indifferent: 10"
HOTEL = [("noise", 33), ("cleaning", 19), ("staff", 11), ("food", 9), ("price", 5), ("other", 3)]


class TestKano:
    @pytest.mark.parametrize("stated", ["better: 0.4, worse: -0.83", "category: must_be"])
    def test_the_edge_grip_of_sauerwein(self, stated):
        assert (
            said(wrong_kano_analysis, need(kano=f"{{{EDGE_GRIP}, respondents: 100, {stated}}}"))
            == []
        )

    def test_worse_from_attractive_and_must_be(self):
        # As Muchtiar 2018 prints it: (A + M) / (A + O + M + I).
        told = said(wrong_kano_analysis, need(kano=f"{{{EDGE_GRIP}, worse: -0.57}}"))
        assert told == ["worse is stated as -0.57, but the counts give -0.83"]

    def test_worse_is_negative(self):
        told = said(wrong_kano_analysis, need(kano=f"{{{EDGE_GRIP}, worse: 0.83}}"))
        assert told == ["worse is stated as 0.83, but the counts give -0.83; it has the wrong sign"]

    def test_reverse_and_questionable_answers_are_in_neither_sum(self):
        counts = f"{EDGE_GRIP}, reverse: 60, questionable: 40, respondents: 200, better: 0.2"
        told = said(wrong_kano_analysis, need(kano=f"{{{counts}}}"))
        assert told == ["better is stated as 0.2, but the counts give 0.4"]

    def test_counts_that_are_not_all_answers(self):
        told = said(wrong_kano_analysis, need(kano=f"{{{EDGE_GRIP}, respondents: 102, worse: 1}}"))
        assert told == ["the counts add up to 100, but 102 answered"]

    @pytest.mark.parametrize(
        ("counts", "first", "second"),
        [
            ("must_be: 9, one_dimensional: 9", "must_be", "one_dimensional"),
            ("one_dimensional: 9, attractive: 9", "one_dimensional", "attractive"),
            ("attractive: 9, indifferent: 9", "attractive", "indifferent"),
        ],
    )
    def test_of_equal_categories_the_graver_comes_first(self, counts, first, second):
        assert said(wrong_kano_analysis, need(kano=f"{{{counts}, category: {first}}}")) == []
        (message,) = said(wrong_kano_analysis, need(kano=f"{{{counts}, category: {second}}}"))
        assert message.endswith("which comes first where two are equal")

    @pytest.mark.parametrize(("most", "expected"), [(22, 1), (28, 1), (30, 0)])
    def test_nearly_tied(self, most, expected):
        counts = f"one_dimensional: {most}, attractive: 20, must_be: 5, indifferent: 3"
        assert len(said(undecided_kano_category, need(kano=f"{{{counts}}}"))) == expected

    def test_no_answers_yet(self):
        empty = need(kano="{attractive: 0, better: 0.4}")
        assert said(wrong_kano_analysis, empty) == said(undecided_kano_category, empty) == []


class TestOpportunity:
    @pytest.mark.parametrize(
        ("importance", "satisfaction", "score"), [(9.5, 3.2, 15.8), (6, 9, 6), (8, 8, 8)]
    )
    def test_as_ulwick_has_it(self, importance, satisfaction, score):
        given = {"importance": importance, "satisfaction": satisfaction}
        assert said(wrong_opportunity_score, need(**given, opportunity_score=score)) == []
        assert len(said(wrong_opportunity_score, need(**given, opportunity_score=score + 1))) == 1

    def test_satisfaction_above_importance_takes_nothing_off(self):
        told = said(
            wrong_opportunity_score, need(importance=6, satisfaction=9, opportunity_score=3)
        )
        assert told == ["stated 3, but importance 6 and satisfaction 9 give 6"]

    def test_a_mean_is_no_rating(self):
        answers = {5: 42, 4: 32, 3: 10, 2: 9, 1: 14}
        rated = survey(answers, "metric: mean, value: 3.74", scale=(1, 5))
        told = said(
            wrong_opportunity_score,
            need(importance=9, satisfaction=3.74, rated_in="SRV-0001"),
            rated,
        )
        (message,) = told
        assert message.startswith("3.74 is the mean answer of SRV-0001 on a scale to 5; ten times")
        assert message.endswith("is 6.9")
        shares = need(importance=9, satisfaction=6.9, rated_in="SRV-0001")
        assert said(wrong_opportunity_score, shares, rated) == []


class TestPareto:
    def told(self, rows: list[tuple[str, int]], more: str = "", columns: str = "") -> list[str]:
        written = ", ".join(
            f"{{category: {name}, count: {count}{columns if place == 2 else ''}}}"
            for place, (name, count) in enumerate(rows)
        )
        analysis = f'[{{from: "2020-01", until: "2020-01", rows: [{written}]{more}}}]'
        return said(wrong_pareto, indicator("run", [], pareto=analysis))

    def test_complaints_of_a_hotel(self):
        few = ", vital_few: [noise, cleaning, staff, food]"
        assert self.told(HOTEL, few, ", percentage: 13.75, cumulative: 78.75") == []
        (message,) = self.told(HOTEL, ", vital_few: [noise, cleaning, staff]")
        assert message.endswith("'noise, cleaning, staff, food'")

    def test_out_of_order(self):
        swapped = [HOTEL[1], HOTEL[0], *HOTEL[2:]]
        assert self.told(swapped) == ["'noise' has 33, but stands below 'cleaning' with 19"]

    def test_other_stands_last_whatever_its_size(self):
        large = [("other", 40), *HOTEL[:-1]]
        assert self.told(large) == ["'other' stands above 'noise'"]
        assert self.told([*HOTEL[:-1], ("other", 40)]) == []

    @pytest.mark.parametrize(
        ("column", "message"),
        [
            ("percentage: 31.75", "stated 31.75 %, but 'staff' has 13.75 %"),
            ("cumulative: 87.75", "stated 87.75 %, but 'staff' and all above it have 78.75 %"),
        ],
    )
    def test_wrong_sums(self, column, message):
        assert self.told(HOTEL, columns=f", {column}") == [message]

    def test_a_category_that_stands_twice(self):
        assert self.told([*HOTEL[:3], ("staff", 9)]) == ["the category 'staff' stands twice"]

    def test_equal_categories_may_change_places(self):
        equal = [("a", 5), ("c", 2), ("b", 2), ("d", 1)]
        assert self.told(equal, ", threshold: 70, vital_few: [a, c]") == []

    def test_what_the_series_counts(self):
        rows = "{category: noise, count: 3}, {category: other, count: 1}"
        analysis = f'[{{from: "2020-01", until: "2020-01", rows: [{rows}]}}]'
        row = 'period: "2020-01", numerator: 5, denominator: 50'
        assert said(wrong_pareto, indicator("run", [row], pareto=analysis)) == [
            "the categories add up to 4, but the series counts 5 from 2020-01 to 2020-01"
        ]
