"""A net promoter score that does not follow from its answers."""

from collections.abc import Iterator
from dataclasses import asdict

from clausebook.amendment import writing
from clausebook.analysis.rounding import agrees, number_in, rounded
from clausebook.analysis.survey_answers import (
    answers_given,
    counts_of,
    promoters_of,
    stated_groups,
    tally,
)
from clausebook.analysis.survey_scores import PER_CENT
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule
from clausebook.statistics.net_promoter import PromoterCounts, net_promoter_score

_LOWEST, _HIGHEST = 0, 10


@rule(
    "STA001", basis="integrity", severity="error", since="0.2", clauses="9.1.2, 9.1.3 b", mends=True
)
def wrong_net_promoter_score(corpus: Corpus) -> Iterator[Finding]:
    """A net promoter score does not follow from its answers, or is not one.

    The score is 100 (promoters - detractors) / answers. Promoters answered 9 or 10 on the scale of
    0 to 10, passives 7 or 8, detractors 0 to 6. It lies between -100 and 100 and is a number, not a
    percentage: a score of 20 does not say that a fifth of the customers recommend anything.

    Checked is what is written in a survey whose metric is `nps`: the three groups against the
    counts by answer, or else against the number of those who answered; numerator (promoters less
    detractors) and denominator; the score, rounded to the decimals with which it is written; its
    unit, also that of an indicator which takes the score; and the scale. Counts by answer that do
    not add up are FBK002's; then the score is held against the three groups.

    ## Fails

    ```yaml
    SRV-0001:
      results: {value: 60}
    ```

    ## Fails

    ```yaml
    SRV-0001:
      results: {promoters: 19, passives: 3, value: 64}
    ```

    ## Fails

    ```yaml
    SRV-0001:
      results: {unit: "%"}
    ```

    ## Fails

    ```yaml
    SRV-0001:
      responded: 100
      population: 2000
      frame: 400
      invited: 400
      sampling: random
      answers: null
      results: {promoters: 45, passives: 30, detractors: 25, value: 25, margin_of_error: 15.9}
    ```

    ## Passes

    ```yaml
    SRV-0001:
      answers: null
      results: {value: 48.0, numerator: 12, denominator: 25, unit: points}
    ```
    """
    for survey in corpus.records("survey"):
        results = survey.part("results")
        if results.text("metric") == "nps":
            yield from _scale(survey)
            yield from _units(corpus, survey)
            found = [*_groups(survey)]
            yield from found or _value(survey)


def _scale(survey: Record) -> Iterator[Finding]:
    instrument, answers = survey.part("instrument"), tally(survey)
    low, high = instrument.whole("scale_minimum"), instrument.whole("scale_maximum")
    if low is None or high is None or (low, high) == (_LOWEST, _HIGHEST):
        if instrument.text("direction") == "lower_is_better":
            yield Finding(
                instrument.at("direction"),
                "promoters are those who answer 9 or 10, but the lower answers are said to be good",
                "write 'direction: higher_is_better', or name another metric",
            )
    elif low < high and all(low <= answer <= high for answer in answers):
        yield Finding(
            survey.part("results").at("metric"),
            f"a net promoter score needs answers from 0 to 10, but the scale is {low} to {high}",
            "name what it is, as in 'metric: csat' or 'metric: mean'",
            (("the scale", instrument.at()),),
        )


def _units(corpus: Corpus, survey: Record) -> Iterator[Finding]:
    results = survey.part("results")
    fed = [k for k in corpus.targets(survey, "feeds") if k.kind.name == "kpi" and k.is_valid]
    for part in (results, *fed):
        unit = part.text("unit")
        if unit.strip().lower() in PER_CENT:
            yield Finding(
                part.at("unit"),
                f"the unit of a net promoter score is '{unit}', but it is a number from -100 to "
                "100, not a percentage",
                "write 'unit: points' or 'unit: \"1\"'",
            )


def _groups(survey: Record) -> Iterator[Finding]:
    """Find groups that are not those of the counts, or do not add up."""
    results, stated = survey.part("results"), stated_groups(survey)
    counted = counts_of(survey)
    true = promoters_of(survey) if counted else None
    if true is not None:
        for name, count in asdict(true).items():
            told = results.whole(name)
            if told is not None and told != count:
                yield Finding(
                    results.at(name),
                    f"{told} {name} are stated, but the counts by answer give {count}",
                    f"write '{name}: {count}'",
                    (("the counts by answer", survey.at("answers")),),
                    fix=writing(results.at(name), count),
                )
    elif stated is not None and not tally(survey):
        total, given = _total(stated), answers_given(survey)
        if given is not None and total != given:
            yield Finding(
                results.at("promoters"),
                f"promoters, passives and detractors are {total}, but {given} answered",
                "mend the three counts, or 'responded'",
                (("those who answered", survey.at("responded")),),
            )


def _value(survey: Record) -> Iterator[Finding]:
    results, groups = survey.part("results"), promoters_of(survey)
    score = net_promoter_score(**asdict(groups)) if groups else None
    value = results.number("value")
    if value is not None and not -100 <= value <= 100:
        yield Finding(
            results.at("value"),
            f"a net promoter score of {value:g} is impossible: it lies from -100 to 100",
            "write 100 times promoters less detractors, divided by all answers",
        )
        return
    if groups is None or score is None:
        return
    if value is not None and not agrees(value, score.score):
        true = rounded(score.score, value)
        yield Finding(
            results.at("value"),
            f"stated {value:g}, but {groups.promoters} promoters and {groups.detractors} "
            f"detractors among {score.responses} answers give {true}",
            f"write 'value: {true}'",
            fix=writing(results.at("value"), number_in(true)),
        )
        return
    parts = {"numerator": groups.promoters - groups.detractors, "denominator": score.responses}
    for name, true_count in parts.items():
        told = results.whole(name)
        if told is not None and told != true_count:
            yield Finding(
                results.at(name),
                f"the {name} is stated as {told}, but it is {true_count}",
                f"write '{name}: {true_count}': promoters less detractors, and all answers",
                fix=writing(results.at(name), true_count),
            )


def _total(groups: PromoterCounts) -> int:
    return groups.promoters + groups.passives + groups.detractors
