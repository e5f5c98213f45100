"""A score of satisfaction or effort that does not follow from its answers."""

from collections.abc import Iterator

from clausebook.amendment import writing
from clausebook.analysis.rounding import agrees, number_in, rounded
from clausebook.analysis.survey_answers import (
    answers_given,
    box,
    counts_of,
    score_kind,
    tally,
    within,
)
from clausebook.analysis.survey_scores import score_of
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule
from clausebook.statistics.satisfaction import mean_score

_WORDS = {
    "csat": "share of the top box",
    "share": "share",
    "top_box": "share of the top box",
    "mean": "mean of the answers",
    "index": "number of easy less difficult answers in points",
}


@rule(
    "STA104",
    basis="integrity",
    severity="error",
    since="0.2",
    clauses="9.1.2, 9.1.3 b",
    parent="STA004",
    mends=True,
)
def wrong_survey_score(corpus: Corpus) -> Iterator[Finding]:
    """A score of satisfaction or effort does not follow from its answers.

    What is called CSAT is a share: the answers in the declared top box among all answers, in per
    cent. The mean answer is another statistic; a "CSAT of 4.1 %" is a mean with the wrong name.
    The customer effort score goes by three formulas (`ces_version`): the mean answer, easy less
    difficult answers (top box less bottom box), or the share of the top box. They differ in unit
    and size.

    Checked is what is written: the numerator (satisfied answers, or the sum of the scores of a
    mean) and the denominator against the counts by answer; then the value, rounded to the decimals
    with which it is written. Where the counts do not add up to those who answered, that is
    FBK002's, and only what one wrong count cannot explain is told here. Net promoter scores are
    STA001's.

    ## Fails

    ```yaml
    SRV-0003:
      results: {value: 79.2}
    ```

    ## Fails

    ```yaml
    SRV-0003:
      results: {value: 3.7}
    ```

    ## Fails

    ```yaml
    SRV-0003:
      instrument: {top_box: null, bottom_box: [1, 2]}
      results: {metric: ces, value: 3.74, numerator: 410, margin_of_error: 0.26, unit: null}
      ces_version: mean
    ```

    ## Passes

    ```yaml
    SRV-0003:
      instrument: {bottom_box: [1, 2]}
      results: {metric: ces, value: 47.7, numerator: null, margin_of_error: 15.6, unit: points}
      ces_version: index
    ```
    """
    for survey in corpus.records("survey"):
        kind = score_kind(survey)
        if kind in _WORDS and survey.has("results"):
            found = [*_parts(survey, kind)]
            yield from found or _value(survey, kind)


def _parts(survey: Record, kind: str) -> Iterator[Finding]:
    """Find a numerator or a denominator that is not that of the counts."""
    results, counts = survey.part("results"), tally(survey)
    above, below = results.whole("numerator"), results.whole("denominator")
    if above is not None and below is not None and above > below and kind in ("csat", "share"):
        yield Finding(
            results.at("numerator"),
            f"{above} of {below} answers is more than all",
            "write how many answered in the top box, and how many answered",
        )
        return
    true = _true_numerator(survey, kind)
    if counts and true is not None and above is not None and above != true:
        missing = (answers_given(survey) or 0) - sum(counts.values())
        if counts_of(survey) or not _one_count_explains(survey, kind, above - true, missing):
            yield Finding(
                results.at("numerator"),
                f"{above} is stated, but {_sum_in_words(kind)} is {true}",
                f"write 'numerator: {true}'",
                (("the counts by answer", survey.at("answers")),),
                fix=writing(results.at("numerator"), true),
            )
    given = sum(counts_of(survey).values()) or answers_given(survey)
    if below is not None and given and below != given and (counts_of(survey) or not counts):
        yield Finding(
            results.at("denominator"),
            f"{below} answers are stated, but there are {given}",
            f"write 'denominator: {given}'",
            (("the counts by answer", survey.at("answers" if counts else "responded")),),
        )


def _true_numerator(survey: Record, kind: str) -> int | None:
    counts, satisfied = tally(survey), box(survey, "top_box")
    if kind == "mean":
        return sum(answer * count for answer, count in counts.items())
    if kind in ("csat", "top_box") and satisfied:
        return within(counts, satisfied)
    return None


def _one_count_explains(survey: Record, kind: str, gap: int, missing: int) -> bool:
    """Whether one count that is off by what is missing among the answers explains the gap too."""
    steps = tally(survey) if kind == "mean" else (0, 1)
    return any(gap == missing * step for step in steps)


def _sum_in_words(kind: str) -> str:
    return "the sum of the scores" if kind == "mean" else "the number of answers in the top box"


def _value(survey: Record, kind: str) -> Iterator[Finding]:
    results, score = survey.part("results"), score_of(survey)
    value = results.number("value")
    true = score.value if score is not None else _quotient(survey, kind)
    if value is None or true is None or agrees(value, true):
        return
    written = rounded(true, value)
    other = _other_statistic(survey, kind, value)
    told = f"stated {value:g}, but the {_WORDS[kind]} is {written}"
    hint = f"write 'value: {written}'"
    if other:
        told = f"{value:g} is the {other}, not the {_WORDS[kind]}, which is {written}"
        hint += ", or name the metric that it is"
    counts = (("the counts by answer", survey.at("answers")),) if survey.has("answers") else ()
    fix = None if other else writing(results.at("value"), number_in(written))
    yield Finding(results.at("value"), told, hint, counts, fix=fix)


def _quotient(survey: Record, kind: str) -> float | None:
    """Return the mean that numerator and denominator state, where the counts are not known."""
    results = survey.part("results")
    above, below = results.whole("numerator"), results.whole("denominator")
    return above / below if kind == "mean" and above is not None and below else None


def _other_statistic(survey: Record, kind: str, value: float) -> str:
    """Return what the value is instead, where it is another statistic of the same answers."""
    counts, satisfied = counts_of(survey), box(survey, "top_box")
    mean = mean_score(counts)
    if kind != "mean" and mean and agrees(value, mean.mean):
        return "mean of the answers"
    total = sum(counts.values())
    if kind == "mean" and total and agrees(value, 100 * within(counts, satisfied) / total):
        return "share of the top box"
    return ""
