"""Are customers satisfied? Only what the intervals of the latest surveys allow to say."""

import pytest

from clausebook.analysis.satisfaction_verdict import Leaning, satisfaction_verdict
from clausebook.analysis.survey_results import survey_results
from tests.corpora import corpus

SURVEY = """id: SRV-000{number}
kind: survey
method: questionnaire
responded: {responded}
instrument: {{question: a, scale_minimum: 1, scale_maximum: {maximum}{more}}}
answers: [{answers}]
results: {{metric: {metric}, value: {value}{unit}}}"""


def survey(number, metric, value, answers, *, maximum=5, more="", unit="", extra=""):
    counts = ", ".join(f"{{option: {option}, count: {count}}}" for option, count in answers.items())
    text = SURVEY.format(
        number=number,
        metric=metric,
        value=value,
        answers=counts,
        responded=sum(answers.values()),
        maximum=maximum,
        more=more,
        unit=unit,
    )
    return f"{text}\n{extra}".strip()


def verdict(*texts):
    return satisfaction_verdict(survey_results(corpus({"a.yaml": "\n---\n".join(texts)})))


TOP = ", top_box: [4, 5]"
HIGH = ", direction: higher_is_better"
LOW = ", direction: lower_is_better"
PERCENT = ", unit: '%'"


@pytest.mark.parametrize(
    ("text", "leaning"),
    [
        (survey(1, "csat", 80, {5: 80, 2: 20}, more=TOP, unit=PERCENT), Leaning.FOR),
        (survey(1, "csat", 20, {5: 20, 2: 80}, more=TOP, unit=PERCENT), Leaning.AGAINST),
        (survey(1, "csat", 52, {5: 52, 2: 48}, more=TOP, unit=PERCENT), Leaning.UNTOLD),
        (survey(1, "csat", 0.8, {5: 80, 2: 20}, more=TOP), Leaning.FOR),
        (survey(1, "csat", 90, {5: 9, 2: 1}, more=TOP, unit=PERCENT), Leaning.UNTOLD),
        (survey(1, "nps", 60, {9: 80, 3: 20}, maximum=10), Leaning.FOR),
        (survey(1, "nps", -60, {9: 20, 3: 80}, maximum=10), Leaning.AGAINST),
        (survey(1, "nps", 0, {9: 50, 3: 50}, maximum=10), Leaning.UNTOLD),
        (survey(1, "mean", 4.2, {5: 60, 3: 40}, more=HIGH), Leaning.FOR),
        (survey(1, "mean", 4.2, {5: 60, 3: 40}, more=LOW), Leaning.AGAINST),
        (survey(1, "mean", 4.2, {5: 60, 3: 40}), Leaning.UNTOLD),
    ],
)
def test_a_survey_says_no_more_than_its_interval(text, leaning):
    (one,) = verdict(text).opinions
    assert one.leaning is leaning
    assert bool(one.why) == (leaning is Leaning.UNTOLD)


def test_a_wave_that_was_repeated_does_not_count():
    first = survey(1, "nps", -60, {9: 20, 3: 80}, maximum=10)
    again = survey(2, "nps", 60, {9: 80, 3: 20}, maximum=10, extra="previous_wave: SRV-0001")
    found = verdict(first, again)
    assert [one.result.survey.id for one in found.opinions] == ["SRV-0002"]
    assert (found.count(Leaning.FOR), found.count(Leaning.AGAINST)) == (1, 0)


def test_the_wide_interval_is_judged_and_the_middle_told():
    few, many = {5: 57, 2: 43}, {5: 80, 2: 20}
    narrowed = survey(1, "csat", 57, few, more=TOP, unit=PERCENT, extra="population: 110")
    (one,) = verdict(narrowed).opinions
    assert one.result.precision.lower > 50 > one.result.widest.lower
    assert (one.leaning, one.middle) == (Leaning.UNTOLD, 50.0)
    (one,) = verdict(survey(1, "csat", 80, many, more=TOP, unit=PERCENT)).opinions
    assert (one.leaning, one.middle, one.result.widest) == (Leaning.FOR, 50.0, one.result.precision)
