"""Too few answers for the precision that was planned."""

from collections.abc import Iterator
from math import ceil

from clausebook.analysis.rounding import rounded
from clausebook.analysis.survey_answers import answers_given, score_kind
from clausebook.analysis.survey_scores import SHARES, population_of, score_of, unit_of
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule
from clausebook.statistics.sampling import (
    WORST_NET_SCORE_VARIANCE,
    WORST_SHARE_VARIANCE,
    margin_of_share,
    sample_size,
)

_NET = ("nps", "index")


@rule("STA005", basis="practice", severity="warning", since="0.2", clauses="9.1.1 b, 9.1.3 b")
def too_small_sample(corpus: Corpus, *, fewest: int = 100) -> Iterator[Finding]:
    """Too few answered for the precision for which the survey was planned.

    Whoever plans for 5 points and hears 40 of 2000 customers knows the share of the satisfied to 15
    points, and mistakes weather for climate. Where a live survey with results says for which margin
    it was planned (`target_margin_of_error`, in the unit of the score), the margin that its answers
    reach is computed at 95 %, allowing for the size of the population: from the answers themselves
    where the counts are known, else for the case that spreads most.

    Silent for a census, for populations below `fewest` (100), where a margin says little, where the
    results are told as a hint (`indicative_only`), and where a `bias_note` says who is missing
    among the answers and what that may do: then somebody has looked.

    ## Fails

    ```yaml
    SRV-0002:
      target_margin_of_error: 5
      bias_note: null
    ```

    ## Fails

    ```yaml
    SRV-0003:
      population: 2000
      frame: 2000
      invited: 400
      responded: 40
      answers: null
      results: {value: 75, numerator: 30, denominator: 40, margin_of_error: 13.4}
      target_margin_of_error: 5
      bias_note: null
    ```

    ## Passes

    ```yaml
    SRV-0002:
      target_margin_of_error: 7
      bias_note: null
    ```

    ## Passes

    ```yaml
    SRV-0002:
      target_margin_of_error: 5
      invited: 1000
      frame: 1000
      sampling: census
      bias_note: null
    ```
    """
    for survey in corpus.live("survey"):
        planned, results = survey.number("target_margin_of_error"), survey.part("results")
        if not planned or not results or survey.has("bias_note"):
            continue
        is_hint, is_census = results.flag("indicative_only"), survey.text("sampling") == "census"
        population = survey.whole("population")
        if is_hint or is_census or (population is not None and population < fewest):
            continue
        reached = _reached(survey)
        if reached is not None and round(reached[1], 1) > planned:
            yield _finding(survey, planned, *reached)


def _reached(survey: Record) -> tuple[int, float] | None:
    """Return the number of answers and the margin that they reach, in the unit of the score."""
    score, given = score_of(survey), answers_given(survey)
    if score is not None:
        found = score.precision(population_of(survey, score.answers))
        return None if found is None else (score.answers, found.margin)
    kind = score_kind(survey)
    if not given or given < 0 or kind not in (*_NET, *SHARES):
        return None
    # Of answers counted +1, 0 and -1 the widest margin is twice that of a share.
    widest = margin_of_share(0.5, given, population=population_of(survey, given))
    if widest is None:
        return None
    return given, 100 * widest * (2 if kind in _NET else 1)


def _finding(survey: Record, planned: float, answers: int, margin: float) -> Finding:
    population = population_of(survey, answers)
    of = f" of {population}" if population else ""
    unit = unit_of(survey)
    return Finding(
        survey.at("responded") if survey.has("responded") else survey.part("results").at(),
        f"{answers}{of} answers reach ±{rounded(margin)}{unit}, but ±{planned:g}{unit} was planned",
        f"ask more{_needed(survey, planned)}, or say under 'bias_note' who is missing and what "
        "that may do to the score",
        (("the margin that was planned", survey.at("target_margin_of_error")),),
    )


def _needed(survey: Record, planned: float) -> str:
    """Return how many answers the plan would have asked for in the case that spreads most."""
    kind = score_kind(survey)
    if kind not in (*_NET, *SHARES):
        return ""
    variance = WORST_NET_SCORE_VARIANCE if kind in _NET else WORST_SHARE_VARIANCE
    share = planned if unit_of(survey) == "" else planned / 100
    population = survey.whole("population") or None
    return f" ({ceil(sample_size(share, variance=variance, population=population))} answers)"
