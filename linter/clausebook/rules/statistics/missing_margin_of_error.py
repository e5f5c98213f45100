"""A score whose precision nobody can see."""

from collections.abc import Iterator
from typing import Any

from clausebook.amendment import Fix, Put, writing
from clausebook.analysis.rounding import number_in, rounded
from clausebook.analysis.survey_answers import answers_given
from clausebook.analysis.survey_scores import Score, population_of, score_of
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule
from clausebook.statistics.sampling import INDICATIVE_BELOW

_OF_SOME = (
    "questionnaire",
    "interview",
    "telephone",
    "focus_group",
    "meeting",
    "visit",
    "field_observation",
    "mystery_purchase",
)
"""Ways of asking that hear some of those for whom the score speaks; others count all there are."""
_BOUNDED = ("wald", "adjusted_wald")


@rule(
    "STA002",
    basis="practice",
    severity="warning",
    since="0.2",
    clauses="9.1.1 b, 9.1.3 b",
    mends=True,
)
def missing_margin_of_error(corpus: Corpus) -> Iterator[Finding]:
    """The score of a sample does not say how precise it is.

    Had other customers answered, the score would be another one. The margin of error says by how
    much: 324 answers carry a net promoter score to about 8 points, 40 answers to about 23. Without
    it a fall of 5 points sets a whole sales team running for nothing. So the results of a live
    survey tell:

    - from 30 answers on, `margin_of_error`, or `lower` and `upper` of the interval;
    - below 30 answers, that they are no more than a hint: `indicative_only: true`. Whoever says so
      needs no margin, also with more answers.

    A margin of 0 counts as none: by the usual formula it comes out where all answers are alike, and
    claims certainty where there is none. Nothing is asked where all answered for whom the score
    speaks, nor of ways that count all cases there are, such as complaints, returns, scorecards and
    lost quotes. The clauses ask for valid results and for methods that give them, not for a margin:
    that is good practice.

    ## Fails

    ```yaml
    SRV-0002:
      results: {margin_of_error: null}
    ```

    ## Fails

    ```yaml
    SRV-0001:
      results: {indicative_only: null}
    ```

    ## Passes

    ```yaml
    SRV-0002:
      results: {margin_of_error: null, lower: 26.7, upper: 40.0}
    ```

    ## Passes

    ```yaml
    SRV-0001:
      responded: 40
      answers: [{option: 10, count: 16}, {option: 9, count: 12}, {option: 8, count: 12}]
      results: {value: 70, promoters: 28, passives: 12, detractors: 0, indicative_only: null}
    ```
    """
    for survey in corpus.live("survey"):
        results = survey.part("results")
        if not results or survey.text("method") not in _OF_SOME or results.flag("indicative_only"):
            continue
        score = score_of(survey)
        answers = score.answers if score else answers_given(survey)
        if answers and answers != survey.whole("population"):
            yield from _precision(survey, answers, score)


def _precision(survey: Record, answers: int, score: Score | None) -> Iterator[Finding]:
    results = survey.part("results")
    margin = results.number("margin_of_error")
    if answers < INDICATIVE_BELOW:
        yield Finding(
            results.at(),
            f"{answers} answers are no more than a hint, and the results do not say so",
            "write 'indicative_only: true' under 'results'",
            fix=writing(results.at("indicative_only"), value=True),
        )
    elif margin is None and not (results.has("lower") and results.has("upper")):
        yield Finding(
            results.at(),
            f"a score from {answers} answers, and nothing says how precise it is",
            _hint(score, answers, survey),
            fix=_fix(score, answers, survey),
        )
    elif margin == 0:
        yield Finding(
            results.at("margin_of_error"),
            f"a margin of 0 claims that {answers} answers leave no doubt",
            _hint(score, answers, survey),
            fix=_fix(score, answers, survey),
        )


def _told(score: Score | None, answers: int, survey: Record) -> dict[str, Any]:
    """Return the margin by the first method that bounds it, as it is written; empty without one."""
    population = population_of(survey, answers)
    for method in _BOUNDED:
        if score is not None and method in score.methods:
            found = score.precision(population, method)
            if found is not None and found.margin > 0:
                margin = rounded(found.margin, survey.part("results").number("value") or 0.1)
                told = {"margin_of_error": number_in(margin), "margin_method": method}
                return {**told, "finite_population": True} if population else told
    return {}


def _hint(score: Score | None, answers: int, survey: Record) -> str:
    told = _told(score, answers, survey)
    if not told:
        return "write the margin of error with its method, or 'indicative_only: true'"
    return f"write '{', '.join(f'{name}: {_word(value)}' for name, value in told.items())}'"


def _word(value: object) -> str:
    return "true" if value is True else str(value)


def _fix(score: Score | None, answers: int, survey: Record) -> Fix | None:
    """Return the fix that writes what is not told yet, and nothing beside what is."""
    results, told = survey.part("results"), _told(score, answers, survey)
    stands = {name for name in told if results.has(name) and name != "margin_of_error"}
    if not told or stands:
        return None
    order = tuple(results.field.properties)
    puts = [Put((*results.pointer, name), value, order) for name, value in told.items()]
    return Fix(_hint(score, answers, survey), tuple(puts))
