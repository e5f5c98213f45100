"""Two waves of a survey: what they show, and what may be said of it."""

from typing import Any

import pytest

from clausebook.rules.statistics.incomparable_waves import incomparable_waves
from clausebook.rules.statistics.unlike_benchmark import unlike_benchmark
from clausebook.rules.statistics.unsupported_change_claim import unsupported_change_claim
from tests.rules.statistics.records import indicator, said, survey

FIRST = survey({10: 162, 8: 108, 5: 54}, "metric: nps, value: 33.3")
THREE_MORE = {10: 168, 8: 106, 5: 50}
TWENTY_MORE = {10: 215, 8: 70, 5: 39}


def later(answers: dict[int, int], reading: str, **fields: Any) -> str:
    return survey(
        answers,
        "metric: nps, value: 36.4",
        id="SRV-0002",
        previous_wave="SRV-0001",
        reading=f'"{reading}"',
        **fields,
    )


class TestClaims:
    @pytest.mark.parametrize(
        "reading",
        [
            "Recommendation improved by three points.",
            "Up from 33 last year.",
            "A significant rise.",
            "Better than in spring.",
            "The score fell among small bakeries.",
        ],
    )
    def test_three_points_with_a_margin_of_eleven(self, reading):
        (message,) = said(unsupported_change_claim, FIRST, later(THREE_MORE, reading))
        assert message.endswith(
            "from 33.3 to 36.4 is a change of 3.1 with a margin of ±11.4 points"
        )

    @pytest.mark.parametrize(
        "reading",
        [
            "Improved by three points, which lies within the margin of eleven.",
            "36 after 33: the rise may be chance.",
            "No significant change; it rose by three points.",
            "Half of the customers are promoters.",
            "We are to improve the handbook.",
        ],
    )
    def test_said_with_care(self, reading):
        assert said(unsupported_change_claim, FIRST, later(THREE_MORE, reading)) == []

    def test_a_change_beyond_its_margin_may_be_claimed(self):
        assert said(unsupported_change_claim, FIRST, later(TWENTY_MORE, "It improved.")) == []

    def test_without_the_earlier_wave_nothing_is_judged(self):
        assert said(unsupported_change_claim, later(THREE_MORE, "It improved.")) == []

    def test_other_languages_are_not_judged(self):
        assert (
            said(unsupported_change_claim, FIRST, later(THREE_MORE, "Is fell.", language="de"))
            == []
        )

    def test_a_census_shows_what_it_shows(self):
        first = survey({10: 16, 8: 10, 5: 5}, "metric: nps, value: 35.5", population=31)
        second = later({10: 17, 8: 9, 5: 5}, "It improved.", population=31)
        assert said(unsupported_change_claim, first, second) == []

    @pytest.mark.parametrize(("trend", "expected"), [("better", 1), ("stable", 0), ("mixed", 0)])
    def test_the_trend_of_a_review(self, trend, expected):
        inputs = f"inputs: {{satisfaction_and_feedback: {{records: [SRV-0002], trend: {trend}}}}}"
        review = f"kind: management-review\nid: MRV-0001\nperiod: {{from: 2026-01-01, until: 2026-06-01}}\n{inputs}"
        second = later(THREE_MORE, "36 after 33.")
        assert len(said(unsupported_change_claim, FIRST, second, review)) == expected


class TestComparable:
    def told(self, **fields: str) -> list[str]:
        return said(incomparable_waves, FIRST, later(THREE_MORE, "36.", **fields))

    def test_the_same(self):
        assert self.told() == []

    def test_another_scale(self):
        second = survey(
            {4: 30, 5: 20},
            "metric: csat, value: 100",
            id="SRV-0002",
            previous_wave="SRV-0001",
            scale=(1, 5),
        )
        assert said(incomparable_waves, FIRST, second) == [
            "SRV-0001 cannot be compared: it differs in scale, the statistic (nps and csat)"
        ]

    def test_another_mode_where_both_are_told(self):
        assert self.told(mode="telephone") == []
        first = FIRST + "\nmode: online"
        second = later(THREE_MORE, "36.", mode="telephone")
        assert said(incomparable_waves, first, second) == [
            "SRV-0001 cannot be compared: it differs in how it reached people (online and telephone)"
        ]

    def test_spaces_and_a_full_stop_make_no_other_question(self):
        assert (
            said(
                incomparable_waves,
                FIRST,
                later(THREE_MORE, "36.").replace("How was it?", "how  was it"),
            )
            == []
        )


@pytest.mark.parametrize(
    ("comparability", "expected"),
    [
        ("{same_definition: false, verdict: comparable}", 1),
        ("{same_definition: true, same_population: false, verdict: comparable}", 1),
        ("{same_definition: true, verdict: comparable}", 0),
        ("{same_definition: false, verdict: with_care}", 0),
        ("{verdict: with_care}", 1),
    ],
)
def test_the_verdict_on_a_figure_of_others(comparability, expected):
    record = f"kind: benchmark\nid: BMK-0001\nsource: Panel\ncomparability: {comparability}"
    assert len(said(unlike_benchmark, record)) == expected


def test_a_figure_of_others_beside_an_indicator():
    figure = "{value: 91, source: Panel, 'on': '2026-01-01'}"
    assert said(unlike_benchmark, indicator("run", [], benchmark=figure)) == [
        "91 of 'Panel' stands beside ours, and nothing says whether it counts the same"
    ]
